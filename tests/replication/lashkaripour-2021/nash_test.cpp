// A world without inputs in which everybody sets one duty on all imports by a formula of its export shares: SOURCE.md.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/welfare.hpp"
#include "parley/strategy/war.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::formula_of_export_shares_test {
namespace {

world::World without_inputs(const std::string& name, double more_at_home) {
    datasets::BuildOptions options;
    options.purchaser_valuation = true;
    options.elasticities = "IS";
    world::World world = build_world(name, shared_folder() / "data" / name, options).world;
    drop_inputs(world);
    if (more_at_home > 0) {
        for (const Economy n : world.each_economy())
            for (const Sector s : world.each_sector()) world.flow(n, n, s) += more_at_home;
        world::final_shares_from_remainder(world);
        EXPECT_FALSE(complete(world).has_value());
    }
    return balanced(world);
}

struct ByFormula {
    std::vector<double> duty;
    model::Wedges wedges;
    model::Equilibrium equilibrium;
};

// 1/t = Σ χ θ (1 − λ): χ the shares in an economy's exports, λ its share in what the buyer spends on the sector.
ByFormula duties_by_formula(const world::World& world) {
    ByFormula result;
    result.duty.assign(world.economy_count(), 0.3);
    double gap = 1.0;
    for (int round = 0; round < 200 && gap > 1e-9; ++round) {
        result.wedges = model::no_change(world);
        for (const Economy n : world.each_economy())
            for (const Economy i : world.each_economy())
                for (const Sector s : world.each_sector())
                    if (n != i) result.wedges.duty_rate(n, i, s) = result.duty[n.value];
        const model::Point start = result.equilibrium.point;
        result.equilibrium = solve(world, result.wedges, replication_options(), {}, round > 0 ? &start : nullptr);
        const auto flow = flows(world, result.wedges, result.equilibrium.point);
        gap = 0.0;
        for (const Economy i : world.each_economy()) {
            double exports = 0.0, elasticity = 0.0;
            for (const Economy n : world.each_economy())
                for (const Sector s : world.each_sector()) {
                    if (n == i || flow(n, i, s) == 0) continue;
                    const double share = flow(n, i, s) * (1 + result.wedges.duty_rate(n, i, s)) /
                                         result.equilibrium.point.expenditure_new(n, s);
                    exports += flow(n, i, s);
                    elasticity += flow(n, i, s) * world.theta[s.value] * (1 - share);
                }
            gap = std::max(gap, std::abs(exports / elasticity - result.duty[i.value]));
            result.duty[i.value] = exports / elasticity;
        }
    }
    EXPECT_LE(gap, 1e-9);
    return result;
}

void add(Ours& ours, const std::string& name, const world::World& world, const ByFormula& formula) {
    const model::Welfare result = welfare(world, formula.equilibrium.point);
    const double count = static_cast<double>(world.economy_count());
    for (const Economy n : world.each_economy()) {
        ours[{name, "mean duty"}] += 100 * formula.duty[n.value] / count;
        ours[{name, "mean welfare"}] += 100 * (result.welfare_factor(n) - 1) / count;
    }
    if (name != "wiod2014") return;
    for (const std::string code : {"USA", "CHN"})
        ours[{name, code + " welfare"}] = 100 * (result.welfare_factor(economy(world, code)) - 1);
}

strategy::Chooser chooser_of(const world::World& world, Economy n) {
    strategy::Chooser chooser;
    chooser.name = world.economies[n.value].code;
    chooser.members = {n};
    return chooser;
}

TEST(FormulaOfExportShares, wiod2014_and_icio2017_end_where_it_was_published) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    Ours ours;
    for (const auto& [name, more] : {std::pair<std::string, double>{"wiod2014", 0.0}, {"icio2017", 1.0}}) {
        const world::World world = without_inputs(name, more);
        add(ours, name, world, duties_by_formula(world));
    }
    verify_table("lashkaripour-2021/nash.csv", "Duties by a formula of export shares, without inputs", "%", ours);
}

// The formula holds foreign wages against each other; they move, so that each gains a little by other duties, and the
// point that nobody leaves is another: docs/model/strategy.md.
TEST(FormulaOfExportShares, wiod2014_is_not_where_nobody_gains_by_deviating) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const world::World world = without_inputs("wiod2014", 0.0);
    strategy::Stage stage = strategy::stage_of(world, replication_options());
    std::vector<strategy::Chooser> all;
    for (const Economy n : world.each_economy()) all.push_back(chooser_of(world, n));
    strategy::WarOptions options;
    options.verify = false;
    const strategy::War fought = war(stage, all, options);
    ASSERT_EQ(fought.verdict, strategy::Verdict::found) << fought.why;
    double mean = 0.0, duty = 0.0, rates = 0.0;
    for (const strategy::WarSide& side : fought.sides) {
        mean += 100 * (side.value - 1) / static_cast<double>(fought.sides.size());
        for (const strategy::ChosenRate& rate : side.rates) duty += 100 * rate.rate;
        rates += static_cast<double>(side.rates.size());
    }
    EXPECT_NEAR(mean, -2.529, 5e-4);
    EXPECT_NEAR(duty / rates, 38.71, 0.005);

    strategy::BestAnswerOptions quick;
    quick.starts = 1;
    quick.curvature = quick.flatness = false;
    const Economy usa = economy(world, "USA");
    strategy::Stage at_formula = stage, at_rest = stage;
    at_formula.today = duties_by_formula(world).wedges;
    at_rest.today = fought.wedges;
    const double left_on_the_table = best_answer(at_formula, chooser_of(world, usa), quick).gain;
    EXPECT_NEAR(left_on_the_table, 6.6e-5, 1e-6);
    EXPECT_LE(best_answer(at_rest, chooser_of(world, usa), quick).gain, 1e-8);
}

// 81 economies by partner and sector, 180,000 duties: minutes.
TEST(FormulaOfExportShares, in_the_war_of_icio2017_nobody_gains_by_deviating_and_twenty_starts_end_in_one_point) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    if (std::getenv("PARLEY_SLOW") == nullptr) GTEST_SKIP() << "runs with PARLEY_SLOW";
    const world::World world = without_inputs("icio2017", 1.0);
    std::vector<strategy::Chooser> all;
    for (const Economy n : world.each_economy()) all.push_back(chooser_of(world, n));
    strategy::WarOptions options;
    options.starts = 20;
    options.deviation_starts = 20;
    const strategy::War fought = war(strategy::stage_of(world), all, options);
    ASSERT_EQ(fought.verdict, strategy::Verdict::found) << fought.why;
    EXPECT_LE(fought.deviation_gain, 1e-8);
    EXPECT_EQ(fought.starts_arrived, 20);
    EXPECT_EQ(fought.nash_points_found, 1);
    std::printf("[          ] largest gain by deviating %.1e, %d Nash points from %d starts\n", fought.deviation_gain,
                fought.nash_points_found, fought.starts_arrived);
}

}  // namespace
}  // namespace parley::testing::formula_of_export_shares_test
