// Duties to one's own advantage as a measure: found under the other measures of an outcome, and refused where they
// cannot be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "parley/core/input_error.hpp"
#include "parley/pricing/counterfactual/own_advantage.hpp"
#include "parley/report/words/answer_words.hpp"
#include "parley/scenario/parameters.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/world/small_world.hpp"

namespace parley::best_answer_test {
namespace {

using ::testing::HasSubstr;
using namespace parley::testing;

// Two issues: what the United States levy, how China answers.
std::string dispute(const std::string& answer, const std::string& tariffs = "") {
    return "parley: 2\ntitle: Answers\nworld: " + small_world_folder() + R"(
sources: {report: {title: A report, file: report.txt}}
parties:
  usa: {name: United States, economies: [USA], assumption: known}
  china: {name: China, economies: [CHN], assumption: known}
issues:
  tariffs:
    owner: usa
    levels:
      none: {}
      goods: {measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
      half: {measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: goods, covers: {value: 225 mn USD, definition: so}}]}
)" + tariffs +
           R"(  answer:
    owner: china
    levels:
      none: {}
      own: {measures: [)" +
           answer + R"(]}
  promise:
    owner: china
    levels:
      none: {}
      buys: {measures: [{purchase: {value: +20 mn USD a year, definition: so}, by: CHN, from: USA, sectors: [C26]}]}
outcomes:
  today: {levels: {}}
  threat: {levels: {tariffs: goods}}
  answered: {levels: {tariffs: goods, answer: own}}
  part: {levels: {tariffs: half, answer: own}}
  calm: {levels: {answer: own}}
  promised: {levels: {tariffs: goods, answer: own, promise: buys}}
)";
}

const std::string uniform = "{best_answer: {to: tariffs}, by: CHN, on: USA, rates: uniform}";
const std::string by_sector = "{best_answer: {to: tariffs}, by: CHN, on: USA, rates: by-sector}";

pricing::NamedOutcomes solved(const std::string& text, const std::vector<std::string>& outcomes) {
    SolvedOptions options;
    options.outcomes = outcomes;
    options.detail = pricing::Detail::payoffs;
    return solved_outcomes(scenario::read_scenario("s.yaml", text), options);
}

double china(const pricing::NamedOutcomes& named, std::size_t outcome) {
    return named.priced(named.outcomes[outcome])->welfare.welfare_factor(Economy{1});
}

// Real income of China under the threat and a duty of its own on American goods.
double at_duty(const std::string& duty) {
    return china(solved(replaced(dispute(uniform), uniform,
                                 "{duty: {value: " + duty + ", definition: so}, by: CHN, on: USA, sectors: goods}"),
                        {"answered"}),
                 0);
}

TEST(BestAnswerMeasure, no_other_duty_does_better) {
    const pricing::NamedOutcomes named = solved(dispute(uniform), {"threat", "answered"});
    const pricing::SetEquilibrium& there = named.equilibria[*named.outcomes[1].equilibrium];
    ASSERT_EQ(there.answers.size(), 1u);
    ASSERT_EQ(there.answers[0].found.rates.size(), 1u);
    const double rate = there.answers[0].found.rates[0].rate, income = china(named, 1);
    EXPECT_GT(rate, 0.05);
    EXPECT_GT(income, china(named, 0));
    EXPECT_NEAR(there.answers[0].found.value, income, 1e-9) << "what was found is what is priced";
    EXPECT_NEAR(there.answers[0].found.value_before, china(named, 0), 1e-9);
    for (const double factor : {0.0, 0.5, 0.9, 0.97, 1.03, 1.1, 1.5, 2.0})
        EXPECT_LT(at_duty(std::to_string(100 * factor * rate) + " %"), income + 1e-10) << factor;
    EXPECT_NEAR(at_duty(std::to_string(100 * rate) + " %"), income, 1e-9);
    EXPECT_THAT(report::words::answer_in_words(named.base().world, there.answers[0]),
                HasSubstr("CHN's own advantage: "));
}

// The program and the page's engine come from different compilers: a top that is told by values alone is only as close
// as the root of their last digits.
TEST(BestAnswerMeasure, its_rate_is_where_the_slope_by_adjoints_ends) {
    const pricing::NamedOutcomes named = solved(dispute(uniform), {"threat"});
    const world::World& world = named.base().world;
    strategy::Stage stage{&world, named.equilibria[*named.outcomes[0].equilibrium].wedges, {}};
    const std::vector<Economy> usa{Economy{0}};
    const std::vector<Sector> sectors{Sector{0}, Sector{1}};
    const pricing::OwnAdvantage found = pricing::own_advantage(world, stage.today, stage.options,
                                                               {{Economy{1}, usa, sectors, strategy::Rates::uniform}});
    ASSERT_EQ(found.verdict, strategy::Verdict::found);
    strategy::Chooser china{"CHN", {Economy{1}}, {}, {}};
    china.instruments.push_back(
        {strategy::Lever::duty, strategy::Rates::uniform, 0.0, pricing::most_of_own_advantage, usa, sectors});
    stage.options.tolerance = 1e-12;
    strategy::BestAnswerOptions closely;
    closely.tolerance = 1e-9;
    const strategy::BestAnswer answer = best_answer(stage, china, closely);
    ASSERT_EQ(answer.verdict, strategy::Verdict::found) << answer.why;
    EXPECT_NEAR(found.by_setter[0].rates[0].rate, answer.rates[0].rate, 1e-7);
}

TEST(BestAnswerMeasure, by_sector_does_at_least_as_well_and_its_slopes_are_gone) {
    const pricing::NamedOutcomes coarse = solved(dispute(uniform), {"answered"}),
                                 fine = solved(dispute(by_sector), {"answered"});
    EXPECT_GE(china(fine, 0), china(coarse, 0) - 1e-10);
    const pricing::Answer& answer = fine.equilibria[0].answers[0];
    ASSERT_EQ(answer.found.rates.size(), 2u);
    EXPECT_NEAR(answer.found.value, china(fine, 0), 1e-9);
    EXPECT_NEAR(report::words::mean_duties(answer).before, 0.0, 1e-15);
}

TEST(BestAnswerMeasure, answers_measures_on_part_of_the_products_with_one_rate_only) {
    const pricing::NamedOutcomes named = solved(dispute(uniform), {"part", "answered"});
    EXPECT_GT(named.equilibria[*named.outcomes[0].equilibrium].answers[0].found.rates[0].rate, 0.05);
    EXPECT_THAT(complaint([&] { (void)solved(dispute(by_sector), {"part"}); }),
                HasSubstr("split into groups of products"));
}

TEST(BestAnswerMeasure, has_nothing_to_answer_where_the_other_does_nothing) {
    const pricing::NamedOutcomes named = solved(dispute(uniform), {"calm"});
    EXPECT_TRUE(named.equilibria[0].answers[0].nothing_to_answer);
    EXPECT_NEAR(china(named, 0), 1.0, 1e-12);
    EXPECT_THAT(report::words::answer_in_words(named.base().world, named.equilibria[0].answers[0]),
                HasSubstr("nothing to answer"));
}

TEST(BestAnswerMeasure, beside_a_promised_quantity_is_refused_by_name) {
    EXPECT_THAT(complaint([&] { (void)solved(dispute(uniform), {"promised"}); }),
                HasSubstr("no quantity, target or budget where rates are chosen, found a quantity"));
}

TEST(BestAnswerMeasure, on_the_table_is_priced_as_any_level_and_only_what_cannot_be_is_left_out) {
    const pricing::SharedPrices prices = solved_prices(scenario::read_scenario("s.yaml", dispute(uniform)));
    std::size_t out = 0;
    for (const pricing::OutcomeEconomics& each : prices->equilibria)
        if (each.status != model::Status::converged) {
            EXPECT_THAT(each.problem, HasSubstr("a quantity"));
            ++out;
        }
    EXPECT_EQ(out, 2u) << "an answer to goods or half, beside the promise";
}

TEST(BestAnswerMeasure, has_no_number_that_anybody_could_dispute) {
    const scenario::Scenario scenario = scenario::read_scenario("s.yaml", dispute(uniform));
    for (const scenario::Parameter& each : parameters(scenario))
        EXPECT_EQ(each.id.find("answer"), std::string::npos) << each.id;
}

TEST(BestAnswerMeasure, that_makes_no_sense_is_refused_with_its_place) {
    const auto message = [](const std::string& answer) {
        return complaint([&] { (void)scenario::read_scenario("s.yaml", dispute(answer)); });
    };
    EXPECT_THAT(message("{best_answer: {to: trade}, by: CHN, on: USA, rates: uniform}"), HasSubstr("found 'trade'"));
    EXPECT_THAT(message("{best_answer: {to: answer}, by: CHN, on: USA, rates: uniform}"),
                HasSubstr("expected another issue, whose level is answered, found answer"));
    EXPECT_THAT(message("{best_answer: {to: tariffs}, by: CHN, on: USA, rates: fair}"),
                HasSubstr("rates that it tells apart"));
    EXPECT_THAT(message("{best_answer: {to: tariffs}, by: CHN, on: USA}"), HasSubstr("rates"));
    EXPECT_THAT(message("{best_answer: {to: tariffs}, by: [CHN, EU27], on: USA, rates: uniform}"),
                HasSubstr("expected one economy, found several"));
    EXPECT_THAT(message("{best_answer: tariffs, by: CHN, on: USA, rates: uniform}"), HasSubstr("s.yaml:"));
    EXPECT_THAT(complaint([&] {
                    (void)solved(dispute("{best_answer: {to: tariffs}, by: CHN, on: CHN, rates: uniform}"),
                                 {"answered"});
                }),
                HasSubstr("two economies"));
}

}  // namespace
}  // namespace parley::best_answer_test
