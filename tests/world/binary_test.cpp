#include "parley/world/binary.hpp"

#include <gtest/gtest.h>

#include "parley/core/sha256.hpp"
#include "tests/world/same_world.hpp"
#include "tests/world/small_world.hpp"

namespace parley::binary_test {
namespace {

using namespace parley::testing;

world::World labelled_world() {
    world::World world = world::read_world(small_world_files()).world;
    world.sources = {{"A", "terms"}};
    world.build_steps = {"one", "two"};
    world.scale_sources = {{"XY", {0.125, 0.0}}};
    world.accounts.saving_rate = Table<Economy>({2}, 0.3);
    world.accounts.investment_rate = Table<Economy>({2}, 0.25);
    world.accounts.investment_from = {"A 2017", "B 2011"};
    world.value_added_of_output = Table<Economy>({2}, 0.5);
    return world;
}

TEST(BinaryWorld, every_bit_and_label_comes_back) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const world::World world = random_named_world(seed);
        const world::BinaryWorld read = world::from_binary(to_binary(world));
        ASSERT_TRUE(read.world) << read.error;
        EXPECT_TRUE(same_primitives(*read.world, world)) << "seed " << seed;
        EXPECT_EQ(read.world->income, world.income);
    }
    const world::World world = labelled_world();
    const world::BinaryWorld read = world::from_binary(to_binary(world));
    ASSERT_TRUE(read.world) << read.error;
    EXPECT_EQ(read.world->sources[0].terms, "terms");
    EXPECT_EQ(read.world->build_steps, world.build_steps);
    EXPECT_EQ(read.world->economies[1].members, world.economies[1].members);
    EXPECT_EQ(read.world->sectors[1].traded, false);
    EXPECT_EQ(read.world->scale_sources[0].psi, world.scale_sources[0].psi);
    EXPECT_EQ(read.world->accounts.investment_rate, world.accounts.investment_rate);
    EXPECT_EQ(read.world->accounts.investment_from, world.accounts.investment_from);
    EXPECT_EQ(read.world->value_added_of_output, world.value_added_of_output);
}

TEST(BinaryWorld, groups_of_products_come_back_and_cost_nothing_where_there_are_none) {
    const world::World plain = labelled_world();
    const world::World world = with_groups(plain);
    const world::BinaryWorld read = world::from_binary(to_binary(world));
    ASSERT_TRUE(read.world) << read.error;
    EXPECT_EQ(read.world->split_purchases, world.split_purchases);
    EXPECT_EQ(read.world->group_substitution, 2.0);
    EXPECT_EQ(read.world->income, world.income);
    world::World other = plain;
    other.group_substitution = 2.0;
    EXPECT_EQ(to_payload(other), to_payload(plain)) << "a number without effect is no part of the data";
    const std::string payload = to_payload(world);
    for (std::size_t size = to_payload(plain).size() + 1; size < payload.size(); ++size)
        EXPECT_FALSE(world::from_payload(std::string_view(payload).substr(0, size)).world);
}

TEST(BinaryWorld, every_shortened_file_is_refused_with_a_reason) {
    const std::string bytes = to_binary(labelled_world()), payload = to_payload(labelled_world());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const world::BinaryWorld read = world::from_binary(bytes.substr(0, size));
        ASSERT_FALSE(read.world) << size;
        ASSERT_FALSE(read.error.empty()) << size;
    }
    for (std::size_t size = 0; size < payload.size(); ++size)
        ASSERT_FALSE(world::from_payload(payload.substr(0, size)).world) << size;
    EXPECT_FALSE(world::from_payload(payload + '\0').world);
}

TEST(BinaryWorld, one_flipped_bit_is_noticed) {
    const std::string bytes = to_binary(labelled_world());
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        std::string damaged = bytes;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x10);
        ASSERT_FALSE(world::from_binary(damaged).world) << at;
    }
    std::string damaged = bytes;
    damaged.back() = static_cast<char>(damaged.back() ^ 1);
    EXPECT_EQ(world::from_binary(damaged).error, "a damaged world: its SHA-256 differs");
    EXPECT_EQ(world::from_binary("{}").error, "not a world in binary form");
}

TEST(BinaryWorld, other_versions_are_named) {
    std::string bytes = to_binary(labelled_world());
    bytes[8] = 7;
    EXPECT_EQ(world::from_binary(bytes).error, "binary form 7 of a world; this program reads 3");
}

TEST(BinaryWorld, the_hash_of_the_data_is_that_of_the_payload_and_sees_one_bit) {
    world::World world = labelled_world();
    EXPECT_EQ(data_hash(world), sha256_hex(to_binary(world).substr(52)));
    const std::string before = data_hash(world);
    world.duty_rate(Economy{0}, Economy{1}, Sector{0}) = 0.25000000000000006;
    EXPECT_NE(data_hash(world), before);
}

}  // namespace
}  // namespace parley::binary_test
