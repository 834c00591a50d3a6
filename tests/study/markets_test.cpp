// Returns by sector as an index for owners.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/pricing/counterfactual/markets.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/text/study_text.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/solved.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::markets_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
using ::testing::Not;
constexpr Economy usa{0}, chn{1};
constexpr Sector electronics{0}, cars{1}, services{2};

SolvedOptions under(const model::FactorMarket& factors) {
    SolvedOptions options = closely({"goods"});
    options.base.factors = factors;
    return options;
}

const pricing::NamedOutcomes& short_run() {
    static const pricing::NamedOutcomes study = solved(small_dispute(), under(model::specific));
    return study;
}

TEST(Markets, weigh_what_sectors_earned_in_the_base) {
    const world::World& world = short_run().base().world;
    const pricing::OutcomeResult& priced = equilibrium_of(short_run(), "goods").priced;
    ASSERT_TRUE(has_markets(priced));
    const pricing::Market index = market(world, priced, chn);
    // Half of the cost of every sector is value added.
    const Table<Seller, Sector> returns = real_returns(world, priced.equilibrium.point);
    const double goods =
        (world.output(chn, electronics) * returns(chn, electronics) + world.output(chn, cars) * returns(chn, cars)) /
        (world.output(chn, electronics) + world.output(chn, cars));
    EXPECT_NEAR(index.goods_factor.value(), goods, rounding);
    EXPECT_NEAR(index.services_factor.value(), returns(chn, services), rounding);
    EXPECT_LT(goods, index.services_factor.value() - 1e-3) << "the duties are on goods";
    ASSERT_EQ(index.sectors.size(), 3U);
    EXPECT_EQ(index.sectors.front().sector, electronics) << "most of what is sold to the United States";
}

TEST(Markets, together_are_the_real_wage_where_nothing_moves) {
    const pricing::OutcomeResult& priced = equilibrium_of(short_run(), "goods").priced;
    for (const Economy n : short_run().base().world.each_economy())
        EXPECT_NEAR(market(short_run().base().world, priced, n).all_factor, priced.welfare.real_wage_factor(n), 1e-10);
}

TEST(Markets, without_a_sector_of_a_group_have_no_index_of_it) {
    world::World world = short_run().base().world;
    for (const Sector s : world.each_sector()) world.sectors[s.value].goods = true;
    const pricing::Market index = market(world, equilibrium_of(short_run(), "goods").priced, usa);
    EXPECT_FALSE(index.services_factor.has_value());
    EXPECT_NEAR(index.goods_factor.value(), index.all_factor, rounding);
}

TEST(Markets, are_shown_only_where_returns_differ) {
    const pricing::NamedOutcomes long_run = solved(small_dispute(), under(model::mobile));
    EXPECT_FALSE(has_markets(equilibrium_of(long_run, "goods").priced));
    EXPECT_THAT(report::text::study_text(long_run), Not(HasSubstr("Markets")));
    EXPECT_FALSE(report::json::study_json(long_run)["equilibria"][0].contains("markets"));
    EXPECT_THAT(report::text::study_csv(long_run), Not(HasSubstr("market")));
    EXPECT_THAT(report::text::study_text(short_run()), HasSubstr("\nMarkets, real return to what is in a sector"));
    EXPECT_THAT(report::text::study_csv(short_run()), HasSubstr("goods,CHN,,market,%,"));
    EXPECT_THAT(report::text::study_csv(short_run()), HasSubstr("goods,CHN,C26,return,%,"));
    const auto markets = report::json::study_json(short_run())["equilibria"][0]["markets"];
    ASSERT_EQ(markets.size(), 2U);
    const pricing::Market index = market(short_run().base().world, equilibrium_of(short_run(), "goods").priced, chn);
    EXPECT_EQ(markets[1]["economy"], "CHN");
    EXPECT_EQ(markets[1]["goods_pct"].get<double>(), 100 * (*index.goods_factor - 1));
    EXPECT_EQ(markets[1]["sectors"][0]["sector"], "C26");
}

}  // namespace
}  // namespace parley::markets_test
