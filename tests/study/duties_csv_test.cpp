#include "parley/pricing/duties/duties_csv.hpp"

#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "tests/study/small_world.hpp"

namespace parley::duties_csv_test {
namespace {

using testing::small_world;
constexpr Economy usa{0}, chn{1}, eu{2}, others{3};
constexpr Sector electronics{0}, cars{1}, services{2};

model::Wedges read(const std::string& text) {
    const world::World world = small_world();
    return duty_wedges(world, {Option::none, "duties.csv"}, pricing::read_duties("duties.csv", text, world));
}

std::string refusal(const std::string& text) {
    try {
        (void)read(text);
    } catch (const InputError& problem) {
        return problem.what();
    }
    return "accepted";
}

TEST(DutiesCsv, rows_of_every_kind_of_rate) {
    const model::Wedges wedges = read(
        "importer,exporter,sector,rate_pct,add_points,note\n"
        "USA,CHN,C26,,25,threat\n"
        "USA,EU27,C29,2.5,,\n");
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, electronics), 0.28);
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, eu, cars), 0.025);
    EXPECT_DOUBLE_EQ(read("importer,exporter,sector,duty_rate\nUSA,CHN,C26,0.5\n").duty_rate(usa, chn, electronics),
                     0.5);
    EXPECT_DOUBLE_EQ(read("importer,exporter,sector,add_rate\nUSA,CHN,C26,0.5\n").duty_rate(usa, chn, electronics),
                     0.53);
}

TEST(DutiesCsv, a_star_means_all_but_own_trade_and_includes_services) {
    const model::Wedges wedges = read("importer,exporter,sector,add_points\nUSA,*,*,10\n");
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, others, services), 0.10);
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, usa, cars), 0.0);
    EXPECT_DOUBLE_EQ(wedges.duty_rate(chn, usa, cars), 0.0);
}

TEST(DutiesCsv, goods_leave_services_out) {
    const model::Wedges wedges = read("importer,exporter,sector,add_points\nUSA,CHN,goods,10\n");
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, cars), 0.13);
    EXPECT_DOUBLE_EQ(wedges.duty_rate(usa, chn, services), 0.0);
}

TEST(DutiesCsv, coverage_is_in_billion) {
    const model::Wedges wedges = read("importer,exporter,sector,add_points,covers_usd_bn\nUSA,CHN,goods,25,0.09\n");
    const model::SplitWedges& split = *find_split(wedges, usa, cars);
    EXPECT_DOUBLE_EQ(split.duty_rate(chn, {0}), 0.28);
    EXPECT_DOUBLE_EQ(split.base.flow(chn, {0}), 0.2 * 100) << "0.09 of the 0.45 bn USD";
}

TEST(DutiesCsv, two_lists_of_goods_under_one_scope_are_on_different_products) {
    const model::Wedges wedges =
        read("importer,exporter,sector,add_points,covers_usd_bn\nUSA,CHN,goods,25,0.09\nUSA,CHN,goods,10,0.18\n");
    const model::SplitWedges& split = *find_split(wedges, usa, cars);
    ASSERT_EQ(split.base.group_count(), 3U);
    EXPECT_DOUBLE_EQ(split.duty_rate(chn, {0}), 0.13);
    EXPECT_DOUBLE_EQ(split.duty_rate(chn, {1}), 0.28);
    EXPECT_DOUBLE_EQ(split.duty_rate(chn, {2}), 0.03);
}

struct Broken {
    const char* name;
    std::string text;
    const char* message;
};
class BrokenDuties : public ::testing::TestWithParam<Broken> {};
TEST_P(BrokenDuties, are_refused_in_one_line_that_says_where_and_why) {
    EXPECT_EQ(refusal(GetParam().text), GetParam().message);
}

const std::string head = "importer,exporter,sector,add_points\n";
INSTANTIATE_TEST_SUITE_P(
    Table, BrokenDuties,
    ::testing::Values(
        Broken{"empty", "", "duties.csv: expected a line of column names, found an empty file"},
        Broken{"no_rows", head, "duties.csv: expected at least one change of a duty, found none"},
        Broken{"binary", std::string("\x00\x01\x02\x7f", 4),
               "duties.csv:1:1: expected text, found the control character U+0000 (is this a CSV file?)"},
        Broken{"missing_column", "importer,sector,add_points\nUSA,C26,25\n",
               "duties.csv:1: expected a column exporter or origin or iso3_o or exporter_iso3, found "
               "'importer,sector,add_points'"},
        Broken{"no_rate", "importer,exporter,sector\nUSA,CHN,C26\n",
               "duties.csv:1: expected one of the columns rate_pct (a duty in percent, 25 is 25 %), add_points (points "
               "on top of the duty, 25 is 25 points), duty_rate (a duty as a share, 0.25 is 25 %), add_rate (a share "
               "on top of the duty, 0.25 is 25 points), found none of them"},
        Broken{"bare_tariff", "importer,exporter,sector,tariff\nUSA,CHN,C26,25\n",
               "duties.csv:1: expected a column that says its unit: rate_pct (25 is 25 %) or duty_rate (0.25 is 25 %), "
               "found a column 'tariff'"},
        Broken{"misspelt_column", "importer,exporter,sector,add_point\nUSA,CHN,C26,25\n",
               "duties.csv:1: expected only columns that this table has, found 'add_point'; did you mean add_points?"},
        Broken{"unknown_economy", head + "USA,CNH,C26,25\n",
               "duties.csv:2: expected the code of an economy of small, found 'CNH'; did you mean CHN?"},
        Broken{"nothing_like_it", head + "USA,XYZ,C26,25\n",
               "duties.csv:2: expected the code of an economy of small, found 'XYZ'; it has USA CHN EU27 ROW"},
        Broken{"member_of_a_group", head + "USA,DEU,C26,25\n",
               "duties.csv:2: expected the code of an economy of small, found 'DEU', which is part of EU27 there "
               "(European Union)"},
        Broken{"unknown_sector", head + "USA,CHN,C62,25\n",
               "duties.csv:2: expected the code of a sector of small, found 'C62'; did you mean C26?"},
        Broken{"blank_code", head + "USA,,C26,25\n",
               "duties.csv:2: expected the code of an economy of small, found a blank cell"},
        Broken{"home_trade", head + "USA,USA,C26,25\n",
               "duties.csv:2: expected an exporter other than the importer (home trade bears no duty), found 'USA'"},
        Broken{"blank_rate", head + "USA,CHN,C26,\n",
               "duties.csv:2: expected a number in column add_points, found a blank cell"},
        Broken{"nan", head + "USA,CHN,C26,NaN\n", "duties.csv:2: expected a number in column add_points, found 'NaN'"},
        Broken{"with_sign", head + "USA,CHN,C26,25 %\n",
               "duties.csv:2: expected a number in column add_points, found '25 %'; without the % sign"},
        Broken{"share_for_percent", head + "USA,CHN,C26,0.25\nUSA,CHN,C29,0\n",
               "duties.csv:2: expected percent in column add_points (25 is 25 %), found only values below 1, such as "
               "0.25, which look like shares: write 25 for 25 %, or, if 0.25 % is meant, 0.0025 in column add_rate"},
        Broken{"percent_for_share", "importer,exporter,sector,duty_rate\nUSA,CHN,C26,25\n",
               "duties.csv:2: expected at most 1.5 (highest duty allows more), found 25, which looks "
               "like percent in a column of shares"},
        Broken{"very_high", head + "USA,CHN,C26,151\n",
               "duties.csv:2: expected at most 150 points (highest duty allows more), found 151 points"},
        Broken{"below_minus_hundred", "importer,exporter,sector,rate_pct\nUSA,CHN,C26,-100\n",
               "duties.csv:2: expected more than -100 %, found -100 %"},
        Broken{"two_rates", "importer,exporter,sector,rate_pct,add_points\nUSA,CHN,C26,5,25\n",
               "duties.csv:2: expected one rate in a row, found both rate_pct and add_points"},
        Broken{"neither_rate", "importer,exporter,sector,rate_pct,add_points\nUSA,CHN,C26,,\n",
               "duties.csv:2: expected a rate in one of the columns, found blank cells"},
        Broken{"duplicate", head + "USA,CHN,C26,25\nUSA,CHN,C29,25\nUSA,CHN,C26,10\n",
               "duties.csv:4: expected each importer, exporter and sector once, found USA,CHN,C26 as in line 2"},
        Broken{"set_twice", "importer,exporter,sector,rate_pct\nUSA,*,C26,25\nUSA,CHN,C26,10\n",
               "duties.csv:3: expected one rate for each flow, found 10 % and 25 % for USA on CHN in C26 (see line 2)"},
        Broken{"set_and_added", "importer,exporter,sector,rate_pct,add_points\nUSA,*,C26,25,\nUSA,CHN,C26,,10\n",
               "duties.csv:3: expected a flow's duty to be either set or added to, found both for USA on CHN in C26 "
               "(see line 2)"},
        Broken{"covers_too_much", "importer,exporter,sector,add_points,covers_usd_bn\nUSA,CHN,goods,25,150\n",
               "duties.csv:2: expected a coverage above 0 and at most the trade in scope, 0.5 bn USD, found 150 bn "
               "USD"},
        Broken{"covers_less_than_nothing", "importer,exporter,sector,add_points,covers_usd_bn\nUSA,CHN,goods,25,-1\n",
               "duties.csv:2: expected a number that is not negative in column covers_usd_bn, found '-1'"},
        Broken{"too_few_cells", head + "USA,CHN,25\n", "duties.csv:2: expected 4 cells, found 3"},
        Broken{"long_line", head + std::string(10'000'000, 'x'),
               "duties.csv:2: expected a line of at most 1 MB, found 10000000 bytes"}),
    [](const auto& broken) { return std::string(broken.param.name); });

TEST(DutiesCsv, high_duties_with_leave) {
    const world::World world = small_world();
    const auto rows = pricing::read_duties("d.csv", head + "USA,CHN,C26,151\n", world, {.highest_rate = 3.0});
    EXPECT_DOUBLE_EQ(rows.at(0).change.rate, 1.51);
}

TEST(DutyWords, points_rates_lists_and_coverage) {
    const world::World world = small_world();
    const pricing::DutyRow row =
        resolve_duty(value_or_throw(pricing::parse_duty("CHN,EU27:+25:C29,C26:0.09")), {"USA"}, world);
    EXPECT_EQ(row.change.kind, policy::DutyChange::Kind::add);
    EXPECT_DOUBLE_EQ(row.change.rate, 0.25);
    EXPECT_EQ(row.change.scope.sellers.size(), 2U);
    EXPECT_EQ(row.change.scope.sectors.size(), 2U);
    EXPECT_DOUBLE_EQ(row.change.covers_usd_m.value(), 90.0);
    EXPECT_EQ(resolve_duty(value_or_throw(pricing::parse_duty("CHN:10:all")), {"USA"}, world).change.kind,
              policy::DutyChange::Kind::set);
    EXPECT_EQ(
        resolve_duty(value_or_throw(pricing::parse_duty("CHN:10:all")), {"USA"}, world).change.scope.sectors.size(),
        3U);
    EXPECT_DOUBLE_EQ(pricing::parse_duty("CHN:-3:all")->rate, -0.03);
}

TEST(DutyWords, broken_words_show_how_to_write_them) {
    const world::World world = small_world();
    for (const char* text : {"", "CHN", "CHN:+25", "CHN:+25:", ":+25:all", "CHN:25%:all", "CHN:all:+25",
                             "CHN:+25:all:bn", "CHN:+25:all:1:1", "CHN:++25:all", "CHN:nan:all"})
        EXPECT_FALSE(pricing::parse_duty(text)) << text;
    // A quarter of a point is what it says: who writes a plus writes points.
    EXPECT_DOUBLE_EQ(pricing::parse_duty("CHN:+0.25:all")->rate, 0.0025);
    EXPECT_THROW((void)resolve_duty(value_or_throw(pricing::parse_duty("CHN:+250:all")), {"USA"}, world), InputError);
    EXPECT_THROW((void)resolve_duty(value_or_throw(pricing::parse_duty("DEU:+25:all")), {"USA"}, world), InputError);
    EXPECT_THROW((void)resolve_duty(value_or_throw(pricing::parse_duty("USA:+25:all")), {"USA"}, world), InputError);
    EXPECT_THROW((void)resolve_duty(value_or_throw(pricing::parse_duty("CHN:+25:all")), {"UAS"}, world), InputError);
}

TEST(Nearest, finds_slips_of_the_pen_and_nothing_else) {
    const std::vector<std::string> known{"USA", "CHN", "EU27", "add_points"};
    EXPECT_EQ(nearest("CNH", known), "CHN");
    EXPECT_EQ(nearest("usa", known), "USA");
    EXPECT_EQ(nearest("EU28", known), "EU27");
    EXPECT_EQ(nearest("addpoints", known), "add_points");
    EXPECT_EQ(nearest("XYZ", known), "");
    EXPECT_EQ(spelling_distance("abcd", "acbd"), 1U);
}

}  // namespace
}  // namespace parley::duties_csv_test
