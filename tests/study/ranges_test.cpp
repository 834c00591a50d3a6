// What figures range over: the same outcomes under every other source of the trade elasticities.
#include <cstring>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/ranges.hpp"
#include "parley/pricing/worth_elsewhere.hpp"
#include "parley/report/text/study_text.hpp"
#include "parley/report/text/summary_text.hpp"
#include "parley/report/words/range_words.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/support/solved.hpp"

namespace parley::ranges_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

pricing::NamedOutcomes ranged(const std::vector<std::string>& outcomes, const pricing::RangeOptions& options = {},
                              int threads = 0) {
    testing::SolvedOptions solved;
    solved.outcomes = outcomes;
    solved.detail = pricing::Detail::one_step;
    pricing::NamedOutcomes named = testing::solved_outcomes(scenario::load_scenario("us-china-2018"), solved);
    solve_elsewhere(named, options, threads);
    return named;
}

double usd_m(const pricing::NamedOutcomes& named, std::size_t outcome, std::size_t party) {
    return income_change(named.base().world, *named.priced(named.outcomes[outcome]), named.setting().economies[party])
        .usd_m;
}

pricing::Range range(const pricing::NamedOutcomes& named, std::size_t outcome, std::size_t party) {
    const std::vector<Economy>& economies = named.setting().economies[party];
    return *named.elsewhere.spread(*named.outcomes[outcome].equilibrium)
                .of(usd_m(named, outcome, party),
                    [&](const pricing::Figures& there) { return income_change(there, economies).usd_m; });
}

TEST(Ranges, are_over_what_each_source_of_the_world_gives_by_itself) {
    const std::vector<std::string> outcomes{"threat-carried-out", "all-offers", "saving-households"};
    const pricing::NamedOutcomes named = ranged(outcomes);
    const std::vector<world::ElasticitySource>& sources = named.base().world.elasticity_sources;
    ASSERT_GT(sources.size(), 4U);
    std::vector<std::vector<double>> low(3, std::vector<double>(2, 1e300)), high(3, std::vector<double>(2, -1e300));
    for (const world::ElasticitySource& source : sources) {
        testing::SolvedOptions options;
        options.outcomes = outcomes;
        options.detail = pricing::Detail::payoffs;
        options.base.elasticities = source.name;
        const pricing::NamedOutcomes there =
            testing::solved_outcomes(scenario::load_scenario("us-china-2018"), options);
        for (std::size_t o = 0; o < 3; ++o)
            for (std::size_t p = 0; p < 2; ++p) {
                low[o][p] = std::min(low[o][p], usd_m(there, o, p));
                high[o][p] = std::max(high[o][p], usd_m(there, o, p));
            }
    }
    for (std::size_t o = 0; o < 3; ++o)
        for (std::size_t p = 0; p < 2; ++p) {
            const pricing::Range is = range(named, o, p);
            EXPECT_NEAR(is.low, low[o][p], 1e-3) << outcomes[o];
            EXPECT_NEAR(is.high, high[o][p], 1e-3) << outcomes[o];
            EXPECT_EQ(is.n, sources.size());
        }
}

TEST(Ranges, are_the_same_bytes_on_any_number_of_threads) {
    pricing::RangeOptions options;
    options.points = 2;
    const pricing::NamedOutcomes one = ranged({"threat-carried-out", "demands-met"}, options, 1);
    const pricing::NamedOutcomes many = ranged({"threat-carried-out", "demands-met"}, options, 5);
    EXPECT_EQ(one.elsewhere.places.size(), 8U + 2 * 9);
    for (std::size_t o = 0; o < 2; ++o)
        for (std::size_t p = 0; p < 2; ++p) {
            const pricing::Range a = range(one, o, p), b = range(many, o, p);
            EXPECT_EQ(std::memcmp(&a.low, &b.low, sizeof a.low), 0);
            EXPECT_EQ(std::memcmp(&a.high, &b.high, sizeof a.high), 0);
        }
}

TEST(Ranges, over_drawn_numbers_too_hold_those_over_sources_alone) {
    pricing::RangeOptions options;
    options.points = 3;
    const pricing::NamedOutcomes alone = ranged({"threat-carried-out"}),
                                 drawn = ranged({"threat-carried-out"}, options);
    const pricing::Range inner = range(alone, 0, 1), outer = range(drawn, 0, 1);
    EXPECT_LE(outer.low, inner.low);
    EXPECT_GT(outer.high, inner.high) << "a duty of ten points costs China less than one of 25";
    EXPECT_STREQ(drawn.elsewhere.over(), "elasticity sources and drawn numbers");
    EXPECT_EQ(outer.n, 9U + 3 * 9);
}

TEST(Ranges, are_of_the_sources_asked_for_and_nothing_else_is_known) {
    pricing::RangeOptions options;
    options.sources = {"CP", "U4"};
    EXPECT_EQ(ranged({"demands-met"}, options).elsewhere.sources(), (std::vector<std::string>{"LL", "CP", "U4"}));
    options.any = false;
    EXPECT_FALSE(ranged({"demands-met"}, options).elsewhere.asked());
    options.any = true;
    options.sources = {"CQ"};
    try {
        (void)ranged({"demands-met"}, options);
        ADD_FAILURE() << "a source that the world does not have is taken";
    } catch (const InputError& error) {
        EXPECT_THAT(error.what(), HasSubstr("did you mean CP?"));
    }
}

TEST(Ranges, claim_no_sign_on_which_the_sources_part) {
    const pricing::NamedOutcomes named = ranged({"offers-accepted", "full-escalation"});
    const pricing::Range agreed = range(named, 0, 1), parted = range(named, 1, 1);  // in the order of the scenario
    EXPECT_TRUE(parted.signs_part()) << "China opens cars and finance";
    EXPECT_FALSE(agreed.signs_part());
    std::istringstream table(report::text::summary_table(named));
    std::string line, offers, escalation;
    while (std::getline(table, line)) {
        if (line.find("[offers-accepted]") != std::string::npos) std::getline(table, offers);
        if (line.find("[full-escalation]") != std::string::npos) std::getline(table, escalation);
    }
    EXPECT_TRUE(offers.ends_with("±")) << offers;
    EXPECT_THAT(escalation, Not(HasSubstr("±"))) << "all say that both lose";
    EXPECT_EQ(report::words::gain_in_words(-411, -0.002, pricing::Range{-1455, 3450, 8}),
              "between -1.5 and +3.5 bn USD a year, the sources part on the sign");
    EXPECT_EQ(report::words::gain_in_words(-9424, -0.084, pricing::Range{-18719, -9424, 8}),
              "loses 9.4 bn USD a year (0.084 %; 9.4 to 18.7 by source)");
    EXPECT_EQ(report::words::gain_in_words(4, 0.0, pricing::Range{-4, 4, 8}), "hardly changes");
}

TEST(Ranges, of_the_present_are_nothing_at_all) {
    const pricing::NamedOutcomes named = ranged({"status-quo"});
    for (std::size_t p = 0; p < 2; ++p) {
        EXPECT_EQ(usd_m(named, 0, p), 0.0);
        EXPECT_EQ(range(named, 0, p).low, 0.0);
        EXPECT_EQ(range(named, 0, p).high, 0.0);
    }
    EXPECT_THAT(report::text::summary_table(named), HasSubstr("no effect"));
}

TEST(Ranges, name_a_source_under_which_there_is_no_result) {
    pricing::NamedOutcomes named = ranged({"threat-carried-out"});
    pricing::Figures& there = named.elsewhere.figures[1].front();
    there.status = model::Status::diverged;
    there.problem = "factor market, CAN";
    EXPECT_EQ(range(named, 0, 0).n, 8U);
    EXPECT_THAT(report::text::summary_sentences(named),
                HasSubstr("threat-carried-out has no result by CP, and its range is without: factor market,\nCAN."));
}

TEST(Ranges, a_summary_with_ranges_fits_eighty_columns) {
    std::vector<std::string> all;
    for (const scenario::NamedOutcome& each : scenario::load_scenario("us-china-2018").outcomes) all.push_back(each.id);
    const pricing::NamedOutcomes named = ranged(all);
    std::istringstream text(report::text::summary_table(named) + report::text::summary_sentences(named));
    for (std::string line; std::getline(text, line);) {
        std::size_t letters = 0;
        for (const char c : line) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        EXPECT_LE(letters, report::text::summary_width) << line;
    }
    for (const std::string& id : all) EXPECT_THAT(report::text::summary_table(named), HasSubstr("[" + id + "]"));
}

TEST(Ranges, of_duties_in_words_are_those_of_the_sources) {
    pricing::DutyQuestion question;
    question.words.push_back(value_or_throw(pricing::parse_duty("CHN:+25:goods")));
    question.importers = {"USA"};
    const auto study = [&](const std::string& source) {
        pricing::BaseOptions options;
        options.elasticities = source;
        return study_duties(pricing::load_base("world-2017", options), options, question);
    };
    pricing::DutyStudy ll = study("LL");
    pricing::RangeOptions options;
    options.sources = {"U4"};
    solve_elsewhere(ll, pricing::load_world("world-2017").world, options, 1);
    const Economy usa = *ll.base.world.find_economy("USA");
    const auto is = ll.elsewhere.spread(0).of(ll.priced.welfare.welfare_usd_m(usa),
                                              [&](const auto& there) { return there.welfare.welfare_usd_m(usa); });
    EXPECT_EQ(is->low, ll.priced.welfare.welfare_usd_m(usa));
    EXPECT_NEAR(is->high, study("U4").priced.welfare.welfare_usd_m(usa), 1e-3);
}

TEST(DealRanges, are_what_the_dispute_is_worth_under_each_source) {
    testing::SolvedOptions under_u4;
    under_u4.base.elasticities = "U4";
    const pricing::Worth ll = testing::solved_worth(scenario::load_scenario("steel-2018")),
                         u4 = testing::solved_worth(scenario::load_scenario("steel-2018"), under_u4);
    const analysis::DealAnalysis deals = analysis::analyse_deals(ll);
    pricing::RangeOptions options;
    options.sources = {"U4"};
    const pricing::WorthElsewhere elsewhere = worth_elsewhere(ll, outcomes_of_interest(ll, deals), options, 2);
    ASSERT_GE(elsewhere.outcomes.size(), 5U);
    for (const pricing::OutcomeRanges& each : elsewhere.outcomes) {
        const std::optional<Outcome> there = u4.space.find(ll.space.code(each.outcome));
        ASSERT_TRUE(there);
        // What they want does not turn with the elasticities: incomes and indicators of U4, wants as they are here.
        for (const Side p : Positions<Side>(ll.scenario().parties.size())) {
            double a = ll.payoffs(p, each.outcome), b = 0.0;
            ASSERT_EQ(ll.terms[p.value].size(), u4.terms[p.value].size());
            for (std::size_t t = 0; t < ll.terms[p.value].size(); ++t)
                if (!ll.terms[p.value][t].once)
                    b += ll.terms[p.value][t].weight * u4.terms[p.value][t].indicator[there->value];
            EXPECT_NEAR(each.by_party[p.value].points.low, std::min(a, b), 1e-7);
            EXPECT_NEAR(each.by_party[p.value].points.high, std::max(a, b), 1e-7);
            EXPECT_EQ(each.by_party[p.value].points.n, 2U);
        }
    }
    EXPECT_NE(elsewhere.find(ll.disagreement), nullptr);
}

}  // namespace
}  // namespace parley::ranges_test
