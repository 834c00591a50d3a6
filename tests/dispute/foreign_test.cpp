// Conflicts in other programs' formats: read as what they say, or refused in one line with a place.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/scenario/files/conflict_analysis.hpp"
#include "parley/scenario/foreign/any_conflict.hpp"
#include "parley/scenario/foreign/games.hpp"
#include "parley/tables/files/parse_xml.hpp"
#include "tests/dispute/golden.hpp"
#include "tests/study/scenario_texts.hpp"

namespace parley::testing::foreign_test {
namespace {

using dispute::graph_model::Concept;
using dispute::graph_model::Ranking;
using dispute::graph_model::StateIndex;
using scenario::Conflict;
using scenario::foreign::read_any_conflict;
using scenario::foreign::XmlText;
using ::testing::ElementsAre;
using ::testing::ElementsAreArray;
using ::testing::HasSubstr;

std::vector<StateIndex> resting(const Conflict& conflict, Concept by) {
    return equilibria(analyse_conflict(conflict, false).stability, by);
}

Conflict read(const std::string& file, const std::string& text) {
    return read_any_conflict(file, text);
}
std::string refusal(const std::string& file, const std::string& text) {
    return complaint([&] { (void)read(file, text); });
}

// Elmira 1991 in the form of GMCR+: states and rankings of Hipel, Fang, Kilgour & Haight 1993.
std::string elmira() {
    return R"({"program": "gmcr-py", "useManualPreferenceRanking": true,
 "infeasibles": [[[1,"Y"],[2,"Y"]], [[1,"Y"],[3,"Y"]], [[2,"Y"],[3,"Y"]], [[1,"N"],[2,"N"],[3,"N"]]],
 "options": [{"name": "Modify", "permittedDirection": "fwd"}, {"name": "Delay", "permittedDirection": "back"},
  {"name": "Accept", "permittedDirection": "both"}, {"name": "Abandon", "permittedDirection": "fwd"},
  {"name": "Insist", "permittedDirection": "both"}],
 "decisionMakers": [
  {"name": "Ministry", "options": [0], "preferences": [], "preferenceRanking": [9,3,4,10,7,1,2,8,[11,5,6,12]]},
  {"name": "Uniroyal", "options": [1,2,3], "preferences": [], "preferenceRanking": [1,4,10,7,[5,11,6,12],2,3,9,8]},
  {"name": "Local", "options": [4], "preferences": [], "preferenceVector": [9,3,7,1,10,8,4,2,[11,5,12,6]]}],
 "coalitions": [[0, 2], 1]})";
}

// Each of two may cooperate; statements, the most important first.
std::string prisoners() {
    return R"({"options": [{"name": "a"}, {"name": "b"}], "infeasibles": [],
 "decisionMakers": [
  {"name": "one", "options": [0], "preferences": [[[1,"Y"]], [[0,"N"]]]},
  {"name": "two", "options": [1], "preferences": [{"compound": true, "members": [[[0,"Y"],[1,"N"]], [[0,"Y"],[1,"Y"]]]}, [[1,"N"]]]}]})";
}

TEST(Gmcr, elmira_has_the_published_equilibria) {
    const Conflict conflict = read("elmira.gmcr", elmira());
    EXPECT_THAT(conflict.parties, ElementsAre("Ministry", "Uniroyal", "Local"));
    EXPECT_EQ(conflict.title, "elmira");
    ASSERT_EQ(conflict.space.size(), 12U);
    ASSERT_EQ(conflict.groups.size(), 1U);
    EXPECT_THAT(conflict.groups[0], ElementsAre(Side{0}, Side{2}));
    // Published numbers from 1; also in the golden cases.
    EXPECT_THAT(resting(conflict, Concept::nash), ElementsAre(4, 5, 6, 9, 10, 11));
    EXPECT_THAT(resting(conflict, Concept::gmr), ElementsAre(0, 3, 4, 5, 6, 9, 10, 11));
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const auto golden = golden_gmcr("conflicts.json")["Elmira"];
    for (std::size_t p = 0; p < 3; ++p) {
        const auto published = golden["payoff_ordinal"][p].get<Ranking>();
        for (std::size_t a = 0; a < 12; ++a)
            for (std::size_t b = 0; b < 12; ++b)
                EXPECT_EQ(conflict.preferences.rank[p][a] < conflict.preferences.rank[p][b],
                          published[a] < published[b]);
    }
}

TEST(Gmcr, statements_are_weighed_by_their_order) {
    const Conflict conflict = read("p.json", prisoners());
    EXPECT_EQ(conflict.preferences.rank[0], (Ranking{1, 0, 3, 2}));
    EXPECT_EQ(conflict.preferences.rank[1], (Ranking{1, 3, 0, 2}));
    EXPECT_THAT(resting(conflict, Concept::nash), ElementsAre(0));
    EXPECT_THAT(resting(conflict, Concept::seq), ElementsAre(0, 3));
}

TEST(Gmcr, what_does_not_fit_is_refused_at_its_place) {
    EXPECT_EQ(refusal("e.gmcr", replaced(elmira(), "\"back\"", "\"up\"")),
              "e.gmcr:3:103: expected both, fwd or back, found 'up'");
    EXPECT_THAT(refusal("e.gmcr", replaced(elmira(), "[0], \"pref", "[5], \"pref")),
                HasSubstr("expected an option's number from 0 to 4, found '5'"));
    EXPECT_THAT(refusal("e.gmcr", replaced(elmira(), "[1,\"Y\"],[2", "[1,\"X\"],[2")),
                HasSubstr("expected Y or N, found 'X'"));
    EXPECT_THAT(refusal("e.gmcr", replaced(elmira(), "[9,3,4", "[9,3,3")),
                HasSubstr("expected each of the 12 feasible states once"));
    EXPECT_THAT(refusal("e.gmcr", replaced(elmira(), "[4], \"pref", "[3], \"pref")),
                HasSubstr("expected each option of one decision maker"));
    EXPECT_THAT(
        refusal("e.gmcr", replaced(prisoners(), "\"name\": \"one\"", "\"misperceptions\": [[0]], \"name\": \"one\"")),
        HasSubstr("expected no misperceived states"));
    EXPECT_THAT(refusal("e.gmcr", "{\"options\": []}"), HasSubstr("expected a key decisionMakers, found none"));
    EXPECT_THAT(refusal("e.gmcr", "[1, 2"), HasSubstr("e.gmcr:1:1: expected .gmcr (JSON)"));
}

std::string dilemma() {
    return "NFG 1 R \"Two prisoners\" { \"One\" \"Two\" }\n{ { \"silent\" \"tells\" } { \"silent\" \"tells\" } }\n"
           "\"as in textbooks\"\n-1 -1 0 -9 -9 0 -6 -6\n";
}

TEST(Gambit, a_strategic_game_is_read_with_the_first_player_running_fastest) {
    const Conflict conflict = read("pd.nfg", dilemma());
    EXPECT_EQ(conflict.title, "Two prisoners");
    EXPECT_EQ(conflict.citation, "as in textbooks");
    ASSERT_TRUE(conflict.payoffs);
    const auto points = [&](const char* outcome, std::size_t p) {
        return (*conflict.payoffs)(Side{p}, outcome_of(conflict, outcome));
    };
    EXPECT_EQ(points("tells silent", 0), 0.0);
    EXPECT_EQ(points("tells silent", 1), -9.0);
    EXPECT_EQ(points("silent tells", 0), -9.0);
    EXPECT_THAT(resting(conflict, Concept::nash), ElementsAre(3));
    EXPECT_THAT(resting(conflict, Concept::seq), ElementsAre(0, 3));
}

TEST(Gambit, outcomes_by_number_are_the_same_game) {
    const Conflict by_outcomes =
        read("pd.nfg",
             "NFG 1 R \"\" { \"One\" \"Two\" } { 2 2 }\n{ { \"a\" -1, -1 } { \"b\" 0, -9 } { \"c\" -9 0 } "
             "{ \"d\" -12/2, -6.0 } } 1 2 3 4");
    const Conflict by_payoffs = read("pd.nfg", dilemma());
    EXPECT_EQ(by_outcomes.preferences.rank, by_payoffs.preferences.rank);
    EXPECT_THAT(by_outcomes.space.agenda().issues[0].levels, ElementsAre("s1", "s2"));
    EXPECT_EQ((*by_outcomes.payoffs)(Side{0}, Outcome{3}), -6.0);
}

// One card, red or black, that the first player alone sees (Myerson 1991).
std::string one_card() {
    return R"(EFG 2 R "One card" { "First" "Second" }
c "" 1 "" { "Red" 1/2 "Black" .5 } 0
p "" 1 1 "" { "Raise" "Fold" } 0
p "" 2 1 "" { "Meet" "Pass" } 0
t "" 1 "Win Big" { 2, -2 }
t "" 2 "Win" { 1, -1 }
t "" 2
p "" 1 2 "" { "Raise" "Fold" } 0
p "" 2 1 "" { "Meet" "Pass" } 0
t "" 3 "Lose Big" { -2, 2 }
t "" 2
t "" 4 "Lose" { -1, 1 }
)";
}

TEST(Gambit, an_extensive_game_is_read_in_strategies_with_expected_payoffs) {
    const scenario::foreign::StrategicGame game = scenario::foreign::read_efg("c.efg", one_card());
    EXPECT_THAT(game.strategies[0], ElementsAre("Raise/Raise", "Raise/Fold", "Fold/Raise", "Fold/Fold"));
    EXPECT_THAT(game.strategies[1], ElementsAre("Meet", "Pass"));
    // By hand: half of what the red card brings and half of the black.
    const std::vector<double> first{0, 0.5, -0.5, 0, 1, 0, 1, 0};
    for (std::size_t k = 0; k < 8; ++k) {
        EXPECT_EQ(game.payoffs[2 * k], first[k]) << k;
        EXPECT_EQ(game.payoffs[2 * k + 1], -first[k]) << k;
    }
    EXPECT_THAT(resting(read("c.efg", one_card()), Concept::nash), ElementsAre());  // it needs chance
}

// The second move of a player that follows one of its own first moves alone belongs to no other strategy.
TEST(Gambit, strategies_say_only_what_can_come) {
    const scenario::foreign::StrategicGame game = scenario::foreign::read_efg("r.efg", R"(EFG 2 R "r" { "A" "B" }
p "" 1 1 "" { "in" "out" } 1 "paid on the way" { 1, 10 }
p "" 2 1 "" { "l" "r" } 0
p "" 1 2 "" { "up" "down" } 0
t "" 2 "" { 3, 0 }
t "" 3 "" { 0, 3 }
t "" 4 "" { 5, 5 }
t "" 0
)");
    EXPECT_THAT(game.strategies[0], ElementsAre("in/up", "in/down", "out"));
    // Profiles: (in/up,l) (in/down,l) (out,l) (in/up,r) (in/down,r) (out,r); an outcome on the way adds up.
    EXPECT_THAT(game.payoffs, ElementsAre(4, 10, 1, 13, 1, 10, 6, 15, 6, 15, 1, 10));
}

TEST(Gambit, what_does_not_fit_is_refused_at_its_place) {
    EXPECT_EQ(refusal("c.efg", replaced(one_card(), "{ 2, -2 }", "{ 2 }")),
              "c.efg:6:1: expected 2 payoffs in the outcome before, found 't'");
    EXPECT_EQ(refusal("c.efg", replaced(one_card(), "1/2", "1/3")),
              "c.efg:2:6: expected chances that sum to 1, found 0.833333");
    EXPECT_THAT(refusal("c.efg", replaced(one_card(), "\"Black\" .5", "\"Black\" half")), HasSubstr("found 'half'"));
    EXPECT_THAT(refusal("c.efg", one_card().substr(0, 200)), HasSubstr("the end of the file"));
    EXPECT_THAT(refusal("c.efg", one_card() + "t \"\" 0\n"), HasSubstr("the end of the file after the last node"));
    EXPECT_THAT(refusal("c.efg", replaced(one_card(), "t \"\" 2\np", "t \"\" 7\np")), HasSubstr("none of 7"));
    EXPECT_THAT(refusal("d.nfg", replaced(dilemma(), " -6 -6", " -6")),
                HasSubstr("d.nfg:5:1: expected a payoff, a number"));
    EXPECT_THAT(refusal("d.nfg", replaced(dilemma(), "\"tells\" } }", "\"tells\" }")), HasSubstr("d.nfg:3"));
    EXPECT_THAT(refusal("d.nfg", "NFG 1 R \"\" { \"a\" \"b\" } { 1000 1000 } 1"), HasSubstr("at most 100000 profiles"));
    EXPECT_THAT(refusal("d.nfg", "NFG 2"), HasSubstr("d.nfg:1:5: expected 1, found '2'"));
    // The first player's last move does not know its first one.
    EXPECT_THAT(refusal("f.efg",
                        "EFG 2 R \"\" { \"A\" \"B\" }\np \"\" 1 1 \"\" { \"l\" \"r\" } 0\n"
                        "p \"\" 1 2 \"\" { \"x\" \"y\" } 0\nt \"\" 0\nt \"\" 0\n"
                        "p \"\" 1 2 \"\" { \"x\" \"y\" } 0\nt \"\" 0\nt \"\" 0\n"),
                HasSubstr("f.efg:6:6: expected players who remember"));
}

XmlText domain() {
    return {"d.xml", R"(<?xml version="1.0"?>
<negotiation_template><utility_space number_of_issues="2">
<objective index="0" name="Purchases" type="objective" etype="objective">
<issue index="1" name="Duty" type="discrete"><item index="1" value="kept"/><item index="2" value="half or less"/></issue>
<issue index="2" name="Price" type="integer" lowerbound="1" upperbound="3"/>
</objective></utility_space></negotiation_template>)"};
}
XmlText buyer() {
    return {"in/buyer.xml", R"(<utility_space><objective index="0" name="any">
<issue index="1" name="Duty" type="discrete"><item index="1" value="kept" evaluation="10"/><item index="2" value="half or less" evaluation="5"/></issue>
<issue index="2" name="Price" type="integer" lowerbound="1" upperbound="3"><evaluator ftype="linear" offset="1.0" slope="-0.5"/></issue>
<weight index="1" value="0.25"/><weight index="2" value="0.75"/></objective>
<reservation value="0.3"/></utility_space>)"};
}
XmlText seller() {
    XmlText text{"in/seller.xml", buyer().text};
    for (const auto& [a, b] : {std::pair{"evaluation=\"10\"", "evaluation=\"0\""},
                               {"offset=\"1.0\" slope=\"-0.5\"", "offset=\"0.0\" slope=\"0.5\""},
                               {"\"0.25\"", "\"0.4\""},
                               {"\"0.75\"", "\"0.6\""},
                               {"<reservation value=\"0.3\"/>", ""}})
        text.text = replaced(text.text, a, b);
    return text;
}

TEST(Genius, utilities_are_weighted_evaluations_over_the_greatest) {
    const Conflict conflict = read_any_conflict("d.xml", domain().text, {buyer(), seller()});
    EXPECT_EQ(conflict.title, "Purchases");
    EXPECT_THAT(conflict.parties, ElementsAre("buyer", "seller"));
    EXPECT_THAT(conflict.reservation, ElementsAre(0.3, 0.0));
    EXPECT_THAT(conflict.space.agenda().issues[0].levels, ElementsAre("kept", "half_or_less"));
    ASSERT_EQ(conflict.space.size(), 6U);
    const std::vector<double> by_hand_buyer{1.0, 0.875, 0.625, 0.5, 0.25, 0.125},
        by_hand_seller{0.0, 0.4, 0.3, 0.7, 0.6, 1.0};
    for (std::size_t o = 0; o < 6; ++o) {
        EXPECT_NEAR((*conflict.payoffs)(Side{0}, Outcome{o}), by_hand_buyer[o], 1e-15);
        EXPECT_NEAR((*conflict.payoffs)(Side{1}, Outcome{o}), by_hand_seller[o], 1e-15);
    }
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, true);
    // (u − 0.3) v is greatest at half or less, 1: 0.575 × 0.4 = 0.23; half or less, 2: 0.2 × 0.7 = 0.14.
    ASSERT_EQ(analysis.deals->nash.outcomes.size(), 1U);
    EXPECT_EQ(levels_of(conflict, analysis.deals->nash.outcomes[0]), "half_or_less 1");
    EXPECT_EQ(analysis.deals->zone.outcomes.size(), 4U);  // of those with a price of 3 the buyer has less than 0.3
}

TEST(Genius, what_does_not_fit_is_refused_at_its_place) {
    const auto said = [](XmlText of, const XmlText& first) {
        return complaint([&] { (void)read_any_conflict(of.file, of.text, {first, seller()}); });
    };
    EXPECT_THAT(complaint([&] { (void)read_any_conflict("d.xml", domain().text); }),
                HasSubstr("d.xml: expected a domain with the profiles of two parties or more, found 0"));
    EXPECT_THAT(said({"d.xml", domain().text.substr(0, 150)}, buyer()), HasSubstr("expected well-formed XML"));
    EXPECT_THAT(said({"d.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><a/>"}, buyer()),
                HasSubstr("d.xml:1:1: expected a document without"));
    EXPECT_THAT(said({"d.xml", replaced(domain().text, "type=\"integer\"", "type=\"real\"")}, buyer()),
                HasSubstr("d.xml:5:2: expected an issue that is discrete or integer, found 'real'"));
    EXPECT_THAT(
        said(domain(), {"b.xml", replaced(buyer().text, "value=\"half or less\"", "value=\"halved\"")}),
        HasSubstr("b.xml:2:2: expected an evaluation of every value of the domain, found none of 'half or less'"));
    EXPECT_THAT(said(domain(), {"b.xml", replaced(buyer().text, "evaluation=\"5\"", "evaluation=\"five\"")}),
                HasSubstr("expected evaluation, a number, found 'five'"));
    EXPECT_THAT(said(domain(), {"b.xml", replaced(buyer().text, "<weight index=\"2\" value=\"0.75\"/>", "")}),
                HasSubstr("expected a weight with index 2, found none"));
    EXPECT_THAT(complaint([&] {
                    (void)read_any_conflict("pd.nfg", dilemma(), {buyer(), seller()});
                }),
                HasSubstr("expected a domain of GENIUS"));
}

TEST(Xml, levels_are_bounded_and_references_cannot_hide_control_characters) {
    std::string deep;
    for (int k = 0; k < 200; ++k) deep += "<a>";
    for (int k = 0; k < 200; ++k) deep += "</a>";
    EXPECT_THAT(complaint([&] { (void)tables::parse_xml("x", deep); }), HasSubstr("at most 100 levels"));
    EXPECT_THAT(complaint([&] { (void)tables::parse_xml("x", "<a b=\"&#27;\"/>"); }), HasSubstr("U+001B"));
    EXPECT_THAT(complaint([&] { (void)tables::parse_xml("x", "<a b=\"1\" b=\"2\"/>"); }), HasSubstr("'b' twice"));
    EXPECT_EQ(*tables::parse_xml("x", "<a b=\"1 &lt; 2\"/>").find("b"), "1 < 2");
}

}  // namespace
}  // namespace parley::testing::foreign_test
