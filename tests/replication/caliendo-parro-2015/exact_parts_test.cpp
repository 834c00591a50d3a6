// The exact decomposition of the same change, and the world-wide change of duties: nothing published to compare with,
// so identities, and a second way to the same integral.
#include <gtest/gtest.h>

#include <cmath>

#include "parley/model/effects/decomposition.hpp"
#include "parley/model/rebase.hpp"
#include "tests/replication/caliendo-parro-2015/nafta.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::exact_parts_test {
namespace {

struct Parts {
    Table<Economy> terms_of_trade, volume_of_trade;
};

// One place on the way: what the integrand needs, from the definitions.
struct Place {
    Table<Buyer, Seller, Sector> flow, duty;
    Table<Seller, Sector> cost;
    std::vector<double> scale;  // W / I
};

Place place(const Scene& scene, double at, model::Point& guess) {
    const world::World& world = scene.base;
    model::Wedges wedges = model::no_change(world);
    for (std::size_t cell = 0; cell < wedges.duty_rate.size(); ++cell) {
        const double from = std::log1p(world.duty_rate.data()[cell]),
                     to = std::log1p(scene.wedges.duty_rate.data()[cell]);
        wedges.duty_rate.data()[cell] = std::expm1((1 - at) * from + at * to);
    }
    const model::Equilibrium there = solve(world, wedges, replication_options(), {}, &guess);
    EXPECT_EQ(there.status, model::Status::converged);
    guess = there.point;
    Place result{flows(world, wedges, there.point), wedges.duty_rate, cost_hat(world, wedges, there.point), {}};
    const model::Welfare factors = welfare(world, there.point);
    for (const Economy n : world.each_economy())
        result.scale.push_back(factors.welfare_factor(n) / there.point.income_new(n));
    return result;
}

// ∫ W/I (Σ_out X dlnp − Σ_in X dlnp) and ∫ W/I Σ_in tX dlnq by the trapezoid rule in `steps` steps.
Parts trapezoids(const Scene& scene, int steps) {
    const world::World& world = scene.base;
    Parts parts{Table<Economy>({world.economy_count()}), Table<Economy>({world.economy_count()})};
    model::Point guess = model::base_point(world);
    Place left = place(scene, 0.0, guess);
    for (int step = 1; step <= steps; ++step) {
        const Place right = place(scene, static_cast<double>(step) / steps, guess);
        for (const Economy n : world.each_economy())
            for (const Economy i : world.each_economy())
                for (const Sector s : world.each_sector()) {
                    if (n == i || left.flow(n, i, s) == 0) continue;
                    const auto mean = [&](const auto& level) { return 0.5 * (level(left) + level(right)); };
                    const auto value = [&](Economy party) {
                        return mean([&](const Place& p) { return p.scale[party.value] * p.flow(n, i, s); });
                    };
                    const double price = std::log(right.cost(i, s) / left.cost(i, s));
                    const double quantity = std::log(right.flow(n, i, s) / left.flow(n, i, s)) - price;
                    parts.terms_of_trade(n) -= value(n) * price;
                    parts.terms_of_trade(i) += value(i) * price;
                    parts.volume_of_trade(n) += quantity * mean([&](const Place& p) {
                                                    return p.scale[n.value] * p.duty(n, i, s) * p.flow(n, i, s);
                                                });
                }
        left = right;
    }
    return parts;
}

TEST(CaliendoParro2015Exact, parts_add_up_and_are_what_many_small_steps_add_up_to) {
    const auto scene = nafta("duties-nafta-2005.csv");
    if (!scene) GTEST_SKIP() << shared_absent;
    const model::ExactDecomposition exact =
        decompose(scene->base, scene->wedges, scene->equilibrium, replication_options());
    ASSERT_EQ(exact.status, model::Status::converged);
    const model::Welfare factors = welfare(scene->base, scene->equilibrium.point);
    const Parts coarse = trapezoids(*scene, 12), fine = trapezoids(*scene, 24);
    for (const Economy n : scene->base.each_economy()) {
        SCOPED_TRACE(scene->base.economies[n.value].code);
        EXPECT_NEAR(exact.terms_of_trade(n) + exact.volume_of_trade(n), factors.welfare_factor(n) - 1, 1e-6);
        for (const auto* none : {&exact.fiscal, &exact.barriers, &exact.productivity, &exact.transfers})
            EXPECT_NEAR((*none)(n), 0.0, closed_form);
        const auto richardson = [&](const auto part) { return (4 * (fine.*part)(n) - (coarse.*part)(n)) / 3; };
        EXPECT_NEAR(exact.terms_of_trade(n), richardson(&Parts::terms_of_trade), 2e-6);
        EXPECT_NEAR(exact.volume_of_trade(n), richardson(&Parts::volume_of_trade), 2e-6);
        EXPECT_NEAR(richardson(&Parts::terms_of_trade) + richardson(&Parts::volume_of_trade),
                    factors.welfare_factor(n) - 1, 1e-6);
    }
}

class WorldWideDutyChange : public ::testing::Test {
protected:
    void SetUp() override {
        scene_ = nafta("duties-2005.csv");
        if (!scene_) GTEST_SKIP() << shared_absent;
    }
    std::optional<Scene> scene_;
};

TEST_F(WorldWideDutyChange, trade_stays_balanced_and_exact_parts_add_up) {
    const world::World& base = scene_->base;
    const auto flow = flows(base, scene_->wedges, scene_->equilibrium.point);
    const model::ExactDecomposition exact = decompose(base, scene_->wedges, scene_->equilibrium, replication_options());
    ASSERT_EQ(exact.status, model::Status::converged);
    const model::Welfare factors = welfare(base, scene_->equilibrium.point);
    for (const Economy n : base.each_economy()) {
        double imports = 0.0, exports = 0.0;
        for (const Economy i : base.each_economy())
            for (const Sector s : base.each_sector())
                if (i != n) imports += flow(n, i, s), exports += flow(i, n, s);
        EXPECT_NEAR(imports, exports, 1e-9 * base.income(n)) << base.economies[n.value].code;
        EXPECT_NEAR(exact.terms_of_trade(n) + exact.volume_of_trade(n), factors.welfare_factor(n) - 1, 1e-6);
    }
}

TEST_F(WorldWideDutyChange, nafta_first_and_the_rest_after_leads_to_the_same_world) {
    const auto first = nafta("duties-nafta-2005.csv");
    const world::World between = rebase(first->base, first->wedges, first->equilibrium);
    model::Wedges rest = model::no_change(between);
    rest.duty_rate = scene_->wedges.duty_rate;
    const model::Equilibrium second = solved(between, rest);
    const auto direct = flows(scene_->base, scene_->wedges, scene_->equilibrium.point);
    const auto chained = flows(between, rest, second.point);
    const model::Welfare whole = welfare(scene_->base, scene_->equilibrium.point);
    const model::Welfare before = welfare(first->base, first->equilibrium.point),
                         after = welfare(between, second.point);
    for (const Economy n : between.each_economy()) {
        EXPECT_NEAR(before.welfare_factor(n) * after.welfare_factor(n), whole.welfare_factor(n), same_equilibrium);
        for (const Economy i : between.each_economy())
            for (const Sector s : between.each_sector())
                EXPECT_NEAR(chained(n, i, s), direct(n, i, s), same_equilibrium * between.income(n));
    }
}

// What their Table 9 asks: NAFTA given the duties of 2005 elsewhere. Its figures are not among ours, so this holds the
// question to itself: the two orders meet, and the parts of the given change are its own.
TEST_F(WorldWideDutyChange, of_the_others_first_and_nafta_given_it_leads_to_the_same_world_and_has_parts_of_its_own) {
    const auto nafta_alone = nafta("duties-nafta-2005.csv");
    const world::World& base = scene_->base;
    model::Wedges others = scene_->wedges;
    for (const Economy n : base.each_economy())
        for (const Economy i : base.each_economy())
            for (const Sector s : base.each_sector())
                if (nafta_alone->wedges.duty_rate(n, i, s) != base.duty_rate(n, i, s))
                    others.duty_rate(n, i, s) = base.duty_rate(n, i, s);
    const model::Equilibrium first = solved(base, others);
    const world::World between = rebase(base, others, first);
    model::Wedges given = model::no_change(between);
    given.duty_rate = scene_->wedges.duty_rate;
    const model::Equilibrium second = solved(between, given);
    const model::ExactDecomposition exact = decompose(between, given, second, replication_options());
    ASSERT_EQ(exact.status, model::Status::converged);
    const model::Welfare whole = welfare(base, scene_->equilibrium.point), before = welfare(base, first.point),
                         after = welfare(between, second.point),
                         alone = welfare(nafta_alone->base, nafta_alone->equilibrium.point);
    for (const Economy n : base.each_economy()) {
        SCOPED_TRACE(base.economies[n.value].code);
        EXPECT_NEAR(before.welfare_factor(n) * after.welfare_factor(n), whole.welfare_factor(n), same_equilibrium);
        EXPECT_NEAR(exact.terms_of_trade(n) + exact.volume_of_trade(n), after.welfare_factor(n) - 1, 1e-6);
        for (const auto* none : {&exact.fiscal, &exact.barriers, &exact.productivity, &exact.transfers})
            EXPECT_NEAR((*none)(n), 0.0, closed_form);
    }
    // It matters what is given: 0.09 % for Mexico after the others, 0.01 % before.
    const Economy mexico = *base.find_economy("MEX");
    EXPECT_GT(after.welfare_factor(mexico), alone.welfare_factor(mexico) + 5e-4);
}

}  // namespace
}  // namespace parley::testing::exact_parts_test
