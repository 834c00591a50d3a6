#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/technology.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::build_technology_test {
namespace {

using ::testing::HasSubstr;
using testing::rounding;
using ::testing::ThrowsMessage;

// Three sectors. Columns: VA .5/.4/.25; inputs of sector 0, 1, 2.
datasets::SourceTechnology three_sectors() {
    datasets::SourceTechnology source{
        "AAA of a table", {{0.5, 0.4, 0.25}, Table<Supplying, Using>({3, 3})}, {10, 30, 60}};
    const double inputs[3][3] = {{0.2, 0.1, 0.25}, {0.2, 0.2, 0.25}, {0.1, 0.3, 0.25}};
    for (std::size_t s = 0; s < 3; ++s)
        for (std::size_t r = 0; r < 3; ++r) source.shares.input_share(Sector{s}, Sector{r}) = inputs[s][r];
    return source;
}
double cost_sum(const datasets::Technology& technology, std::size_t r) {
    double sum = technology.value_added_share[r];
    for (std::size_t s = 0; s < technology.value_added_share.size(); ++s)
        sum += technology.input_share(Sector{s}, Sector{r});
    return sum;
}

TEST(TechnologyMap, finer_source_sectors_are_averaged_by_their_output_and_their_rows_added) {
    const datasets::Technology ours = to_sectors(three_sectors(), {{0, 1}, {2}}, {"AB", "C"}, {1, 1});
    // VA: (10·.5 + 30·.4)/40; input of AB into AB: (10·.4 + 30·.3)/40; of C: (10·.1 + 30·.3)/40.
    EXPECT_NEAR(ours.value_added_share[0], 0.425, rounding);
    EXPECT_NEAR(ours.input_share(Sector{0}, Sector{0}), 0.325, rounding);
    EXPECT_NEAR(ours.input_share(Sector{1}, Sector{0}), 0.25, rounding);
    EXPECT_NEAR(ours.input_share(Sector{0}, Sector{1}), 0.5, rounding);
}

TEST(TechnologyMap, a_coarser_source_sector_is_copied_to_columns_and_split_over_rows_by_own_use) {
    const datasets::Technology ours =
        to_sectors(three_sectors(), {{0}, {0}, {1}, {2}}, {"A1", "A2", "B", "C"}, {3, 1, 7, 9});
    EXPECT_EQ(ours.value_added_share[0], 0.5);
    EXPECT_EQ(ours.value_added_share[1], 0.5);
    EXPECT_NEAR(ours.input_share(Sector{0}, Sector{2}), 0.1 * 3 / 4, rounding);
    EXPECT_NEAR(ours.input_share(Sector{1}, Sector{2}), 0.1 * 1 / 4, rounding);
    EXPECT_NEAR(ours.input_share(Sector{2}, Sector{1}), 0.2, rounding);
    for (std::size_t r = 0; r < 4; ++r) EXPECT_NEAR(cost_sum(ours, r), 1, rounding);
}

TEST(TechnologyMap, rows_of_goods_that_the_economy_does_not_buy_are_split_equally) {
    const datasets::Technology ours =
        to_sectors(three_sectors(), {{0}, {0}, {1}, {2}}, {"A1", "A2", "B", "C"}, {0, 0, 7, 9});
    EXPECT_NEAR(ours.input_share(Sector{0}, Sector{2}), 0.05, rounding);
    EXPECT_NEAR(ours.input_share(Sector{1}, Sector{2}), 0.05, rounding);
}

TEST(TechnologyMap, a_sector_that_the_lender_does_not_have_is_an_error) {
    datasets::SourceTechnology source = three_sectors();
    source.output_usd_m[2] = 0;
    EXPECT_THAT(
        [&] {
            static_cast<void>(to_sectors(source, {{0, 1}, {2}}, {"AB", "C"}, {1, 1}));
        },
        ThrowsMessage<InputError>(HasSubstr("AAA of a table: expected output in a sector behind C")));
}

TEST(Classification, every_sector_of_the_sources_is_used_and_services_have_five_groups) {
    std::vector<int> wiod(36);
    std::vector<std::string> small;
    int services = 0;
    for (const datasets::SectorJoin& join : datasets::sectors_of_world_2017()) {
        for (const std::string& code : join.in_wiod2011) wiod[std::stoul(code)] = 1;
        for (const std::string& code : join.in_7x44)
            if (std::find(small.begin(), small.end(), code) == small.end()) small.push_back(code);
        services += join.sector.goods ? 0 : 1;
    }
    EXPECT_EQ(std::count(wiod.begin(), wiod.end(), 1), 35);
    EXPECT_EQ(small.size(), 44u);
    EXPECT_EQ(services, 5);
    EXPECT_EQ(datasets::sectors_of_world_2017().size(), 32u);
    EXPECT_EQ(datasets::sectors_of_icio2017().size(), 28u);
    EXPECT_EQ(datasets::sectors_of_icio2017().back().in_7x44.size(), 22u);
}

TEST(Classification, members_of_a_group_and_strangers_find_their_place) {
    const auto& economies = datasets::economies_of_world_2017();
    ASSERT_EQ(economies.size(), 24u);
    const auto place = datasets::places_in(economies, {"DEU", "GBR", "NOR", "ROW", "USA"}, "ROW");
    EXPECT_EQ(economies[place[0]].code, "EU27");
    EXPECT_EQ(economies[place[1]].code, "GBR");
    EXPECT_EQ(economies[place[2]].code, "ROW");
    EXPECT_EQ(economies[place[3]].code, "ROW");
    EXPECT_EQ(economies[place[4]].code, "USA");
    EXPECT_EQ(datasets::group_in_7x44("GBR"), "EU");
    EXPECT_EQ(datasets::group_in_7x44("HRV"), "EU");
    EXPECT_EQ(datasets::group_in_7x44("KOR"), "ROW");
}

}  // namespace
}  // namespace parley::build_technology_test
