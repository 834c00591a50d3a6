#include "parley/world/info.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/world/binary.hpp"
#include "tests/world/same_world.hpp"
#include "tests/world/small_world.hpp"

namespace parley::info_test {
namespace {

using ::testing::Contains;
using ::testing::Field;
using ::testing::HasSubstr;
using namespace parley::testing;

TEST(WorldInfo, figures_of_the_small_world_are_those_added_up_by_hand) {
    const world::World world = world::read_world(small_world_files()).world;
    const world::WorldInfo info = describe(world);
    EXPECT_EQ(info.economies, 2u);
    EXPECT_EQ(info.goods_sectors, 1u);
    EXPECT_EQ(info.flows, 2u) << "care is not traded";
    EXPECT_EQ(info.zero_flows, 0u);
    EXPECT_EQ(info.flows_with_duty, 2u);
    EXPECT_TRUE(info.has_inputs);
    EXPECT_FALSE(info.has_export_taxes || info.has_subsidies || info.has_scale || info.has_accounts);
    EXPECT_DOUBLE_EQ(info.value_added_usd_m, 103 + 93);
    EXPECT_DOUBLE_EQ(info.trade_usd_m, 30);
    EXPECT_DOUBLE_EQ(info.duty_revenue_usd_m, 5.5);
    EXPECT_DOUBLE_EQ(info.average_duty, 5.5 / 30);
    EXPECT_EQ(info.data_sha256, data_hash(world));

    EXPECT_DOUBLE_EQ(info.by_economy[0].imports_usd_m, 20);
    EXPECT_DOUBLE_EQ(info.by_economy[0].exports_usd_m, 10);
    EXPECT_DOUBLE_EQ(info.by_economy[0].goods_balance_usd_m, -10);
    EXPECT_DOUBLE_EQ(info.by_economy[0].average_duty, 0.25);
    EXPECT_DOUBLE_EQ(info.by_economy[0].average_duty_faced, 0.05);

    ASSERT_EQ(info.pairs.size(), 2u);
    EXPECT_EQ(info.pairs[0].importer, Economy{0});
    EXPECT_DOUBLE_EQ(info.pairs[0].goods_usd_m, 20);
    EXPECT_DOUBLE_EQ(info.pairs[0].goods_balance_usd_m, -10);
    EXPECT_DOUBLE_EQ(info.pairs[1].average_duty, 0.05);

    EXPECT_EQ(info.by_sector[0].sector, Sector{0});
    EXPECT_DOUBLE_EQ(info.by_sector[0].output_usd_m, 140);
    EXPECT_DOUBLE_EQ(info.by_sector[0].highest_duty, 0.25);
    EXPECT_EQ(info.by_sector[0].highest_exporter, Economy{1});
}

TEST(WorldInfo, identities_hold_in_random_worlds) {
    for (std::uint64_t seed = 1; seed <= 100; ++seed)
        for (const world::Identity& identity : describe(random_named_world(seed)).identities)
            EXPECT_LE(identity.gap, 1e-12) << identity.what << ", " << identity.where << ", seed " << seed;
}

TEST(WorldInfo, an_identity_that_breaks_is_measured_and_placed) {
    world::World world = world::read_world(small_world_files()).world;
    world.final_share(Economy{0}, Sector{0}) -= 0.01;
    world.final_share(Economy{0}, Sector{1}) += 0.01;
    const world::Identity market = describe(world).identities[0];
    EXPECT_NEAR(market.gap, 0.01 * 118 / 196, 1e-12);
    EXPECT_THAT(market.where, HasSubstr("AAA, sector"));
}

TEST(WorldCheck, findings_name_what_they_are_about) {
    world::World world = world::read_world(small_world_files()).world;
    const auto with = [](world::Severity severity, const std::string& what) {
        return Contains(AllOf(Field(&world::Remark::severity, severity), Field(&world::Remark::what, HasSubstr(what))));
    };
    EXPECT_THAT(check(world), with(world::Severity::warning, "no source is named"));
    EXPECT_THAT(check(world), with(world::Severity::note, "no scale elasticities"));
    EXPECT_THAT(check(world), Not(with(world::Severity::warning, "does not clear")));

    world.final_share(Economy{0}, Sector{0}) -= 0.01;
    world.final_share(Economy{0}, Sector{1}) += 0.01;
    world.duty_rate(Economy{0}, Economy{1}, Sector{0}) = 0.9;
    world.flow(Economy{0}, Economy{1}, Sector{0}) = 200;
    world.economies[0].code = "A";
    world.theta[0] = 40;
    ASSERT_FALSE(complete(world));
    EXPECT_EQ(check(world).front().severity, world::Severity::error);
    EXPECT_THAT(check(world), with(world::Severity::error, "found 'A'"));
    EXPECT_THAT(check(world), with(world::Severity::warning, "the base does not clear and is re-solved before use"));
    EXPECT_THAT(check(world), with(world::Severity::warning, "A levies 90.0 % on wheat from BB2 (200 USD m)"));
    EXPECT_THAT(check(world), with(world::Severity::warning, "BB2 has a trade surplus"));
    EXPECT_THAT(check(world), with(world::Severity::note, "a trade elasticity of 40 in wheat"));
}

TEST(WorldCheck, what_is_sold_abroad_and_not_bought_at_home_is_named) {
    world::World world = world::read_world(small_world_files()).world;
    const auto missing = Contains(Field(&world::Remark::what, HasSubstr("sold abroad and not bought at home")));
    world.flow(Economy{1}, Economy{0}, Sector{0}) = 150;
    ASSERT_FALSE(complete(world));
    EXPECT_THAT(check(world), Not(missing));
    world.flow(Economy{0}, Economy{0}, Sector{0}) = 0;
    ASSERT_FALSE(complete(world));
    EXPECT_THAT(check(world), missing);
    EXPECT_THAT(check(world), Contains(Field(&world::Remark::what, HasSubstr("AAA, sector wheat (150 USD m abroad)"))));
}

}  // namespace
}  // namespace parley::info_test
