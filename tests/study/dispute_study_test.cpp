// A scenario's dispute joined to its economics, in the small world: what is on the table, what it is worth, and that
// the analyses say what the payoffs say.
#include <algorithm>
#include <cmath>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/analysis/deal_conditions.hpp"
#include "parley/analysis/forecast.hpp"
#include "parley/pricing/warm_starts.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/backward_induction.hpp"
#include "tests/support/solved.hpp"

namespace parley::dispute_study_test {
namespace {

using namespace parley::testing;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

// Duties of the one, an answer of the other and a promise that needs no duties; a red line; a question to the model.
std::string text() {
    return "parley: 2\n"
           "title: A small dispute\n"
           "world: " +
           small_world_folder() + R"(
sources: {report: {title: A report, file: report.txt}}
parties:
  usa: {name: United States, economies: [USA], patience: {value: 10 % a year, range: [5 % a year, 30 % a year], assumption: guess}, committed: {value: 20 %, range: [10 %, 30 %], assumption: guess}, assumption: known}
  china: {name: China, economies: [CHN], patience: {value: 5 % a year, range: [2 % a year, 10 % a year], assumption: guess}, committed: {value: 40 %, range: [10 %, 50 %], assumption: guess}, assumption: known}
issues:
  duties:
    owner: usa
    levels:
      none: {label: No duties}
      levied: {label: Duties, measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
      high: {label: High duties, counterfactual: true, measures: [{duty: {value: +90 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
  answer:
    owner: china
    levels:
      none: {label: No answer}
      levied: {label: An answer, measures: [{duty: {value: +25 points, definition: so}, by: CHN, on: USA, sectors: goods}]}
  cars:
    owner: china
    levels:
      closed: {label: As they are}
      opened: {label: Cars opened, requires: {duties: none}, measures: [{barrier: {value: -5 points, definition: so}, by: CHN, on: USA, sectors: [C29]}]}
  words:
    owner: joint
    levels: {cold: {label: Cold}, warm: {label: Warm words}}
  saving:
    owner: china
    counterfactual: true
    levels: {present: {}, less: {measures: [{saving: {value: 100 %, definition: all}, by: CHN, like: USA}]}}
stances:
  - {party: china, level: words.warm, says: refusal, cost: {value: 0.5 points, range: [0.1 points, 1 points], assumption: guess}, assumption: known}
  - {party: china, level: duties.none, says: condition, before: deal, assumption: known}
payoffs:
  usa:
    - {indicator: balance, of: USA, with: CHN, weight: {value: 200 points, range: [100 points, 300 points], assumption: guess}}
    - {indicator: duty-revenue, of: USA, weight: {value: 10 points, range: [0 points, 20 points], assumption: guess}}
    - {level: words.warm, weight: {value: 0.3 points, range: [0.1 points, 0.6 points], assumption: guess}}
  china:
    - {indicator: output, of: CHN, sectors: [C26, C29], weight: {value: 0.01 points, range: [0 points, 0.02 points], assumption: guess}}
    - {level: cars.opened, once: true, weight: {value: -0.1 points, range: [-0.2 points, 0 points], assumption: guess}}
outcomes:
  today: {label: Today, levels: {}}
  war: {label: War, levels: {duties: levied, answer: levied}}
  high: {label: High, levels: {duties: high}}
no-deal: {outcome: war, assumption: so}
talks: {rounds: [2018-05-03, +1 month], deadline: last-round, ends: war}
draws: {seed: 3, count: 24}
)";
}

pricing::Worth study(const std::string& of, int threads = 1) {
    SolvedOptions options;
    options.threads = threads;
    return solved_worth(scenario::read_scenario("small.yaml", of), options);
}

const pricing::Worth& dispute() {
    static const pricing::Worth made = study(text());
    return made;
}

// The outcome with these levels of duties, answer, cars, words.
Outcome at(std::size_t duties, std::size_t answer, std::size_t cars, std::size_t words) {
    const dispute::space::Space& space = dispute().space;
    return space
        .find(duties * space.stride(0) + answer * space.stride(1) + cars * space.stride(2) + words * space.stride(3))
        .value();
}

TEST(Worth, what_is_counterfactual_or_breaks_a_requirement_is_not_on_the_table) {
    // duties 2 × answer 2 × cars 2 × words 2, less cars opened under duties.
    EXPECT_EQ(dispute().space.size(), 12U);
    EXPECT_EQ(dispute().asked(), 12U);
    EXPECT_EQ(dispute().table().agenda.issues.size(), 4U);
    EXPECT_FALSE(dispute().named[2].has_value()) << "high duties are a question to the model";
    EXPECT_EQ(dispute().status_quo, at(0, 0, 0, 0));
    EXPECT_EQ(dispute().disagreement, at(1, 1, 0, 0));
}

TEST(Worth, outcomes_that_differ_in_words_alone_share_an_equilibrium) {
    EXPECT_EQ(dispute().prices().equilibria.size(), 6U);
    EXPECT_EQ(dispute().equilibrium[at(1, 0, 0, 0).value], dispute().equilibrium[at(1, 0, 0, 1).value]);
    EXPECT_NE(dispute().equilibrium[at(1, 0, 0, 0).value], dispute().equilibrium[at(0, 0, 0, 0).value]);
}

TEST(Worth, a_payoff_is_the_sum_of_what_the_scenario_says) {
    const pricing::NamedOutcomes war = solved_outcomes(scenario::read_scenario("small.yaml", text()), closely({"war"}));
    const world::World& world = war.base().world;
    const pricing::OutcomeResult& priced = war.equilibria.at(0).priced;
    const Economy usa{0}, china{1};
    const double balance =
        balance_change(world, priced, usa, china).goods_new - balance_change(world, priced, usa, china).goods_base;
    const double revenue = priced.duty_revenue_new_usd_m(usa) - priced.duty_revenue_base_usd_m(usa);
    EXPECT_NEAR(dispute().payoffs(Side{0}, at(1, 1, 0, 0)),
                100 * std::log(priced.welfare.welfare_factor(usa)) + 200 * balance / 1e5 + 10 * revenue / 1e5, 1e-7);
    double made = 0, more = 0;
    for (const Sector s : {Sector{0}, Sector{1}}) {
        made += world.output(china, s);
        more += (priced.output_factor(china, s) - 1) * world.output(china, s);
    }
    EXPECT_NEAR(dispute().payoffs(Side{1}, at(1, 1, 0, 0)),
                100 * std::log(priced.welfare.welfare_factor(china)) + 0.01 * 100 * more / made, 1e-7);
    EXPECT_NEAR(dispute().income_usd_m(Side{1}, at(1, 1, 0, 0)), priced.welfare.welfare_usd_m(china), 1e-6);
}

TEST(Worth, a_level_is_worth_its_weight_and_a_red_line_costs_its_cost) {
    EXPECT_NEAR(dispute().payoffs(Side{0}, at(0, 0, 0, 1)) - dispute().payoffs(Side{0}, at(0, 0, 0, 0)), 0.3, 1e-12);
    EXPECT_NEAR(dispute().payoffs(Side{1}, at(0, 0, 0, 1)) - dispute().payoffs(Side{1}, at(0, 0, 0, 0)), -0.5, 1e-12);
}

TEST(Worth, what_is_paid_once_is_no_flow) {
    EXPECT_EQ(dispute().once(Side{1}, at(0, 0, 1, 0)), -0.1);
    EXPECT_EQ(dispute().once(Side{1}, at(0, 0, 0, 0)), 0.0);
}

TEST(Worth, any_number_of_threads_gives_the_same_bytes) {
    const pricing::Worth other = study(text(), 3);
    EXPECT_EQ(other.payoffs, dispute().payoffs);
    EXPECT_EQ(other.income_usd_m, dispute().income_usd_m);
    const scenario::Draws draws{5, 16};
    const analysis::Forecast one = value_or_throw(analysis::forecast(dispute(), draws, 1)),
                             three = value_or_throw(analysis::forecast(other, draws, 3));
    for (std::size_t l = 0; l < one.by.size(); ++l) {
        EXPECT_EQ(one.by[l].of, three.by[l].of) << l;
    }
    EXPECT_EQ(one.nash_gain, three.nash_gain);
}

TEST(Worth, targets_that_cannot_be_reached_are_counted_and_are_no_outcome) {
    const std::string hopeless = replaced(
        text(), "warm: {label: Warm words}",
        "warm: {label: Warm words, measures: [{balance_target: {value: -900 bn USD a year, definition: so}, of: USA, "
        "with: CHN, by-means-of: duty}]}");
    const pricing::Worth studied = study(hopeless);
    EXPECT_EQ(studied.asked(), 12U);
    EXPECT_EQ(studied.space.size(), 6U);
    EXPECT_EQ(studied.out_of_reach.size(), 6U);
    EXPECT_EQ(studied.prices().status(), model::Status::converged);
}

TEST(Worth, where_saving_moves_in_one_outcome_income_is_net_of_borrowing_in_all) {
    EXPECT_FALSE(dispute().net_of_borrowing);
    const std::string moving = replaced(
        text(), "warm: {label: Warm words}",
        "warm: {label: Warm words, measures: [{saving: {value: 100 %, definition: all}, by: CHN, like: USA}]}");
    const pricing::Worth studied = study(moving);
    ASSERT_TRUE(studied.net_of_borrowing);
    const dispute::space::Space& space = studied.space;
    const pricing::NamedOutcomes spoken = solved_outcomes(
        scenario::read_scenario("small.yaml",
                                replaced(moving, "  high: {label: High, levels: {duties: high}}\n",
                                         "  high: {label: High, levels: {duties: high}}\n  spoken: {levels: {words: "
                                         "warm}}\n")),
        closely({"spoken", "war"}));
    const Economy china{1};
    const auto china_gets = [&](Outcome o) { return studied.terms[1][0].at(o); };
    const auto net = [&](std::size_t k) {
        return 100 * std::log(spoken.equilibria.at(k).priced.welfare.net_income_factor(china));
    };
    EXPECT_NEAR(china_gets(space.find(space.stride(0) + space.stride(1)).value()), net(0), 1e-7);  // war
    EXPECT_NEAR(china_gets(space.find(space.stride(3)).value()), net(1), 1e-7);                    // spoken
    EXPECT_NE(spoken.equilibria[1].priced.welfare.welfare_factor(china),
              spoken.equilibria[1].priced.welfare.net_income_factor(china));
}

TEST(Worth, a_disagreement_that_there_is_not_is_refused) {
    SolvedOptions options;
    options.disagreement = "wor";
    EXPECT_THAT(complaint([&] { (void)solved_worth(scenario::read_scenario("small.yaml", text()), options); }),
                HasSubstr("found 'wor'; did you mean war?"));
}

TEST(DisputeAnalyses, the_zone_holds_what_nobody_likes_less_than_no_deal) {
    const analysis::DealAnalysis analysis = analysis::analyse_deals(dispute());
    std::vector<Outcome> zone;
    for (std::size_t o = 0; o < dispute().space.size(); ++o) {
        bool all = Outcome{o} != dispute().disagreement;
        for (const Side p : {Side{0}, Side{1}})
            all = all && dispute().payoffs(p, Outcome{o}) >=
                             dispute().payoffs(p, dispute().disagreement) - pricing::payoff_tie;
        if (all) zone.push_back(Outcome{o});
    }
    EXPECT_EQ(analysis.deals.zone.outcomes, zone);
    ASSERT_EQ(analysis.red_lines.size(), 1U);
    EXPECT_EQ(analysis.red_lines[0].cost, 0.5);
    EXPECT_EQ(analysis.red_lines[0].crossing, 6U);
}

TEST(DisputeAnalyses, conditions_leave_the_outcomes_that_meet_them) {
    const analysis::DealAnalysis analysis = analysis::analyse_deals(dispute());
    ASSERT_EQ(analysis.on_conditions.size(), 1U);
    EXPECT_EQ(analysis.on_conditions[0].meeting, 8U);
    for (const Outcome o : analysis.on_conditions[0].zone.outcomes) EXPECT_EQ(dispute().space.level(o, 0), 0U);
}

TEST(DisputeAnalyses, an_equilibrium_by_nash_leaves_nobody_a_better_move_of_its_own) {
    const analysis::StandoffAnalysis analysis = value_or_throw(analysis::analyse_standoff(dispute()));
    std::size_t found = 0;
    for (const analysis::RestingPlace& place : analysis.resting) {
        if (!place.by[0]) continue;
        ++found;
        for (std::size_t p = 0; p < 2; ++p)
            for (const dispute::graph_model::StateIndex to :
                 reach(analysis.moves, p, static_cast<dispute::graph_model::StateIndex>(place.outcome.value)))
                EXPECT_LE(dispute().payoffs(Side{p}, Outcome{to}),
                          dispute().payoffs(Side{p}, place.outcome) + pricing::payoff_tie);
    }
    EXPECT_EQ(found, analysis.count[0]);
    EXPECT_GE(found, 1U);
}

TEST(DisputeAnalyses, giving_in_is_the_deal_that_the_other_side_likes_best) {
    const analysis::DealAnalysis deals = analysis::analyse_deals(dispute());
    const analysis::StandoffAnalysis analysis = value_or_throw(analysis::analyse_standoff(dispute()));
    ASSERT_TRUE(deals.deals.zone.open());
    ASSERT_EQ(analysis.game.none, "");
    for (std::size_t i = 0; i < 2; ++i)
        for (const Outcome o : deals.deals.zone.outcomes)
            EXPECT_LE(dispute().payoffs(Side{1 - i}, o),
                      dispute().payoffs(Side{1 - i}, analysis.game.giving_in[i]) + pricing::payoff_tie);
    EXPECT_NEAR(
        analysis.game.concessions.yields[0] + analysis.game.concessions.yields[1] + analysis.game.concessions.never,
        1.0, 1e-9);
}

TEST(DisputeAnalyses, talks_are_held_on_their_dates_and_give_nobody_less_than_their_end) {
    const analysis::TalksAnalysis analysis = value_or_throw(analysis::analyse_talks(dispute()));
    EXPECT_THAT(analysis.dates, ElementsAre("2018-05-03", "2018-06-02"));
    ASSERT_EQ(analysis.orders.size(), 2U);
    // On the last date a refusal means the end of the talks: nobody accepts less than that.
    for (const auto& order : analysis.orders) {
        ASSERT_TRUE(order.play);
        const Outcome last = order.play.moves.back().offer.value_or(analysis.at_the_deadline);
        const Table<Side, Outcome> worth =
            dispute::talks::present_worths(dispute().payoffs, {std::log(1.1), std::log(1.05)}, dispute().once);
        for (const Side p : {Side{0}, Side{1}}) EXPECT_GE(worth(p, last), worth(p, dispute().disagreement) - 1e-9);
    }
}

TEST(ConditionsOfDeals, the_tree_of_the_talks_is_worth_what_backward_induction_over_all_outcomes_says) {
    const analysis::TalksAnalysis analysis = value_or_throw(analysis::analyse_talks(dispute()));
    for (std::size_t order = 0; order < 2; ++order) {
        const dispute::talks::ExtensiveGame tree = talks_tree(dispute(), analysis, order);
        ASSERT_EQ(game_problem(tree), "");
        const GameSolution solution = backward_induction(tree, GameTies::kind, 1e-9);
        for (std::size_t p = 0; p < 2; ++p)
            EXPECT_NEAR(solution.value[0][p], analysis.orders[order].play.value[p], 1e-7) << order << " " << p;
    }
}

TEST(ConditionsOfDeals, the_threat_comes_off_first_and_the_worths_are_those_of_the_three_outcomes) {
    const std::vector<analysis::Precondition> first = analysis::preconditions(dispute());
    ASSERT_EQ(first.size(), 1U);
    EXPECT_EQ(first[0].first, Side{0}) << "whose duties they are";
    EXPECT_EQ(first[0].second, Side{1});
    EXPECT_EQ(dispute().space.level(first[0].deal, 0), 0U) << "no duties in a deal on that condition";
    const double rate = std::log(1.1);
    EXPECT_NEAR(first[0].exchange.sides[0].nothing, dispute().payoffs(Side{0}, at(1, 1, 0, 0)) / rate, 1e-9);
    EXPECT_NEAR(first[0].exchange.sides[0].first_only, 0.0, 1e-9) << "today is worth nothing more than today";
}

TEST(ConditionsOfDeals, lots_reach_what_single_outcomes_reach_and_at_home_agrees_with_the_zone) {
    const analysis::DealAnalysis deals = analysis::analyse_deals(dispute());
    const analysis::DealConditions deeper = deal_conditions(dispute(), deals);
    for (std::size_t p = 0; p < 2; ++p) EXPECT_GE(deeper.hull.ideal[p], deals.deals.ideal[p] - 1e-9);
    EXPECT_GE(deeper.hull.nash.value, deals.deals.nash.value - 1e-9);
    // Without factions what passes at home is what the parties like no less than no deal.
    EXPECT_EQ(deeper.at_home.passing, deals.deals.zone.outcomes);
}

// The same equilibria whether they set out from the base or from their relatives.
TEST(Families, relatives_lead_to_the_same_equilibria_as_the_base) {
    const pricing::Families families = dispute().deal_space().families;
    std::size_t members = 0, with_two_parents = 0;
    for (const pricing::Family& family : families) {
        EXPECT_FALSE(family.front().parent.has_value()) << "somebody must come first";
        for (const pricing::FamilyMember& member : family) {
            ++members;
            with_two_parents += member.common ? 1 : 0;
            const pricing::OutcomeEconomics alone = solve_set(dispute().deal_space(), member.set);
            ASSERT_EQ(alone.status, model::Status::converged);
            for (std::size_t k = 0; k < alone.income_factor.size(); ++k)
                EXPECT_NEAR(dispute().prices().equilibria[member.set].income_factor[k], alone.income_factor[k], 1e-9);
        }
    }
    EXPECT_EQ(members, dispute().deal_space().sets.size()) << "each in one family";
    EXPECT_GE(with_two_parents, 1U);
}

TEST(Forecast, chances_sum_to_one_for_each_way_of_looking) {
    const analysis::Forecast result = value_or_throw(analysis::forecast(dispute(), {1, 20}));
    for (const analysis::Chances& each : result.by)
        EXPECT_NEAR(std::accumulate(each.of.begin(), each.of.end(), 0.0), each.known() ? 1.0 : 0.0, 1e-12);
    EXPECT_TRUE(result.by[0].known());
    EXPECT_GE(result.all_agree, 0.0);
    EXPECT_LE(result.all_agree, 1.0 + 1e-12);
}

}  // namespace
}  // namespace parley::dispute_study_test
