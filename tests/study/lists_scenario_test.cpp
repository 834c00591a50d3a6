// Lists of products in a scenario: docs/guide/scenario.md, "Lists".
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "parley/pricing/duties/day_study.hpp"
#include "parley/report/json/tree_json.hpp"
#include "parley/report/words/measure_words.hpp"
#include "parley/scenario/parameters.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::lists_scenario_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
constexpr Economy usa{0}, chn{1}, eu{2};
constexpr Sector electronics{0}, cars{1};
constexpr double exact = 1e-10;

// The folder of the scenarios here, with their lists.
class ListsOfAScenario : public ::testing::Test {
protected:
    void SetUp() override {
        folder_ = (std::filesystem::temp_directory_path() / "parley-lists-XXXXXX").string();
        ASSERT_NE(::mkdtemp(folder_.data()), nullptr);
        write("phones.csv", "hs6,value_usd_m\n847130,70\n844331,35\n");
        write("both.csv", "hs6,value_usd_m\n844331,35\n844332,17.5\n840731,20\n");
        write("rates.csv", "hs6,add_points,value_usd_m\n847130,10,70\n844331,25,35\n840731,0,20\n");
    }
    void TearDown() override {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ + "/" + name) << text; }

    // The small world's dispute about a level with these measures.
    std::string text(const std::string& measures, const std::string& more = "") const {
        return "parley: 2\ntitle: Lists\nworld: " + small_world_folder() + "\n" + more +
               "parties: {usa: {name: US, economies: [USA], assumption: so}, china: {name: China, economies: [CHN], "
               "assumption: so}}\nissues:\n  tariffs:\n    owner: usa\n    levels:\n      none: {}\n      levied: "
               "{measures: [" +
               measures +
               "]}\n  answer: {owner: china, levels: {none: {}, some: {}}}\noutcomes:\n  today: {}\n  levied: {levels: "
               "{tariffs: levied}}\n";
    }
    scenario::Scenario read(const std::string& measures, const std::string& more = "") const {
        return scenario::read_scenario(folder_ + "/s.yaml", text(measures, more));
    }
    pricing::NamedOutcomes solve(const std::string& measures, const std::string& more = "") const {
        SolvedOptions options;
        options.base.solve.tolerance = 1e-12;
        return solved_outcomes(read(measures, more), options);
    }
    std::string complains(const std::string& measures, const std::string& more = "") const {
        std::string said = complaint([&] { (void)solve(measures, more); });
        for (std::size_t at; (at = said.find(folder_ + "/")) != std::string::npos;) said.erase(at, folder_.size() + 1);
        return said;
    }
    static std::string duty(const std::string& points, const std::string& keys) {
        return "{duty: {value: " + points + " points, definition: so}, by: USA, on: CHN, " + keys + "}";
    }

    std::string folder_;
};

// What is added to the duties on a seller's goods: rate → part of the flow.
std::map<double, double> added(const pricing::NamedOutcomes& study, Economy seller, Sector sector) {
    const pricing::SetEquilibrium& levied = equilibrium_of(study, "levied");
    std::map<double, double> result;
    for_each_part(levied.wedges, usa, seller, sector, [&](const model::FlowPart& part) {
        const world::World& world = study.base().world;
        const double rate = duty_rate(levied.wedges, part) - base_duty_rate(world, levied.wedges, part);
        result[std::round(rate * 1e9) / 1e9] += base_flow(world, levied.wedges, part) / world.flow(usa, seller, sector);
    });
    return result;
}

void expect(const std::map<double, double>& found, const std::map<double, double>& wanted) {
    ASSERT_EQ(found.size(), wanted.size());
    for (const auto& [rate, part] : wanted) {
        ASSERT_TRUE(found.count(rate) > 0) << rate;
        EXPECT_NEAR(found.at(rate), part, exact) << rate;
    }
}

double income(const pricing::NamedOutcomes& study, Economy n) {
    return equilibrium_of(study, "levied").priced.welfare.welfare_factor(n);
}

TEST_F(ListsOfAScenario, are_on_the_part_of_the_trade_that_their_values_come_to) {
    const pricing::NamedOutcomes study = solve(duty("+25", "products: phones.csv"));
    expect(added(study, chn, electronics), {{0.25, 105.0 / 350}, {0.0, 245.0 / 350}});
    expect(added(study, chn, cars), {{0.0, 1.0}});
    const model::SplitWedges* split = find_split(equilibrium_of(study, "levied").wedges, usa, electronics);
    ASSERT_NE(split, nullptr);
    EXPECT_NEAR(split->base.flow(usa, {1}) / 1000, 105.0 / 350, exact) << "at home the mean of the sellers known";
}

TEST_F(ListsOfAScenario, cut_each_other_exactly_by_their_codes) {
    const pricing::NamedOutcomes study =
        solve(duty("+25", "products: phones.csv") + ", " + duty("+10", "products: both.csv"));
    expect(added(study, chn, electronics), {{0.25, 0.2}, {0.35, 0.1}, {0.1, 0.05}, {0.0, 0.65}});
    expect(added(study, chn, cars), {{0.1, 0.2}, {0.0, 0.8}});
}

TEST_F(ListsOfAScenario, bear_the_rates_that_they_say) {
    const pricing::NamedOutcomes study = solve("{duty: as listed, by: USA, on: CHN, products: rates.csv}");
    expect(added(study, chn, electronics), {{0.1, 0.2}, {0.25, 0.1}, {0.0, 0.7}});
    const auto doubled = scenario::with_value(read("{duty: as listed, by: USA, on: CHN, products: rates.csv}"),
                                              "issues.tariffs.levels.levied.measures.1.duty", 2.0);
    ASSERT_TRUE(doubled);
    expect(added(solved_outcomes(*doubled), chn, electronics), {{0.2, 0.2}, {0.5, 0.1}, {0.0, 0.7}});
}

TEST_F(ListsOfAScenario, have_as_many_classes_of_rates_as_asked_for_each_at_its_mean) {
    const pricing::NamedOutcomes one =
        solve("{duty: as listed, by: USA, on: CHN, products: rates.csv}", "rate_classes: 1\n");
    expect(added(one, chn, electronics), {{0.15, 0.3}, {0.0, 0.7}});
    const pricing::NamedOutcomes two = solve("{duty: as listed, by: USA, on: CHN, products: rates.csv}");
    EXPECT_EQ(report::words::measure_in_words(two.base().world, *equilibrium_of(two, "levied").words[0],
                                              two.setting().levels[0].measures[0]),
              "USA adds the points on rates.csv to its duties on its products from CHN, on 0.105 bn USD of the 0.3 bn "
              "(30.0 %); 10 points on 0.07 bn USD, 25 points on 0.035 bn USD");
    EXPECT_THAT(complains("{duty: as listed, by: USA, on: CHN, products: rates.csv}", "rate_classes: 0\n"),
                HasSubstr("s.yaml:4:15: expected a number of classes from 1 to 20, found '0'"));
}

TEST_F(ListsOfAScenario, do_not_stack_where_one_duty_is_in_place_of_another) {
    const pricing::NamedOutcomes study = solve(duty("+25", "products: phones.csv, instead-of: levied/2") + ", " +
                                               "{duty: {value: +10 points, definition: so}, by: USA, on: [CHN, EU27], "
                                               "sectors: [C26]}");
    expect(added(study, chn, electronics), {{0.25, 0.3}, {0.1, 0.7}});
    expect(added(study, eu, electronics), {{0.1, 1.0}});
    EXPECT_THAT(complains(duty("+25", "products: phones.csv, instead-of: levied/3")),
                HasSubstr("expected 'instead-of' to name another duty, LEVEL/1 or ISSUE.LEVEL/1, of one in force "
                          "baseline/ID, found 'levied/3'"));
}

TEST_F(ListsOfAScenario, leave_out_what_is_excepted) {
    expect(added(solve(duty("+25", "products: phones.csv, except: both.csv")), chn, electronics),
           {{0.25, 0.2}, {0.0, 0.8}});
    const pricing::NamedOutcomes rest = solve(duty("+25", "sectors: goods, except: both.csv"));
    expect(added(rest, chn, electronics), {{0.25, 0.85}, {0.0, 0.15}});
    expect(added(rest, chn, cars), {{0.25, 0.8}, {0.0, 0.2}});
    const pricing::NamedOutcomes partners =
        solve("{duty: {value: +25 points, definition: so}, by: USA, on: all, except: [CHN], sectors: [C26]}");
    expect(added(partners, eu, electronics), {{0.25, 1.0}});
    expect(added(partners, chn, electronics), {{0.0, 1.0}});
}

TEST_F(ListsOfAScenario, do_not_bind_what_claims_a_preference) {
    const std::string claimed = ", claimed: {value: 40 %, range: [20 %, 60 %], assumption: so}";
    expect(added(solve(duty("+25", "products: phones.csv" + claimed)), chn, electronics), {{0.25, 0.18}, {0.0, 0.82}});
    expect(added(solve(duty("+25", "sectors: [C26]" + claimed)), chn, electronics), {{0.25, 0.6}, {0.0, 0.4}});
    EXPECT_THAT(complains(duty("+25", "sectors: [C26], claimed: {value: 100 %, definition: so}")),
                HasSubstr("expected a part of the trade from 0 % to less than all of it, found '100 %'"));
}

TEST_F(ListsOfAScenario, of_other_sellers_are_assumed_at_odds_that_somebody_may_move) {
    const std::string odds = "odds_of_being_listed: {value: 2, range: [1, 4], assumption: so}\n";
    const pricing::NamedOutcomes study = solve(duty("+25", "products: phones.csv"), odds);
    const model::SplitWedges* split = find_split(equilibrium_of(study, "levied").wedges, usa, electronics);
    EXPECT_NEAR(split->base.flow(usa, {1}) / 1000, 0.6 / 1.3, exact);
    EXPECT_NEAR(split->base.flow(chn, {1}) / 350, 0.3, exact) << "what is known stays";
    const auto found = scenario::parameters(study.scenario());
    EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const scenario::Parameter& of) {
        return of.id == "odds_of_being_listed" && of.moves_equilibria();
    }));
}

TEST_F(ListsOfAScenario, in_force_since_a_day_stay_apart_and_a_to_b_to_c_is_a_to_c) {
    const std::string first = duty("+25", "products: phones.csv"), second = duty("+10", "products: both.csv");
    const pricing::NamedOutcomes at_once = solve(first + ", " + second);
    const pricing::NamedOutcomes alone = solve(first);
    const std::string in_force =
        "baseline: {phones: {duty: {value: +25 points, definition: so}, by: USA, on: CHN, products: phones.csv, from: "
        "2018-07-06}}\n";
    const pricing::NamedOutcomes later = solve(second, in_force);
    for (const Economy n : {usa, chn, eu}) EXPECT_NEAR(income(alone, n) * income(later, n), income(at_once, n), 1e-10);
    // And what is in force can be ended.
    std::string ending = text("", in_force);
    ending = replaced(ending, "levied: {measures: []}", "levied: {ends: [phones]}");
    SolvedOptions options;
    options.base.solve.tolerance = 1e-12;
    const pricing::NamedOutcomes ended = solved_outcomes(scenario::read_scenario(folder_ + "/s.yaml", ending), options);
    for (const Economy n : {usa, chn, eu}) EXPECT_NEAR(income(alone, n) * income(ended, n), 1.0, 1e-10);
}

// A dispute about nothing, in the world that the table of duties is for.
std::string in_force_on(const std::string& day, const std::string& baseline = "") {
    return "parley: 2\ntitle: A day\nworld: world-2017\nday: " + day + "\nin-force: by-date\n" + baseline +
           "parties: {usa: {name: US, economies: [USA], assumption: so}, china: {name: China, economies: [CHN], "
           "assumption: so}}\nissues: {talk: {owner: usa, levels: {none: {}, some: {}}}, answer: {owner: china, "
           "levels: {none: {}, some: {}}}}\noutcomes: {today: {}}\n";
}

TEST_F(ListsOfAScenario, and_days_make_the_base_that_of_the_table_of_duties_world_2017) {
    const pricing::NamedOutcomes study = solved(in_force_on("2019-09-01"));
    const world::World& then = study.base().world;
    const world::World& read = study.setting().read->world;
    std::vector<policy::Measure> measures;
    for (const pricing::DutyRow& row :
         duty_rows(pricing::study_day(products::bundled_duties(), read, "2019-09-01", "", ""), read))
        measures.emplace_back(row.change);
    const policy::PolicyEquilibrium directly = policy::solve_policy(read, measures);
    const model::PartFlows flows = model::part_flows(read, directly.wedges, directly.equilibrium.point);
    for (const Sector s : read.each_sector()) {
        const Economy from = *read.find_economy("CHN"), to = *read.find_economy("USA");
        EXPECT_NEAR(then.flow(to, from, s), flows.flow(to, from, s), 1e-6 * read.flow(to, from, s) + 1e-9);
    }
    EXPECT_THAT(complaint([&] { (void)solved(in_force_on("2013-01-01")); }),
                HasSubstr("small.yaml:4:6: expected a day in"));
    EXPECT_THAT(complaint([&] { (void)solved(in_force_on("soon")); }),
                HasSubstr("small.yaml:4:6: expected a date such as 2018-05-01"));
    EXPECT_THAT(
        complains(duty("+10", "sectors: [C29]"), "day: 2019-09-01\nin-force: by-date\n"),
        HasSubstr("expected sectors by the codes of ISIC such as A01, for the duties in force by date; else give"));
}

TEST_F(ListsOfAScenario, and_days_leave_out_what_is_over_by_then_world_2017) {
    const auto rate = [](const std::string& dates) {
        const pricing::NamedOutcomes study = solved(
            in_force_on("2019-09-01",
                        "baseline: {more: {duty: {value: +7 points, definition: so}, by: EU27, on: JPN, sectors: "
                        "[C29], " +
                            dates + "}}\n"));
        const world::World& world = study.base().world;
        return world.duty_rate(*world.find_economy("EU27"), *world.find_economy("JPN"), *world.find_sector("C29")) -
               study.setting().read->world.duty_rate(*world.find_economy("EU27"), *world.find_economy("JPN"),
                                                     *world.find_sector("C29"));
    };
    EXPECT_NEAR(rate("from: 2019-01-01"), 0.07, exact);
    EXPECT_NEAR(rate("from: 2019-01-01, until: 2019-12-31"), 0.07, exact);
    EXPECT_NEAR(rate("from: 2019-01-01, until: 2019-08-31"), 0.0, exact) << "came and went since";
    EXPECT_NEAR(rate("from: 2016-01-01, until: 2019-08-31"), 0.0, exact) << "was carried by the flows, and ended";
    EXPECT_THAT(complaint([&] { (void)rate("from: 2019-10-01"); }),
                HasSubstr("expected what is in force by 2019-09-01, the day of the file"));
    EXPECT_THAT(complains("{duty: {value: +2 points, definition: so}, by: USA, on: CHN, sectors: [C26], until: "
                          "2019-12-31}"),
                HasSubstr("'from' and 'until' a date in measures of 'baseline' only"));
    EXPECT_THAT(complains(duty("+10", "sectors: [C29]"),
                          "baseline: {a: {duty: {value: +2 points, definition: so}, by: USA, on: CHN, sectors: [C26], "
                          "until: 2019-12-31}}\n"),
                HasSubstr("expected the day of the file, 'day', where a measure has an 'until', found none"));
}

TEST_F(ListsOfAScenario, say_in_words_what_they_are_on) {
    const pricing::NamedOutcomes study = solve(duty("+25", "products: phones.csv, except: both.csv"));
    const pricing::SetEquilibrium& levied = equilibrium_of(study, "levied");
    EXPECT_EQ(
        report::words::measure_in_words(study.base().world, *levied.words[0], study.setting().levels[0].measures[0]),
        "USA adds 25 points to its duties on the products on phones.csv except those on both.csv from CHN, on "
        "0.07 bn USD of the 0.3 bn (20.0 %)");
}

TEST_F(ListsOfAScenario, are_in_the_tree_that_a_page_gets) {
    const std::string written = text(duty("+25", "products: phones.csv") + ", " + duty("+10", "products: both.csv"));
    std::ofstream(folder_ + "/scenario.yaml") << written;
    const scenario::ScenarioFile file = scenario::find_scenario(folder_);
    const scenario::Scenario here = scenario::scenario_of(file);
    const scenario::Scenario there =
        scenario::read_scenario(file.file, report::json::tree_of(report::json::tree_json(file.root)));
    ASSERT_EQ(there.lists.sectors.size(), here.lists.sectors.size());
    for (std::size_t k = 0; k < here.lists.sectors.size(); ++k) {
        EXPECT_EQ(there.lists.sectors[k].on, here.lists.sectors[k].on);
        EXPECT_EQ(there.lists.sectors[k].values, here.lists.sectors[k].values);
    }
    const pricing::NamedOutcomes a = solved_outcomes(here), b = solved_outcomes(there);
    EXPECT_EQ(income(a, usa), income(b, usa)) << "bit by bit";
    // What a list holds is part of what the scenario is.
    write("phones.csv", "hs6,value_usd_m\n847130,71\n844331,35\n");
    EXPECT_NE(scenario::load_scenario(folder_).sha256, here.sha256);
}

TEST_F(ListsOfAScenario, are_refused_in_one_line_each) {
    write("points.csv", "hs6,rate_pct,value_usd_m\n847130,0.25,70\n");
    write("twice.csv", "hs6,value_usd_m\n847130,70\n847130,70\n");
    write("unknown.csv", "hs6,value_usd_m\n999999,70\n");
    write("editions.csv", "hs6,value_usd_m\n851712,70\n851713,70\n");
    write("bare.csv", "hs6\n847130\n");
    write("much.csv", "hs6,value_usd_m\n847130,700\n");
    const auto on = [&](const std::string& list) { return complains(duty("+25", "products: " + list)); };
    EXPECT_THAT(on("points.csv"), HasSubstr("points.csv:2: expected percent in column rate_pct"));
    EXPECT_THAT(on("twice.csv"), HasSubstr("twice.csv:3: "));
    EXPECT_THAT(on("unknown.csv"), HasSubstr("unknown.csv:2: expected a code"));
    EXPECT_THAT(on("editions.csv"), HasSubstr("editions.csv:3: expected codes of one edition"));
    EXPECT_THAT(on("much.csv"), HasSubstr("expected values in much.csv that come to at most the trade in scope of C26, "
                                          "0.35 bn USD, found 0.7 bn USD"));
    EXPECT_THAT(on("us-301-9"), HasSubstr("expected a list in the program (us-301-1, us-301-2, us-301-3, us-301-4a, "
                                          "us-301-4b) or a file whose name ends in .csv, found 'us-301-9'; did you "
                                          "mean us-301-1?"));
    EXPECT_THAT(on("absent.csv"), HasSubstr("absent.csv"));
    EXPECT_THAT(on("rates.csv"), HasSubstr("expected 'as listed': rates.csv has a rate for each product, found a "
                                           "number"));
    EXPECT_THAT(complains("{duty: as listed, by: USA, on: CHN, products: phones.csv}"),
                HasSubstr("expected a number such as '+25 points': phones.csv has no rates, found as listed"));
    EXPECT_THAT(complains("{duty: as listed, by: USA, on: CHN, sectors: [C26]}"),
                HasSubstr("expected a number, or a list of products with rates, found as listed"));
    EXPECT_THAT(complains(duty("+25", "products: phones.csv, covers: {value: 10 %, definition: so}")),
                HasSubstr("expected either a list of products or how much is covered, found both"));
    EXPECT_THAT(complains("{duty: {value: +25 points, definition: so}, by: CHN, on: USA, products: bare.csv}"),
                HasSubstr("expected a column value_usd_m in bare.csv: what CHN buys of each product, which weighs "
                          "them, found codes without values (the program has those of USA alone)"));
    EXPECT_THAT(complains(duty("+25", "sectors: [C26]"), "listed-products: {lists: []}\n"),
                HasSubstr("expected lists of products by their names, under 'products' of a measure, found "
                          "listed-products, which the program writes"));
    EXPECT_THAT(complains(duty("+25", "")), HasSubstr("a key sectors"));
}

}  // namespace
}  // namespace parley::lists_scenario_test
