// What moves the figures: every end is what the same question says when it is asked there alone.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/movers.hpp"
#include "parley/pricing/ranges.hpp"
#include "parley/report/json/range_json.hpp"
#include "parley/report/text/movers_text.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::movers_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
using Mover = pricing::Movers::Mover;

// The threat of 2018, solved under LL with what moves it.
const pricing::NamedOutcomes& threat() {
    static const pricing::NamedOutcomes named = [] {
        pricing::NamedOutcomes result = pricing::named_outcomes(
            pricing::load_setting(scenario::load_scenario("us-china-2018"), pricing::BaseOptions{}), {0, 1, 2});
        solve_all(result, pricing::Detail::payoffs, 2);
        solve_elsewhere(result, {}, 2);
        find_movers(result, 2);
        return result;
    }();
    return named;
}

const Mover& mover(const std::string& starts) {
    const auto& all = threat().movers.value().movers;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Mover& m) { return m.what.rfind(starts, 0) == 0; });
    EXPECT_NE(found, all.end()) << starts;
    return *found;
}

// What the United States and China lose in the threat under another scenario and other options.
std::vector<double> alone(scenario::Scenario scenario, const pricing::BaseOptions& options) {
    pricing::NamedOutcomes named = pricing::named_outcomes(pricing::load_setting(std::move(scenario), options), {1});
    solve_all(named, pricing::Detail::payoffs, 1);
    std::vector<double> result;
    for (const auto& economies : named.setting().economies)
        result.push_back(income_change(named.base().world, named.equilibria[0].priced, economies).usd_m);
    return result;
}

void is_between(const Mover& mover, const std::vector<std::vector<double>>& ends) {
    for (std::size_t p = 0; p < mover.usd_m.size(); ++p) {
        double low = threat().movers->reported[p].usd_m, high = low;
        for (const std::vector<double>& end : ends) {
            low = std::min(low, end[p]);
            high = std::max(high, end[p]);
        }
        EXPECT_NEAR(mover.usd_m[p].low, low, 0.2) << mover.what << ", party " << p;
        EXPECT_NEAR(mover.usd_m[p].high, high, 0.2) << mover.what << ", party " << p;
    }
}

TEST(WhatMovesTheFigures, is_of_no_deal_and_has_the_largest_first) {
    const pricing::Movers& movers = threat().movers.value();
    EXPECT_EQ(threat().scenario().outcomes[movers.outcome].id, "threat-carried-out");
    ASSERT_GE(movers.movers.size(), 8U);
    const auto width = [](const Mover& m) { return m.pct[0].high - m.pct[0].low + m.pct[1].high - m.pct[1].low; };
    for (std::size_t k = 1; k < movers.movers.size(); ++k)
        EXPECT_GE(width(movers.movers[k - 1]), width(movers.movers[k])) << movers.movers[k].what;
    for (const Mover& each : movers.movers)
        for (std::size_t p = 0; p < 2; ++p) {
            EXPECT_LE(each.usd_m[p].low, movers.reported[p].usd_m) << each.what;
            EXPECT_GE(each.usd_m[p].high, movers.reported[p].usd_m) << each.what;
        }
}

TEST(WhatMovesTheFigures, are_the_sources_of_the_elasticities_over_the_same_range_as_beside_every_figure) {
    const Mover& sources = mover("Trade elasticities: 9 sources");
    const std::size_t set = threat().outcomes[1].equilibrium.value();
    for (std::size_t p = 0; p < 2; ++p) {
        const auto& economies = threat().setting().economies[p];
        const pricing::Range range = threat()
                                         .elsewhere.spread(set)
                                         .of(threat().movers->reported[p].usd_m,
                                             [&](const auto& at) { return income_change(at, economies).usd_m; })
                                         .value();
        EXPECT_NEAR(sources.usd_m[p].low, range.low, 0.2);
        EXPECT_NEAR(sources.usd_m[p].high, range.high, 0.2);
    }
}

TEST(WhatMovesTheFigures, is_what_the_ends_say_when_they_are_asked_alone) {
    const scenario::Scenario written = scenario::load_scenario("us-china-2018");
    pricing::BaseOptions low, high;
    low.services_elasticity = pricing::services_range(threat().setting().read->world)->low;
    high.services_elasticity = pricing::services_range(threat().setting().read->world)->high;
    EXPECT_DOUBLE_EQ(*high.services_elasticity, 10.0);
    is_between(mover("Trade elasticity of all services"), {alone(written, low), alone(written, high)});
    // A number of the base, which is calibrated again, and one of the threat.
    const auto with = [&](const char* id, double value) {
        return alone(*scenario::with_value(written, id, value), {});
    };
    const char* const loans = "baseline.export-loans.export_subsidy";
    const Mover& of_loans = mover("In force: export-loans");
    EXPECT_TRUE(of_loans.of_base);
    is_between(of_loans, {with(loans, 0.005), with(loans, 0.05)});
    const char* const duty = "issues.tariffs.levels.threat.measures.1.duty";
    const Mover& of_duty = mover("American duties on Chinese goods: 25 points on 150 bn USD");
    EXPECT_FALSE(of_duty.of_base);
    is_between(of_duty, {with(duty, 0.10), with(duty, 0.25)});
    is_between(mover("Workers stay"), {[&] {
                   pricing::BaseOptions specific;
                   specific.factors = model::specific;
                   return alone(written, specific);
               }()});
}

TEST(WhatMovesTheFigures, leaves_out_what_is_no_part_of_the_outcome_and_counts_what_has_no_range) {
    for (const Mover& each : threat().movers->movers) {
        EXPECT_EQ(each.what.find("Chinese duties on American goods"), std::string::npos) << each.what;
        EXPECT_TRUE(each.without.empty()) << each.what;
    }
    EXPECT_EQ(threat().movers->cited, 2U) << "what the threat covers, and the plan's size";
}

TEST(WhatMovesTheFigures, is_the_same_on_any_number_of_threads_and_said_in_text_and_json) {
    pricing::NamedOutcomes again = threat();
    find_movers(again, 1);
    EXPECT_EQ(report::text::movers_table(again), report::text::movers_table(threat()));
    const std::string text = report::text::movers_table(threat());
    EXPECT_EQ(text.rfind("\nWhat moves the figures: The threat carried out\n", 0), 0U) << text;
    EXPECT_THAT(text, HasSubstr("Trade elasticities: 9 sources  "));
    EXPECT_THAT(text, HasSubstr("-6.7 to -3.0     -11.6 to -6.9"));
    const auto json = report::json::movers_json(threat());
    EXPECT_EQ(json["movers"].size(), threat().movers->movers.size());
    EXPECT_EQ(json["cited"], 2U);
}

TEST(WhatMovesTheFigures, of_ends_that_have_no_result_says_which_and_why) {
    scenario::Scenario scenario = scenario::read_scenario(
        "s.yaml", replaced(small_dispute(), "over: {value: 10 years, definition: so}",
                           "over: {value: 10 years, range: [0.001 years, 20 years], assumption: so}"));
    pricing::NamedOutcomes named = pricing::named_outcomes(pricing::load_setting(std::move(scenario), {}), {0, 2});
    solve_all(named, pricing::Detail::payoffs, 1);
    find_movers(named, 1);
    ASSERT_TRUE(named.movers);
    const auto& all = named.movers->movers;
    const auto plan =
        std::find_if(all.begin(), all.end(), [](const Mover& m) { return m.what.rfind("In force: plan", 0) == 0; });
    ASSERT_NE(plan, all.end());
    ASSERT_EQ(plan->without.size(), 1U);
    EXPECT_EQ(plan->without[0].rfind("0.001 years: ", 0), 0U) << plan->without[0];
}

}  // namespace
}  // namespace parley::movers_test
