// Subsidies that repair scale or markups, by one economy alone and by all, and duties that are best for one: SOURCE.md.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/welfare.hpp"
#include "parley/strategy/best_answer.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::industrial_policy_test {
namespace {

const char* const source = "Lashkaripour & Lugovskyy (2023)";

// Table 3, in the order of the 16 sectors; services have σ = 11 and no scale.
const std::vector<double> scale{0.143, 0.143, 0.393, 0.224, 0.229, 0.320, 1.220, 0.232,
                                0.140, 0.167, 0.209, 0.552, 0.120, 0.129, 0.152, 0.0};
const std::vector<double> theta{6.227, 6.227, 2.303, 3.359, 3.896, 2.646, 0.636, 3.966,
                                5.157, 5.283, 3.004, 1.235, 7.750, 2.805, 6.169, 10.0};

class IndustrialPolicy : public ::testing::Test {
protected:
    void SetUp() override {
        if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
        datasets::BuildOptions options;
        options.purchaser_valuation = true;
        options.elasticities = "LL";
        world::World world = build_world("wiod2014", shared_folder() / "data" / "wiod2014", options).world;
        ASSERT_EQ(world.sector_count(), scale.size());
        drop_inputs(world);
        world.theta = theta;
        free_entry_ = balanced(world);
        // A fixed number of firms takes μ over cost: that much tax on production, which is their profit (eq:markup).
        world.profit_rate = Table<Seller, Sector>(world.production_subsidy_rate.extents());
        for (const Economy n : world.each_economy())
            for (const Sector s : world.each_sector()) {
                world.profit_rate(n, s) = scale[s.value];
                world.production_subsidy_rate(n, s) = -scale[s.value];
            }
        world::final_shares_from_remainder(world);
        ASSERT_FALSE(complete(world).has_value());
        restricted_entry_ = balanced(world);
    }

    // Prices at marginal social cost in these economies: 1 − z = 1/(1+μ) where firms enter, no markup where none does.
    static void correct(const world::World& world, Economy n, bool free_entry, model::Wedges& wedges) {
        for (const Sector s : world.each_sector())
            wedges.production_subsidy_rate(n, s) = free_entry ? scale[s.value] / (1 + scale[s.value]) : 0.0;
    }
    static model::SolveOptions options(bool free_entry) {
        model::SolveOptions options = replication_options();
        if (free_entry) options.closure.psi = scale;
        return options;
    }
    static Table<Economy> real_income(const world::World& world, const model::Wedges& wedges, bool free_entry) {
        const model::Equilibrium found = solve(world, wedges, options(free_entry));
        EXPECT_EQ(found.status, model::Status::converged) << found.worst_equation;
        return model::welfare(world, found.point).welfare_factor;
    }
    // The mean of the 43 economies that are named.
    template <class Change>
    static double mean_of_named(const world::World& world, const Change& change) {
        double sum = 0.0, count = 0.0;
        for (const Economy n : world.each_economy())
            if (world.economies[n.value].code != "ROW") {
                sum += change(n);
                count += 1;
            }
        EXPECT_EQ(count, 43);
        return sum / count;
    }
    const world::World& world_of(bool free_entry) const { return free_entry ? free_entry_ : restricted_entry_; }
    static const char* entry(bool free_entry) { return free_entry ? "free entry" : "restricted entry"; }

    world::World free_entry_, restricted_entry_;
};

TEST_F(IndustrialPolicy, alone_it_costs_its_own_economy_and_together_it_gains) {
    Ours ours;
    for (const bool free_entry : {false, true}) {
        const world::World& world = world_of(free_entry);
        ours[{entry(free_entry), "unilateral"}] = mean_of_named(world, [&](Economy n) {
            model::Wedges wedges = model::no_change(world);
            correct(world, n, free_entry, wedges);
            return 100 * (real_income(world, wedges, free_entry)(n) - 1);
        });
        model::Wedges wedges = model::no_change(world);
        for (const Economy n : world.each_economy()) correct(world, n, free_entry, wedges);
        const Table<Economy> together = real_income(world, wedges, free_entry);
        ours[{entry(free_entry), "coordinated"}] =
            mean_of_named(world, [&](Economy n) { return 100 * (together(n) - 1); });
    }
    for (const auto& [key, value] : ours)
        std::printf("[          ] %s, %s %.3f %%\n", key.first.c_str(), key.second.c_str(), value);
    verify_table("lashkaripour-lugovskyy-2023/table5.csv", std::string(source) + ", Table 5", "%", ours, 0.1);
}

TEST_F(IndustrialPolicy, duties_that_are_best_for_one_gain_little) {
    Ours ours;
    strategy::BestAnswerOptions quick;
    quick.starts = 1;
    quick.curvature = quick.flatness = false;
    for (const bool free_entry : {false, true}) {
        const world::World& world = world_of(free_entry);
        const strategy::Stage stage = strategy::stage_of(world, options(free_entry));
        int unsolved = 0;
        ours[{entry(free_entry), "best import taxes"}] = mean_of_named(world, [&](Economy n) {
            strategy::Chooser chooser{world.economies[n.value].code, {n}};
            const strategy::BestAnswer answer = best_answer(stage, chooser, quick);
            unsolved += answer.verdict != strategy::Verdict::found;
            if (chooser.name == "USA" || chooser.name == "DEU" || chooser.name == "CYP" ||
                answer.verdict != strategy::Verdict::found)
                std::printf("[          ] %s %s %.4f %% %s %s\n", entry(free_entry), chooser.name.c_str(),
                            100 * answer.gain, name_of(answer.verdict), answer.why.c_str());
            return 100 * answer.gain;
        });
        EXPECT_EQ(unsolved, 0) << entry(free_entry);
    }
    for (const auto& [key, value] : ours)
        std::printf("[          ] %s, %s %.3f %%\n", key.first.c_str(), key.second.c_str(), value);
}

}  // namespace
}  // namespace parley::testing::industrial_policy_test
