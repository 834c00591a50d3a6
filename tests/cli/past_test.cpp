// Commands on past disputes as a user runs them.
#include <algorithm>
#include <cstdio>
#include <sstream>

#include <gmock/gmock.h>

#include "tests/cli/program.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::past_test {
namespace {

using ::testing::HasSubstr;

const std::string three = "--only us-brazil-2025 --only us-eu-2018-steel --only us-switzerland-2025";

TEST(PastCommands, precedents_are_of_a_scenario_or_of_a_past_dispute) {
    EXPECT_THAT(shell("parley precedents us-china-2018").out, HasSubstr("Left out, its own story:"));
    EXPECT_THAT(shell("parley precedents us-brazil-2025").out, HasSubstr("United States and Colombia"));
    const Ran typo = shell("parley precedents us-brasil-2025");
    EXPECT_EQ(typo.exit_code, 3);
    EXPECT_THAT(typo.err, HasSubstr("did you mean us-brazil-2025?"));
}

TEST(PastCommands, what_happened_is_opened_by_no_other_command) {
    const std::string after = (source_folder() / "histories/us-brazil-2025/after.yaml").string();
    for (const char* command : {"check", "solve", "deals", "standoff", "talks", "forecast", "precedents", "course",
                                "record", "brief --text"}) {
        const Ran ran = shell(std::string("parley ") + command + " " + after);
        EXPECT_EQ(ran.exit_code, 3) << command;
        EXPECT_THAT(ran.err, HasSubstr("which only backtest, precedents, score and the last section of a brief open"))
            << command;
    }
}

TEST(PastCommands, a_record_with_a_statement_after_its_cut_off_does_not_pass_the_check) {
    const Folder folder;
    const std::string facts = text_of(source_folder() / "histories/us-brazil-2025/facts.yaml");
    EXPECT_EQ(shell("parley check " + folder.file("facts.yaml", facts)).exit_code, 0);
    std::string later = facts;
    const std::string day = "{date: 2025-07-07, by: bra";
    later.replace(later.find(day), day.size(), "{date: 2025-07-10, by: bra");
    const Ran ran = shell("parley check " + folder.file("later.yaml", later));
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("a statement of the cut-off day or before, 2025-07-09, found 2025-07-10"));
}

TEST(PastCommands, a_backtest_as_json_has_the_scores_of_its_table) {
    const json found = json::parse(shell("parley backtest --no-lenses --draws 9 --json").out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/backtest-1.schema.json")), found), "");
    const std::string table = shell("parley backtest --no-lenses --draws 9").out;
    for (const json& each : found["methods"]) {
        char brier[16];
        std::snprintf(brier, sizeof brier, "%.3f", each["brier"].get<double>());
        const std::size_t at = table.find("\n" + each["words"].get<std::string>().substr(0, 31));
        ASSERT_NE(at, table.npos) << each["words"];
        EXPECT_EQ(table.substr(at + 1).find(brier), 33U) << each["words"];
    }
    EXPECT_GT(found["cases"].size(), 20U);
    EXPECT_EQ(shell("parley backtest --no-lenses --page --json").exit_code, 2);
}

TEST(PastCommands, a_stopped_backtest_goes_on_with_what_it_kept_and_says_the_same) {
    const Folder folder;
    const std::string keep = " --draws 9 --keep " + folder.path("kept");
    const Ran whole = shell("parley backtest --draws 9 " + three);
    // As if killed after the first of the three.
    EXPECT_EQ(shell("parley backtest --only us-brazil-2025" + keep).exit_code, 0);
    EXPECT_EQ(shell("parley backtest " + three + keep).out, whole.out);
    const std::string kept = folder.path("kept") + "/us-brazil-2025.scenario.csv";
    // What is not whole, or of other inputs, is found anew.
    EXPECT_EQ(shell("head -c 100 " + kept + " > " + kept + ".part && mv " + kept + ".part " + kept).exit_code, 0);
    EXPECT_EQ(shell("parley backtest " + three + keep).out, whole.out);
    // Kept by another program: another key, and figures that this one would not find.
    EXPECT_EQ(shell("sed -i 's/^key,..../key,0000/; s/,0[.][0-9]*/,0.5/g' " + kept).exit_code, 0);
    EXPECT_EQ(shell("parley backtest " + three + keep).out, whole.out);
    EXPECT_THAT(shell("parley backtest --only us-brasil-2025").err, HasSubstr("found us-brasil-2025"));
}

TEST(PastCommands, a_forecast_written_down_is_scored_against_its_own_dispute_only) {
    const Folder folder;
    const std::string written = folder.path("f.csv"), histories = (source_folder() / "histories/").string();
    EXPECT_EQ(shell("parley precedents us-brazil-2025 --register " + written).exit_code, 0);
    EXPECT_THAT(shell("parley score " + written + " " + histories + "us-brazil-2025/after.yaml").out,
                HasSubstr("Brier"));
    EXPECT_THAT(shell("parley score " + written + " " + histories + "us-india-2025/after.yaml").err,
                HasSubstr("expected what happened after us-brazil-2025"));
}

TEST(PastCommands, a_brief_puts_its_chances_beside_what_happened_and_nothing_else_of_it_changes) {
    const Folder folder;
    const std::string past = (source_folder() / "histories/us-brazil-2025").string(), after = past + "/after.yaml";
    const auto data = [&](const std::string& options) {
        const Ran ran = shell("parley brief " + past + " --ranges none --json" + options);
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return json::parse(ran.out);
    };
    const json before = data("");
    json with = data(" --after " + after);
    const json schema = json::parse(text_of(source_folder() / "docs/schema/brief-1.schema.json"));
    EXPECT_EQ(schema_problem(schema, with), "");
    const json happened = with["happened"];
    EXPECT_EQ(with["findings"].back()["id"], "title.happened");
    EXPECT_EQ(with["findings"].back()["text"], happened["summary"][0]);
    with.erase("happened");
    with["findings"].erase(with["findings"].size() - 1);
    EXPECT_EQ(with, before);
    for (const char* word : {"Section 301 investigation", "sentenced"})  // of what came
        EXPECT_THAT(before.dump(), ::testing::Not(HasSubstr(word)));
    EXPECT_EQ(happened["questions"][0]["fact"], "yes, 2025-08-06");
    EXPECT_EQ(happened["questions"][3]["chance_leaned_wrong"], true);  // an agreement by 6 months: 61 %, and none came
    // The chances are those that a forecast of the same file prints.
    const json forecast = json::parse(shell("parley forecast " + past + " --json").out);
    for (std::size_t q = 0; q < happened["questions"].size(); ++q)
        EXPECT_EQ(happened["questions"][q]["chance"], forecast["chances"]["questions"][q]["chance"]);
}

TEST(PastCommands, a_brief_refuses_what_happened_in_another_dispute_before_it_solves_anything) {
    const Folder folder;
    const std::string histories = (source_folder() / "histories/").string(),
                      out = " --json -o " + folder.path("d.json");
    const auto refused = [&](const std::string& what, const std::string& says) {
        const Ran ran = shell("parley brief " + what + out);
        EXPECT_EQ(ran.exit_code, 3) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(says));
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        EXPECT_THAT(folder.content(), ::testing::Not(HasSubstr("d.json")));
    };
    const std::string brazil = histories + "us-brazil-2025", after = " --after " + brazil + "/after.yaml";
    refused(histories + "us-india-2025" + after, "expected what happened after us-india-2025 of");
    refused(brazil + " --after " + brazil + "/facts.yaml", "facts.yaml");
    refused(brazil + " --after " + folder.path("none.yaml"), "none.yaml");
    refused((source_folder() / "conflicts/elmira-1993.yaml").string() + after, "--after: expected a scenario");
}

// What needs no solving, to the letter; `make backtest` writes the rest.
TEST(PastCommands, the_page_of_the_back_test_is_what_comes_out) {
    const std::string page = text_of(source_folder() / "docs/backtest.md");
    std::istringstream lines(shell("parley backtest --page --no-lenses").out);
    std::size_t rows = 0;
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("| ")) continue;
        EXPECT_THAT(page, HasSubstr(line + "\n"));
        ++rows;
    }
    EXPECT_GT(rows, 30U);
}

TEST(PastCommands, the_track_record_is_what_its_files_say_under_their_seals) {
    const Ran ran = shell("python3 " + (source_folder() / "tools/track_record.py").string() + " --check");
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
}

TEST(PastCommands, coded_scenarios_are_what_the_rules_make_of_their_records) {
    const Ran ran = shell("python3 " + (source_folder() / "tools/code_histories.py").string() + " --check");
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
}

}  // namespace
}  // namespace parley::testing::past_test
