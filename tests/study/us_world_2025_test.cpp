// The bundled scenario of August 2025: the duties of its day are those of the table by date.
#include <array>
#include <map>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "parley/pricing/deal_space.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/products/duties_by_date.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::us_world_2025_test {
namespace {

using namespace parley::testing;

const char* const day = "2025-08-07";

// Points that the scenario's measures in force add on average to an American flow.
double points(const scenario::Scenario& scenario, const world::World& world, const std::string& seller, Sector s) {
    double sum = 0.0;
    for (const auto& [id, words] : scenario.baseline) {
        if (words.by.front() != "USA" || words.on.front() != seller) continue;
        bool holds = false;
        for (const std::string& code : words.sectors)
            holds = holds || (code == "goods" ? world.sectors[s.value].goods : code == world.sectors[s.value].code);
        if (holds) sum += words.amount.value * (words.covers ? words.covers->value : 1.0);
    }
    return sum;
}

TEST(August2025, has_the_mean_duty_of_each_partner_that_the_table_by_date_has) {
    const scenario::Scenario scenario = scenario::load_scenario("us-world-2025");
    const world::World world = pricing::load_world("world-2022").world;
    const Economy usa = *world.find_economy("USA");
    std::map<std::string, std::array<double, 3>> sums;  // of trade, of its duties in the scenario, in the table
    for (const products::DatedDuty& duty : in_force(products::bundled_duties(), day, "USA", "")) {
        const Economy i = *world.find_economy(duty.exporter);
        const Sector s = *world.find_sector(duty.sector);
        if (!world.sectors[s.value].goods) continue;  // electricity from Canada
        // The order exempts Swiss medicines, which the table has at 38.7 %.
        if (duty.exporter == "CHE" && duty.sector == "C21") continue;
        const double flow = world.flow(usa, i, s);
        std::array<double, 3>& of = sums[duty.exporter];
        of[0] += flow;
        of[1] += flow * (world.duty_rate(usa, i, s) + points(scenario, world, duty.exporter, s));
        of[2] += flow * duty.rate;
    }
    EXPECT_EQ(sums.size(), 23U);
    for (const auto& [seller, of] : sums) EXPECT_NEAR(100 * of[1] / of[0], 100 * of[2] / of[0], 0.02) << seller;
    EXPECT_NEAR(100 * sums.at("CHN")[1] / sums.at("CHN")[0], 43.5, 0.1);
    EXPECT_NEAR(100 * sums.at("EU27")[1] / sums.at("EU27")[0], 16.7, 0.1);
}

TEST(August2025, is_the_base_of_every_outcome_and_the_table_of_deals_is_of_a_thousand) {
    const auto scenario = std::make_shared<const scenario::Scenario>(scenario::load_scenario("us-world-2025"));
    const auto setting = pricing::setting_of(
        scenario, std::make_shared<const pricing::LoadedWorld>(pricing::load_world(scenario->world)), {});
    ASSERT_TRUE(setting->is_settled());
    for (std::size_t k = 0; k < setting->baseline_since.size(); ++k)
        EXPECT_TRUE(setting->baseline_since[k]) << scenario->baseline[k].first;
    // The duty on China that remains to be collected is its mean over what is still bought.
    const world::World& world = setting->world();
    const Economy usa = *world.find_economy("USA"), china = *world.find_economy("CHN");
    double goods = 0.0, duties = 0.0;
    for (const Sector s : world.each_sector()) {
        if (!world.sectors[s.value].goods) continue;
        goods += world.flow(usa, china, s);
        duties += world.flow(usa, china, s) * world.duty_rate(usa, china, s);
    }
    EXPECT_LT(goods, 0.65 * 453400.0) << "less is bought under them";
    EXPECT_NEAR(duties / goods, 0.40, 0.04);
    const auto space = pricing::deal_space_of(setting, {});
    ASSERT_TRUE(space);
    EXPECT_EQ((*space)->sets.size(), 960U);
}

}  // namespace
}  // namespace parley::us_world_2025_test
