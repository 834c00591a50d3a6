// A list in a world: coverage by sector, and what it says as changes of duties.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/pricing/duties/list_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/text/duties_text.hpp"

namespace parley::list_study_test {
namespace {

using namespace parley::products;
using ::testing::HasSubstr;

const world::World& world() {
    static const world::World world = pricing::load_world("world-2017").world;
    return world;
}

pricing::ListStudy study(const std::string& text, const char* importer, std::vector<const char*> exporters) {
    pricing::ListQuestion question;
    if (importer != nullptr) question.importer = world().find_economy(importer);
    for (const char* code : exporters) question.exporters.push_back(*world().find_economy(code));
    return pricing::study_list(read_product_list("l.csv", text, bundled_concordance()), bundled_concordance(),
                               bundled_imports(), world(), question);
}

TEST(ListStudies, own_values_are_parts_of_the_worlds_trade) {
    // The EU buys goods of C29 from the USA; half of them on the list at 20 and 10 points in equal parts.
    const double trade =
        world().flow(*world().find_economy("EU27"), *world().find_economy("USA"), *world().find_sector("C29"));
    const auto found =
        study(fmt::format("hs6,add_points,value_usd_m\n870322,20,{0}\n870323,10,{0}\n", trade / 4), "EU27", {"USA"});
    ASSERT_EQ(found.sectors.size(), 1u);
    EXPECT_NEAR(*found.sectors[0].covered_share, 0.5, 1e-12);
    EXPECT_NEAR(*found.sectors[0].mean_rate, 0.15, 1e-12);
    const auto rows = duty_rows(found, world());
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_NEAR(*rows[0].change.covers_usd_m, trade / 2, 1e-6);
    EXPECT_NEAR(rows[0].change.rate, 0.15, 1e-12);
    // What the program writes, it reads.
    const auto again = pricing::read_duties("d.csv", report::text::duty_rows_csv(rows, "list"), world());
    ASSERT_EQ(again.size(), 1u);
    EXPECT_NEAR(*again[0].change.covers_usd_m, trade / 2, 1e-4);
}

TEST(ListStudies, values_above_the_trade_of_the_sector_are_refused) {
    EXPECT_THAT([] { (void)study("hs6,rate_pct,value_usd_m\n870322,20,900000\n", "EU27", {"USA"}); },
                ::testing::ThrowsMessage<InputError>(HasSubstr("products of C29 worth at most")));
}

TEST(ListStudies, without_weights_coverage_is_not_known_and_no_duties_follow) {
    const auto found = study("hs6,rate_pct\n870322,20\n", "EU27", {"USA"});
    EXPECT_FALSE(found.sectors[0].covered_share);
    EXPECT_THAT(report::text::list_text(world(), found), HasSubstr("Nothing weighs the products"));
    EXPECT_THAT([&] { (void)duty_rows(found, world()); },
                ::testing::ThrowsMessage<InputError>(HasSubstr("a column value_usd_m")));
    EXPECT_THAT([&] { (void)duty_rows(study("hs6\n870322\n", "USA", {"CHN"}), world()); },
                ::testing::ThrowsMessage<InputError>(HasSubstr("a column rate_pct or add_points")));
}

TEST(ListStudies, the_lists_of_section_301_cover_of_chinas_goods_what_was_announced) {
    // Imports of 2018 on each list, USD bn (README of the published tables), of 509.6 in all.
    struct {
        const char* name;
        double share;
    } const lists[] = {{"us-301-1", 32.0}, {"us-301-2", 15.3}, {"us-301-3", 191.8}, {"us-301-4a", 110.1}};
    for (const auto& each : lists) {
        pricing::ListQuestion question{world().find_economy("USA"), {*world().find_economy("CHN")}};
        const auto found = pricing::study_list(load_product_list(each.name, bundled_concordance()),
                                               bundled_concordance(), bundled_imports(), world(), question);
        double listed = 0.0, all = 0.0;
        const auto* flow = bundled_imports().of_2017.find("USA", "CHN");
        for (const double value : flow->usd_m) all += value;
        for (const auto& product : found.list.products) listed += flow->usd_m[product.product] * product.covered_share;
        EXPECT_NEAR(listed / all, each.share / 509.6, 0.01) << each.name;
    }
}

}  // namespace
}  // namespace parley::list_study_test
