// Conflicts typed in: worths, levels of several words, misperception, named groups, and work refused before it is done.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/report/json/dispute/conflict_json.hpp"
#include "parley/report/text/dispute/conflict_text.hpp"
#include "parley/scenario/files/conflict_analysis.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/support/json_schema.hpp"

namespace parley::testing::conflict_file_test {
namespace {

using dispute::graph_model::Concept;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string talks() {
    return R"(parley-conflict: 1
title: Duties for purchases
parties: {north: {name: The North}, south: {name: The South}}
issues:
  duty: {label: The duty, owner: north, levels: [no new duty, on half of it, on all goods]}
  buy: {label: Purchases, owner: south, levels: [as now, more soya]}
today: no new duty; as now
disagreement: on all goods; as now
preferences:
  north: {worths: {duty: {no new duty: 0, on half of it: 1, on all goods: 1.5}, buy: {as now: 0, more soya: 3}}}
  south: {worths: {duty: {no new duty: 0, on half of it: -2, on all goods: -5}, buy: {as now: 0, more soya: -1}}}
)";
}

// Each may cooperate; both would rather than not, and each would rather let the other do it.
std::string dilemma() {
    return R"(parley-conflict: 1
title: Two who may cooperate
parties: {one: {}, two: {}}
issues:
  a: {owner: one}
  b: {owner: two}
today: yes yes
preferences:
  one: {ranking: [no yes, yes yes, no no, yes no]}
  two: {ranking: [yes no, yes yes, no no, no yes]}
)";
}

scenario::Conflict read(const std::string& text) {
    return scenario::read_conflict("c.yaml", text);
}
std::string refusal(const std::string& text) {
    return complaint([&] { (void)read(text); });
}

TEST(ConflictFiles, worths_are_added_up_over_the_issues) {
    const scenario::Conflict conflict = read(talks());
    ASSERT_TRUE(conflict.payoffs);
    const auto points = [&](const char* outcome, std::size_t party) {
        return (*conflict.payoffs)(Side{party}, outcome_of(conflict, outcome));
    };
    EXPECT_EQ(points("no new duty; as now", 0), 0.0);
    EXPECT_EQ(points("on all goods; more soya", 0), 4.5);
    EXPECT_EQ(points("on half of it; more soya", 1), -3.0);
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, true);
    ASSERT_EQ(analysis.deals->nash.outcomes.size(), 1U);
    EXPECT_EQ(levels_of(conflict, analysis.deals->nash.outcomes[0]), "no new duty; more soya");
}

TEST(ConflictFiles, worths_that_are_not_all_there_are_refused) {
    EXPECT_EQ(refusal(replaced(talks(), "on half of it: 1, ", "")),
              "c.yaml:10:26: expected a key on half of it, found none");
    EXPECT_THAT(refusal(replaced(talks(), ", buy: {as now: 0, more soya: 3}", "")),
                HasSubstr("expected a key buy, found none"));
    EXPECT_THAT(refusal(replaced(talks(), "on half of it: 1", "on half of it: much")), HasSubstr("found 'much'"));
    EXPECT_THAT(refusal(replaced(talks(), "on half of it: 1", "on half of them: 1")), HasSubstr("on half of it"));
    EXPECT_THAT(refusal(replaced(talks(), "on half of it: 1", "on half of it: .inf")), HasSubstr("found '.inf'"));
    EXPECT_THAT(refusal(replaced(replaced(talks(), "on half of it: 1,", "on half of it: 1e308,"), "more soya: 3",
                                 "more soya: 1.7e308")),
                HasSubstr("found a sum that is too large"));
}

TEST(ConflictFiles, levels_of_several_words_are_told_apart_by_semicolons) {
    const scenario::Conflict conflict = read(talks());
    EXPECT_EQ(levels_of(conflict, *conflict.today), "no new duty; as now");
    EXPECT_EQ(outcome_of(conflict, "on all  goods;more soya"), outcome_of(conflict, "on all goods; more soya"));
    EXPECT_EQ(
        complaint([&] { (void)outcome_of(conflict, "on all goods more soya"); }),
        "c.yaml: expected a feasible outcome: a level of each issue in order, found 'on all goods more soya'; did "
        "you mean 'on all goods; more soya'?");
    EXPECT_THAT(refusal(replaced(talks(), "today: no new duty; as now", "today: no new duty as now")),
                HasSubstr("found 'no new duty as now'"));
    EXPECT_THAT(refusal(replaced(talks(), "today: no new duty; as now", "today: no new duty; as now;")),
                HasSubstr("expected 2 levels, one for each issue"));

    const scenario::Conflict by_words = read(dilemma());
    EXPECT_EQ(outcome_of(by_words, "no; yes"), outcome_of(by_words, "no yes"));
}

TEST(ConflictFiles, statements_take_levels_of_several_words) {
    const std::string stated =
        replaced(talks(), talks().substr(talks().find("  south: {worths")),
                 "  south: {statements: [\"no new duty; - or on half of it; -\", \"-; as now if no new duty; -\"]}\n");
    const scenario::Conflict conflict = read(stated);
    const auto rank = [&](const char* outcome) {
        return conflict.preferences.rank[1][outcome_of(conflict, outcome).value];
    };
    EXPECT_GT(rank("no new duty; as now"), rank("no new duty; more soya"));
    EXPECT_GT(rank("no new duty; more soya"), rank("on all goods; as now"));
    EXPECT_EQ(rank("on half of it; as now"), rank("no new duty; as now"));
}

TEST(ConflictFiles, names_that_patterns_could_not_tell_apart_are_refused) {
    for (const char* name : {"\"a;b\"", "this or that", "\"-\"", "\"no  new duty\"", "on all goods"})
        EXPECT_THAT(refusal(replaced(talks(), "[no new duty,", std::string("[") + name + ",")),
                    HasSubstr("expected levels that differ, without ; and the words -, or, if, iff"))
            << name;
}

TEST(ConflictFiles, who_takes_the_other_for_a_friend_no_longer_keeps_to_what_both_like) {
    const scenario::Conflict truth = read(dilemma());
    const Outcome both = outcome_of(truth, "yes yes");
    const scenario::ConflictAnalysis as_it_is = analyse_conflict(truth, false);
    EXPECT_THAT(equilibria(as_it_is.stability, Concept::seq), ElementsAre(0U, both.value));
    EXPECT_FALSE(as_it_is.seen_rightly);

    const scenario::Conflict conflict =
        read(dilemma() + "perceived:\n  one: {two: {statements: [\"- yes\", \"yes -\"]}}\n");
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, false);
    EXPECT_THAT(equilibria(analysis.stability, Concept::seq), ElementsAre(0U)) << "nobody would answer, one believes";
    EXPECT_THAT(equilibria(*analysis.seen_rightly, Concept::seq), ElementsAre(0U, both.value));
    EXPECT_FALSE(analysis.left_by_no_group);
    EXPECT_TRUE(analysis.rests_if.empty());
    ASSERT_TRUE(analysis.foresight);
    const std::string text = report::text::conflict_text(conflict, analysis);
    EXPECT_THAT(text, HasSubstr("Seen otherwise than they are: two by one."));
    EXPECT_THAT(text, HasSubstr("Would rest by SEQ if each saw the others as they are: “yes yes”."));
    EXPECT_THAT(text, HasSubstr("One moves to “no yes”: no answer that others would like to give"));
    const nlohmann::ordered_json json = report::json::conflict_json(conflict, analysis);
    EXPECT_EQ(json["perceived"][0]["by"], "one");
    EXPECT_EQ(json["perceived"][0]["of"], "two");
    EXPECT_EQ(json["outcomes"][both.value]["equilibrium_if_seen_rightly"].size(), 4U) << "all but Nash";
}

TEST(ConflictFiles, a_view_that_is_right_changes_no_mark) {
    const scenario::Conflict conflict =
        read(dilemma() + "perceived:\n  one: {two: {ranking: [yes no, yes yes, no no, no yes]}}\n");
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, false);
    EXPECT_EQ(analysis.stability.marks, analysis.seen_rightly->marks);
    EXPECT_EQ(analysis.foresight->stable, analyse_conflict(read(dilemma()), false).foresight->stable);
}

TEST(ConflictFiles, views_and_groups_that_make_no_sense_are_refused_in_one_line) {
    EXPECT_EQ(refusal(dilemma() + "perceived:\n  one: {one: {ranking: [no no]}}\n"),
              "c.yaml:12:9: expected another party: each knows its own preferences, found 'one'");
    EXPECT_EQ(refusal(dilemma() + "perceived:\n  one: {tow: {ranking: [no no]}}\n"),
              "c.yaml:12:9: expected a party (one, two), found 'tow'; did you mean two?");
    EXPECT_THAT(refusal(dilemma() + "perceived:\n  one: {two: {ranking: [no no]}}\n"),
                HasSubstr("expected every outcome in the ranking"));
    EXPECT_THAT(refusal(dilemma() + "perceived: one\n"), HasSubstr("by party, how it sees others' preferences"));
    EXPECT_THAT(refusal(dilemma() + "groups: [[one]]\n"), HasSubstr("a group of two parties or more"));
    EXPECT_THAT(refusal(dilemma() + "groups: [[one, one]]\n"), HasSubstr("each party of a group once"));
    EXPECT_THAT(refusal(dilemma() + "groups: [[one, tow]]\n"), HasSubstr("did you mean two?"));
    EXPECT_THAT(refusal(dilemma() + "groups: all\n"), HasSubstr("a list of groups"));
}

// Nine who may each act.
std::string nine(const std::string& groups) {
    std::string parties, issues, preferences;
    for (int p = 0; p < 9; ++p) {
        parties += (p == 0 ? "p" : ", p") + std::to_string(p) + ": {}";
        issues += "  i" + std::to_string(p) + ": {owner: p" + std::to_string(p) + "}\n";
        std::string own;
        for (int k = 0; k < 9; ++k) own += k == p ? " yes" : " -";
        preferences += "  p" + std::to_string(p) + ": {statements: [\"" + own.substr(1) + "\"]}\n";
    }
    return "parley-conflict: 1\ntitle: Nine\nparties: {" + parties + "}\nissues:\n" + issues + "preferences:\n" +
           preferences + groups;
}

TEST(ConflictFiles, with_nine_parties_groups_are_looked_at_where_they_are_named) {
    const scenario::Conflict silent = read(nine(""));
    const scenario::ConflictAnalysis none = analyse_conflict(silent, false);
    EXPECT_FALSE(none.left_by_no_group);
    EXPECT_THAT(report::text::conflict_text(silent, none),
                HasSubstr("Groups that move together are not looked at: there are 9 parties; name those that"));
    const scenario::Conflict named = read(nine("groups: [[p0, p1], [p2, p3, p4]]\n"));
    const scenario::ConflictAnalysis analysis = analyse_conflict(named, false);
    ASSERT_TRUE(analysis.left_by_no_group);
    EXPECT_TRUE((*analysis.left_by_no_group)[511]);
    EXPECT_FALSE((*analysis.left_by_no_group)[0]);
    EXPECT_EQ(report::json::conflict_json(named, analysis)["groups"][0], nlohmann::ordered_json({"p0", "p1"}));
}

TEST(ConflictFiles, what_is_written_only_where_there_is_something_to_say_is_in_the_schema) {
    const json schema =
        json::parse(tables::read_file((source_folder() / "docs/schema/conflict-1.schema.json").string()));
    const std::string view = "perceived:\n  one: {two: {statements: [\"- yes\"]}}\n", pair = "groups: [[one, two]]\n";
    for (const std::string& text : {dilemma(), dilemma() + view, dilemma() + pair, talks()})
        for (const double budget : {60.0, 0.0}) {
            const scenario::Conflict conflict = read(text);
            if (budget == 0.0 && !conflict.payoffs) continue;
            const auto written = report::json::conflict_json(
                conflict, analyse_conflict(conflict, conflict.payoffs.has_value(), {}, budget));
            EXPECT_EQ(schema_problem(schema, json::parse(written.dump())), "");
        }
}

// Six joint issues of five levels: everybody together reaches everything, which is 244 million moves.
std::string large() {
    std::string text = "parley-conflict: 1\ntitle: Large\nparties: {one: {}, two: {}}\nissues:\n", one, two, today;
    for (int k = 0; k < 6; ++k) {
        const std::string id = "i" + std::to_string(k);
        text += "  " + id + ": {owner: joint, levels: [a, b, c, d, e]}\n";
        one += (k > 0 ? ", " : "") + id + ": {a: 0, b: 1, c: 2, d: 3, e: 5}";
        two += (k > 0 ? ", " : "") + id + ": {a: 0, b: 2, c: 2.5, d: 1, e: -" + std::to_string(k) + "}";
        today += k > 0 ? " a" : "a";
    }
    return text + "today: " + today + "\ndisagreement: " + today + "\npreferences:\n  one: {worths: {" + one +
           "}}\n  two: {worths: {" + two + "}}\n";
}

TEST(ConflictFiles, deals_among_many_outcomes_do_not_wait_for_the_graph_model) {
    const scenario::Conflict conflict = read(large());
    ASSERT_EQ(conflict.space.size(), 15625U);
    EXPECT_THAT(complaint([&] { (void)analyse_conflict(conflict, false, {}, 2.0); }),
                HasSubstr("c.yaml: expected a conflict that takes 2 s at most (budget allows more), found about "));
    const scenario::ConflictAnalysis analysis = analyse_conflict(conflict, true, {}, 2.0);
    EXPECT_FALSE(analysis.left_out.empty());
    EXPECT_FALSE(analysis.deals->nash.outcomes.empty());
    EXPECT_THAT(report::text::conflict_text(conflict, analysis), HasSubstr("Where it rests is not looked at"));
}

TEST(ConflictFiles, deals_alone_are_the_deals_that_there_are_with_the_rest) {
    const scenario::Conflict conflict = read(talks());
    const scenario::ConflictAnalysis all = analyse_conflict(conflict, true);
    const scenario::ConflictAnalysis alone = analyse_conflict(conflict, true, {}, 0.0);
    EXPECT_TRUE(all.left_out.empty());
    EXPECT_EQ(alone.moves.states, 0U);
    const nlohmann::ordered_json with = report::json::conflict_json(conflict, all),
                                 without = report::json::conflict_json(conflict, alone);
    EXPECT_EQ(with["deals"], without["deals"]);
    EXPECT_TRUE(without["outcomes"][0]["stable"].is_null());
    EXPECT_FALSE(with["outcomes"][0]["stable"].is_null());
    EXPECT_FALSE(with.contains("left_out"));
    EXPECT_TRUE(without.contains("left_out"));
}

}  // namespace
}  // namespace parley::testing::conflict_file_test
