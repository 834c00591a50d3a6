// Every table as long CSV, with a sidecar that says how to read it.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "parley/tables/files/csv.hpp"
#include "tests/cli/program.hpp"

namespace parley::testing::tables_test {
namespace {

using ::testing::HasSubstr;
using Json = nlohmann::json;

// Of every row of the CSV, the value that the JSON has there.
std::string value_of(const tables::Csv& csv, const std::string& table, const std::string& row,
                     const std::string& variable) {
    for (std::size_t k = 0; k < csv.row_count(); ++k)
        if (csv.text(k, 0) == table && csv.text(k, 1) == row && csv.text(k, 2) == variable) return csv.text(k, 3);
    return "none";
}

TEST(Tables, of_a_conflict_are_those_of_its_json) {
    const Folder folder;
    const std::string file = folder.path("t.csv"),
                      conflict = std::string(PARLEY_SOURCE_FOLDER) + "/conflicts/elmira-1993.yaml";
    const Ran ran = shell("parley conflict " + conflict + " --json --tables " + file);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const Json json = Json::parse(ran.out);
    const tables::Csv csv(file, tables::read_file(file));
    EXPECT_THAT(csv.columns(), ::testing::ElementsAre("table", "row", "variable", "value"));
    for (const Json& outcome : json["outcomes"])
        for (std::size_t p = 0; p < 3; ++p)
            EXPECT_EQ(value_of(csv, "outcomes", outcome["number"].dump(), "ranks." + std::to_string(p)),
                      outcome["ranks"][p].dump());
    EXPECT_EQ(value_of(csv, "document", "", "title"), json["title"].get<std::string>());
    EXPECT_EQ(value_of(csv, "document", "", "disagreement"), "");  // not known is blank
    const Json beside = Json::parse(tables::read_file(file + ".json"));
    EXPECT_EQ(beside["schema"], "parley/conflict/1");
    EXPECT_EQ(beside["manifest"], json["manifest"]);
    EXPECT_THAT(beside["variables"]["outcomes.ranks"].get<std::string>(), HasSubstr("by party"));
}

TEST(Tables, of_a_lens_have_its_manifest_beside_them) {
    const Folder folder;
    const std::string file = folder.path("talks.csv");
    const Ran ran = shell("parley talks us-china-2018 --tables " + file + " --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const tables::Csv csv(file, tables::read_file(file));
    EXPECT_GT(csv.row_count(), 100U);
    EXPECT_EQ(Json::parse(tables::read_file(file + ".json"))["manifest"], Json::parse(ran.out)["manifest"]);
}

// What the CSV has a row for, and what only the sidecar speaks of.
struct Counted {
    std::size_t values = 0, empty = 0;
};

void count(const Json& value, Counted& so_far) {
    if (!value.is_structured()) {
        ++so_far.values;
        return;
    }
    if (value.empty()) ++so_far.empty;
    for (const Json& each : value) count(each, so_far);
}

std::vector<std::string> commands_with_json() {
    std::vector<std::string> found;
    for (const char* group : {"", "world ", "store ", "duties "}) {
        const std::string help = shell("parley " + std::string(group) + "--help").out;
        const std::size_t first = help.find("Subcommands:");
        std::istringstream lines(help.substr(first, help.find("Examples:", first) - first));
        for (std::string line; std::getline(lines, line);) {
            if (!line.starts_with("  ") || line.find_first_not_of(' ') != 2) continue;
            const std::string name = line.substr(2, line.find(' ', 2) - 2);
            const Ran of = shell("parley " + std::string(group) + name + " --help");
            if (of.exit_code == 0 && of.out.find("\n  --json ") != of.out.npos) found.push_back(group + name);
        }
    }
    return found;
}

TEST(Tables, are_there_of_every_command_that_has_json) {
    const std::vector<std::string> commands = commands_with_json();
    EXPECT_GE(commands.size(), 15U);
    for (const std::string& command : commands) {
        const std::string help = shell("parley " + command + " --help").out;
        EXPECT_THAT(help, HasSubstr("--tables")) << command;
        if (command != "brief") {
            EXPECT_THAT(help, HasSubstr("\n  --csv ")) << command;
        }
    }
}

TEST(Tables, are_what_csv_writes_where_a_command_has_no_rows_of_its_own) {
    const Folder folder;
    const std::string file = folder.path("t.csv");
    for (const char* command : {"deals us-china-2018 --ranges none", "attribute --balance USA:CHN --cause saving:CHN",
                                "world info world-2017 --of USA", "solve --duty CHN:+25:goods --by USA --ranges none",
                                "backtest --no-lenses --draws 9"}) {
        const Ran ran = shell("parley " + std::string(command) + " --csv --tables " + file);
        ASSERT_EQ(ran.exit_code, 0) << command << ran.err;
        EXPECT_EQ(ran.out, tables::read_file(file)) << command;
        EXPECT_EQ(shell("parley " + std::string(command) + " --csv --json").exit_code, 2) << command;
    }
}

TEST(Tables, have_every_value_of_the_json_and_name_the_lists_that_are_empty) {
    const Folder folder;
    const std::string file = folder.path("t.csv"), store = folder.path("s");
    ASSERT_EQ(shell("parley sweep us-china-2018 --points 1 -o " + store).exit_code, 0);
    std::vector<std::string> commands{"solve --duty CHN:+25:goods --by USA",
                                      "solve us-china-2018 --ranges none",
                                      "deals us-china-2018",
                                      "forecast us-china-2018",
                                      "precedents us-china-2018",
                                      "sweep us-china-2018 --points 1 -o " + store,
                                      "store info " + store,
                                      "store verify " + store,
                                      "duties us-301-3 --by USA --on CHN",
                                      "duties --date 2019-09-01 --by USA --on CHN",
                                      "world info world-2017",
                                      "world info world-2017 --of USA",
                                      "world info world-2017 --of USA --with CHN",
                                      "backtest --no-lenses --draws 9",
                                      "war USA CHN --rates uniform --unverified --no-inputs",
                                      "best-answer USA --no-inputs --rates uniform",
                                      "attribute --balance USA:CHN --cause saving:CHN"};
    if (std::getenv("PARLEY_SLOW") != nullptr)
        for (const char* slow : {"standoff", "talks", "record", "course", "brief"})
            commands.push_back(std::string(slow) + " us-china-2018");
    for (const std::string& command : commands) {
        const Ran ran = shell("parley " + command + " --json --tables " + file);
        ASSERT_EQ(ran.exit_code, 0) << command << ran.err;
        Json json = Json::parse(ran.out);
        const Json beside = Json::parse(tables::read_file(file + ".json"));
        EXPECT_EQ(beside["manifest"], json.value("manifest", Json())) << command;
        json.erase("manifest");
        Counted counted;
        count(json, counted);
        const tables::Csv csv(file, tables::read_file(file));
        EXPECT_EQ(csv.row_count(), counted.values) << command;
        std::size_t empty = 0;
        for (const Json& each : beside["empty_lists"]) empty += std::max<std::size_t>(each["rows"].size(), 1);
        EXPECT_EQ(empty, counted.empty) << command;
    }
}

TEST(Tables, are_the_same_with_text_as_with_json) {
    const Folder folder;
    const std::vector<std::pair<std::string, std::vector<const char*>>> parts{
        {"deals us-china-2018", {",movers.outcome,"}},
        {"forecast us-china-2018 --draws 100", {"\nprecedents.precedents,", ",chances.scores.", "\ncourse.tree"}},
        {"solve us-china-2018 --ranges none", {"\nequilibria.economies,"}}};
    for (const auto& [command, has] : parts) {
        const std::string one = folder.path("one.csv"), other = folder.path("other.csv");
        ASSERT_EQ(shell("parley " + command + " --tables " + one).exit_code, 0);
        ASSERT_EQ(shell("parley " + command + " --json --tables " + other).exit_code, 0);
        const std::string text = tables::read_file(one);
        EXPECT_TRUE(text == tables::read_file(other)) << command;
        for (const char* part : has) EXPECT_NE(text.find(part), text.npos) << command << part;
    }
}

const std::string& conflict() {
    static const std::string text =
        tables::read_file(std::string(PARLEY_SOURCE_FOLDER) + "/conflicts/elmira-1993.yaml");
    return text;
}

TEST(Tables, that_cannot_be_written_are_said) {
    const Folder folder;
    const std::string command = "parley conflict " + folder.file("c.yaml", conflict());
    EXPECT_EQ(shell(command + " --tables -").exit_code, 2);
    EXPECT_EQ(shell(command + " --tables /nowhere/t.csv").exit_code, 3);
}

TEST(Tables, on_a_file_that_the_command_reads_or_writes_are_refused_before_anything_is_written) {
    const Folder folder;
    const std::string file = folder.file("c.yaml", conflict());
    const auto refused = [&](const std::string& words) {
        const Ran ran = shell("cd " + folder.path("") + " && parley conflict " + words);
        EXPECT_EQ(ran.exit_code, 2) << words << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("--tables: expected a file of its own")) << words;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
    };
    const std::string before = folder.content();
    refused("c.yaml --tables c.yaml");
    refused("c.yaml --tables ./c.yaml");
    refused("c.yaml --tables t.csv -o t.csv");
    refused("c.yaml --tables t.csv -o ../" + std::filesystem::path(folder.path("")).parent_path().filename().string() +
            "/t.csv");
    refused("c.yaml --tables t -o t.json");
    EXPECT_EQ(folder.content(), before);
    std::filesystem::create_symlink(file, folder.path("link"));
    refused("c.yaml --tables link");
    std::filesystem::create_symlink(folder.path("not-there"), folder.path("to-come"));
    refused("c.yaml --tables to-come -o not-there");
    refused("c.yaml --tables t.csv > t.csv");
    std::filesystem::copy_file(file, folder.path("t2.json"));
    refused("t2.json --tables t2");
    EXPECT_EQ(tables::read_file(file), conflict());
    EXPECT_EQ(tables::read_file(folder.path("t2.json")), conflict());
}

TEST(Tables, in_the_folder_of_a_scenario_do_not_replace_what_was_not_written_by_them) {
    const Folder folder;
    const std::string text =
        tables::read_file(std::string(PARLEY_SOURCE_FOLDER) + "/scenarios/us-china-2018/scenario.yaml");
    (void)folder.file("scenario.yaml", text);
    const std::string command = "parley precedents " + folder.path("") + " --tables " + folder.path("");
    EXPECT_EQ(shell(command + "scenario.yaml").exit_code, 2);
    EXPECT_EQ(tables::read_file(folder.path("scenario.yaml")), text);
    for (int k = 0; k < 2; ++k) EXPECT_EQ(shell(command + "t.csv").exit_code, 0);
    EXPECT_EQ(folder.content(), "scenario.yaml t.csv t.csv.json");
}

TEST(Tables, and_the_answer_are_written_all_or_none) {
    const Folder folder;
    const std::string command = "parley conflict " + folder.file("c.yaml", conflict());
    std::filesystem::create_directory(folder.path("t.csv.json"));
    EXPECT_EQ(shell(command + " --tables " + folder.path("t.csv")).exit_code, 3);
    EXPECT_EQ(shell(command + " --tables " + folder.path("t.csv") + " -o " + folder.path("o.txt")).exit_code, 3);
    EXPECT_EQ(shell(command + " --tables " + folder.path("u.csv") + " -o " + folder.path("t.csv.json")).exit_code, 3);
    EXPECT_EQ(shell(command + " --tables " + folder.path("u.csv") + " > /dev/full").exit_code, 3);
    EXPECT_EQ(folder.content(), "c.yaml t.csv.json");
    (void)folder.file("u.csv", "old\n");
    EXPECT_EQ(shell(command + " --tables " + folder.path("u.csv") + " -o /dev/full").exit_code, 3);
    EXPECT_EQ(tables::read_file(folder.path("u.csv")), "old\n");
    EXPECT_EQ(shell(command + " --tables " + folder.path("u.csv") + " -o " + folder.path("o.txt")).exit_code, 0);
    EXPECT_EQ(folder.content(), "c.yaml o.txt t.csv.json u.csv u.csv.json");
    EXPECT_NE(tables::read_file(folder.path("u.csv")), "old\n");
}

}  // namespace
}  // namespace parley::testing::tables_test
