#include "parley/world/folder/mapping_like.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/world/folder/mapping.hpp"
#include "parley/world/isic_codes.hpp"
#include "tests/world/same_world.hpp"
#include "tests/world/small_world.hpp"

namespace parley::mapping_like_test {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using namespace parley::testing;
using world::isic_classes;

bool within(const char* part, const char* whole) {
    const world::IsicClasses classes = isic_classes(part);
    return classes.any() && (classes & ~isic_classes(whole)).none();
}

TEST(IsicCodes, say_which_classes_a_sector_has) {
    EXPECT_TRUE(within("A01", "A"));
    EXPECT_TRUE(within("C10-C12", "C10T12"));
    EXPECT_TRUE(within("C31_C32", "C31T33"));
    EXPECT_TRUE(within("C24A", "C24"));
    EXPECT_FALSE(within("C24", "C24A"));
    EXPECT_FALSE((isic_classes("C24A") & isic_classes("C24B")).any());
    EXPECT_TRUE(within("C302T309", "C30"));
    EXPECT_FALSE(within("C301", "C302T309"));
    EXPECT_TRUE(within("F", "D_F"));
    EXPECT_TRUE(within("R_S", "L_S"));
    EXPECT_FALSE(within("T", "L_S"));
    EXPECT_TRUE(within("M69_M70", "L_S"));
    EXPECT_EQ(isic_classes("D_F").count(), 1000u);
    for (const char* none : {"", "Services", "29", "C2", "wheat", "C10T", "C12T10", "USA"})
        EXPECT_FALSE(isic_classes(none).any()) << none;
}

// Codes and nothing else.
world::World named(const std::vector<world::EconomyInfo>& economies, const std::vector<std::string>& sectors) {
    world::World world;
    world.name = "like";
    world.economies = economies;
    for (const std::string& code : sectors) world.sectors.push_back({code, code, true, true});
    return world;
}

world::World world_2017() {
    world::World world;
    world.name = "world-2017";
    world.economies = datasets::economies_of_world_2017();
    for (const datasets::SectorJoin& join : datasets::sectors_of_world_2017()) world.sectors.push_back(join.sector);
    return world;
}

TEST(MappingLike, sectors_go_where_their_divisions_are_and_economies_to_their_groups) {
    const world::World finer = named({{"USA", "USA", {}}, {"DEU", "DEU", {}}, {"FRA", "FRA", {}}, {"NOR", "NOR", {}}},
                                     {"A01", "C24A", "C29", "F41T43", "G", "H49", "S", "T"});
    const world::MappingLike found = mapping_like("finer", finer, world_2017());
    std::vector<std::string> economies, sectors;
    for (const auto& each : found.mapping.economies) economies.push_back(each.code);
    for (const auto& each : found.mapping.sectors) sectors.push_back(each.code);
    EXPECT_THAT(economies, ElementsAre("USA", "EU27", "ROW"));
    EXPECT_THAT(sectors, ElementsAre("A01", "C24A", "C29", "D_F", "G_I", "L_S"));
    EXPECT_THAT(found.mapping.economy_to, ElementsAre(0, 1, 1, 2));
    EXPECT_THAT(found.mapping.sector_to, ElementsAre(0, 1, 2, 3, 4, 4, 5, 5));
    EXPECT_THAT(found.mapping.economies[1].members, ElementsAre("DEU", "FRA"));
    EXPECT_THAT(found.mapping.economies[2].members, ElementsAre("NOR"));
    EXPECT_THAT(found.notes, Contains("in ROW: NOR"));
    EXPECT_THAT(found.notes, Contains("T goes with S, to L_S"));
    EXPECT_THAT(found.notes, Contains(HasSubstr("not in it, so not in what is written: CHN, GBR")));
}

TEST(MappingLike, what_would_have_to_be_split_is_refused_by_name) {
    const auto said = [](const world::World& finer, const world::World& like) {
        return complaint([&] { (void)mapping_like("w", finer, like); });
    };
    EXPECT_EQ(said(named({{"USA", "", {}}}, {"C24"}), world_2017()),
              "w: expected sector C24 within one of world-2017 (else a mapping of your own), found parts of it in "
              "C24A, C24B");
    EXPECT_EQ(said(named({{"USA", "", {}}}, {"wheat"}), world_2017()),
              "w: expected sector wheat within one of world-2017 (else a mapping of your own), found none that it is "
              "part of");
    EXPECT_EQ(said(named({{"EU28", "", {"DEU", "GBR"}}}, {"A01"}), world_2017()),
              "w: expected EU28 in one economy of world-2017, found its members in EU27, GBR");
    EXPECT_EQ(said(named({{"USA", "", {}}, {"NOR", "", {}}}, {"A01"}), named({{"USA", "", {}}}, {"A01"})),
              "w: expected NOR or ROW in like, found neither");
}

double largest(const auto& table) {
    double size = 0.0;
    for (const double value : table) size = std::max(size, std::abs(value));
    return size;
}

// The figures of money, and what they are weighted to, within rounding.
void expect_alike(const world::World& one, const world::World& other, std::uint64_t seed) {
    ASSERT_EQ(one.economy_count(), other.economy_count());
    ASSERT_EQ(one.sector_count(), other.sector_count());
    const auto near = [&](const auto& a, const auto& b, const char* what) {
        ASSERT_EQ(a.size(), b.size());
        const double size = what == std::string("deficit") ? largest(one.income) : std::max(1.0, largest(b));
        for (std::size_t k = 0; k < a.size(); ++k)
            EXPECT_NEAR(a.data()[k], b.data()[k], 1e-12 * size) << what << " " << seed;
    };
    near(one.flow, other.flow, "flow");
    near(one.duty_rate, other.duty_rate, "duty");
    near(one.value_added_share, other.value_added_share, "value added");
    near(one.input_share, other.input_share, "inputs");
    near(one.final_share, other.final_share, "final");
    near(one.income, other.income, "income");
    near(one.deficit, other.deficit, "deficit");
}

double sum_of(const auto& table) {
    double sum = 0.0;
    for (const double value : table) sum += value;
    return sum;
}

TEST(Aggregate, two_steps_are_one_and_totals_stay_random_economies) {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const world::World world = random_named_world(seed);
        std::string sectors, economies;
        for (std::size_t s = 0; s < world.sector_count(); ++s)
            sectors += "sector," + world.sectors[s].code + ",pair" + std::to_string(s / 2) + "\n";
        for (std::size_t n = 0; n < (world.economy_count() + 1) / 2; ++n)
            economies += "economy," + world.economies[n].code + ",GRP\n";
        const auto put = [&](const world::World& finer, const std::string& rows) {
            world::Aggregated result = aggregate(finer, read_mapping("m.csv", "kind,from,to\n" + rows, finer));
            EXPECT_FALSE(result.breach);
            return std::move(result.world);
        };
        const world::World once = put(world, sectors + economies);
        expect_alike(put(put(world, sectors), economies), once, seed);
        expect_alike(put(put(world, economies), sectors), once, seed);
        EXPECT_NEAR(sum_of(once.income), sum_of(world.income), 1e-9 * sum_of(world.income)) << seed;
        EXPECT_NEAR(sum_of(once.deficit), sum_of(world.deficit), 1e-9 * sum_of(world.income)) << seed;
        EXPECT_FALSE(base_breach(once)) << seed;
    }
}

}  // namespace
}  // namespace parley::mapping_like_test
