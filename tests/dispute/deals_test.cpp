#include "parley/dispute/bargaining/deals.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/dispute/tables.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::deals_test {
namespace {

using testing::Draws;
using testing::positions;
using testing::random_table;
using testing::table_of;
using Set = std::vector<std::size_t>;

// Straight from the definitions, exact comparisons, on payoffs without near ties.
struct ByDefinition {
    const Payoffs& u;
    std::vector<double> d;
    std::size_t parties = u.extents()[0], outcomes = u.extents()[1];

    double gain(std::size_t p, std::size_t o) const { return u(Side{p}, Outcome{o}) - d[p]; }
    bool accepted(std::size_t o) const {
        for (std::size_t p = 0; p < parties; ++p)
            if (gain(p, o) < 0) return false;
        return true;
    }
    Set pareto() const {
        Set result;
        for (std::size_t o = 0; o < outcomes; ++o) {
            bool dominated = false;
            for (std::size_t other = 0; other < outcomes; ++other) {
                bool none_worse = true, one_better = false;
                for (std::size_t p = 0; p < parties; ++p) {
                    none_worse &= gain(p, other) >= gain(p, o);
                    one_better |= gain(p, other) > gain(p, o);
                }
                dominated |= none_worse && one_better;
            }
            if (!dominated) result.push_back(o);
        }
        return result;
    }
    template <class Score>
    Set best(const Set& among, Score score) const {
        Set result;
        for (const std::size_t o : among) {
            bool beaten = false;
            for (const std::size_t other : among) beaten |= score(o) < score(other);
            if (!beaten) result.push_back(o);
        }
        return result;
    }
};

TEST(Deals, agree_with_the_definitions_on_small_random_disputes) {
    int open = 0;
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        SCOPED_TRACE(seed);
        Draws draws(seed);
        const std::size_t parties = draws.whole(2, 4), outcomes = draws.whole(2, 30);
        const Payoffs u = random_table(draws, parties, outcomes, draws.chance(0.5) ? 8 : 0);  // eighths are exact
        const Outcome no_deal{draws.whole(0, outcomes - 1)};
        dispute::bargaining::DealOptions options;
        for (std::size_t p = 0; p < parties; ++p) options.weight.push_back(draws.uniform(0.1, 1));
        const dispute::bargaining::Deals found = deals(u, dispute::bargaining::disagreement_at(u, no_deal), options);
        const ByDefinition truth{u, found.disagreement.payoff};

        EXPECT_EQ(positions(found.pareto), truth.pareto());
        Set zone;
        for (std::size_t o = 0; o < outcomes; ++o)
            if (o != no_deal.value && truth.accepted(o)) zone.push_back(o);
        EXPECT_EQ(positions(found.zone.outcomes), zone);
        if (zone.empty()) {
            EXPECT_TRUE(found.nash.outcomes.empty());
            continue;
        }
        ++open;
        std::vector<double> ideal(parties, 0.0);
        for (std::size_t p = 0; p < parties; ++p)
            for (const std::size_t o : zone) ideal[p] = std::max(ideal[p], truth.gain(p, o));

        const auto nash_score = [&](const std::vector<double>& weight) {
            return [&, weight](std::size_t o) {
                double sum = 0.0, gaining = 0.0;
                for (std::size_t p = 0; p < parties; ++p)
                    if (truth.gain(p, o) > 0) {
                        gaining += 1.0;
                        sum += weight[p] * std::log(truth.gain(p, o));
                    }
                return std::pair(gaining, std::round(sum * 1e10));
            };
        };
        EXPECT_EQ(positions(found.nash.outcomes), truth.best(zone, nash_score(std::vector<double>(parties, 1.0))));
        EXPECT_EQ(positions(found.weighted_nash.outcomes), truth.best(zone, nash_score(options.weight)));

        const auto sorted_gains = [&](const std::vector<double>& unit) {
            return [&, unit](std::size_t o) {
                std::vector<double> scores;
                for (std::size_t p = 0; p < parties; ++p)
                    if (unit[p] > 0) scores.push_back(std::round(truth.gain(p, o) / unit[p] * 1e10));
                std::sort(scores.begin(), scores.end());
                return scores;
            };
        };
        EXPECT_EQ(positions(found.kalai_smorodinsky.outcomes), truth.best(zone, sorted_gains(ideal)));
        EXPECT_EQ(positions(found.equal_gains.outcomes),
                  truth.best(zone, sorted_gains(std::vector<double>(parties, 1.0))));
        const auto total = [&](std::size_t o) {
            double sum = 0.0;
            for (std::size_t p = 0; p < parties; ++p) sum += truth.gain(p, o);
            return std::round(sum * 1e10);
        };
        EXPECT_EQ(positions(found.greatest_total.outcomes), truth.best(zone, total));
        Set all;
        for (std::size_t o = 0; o < outcomes; ++o) all.push_back(o);
        EXPECT_EQ(positions(found.greatest_anywhere.outcomes), truth.best(all, total));
    }
    EXPECT_GT(open, 200);
}

TEST(Deals, every_solution_is_one_that_nobody_can_object_to) {
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Draws draws(seed);
        const Payoffs u = random_table(draws, 3, 40, 6);
        const dispute::bargaining::Deals found = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0}));
        for (const dispute::bargaining::BargainingPoint* point :
             {&found.nash, &found.weighted_nash, &found.equal_gains, &found.greatest_total})
            for (const Outcome o : point->outcomes) EXPECT_TRUE(testing::holds(found.pareto, o)) << seed;
    }
}

TEST(Deals, nash_and_kalai_smorodinsky_do_not_depend_on_units_or_zero_points) {
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Draws draws(seed);
        const Payoffs u = random_table(draws, 3, 25);
        Payoffs v = u;
        for (std::size_t p = 0; p < 3; ++p) {
            const double unit = draws.uniform(0.5, 4), zero = draws.uniform(-5, 5);
            for (std::size_t o = 0; o < 25; ++o) v(Side{p}, Outcome{o}) = unit * u(Side{p}, Outcome{o}) + zero;
        }
        const dispute::bargaining::Deals a = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0})),
                                         b = deals(v, dispute::bargaining::disagreement_at(v, Outcome{0}));
        EXPECT_EQ(a.nash.outcomes, b.nash.outcomes) << seed;
        EXPECT_EQ(a.kalai_smorodinsky.outcomes, b.kalai_smorodinsky.outcomes) << seed;
        EXPECT_EQ(a.zone.outcomes, b.zone.outcomes) << seed;
    }
}

TEST(Deals, no_deal_itself_opens_no_zone) {
    // Outcome 1 costs party 0 two tenths, outcome 2 costs party 1 three tenths and party 0 one.
    const Payoffs u = table_of({{0, -0.2, -0.1}, {0, 1, -0.3}});
    const dispute::bargaining::Zone zone = zone_of_agreement(u, dispute::bargaining::disagreement_at(u, Outcome{0}));
    EXPECT_FALSE(zone.open());
    EXPECT_EQ(positions(zone.nearest.outcomes), Set{1});
    EXPECT_DOUBLE_EQ(zone.nearest.worst, 0.2);
    EXPECT_EQ(positions(zone.nearest.objecting), Set{0});
    EXPECT_EQ(positions(zone.nearest.binding), Set{0});
    EXPECT_EQ(zone.nearest.shortfall, (std::vector<double>{0.2, 0}));
}

TEST(Deals, of_two_objections_the_larger_one_binds) {
    const Payoffs u = table_of({{0, -0.2}, {0, -0.1}, {0, 3}});
    const dispute::bargaining::NearestDeal nearest =
        zone_of_agreement(u, dispute::bargaining::disagreement_at(u, Outcome{0})).nearest;
    EXPECT_EQ(positions(nearest.objecting), (Set{0, 1}));
    EXPECT_EQ(positions(nearest.binding), Set{0});
}

TEST(Deals, nearest_deals_are_told_apart_by_objections_only) {
    // 1 and 2 fall short by as much; that one of them pays party 1 more is no nearer to a deal. 3 hurts both.
    const Payoffs u = table_of({{0, -0.2, -0.2, -0.2}, {0, 1, 5, -0.1}});
    const dispute::bargaining::NearestDeal nearest =
        zone_of_agreement(u, dispute::bargaining::disagreement_at(u, Outcome{0})).nearest;
    EXPECT_EQ(positions(nearest.outcomes), (Set{1, 2}));
}

TEST(Deals, a_dispute_with_nothing_but_no_deal_has_no_nearest_deal) {
    const Payoffs u = table_of({{1}, {2}});
    const dispute::bargaining::Deals found = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0}));
    EXPECT_FALSE(found.zone.open());
    EXPECT_TRUE(found.zone.nearest.outcomes.empty());
    EXPECT_EQ(positions(found.pareto), Set{0});
}

TEST(Deals, a_zone_in_which_nobody_gains_says_so) {
    const Payoffs u = table_of({{0, 0, -1}, {0, 0, 1}});
    const dispute::bargaining::Deals found = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0}));
    EXPECT_EQ(positions(found.zone.outcomes), Set{1});
    EXPECT_FALSE(found.zone.anyone_gains);
    EXPECT_EQ(positions(found.nothing_to_gain), (Set{0, 1}));
    EXPECT_EQ(positions(found.nash.outcomes), Set{1});
    EXPECT_EQ(positions(found.kalai_smorodinsky.outcomes), Set{1});
}

TEST(Deals, a_party_with_nothing_to_gain_is_left_out) {
    // Party 2 gains nowhere that the others accept: the product and the relative gains are those of the other two.
    const Payoffs u = table_of({{0, 4, 1, 9}, {0, 1, 2, -1}, {0, 0, 0, 9}});
    const dispute::bargaining::Deals found = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0}));
    EXPECT_EQ(positions(found.nothing_to_gain), Set{2});
    EXPECT_EQ(positions(found.nash.outcomes), Set{1}) << "4·1 against 1·2";
    EXPECT_DOUBLE_EQ(found.nash.value, 2.0) << "the geometric mean of 4 and 1";
    EXPECT_EQ(positions(found.kalai_smorodinsky.outcomes), Set{1}) << "shares (1, 1/2) against (1/4, 1)";
    EXPECT_DOUBLE_EQ(found.kalai_smorodinsky.value, 0.5);
}

TEST(Deals, ties_of_the_smallest_share_are_broken_by_the_next_and_what_is_left_is_listed) {
    // Shares: 1: (½, ½), 2: (½, 1), 3: (1, ½), so 2 and 3 beat 1 and tie.
    const Payoffs u = table_of({{0, 1, 1, 2}, {0, 1, 2, 1}});
    const dispute::bargaining::Deals found = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0}));
    EXPECT_EQ(positions(found.kalai_smorodinsky.outcomes), (Set{2, 3}));
    EXPECT_EQ(positions(found.equal_gains.outcomes), (Set{2, 3}));
    EXPECT_EQ(positions(found.nash.outcomes), (Set{2, 3}));
    EXPECT_EQ(positions(found.greatest_total.outcomes), (Set{2, 3}));
}

TEST(Deals, noise_below_the_tie_changes_nothing) {
    Draws draws(3);
    for (int round = 0; round < 100; ++round) {
        const Payoffs u = random_table(draws, 2, 30, 8);
        Payoffs noisy = u;
        for (double& each : noisy) each += draws.uniform(-1e-10, 1e-10);
        const dispute::bargaining::Deals a = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0})),
                                         b = deals(noisy, dispute::bargaining::disagreement_at(noisy, Outcome{0}));
        EXPECT_EQ(a.pareto, b.pareto);
        EXPECT_EQ(a.zone.outcomes, b.zone.outcomes);
        EXPECT_EQ(a.nash.outcomes, b.nash.outcomes);
        EXPECT_EQ(a.kalai_smorodinsky.outcomes, b.kalai_smorodinsky.outcomes);
        EXPECT_EQ(a.equal_gains.outcomes, b.equal_gains.outcomes);
        EXPECT_EQ(a.greatest_total.outcomes, b.greatest_total.outcomes);
    }
}

TEST(Deals, what_is_struck_out_is_nowhere) {
    const Payoffs u = table_of({{0, 4, 1, 1}, {0, 1, 2, 1}});
    dispute::bargaining::DealOptions options;
    options.struck_out = {Outcome{1}};
    const dispute::bargaining::Deals found = deals(u, dispute::bargaining::disagreement_at(u, Outcome{0}), options);
    EXPECT_EQ(positions(found.pareto), Set{2});
    EXPECT_EQ(positions(found.zone.outcomes), (Set{2, 3}));
    EXPECT_EQ(positions(found.nash.outcomes), Set{2});
    EXPECT_EQ(positions(found.greatest_anywhere.outcomes), Set{2});
}

TEST(Deals, acceptance_names_who_refuses_and_the_term_that_decides) {
    const dispute::space::PayoffTerms terms{{{"income", dispute::space::TermKind::economy, 1.0, {0, 0.3}, false}},
                                            {{"income", dispute::space::TermKind::economy, 1.0, {0, 0.1}, false},
                                             dispute::space::red_line_term("sovereignty", 0.4, {false, true})}};
    const auto answers = acceptances(terms, dispute::bargaining::disagreement_at(payoffs(terms), Outcome{0}));
    EXPECT_TRUE(answers[1][0].accepts);
    EXPECT_FALSE(answers[1][1].accepts);
    EXPECT_NEAR(answers[1][1].gain, -0.3, testing::rounding);
    EXPECT_EQ(answers[1][1].because.term, 1u);
    EXPECT_TRUE(answers[1][1].because.alone);
    EXPECT_TRUE(answers[0][0].accepts && answers[0][1].accepts) << "no deal is no loss against no deal";
}

// Fearon (1995): war costs leave a range [p − cA, p + cB] of peaceful splits that both prefer.
TEST(Deals, the_costs_of_a_war_leave_fearon_s_range) {
    const double p = 0.6, cost_a = 0.1, cost_b = 0.2;
    Payoffs u({2, 101});
    for (std::size_t x = 0; x <= 100; ++x) {
        u(Side{0}, Outcome{x}) = static_cast<double>(x) / 100;
        u(Side{1}, Outcome{x}) = 1 - static_cast<double>(x) / 100;
    }
    const dispute::bargaining::Zone zone =
        dispute::bargaining::zone_of_agreement(u, {{p - cost_a, 1 - p - cost_b}, std::nullopt});
    EXPECT_EQ(zone.outcomes.front().value, 50u);
    EXPECT_EQ(zone.outcomes.back().value, 80u);
    EXPECT_EQ(zone.outcomes.size(), 31u);
}

}  // namespace
}  // namespace parley::deals_test
