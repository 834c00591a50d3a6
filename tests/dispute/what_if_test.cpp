#include "parley/dispute/bargaining/what_if.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "parley/dispute/bargaining/deals.hpp"
#include "parley/numerics/dense.hpp"
#include "tests/dispute/tables.hpp"
#include "tests/support/opening_the_zone.hpp"

namespace parley::what_if_test {
namespace {

using testing::Draws;

dispute::space::PayoffTerms random_terms(Draws& draws, std::size_t parties, std::size_t terms, std::size_t outcomes) {
    dispute::space::PayoffTerms result(parties);
    for (auto& of_party : result)
        for (std::size_t k = 0; k < terms; ++k) {
            dispute::space::PayoffTerm term{
                "",
                k == 0 ? dispute::space::TermKind::economy : dispute::space::TermKind::indicator,
                k == 0 ? 1.0 : draws.uniform(-1, 1),
                {},
                false};
            const double unit = draws.log_uniform(0.01, 100);
            for (std::size_t o = 0; o < outcomes; ++o) term.indicator.push_back(draws.uniform(-1, 1) * unit);
            if (k > 0) term.weight /= unit;
            of_party.push_back(term);
        }
    return result;
}

double range_of(const dispute::space::PayoffTerm& term) {
    const auto [low, high] = std::minmax_element(term.indicator.begin(), term.indicator.end());
    return *high - *low;
}

// One party, one comparison: the cheapest way is to turn the dials that move it most per point, each as far as its
// sign allows, and the next only then.
double by_greed(const std::vector<dispute::space::PayoffTerm>& terms, Outcome from, Outcome to, bool signs_stay) {
    double missing = 0.0;
    struct Turn {
        double per_point, most;
    };
    std::vector<Turn> turns;
    for (const dispute::space::PayoffTerm& term : terms) {
        missing -= term.at(to) - term.at(from);
        if (term.kind == dispute::space::TermKind::economy || range_of(term) == 0) continue;
        const double difference = term.indicator[to.value] - term.indicator[from.value];
        const bool towards_zero = term.weight * difference < 0;
        turns.push_back({std::abs(difference) / range_of(term),
                         signs_stay && towards_zero ? std::abs(term.weight) * range_of(term) : HUGE_VAL});
    }
    std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.per_point > b.per_point; });
    double points = 0.0;
    for (const Turn& turn : turns) {
        if (missing <= 0 || turn.per_point == 0) break;
        const double used = std::min(missing / turn.per_point, turn.most);
        points += used;
        missing -= used * turn.per_point;
    }
    return missing > 1e-12 ? HUGE_VAL : points;
}

TEST(WhatIf, opening_the_zone_takes_what_greed_takes_and_is_certified) {
    int changed = 0, impossible = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        SCOPED_TRACE(seed);
        Draws draws(seed);
        const dispute::space::PayoffTerms terms =
            random_terms(draws, draws.whole(1, 4), draws.whole(2, 5), draws.whole(2, 12));
        const dispute::bargaining::WhatIfOptions options{draws.chance(0.5), 0.0};
        const testing::OpeningTheZone found = testing::zone_opens_if(terms, Outcome{0}, options);
        double least = HUGE_VAL;
        for (std::size_t o = 1; o < found.by_outcome.size(); ++o) {
            double points = 0.0;
            for (const auto& of_party : terms) points += by_greed(of_party, Outcome{0}, Outcome{o}, options.signs_stay);
            least = std::min(least, points);
            const dispute::bargaining::WhatIf& here = found.by_outcome[o];
            ASSERT_NE(here.certified, numerics::Certified::nothing);
            ASSERT_EQ(here.possible(), std::isfinite(points));
            if (!here.possible()) {
                ++impossible;
                continue;
            }
            EXPECT_NEAR(here.points, points, 1e-9 * (1 + points));
            EXPECT_GE(here.margin, -1e-9);
        }
        ASSERT_EQ(found.least.possible(), std::isfinite(least));
        if (!found.least.possible()) continue;
        EXPECT_NEAR(found.least.points, least, 1e-9 * (1 + least));
        changed += found.least.points > 0 ? 1 : 0;
        // The zone is open after the change, and was before where nothing changes.
        const auto zone = [](const dispute::space::PayoffTerms& t) {
            const Payoffs u = payoffs(t);
            dispute::bargaining::DealOptions loose;
            loose.tie = 1e-8;
            return zone_of_agreement(u, dispute::bargaining::disagreement_at(u, Outcome{0}), loose);
        };
        EXPECT_TRUE(testing::holds(zone(with_changes(terms, found.least.changes)).outcomes, found.least.outcome));
        EXPECT_EQ(zone(terms).open(), found.least.points <= 1e-8);
    }
    EXPECT_GT(changed, 60);
    EXPECT_GT(impossible, 20);
}

// Two dials: the least |x| + |y| under a·x + b·y ≥ c lies where two of the lines a·x + b·y = c, x = 0, y = 0 cross.
double by_corners(const std::vector<std::array<double, 3>>& conditions) {
    std::vector<std::array<double, 3>> lines = conditions;
    lines.push_back({1, 0, 0});
    lines.push_back({0, 1, 0});
    double least = HUGE_VAL;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t j = i + 1; j < lines.size(); ++j) {
            const auto crossing =
                numerics::solve_dense({lines[i][0], lines[i][1], lines[j][0], lines[j][1]}, {lines[i][2], lines[j][2]});
            if (!crossing) continue;
            const std::vector<double>& at = *crossing;
            bool holds = true;
            for (const auto& each : conditions) holds &= each[0] * at[0] + each[1] * at[1] >= each[2] - 1e-9;
            if (holds) least = std::min(least, std::abs(at[0]) + std::abs(at[1]));
        }
    return least;
}

struct Condition2 {
    std::size_t side;  // 2: all together
    Outcome better, worse;
};

double by_corners(const dispute::space::PayoffTerms& terms, const std::vector<Condition2>& comparisons,
                  bool signs_stay) {
    std::vector<std::array<double, 3>> conditions;
    for (const auto& [side, better, worse] : comparisons) {
        std::array<double, 3> row{0, 0, 0};
        for (std::size_t p = 0; p < 2; ++p) {
            if (side != 2 && side != p) continue;
            for (const dispute::space::PayoffTerm& term : terms[p]) row[2] -= term.at(better) - term.at(worse);
            const dispute::space::PayoffTerm& dial = terms[p][1];
            row[p] = (dial.indicator[better.value] - dial.indicator[worse.value]) / range_of(dial);
        }
        conditions.push_back(row);
    }
    for (std::size_t p = 0; p < 2 && signs_stay; ++p) {
        const dispute::space::PayoffTerm& dial = terms[p][1];
        const double sign = dial.weight < 0 ? -1 : 1;
        conditions.push_back({p == 0 ? sign : 0.0, p == 1 ? sign : 0.0, -std::abs(dial.weight) * range_of(dial)});
    }
    return by_corners(conditions);
}

void expect_least(const dispute::bargaining::WhatIf& found, double least) {
    ASSERT_NE(found.certified, numerics::Certified::nothing) << found.gap;
    ASSERT_EQ(found.possible(), std::isfinite(least));
    if (!found.possible()) return;
    EXPECT_NEAR(found.points, least, 1e-8 * (1 + least));
    EXPECT_GE(found.margin, -1e-9);
}

TEST(WhatIf, greatest_total_takes_the_least_of_all_corners) {
    int changed = 0, impossible = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        Draws draws(seed);
        const std::size_t outcomes = draws.whole(2, 10);
        const dispute::space::PayoffTerms terms = random_terms(draws, 2, 2, outcomes);
        const Outcome wanted{draws.whole(0, outcomes - 1)};
        const bool signs_stay = draws.chance(0.5);
        std::vector<Condition2> comparisons;
        for (std::size_t o = 0; o < outcomes; ++o)
            if (Outcome{o} != wanted) comparisons.push_back({2, wanted, Outcome{o}});
        const dispute::bargaining::WhatIf found =
            dispute::bargaining::greatest_total_if(terms, wanted, {signs_stay, 0.0});
        expect_least(found, by_corners(terms, comparisons, signs_stay));
        changed += found.possible() && found.points > 0 ? 1 : 0;
        impossible += found.possible() ? 0 : 1;
        if (!found.possible()) continue;
        const Payoffs u = payoffs(with_changes(terms, found.changes));
        dispute::bargaining::DealOptions loose;
        loose.tie = 1e-8;
        EXPECT_TRUE(testing::holds(
            deals(u, dispute::bargaining::disagreement_at(u, Outcome{0}), loose).greatest_anywhere.outcomes, wanted));
    }
    EXPECT_GT(changed, 60);
    EXPECT_GT(impossible, 60);
}

TEST(WhatIf, nash_stability_takes_the_least_of_all_corners) {
    int changed = 0;
    for (std::uint64_t seed = 0; seed < 400; ++seed) {
        SCOPED_TRACE(seed);
        Draws draws(seed);
        const std::size_t outcomes = draws.whole(2, 8);
        const dispute::space::PayoffTerms terms = random_terms(draws, 2, 2, outcomes);
        const Outcome wanted{0};
        std::vector<std::vector<Outcome>> reachable(2);
        std::vector<Condition2> comparisons;
        for (std::size_t o = 1; o < outcomes; ++o) {
            const std::size_t mover = draws.whole(0, 1);
            reachable[mover].push_back(Outcome{o});
            comparisons.push_back({mover, wanted, Outcome{o}});
        }
        const bool signs_stay = draws.chance(0.5);
        const dispute::bargaining::WhatIf found =
            dispute::bargaining::nash_stable_if(terms, wanted, reachable, {signs_stay, 0.0});
        expect_least(found, by_corners(terms, comparisons, signs_stay));
        changed += found.possible() && found.points > 0 ? 1 : 0;
        if (!found.possible()) continue;
        const Payoffs u = payoffs(with_changes(terms, found.changes));
        for (std::size_t p = 0; p < 2; ++p)
            for (const Outcome o : reachable[p]) EXPECT_LE(u(Side{p}, o), u(Side{p}, wanted) + 1e-8);
    }
    EXPECT_GT(changed, 60);
}

TEST(WhatIf, says_who_must_want_what_by_how_much_less) {
    // The deal gives China 0.1 points of income and crosses a line that costs 0.4: the line must cost 0.3 less.
    const dispute::space::PayoffTerms terms{{{"income", dispute::space::TermKind::economy, 1.0, {0, 0.3}, false}},
                                            {{"income", dispute::space::TermKind::economy, 1.0, {0, 0.1}, false},
                                             dispute::space::red_line_term("sovereignty", 0.4, {false, true})}};
    const dispute::bargaining::WhatIf found = testing::zone_opens_if(terms, Outcome{0}).least;
    ASSERT_TRUE(found.possible());
    ASSERT_EQ(found.changes.size(), 1u);
    EXPECT_EQ(found.changes[0].side, Side{1});
    EXPECT_EQ(found.changes[0].term, 1u);
    EXPECT_NEAR(found.changes[0].to, -0.1, 1e-12);
    EXPECT_NEAR(found.points, 0.3, 1e-12);
    EXPECT_NEAR(testing::zone_opens_if(terms, Outcome{0}, {true, 0.05}).least.points, 0.35, 1e-12) << "with a margin";
}

// Three weights would each do, by points that are equal but for what a solver leaves in the last digits.
TEST(WhatIf, last_digits_do_not_choose_among_changes_that_are_as_small) {
    Draws draws(29);
    std::size_t chosen_by_digits = 0;
    for (int drawn = 0; drawn < 200; ++drawn) {
        const double loss = draws.uniform(0.3, 1.0);
        const auto least = [&](double same) {
            dispute::space::PayoffTerms terms{{{"income", dispute::space::TermKind::economy, 1.0, {0, -loss}, false}}};
            for (int k = 0; k < 3; ++k)
                terms[0].push_back({"want",
                                    dispute::space::TermKind::indicator,
                                    0.05,
                                    {0, 1 + draws.uniform(-1e-8, 1e-8), draws.uniform(-1e-8, 1e-8) + 1},
                                    false});
            terms[0][0].indicator.push_back(-2 * loss);
            const dispute::bargaining::WhatIf found =
                dispute::bargaining::acceptable_if(terms, Outcome{0}, Outcome{1}, {true, 0.0, same});
            EXPECT_EQ(found.changes.size(), 1U);
            EXPECT_NEAR(found.points, loss - 0.15, 1e-6) << "none is smaller";
            return found.changes.at(0).term;
        };
        const std::size_t first = least(1e-4);
        EXPECT_EQ(first, 1U) << "the first that is named";
        EXPECT_EQ(least(1e-4), first) << "other last digits";
        chosen_by_digits += least(0.0) != first ? 1 : 0;
    }
    EXPECT_GT(chosen_by_digits, 20U) << "without an order the digits choose";
}

TEST(WhatIf, of_several_as_small_the_first_is_given) {
    std::vector<dispute::bargaining::WhatIf> ways(3);
    ways[0].points = 0.2;
    ways[1].points = 0.1 + 1e-7;
    ways[2].points = 0.1;
    for (std::size_t k = 0; k < ways.size(); ++k) ways[k].outcome = Outcome{k};
    EXPECT_EQ(dispute::bargaining::first_of_the_least(ways, 1e-4).outcome, Outcome{1});
    EXPECT_EQ(dispute::bargaining::first_of_the_least(ways, 0.0).outcome, Outcome{2});
    EXPECT_FALSE(dispute::bargaining::first_of_the_least({}, 1e-4).possible());
}

TEST(WhatIf, what_is_true_needs_no_change) {
    const dispute::space::PayoffTerms terms{{{"a", dispute::space::TermKind::indicator, 1.0, {0, 1}, false}}};
    const dispute::bargaining::WhatIf found = dispute::bargaining::greatest_total_if(terms, Outcome{1});
    EXPECT_TRUE(found.possible());
    EXPECT_EQ(found.points, 0.0);
    EXPECT_TRUE(found.changes.empty());
}

TEST(WhatIf, income_alone_cannot_be_talked_away) {
    const dispute::space::PayoffTerms terms{
        {{"income", dispute::space::TermKind::economy, 1.0, {0, -1}, false},
         {"paid once", dispute::space::TermKind::indicator, 1.0, {0, 1}, true},
         {"the same everywhere", dispute::space::TermKind::indicator, 1.0, {2, 2}, false}}};
    EXPECT_EQ(dispute::bargaining::acceptable_if(terms, Outcome{0}, Outcome{1}).certified,
              numerics::Certified::infeasible);
    EXPECT_EQ(testing::zone_opens_if(terms, Outcome{0}).least.certified, numerics::Certified::infeasible);
    EXPECT_TRUE(dispute::bargaining::greatest_total_if(terms, Outcome{0}).possible());
}

TEST(WhatIf, a_thousand_outcomes_and_sixty_weights_are_certified) {
    Draws draws(11);
    const dispute::space::PayoffTerms terms = random_terms(draws, 4, 16, 1000);
    const Payoffs u = payoffs(terms);
    const Outcome best =
        deals(u, dispute::bargaining::disagreement_at(u, Outcome{0})).greatest_anywhere.outcomes.front();
    const dispute::bargaining::WhatIf same = dispute::bargaining::greatest_total_if(terms, best);
    EXPECT_TRUE(same.possible());
    EXPECT_EQ(same.points, 0.0);
    const dispute::bargaining::WhatIf other = dispute::bargaining::greatest_total_if(terms, Outcome{1});
    EXPECT_NE(other.certified, numerics::Certified::nothing);
    EXPECT_TRUE(!other.possible() || other.margin >= -1e-9);
}

}  // namespace
}  // namespace parley::what_if_test
