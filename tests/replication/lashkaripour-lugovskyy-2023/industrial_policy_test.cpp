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
    // The signs, the order and, where no firm enters, the size. Of scale the table that is here makes more alone and
    // less together than theirs: docs/model/strategy.md.
    const double fixed_alone = ours[{"restricted entry", "unilateral"}],
                 fixed_together = ours[{"restricted entry", "coordinated"}];
    const double alone = ours[{"free entry", "unilateral"}], together = ours[{"free entry", "coordinated"}];
    Ours restricted;
    restricted[{"restricted entry", "unilateral"}] = fixed_alone;
    restricted[{"restricted entry", "coordinated"}] = fixed_together;
    verify_table("lashkaripour-lugovskyy-2023/restricted_entry.csv", std::string(source) + ", Table 5", "%", restricted,
                 0.25);
    std::printf("[          ] free entry: alone %.3f %%, together %.3f %%; published -2.78 and 3.42\n", alone,
                together);
    EXPECT_LT(alone, 2 * fixed_alone);
    EXPECT_NEAR(alone, -6.24, 0.01);
    EXPECT_GT(together, 1.2 * fixed_together);
    EXPECT_NEAR(together, 2.39, 0.01);
}

// "1st-best": duties, taxes on exports and subsidies together; "3rd-best": duties alone. Nobody answers.
TEST_F(IndustrialPolicy, what_is_best_for_one_gains_nearly_what_was_published) {
    Ours ours;
    strategy::BestAnswerOptions quick;
    quick.starts = 1;
    quick.curvature = quick.flatness = false;
    const world::World& world = restricted_entry_;
    for (const std::string code : {"BRA", "CHN", "DEU", "JPN", "KOR", "USA"}) {
        strategy::Chooser chooser{code, {economy(world, code)}};
        const auto gain = [&] {
            const strategy::BestAnswer answer = best_answer(strategy::stage_of(world, options(false)), chooser, quick);
            EXPECT_EQ(answer.verdict, strategy::Verdict::found) << code << " " << answer.why;
            return 100 * answer.gain;
        };
        ours[{code, "import taxes"}] = gain();
        chooser.instruments = {
            {strategy::Lever::duty, strategy::Rates::by_partner_and_sector, -0.5, 3.0},
            {strategy::Lever::export_tax, strategy::Rates::by_partner_and_sector, -0.5, 3.0},
            {strategy::Lever::production_subsidy, strategy::Rates::by_sector, -0.9, 0.7},
        };
        ours[{code, "all three"}] = gain();
    }
    verify_table("lashkaripour-lugovskyy-2023/table4.csv", std::string(source) + ", Table 4, restricted entry", "%",
                 ours, 0.4);
}

// With scale: at every point of the search the equilibrium is one that small pushes die out in.
TEST_F(IndustrialPolicy, with_scale_its_own_advantage_is_less_subsidy_than_repairs_scale) {
    const world::World& world = free_entry_;
    strategy::Chooser chooser{"USA", {economy(world, "USA")}};
    chooser.instruments = {{strategy::Lever::production_subsidy, strategy::Rates::by_sector, -0.9, 0.7}};
    strategy::BestAnswerOptions quick;
    quick.starts = 1;
    quick.flatness = false;
    const strategy::BestAnswer alone = best_answer(strategy::stage_of(world, options(true)), chooser, quick);
    ASSERT_EQ(alone.verdict, strategy::Verdict::found) << alone.why;
    EXPECT_LT(alone.curvature, 0);
    EXPECT_GT(alone.equilibrium.scale_radius, 0.9);
    EXPECT_LT(alone.equilibrium.scale_radius, 1);
    model::Wedges repaired = model::no_change(world);
    correct(world, chooser.members.front(), true, repaired);
    EXPECT_GT(alone.value, real_income(world, repaired, true)(chooser.members.front()));
    // Subsidies to all alike do nothing: what counts is how much more than services a sector has.
    const double services = 1 - alone.rates.back().rate;
    double mean = 0.0, full = 0.0;
    for (const strategy::ChosenRate& rate : alone.rates) {
        const std::size_t s = rate.variable.sector->value;
        const double more = 1 - (1 - rate.rate) / services;
        mean += more;
        full += scale[s] / (1 + scale[s]);
        EXPECT_LE(more, scale[s] / (1 + scale[s])) << s;
    }
    const double goods = static_cast<double>(alone.rates.size()) - 1;
    std::printf(
        "[          ] subsidies alone: gain %.2f %%, mean rate %.1f %% over that of services where %.1f would repair "
        "scale\n",
        100 * alone.gain, 100 * mean / goods, 100 * full / goods);
    EXPECT_NEAR(100 * alone.gain, 1.49, 0.01);

    chooser.instruments.push_back({strategy::Lever::duty, strategy::Rates::by_sector, -0.5, 3.0});
    const strategy::BestAnswer both = best_answer(strategy::stage_of(world, options(true)), chooser, quick);
    ASSERT_EQ(both.verdict, strategy::Verdict::found) << both.why;
    std::printf("[          ] with duties by sector: gain %.2f %%\n", 100 * both.gain);
    EXPECT_GT(both.gain, alone.gain);
}

}  // namespace
}  // namespace parley::testing::industrial_policy_test
