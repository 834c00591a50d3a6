// Amounts of income in a world without inputs, whose income is gross output: value added where the world says what part
// of output that is, none where it does not; percentages are the same either way.
#include <cmath>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/report/json/solve_json.hpp"
#include "parley/report/text/solve_text.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::income_in_usd_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

pricing::DutyStudy study(world::World world, const pricing::BaseOptions& options = {}) {
    pricing::DutyQuestion question;
    question.words = {value_or_throw(pricing::parse_duty("CHN:+25:goods"))};
    question.importers = {"USA"};
    return study_duties(prepare_base(std::move(world), options), options, question);
}

world::World without_inputs(const Table<Economy>& value_added_of_output) {
    world::World world = testing::small_world();
    drop_inputs(world);
    EXPECT_FALSE(complete(world));
    world.value_added_of_output = value_added_of_output;
    return world;
}

TEST(IncomeInUsd, is_a_share_of_value_added_where_a_world_without_inputs_says_it) {
    const Table<Economy> all({4}, 1.0), half({4}, 0.5);
    const pricing::DutyStudy gross = study(without_inputs(all)), known = study(without_inputs(half));
    for (const Economy n : gross.base.world.each_economy()) {
        EXPECT_EQ(known.priced.welfare.welfare_factor(n), gross.priced.welfare.welfare_factor(n));
        EXPECT_DOUBLE_EQ(known.priced.welfare.welfare_usd_m(n), gross.priced.welfare.welfare_usd_m(n) / 2);
        EXPECT_DOUBLE_EQ(known.priced.welfare.net_income_usd_m(n), gross.priced.welfare.net_income_usd_m(n) / 2);
    }
}

TEST(IncomeInUsd, of_a_world_whose_inputs_are_left_out_is_still_a_share_of_its_value_added) {
    pricing::BaseOptions options;
    options.inputs = false;
    const pricing::DutyStudy left_out = study(testing::small_world(), options);
    for (const Economy n : left_out.base.world.each_economy())
        EXPECT_DOUBLE_EQ(left_out.base.world.value_added_of_output(n), 0.5) << "half of cost is value added";
    EXPECT_NEAR(left_out.priced.welfare.welfare_usd_m(Economy{1}),
                (left_out.priced.welfare.welfare_factor(Economy{1}) - 1) * left_out.base.world.income(Economy{1}) / 2,
                1e-9);
}

TEST(IncomeInUsd, is_not_told_where_nobody_knows_it) {
    const pricing::DutyStudy unknown = study(without_inputs({}));
    const pricing::DutyStudy known = study(without_inputs(Table<Economy>({4}, 1.0)));
    const nlohmann::json result = nlohmann::json::parse(report::json::solve_json(unknown).dump());
    const nlohmann::json other = nlohmann::json::parse(report::json::solve_json(known).dump());
    for (std::size_t n = 0; n < 4; ++n) {
        const nlohmann::json& economy = result["economies"][n];
        for (const char* amount : {"welfare_usd_m", "net_income_usd_m", "income_base_usd_m", "net_income_base_usd_m",
                                   "held_wages_cost_usd_m"})
            EXPECT_TRUE(economy[amount].is_null()) << amount;
        for (const char* same : {"welfare_pct", "net_income_pct", "held_wages_price_pct", "duty_revenue_usd_m"})
            EXPECT_EQ(economy[same], other["economies"][n][same]) << same;
    }
    std::ifstream schema(testing::source_folder() / "docs/schema/solve-1.schema.json");
    EXPECT_EQ(testing::schema_problem(nlohmann::json::parse(schema), result), "");
    const std::string text = report::text::solve_text(unknown), with = report::text::solve_text(known);
    EXPECT_THAT(text, HasSubstr("small has no inputs, so income in it is gross output"));
    EXPECT_THAT(text, Not(HasSubstr("nan")));
    EXPECT_THAT(text, HasSubstr(" –"));
    EXPECT_THAT(with, Not(HasSubstr("gross output")));
}

}  // namespace
}  // namespace parley::income_in_usd_test
