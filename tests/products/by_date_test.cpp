// Duties by date: what ships against the published tables, and what is refused.
#include <map>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/recipes/build_duties.hpp"
#include "parley/pricing/duties/day_study.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/products/date.hpp"
#include "parley/products/duties_by_date.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::products_by_date_test {
namespace {

using namespace parley::products;
using ::testing::HasSubstr;

const char* const head = "importer,exporter,sector,from,until,rate_pct,add_points,covered_pct\n";

std::string refusal(const std::string& rows, const std::string& day = "2019-09-01", const std::string& by = "USA",
                    const std::string& on = "CHN") {
    try {
        (void)in_force(read_duties_by_date("d.csv", head + rows), day, by, on);
    } catch (const InputError& error) {
        return error.what();
    }
    return "read";
}

TEST(DutiesByDate, what_is_broken_is_refused_in_one_line) {
    EXPECT_THAT(refusal("USA,CHN,C26,2019-09-31,2020-01-01,,15,\n"),
                HasSubstr("a day such as 2019-09-01 in column from"));
    EXPECT_THAT(refusal("USA,CHN,C26,2019-9-1,2020-01-01,,15,\n"), HasSubstr("found '2019-9-1'"));
    EXPECT_THAT(refusal("USA,CHN,C26,2019-09-01,2019-08-31,,15,\n"), HasSubstr("until on or after from"));
    EXPECT_THAT(refusal("USA,CHN,C26,2019-09-01,2020-01-01,15,15,\n"), HasSubstr("one of rate_pct and add_points"));
    EXPECT_THAT(refusal("USA,CHN,C26,2019-09-01,2020-01-01,,,\n"), HasSubstr("blank cells"));
    EXPECT_THAT(refusal("USA,CHN,C26,2019-09-01,2020-01-01,,15,120\n"), HasSubstr("at most 100"));
    EXPECT_THAT(refusal("USA,CHN,C26,2019-09-01,2020-01-01,,15,0\n"), HasSubstr("nothing that they cover"));
    EXPECT_THAT(refusal("USA,CHN,,2019-09-01,2020-01-01,,15,\n"), HasSubstr("a code in column sector"));
    EXPECT_THAT(refusal("USA,USA,C26,2019-09-01,2020-01-01,,15,\n"), HasSubstr("other than the importer"));
    EXPECT_THAT(refusal("USA,CHN,C26,2019-09-01,2020-01-01,,15,\nUSA,CHN,C26,2020-01-01,2021-01-01,,15,\n"),
                HasSubstr("a second one on 2020-01-01, see line 2"));
    EXPECT_THAT(refusal(""), HasSubstr("at least one duty"));
}

TEST(DutiesByDate, a_day_outside_the_table_is_refused_with_what_the_table_has) {
    const std::string row = "USA,CHN,C26,2019-09-01,2020-01-01,,15,\nUSA,CHN,C26,2020-01-02,2020-06-30,,7.5,\n";
    EXPECT_EQ(refusal(row), "read");
    EXPECT_THAT(refusal(row, "2019-08-31"), HasSubstr("USA on CHN 2019-09-01 to 2020-06-30"));
    EXPECT_THAT(refusal(row, "2020-07-01"), HasSubstr("found 2020-07-01"));
    EXPECT_THAT(refusal(row, "2020-02-30"), HasSubstr("a day such as"));
    EXPECT_THAT(refusal(row, "2020-02-01", "JPN"),
                HasSubstr("a pair that the table has: USA 2019-09-01 to 2020-06-30"));
}

TEST(Days, are_those_of_the_calendar) {
    EXPECT_TRUE(is_day("2020-02-29"));
    EXPECT_FALSE(is_day("2019-02-29"));
    EXPECT_FALSE(is_day("2019-02-2x"));
    EXPECT_EQ(day_before("2020-03-01"), "2020-02-29");
    EXPECT_EQ(last_day("2019-02"), "2019-02-28");
}

struct Mean {
    const char* day;
    const char* month;
    double us, china;            // points, by the published weights
    double us_here, china_here;  // by the trade of world-2017
};
// Weighted means that README.md of the published tables states, and those on the flows of 2017.
constexpr Mean means[] = {{"2018-09-30", "2018-09", 5.60, 10.95, 4.8, 11.8},
                          {"2019-09-30", "2019-09", 13.71, 12.11, 12.8, 13.8},
                          {"2020-02-29", "2020-02", 12.23, 11.34, 11.2, 13.1}};

TEST(BundledDuties, of_the_united_states_and_china_have_the_means_on_the_trade_of_2017) {
    const world::World world = pricing::load_world("world-2017").world;
    for (const Mean& mean : means) {
        const auto usa = pricing::study_day(bundled_duties(), world, mean.day, "USA", "CHN");
        const auto china = pricing::study_day(bundled_duties(), world, mean.day, "CHN", "USA");
        EXPECT_NEAR(100 * usa.pairs[0].added, mean.us_here, 0.05) << mean.day;
        EXPECT_NEAR(100 * china.pairs[0].added, mean.china_here, 0.05) << mean.day;
        EXPECT_NEAR(100 * usa.pairs[0].added_by_own_weights.value(), mean.us, 0.005) << mean.day;
        EXPECT_FALSE(china.pairs[0].added_by_own_weights) << "China's weights are not passed on";
    }
}

TEST(BundledDuties, have_the_published_means_by_the_published_weights) {
    if (testing::shared_folder().empty()) GTEST_SKIP() << testing::shared_absent;
    const std::string path = (testing::shared_folder() / "data/duties/us-china-2018-2020-sectors.csv").string();
    const tables::Csv csv(path, tables::read_file(path));
    for (const Mean& mean : means)
        for (const bool us : {true, false}) {
            const std::string by = us ? "USA" : "CHN", on = us ? "CHN" : "USA";
            std::map<std::string, double> points;
            for (const DatedDuty& duty : in_force(bundled_duties(), mean.day, by, on)) points[duty.sector] = duty.rate;
            double sum = 0.0, weights = 0.0;
            for (std::size_t row = 0; row < csv.row_count(); ++row) {
                if (csv.text(row, 0) != by || csv.text(row, 2) != mean.month) continue;
                sum += csv.number(row, 4) * points.at(csv.text(row, 3));
                weights += csv.number(row, 4);
            }
            EXPECT_NEAR(100 * sum / weights, us ? mean.us : mean.china, 0.005) << by << mean.day;
        }
}

TEST(BundledDuties, of_2025_are_whole_duties_with_what_was_collected_in_2024) {
    const std::vector<DatedDuty> duties = in_force(bundled_duties(), "2025-08-07", "USA", "");
    double sum = 0.0, weights = 0.0;
    for (const DatedDuty& duty : duties) {
        ASSERT_TRUE(duty.is_level);
        sum += duty.rate * duty.weight_usd_m.value();
        weights += duty.weight_usd_m.value();
    }
    // 16.55 points were added by then; 2.4 % had been collected in 2024, all chapters.
    EXPECT_NEAR(100 * sum / weights, 16.55 + 2.36, 0.2);
}

TEST(BundledDuties, of_september_2019_cost_both_sides_what_an_independent_computation_says) {
    // On the part of each sector that bears them, sigma 1.5, LL, without baseline measures: numpy,
    // golden/product-groups.md.
    pricing::DutyQuestion question;
    question.day = "2019-09-30";
    const pricing::DutyStudy study = study_duties(pricing::load_base("world-2017"), {}, question);
    ASSERT_EQ(study.status(), model::Status::converged);
    const world::World& world = study.base.world;
    EXPECT_NEAR(study.priced.welfare.welfare_usd_m(*world.find_economy("USA")) / 1e3, -8.6, 0.05);
    EXPECT_NEAR(study.priced.welfare.welfare_usd_m(*world.find_economy("CHN")) / 1e3, -13.5, 0.05);
}

// What real income changes by, in percent: the United States, China.
std::pair<double, double> percent(const pricing::DutyStudy& study) {
    EXPECT_EQ(study.status(), model::Status::converged);
    const auto of = [&](const char* code) {
        return 100 * (study.priced.welfare.welfare_factor(*study.base.world.find_economy(code)) - 1);
    };
    return {of("USA"), of("CHN")};
}

TEST(BundledDuties, of_september_2019_cost_the_percentages_that_are_published_of_them) {
    // LL, sigma 1.5: on the products that bear them; spread over their sectors; and what had been announced by then.
    pricing::DutyQuestion question;
    question.day = "2019-09-30";
    const pricing::DutyStudy in_groups = study_duties(pricing::load_base("world-2017"), {}, question);
    const auto [usa, china] = percent(in_groups);
    EXPECT_NEAR(usa, -0.044, 0.0005);
    EXPECT_NEAR(china, -0.120, 0.0005);
    const pricing::Base& base = in_groups.base;
    std::vector<pricing::DutyRow> rows = in_groups.rows;
    for (pricing::DutyRow& row : rows) {
        if (!row.change.covers_usd_m) continue;
        row.change.rate *= *row.change.covers_usd_m / trade_in_scope(base.world, row.change.scope);
        row.change.covers_usd_m.reset();
    }
    const pricing::DutyStudy spread = study_of(base, {}, "spread", rows,
                                               pricing::price(base.world, pricing::duty_wedges(base.world, {}, rows),
                                                              pricing::counterfactual_options(base, {}), {}));
    EXPECT_NEAR(percent(spread).first, -0.031, 0.0005);
    EXPECT_NEAR(percent(spread).second, -0.133, 0.0005);
    question.day.clear();
    question.file = (testing::source_folder() / "data/world-2017/duties-2018-2019.csv").string();
    const pricing::DutyStudy announced = study_duties(pricing::load_base("world-2017"), {}, question);
    EXPECT_NEAR(percent(announced).first, -0.073, 0.0005);
    EXPECT_NEAR(percent(announced).second, -0.185, 0.0005);
}

TEST(BundledDuties, that_a_world_carries_already_are_not_counted_twice) {
    // The flows of 2022 were traded under the duties of 14 February 2020.
    const world::World world = pricing::load_world("world-2022").world;
    const auto same = pricing::study_day(bundled_duties(), world, "2022-07-02", "USA", "CHN");
    EXPECT_NEAR(same.pairs[0].added, 0.0, 1e-15);
    EXPECT_TRUE(duty_rows(same, world).empty());
    EXPECT_GT(pricing::study_day(bundled_duties(), world, "2019-09-30", "USA", "CHN").pairs[0].added, 0.01);
}

TEST(BundledDuties, are_what_the_builder_makes_of_the_published_tables) {
    if (testing::shared_folder().empty()) GTEST_SKIP() << testing::shared_absent;
    for (const auto& [name, text] : datasets::build_duties(testing::shared_folder() / "data"))
        EXPECT_EQ(text, tables::read_file((testing::source_folder() / "data/duties" / name).string())) << name;
}

}  // namespace
}  // namespace parley::products_by_date_test
