// Profits as a base tax on production: in a folder, in the packed form, put together, and what is refused.
#include <gtest/gtest.h>

#include "parley/world/aggregate.hpp"
#include "parley/world/binary.hpp"
#include "parley/world/folder/mapping.hpp"
#include "parley/world/info.hpp"
#include "tests/world/same_world.hpp"
#include "tests/world/small_world.hpp"

namespace parley::profits_test {
namespace {

using namespace parley::testing;

// Wheat at σ = 1.915, whose firms keep more than the whole cost; care is made under a subsidy of 10 %.
world::WorldFiles files() {
    world::WorldFiles result = small_world_files();
    result["world.yaml"] += "highest_rate: 8\n";
    result["elasticities.csv"] = "source,sector,theta\nXY,wheat,0.91495\nXY,care,5\n";
    result["production.csv"] =
        "economy,sector,subsidy_rate,profit_rate\n"
        "AAA,wheat,-1.0929559,1.0929559\n"
        "BB2,wheat,-1.0929559,1.0929559\n"
        "AAA,care,-0.15,0.25\n";
    return result;
}

TEST(Profits, are_what_is_kept_over_cost_and_part_of_income) {
    const world::World world = world::read_world(files()).world;
    const Economy a{0}, b{1};
    const Sector wheat{0}, care{1};
    EXPECT_NEAR(world.output(a, wheat), 70 / 2.0929559, 1e-12);
    EXPECT_NEAR(world.output(a, care), 40 / 1.15, 1e-12);
    const Table<Economy> profit = profits(world, world.output);
    EXPECT_NEAR(profit(a), 70 - 70 / 2.0929559 + 0.25 * 40 / 1.15, 1e-12);
    EXPECT_NEAR(profit(b), 70 - 70 / 2.0929559, 1e-12);
    // Wages, profits, duties, deficit, and the subsidy that the treasury pays for care.
    EXPECT_NEAR(world.income(a), world.value_added(a) + profit(a) + 0.25 * 20 + 10 - 0.1 * 40 / 1.15, 1e-12);
    EXPECT_TRUE(describe(world).has_profits);
    EXPECT_FALSE(describe(world::read_world(small_world_files()).world).has_profits);
    EXPECT_EQ(profits(world::read_world(small_world_files()).world, world.output), Table<Economy>({2}));
}

TEST(Profits, come_back_from_folder_and_bytes_and_cost_nothing_where_there_are_none) {
    const world::World world = world::read_world(files()).world;
    const world::World again = world::read_world(world_files(world)).world;
    EXPECT_EQ(again.profit_rate, world.profit_rate);
    EXPECT_TRUE(same_primitives(again, world));
    const world::BinaryWorld read = world::from_binary(to_binary(world));
    ASSERT_TRUE(read.world) << read.error;
    EXPECT_EQ(read.world->profit_rate, world.profit_rate);
    EXPECT_EQ(read.world->income, world.income);
    EXPECT_EQ(to_binary(world)[8], 3);

    world::World plain = world;
    plain.profit_rate = {};
    EXPECT_EQ(to_binary(plain)[8], 2) << "the form that worlds without profits always had";
    EXPECT_NE(data_hash(plain), data_hash(world)) << "profits are part of the data";
    const std::string payload = to_payload(world);
    for (std::size_t size = to_payload(plain).size() + 1; size < payload.size(); ++size)
        EXPECT_FALSE(world::from_payload(std::string_view(payload).substr(0, size)).world) << size;
    std::string lying = to_binary(world);
    lying[8] = 2;
    EXPECT_FALSE(world::from_binary(lying).world);

    const world::World split = with_groups(world);
    const world::BinaryWorld both = world::from_binary(to_binary(split));
    ASSERT_TRUE(both.world) << both.error;
    EXPECT_EQ(both.world->profit_rate, split.profit_rate);
    EXPECT_EQ(both.world->split_purchases, split.split_purchases);
}

TEST(Profits, add_up_when_economies_and_sectors_are_put_together) {
    const world::World world = world::read_world(files()).world;
    for (const char* rows :
         {"sector,wheat,all1,Everything\nsector,care,all1,\n", "economy,AAA,ALL,\neconomy,BB2,ALL,\n"}) {
        const world::Aggregated sum =
            aggregate(world, read_mapping("m.csv", "kind,from,to,name\n" + std::string(rows), world));
        ASSERT_FALSE(sum.breach) << sum.breach->found;
        double before = 0.0, after = 0.0;
        for (const double each : profits(world, world.output)) before += each;
        for (const double each : profits(sum.world, sum.world.output)) after += each;
        EXPECT_NEAR(after, before, 1e-12 * before) << rows;
    }
}

TEST(Profits, that_make_no_sense_are_refused_in_one_line) {
    const auto message = [](const std::string& from, const std::string& to) {
        world::WorldFiles broken = files();
        broken["production.csv"] = replaced(broken["production.csv"], from, to);
        return complaint([&] { (void)world::read_world(broken); });
    };
    EXPECT_EQ(message("-0.15,0.25", "-0.15,-0.25"),
              "production.csv:4: expected a profit that is not negative, found '-0.25'");
    EXPECT_EQ(message("-0.15,0.25", "0.8,0.25"),
              "production.csv:4: expected a subsidy below the whole cost without the profit in it, found '0.8' and a "
              "profit of '0.25'");
    EXPECT_EQ(message("profit_rate", "profit"),
              "production.csv:1: expected a column that says its unit: profit_rate (0.25 is 25 %) or profit_pct (25 is "
              "25 %), found a column 'profit'");
    EXPECT_EQ(message("-0.15,0.25", "-9,0.25"),
              "production.csv:4: expected more than -8 in column subsidy_rate, found '-9'");
    world::World world = world::read_world(files()).world;
    world.profit_rate(Economy{0}, Sector{0}) = -0.5;
    const auto breach = complete(world);
    ASSERT_TRUE(breach);
    EXPECT_EQ(breach->rule, "profit rates to be finite and not negative");
    EXPECT_EQ(breach->found, "-0.5 (AAA, sector wheat)");
}

}  // namespace
}  // namespace parley::profits_test
