// Every table as long CSV, with a sidecar that says how to read it.
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

TEST(Tables, are_written_by_each_lens) {
    const Folder folder;
    for (const char* lens : {"deals", "standoff", "talks"}) {
        const std::string file = folder.path(std::string(lens) + ".csv");
        const Ran ran = shell("parley " + std::string(lens) + " us-china-2018 --tables " + file + " --json");
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        const tables::Csv csv(file, tables::read_file(file));
        EXPECT_GT(csv.row_count(), 100U) << lens;
        EXPECT_EQ(Json::parse(tables::read_file(file + ".json"))["manifest"], Json::parse(ran.out)["manifest"]) << lens;
    }
}

TEST(Tables, that_cannot_be_written_are_said) {
    const std::string conflict = std::string(PARLEY_SOURCE_FOLDER) + "/conflicts/elmira-1993.yaml";
    EXPECT_EQ(shell("parley conflict " + conflict + " --tables -").exit_code, 2);
    EXPECT_EQ(shell("parley conflict " + conflict + " --tables /nowhere/t.csv").exit_code, 3);
}

}  // namespace
}  // namespace parley::testing::tables_test
