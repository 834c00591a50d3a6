// `parley deals`, `standoff`, `talks`, `forecast` and `conflict`, as a user runs them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"

namespace parley::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Disputes : public ::testing::Test {
protected:
    Folder folder;
    const std::string file = folder.file("dispute.yaml", small_dispute());
};

json schema(const std::string& name) {
    return json::parse(read_file((source_folder() / "docs/schema" / (name + "-1.schema.json")).string()));
}

TEST_F(Disputes, deals_and_standoff_follow_their_schemas) {
    for (const std::string command : {"deals", "standoff"}) {
        const Ran ran = shell("parley " + command + " " + file + " --json");
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        const json result = json::parse(ran.out);
        EXPECT_EQ(schema_problem(schema(command), result), "") << command;
        EXPECT_EQ(result["status"], "converged");
        EXPECT_EQ(result["disagreement"]["id"], "goods");
        EXPECT_EQ(shell("parley " + command + " " + file + " --json --threads 1").out, ran.out);
    }
}

TEST_F(Disputes, texts_name_the_disagreement_that_was_asked_for) {
    const Ran ran = shell("parley deals " + file + " --disagreement some");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, StartsWith("A small dispute: deals\n"));
    EXPECT_THAT(ran.out, HasSubstr("No deal: some"));
    const Ran wrong = shell("parley deals " + file + " --disagreement sume");
    EXPECT_EQ(wrong.exit_code, 3);
    EXPECT_THAT(wrong.err, HasSubstr("found 'sume'; did you mean some?"));
}

// The same with what talks and attrition ask for.
std::string patient_dispute() {
    return replaced(small_dispute(), "economies: [CHN], assumption: known}",
                    "economies: [CHN], patience: {value: 5 % a year, range: [2 % a year, 15 % a year], assumption: "
                    "guess}, assumption: known}");
}

std::string words_of(const json& levels) {
    std::string result;
    for (const json& level : levels) result += (result.empty() ? "" : " ") + level.get<std::string>();
    return result;
}

TEST_F(Disputes, talks_follow_their_schema_round_by_round) {
    const std::string patient = folder.file("patient.yaml", patient_dispute());
    const Ran ran = shell("parley talks " + patient + " --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const json result = json::parse(ran.out);
    EXPECT_EQ(schema_problem(schema("talks"), result), "");
    EXPECT_EQ(result["dates"], json::array({"2018-05-03", "2018-06-02"}));
    ASSERT_EQ(result["orders"].size(), 2U);
    for (const json& order : result["orders"]) {
        ASSERT_EQ(order["rounds"].size(), 2U);
        EXPECT_EQ(order["rounds"][0]["proposer"], order["first"]);
        // What is agreed is what was offered and accepted, and no later round is reached.
        bool accepted = false;
        for (const json& round : order["rounds"]) {
            EXPECT_NE(round["reached"].get<bool>(), accepted);
            if (accepted || !round["accepted"].get<bool>()) continue;
            accepted = true;
            EXPECT_EQ(round["offer"], order["end"]);
        }
        EXPECT_EQ(order["agreed"], accepted);
    }
    EXPECT_EQ(shell("parley talks " + patient + " --json --threads 1").out, ran.out);
}

TEST_F(Disputes, a_forecast_follows_its_schema) {
    const Ran ran = shell("parley forecast " + file + " --json --draws 3");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(schema_problem(schema("forecast"), json::parse(ran.out)), "");
}

TEST_F(Disputes, a_published_conflict_follows_its_schema_and_rests_where_its_authors_found) {
    const std::string elmira = (source_folder() / "conflicts/elmira-1993.yaml").string();
    const Ran ran = shell("parley conflict '" + elmira + "' --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const json result = json::parse(ran.out);
    EXPECT_EQ(schema_problem(schema("conflict"), result), "");
    // The published Nash equilibria.
    std::vector<std::string> rests;
    for (const json& outcome : result["outcomes"])
        for (const json& by : outcome["equilibrium"])
            if (by == "Nash") rests.push_back(words_of(outcome["levels"]));
    EXPECT_THAT(rests, ::testing::UnorderedElementsAre("kept abandon silent", "modified abandon silent",
                                                       "kept delay insists", "modified accept insists",
                                                       "kept abandon insists", "modified abandon insists"));
}

TEST_F(Disputes, talks_without_patience_are_refused) {
    const Ran ran = shell("parley talks " + file);
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_THAT(ran.err, HasSubstr("expected the patience of each party to the talks, found none of china"));
}

TEST_F(Disputes, a_forecast_is_the_same_for_the_same_seed_on_any_number_of_threads) {
    const std::string command = "parley forecast " + file + " --json --draws 6";
    const Ran one = shell(command + " --threads 1");
    EXPECT_EQ(one.exit_code, 0) << one.err;
    EXPECT_EQ(one.out, shell(command + " --threads 3").out);
    EXPECT_EQ(json::parse(one.out)["count"], 6);
    EXPECT_EQ(json::parse(one.out)["seed"], 7);
}

TEST_F(Disputes, a_conflict_of_orders_has_no_bargaining_solution) {
    const std::string elmira = (source_folder() / "conflicts/elmira-1993.yaml").string();
    const Ran ran = shell("parley conflict '" + elmira + "'");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("12 feasible outcomes"));
    const Ran deals = shell("parley conflict '" + elmira + "' --deals");
    EXPECT_EQ(deals.exit_code, 3);
    EXPECT_THAT(deals.err, HasSubstr("gains cannot be read off an order"));
}

}  // namespace
}  // namespace parley::testing
