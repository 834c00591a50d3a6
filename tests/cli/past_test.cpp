// Commands on past disputes as a user runs them.
#include <sstream>

#include <gmock/gmock.h>

#include "tests/cli/program.hpp"
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
    for (const char* command : {"check", "solve", "deals", "standoff", "talks", "forecast", "precedents"}) {
        const Ran ran = shell(std::string("parley ") + command + " " + after);
        EXPECT_EQ(ran.exit_code, 3) << command;
        EXPECT_THAT(ran.err, HasSubstr("which only backtest, precedents and score open")) << command;
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
