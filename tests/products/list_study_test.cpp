// A list in a world: coverage by sector, and what it says as changes of duties.
#include <map>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/pricing/duties/day_study.hpp"
#include "parley/pricing/duties/list_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/duties_json.hpp"
#include "parley/report/text/duties_text.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

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
    // The EU buys goods of C29 from the USA; half of them on the list, two parts at 20 points and one at 10.
    const double trade =
        world().flow(*world().find_economy("EU27"), *world().find_economy("USA"), *world().find_sector("C29"));
    const auto found =
        study(fmt::format("hs6,add_points,value_usd_m\n870322,20,{0}\n870323,10,{1}\n", trade / 3, trade / 6), "EU27",
              {"USA"});
    ASSERT_EQ(found.sectors.size(), 1u);
    EXPECT_NEAR(*found.sectors[0].covered_share, 0.5, 1e-12);
    EXPECT_NEAR(*found.sectors[0].mean_rate, 0.5 / 3, 1e-12);
    const auto rows = duty_rows(found, world());
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_NEAR(*rows[1].change.covers_usd_m, trade / 3, 1e-6);
    EXPECT_NEAR(rows[1].change.rate, 0.20, 1e-12);
    // What the program writes, it reads.
    const auto again = pricing::read_duties("d.csv", report::text::duty_rows_csv(rows, "list"), world());
    ASSERT_EQ(again.size(), 2u);
    EXPECT_NEAR(*again[1].change.covers_usd_m, trade / 3, 1e-4);
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

TEST(ListStudies, the_lists_of_section_301_are_to_each_other_as_the_imports_on_them_were) {
    // Imports of 2018 on each list, USD bn: README of the published tables.
    const std::vector<std::pair<std::string, double>> lists{
        {"us-301-1", 32.0}, {"us-301-2", 15.3}, {"us-301-3", 191.8}, {"us-301-4a", 110.1}};
    const auto* flow = bundled_imports().of_2017.find("USA", "CHN");
    std::vector<double> listed;
    for (const auto& [name, usd_bn] : lists) {
        listed.push_back(0.0);
        for (const auto& product : load_product_list(name, bundled_concordance()).products)
            listed.back() += flow->usd_m[product.product] * product.covered_share;
    }
    for (std::size_t k = 1; k < lists.size(); ++k)
        EXPECT_NEAR(listed[k] / listed[0], lists[k].second / lists[0].second, 0.01) << lists[k].first;
}

TEST(ListStudies, a_list_covers_of_each_sector_what_was_in_force_from_its_day) {
    // List 1 alone came on 2018-07-06; its share of the sector's trade times 25 points is what the mean duty rose by.
    pricing::ListQuestion question{world().find_economy("USA"), {*world().find_economy("CHN")}};
    const auto found = pricing::study_list(load_product_list("us-301-1", bundled_concordance()), bundled_concordance(),
                                           bundled_imports(), world(), question);
    std::map<std::string, double> rise;
    for (const DatedDuty& duty : in_force(bundled_duties(), "2018-07-06", "USA", "CHN")) rise[duty.sector] = duty.rate;
    for (const DatedDuty& duty : in_force(bundled_duties(), "2018-07-05", "USA", "CHN")) rise[duty.sector] -= duty.rate;
    for (const auto& sector : found.sectors)
        EXPECT_NEAR(0.25 * sector.covered_share.value(), rise.at(world().sectors[sector.sector.value].code), 0.002);
}

// What is on a list is known seller by seller where the table of imports has several of them.
TEST(ListStudies, duties_of_a_list_with_rates_are_on_what_each_seller_sells_of_it) {
    std::string text = "hs6,add_points\n";
    const Concordance& concordance = bundled_concordance();
    int taken = 0;
    for (const Product& product : concordance.all())
        if (product.sector == "C26" && product.editions.all() && taken++ % 3 == 0) text += product.hs6 + ",25\n";
    const auto found = study(text, "USA", {"CAN", "MEX"});
    ASSERT_EQ(found.sectors.size(), 1U);
    ASSERT_EQ(found.sectors[0].classes_by_exporter.size(), 2U);
    const auto rows = pricing::duty_rows(found, world());
    ASSERT_EQ(rows.size(), 1U);
    const auto& listed = rows[0].change.listed;
    ASSERT_NE(listed, nullptr);
    const policy::ProductCells& cells = listed->cells->front();
    const auto of = [&](const char* code) { return cells.share(*world().find_economy(code), Group{1}); };
    const auto& known = found.sectors[0].classes_by_exporter;
    EXPECT_EQ(of("CAN"), known[0].second[0]);
    EXPECT_EQ(of("MEX"), known[1].second[0]);
    EXPECT_NE(of("CAN"), of("MEX"));
    EXPECT_EQ(of("USA"), found.sectors[0].classes[0].second) << "of those nobody knows the mean";
    double trade = 0.0;
    for (const auto& [times, usd_m] : listed_trade(world(), rows[0].change.scope, *listed)) trade += usd_m;
    EXPECT_NEAR(trade, *rows[0].change.covers_usd_m, 1e-6 * trade);
}

TEST(DutiesJson, follows_its_schema) {
    const nlohmann::json schema = nlohmann::json::parse(
        tables::read_file((testing::source_folder() / "docs/schema/duties-1.schema.json").string()));
    const auto day = pricing::study_day(bundled_duties(), world(), "2025-08-07", "USA", "");
    const auto list = study("hs6,rate_pct\n870322,20\n870323,10\n", "USA", {"CHN"});
    const auto unweighed = study("hs6,rate_pct\n870322,20\n", "EU27", {});
    for (const nlohmann::ordered_json& each :
         {report::json::day_json(world(), day), report::json::lists_json(world(), {list, unweighed})})
        EXPECT_EQ(testing::schema_problem(schema, nlohmann::json::parse(each.dump())), "");
}

}  // namespace
}  // namespace parley::list_study_test
