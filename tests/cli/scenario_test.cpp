// `parley solve SCENARIO` and `parley check`, as a user runs them.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sstream>

#include <sys/wait.h>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"

namespace parley::testing::scenario_test {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string report =
    "The report of a day.\nDuties on $225 million of goods may follow, on $7 million of cars too.\n";

class Scenarios : public ::testing::Test {
protected:
    Folder folder;
    const std::string file = folder.file("dispute.yaml", small_dispute());
};

std::size_t lines(const std::string& text) {
    return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST_F(Scenarios, are_solved_into_tables_and_end_with_0) {
    const Ran ran = shell("parley solve " + file);
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, StartsWith("A small dispute\n\nReal income "));
    std::istringstream text(ran.out);
    for (std::string line; std::getline(text, line);) EXPECT_LE(line.size(), 100U + 20U) << line;
}

TEST_F(Scenarios, are_found_by_name_by_folder_and_by_file) {
    const auto json_of = [](const std::string& what) {
        const Ran ran = shell("parley solve " + what + " --outcome no-duties --json");
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return json::parse(ran.out);
    };
    const std::string path = (source_folder() / "scenarios/us-china-2018").string();
    const json by_name = json_of("us-china-2018");
    for (const std::string& what : {"'" + path + "'", "'" + path + "/scenario.yaml'"}) {
        json other = json_of(what);
        EXPECT_EQ(other["manifest"]["scenario"]["id"], "us-china-2018");
        other["manifest"]["scenario"]["file"] = by_name["manifest"]["scenario"]["file"];
        EXPECT_EQ(other, by_name) << what;
    }
}

TEST_F(Scenarios, another_number_by_set_is_that_number_in_the_file) {
    std::string other = small_dispute();
    const std::string was = "goods: {measures: [{duty: {value: +25 points";
    other.replace(other.find(was), was.size(), "goods: {measures: [{duty: {value: +28 points");
    const std::string edited = folder.file("edited.yaml", other);
    const std::string csv = " --outcome goods --csv";
    const Ran by_set =
        shell("parley solve " + file + csv + " --set 'issues.tariffs.levels.goods.measures.1.duty=28 points'");
    EXPECT_EQ(by_set.exit_code, 0) << by_set.err;
    EXPECT_EQ(by_set.out, shell("parley solve " + edited + csv).out);
    EXPECT_NE(by_set.out, shell("parley solve " + file + csv).out);

    const auto refused = [&](const std::string& words) {
        return shell("parley solve " + file + " --set '" + words + "'");
    };
    EXPECT_THAT(refused("duty_rats=28 points").err, HasSubstr("did you mean"));
    EXPECT_THAT(refused("duty_rate=28").err, HasSubstr("--set: expected duty_rate with its unit, such as"));
    EXPECT_EQ(refused("duty_rate=28").exit_code, 3);
    EXPECT_EQ(refused("duty_rate").exit_code, 2);
}

TEST_F(Scenarios, json_and_csv_are_whole_and_say_the_same) {
    const json result = json::parse(shell("parley solve " + file + " --json").out);
    EXPECT_EQ(
        schema_problem(json::parse(tables::read_file((source_folder() / "docs/schema/study-1.schema.json").string())),
                       result),
        "");
    EXPECT_EQ(result["status"], "converged");
    const std::string csv = shell("parley solve " + file + " --csv --outcome goods").out;
    EXPECT_THAT(csv, StartsWith("outcome,economy,sector,variable,unit,value,low,high,n\ngoods,USA,,real_income,%,"));
    const std::size_t at = csv.find("real_income,%,") + 14;
    const auto goods = std::find_if(result["outcomes"].begin(), result["outcomes"].end(),
                                    [](const json& outcome) { return outcome["id"] == "goods"; });
    ASSERT_NE(goods, result["outcomes"].end());
    const json& usa = result["equilibria"][(*goods)["equilibrium"].get<std::size_t>()]["economies"][0];
    EXPECT_NEAR(std::stod(csv.substr(at)), usa["welfare_pct"].get<double>(), 1e-11) << "twelve digits in a file";
    EXPECT_LE(usa["ranges"]["welfare_pct"]["low"], usa["welfare_pct"]);
    const json without = json::parse(shell("parley solve " + file + " --json --ranges none").out);
    EXPECT_TRUE(without["ranges"].is_null());
    EXPECT_FALSE(without["equilibria"][0]["economies"][0].contains("ranges"));
}

TEST_F(Scenarios, ranges_that_cannot_be_had_are_refused_in_a_line) {
    const auto refused = [&](const std::string& options) {
        const Ran ran = shell("parley solve " + file + " --outcome goods " + options);
        EXPECT_NE(ran.exit_code, 0) << options;
        EXPECT_EQ(ran.out, "") << options;
        EXPECT_EQ(lines(ran.err), 1U) << ran.err;
        return ran.err;
    };
    EXPECT_THAT(refused("--ranges XX"), HasSubstr("--ranges: expected sources of LL, CP (world small), found 'XX'"));
    EXPECT_THAT(refused("--ranges none --points 3"), HasSubstr("--points"));
}

TEST_F(Scenarios, options_reach_the_study) {
    const auto welfare = [&](const std::string& options) {
        const json result = json::parse(shell("parley solve " + file + " --outcome goods --json " + options).out);
        EXPECT_EQ(result["outcomes"].size(), 1U);
        return result["equilibria"][0]["economies"][1]["welfare_pct"].get<double>();
    };
    const double plain = welfare("");
    EXPECT_LT(plain, 0.0);
    EXPECT_EQ(welfare("--elasticities LL --closure fixed --threads 3"), plain);
    for (const char* options : {"--elasticities CP", "--closure balanced", "--no-inputs"})
        EXPECT_NE(welfare(options), plain) << options;
    EXPECT_EQ(
        json::parse(shell("parley solve " + file + " --outcome goods --outcome today --json").out)["outcomes"].size(),
        2U);
}

TEST_F(Scenarios, without_convergence_have_no_result_and_end_with_4) {
    const std::string command = "parley solve " + file + " --outcome goods --max-iterations 1";
    const Ran table = shell(command);
    EXPECT_EQ(table.exit_code, 4);
    EXPECT_EQ(table.out, "");
    EXPECT_THAT(table.err, StartsWith("parley: no result: "));
    EXPECT_EQ(lines(table.err), 1U);
    const Ran as_json = shell(command + " --json");
    EXPECT_EQ(as_json.exit_code, 4);
    EXPECT_EQ(json::parse(as_json.out)["status"], "iteration limit");
    EXPECT_EQ(shell(command + " --csv").out, "");
}

TEST_F(Scenarios, with_a_target_out_of_reach_say_how_far_one_gets_and_end_with_5) {
    const std::string hopeless = folder.file(
        "hopeless.yaml",
        replaced(
            small_dispute(), "warm: {label: Warm}",
            "warm: {label: Warm, measures: [{balance_target: {value: -900 bn USD a year, definition: so}, of: USA, "
            "with: CHN, by-means-of: duty}]}"));
    const std::string command = "parley solve " + hopeless + " --outcome today --outcome spoken";
    const Ran table = shell(command);
    EXPECT_EQ(table.exit_code, 5);
    EXPECT_THAT(table.out, HasSubstr("cannot be reached"));
    EXPECT_THAT(table.err, StartsWith("parley: outcome spoken cannot be reached: the goods deficit of USA with CHN"));
    EXPECT_EQ(lines(table.err), 1U);
    const Ran as_json = shell(command + " --json");
    EXPECT_EQ(as_json.exit_code, 5);
    const json result = json::parse(as_json.out);
    EXPECT_EQ(
        schema_problem(json::parse(tables::read_file((source_folder() / "docs/schema/study-1.schema.json").string())),
                       result),
        "");
    EXPECT_EQ(result["status"], "infeasible");
    const json& spoken = result["equilibria"][result["outcomes"][1]["equilibrium"].get<std::size_t>()];
    EXPECT_EQ(spoken["unreachable"].size(), 1U);
    EXPECT_FALSE(spoken.contains("economies"));
    const Ran csv = shell(command + " --csv");
    EXPECT_EQ(csv.exit_code, 5);
    EXPECT_THAT(csv.out, HasSubstr("\ntoday,"));
    EXPECT_THAT(csv.out, Not(HasSubstr("\nspoken,")));
}

TEST_F(Scenarios, output_files_are_whole_or_not_there) {
    const std::string target = folder.path("out.json");
    const Ran done = shell("parley solve " + file + " --json -o " + target);
    EXPECT_EQ(done.exit_code, 0);
    EXPECT_EQ(done.out, "");
    EXPECT_EQ(json::parse(tables::read_file(target))["status"], "converged");
    EXPECT_EQ(folder.content(), "dispute.yaml out.json") << "no temporary file is left";

    const std::string whole = tables::read_file(target);
    EXPECT_EQ(shell("parley solve " + file + " --max-iterations 1 -o " + target).exit_code, 4);
    EXPECT_EQ(shell("parley solve " + file + " --outcome godos -o " + target).exit_code, 3);
    EXPECT_EQ(shell("parley solve " + file + " --json --csv -o " + target).exit_code, 2);
    EXPECT_EQ(tables::read_file(target), whole) << "what fails leaves what was there";
    EXPECT_EQ(shell("parley solve " + file + " --max-iterations 1 -o " + folder.path("none.txt")).exit_code, 4);
    const Ran nowhere = shell("parley solve " + file + " -o " + folder.path("no/such/folder"));
    EXPECT_EQ(nowhere.exit_code, 3);
    EXPECT_THAT(nowhere.err, HasSubstr("No such file or directory"));
    const Ran onto_folder = shell("mkdir " + folder.path("d") + "; parley solve " + file + " -o " + folder.path("d"));
    EXPECT_EQ(onto_folder.exit_code, 3);
    EXPECT_THAT(onto_folder.err, HasSubstr("a file that can be written, found a folder"));
    EXPECT_EQ(folder.content(), "d dispute.yaml out.json");
}

TEST_F(Scenarios, that_are_broken_are_refused_with_their_place) {
    const std::string broken = folder.file("broken.yaml", replaced(small_dispute(), "owner: joint", "owner: jiont"));
    for (const char* command : {"solve ", "check "}) {
        const Ran ran = shell(std::string("parley ") + command + broken);
        EXPECT_EQ(ran.exit_code, 3) << command;
        EXPECT_EQ(ran.out, "") << command;
        EXPECT_THAT(ran.err, StartsWith("parley: " + broken + ":")) << command;
        EXPECT_THAT(ran.err, EndsWith("expected an owner (usa, china, joint), found 'jiont'; did you mean joint?\n"));
        EXPECT_EQ(lines(ran.err), 1U) << command;
    }
}

class Checks : public Scenarios {};

TEST_F(Checks, that_find_every_figure_end_with_0) {
    const std::string document = folder.file("r.txt", report);
    const Ran ran = shell("parley check " + file + " --source " + document);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, StartsWith(file + ": A small dispute\n"));
    EXPECT_THAT(ran.out, HasSubstr("Evidence: 1 of 1 figure found where cited, 1 paragraph cited for their words\n"));
    EXPECT_THAT(ran.out, HasSubstr("'$225 million' found in paragraph 2: \"$225 million\""));
    EXPECT_THAT(ran.out, HasSubstr("nothing cites '$7 million' (paragraph 2)"));
    EXPECT_EQ(shell("parley check " + file + " --source report=" + document).out, ran.out);
    (void)folder.file("report.txt", report);
    EXPECT_EQ(shell("parley check " + file).out, ran.out) << "a document beside the scenario, under the name it gives";
}

TEST_F(Checks, that_do_not_find_a_figure_end_with_3_and_a_line_for_each) {
    const std::string document = folder.file("r.txt", replaced(report, "$225 million", "$226 million"));
    const Ran ran = shell("parley check " + file + " --source " + document);
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.out, HasSubstr("Evidence: 0 of 1 figure found where cited"));
    EXPECT_THAT(ran.err, StartsWith("parley: " + file + ":"));
    EXPECT_THAT(ran.err, EndsWith(": issues.tariffs.half, covers: '$225 million' is nowhere in the document; paragraph "
                                  "2 has '$226 million', '$7 million'\n"));
    EXPECT_EQ(lines(ran.err), 1U);
}

TEST_F(Checks, without_the_document_say_so_and_end_with_0) {
    const Ran ran = shell("parley check " + file);
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("Evidence of 'report' not looked up: its document is not at hand (--source)\n"));
    EXPECT_THAT(ran.out, Not(HasSubstr("found")));
    for (const char* name : {"us-china-2018", "steel-2018", "us-world-2025"})
        EXPECT_EQ(shell(std::string("parley check ") + name).exit_code, 0) << name;
}

TEST_F(Checks, of_what_cannot_be_read_end_with_3) {
    const auto complaint_of = [](const std::string& arguments) {
        const Ran ran = shell("parley check " + arguments);
        EXPECT_EQ(ran.exit_code, 3) << arguments;
        EXPECT_EQ(ran.out, "") << arguments;
        EXPECT_EQ(lines(ran.err), 1U) << arguments << ran.err;
        return ran.err;
    };
    EXPECT_EQ(complaint_of(file + " --source nowhere.txt"),
              "parley: nowhere.txt: expected a file, found no such file\n");
    EXPECT_THAT(complaint_of(file + " --source " + folder.file("latin.txt", "R\xE9sum\xE9\n")), HasSubstr("UTF-8"));
    EXPECT_THAT(complaint_of(file + " --source " + folder.file("empty.txt", "")), HasSubstr("empty.txt: expected "));
    EXPECT_THAT(complaint_of(file + " --source memo=" + folder.file("r.txt", report)),
                HasSubstr("ID=FILE with one of report"));
    EXPECT_THAT(complaint_of("steel-2018 --source " + folder.path("r.txt")),
                HasSubstr("--source: expected a scenario that cites a document, found "));
    EXPECT_THAT(complaint_of(folder.path("none")), HasSubstr("found neither"));
}

TEST_F(Checks, of_the_reference_dispute_find_its_report_to_say_what_is_cited) {
    const std::filesystem::path path = shared_folder() / "source/000_a9c1d9645ce3d0de.txt";
    if (shared_folder().empty() || !std::filesystem::exists(path))
        GTEST_SKIP() << "the report of 2018: " << shared_absent;
    const Ran ran = shell("parley check us-china-2018 --source '" + path.string() + "'");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    const std::string planted = folder.file(
        "planted.yaml",
        replaced(bundled_text(), "paragraph: 11, figures: [150 bn USD]}}", "paragraph: 10, figures: [150 bn USD]}}"));
    const Ran wrong = shell("parley check " + planted + " --source '" + path.string() + "'");
    EXPECT_EQ(wrong.exit_code, 3);
    EXPECT_THAT(wrong.err, HasSubstr("'150 bn USD' is not in paragraph 10 but in paragraph 11\n"));
}

struct Refused {
    const char* name;
    std::string command;  // FILE is the small dispute
    int exit_code;
    std::string message;  // the whole line
};
void PrintTo(const Refused& refused, std::ostream* out) {
    *out << refused.name;
}
class ScenarioRefusals : public ::testing::TestWithParam<Refused> {};
TEST_P(ScenarioRefusals, end_with_their_code_and_one_line) {
    const Folder folder;
    const std::string file = folder.file("dispute.yaml", small_dispute());
    std::string command = GetParam().command;
    for (std::size_t at; (at = command.find("FILE")) != std::string::npos;) command.replace(at, 4, file);
    const Ran ran = shell("cd '" + folder.path(".") + "'; parley " + command);
    EXPECT_EQ(ran.exit_code, GetParam().exit_code);
    EXPECT_EQ(ran.out, "");
    EXPECT_EQ(ran.err, "parley: " + GetParam().message + "\n");
    EXPECT_EQ(folder.content(), "dispute.yaml");
}
const std::string names = fmt::format("a bundled scenario ({}), a scenario file or its folder",
                                      fmt::join(scenario::bundled_scenarios(), ", "));
INSTANTIATE_TEST_SUITE_P(
    Table, ScenarioRefusals,
    ::testing::Values(
        Refused{"unknown_scenario", "solve us-chine-2018", 3,
                "us-chine-2018: expected " + names + ", found neither; did you mean us-china-2018?"},
        Refused{"unknown_scenario_to_check", "check stele-2018", 3,
                "stele-2018: expected " + names + ", found neither; did you mean steel-2018?"},
        Refused{"far_from_any", "solve nowhere/at/all.yaml", 3,
                "nowhere/at/all.yaml: expected " + names + ", found neither"},
        Refused{"folder_without", "solve .", 3, ".: expected " + names + ", found neither"},
        Refused{"unknown_outcome", "solve FILE --outcome godos", 3,
                "--outcome: expected an outcome of dispute: today, spoken, goods, goods-spoken, some, stacked, summed, "
                "half, crossed, ended, anew, bought, found 'godos'; did you mean goods?"},
        Refused{"unknown_elasticities", "solve FILE --elasticities XX", 3,
                "--elasticities: expected one of LL, CP (world small), found 'XX'"},
        Refused{"world", "solve FILE --world world-2017", 2,
                "--world does not go with a scenario, which says so itself"},
        Refused{"duties", "solve FILE --duties d.csv", 2, "--duties does not go with a scenario, which says so itself"},
        Refused{"duty", "solve us-china-2018 --duty CHN:+25:goods --by USA", 2,
                "--duty does not go with a scenario, which says so itself"},
        Refused{"by", "solve FILE --by USA", 2, "--by does not go with a scenario, which says so itself"},
        Refused{"highest_duty", "solve FILE --highest-duty 100", 2,
                "--highest-duty does not go with a scenario, which says so itself"},
        Refused{"json_and_csv", "solve FILE --json --csv", 2, "--json and --csv cannot be used together"},
        Refused{"outcome_of_duties", "solve --duty CHN:+25:goods --by USA --outcome threat", 2,
                "--outcome goes with a scenario"},
        Refused{"nothing", "solve", 2,
                "solve needs a scenario, --duties CSV, --duty WORDS or --date DAY; 'parley solve --help' says more"},
        Refused{"option", "solve FILE --outcom today", 2,
                "no option '--outcom' of parley solve; did you mean --outcome?"},
        Refused{"option_of_check", "check FILE --sorce r.txt", 2,
                "no option '--sorce' of parley check; did you mean --source?"}),
    [](const auto& refused) { return std::string(refused.param.name); });

TEST(Usage, of_one_scenario_takes_one) {
    for (const char* command : {"solve us-china-2018 steel-2018", "check us-china-2018 steel-2018", "check"}) {
        const Ran ran = shell(std::string("parley ") + command);
        EXPECT_EQ(ran.exit_code, 2) << command;
        EXPECT_EQ(ran.out, "") << command;
        EXPECT_THAT(ran.err, StartsWith("parley: ")) << command;
        EXPECT_EQ(lines(ran.err), 1U) << command << ": " << ran.err;
    }
}

TEST(Usage, check_has_help_that_fits_100_columns) {
    const Ran ran = shell("parley check --help");
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("Usage: parley check"));
    std::istringstream text(ran.out);
    for (std::string line; std::getline(text, line);) EXPECT_LE(line.size(), 100U) << line;
}

// From starting the program to its end. The best of several runs: others may be at work on this machine.
double best_seconds(const std::string& options, double enough) {
    double best = 1e9;
    for (int run = 0; run < 15 && best > enough; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const int status =
            std::system(("'" PARLEY_PROGRAM "' solve us-china-2018 " + options + " >/dev/null 2>&1").c_str());
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << status;
        best = std::min(best, took.count());
    }
    return best;
}

TEST(Bundled, all_outcomes_of_the_reference_dispute_take_a_fifth_of_a_second_and_with_ranges_one) {
#ifdef NDEBUG
    // The claim is for an idle machine of two cores; PARLEY_SLOWER=2 says that this one is to be given twice as long.
    const char* slower = std::getenv("PARLEY_SLOWER");
    const double given = slower == nullptr ? 1.0 : std::max(1.0, std::atof(slower));
    EXPECT_LE(best_seconds("--ranges none", 0.2 * given), 0.2 * given) << "seconds";
    EXPECT_LE(best_seconds("", given), given) << "seconds";
#else
    GTEST_SKIP() << "only what users run is timed: the preset release";
#endif
}

}  // namespace
}  // namespace parley::testing::scenario_test
