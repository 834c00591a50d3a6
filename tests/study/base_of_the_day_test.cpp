// The base that holds on the day: what the table's flows carry is made explicit in it, what came later is solved first,
// decided by dates.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/model/rebase.hpp"
#include "parley/model/welfare.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/report/text/study_text.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::base_of_the_day_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
constexpr Economy usa{0}, chn{1};
constexpr Sector electronics{0};

std::string dispute(const std::string& baseline, const std::string& present = "{}") {
    return "parley: 2\ntitle: The day\nworld: " + small_world_folder() +
           "\nparties:\n"
           "  usa: {name: United States, economies: [USA], assumption: known}\n"
           "  china: {name: China, economies: [CHN], assumption: known}\n"
           "baseline:\n" +
           baseline +
           "issues:\n"
           "  answer:\n"
           "    owner: china\n"
           "    levels:\n"
           "      none: " +
           present +
           "\n"
           "      kind: {measures: [{duty: {value: +10 points, definition: so}, by: CHN, on: USA, sectors: goods}]}\n"
           "      peace: {ends: [s301]}\n"
           "outcomes:\n"
           "  today: {}\n"
           "  answered: {levels: {answer: kind}}\n"
           "  peace: {levels: {answer: peace}}\n";
}

std::string duty(const std::string& rest, const std::string& amount = "+19 points") {
    return "  s301: {duty: {value: '" + amount + "', definition: so}, by: USA, on: CHN, sectors: goods" + rest + "}\n";
}

std::string refusal(const std::string& text) {
    try {
        (void)solved(text, closely({}));
    } catch (const InputError& error) {
        return error.what();
    }
    return "solved";
}

double welfare(const pricing::NamedOutcomes& study, const char* outcome, Economy n) {
    return equilibrium_of(study, outcome).priced.welfare.welfare_factor(n);
}

// The state under +19 points on China, from the table.
struct Then {
    world::World world;
    double income_hat = 0.0;
};
Then solved_then(const std::string& words) {
    pricing::BaseOptions options;
    options.solve.tolerance = 1e-12;
    pricing::DutyQuestion question;
    question.words.push_back(*pricing::parse_duty(words));
    question.importers = {"USA"};
    question.as_typed = "words";
    const pricing::DutyStudy study = study_duties(pricing::load_base(small_world_folder(), options), options, question);
    return {world_after(study), study.priced.welfare.welfare_factor(usa)};
}

TEST(BaseOfTheDay, a_duty_that_came_after_the_tables_year_is_solved_first_and_the_first_outcome_is_no_change) {
    const auto study = solved(dispute(duty(", from: 2018-07-06")), closely({}));
    ASSERT_EQ(study.status(), model::Status::converged);
    const Then then = solved_then("CHN:+19:goods");
    EXPECT_NEAR(study.base().world.flow(usa, chn, electronics), then.world.flow(usa, chn, electronics), 1e-6);
    EXPECT_DOUBLE_EQ(study.base().world.duty_rate(usa, chn, electronics), 0.22);
    EXPECT_NEAR(welfare(study, "today", usa), 1.0, 1e-12);
    EXPECT_NEAR(welfare(study, "today", chn), 1.0, 1e-12);
    EXPECT_TRUE(base_gap(study.base().world).size <= world::base_tolerance);
}

TEST(BaseOfTheDay, its_end_leads_back_to_the_table) {
    const auto study = solved(dispute(duty(", from: 2018-07-06")), closely({}));
    EXPECT_NEAR(welfare(study, "peace", usa) * solved_then("CHN:+19:goods").income_hat, 1.0, 1e-9);
}

TEST(BaseOfTheDay, a_duty_of_the_tables_own_year_keeps_its_trade) {
    const auto study = solved(dispute(duty(", from: 2016-03-01")), closely({}));
    EXPECT_DOUBLE_EQ(study.base().world.flow(usa, chn, electronics), 350.0);
    EXPECT_DOUBLE_EQ(study.base().world.duty_rate(usa, chn, electronics), 0.22);
    EXPECT_TRUE(base_gap(study.base().world).size <= world::base_tolerance);
    EXPECT_TRUE(equilibrium_of(study, "peace").priced.solved());
}

TEST(BaseOfTheDay, dates_decide_at_the_middle_of_the_year_and_a_duty_without_one_came_later) {
    const auto kept = [](const std::string& rest) {
        return solved(dispute(duty(rest)), closely({"today"})).base().world.flow(usa, chn, electronics) == 350.0;
    };
    EXPECT_TRUE(kept(", from: 2017-07-02"));
    EXPECT_FALSE(kept(", from: 2017-07-03"));
    EXPECT_FALSE(kept(""));
    const auto study = solved(dispute(duty("")), closely({}));
    EXPECT_THAT(report::text::study_text(study), HasSubstr("without a date, taken to have"));
    EXPECT_EQ(report::json::study_json(study)["baseline"][0]["came"], "since");
}

TEST(BaseOfTheDay, part_of_the_trade_stays_part_of_it_and_its_end_is_of_the_same_part) {
    const auto study =
        solved(dispute(duty(", from: 2018-07-06, covers: {value: 225 mn USD, definition: so}")), closely({}));
    ASSERT_EQ(study.status(), model::Status::converged);
    EXPECT_NEAR(welfare(study, "today", usa), 1.0, 1e-12);
    EXPECT_NEAR(welfare(study, "peace", usa) * solved_then("CHN:+19:goods:0.225").income_hat, 1.0, 1e-8);
}

TEST(BaseOfTheDay, two_measures_that_came_at_different_times_are_one_base) {
    const auto study = solved(
        dispute(duty(", from: 2018-07-06") +
                "  answer-then: {duty: {value: +5 points, definition: so}, by: CHN, on: USA, sectors: goods, from: "
                "2018-07-06}\n"
                "  loans: {export_subsidy: {value: 3 points, definition: so}, by: CHN, on: all, sectors: [C26]}\n"),
        closely({}));
    ASSERT_EQ(study.status(), model::Status::converged);
    EXPECT_NEAR(welfare(study, "today", chn), 1.0, 1e-12);
    EXPECT_DOUBLE_EQ(study.base().world.duty_rate(chn, usa, electronics), 0.05);
    EXPECT_DOUBLE_EQ(study.base().world.export_tax_rate(usa, chn, electronics), -0.03);
}

TEST(BaseOfTheDay, what_makes_no_base_is_refused) {
    EXPECT_THAT(refusal(dispute(duty(""),
                                "{measures: [{duty: {value: +10 points, definition: so}, by: CHN, on: USA, "
                                "sectors: goods}]}")),
                HasSubstr("measures in force in 'baseline', so that the base is the present day"));
    EXPECT_THAT(refusal(dispute(duty(", from: 2018-7-6"))), HasSubstr("a date such as 2018-07-06"));
    EXPECT_THAT(refusal(dispute(duty(", from: 2018-07-06", "25 %"))), HasSubstr("a duty in points"));
    EXPECT_THAT(refusal(dispute("  s301: {purchase: {value: +1 bn USD a year, definition: so}, by: CHN, from: USA, "
                                "sectors: goods}\n")),
                HasSubstr("the tariff equivalent of what is in force"));
}

TEST(BaseOfTheDay, a_world_after_duties_is_a_base_from_which_the_rest_of_the_way_is_the_same) {
    // A → B → C is A → C, through a folder.
    pricing::BaseOptions options;
    options.solve.tolerance = 1e-12;
    const Then b = solved_then("CHN:+19:goods"), c = solved_then("CHN:+30:goods");
    EXPECT_EQ(b.world.rebased, std::vector<std::string>{"duties: words"});
    const std::string folder = small_world_folder() + "-after";
    write_world_folder(b.world, folder);
    const pricing::Base base = pricing::load_base(folder, options);
    EXPECT_EQ(base.world.rebased, b.world.rebased);
    pricing::DutyQuestion question;
    question.words.push_back(*pricing::parse_duty("CHN:+11:goods"));
    question.importers = {"USA"};
    const pricing::DutyStudy study = study_duties(base, options, question);
    EXPECT_NEAR(study.priced.welfare.welfare_factor(usa) * b.income_hat, c.income_hat, 1e-9);
    EXPECT_NEAR(world_after(study).flow(usa, chn, electronics), c.world.flow(usa, chn, electronics), 1e-5);
}

}  // namespace
}  // namespace parley::base_of_the_day_test
