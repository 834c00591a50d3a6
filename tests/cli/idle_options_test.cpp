// For each command, in each of its modes: options that would do nothing there are refused in one line, not ignored.
#include <algorithm>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::idle_options_test {
namespace {

struct Mode {
    const char* name;
    std::string command;            ///< what it takes with FILE, CONFLICT, DUTIES, REPORT and GOLD, which are there
    int exit_code;                  ///< 2: the command line; 3: what a file holds decides
    std::vector<const char*> idle;  ///< each with what it takes
};
void PrintTo(const Mode& mode, std::ostream* out) {
    *out << mode.name;
}

const std::vector<const char*> of_saving{"--saving-elasticity 0.5", "--investment-elasticity 0.5"};

class IdleOptions : public ::testing::TestWithParam<Mode> {};

TEST_P(IdleOptions, are_refused_in_one_line) {
    const Folder folder;
    const std::map<std::string, std::string> files{
        {"FILE", folder.file("dispute.yaml", small_dispute())},
        {"CONFLICT", (source_folder() / "conflicts/cuba-1962.yaml").string()},
        {"DUTIES", folder.file("duties.csv", "importer,exporter,sector,add_points\nUSA,CHN,C26,25\n")},
        {"REPORT", folder.file("report.txt", "Brazil said that it would impose duties on cars.\n")},
        {"GOLD", folder.file("gold.yaml", "parties: [{id: b, name: Brazil}]\nfigures: []\nstances: []\n")}};
    const auto with_files = [&](std::string text) {
        for (const auto& [word, path] : files)
            for (std::size_t at; (at = text.find(word)) != std::string::npos;) text.replace(at, word.size(), path);
        return text;
    };
    const std::string command = "cd '" + folder.path(".") + "'; parley " + with_files(GetParam().command);
    const std::string there = folder.content();
    for (const char* idle : GetParam().idle) {
        const Ran ran = shell(command + " " + with_files(idle));
        const std::string option = std::string(idle).substr(0, std::string(idle).find(' '));
        EXPECT_EQ(ran.exit_code, GetParam().exit_code) << idle << ": " << ran.err;
        EXPECT_EQ(ran.out, "") << idle;
        EXPECT_TRUE(ran.err.starts_with("parley: ") && ran.err.find(option) != ran.err.npos) << idle << ": " << ran.err;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        EXPECT_EQ(folder.content(), there) << idle;
    }
}

INSTANTIATE_TEST_SUITE_P(
    Table, IdleOptions,
    ::testing::Values(
        Mode{"solve_scenario",
             "solve FILE",
             2,
             {"--world world-2017", "--duties DUTIES", "--duty CHN:+25:goods", "--date 2019-09-01", "--by USA",
              "--on CHN", "--groups 3", "--highest-duty 100", "--import-subsidy"}},
        Mode{"solve_scenario_as_json", "solve FILE --json", 2, {"--full", "--assumed"}},
        Mode{"solve_scenario_as_csv", "solve FILE --csv", 2, {"--full", "--assumed"}},
        Mode{"solve_scenario_in_full", "solve FILE --full", 2, {"--assumed"}},
        Mode{"solve_scenario_without_ranges", "solve FILE --ranges none", 2, {"--points 3"}},
        Mode{"solve_words",
             "solve --duty CHN:+25:goods --by USA",
             2,
             {"--outcome goods", "--points 3", "--set 'a=1'", "--assumed", "--groups 3", "--on CHN",
              "--saving-elasticity 0.5", "--investment-elasticity 0.5"}},
        Mode{"solve_words_as_json", "solve --duty CHN:+25:goods --by USA --json", 2, {"--full"}},
        Mode{"solve_day",
             "solve --date 2019-09-01",
             2,
             {"--groups 3", "--highest-duty 100", "--import-subsidy", "--outcome goods"}},
        Mode{"solve_file_of_duties", "solve --duties DUTIES", 3, {"--groups 3", "--by USA", "--on CHN"}},
        Mode{"attribute_a_world", "attribute --income USA", 2, of_saving},
        Mode{"attribute_a_scenario", "attribute --income USA --scenario FILE", 2, {"--world world-2017"}},
        Mode{"best_answer", "best-answer CHN", 2, of_saving},
        Mode{"war",
             "war USA CHN",
             2,
             {"--from war", "--rule equal", "--side-payments", "--saving-elasticity 0.5",
              "--investment-elasticity 0.5"}},
        Mode{"war_in_kind", "war USA CHN --order in-kind", 2, {"--starts 3", "--unverified"}},
        Mode{"war_talks", "war USA CHN --talks", 2, {"--starts 3", "--unverified", "--order first-moves"}},
        Mode{"war_clubs", "war USA CHN --clubs", 2, {"--csv", "--rates-file r.csv", "--order first-moves"}},
        Mode{"deals_as_json", "deals FILE --json", 2, {"--full"}},
        Mode{"deals_without_ranges", "deals FILE --ranges none", 2, {"--points 3"}},
        Mode{"standoff_as_json", "standoff FILE --json", 2, {"--full"}},
        Mode{"standoff_without_ranges", "standoff FILE --ranges none", 2, {"--points 3"}},
        Mode{"talks_as_json", "talks FILE --json", 2, {"--full"}},
        Mode{"talks_without_ranges", "talks FILE --ranges none", 2, {"--points 3"}},
        Mode{"record_as_json", "record FILE --json", 2, {"--full"}},
        Mode{"record_as_csv", "record FILE --csv", 2, {"--full"}},
        Mode{"record_by_stakes", "record FILE --wants stakes", 2, {"--ranges CP", "--points 3"}},
        Mode{"record_without_ranges", "record FILE --ranges none", 2, {"--points 3"}},
        Mode{"course_as_json", "course FILE --json", 2, {"--full"}},
        Mode{"course_as_csv", "course FILE --csv", 2, {"--full", "--points 3", "--store s.sqlite"}},
        Mode{"forecast_as_json", "forecast FILE --json", 2, {"--full"}}, Mode{"sweep", "sweep FILE", 2, {"--part 1/2"}},
        Mode{"precedents_as_json", "precedents us-brazil-2025 --json", 2, {"--full"}},
        Mode{"precedents_as_csv", "precedents us-brazil-2025 --csv", 2, {"--full"}},
        Mode{"duties_of_a_day", "duties --date 2019-09-01", 2, {"--groups 3"}},
        Mode{"duties_of_a_list", "duties us-301-3", 2, {"--on CHN"}}, Mode{"draft", "draft REPORT", 2, {"--list"}},
        Mode{"draft_measured",
             "draft REPORT --gold GOLD",
             2,
             {"--world world-2017", "--output there", "--title Other", "--published 2018-05-01"}},
        Mode{"brief_of_a_conflict",
             "brief CONFLICT --json",
             2,
             {"--points 3", "--store s.sqlite", "--ranges none", "--no-engine"}},
        Mode{"brief_of_a_conflict_without_documents", "brief CONFLICT --json", 3, {"--source REPORT"}},
        Mode{"brief_as_json", "brief FILE --json", 2, {"--no-engine"}},
        Mode{"brief_as_text", "brief FILE --text", 2, {"--no-engine", "--language de"}},
        Mode{"backtest_without_lenses", "backtest --no-lenses", 2, {"--keep kept", "--shares s.csv"}},
        Mode{"world_export", "world export world-2017 -o w", 2, {"--outcome today", "--elasticities CP"}},
        Mode{"world_info", "world info world-2017", 2, {"--with CHN"}}),
    [](const auto& mode) { return std::string(mode.param.name); });

}  // namespace
}  // namespace parley::testing::idle_options_test
