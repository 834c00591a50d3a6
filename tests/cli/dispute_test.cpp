// `parley deals`, `standoff`, `talks`, `forecast` and `conflict`, as a user runs them.
#include <algorithm>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"

namespace parley::testing::dispute_test {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class Disputes : public ::testing::Test {
protected:
    Folder folder;
    const std::string file = folder.file("dispute.yaml", small_dispute());
};

json schema(const std::string& name) {
    return json::parse(tables::read_file((source_folder() / "docs/schema" / (name + "-1.schema.json")).string()));
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
    const Ran ran = shell("parley deals " + file + " --disagreement some --full");
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

// A line for each end, not for each who speaks first.
TEST_F(Disputes, talks_that_end_alike_whoever_speaks_first_are_said_once) {
    for (const std::string& each : {folder.file("patient.yaml", patient_dispute()), std::string("us-world-2025")}) {
        const Ran ran = shell("parley talks " + each);
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        const json orders = json::parse(shell("parley talks " + each + " --json").out)["orders"];
        std::size_t said = 0;
        for (std::size_t at = 0; (at = ran.out.find(" speaks first, talks end", at)) != std::string::npos; ++at) ++said;
        std::set<std::string> ends;
        for (const json& order : orders) ends.insert(order["end"].dump());
        EXPECT_LE(said, ends.size()) << ran.out;
        if (ends.size() == 1) {
            EXPECT_THAT(ran.out, HasSubstr("Whoever speaks first, talks end")) << ran.out;
        }
    }
}

TEST_F(Disputes, a_want_that_is_set_is_refused_where_no_want_moves_anything) {
    for (const char* command : {"solve", "sweep --points 1"}) {
        const Ran ran = shell(std::string("parley ") + command + " steel-2018 --set 'wants.usa.1=0.9 points'");
        EXPECT_EQ(ran.exit_code, 3) << command;
        EXPECT_THAT(ran.err, HasSubstr("expected a number that moves an equilibrium, found wants.usa.1, a want"));
    }
}

TEST_F(Disputes, the_talks_are_written_as_an_extensive_game_for_gambit) {
    const std::string patient = folder.file("patient.yaml", patient_dispute());
    const std::string file_name = folder.path("talks.efg");
    const Ran ran = shell("parley talks " + patient + " --json --efg " + file_name);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::string tree = text_of(file_name);
    EXPECT_THAT(tree, StartsWith("EFG 2 R \"A small dispute: the talks, the United States speaks first\""));
    EXPECT_THAT(tree, HasSubstr("\"no agreement\""));
}

// The whole of the deal, at home: the leader of the one would sign, but the house has a veto.
TEST_F(Disputes, a_veto_at_home_stops_a_deal_and_it_is_said_what_would_buy_it) {
    const std::string house = folder.file(
        "house.yaml",
        replaced(
            replaced(small_dispute(), "economies: [CHN], assumption: known}",
                     "economies: [CHN], ratification: veto, factions: {leader: {name: The leader, assumption: "
                     "known}, house: {name: The house, veto: true, assumption: known}}, assumption: known}"),
            "statements:",
            "payoffs:\n  china.house:\n    - {level: tariffs.goods, weight: {value: 50 points, range: [40 points, 60 "
            "points], assumption: stubborn}}\nstatements:"));
    const Ran ran = shell("parley deals " + house + " --json");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const json result = json::parse(ran.out);
    EXPECT_EQ(schema_problem(schema("deals"), result), "");
    const json& china = result["at_home"]["parties"][1];
    EXPECT_EQ(china["rule"], "veto");
    EXPECT_EQ(china["own_wants"], true);
    EXPECT_EQ(china["voters"][1]["shapley_shubik"], 1.0);
    // No deal is duties on goods, which the house prizes at 50 points: nothing without them passes.
    for (const json& passage : result["at_home"]["deal"]["passages"]) {
        if (passage["party"] != "china") continue;
        const bool duties_stay = result["at_home"]["deal"]["outcome"]["levels"]["tariffs"] == "goods";
        EXPECT_EQ(passage["passes"], duties_stay);
        if (duties_stay) continue;
        EXPECT_EQ(passage["blockers"], json::array({"The house"}));
        EXPECT_GT(passage["bought_for"]["points"].get<double>(), 40.0);
    }
}

TEST_F(Disputes, three_parties_are_analysed_in_full) {
    for (const std::string command : {"deals", "standoff", "talks"}) {
        const Ran ran = shell("parley " + command + " steel-2018 --json");
        ASSERT_EQ(ran.exit_code, 0) << command << ": " << ran.err;
        const json result = json::parse(ran.out);
        EXPECT_EQ(schema_problem(schema(command), result), "") << command;
        EXPECT_EQ(result["parties"].size(), 3U);
        if (command == "standoff") {
            EXPECT_TRUE(result["giving_in"].contains("none")) << "a question of two parties";
            EXPECT_TRUE(result["foresight"].is_null());
            EXPECT_TRUE(result["coalitions"].is_object());
        }
        if (command == "talks") {
            EXPECT_EQ(result["orders"].size(), 3U);
        }
        if (command == "deals") {
            EXPECT_EQ(result["at_home"]["parties"].size(), 3U);
            // What lots can reach is at least what single outcomes reach.
            if (result["zone"]["open"] == true) {
                for (const auto& [party, gain] : result["ideal_gain"].items())
                    EXPECT_GE(result["hull"]["ideal_gain"][party].get<double>(), gain.get<double>() - 1e-6);
            }
        }
    }
    const Ran forecast = shell("parley forecast steel-2018 --draws 4 --json");
    ASSERT_EQ(forecast.exit_code, 0) << forecast.err;
    EXPECT_EQ(schema_problem(schema("forecast"), json::parse(forecast.out)), "");
}

TEST_F(Disputes, a_forecast_follows_its_schema) {
    const Ran ran = shell("parley forecast " + file + " --json --draws 3");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(schema_problem(schema("forecast"), json::parse(ran.out)), "");
}

// Where the conflict rests by a concept, as the program's JSON says.
std::vector<std::string> rests_by(const json& result, const std::string& by) {
    std::vector<std::string> rests;
    for (const json& outcome : result["outcomes"])
        for (const json& each : outcome["equilibrium"])
            if (each == by) rests.push_back(words_of(outcome["levels"]));
    return rests;
}

TEST_F(Disputes, published_conflicts_follow_their_schema_and_rest_where_their_authors_found) {
    using ::testing::UnorderedElementsAre;
    const auto analysed = [](const std::string& name) {
        const Ran ran =
            shell("parley conflict '" + (source_folder() / "conflicts" / (name + ".yaml")).string() + "' --json");
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        const json result = json::parse(ran.out);
        EXPECT_EQ(schema_problem(schema("conflict"), result), "") << name;
        return result;
    };
    // Hipel, Fang, Kilgour & Haight 1993.
    const json elmira = analysed("elmira-1993");
    EXPECT_THAT(rests_by(elmira, "Nash"),
                UnorderedElementsAre("kept abandon silent", "modified abandon silent", "kept delay insists",
                                     "modified accept insists", "kept abandon insists", "modified abandon insists"));
    EXPECT_EQ(rests_by(elmira, "SEQ"), rests_by(elmira, "Nash"));
    // Hipel, Kilgour & Kinsara 2014.
    const json euphrates = analysed("euphrates-1975");
    for (const std::string by : {"Nash", "SMR", "SEQ", "SIM"})
        EXPECT_THAT(rests_by(euphrates, by), UnorderedElementsAre("escalates yes")) << by;
    EXPECT_THAT(rests_by(euphrates, "GMR"), UnorderedElementsAre("keeps no", "escalates yes"));
    // Fraser & Hipel 1984.
    const json cuba = analysed("cuba-1962");
    for (const std::string by : {"Nash", "SIM"})
        EXPECT_THAT(rests_by(cuba, by), UnorderedElementsAre("yes no withdrawn")) << by;
    EXPECT_THAT(rests_by(cuba, "SEQ"), UnorderedElementsAre("no no withdrawn", "yes no withdrawn", "no yes withdrawn"));
    EXPECT_THAT(rests_by(cuba, "GMR"), ::testing::SizeIs(7));
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

// By an estimate, before anything is solved.
TEST(StandoffsAtLength, are_refused_before_they_are_begun_and_left_out_of_a_brief) {
    const Ran refused = shell("parley standoff us-china-2018 --budget 0.00001");
    EXPECT_EQ(refused.exit_code, 3);
    EXPECT_EQ(refused.out, "");
    EXPECT_NE(
        refused.err.find("expected a standoff that is looked through in 1e-05 s (--budget allows more), found one "
                         "that may take"),
        std::string::npos)
        << refused.err;
    for (const char* wrong : {"5min", "-1", "1e999", "nan", "''"}) {
        const Ran slip = shell(std::string("parley standoff us-china-2018 --budget ") + wrong);
        EXPECT_EQ(slip.exit_code, 2) << wrong;
        EXPECT_THAT(slip.err, HasSubstr("--budget: expected seconds: a number, 0 or more, found '")) << wrong;
    }
}

TEST_F(Disputes, files_of_format_1_are_read_and_told_in_one_line_what_to_change) {
    const std::string former = replaced(replaced(small_dispute(), "parley: 2", "parley: 1"),
                                        "no-deal: {outcome: goods, assumption: so}", "disagreement: goods");
    const std::string old = folder.file("old.yaml", replaced(former, ", deadline: last-round", ""));
    const Ran told = shell("parley deals " + old + " --json");
    EXPECT_EQ(told.exit_code, 0);
    EXPECT_THAT(told.err, HasSubstr("is of format 1: 'parley migrate "));
    EXPECT_EQ(std::count(told.err.begin(), told.err.end(), '\n'), 1);
    const Ran migrated = shell("parley migrate " + old + " -o " + folder.path("new.yaml"));
    EXPECT_EQ(migrated.exit_code, 0) << migrated.err;
    const Ran after = shell("parley deals " + folder.path("new.yaml") + " --json");
    EXPECT_EQ(after.err, "");
    EXPECT_EQ(json::parse(after.out)["zone"], json::parse(told.out)["zone"]);
    EXPECT_EQ(shell("parley migrate " + folder.path("new.yaml")).exit_code, 3);
}

}  // namespace
}  // namespace parley::testing::dispute_test
