// Who could sign what, what follows where nobody does, and that every way of looking calls it by the same name.
#include <cmath>
#include <functional>
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/analysis/agreements.hpp"
#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/analysis/forecast.hpp"
#include "parley/report/json/dispute/deals_and_standoff_json.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::agreements_test {
namespace {

using namespace parley::testing;
using dispute::endings::Ending;
using ::testing::HasSubstr;

// The one levies duties on the two others, which can open their markets; as cases of three are.
std::string three(const std::string& more) {
    return "parley: 2\ntitle: Three\nworld: " + small_world_folder() + R"(
parties:
  us: {name: United States, economies: [USA], assumption: announces them}
  eu: {name: European Union, economies: [EU27], assumption: answers}
  cn: {name: China, economies: [CHN], assumption: answers}
issues:
  on-eu:
    owner: us
    levels:
      none: {label: No new duties on the EU}
      twenty: {label: 20 points on the EU, measures: [{duty: {value: +20 points, definition: so}, by: USA, on: EU27, sectors: goods}]}
  on-cn:
    owner: us
    levels:
      none: {label: No new duties on China}
      thirty: {label: 30 points on China, measures: [{duty: {value: +30 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
  eu-opens:
    owner: eu
    levels:
      none: {label: EU duties stay}
      opened: {label: The EU opens, measures: [{barrier: {value: -5 points, definition: so}, by: EU27, on: USA, sectors: goods}]}
  cn-opens:
    owner: cn
    levels:
      none: {label: Chinese duties stay}
      opened: {label: China opens, measures: [{barrier: {value: -5 points, definition: so}, by: CHN, on: USA, sectors: goods}]}
payoffs:
  us: [{level: eu-opens.opened, weight: {value: 20 points, definition: so}}]
outcomes: {today: {label: Today}, both: {label: Duties on both, levels: {on-eu: twenty, on-cn: thirty}}}
)" + more;
}

pricing::Worth worth_of_text(const std::string& text) {
    return solved_worth(scenario::read_scenario("s.yaml", text));
}

const pricing::Worth& trio() {
    static const pricing::Worth made = worth_of_text(three("no-deal: {outcome: both, assumption: so}\n"));
    return made;
}

std::vector<std::string> levels_of(const pricing::Worth& dispute, Outcome o) {
    std::vector<std::string> result;
    for (std::size_t k = 0; k < dispute.table().issue.size(); ++k)
        result.push_back(dispute.scenario()
                             .issues[dispute.table().issue[k]]
                             .levels[dispute.table().level[k][dispute.space.level(o, k)]]
                             .id);
    return result;
}

TEST(Agreements, a_third_party_is_no_veto) {
    const analysis::Group pair{"", {true, true, false}, false};
    const analysis::GroupAgreement found = agreement_of(trio(), pair, trio().disagreement);
    // The duties on the EU end; it may open; those on China stay, whatever it thinks of that.
    bool opened = false;
    for (const std::size_t c : found.acceptable) {
        const std::vector<std::string> levels = levels_of(trio(), found.end[c]);
        EXPECT_EQ(levels[0], "none");
        EXPECT_EQ(levels[1], "thirty");
        opened = opened || levels[2] == "opened";
        for (const std::size_t p : {0U, 1U})
            EXPECT_GE(trio().payoffs(Side{p}, found.end[c]),
                      trio().payoffs(Side{p}, trio().disagreement) - pricing::payoff_tie);
    }
    EXPECT_TRUE(opened);
    ASSERT_TRUE(found.best);
    EXPECT_EQ(found.gain.size(), 3U);
}

TEST(Agreements, nobody_offers_to_be_hit_and_nobody_a_punishment) {
    for (const analysis::Group& group : analysis::every_group(trio().scenario())) {
        const analysis::GroupAgreement found = agreement_of(trio(), group, trio().disagreement);
        for (const Outcome o : found.content) {
            const std::vector<std::string> levels = levels_of(trio(), o);
            // Duties between two that sign are gone; who does not sign moves nothing before its reply.
            if (group.by[0] && group.by[1]) {
                EXPECT_EQ(levels[0], "none");
            }
            if (group.by[0] && group.by[2]) {
                EXPECT_EQ(levels[1], "none");
            }
            if (!group.by[0]) {
                EXPECT_EQ(levels[0], "twenty");
                EXPECT_EQ(levels[1], "thirty");
            }
            if (!group.by[1]) {
                EXPECT_EQ(levels[2], "none");
            }
            if (!group.by[2]) {
                EXPECT_EQ(levels[3], "none");
            }
        }
    }
}

TEST(Agreements, groups_are_pairs_what_is_on_record_and_all_each_once) {
    const pricing::Worth with = worth_of_text(three(
        "agreements: {deal: {label: The deal, signatories: [cn, us], assumption: so}, kept: {signatories: [us, cn], "
        "measures: stay, assumption: so}}\n"));
    const std::vector<analysis::Group> groups = analysis::usual_groups(with.scenario());
    ASSERT_EQ(groups.size(), 5U);  // the two on record, two other pairs, all
    EXPECT_EQ(groups[0].label, "The deal");
    EXPECT_TRUE(groups[1].measures_stay);
    EXPECT_EQ(groups.back().size(), 3U);
    EXPECT_EQ(analysis::every_group(with.scenario()).size(), 4U);
}

TEST(Agreements, measures_stay_where_the_agreement_says_so) {
    const analysis::Group stays{"", {true, true, false}, true};
    const analysis::GroupAgreement found = agreement_of(trio(), stays, trio().disagreement);
    bool kept = false;
    for (const Outcome o : found.content) kept = kept || levels_of(trio(), o)[0] == "twenty";
    EXPECT_TRUE(kept);
}

TEST(Agreements, what_one_group_signs_is_what_another_starts_from) {
    const analysis::Agreements all = agreements_of(trio(), analysis::usual_groups(trio().scenario()));
    ASSERT_EQ(all.after.size(), all.of.size());
    for (std::size_t a = 0; a < all.of.size(); ++a)
        for (std::size_t b = 0; b < all.of.size(); ++b) {
            ASSERT_EQ(all.after[a][b].has_value(), all.of[a].best.has_value());
            if (!all.of[a].best) continue;
            const Outcome from = all.of[a].end[*all.of[a].best];
            EXPECT_EQ(*all.after[a][b], agreement_of(trio(), all.of[b].group, from).acceptable.size());
        }
}

// Two parties: a threat, an answer to it, something demanded of each.
std::string two(const std::string& announced, const std::string& more) {
    const auto by = [&](const std::string& text) { return announced.empty() ? std::string() : text; };
    return "parley: 2\ntitle: Two\nworld: " + small_world_folder() + R"(
parties:
  us: {name: United States, economies: [USA], patience: {value: 10 % a year, definition: so}, committed: {value: 20 %, definition: so}, assumption: known}
  cn: {name: China, economies: [CHN], patience: {value: 5 % a year, definition: so}, committed: {value: 20 %, definition: so}, assumption: known}
issues:
  duties:
    owner: us
    levels:
      none: {label: No duties}
      levied: {label: Duties, )" +
           by("announced: {by: us, on: 2018-04-03, due: 2018-06-01, assumption: said}, ") +
           R"(measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
      all: {label: More, measures: [{duty: {value: +40 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
  answer:
    owner: cn
    levels:
      none: {label: No answer}
      given: {label: An answer, )" +
           by("announced: {by: cn, on: 2018-04-04, due: none, if: duties.levied, assumption: said}, ") +
           R"(measures: [{duty: {value: +25 points, definition: so}, by: CHN, on: USA, sectors: goods}]}
  cars: {owner: cn, levels: {closed: {label: Closed}, opened: {label: Cars opened, measures: [{barrier: {value: -5 points, definition: so}, by: CHN, on: USA, sectors: [C29]}]}}}
  tech: {owner: us, levels: {kept: {label: Controls}, eased: {label: Controls eased, measures: [{barrier: {value: -3 points, definition: so}, by: CHN, on: USA, sectors: [C26]}]}}}
stances:
  - {party: us, level: cars.opened, says: demand, assumption: known}
  - {party: cn, level: tech.eased, says: demand, assumption: known}
outcomes: {today: {label: Today}, war: {label: War, levels: {duties: levied, answer: given}}}
talks: {rounds: [2018-05-03, +1 month], breakdown: {value: 20 %, definition: so}}
)" + more;
}

const pricing::Worth& threatened() {
    static const pricing::Worth made = worth_of_text(two("yes", ""));
    return made;
}

TEST(NoDealOfAFile, is_computed_unless_the_file_sets_it_and_then_both_are_known) {
    EXPECT_FALSE(threatened().deal_space().disagreement);
    ASSERT_TRUE(threatened().computed);
    EXPECT_EQ(threatened().disagreement, threatened().computed->outcome);
    EXPECT_EQ(threatened().acts.size(), 2U);
    const pricing::Worth set = worth_of_text(two("yes", "no-deal: {outcome: war, assumption: so}\n"));
    EXPECT_EQ(set.disagreement, *set.named[1]);
    ASSERT_TRUE(set.computed);
    EXPECT_EQ(levels_of(set, set.computed->outcome), levels_of(threatened(), threatened().disagreement));
    const auto json = report::json::deals_json(set, analysis::analyse_deals(set));
    EXPECT_EQ(json["disagreement"]["no_deal"]["from"], "set");
    EXPECT_EQ(json["disagreement"]["no_deal"]["acts"].size(), 2U);
}

TEST(NoDealOfAFile, more_acts_than_are_looked_at_are_refused_in_one_line) {
    std::string issues;
    for (int k = 0; k < 13; ++k)
        issues += "\n  i" + std::to_string(k) +
                  ": {owner: us, levels: {a: {}, b: {announced: {by: us, on: 2018-04-03, due: " +
                  "none, assumption: said}}}}";
    std::string text = two("yes", "");
    text.insert(text.find("issues:") + 7, issues);
    pricing::SpaceOptions options;
    options.most_outcomes = std::size_t{1} << 30;
    const scenario::Scenario read = scenario::read_scenario("s.yaml", text);
    const pricing::OnTheTable table = pricing::on_the_table(read);
    EXPECT_EQ(acts_of(read, table).size(), 15U);
    EXPECT_GT(acts_of(read, table).size(), dispute::endings::most_acts);
}

TEST(Offers, are_concessions_once_something_is_announced_and_anything_where_nothing_is) {
    const std::vector<Outcome> offers =
        analysis::offered(threatened(), threatened().payoffs, threatened().disagreement);
    ASSERT_FALSE(offers.empty());
    for (const Outcome o : offers) {
        EXPECT_EQ(levels_of(threatened(), o)[0], "withdrawn");
        EXPECT_EQ(levels_of(threatened(), o)[1], "none");
    }
    const pricing::Worth quiet = worth_of_text(two("", "no-deal: {outcome: war, assumption: so}\n"));
    EXPECT_TRUE(analysis::not_offered(quiet, quiet.payoffs, quiet.disagreement).empty());
    EXPECT_TRUE(quiet.acts.empty());
}

TEST(Names, an_outcome_is_called_the_same_by_every_document) {
    const pricing::Worth& dispute = threatened();
    const auto standoff = analysis::analyse_standoff(dispute);
    const auto talks = analysis::analyse_talks(dispute);
    ASSERT_TRUE(standoff);
    ASSERT_TRUE(talks);
    std::map<std::size_t, nlohmann::ordered_json> names;
    std::size_t seen = 0;
    const std::function<void(const nlohmann::ordered_json&)> walk = [&](const nlohmann::ordered_json& node) {
        if (node.is_object() && node.contains("number") && node.contains("endings")) {
            ++seen;
            const auto known = names.emplace(node["number"].get<std::size_t>(), node["endings"]);
            EXPECT_EQ(known.first->second, node["endings"]) << node["words"];
        }
        if (node.is_structured())
            for (const auto& each : node) walk(each);
    };
    walk(report::json::deals_json(dispute, analysis::analyse_deals(dispute)));
    walk(report::json::standoff_json(dispute, *standoff));
    walk(report::json::talks_json(dispute, *talks));
    EXPECT_GT(seen, 20U);
    for (const auto& [number, endings] : names) {
        const Outcome o{number};
        for (const bool is_signed : {true, false}) {
            const pricing::Signed by =
                is_signed ? pricing::everybody(dispute.scenario()) : pricing::nobody(dispute.scenario());
            const Ending ending = ending_of(facts_of(dispute, o, by));
            EXPECT_EQ(endings[is_signed ? "signed" : "unsigned"], name_of(ending));
            EXPECT_THAT(report::words::ending_in_words(dispute, o, is_signed), HasSubstr(in_words(ending)));
        }
    }
}

// The name of every outcome of a bundled scenario by its levels: `expected` of the levels, in the order of the issues.
template <class Expected>
void expect_names(const std::string& name, std::size_t pair, const Expected& expected) {
    const scenario::Scenario scenario = scenario::load_scenario(name);
    const pricing::OnTheTable table = pricing::on_the_table(scenario);
    const dispute::space::Space space(table.agenda);
    const std::vector<pricing::ThreatPair> pairs = pairs_of(scenario, table);
    ASSERT_GT(pairs.size(), pair);
    for (const Outcome o : Positions<Outcome>(space.size())) {
        std::map<std::string, std::string> at;
        for (std::size_t k = 0; k < table.issue.size(); ++k) {
            const scenario::Issue& issue = scenario.issues[table.issue[k]];
            at[issue.id] = issue.levels[table.level[k][space.level(o, k)]].id;
        }
        for (const bool is_signed : {true, false}) {
            const auto by = is_signed ? pricing::everybody(scenario) : pricing::nobody(scenario);
            ASSERT_EQ(ending_of(facts_of(pairs[pair], space, o, by)), expected(at, is_signed))
                << name << " " << nlohmann::json(at) << is_signed;
        }
    }
}

TEST(Names, of_all_outcomes_of_the_reference_dispute_are_those_of_its_levels) {
    expect_names("us-china-2018", 0, [](auto& at, bool is_signed) {
        const bool hit = at["tariffs"] == "threat" || at["tariffs"] == "all", answered = at["retaliation"] != "none";
        if (is_signed) return hit || answered ? Ending::agreement_measures_stay : Ending::agreement_measures_gone;
        if (at["tariffs"] == "all") return Ending::escalated;
        if (answered) return Ending::answered;
        if (hit) return Ending::carried_out;
        return at["tariffs"] == "withdrawn" ? Ending::withdrawn : Ending::pending;
    });
}

TEST(Names, of_all_outcomes_of_the_steel_dispute_are_those_of_its_levels) {
    expect_names("steel-2018", 0, [](auto& at, bool is_signed) {  // the United States and China
        const bool hit = at["metals"] == "march" || at["metals"] == "june", answered = at["china-answer"] != "none";
        if (is_signed) return hit || answered ? Ending::agreement_measures_stay : Ending::agreement_measures_gone;
        if (at["metals"] == "june") return Ending::escalated;
        if (answered) return Ending::answered;
        if (hit) return Ending::carried_out;
        return at["metals"] == "withdrawn" ? Ending::withdrawn : Ending::pending;
    });
    expect_names("steel-2018", 1, [](auto& at, bool is_signed) {  // the United States and the EU
        const bool hit = at["metals-eu"] == "levied" || at["cars"] == "levied", answered = at["eu-answer"] != "none";
        if (is_signed) return hit || answered ? Ending::agreement_measures_stay : Ending::agreement_measures_gone;
        if (answered) return Ending::answered;
        if (hit) return Ending::carried_out;
        return at["metals-eu"] == "withdrawn" && at["cars"] == "withdrawn" ? Ending::withdrawn : Ending::pending;
    });
}

TEST(Attrition, is_about_the_demands_of_the_file_once_something_is_announced) {
    const std::vector<double> rate{std::log(1.1), std::log(1.05)}, reputation{0.2, 0.2};
    const analysis::StandoffGame game = analysis::standoff_game(threatened(), threatened().payoffs, threatened().once,
                                                                threatened().disagreement, rate, reputation);
    EXPECT_EQ(levels_of(threatened(), game.giving_in[0]),
              (std::vector<std::string>{"withdrawn", "none", "closed", "eased"}));
    EXPECT_EQ(levels_of(threatened(), game.giving_in[1]),
              (std::vector<std::string>{"withdrawn", "none", "opened", "kept"}));
    // Where no deal is as good as giving in, waiting costs nothing.
    Payoffs payoffs({2, threatened().space.size()}, 0.0);
    payoffs(Side{0}, game.giving_in[1]) = 1.0;
    payoffs(Side{1}, game.giving_in[0]) = 1.0;
    EXPECT_THAT(
        analysis::standoff_game(threatened(), payoffs, threatened().once, threatened().disagreement, rate, reputation)
            .none,
        HasSubstr("waiting costs the United States about nothing"));
    std::string none = two("yes", "");
    none.erase(none.find("  - {party: cn, level: tech.eased"),
               none.find("outcomes:") - none.find("  - {party: cn, level: tech"));
    const pricing::Worth silent = worth_of_text(none);
    EXPECT_THAT(
        analysis::standoff_game(silent, silent.payoffs, silent.once, silent.disagreement, rate, reputation).none,
        HasSubstr("no demand on the United States"));
}

TEST(Talks, without_a_deadline_or_a_chance_of_breakdown_are_no_chance) {
    const scenario::Draws draws{1, 4};
    const auto with = analysis::forecast(threatened(), draws, 1);
    ASSERT_TRUE(with);
    const auto talks = static_cast<std::size_t>(analysis::Lens::talks);
    EXPECT_TRUE(with->by[talks].known());
    std::string text = two("yes", "");
    const std::string risk = ", breakdown: {value: 20 %, definition: so}";
    text.erase(text.find(risk), risk.size());
    const auto without = analysis::forecast(worth_of_text(text), draws, 1);
    ASSERT_TRUE(without);
    EXPECT_FALSE(without->by[talks].known());
    for (const analysis::Chances& each : with->by) {
        if (!each.known()) continue;
        double sum = 0.0;
        for (const double share : each.of) sum += share;
        EXPECT_NEAR(sum, 1.0, 1e-9);
    }
}

}  // namespace
}  // namespace parley::agreements_test
