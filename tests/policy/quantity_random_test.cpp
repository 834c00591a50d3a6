// Random economies under random promises, caps, targets, budgets and duties: the conditions hold, or it is said that
// they cannot.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "parley/model/welfare.hpp"
#include "parley/policy/measures.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/slow_model.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::quantity_random_test {
namespace {

constexpr double each_condition = 1e-9;

std::vector<policy::Measure> random_measures(const world::World& world, std::uint64_t seed) {
    Draws draws(seed * 7919 + 13);
    std::vector<policy::Measure> result;
    const std::size_t count = draws.whole(1, 4), economies = world.economy_count();
    while (result.size() < count) {
        const Economy buyer{draws.whole(0, economies - 1)};
        const Economy seller{(buyer.value + draws.whole(1, economies - 1)) % economies};
        std::vector<Sector> sectors{Sector{0}};
        for (const Sector s : world.each_sector())
            if (s.value > 0 && draws.chance(0.4)) sectors.push_back(s);
        const policy::FlowScope scope{{buyer}, {seller}, sectors};
        const double trade = trade_in_scope(world, scope);
        const std::size_t kind = draws.whole(0, 4);
        if (kind == 0)
            result.push_back(policy::PurchaseFloor{scope, trade * draws.uniform(0, 1.5)});
        else if (kind == 1)
            result.push_back(policy::VolumeCap{scope, draws.uniform(0.3, 1.3),
                                               draws.chance(0.5) ? policy::Rent::seller : policy::Rent::buyer});
        else if (kind == 2)
            result.push_back(policy::DutyChange{policy::DutyChange::Kind::add, scope, draws.uniform(0, 0.5), {}});
        else if (kind == 3)
            result.push_back(policy::BalanceTarget{buyer, seller, trade * draws.uniform(0, 0.5),
                                                   policy::BalanceTarget::Unit::usd_m,
                                                   draws.chance(0.5) ? 1.0 : draws.uniform(0, 1), sectors});
        else
            result.push_back(policy::ProductionSubsidyChange{
                buyer, {Sector{0}}, 0.0, world.output(buyer, Sector{0}) * draws.uniform(0.001, 0.1)});
    }
    return result;
}

// min(wedge, slack over the base flow): zero exactly where Fischer–Burmeister is. From flows(), by the definitions.
struct Recomputed {
    const world::World& world;
    const policy::PolicyEquilibrium& at;
    Table<Buyer, Seller, Sector> flow = flows(world, at.wedges, at.equilibrium.point);
    Table<Seller, Sector> cost = cost_hat(world, at.wedges, at.equilibrium.point);

    double wedge(std::size_t measure) const {
        for (const policy::ConditionResult& each : at.conditions)
            if (std::count(each.measures.begin(), each.measures.end(), measure) > 0) return each.wedge_rate;
        ADD_FAILURE() << "no wedge for measure " << measure;
        return 0.0;
    }
    double operator()(const policy::PurchaseFloor& floor, std::size_t k) const {
        double traded = 0.0;
        for_each_flow(floor.scope, [&](Economy n, Economy i, Sector s) { traded += flow(n, i, s); });
        const double base = trade_in_scope(world, floor.scope);
        return base > 0 ? std::min(wedge(k), (traded - base - floor.usd_m) / base) : 0.0;
    }
    double operator()(const policy::VolumeCap& cap, std::size_t k) const {
        double volume = 0.0;
        for_each_flow(cap.scope, [&](Economy n, Economy i, Sector s) {
            volume += flow(n, i, s) / cost(i, s) * (1 - world.production_subsidy_rate(i, s)) /
                      (1 - at.wedges.production_subsidy_rate(i, s)) * (1 + world.export_tax_rate(n, i, s)) /
                      (1 + at.wedges.export_tax_rate(n, i, s));
        });
        const double base = trade_in_scope(world, cap.scope);
        return base > 0 ? std::min(wedge(k), cap.share_of_base - volume / base) : 0.0;
    }
    double operator()(const policy::BalanceTarget& target, std::size_t k) const {
        const double before = -model::bilateral_balance(world, world.flow, target.economy, target.partner, true);
        const double after = -model::bilateral_balance(world, flow, target.economy, target.partner, true);
        double base = 0.0;
        for (const Sector s : policy::goods_sectors(world))
            base += world.flow(target.economy, target.partner, s) + world.flow(target.partner, target.economy, s);
        return base > 0 ? std::min(wedge(k), (before - target.cut - after) / base) : 0.0;
    }
    double operator()(const policy::ProductionSubsidyChange& subsidy, std::size_t k) const {
        const double cost_of_it =
            at.subsidy_rates[k] * at.equilibrium.point.output_new(subsidy.economy, subsidy.sectors.front());
        return cost_of_it / *subsidy.budget_usd_m - 1;
    }
    template <class Other>
    double operator()(const Other&, std::size_t) const {
        return 0.0;
    }
};

TEST(RandomQuantities, conditions_and_model_hold_wherever_it_is_said_that_they_do) {
    int converged = 0, infeasible = 0, binding = 0;
    double largest = 0.0;
    for (std::uint64_t seed = 0; seed < 600; ++seed) {
        const world::World world = random_world(seed);
        const std::vector<policy::Measure> measures = random_measures(world, seed);
        const policy::PolicyEquilibrium at = solve_policy(world, measures);
        ASSERT_FALSE(at.refusal) << "seed " << seed << ": " << at.refusal->expected << ", " << at.refusal->found;
        if (at.equilibrium.status == model::Status::infeasible) {
            ++infeasible;
            ASSERT_FALSE(at.unreachable.empty()) << "seed " << seed;
            EXPECT_FALSE(at.unreachable.front().what.empty()) << "seed " << seed;
            EXPECT_LE(residual(world, at.wedges, {}, at.equilibrium.point).largest, 1e-9) << "seed " << seed;
            continue;
        }
        ASSERT_EQ(at.equilibrium.status, model::Status::converged)
            << "seed " << seed << ", " << at.equilibrium.worst_equation;
        ++converged;
        for (const policy::ConditionResult& each : at.conditions) binding += each.binds;
        EXPECT_LE(residual(world, at.wedges, {}, at.equilibrium.point).largest, 1e-9) << "seed " << seed;
        const Recomputed recomputed{world, at};
        for (std::size_t k = 0; k < measures.size(); ++k) {
            const double gap = std::abs(std::visit([&](const auto& each) { return recomputed(each, k); }, measures[k]));
            // Those that share a wedge with a stricter target are slack beside a wedge above zero.
            bool shared = false;
            for (const policy::ConditionResult& each : at.conditions)
                shared = shared ||
                         (each.measures.size() > 1 && std::count(each.measures.begin(), each.measures.end(), k) > 0);
            if (shared) continue;
            EXPECT_LE(gap, each_condition) << "seed " << seed << ", measure " << k;
            largest = std::max(largest, gap);
        }
    }
    std::printf("600 random economies: %d converged, %d conditions bind, largest gap %.1e; %d infeasible\n", converged,
                binding, largest, infeasible);
    EXPECT_GE(converged, 520);
    EXPECT_GE(binding, 600);
}

// What is called out of reach is out of reach of every duty or subsidy of a sweep, and what is called the best is.
TEST(RandomQuantities, what_is_called_infeasible_no_duty_or_subsidy_of_a_sweep_brings_about) {
    int infeasible = 0;
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
        const world::World world = random_world(seed);
        const Economy one{0}, other{1};
        const policy::FlowScope purchases{{other}, {one}, {Sector{0}}},
            imports{{one}, {other}, policy::goods_sectors(world)};
        const double trade = trade_in_scope(world, purchases);
        if (trade == 0) continue;
        const bool floor = seed % 2 == 0;
        const policy::Measure measure =
            floor ? policy::Measure(policy::PurchaseFloor{purchases, 20 * trade})
                  : policy::Measure(policy::BalanceTarget{one, other, 3 * trade_in_scope(world, imports)});
        if (!floor && trade_in_scope(world, imports) == 0) continue;
        const policy::PolicyEquilibrium at = solve_policy(world, std::vector<policy::Measure>{measure});
        ASSERT_TRUE(at.equilibrium.status == model::Status::converged ||
                    at.equilibrium.status == model::Status::infeasible);
        if (at.equilibrium.status == model::Status::converged) continue;
        ++infeasible;
        const double base_flow = floor ? trade : trade_in_scope(world, imports);
        for (int k = 0; k <= 60; ++k) {
            const double share = k / 60.0;
            const double rate =
                floor ? -share * (1 + world.duty_rate(other, one, Sector{0})) : 1 / (1.001 - share) - 0.999;
            if (floor && k == 60) continue;  // nothing to pay
            const policy::PolicyEquilibrium swept =
                solve_policy(world, std::vector<policy::Measure>{policy::DutyChange{policy::DutyChange::Kind::add,
                                                                                    floor ? purchases : imports,
                                                                                    std::max(rate, -0.999999),
                                                                                    {},
                                                                                    {},
                                                                                    true}});
            if (swept.refusal || swept.equilibrium.status != model::Status::converged) continue;
            const auto flow = flows(world, swept.wedges, swept.equilibrium.point);
            const double reached =
                floor ? flow(other, one, Sector{0}) : model::bilateral_balance(world, flow, one, other, true);
            const double best = floor ? at.unreachable[0].best_usd_m : -at.unreachable[0].best_usd_m;
            EXPECT_LE(reached, best + 1e-4 * base_flow) << "seed " << seed << ", rate " << rate;
        }
    }
    EXPECT_GE(infeasible, 20);
}

TEST(RandomQuantities, the_slow_model_finds_the_same_flows_at_the_wedges_found) {
    int compared = 0;
    for (std::uint64_t seed = 0; seed < 25; ++seed) {
        const world::World world = random_world(seed, small_family());
        model::SolveOptions options;
        options.tolerance = tight;
        const policy::PolicyEquilibrium at = solve_policy(world, random_measures(world, seed), options);
        if (at.equilibrium.status != model::Status::converged) continue;
        const SlowSolution slow = slow_solve(world, at.wedges);
        if (!slow.converged || slow.sensitivity > 1e3) continue;
        ++compared;
        const model::Welfare ours = welfare(world, at.equilibrium.point);
        for (const Economy n : world.each_economy())
            EXPECT_NEAR(ours.welfare_factor(n), slow.welfare_factor(n), same_equilibrium) << "seed " << seed;
    }
    EXPECT_GE(compared, 18);
}

}  // namespace
}  // namespace parley::testing::quantity_random_test
