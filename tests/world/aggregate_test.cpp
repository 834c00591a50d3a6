#include "parley/world/aggregate.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/world/folder/mapping.hpp"
#include "tests/support/product_split.hpp"
#include "tests/support/random_world.hpp"
#include "tests/world/same_world.hpp"
#include "tests/world/small_world.hpp"

namespace parley::aggregate_test {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using namespace parley::testing;

world::World small_world() {
    return world::read_world(small_world_files()).world;
}

world::Mapping mapping_of(const world::World& world, const std::string& rows) {
    return read_mapping("m.csv", "kind,from,to,name\n" + rows, world);
}

double duty_revenue(const world::World& world) {
    double revenue = 0.0;
    for (std::size_t k = 0; k < world.flow.size(); ++k) revenue += world.flow.data()[k] * world.duty_rate.data()[k];
    return revenue;
}

// Groups of a random world: the first third of the economies together, sectors two by two.
world::Mapping halved(const world::World& world, bool economies, bool sectors) {
    std::string rows;
    for (std::size_t n = 0; economies && n < world.economy_count(); ++n)
        if (n < (world.economy_count() + 2) / 3) rows += "economy," + world.economies[n].code + ",GRP,\n";
    for (std::size_t s = 0; sectors && s < world.sector_count(); ++s)
        rows += "sector," + world.sectors[s].code + ",pair" + std::to_string(s / 2) + ",\n";
    return mapping_of(world, rows);
}

TEST(Aggregate, two_sectors_become_one_by_hand) {
    const world::Aggregated result =
        aggregate(small_world(), mapping_of(small_world(), "sector,wheat,all1,Everything\nsector,care,all1,\n"));
    ASSERT_FALSE(result.breach);
    const world::World& world = result.world;
    const Economy a{0}, b{1};
    const Sector all{0};
    EXPECT_EQ(world.sectors[0].name, "Everything");
    EXPECT_TRUE(world.sectors[0].goods && world.sectors[0].traded);
    EXPECT_THAT(world.build_steps, Contains("all1 has goods and services: counted as goods"));
    EXPECT_DOUBLE_EQ(world.flow(a, a, all), 100);
    EXPECT_DOUBLE_EQ(world.duty_rate(a, b, all), 0.25);
    EXPECT_DOUBLE_EQ(world.value_added_share(a, all), 103.0 / 110.0);
    EXPECT_DOUBLE_EQ(world.input_share(a, all, all), 7.0 / 110.0);
    EXPECT_DOUBLE_EQ(world.theta[0], 4.0) << "foreign trade is all wheat";
    EXPECT_DOUBLE_EQ(world.income(a), 118);
    EXPECT_FALSE(base_breach(world));
}

TEST(Aggregate, duties_inside_a_group_become_value_added_by_hand) {
    const world::Aggregated result =
        aggregate(small_world(), mapping_of(small_world(), "economy,AAA,ONE,Together\neconomy,BB2,ONE,Together\n"));
    ASSERT_FALSE(result.breach);
    const world::World& world = result.world;
    const Economy one{0};
    const Sector wheat{0};
    EXPECT_EQ(world.economies[0].members, (std::vector<std::string>{"AAA", "BEL", "BRA"}));
    EXPECT_EQ(world.economies[0].name, "Together");
    EXPECT_DOUBLE_EQ(world.flow(one, one, wheat), 60 + 20 * 1.25 + 10 * 1.05 + 50);
    EXPECT_DOUBLE_EQ(world.output(one, wheat), 145.5);
    EXPECT_DOUBLE_EQ(world.value_added(one), (63 + 40) + (63 + 30) + 5.5);
    EXPECT_DOUBLE_EQ(world.income(one), 118 + 93 + 0.5 - 10);
    EXPECT_THAT(world.build_steps, Contains(HasSubstr("inside groups (5.5 USD m)")));
    EXPECT_FALSE(base_breach(world));
}

TEST(Aggregate, an_aggregate_of_a_base_is_a_base_and_money_adds_up) {
    int checked = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed)
        for (const bool economies : {false, true}) {
            world::World world = random_named_world(seed);
            world.accounts.saving_rate = Table<Economy>({world.economy_count()}, 0.2);
            world.accounts.investment_rate = Table<Economy>({world.economy_count()});
            for (const Economy n : world.each_economy())
                world.accounts.investment_rate(n) = 0.2 + world.deficit(n) / world.value_added(n);
            const world::Mapping mapping = halved(world, economies, true);
            const world::Aggregated result = aggregate(world, mapping);
            // Large export subsidies inside a group can leave its sellers without value added.
            if (result.breach) continue;
            ++checked;
            const world::World& coarse = result.world;
            EXPECT_LE(base_gap(coarse).size, 1e-12) << "seed " << seed;
            if (!economies) {
                EXPECT_NEAR(duty_revenue(coarse), duty_revenue(world), 1e-12 * duty_revenue(world)) << "seed " << seed;
            }
            Table<Economy> income({coarse.economy_count()}), deficit = income;
            for (const Economy n : world.each_economy()) {
                income(Economy{mapping.economy_to[n.value]}) += world.income(n);
                deficit(Economy{mapping.economy_to[n.value]}) += world.deficit(n);
            }
            for (const Economy n : coarse.each_economy()) {
                EXPECT_NEAR(coarse.income(n) / income(n), 1.0, 1e-12) << "seed " << seed;
                EXPECT_NEAR(coarse.deficit(n), deficit(n), 1e-12 * coarse.income(n)) << "seed " << seed;
                EXPECT_NEAR(
                    (coarse.accounts.investment_rate(n) - coarse.accounts.saving_rate(n)) * coarse.value_added(n),
                    deficit(n), 1e-9 * coarse.income(n))
                    << "seed " << seed;
            }
        }
    EXPECT_GE(checked, 390);
}

TEST(Aggregate, mapping_everything_to_itself_changes_nothing) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const world::World world = random_named_world(seed);
        const world::Aggregated same = aggregate(world, mapping_of(world, "economy,AAA,AAA,\n"));
        ASSERT_FALSE(same.breach);
        EXPECT_EQ(same.world.flow, world.flow);
        for (std::size_t k = 0; k < world.duty_rate.size(); ++k)
            EXPECT_NEAR(same.world.duty_rate.data()[k], world.duty_rate.data()[k], 1e-14);
        for (std::size_t k = 0; k < world.input_share.size(); ++k)
            EXPECT_NEAR(same.world.input_share.data()[k], world.input_share.data()[k], 1e-14);
        for (std::size_t k = 0; k < world.final_share.size(); ++k)
            EXPECT_NEAR(same.world.final_share.data()[k], world.final_share.data()[k], 1e-14);
    }
}

TEST(Aggregate, scale_elasticities_keep_their_product_with_trade_elasticities) {
    world::World world = small_world();
    world.economies[1] = {"BBB", "B", {}};
    world.sectors[1].traded = true;
    world.flow(Economy{0}, Economy{1}, Sector{1}) = 20;  // as much foreign care as wheat, but for 10 wheat of BBB
    world.scale_sources = {{"XY", {0.2, 0.1}}};
    final_shares_from_remainder(world);
    ASSERT_FALSE(complete(world));
    const world::World coarse = aggregate(world, mapping_of(world, "sector,*,one,\n")).world;
    const double theta = (30 * 4.0 + 20 * 5.0) / 50;
    EXPECT_DOUBLE_EQ(coarse.theta[0], theta);
    EXPECT_DOUBLE_EQ(coarse.scale_sources[0].psi[0] * theta, (30 * 0.8 + 20 * 0.5) / 50);
}

TEST(Mapping, star_takes_the_rest_and_groups_keep_the_order_of_their_first_members) {
    world::World world;
    for (const char* code : {"USA", "DEU", "CHN", "FRA"}) world.economies.push_back({code, code, {}});
    world.sectors = {{"A", "A", true, true}, {"B", "B", true, true}};
    const world::Mapping mapping = mapping_of(world, "economy,CHN,CHN,\neconomy,*,ROW,Rest\n");
    ASSERT_EQ(mapping.economies.size(), 2u);
    EXPECT_EQ(mapping.economies[0].code, "ROW");
    EXPECT_EQ(mapping.economies[0].members, (std::vector<std::string>{"USA", "DEU", "FRA"}));
    EXPECT_TRUE(mapping.economies[1].members.empty());
    EXPECT_EQ(mapping.sectors.size(), 2u);
}

struct BadMapping {
    const char* name;
    std::string text;
    std::string message;
};

TEST(Mapping, bad_files_are_refused_in_one_line) {
    const BadMapping cases[] = {
        {"empty", "", "m.csv: expected a line of column names, found an empty file"},
        {"no rows", "kind,from,to\n", "m.csv: expected at least one row, found none"},
        {"missing column", "kind,from\n", "m.csv:1: expected a column to, found 'kind,from'"},
        {"unknown column", "kind,from,to,names\n",
         "m.csv:1: expected only columns that this table has, found 'names'; did you mean name?"},
        {"unknown kind", "kind,from,to\nregion,AAA,XXX\n",
         "m.csv:2: expected economy or sector in column kind, found 'region'"},
        {"unknown code", "kind,from,to\neconomy,AAB,XXX\n",
         "m.csv:2: expected a known economy, found 'AAB'; did you mean AAA?"},
        {"blank", "kind,from,to\neconomy,AAA,\n", "m.csv:2: expected a code in column to, found a blank cell"},
        {"duplicate", "kind,from,to\neconomy,AAA,XXX\neconomy,AAA,YYY\n",
         "m.csv:3: expected each code once, found AAA as in line 2"},
        {"two stars", "kind,from,to\nsector,*,x\nsector,*,y\n",
         "m.csv:3: expected one row * of each kind, found a second one"},
        {"two names", "kind,from,to,name\nsector,wheat,x,One\nsector,care,x,Two\n",
         "m.csv:3: expected one name for x, found 'One' and 'Two'"},
        {"bad target", "kind,from,to\neconomy,AAA,x y\n",
         "m.csv: expected three capital letters (ISO 3166), or the code of a group with its members, found 'x y'"},
        {"binary", std::string("kind,from,to\n\x00\x01", 15),
         "m.csv:2:1: expected text, found the control character U+0000 (is this a CSV file?)"},
    };
    const world::World world = small_world();
    for (const BadMapping& each : cases)
        EXPECT_EQ(complaint([&] { (void)read_mapping("m.csv", each.text, world); }), each.message) << each.name;
}

TEST(Aggregate, groups_of_products_stay_where_sellers_alone_are_put_together_random_economies) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const world::World world = with_random_groups(random_world(seed), seed);
        world::World one_split = world;
        if (one_split.split_purchases.empty()) continue;
        one_split.split_purchases.resize(1);
        ASSERT_FALSE(complete(one_split));
        const world::SplitPurchase& split = one_split.split_purchases[0];
        // All sellers but the buyer itself together.
        world::Mapping others{{world.economies[split.buyer.value], {"ALL", "All", {}}}, world.sectors, {}, {}};
        for (const Economy i : world.each_economy()) others.economy_to.push_back(i == split.buyer ? 0 : 1);
        for (const Sector s : world.each_sector()) others.sector_to.push_back(s.value);
        const world::Aggregated result = aggregate(one_split, others);
        ASSERT_FALSE(result.breach) << result.breach->rule;
        ASSERT_EQ(result.world.split_purchases.size(), 1U);
        const world::SplitPurchase& sum = result.world.split_purchases[0];
        for (const Group g : split.each_group()) {
            double flow = 0.0, duty = 0.0, flow_then = 0.0, duty_then = 0.0;
            for (const Economy i : world.each_economy()) {
                flow += split.flow(i, g);
                duty += split.flow(i, g) * split.duty_rate(i, g);
            }
            for (const Economy i : result.world.each_economy()) {
                flow_then += sum.flow(i, g);
                duty_then += sum.flow(i, g) * sum.duty_rate(i, g);
            }
            EXPECT_NEAR(flow_then, flow, 1e-9 * flow);
            EXPECT_NEAR(duty_then, duty, 1e-9 * flow);
        }
        EXPECT_FALSE(base_breach(result.world));
    }
}

TEST(Aggregate, purchases_in_groups_that_are_put_together_are_refused_not_averaged) {
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        const world::World world = with_random_groups(random_world(seed), seed);
        if (world.split_purchases.empty()) continue;
        const world::SplitPurchase& split = world.split_purchases[0];
        world::Mapping one{world.economies, {world.sectors[0]}, {}, std::vector<std::size_t>(world.sector_count())};
        for (const Economy i : world.each_economy()) one.economy_to.push_back(i.value);
        const world::Aggregated result = aggregate(world, one);
        ASSERT_TRUE(result.breach);
        EXPECT_EQ(result.breach->found, world.economies[split.buyer.value].code + "'s purchases of " +
                                            world.sectors[split.sector.value].code + " put together with others");
    }
}

}  // namespace
}  // namespace parley::aggregate_test
