#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/version.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/scenario/scenario.hpp"
#include "parley/world/folder/embedded.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::commands_test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

TEST(Program, says_its_version) {
    const Ran ran = shell("parley --version");
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_EQ(ran.out, std::string("parley ") + version + "\n");
}

TEST(Program, every_command_has_help_that_fits_100_columns) {
    for (const char* command : {"", "solve", "duties", "duties build", "world", "world list", "world info",
                                "world check", "world build", "world export", "world aggregate"}) {
        const Ran ran = shell(std::string("parley ") + command + " --help");
        EXPECT_EQ(ran.exit_code, 0) << command;
        EXPECT_EQ(ran.err, "") << command;
        EXPECT_THAT(ran.out, HasSubstr("Usage: parley")) << command;
        std::istringstream lines(ran.out);
        for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 100U) << line;
    }
}

TEST(Program, a_misspelt_command_names_the_nearest) {
    const Ran ran = shell("parley slove");
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, StartsWith("parley: no command 'slove' of parley; did you mean solve?"));
    EXPECT_THAT(shell("parley world chekc").err, HasSubstr("no command 'chekc' of parley world; did you mean check?"));
}

TEST(Program, without_arguments_shows_its_commands_as_a_usage_error) {
    const Ran ran = shell("parley");
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr("a command is needed\n\nParley: what a trade dispute costs"));
}

TEST(Program, help_into_a_closed_pipe_is_no_crash) {
    EXPECT_EQ(shell("parley solve --help | true; echo ${PIPESTATUS[0]}").out, "0\n");
}

class WorldCommands : public ::testing::Test {
protected:
    void SetUp() override { write_world_folder(small_world(), small); }
    Folder folder;
    const std::string small = folder.path("small");
};

TEST_F(WorldCommands, export_reads_back_as_the_same_bytes) {
    const std::string copy = folder.path("copy");
    EXPECT_EQ(shell("parley world export " + small + " -o " + copy).exit_code, 0);
    for (const auto& [name, text] : world_files(small_world())) EXPECT_EQ(text_of(copy + "/" + name), text) << name;
    EXPECT_EQ(folder.content(), "copy small");
}

TEST_F(WorldCommands, export_writes_over_no_other_folder) {
    (void)folder.file("mine.txt", "keep");
    const Ran ran = shell("parley world export " + small + " -o " + folder.path("."));
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_EQ(folder.content(), "mine.txt small");
}

TEST_F(WorldCommands, the_bundled_world_exports_and_has_the_hash_of_its_copy) {
    ASSERT_EQ(shell("parley world export world-2022 -o " + folder.path("w")).exit_code, 0);
    const json bundled = json::parse(shell("parley world info --json").out);
    const json copy = json::parse(shell("parley world info --json " + folder.path("w")).out);
    EXPECT_EQ(bundled["sha256"], copy["sha256"]);
    EXPECT_EQ(bundled["economies"].size(), 24U);
    EXPECT_EQ(bundled["sectors"].size(), 32U);
    EXPECT_TRUE(bundled["is_base"].get<bool>());
}

TEST_F(WorldCommands, info_shows_the_whole_one_economy_and_a_pair) {
    const Ran whole = shell("parley world info " + small);
    EXPECT_EQ(whole.exit_code, 0);
    EXPECT_THAT(whole.out, HasSubstr("LL (default), CP"));
    EXPECT_THAT(shell("parley world info --full " + small).out, HasSubstr("trade deficits sum to zero"));
    const json as_json = json::parse(shell("parley world info --json " + small).out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/world-1.schema.json")), as_json), "");
    const json trade = json::parse(shell("parley world info " + small + " --of USA --json").out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/world-trade-1.schema.json")), trade),
              "");
    double exports = 0.0;
    for (const json& each : trade["partners"]) exports += each["exports_usd_m"].get<double>();
    for (const json& each : as_json["economies"])
        if (each["code"] == "USA") {
            EXPECT_NEAR(exports, each["exports_usd_m"].get<double>(), 1e-9 * exports);
        }
    const json pair = json::parse(shell("parley world info " + small + " --of USA --with CHN --json").out);
    double sold = 0.0;
    for (const json& each : pair["sectors"]) sold += each["exports_usd_m"].get<double>();
    EXPECT_NEAR(sold, pair["partners"][0]["exports_usd_m"].get<double>(), 1e-9 * sold);
    const Ran one = shell("parley world info " + small + " --of USA");
    EXPECT_THAT(one.out, HasSubstr("United States: trade by partner"));
    EXPECT_LT(one.out.find("CHN"), one.out.find("EU27")) << "largest partner first";
    EXPECT_THAT(shell("parley world info " + small + " --of USA --with CHN").out,
                HasSubstr("Balance of USA with CHN: goods -0.2 bn USD"));
}

// Codes are what a reader comes for: of all economies and sectors, on the page.
TEST_F(WorldCommands, info_lists_every_code_on_its_page) {
    const json all = json::parse(shell("parley world info --json").out);
    const std::string page = shell("parley world info").out;
    for (const char* list : {"economies", "sectors"})
        for (const json& each : all[list])
            EXPECT_THAT(page, ::testing::ContainsRegex("  " + each["code"].get<std::string>() + "[ *]"));
}

TEST_F(WorldCommands, info_refuses_what_makes_no_sense) {
    EXPECT_EQ(shell("parley world info " + small + " --of USA --full").exit_code, 2);
    EXPECT_EQ(shell("parley world info " + small + " --full --json").exit_code, 2);
    EXPECT_EQ(shell("parley world info " + small + " --with CHN").exit_code, 2);
    EXPECT_EQ(shell("parley world info " + small + " --of USA --with USA").exit_code, 2);
    EXPECT_EQ(shell("parley world info " + small + " --of all").exit_code, 2);
    const Ran unknown = shell("parley world info " + small + " --of DEU");
    EXPECT_EQ(unknown.exit_code, 3);
    EXPECT_THAT(unknown.err, HasSubstr("part of EU27"));
}

TEST_F(WorldCommands, check_passes_a_sound_world_and_names_what_is_broken) {
    const Ran sound = shell("parley world check " + small);
    EXPECT_EQ(sound.exit_code, 0);
    EXPECT_THAT(sound.out, HasSubstr("ok: every market clears"));
    const std::string flows = text_of(small + "/flows.csv");
    (void)folder.file("small/flows.csv", flows + "USA,CHN,C26,1,0\n");
    const Ran twice = shell("parley world check " + small);
    EXPECT_EQ(twice.exit_code, 3);
    EXPECT_EQ(twice.out, "");
    EXPECT_THAT(twice.err, HasSubstr("flows.csv:50: expected"));
}

TEST_F(WorldCommands, the_newest_of_the_bundled_worlds_is_that_of_whoever_names_none) {
    const std::vector<std::string> bundled = world::embedded_world_names();
    ASSERT_GT(bundled.size(), 1U);
    EXPECT_EQ(bundled.front(), scenario::newest_world);
    int newest = 0;
    for (const std::string& name : bundled) newest = std::max(newest, pricing::load_world(name).world.year);
    EXPECT_EQ(pricing::load_world(scenario::newest_world).world.year, newest);
    const auto world_of = [](const std::string& words) {
        return json::parse(shell("parley solve --duty CHN:+1:C20 --by USA --json " + words).out)["manifest"]["world"];
    };
    EXPECT_EQ(world_of("")["name"], scenario::newest_world);
    EXPECT_EQ(world_of("--world world-2017")["name"], "world-2017");
    EXPECT_EQ(world_of("--world world-2017")["year"], 2017);
}

TEST_F(WorldCommands, an_unknown_world_names_those_there_are) {
    const Ran ran = shell("parley world info wrold-2017");
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_EQ(ran.err,
              "parley: --world: expected a bundled world (world-2022, world-2017) or a world folder, found "
              "'wrold-2017'; did you mean "
              "world-2017?\n");
}

TEST_F(WorldCommands, list_names_the_bundled_and_the_buildable) {
    const Ran ran = shell("parley world list");
    EXPECT_EQ(ran.exit_code, 0);
    for (const char* name : {"world-2022", "world-2017", "cp2015", "icio2022", "icio2017", "icio2017-7x44", "wiod2014",
                             "oecd-icio", "wiod2016", "figaro", "emerging"})
        EXPECT_THAT(ran.out, HasSubstr(name));
}

TEST_F(WorldCommands, aggregate_puts_economies_together_and_solves) {
    const std::string map =
        folder.file("map.csv", "kind,from,to,name\neconomy,EU27,REST,\neconomy,ROW,REST,All others\n");
    const std::string to = folder.path("three");
    const Ran ran = shell("parley world aggregate " + small + " --map " + map + " -o " + to);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("3 economies from 4, 3 sectors from 3"));
    EXPECT_EQ(shell("parley solve --world " + to + " --duty CHN:+25:goods --by USA").exit_code, 0);
    EXPECT_THAT(shell("parley world info " + to).out, ::testing::StartsWith("three (")) << "not the name of the other";
    EXPECT_EQ(shell("parley world aggregate " + small + " --map nowhere.csv -o " + folder.path("x")).exit_code, 3);
    const std::string broken = folder.file("broken.csv", "kind,from,to\neconomy,EU72,REST\n");
    const Ran unknown = shell("parley world aggregate " + small + " --map " + broken + " -o " + folder.path("x"));
    EXPECT_EQ(unknown.exit_code, 3);
    EXPECT_THAT(unknown.err, HasSubstr("broken.csv:2: expected"));
}

TEST_F(WorldCommands, aggregate_takes_the_codes_of_another_world_or_refuses_by_name) {
    const std::string to = folder.path("like");
    const Ran ran = shell("parley world aggregate world-2022 --to world-2017 -o " + to);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("24 economies from 24, 32 sectors from 32"));
    EXPECT_EQ(shell("parley world check " + to).exit_code, 0);
    const Ran nowhere = shell("parley world aggregate world-2022 --to wrold-2017 -o " + folder.path("x"));
    EXPECT_EQ(nowhere.exit_code, 3);
    EXPECT_THAT(nowhere.err, HasSubstr("--to: expected a bundled world"));
    EXPECT_EQ(shell("parley world aggregate world-2022 -o " + folder.path("x")).exit_code, 2);
    const Ran split = shell("parley world aggregate world-2022 --to " + small + " -o " + folder.path("x"));
    EXPECT_EQ(split.exit_code, 3);
}

TEST_F(WorldCommands, build_of_an_unknown_world_or_from_nowhere_is_bad_input) {
    EXPECT_EQ(shell("parley world build atlantis --from . -o " + folder.path("a")).exit_code, 3);
    const Ran nowhere = shell("parley world build cp2015 --from " + folder.path("none") + " -o " + folder.path("a"));
    EXPECT_EQ(nowhere.exit_code, 3);
    EXPECT_THAT(nowhere.err, HasSubstr("no such folder"));
    EXPECT_EQ(shell("parley world build cp2015").exit_code, 2);
    EXPECT_EQ(folder.content(), "small");
}

TEST_F(WorldCommands, build_takes_the_oecd_s_own_table_and_needs_its_year) {
    const std::string table = text_of(source_folder() / "tests/world/data/icio_small_SML.csv");
    const std::string build = "parley world build oecd-icio --from ", to = " -o " + folder.path("icio");
    const Ran ran = shell(build + folder.file("2017_SML.csv", table) + to);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("3 economies, 3 sectors, 2017"));
    EXPECT_THAT(text_of(folder.path("icio") + "/SOURCE.md"), HasSubstr("OECD Inter-Country Input-Output tables"));
    EXPECT_EQ(shell("parley world check " + folder.path("icio")).exit_code, 0);
    const Ran undated = shell(build + folder.file("table.csv", table) + to);
    EXPECT_EQ(undated.exit_code, 3);
    EXPECT_THAT(undated.err, HasSubstr("expected a name that has the year"));
    EXPECT_EQ(shell(build + folder.path("none.csv") + to).exit_code, 3);
    EXPECT_EQ(shell(build + folder.path("2017_SML.csv") + " --purchaser-valuation" + to).exit_code, 3);
}

TEST_F(WorldCommands, build_takes_tables_of_others_and_puts_their_codes_together) {
    const std::string table = (source_folder() / "tests/world/data/same_wiod_sheet_2014.csv").string();
    const std::string map = folder.file("map.csv",
                                        "kind,from,to\nsector,A01,farms\nsector,*,works\n"
                                        "economy,USA,USA\neconomy,*,ROW\n");
    const std::string to = folder.path("wiod"), build = "parley world build wiod2016 --from '" + table + "'";
    const Ran ran = shell(build + " --mapping " + map + " -o " + to);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("2 economies, 2 sectors, 2014"));
    EXPECT_EQ(shell("parley world check " + to).exit_code, 0);
    const std::string some = folder.file("some.csv", "kind,from,to\nsector,A01,farms\n");
    const Ran missing = shell(build + " --mapping " + some + " -o " + folder.path("x"));
    EXPECT_EQ(missing.exit_code, 3);
    EXPECT_THAT(missing.err,
                HasSubstr("expected a row for each sector, or one for * (all others), found none for C20"));
    EXPECT_EQ(shell(build + " --usd-per-eur 1.2 -o " + folder.path("x")).exit_code, 3);
    EXPECT_EQ(folder.content(), "map.csv small some.csv wiod");
}

TEST_F(WorldCommands, build_writes_a_world_that_checks) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const std::string from = (shared_folder() / "data/wiod2014").string(), to = folder.path("wiod2014");
    ASSERT_EQ(shell("parley world build wiod2014 --from '" + from + "' -o " + to).exit_code, 0);
    EXPECT_EQ(shell("parley world check " + to).exit_code, 0);
    EXPECT_NE(text_of(to + "/SOURCE.md"), "");
}

}  // namespace
}  // namespace parley::testing::commands_test
