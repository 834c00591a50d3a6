#include "parley/datasets/recipes/duties.hpp"

#include <gtest/gtest.h>

#include "parley/datasets/recipes/joined_world.hpp"
#include "tests/support/tolerances.hpp"
#include "tests/world/build_support.hpp"

namespace parley::build_duties_test {
namespace {

using namespace parley::testing;

TEST(Quantile, lies_between_order_statistics) {
    EXPECT_NEAR(datasets::quantile({4, 1, 3, 2, 5}, 0.9), 4.6, rounding);
    EXPECT_EQ(datasets::quantile({4, 1, 3, 2, 5}, 0.5), 3);
    EXPECT_EQ(datasets::quantile({7}, 0.9), 7);
}

TEST(BelievedDuties, named_importers_levy_what_the_small_table_says_by_partner_group_and_sector) {
    datasets::FlowSource icio = empty_icio2017({"USA", "DEU", "GBR", "KOR", "CHN"});
    datasets::Icio7x44 small = flat_7x44();
    const Sector agriculture{small.trade.sectors.at("t", 0, "A01_02")}, metals{small.trade.sectors.at("t", 0, "C24")};
    const Economy small_usa{6}, small_eu{2}, small_china{1}, small_rest{5};
    small.trade.flows.duty_rate(small_usa, small_china, agriculture) = 0.02;
    small.trade.flows.duty_rate(small_usa, small_rest, agriculture) = 0.01;
    small.trade.flows.duty_rate(small_eu, small_china, metals) = 0.03;
    icio.flows.duty_rate(Economy{1}, Economy{4}, Sector{0}) = 0.5;
    const datasets::DutyStep step = believed_duties(icio, small);
    const auto at = [&](const char* n, const char* i, const char* s) {
        return step.rate(Economy{icio.economies.at("t", 0, n)}, Economy{icio.economies.at("t", 0, i)},
                         Sector{icio.sectors.at("t", 0, s)});
    };
    EXPECT_EQ(at("USA", "CHN", "A01"), 0.02);
    EXPECT_EQ(at("USA", "CHN", "A02"), 0.02);
    EXPECT_EQ(at("USA", "CHN", "A03"), 0);
    EXPECT_EQ(at("USA", "KOR", "A02"), 0.01);
    EXPECT_EQ(at("DEU", "CHN", "C24A"), 0.03);
    EXPECT_EQ(at("GBR", "CHN", "C24B"), 0.03);
    EXPECT_EQ(at("DEU", "CHN", "A01"), 0) << "icio2017's own rate was kept";
    EXPECT_EQ(at("DEU", "GBR", "C24A"), 0);
    EXPECT_TRUE(step.cuts.empty());
}

TEST(BelievedDuties, food_of_other_importers_is_cut_at_the_90th_percentile_of_pairs_with_trade_and_services_bear_none) {
    datasets::FlowSource icio = empty_icio2017({"KOR", "VNM", "THA", "CHN"});
    const Sector food{icio.sectors.at("t", 0, "C10T12")}, textiles{icio.sectors.at("t", 0, "C13T15")};
    const Sector services{icio.sectors.at("t", 0, "Services")};
    // Eleven pairs with trade at 0, .1, … 1.0; the twelfth has no trade and does not count, but is cut.
    double rate = 0.0;
    for (std::size_t n = 0; n < 4; ++n)
        for (std::size_t i = 0; i < 4; ++i) {
            if (n == i || (n == 0 && i == 3)) continue;
            icio.flows.value_usd_m(Economy{n}, Economy{i}, food) = 100;
            icio.flows.duty_rate(Economy{n}, Economy{i}, food) = rate;
            rate += 0.1;
        }
    icio.flows.duty_rate(Economy{0}, Economy{3}, food) = 3;
    icio.flows.duty_rate(Economy{0}, Economy{3}, textiles) = 1.2;
    icio.flows.duty_rate(Economy{0}, Economy{3}, services) = 0.2;
    const datasets::DutyStep step = believed_duties(icio, flat_7x44());
    EXPECT_NEAR(step.cut, 0.9, rounding);
    EXPECT_EQ(step.rate(Economy{0}, Economy{3}, food), step.cut);
    EXPECT_EQ(step.rate(Economy{0}, Economy{3}, textiles), 1.2);
    EXPECT_EQ(step.rate(Economy{0}, Economy{3}, services), 0);
    EXPECT_NEAR(step.rate(Economy{1}, Economy{0}, food), 0.2, rounding);
    ASSERT_EQ(step.cuts.size(), 1u) << "CHN's rates are the small table's";
    EXPECT_EQ(step.cuts[0].importer, "KOR");
    EXPECT_EQ(step.cuts[0].pairs, 1u);
    EXPECT_EQ(step.cuts[0].highest_before, 3);
}

TEST(AggregateEconomies, flows_add_up_duties_are_weighted_by_trade_and_inner_trade_goes_home) {
    // Economies 0 and 1 become one group; 2 stays.
    datasets::SourceFlows flows{Table<Buyer, Seller, Sector>({3, 3, 2}), Table<Buyer, Seller, Sector>({3, 3, 2})};
    const Sector s{0}, empty{1};
    const double values[3][3] = {{10, 1, 30}, {2, 20, 10}, {5, 7, 40}};
    for (std::size_t n = 0; n < 3; ++n)
        for (std::size_t i = 0; i < 3; ++i) flows.value_usd_m(Economy{n}, Economy{i}, s) = values[n][i];
    flows.duty_rate(Economy{0}, Economy{1}, s) = 0.9;
    flows.duty_rate(Economy{0}, Economy{2}, s) = 0.1;
    flows.duty_rate(Economy{1}, Economy{2}, s) = 0.5;
    flows.duty_rate(Economy{2}, Economy{0}, s) = 0.12;
    flows.duty_rate(Economy{0}, Economy{2}, empty) = 0.2;
    flows.duty_rate(Economy{1}, Economy{2}, empty) = 0.4;
    const datasets::SourceFlows result = aggregate_economies(flows, {0, 0, 1}, 2);
    const Economy group{0}, other{1};
    EXPECT_EQ(result.value_usd_m(group, group, s), 33);
    EXPECT_EQ(result.duty_rate(group, group, s), 0);
    EXPECT_EQ(result.value_usd_m(group, other, s), 40);
    EXPECT_NEAR(result.duty_rate(group, other, s), (3 + 5) / 40.0, rounding);
    EXPECT_EQ(result.value_usd_m(other, group, s), 12);
    EXPECT_NEAR(result.duty_rate(other, group, s), 0.12 * 5 / 12, rounding);
    EXPECT_EQ(result.value_usd_m(other, other, s), 40);
    EXPECT_NEAR(result.duty_rate(group, other, empty), 0.3, rounding) << "plain mean where nothing is traded";
}

TEST(ServiceShares, follow_buyer_and_seller_group_and_leave_home_out_between_economies_of_one_group) {
    datasets::Icio7x44 small = flat_7x44();
    const Sector construction{small.trade.sectors.at("t", 0, "F")}, finance{small.trade.sectors.at("t", 0, "K")};
    const Economy rest{5}, usa{6}, china{1};
    small.trade.flows.value_usd_m(rest, rest, construction) = 1000;
    small.trade.flows.value_usd_m(usa, china, finance) = 79;
    // D_F of 3 source sectors, G_I 7, J 3, K 1, L_S 8: 22 in all.
    const auto from_china = service_shares(small, "USA", "CHN");
    ASSERT_EQ(from_china.size(), 5u);
    EXPECT_NEAR(from_china[3], 0.79, rounding);
    EXPECT_NEAR(from_china[0], 0.03, rounding);
    EXPECT_NEAR(service_shares(small, "CAN", "CAN")[0], 1002.0 / 1021, rounding);
    EXPECT_NEAR(service_shares(small, "CAN", "MEX")[0], 3.0 / 22, rounding);
    EXPECT_NEAR(service_shares(small, "MEX", "USA")[4], 8.0 / 22, rounding);
}

}  // namespace
}  // namespace parley::build_duties_test
