// The options of the model, and parley attribute, as a user types them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::closure_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class Closures : public ::testing::Test {
protected:
    void SetUp() override { write_world_folder(small_world(), folder.path("small")); }
    std::string solve(const std::string& rest) const {
        return "parley solve --duty CHN:+25:goods --by USA --world " + folder.path("small") + " " + rest;
    }
    std::string attribute(const std::string& rest) const {
        return "parley attribute --world " + folder.path("small") + " " + rest;
    }
    json solved(const std::string& rest) const { return json::parse(shell(solve("--json " + rest)).out); }
    Folder folder;
};

TEST_F(Closures, stand_in_the_manifest_and_change_the_figures) {
    const json schema = json::parse(text_of(source_folder() / "docs/schema/solve-1.schema.json"));
    const json plain = solved("");
    EXPECT_EQ(plain["manifest"]["options"]["factors"], "mobile");
    EXPECT_TRUE(plain["manifest"]["options"]["scale"].is_null());
    for (const auto& [option, key, value] : std::vector<std::tuple<const char*, const char*, json>>{
             {"--closure saving", "closure", "saving"},
             {"--closure saving --saving-elasticity 0.5", "saving_elasticity", 0.5},
             {"--factors specific", "factors", "specific"},
             {"--factors roy:1.5", "kappa", 1.5},
             {"--scale", "scale", "LL"}}) {
        const json result = solved(option);
        EXPECT_EQ(schema_problem(schema, result), "") << option;
        EXPECT_EQ(result["manifest"]["options"][key], value) << option;
        EXPECT_NE(result["economies"][1]["net_income_pct"], plain["economies"][1]["net_income_pct"]) << option;
    }
}

TEST_F(Closures, are_said_among_the_assumptions) {
    EXPECT_THAT(shell(solve("--full")).out, HasSubstr("Workers move between sectors"));
    const std::string saving = shell(solve("--closure saving --full")).out;
    EXPECT_THAT(saving, HasSubstr("(closure saving)"));
    EXPECT_THAT(saving, HasSubstr("net: without what is borrowed"));
    const std::string stuck = shell(solve("--factors specific --full")).out;
    EXPECT_THAT(stuck, HasSubstr("(--factors specific)"));
    EXPECT_THAT(stuck, Not(HasSubstr("Workers move between sectors")));
    EXPECT_THAT(shell(solve("--scale --full")).out, HasSubstr("by the scale elasticities of\n    LL.\n"));
    EXPECT_THAT(shell(solve("--scale --elasticities CP --full")).out,
                HasSubstr("LL, set so that with the elasticities of CP"));
}

TEST_F(Closures, that_cannot_be_are_refused_in_one_line) {
    const auto refused = [](const std::string& command, int code) {
        const Ran ran = shell(command);
        EXPECT_EQ(ran.exit_code, code) << command;
        EXPECT_EQ(ran.out, "") << command;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        return ran.err;
    };
    EXPECT_THAT(refused(solve("--closure saving --investment-elasticity 0"), 3),
                HasSubstr("--closure saving: expected an elasticity of saving or of investment above zero"));
    for (const char* factors : {"roy", "roy:", "roy:0.5", "roy:inf", "roy:2x", "fixed"})
        EXPECT_THAT(refused(solve(std::string("--factors ") + factors), 2),
                    StartsWith("parley: --factors is mobile, specific or roy:KAPPA with KAPPA of 1 or more, not '"));
    EXPECT_THAT(refused("parley solve us-china-2018 --scale", 3),
                HasSubstr("(--factors specific or roy:KAPPA with a low KAPPA allows it), found that of every"));
}

TEST_F(Closures, attribution_adds_up_in_its_table_and_under_its_schema) {
    const Ran table = shell(attribute("--balance USA:CHN"));
    EXPECT_EQ(table.exit_code, 0) << table.err;
    EXPECT_THAT(table.out, StartsWith("Where the goods balance of USA with CHN comes from, bn USD a year\n"));
    EXPECT_THAT(table.out, HasSubstr("USA: duties on CHN"));
    const json result = json::parse(shell(attribute("--balance USA:CHN --json")).out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/attribute-1.schema.json")), result),
              "");
    double left = result["base_usd_m"];
    for (const json& cause : result["causes"]) left -= cause["share_usd_m"].get<double>();
    EXPECT_NEAR(left, result["left_usd_m"].get<double>(), 1e-9);
    const json one = json::parse(shell(attribute("--income CHN --cause duties-of-others --json")).out);
    EXPECT_EQ(one["causes"].size(), 1U);
    EXPECT_EQ(one["closure"], "fixed") << "no saving gap is switched off";
}

TEST_F(Closures, questions_of_attribution_that_make_no_sense_are_refused) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"", "attribute needs one of --balance ECONOMY:PARTNER and --income ECONOMY"},
        {"--balance USA:CHN --income CHN", "attribute needs one of --balance ECONOMY:PARTNER and --income ECONOMY"},
        {"--balance USA", "--balance is ECONOMY:PARTNER, such as USA:CHN, not 'USA'"},
        {"--balance USA:", "--balance is ECONOMY:PARTNER, such as USA:CHN, not 'USA:'"},
        {"--income CHN --scenario us-china-2018", "--world does not go with a scenario, which says so itself"}};
    for (const auto& [arguments, message] : cases) {
        const Ran ran = shell(attribute(arguments));
        EXPECT_EQ(ran.exit_code, 2) << arguments;
        EXPECT_EQ(ran.err, "parley: " + message + "\n");
    }
    EXPECT_EQ(shell(attribute("--income CHM")).exit_code, 3);
    EXPECT_EQ(shell(attribute("--income CHN --max-iterations 1")).exit_code, 4);
}

}  // namespace
}  // namespace parley::testing::closure_test
