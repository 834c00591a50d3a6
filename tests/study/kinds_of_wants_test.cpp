// Kinds of wants that are no single level: being hit without an answer, breaking what was agreed, what markets say.
#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "parley/pricing/counterfactual/markets.hpp"
#include "parley/scenario/read_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/solved.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::kinds_of_wants_test {
namespace {

using namespace parley::testing;

std::string text(const std::string& usa, const std::string& china) {
    return "parley: 2\n"
           "title: A small dispute\n"
           "world: " +
           small_world_folder() + R"(
parties:
  usa: {name: United States, economies: [USA], assumption: known}
  china: {name: China, economies: [CHN], assumption: known}
issues:
  duties:
    owner: usa
    levels:
      none: {label: No duties}
      levied: {label: Duties, measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: goods}]}
  answer:
    owner: china
    levels:
      none: {label: No answer}
      levied: {label: An answer, measures: [{duty: {value: +25 points, definition: so}, by: CHN, on: USA, sectors: goods}]}
payoffs:
  usa: [)" +
           usa + R"(]
  china: [)" +
           china + R"(]
outcomes:
  today: {label: Today, levels: {}}
  hit: {label: Hit, levels: {duties: levied}}
  war: {label: War, levels: {duties: levied, answer: levied}}
agreements:
  accord: {label: The accord, signatories: [usa, china], levels: {duties: none}, assumption: so}
  offer: {signatories: [usa, china], levels: {duties: levied}, assumption: so}
  theirs: {signatories: [usa, china], levels: {answer: none}, assumption: so}
)";
}

const std::string breaking = "{breaking: accord, weight: {value: -0.3 points, definition: so}}";
const std::string hit = "{reciprocity: usa, weight: {value: -0.2 points, definition: so}}";
const std::string markets =
    "{indicator: market-index, of: CHN, sectors: goods, weight: {value: 2 points, definition: so}}";

// What a party's term, by position after its income, is worth in each outcome: duties × answers.
std::vector<double> term(const std::string& usa, const std::string& china, std::size_t party) {
    const pricing::Worth worth = solved_worth(scenario::read_scenario("s.yaml", text(usa, china)), {});
    std::vector<double> result;
    for (const Outcome o : Positions<Outcome>(worth.space.size())) result.push_back(worth.terms[party].back().at(o));
    return result;
}

TEST(KindsOfWants, to_be_hit_without_an_answer_costs_and_an_answer_ends_the_cost) {
    // none/none, levied/none, none/answer, levied/answer
    EXPECT_EQ(term(breaking, hit, 1), (std::vector<double>{0, -0.2, 0, 0}));
}

TEST(KindsOfWants, who_leaves_a_level_of_its_own_that_was_agreed_breaks_the_agreement) {
    EXPECT_EQ(term(breaking, hit, 0), (std::vector<double>{0, -0.3, 0, -0.3}));
}

TEST(KindsOfWants, a_market_index_is_of_the_short_run_whatever_the_incomes_are) {
    const std::vector<double> worth = term(breaking, markets, 1);
    SolvedOptions options = closely({"war"});
    options.base.factors = model::specific;
    const pricing::NamedOutcomes war =
        solved_outcomes(scenario::read_scenario("s.yaml", text(breaking, markets)), options);
    const pricing::OutcomeResult& priced = war.equilibria.at(0).priced;
    const double goods = market(war.base().world, priced, Economy{1}).goods_factor.value();
    EXPECT_NEAR(worth[3], 2 * 100 * (goods - 1), 1e-6);
    EXPECT_LT(worth[3], -0.1) << "both are on goods";
    EXPECT_EQ(worth[0], 0.0);
    // All sectors together are the real wage of the short run.
    const std::vector<double> all =
        term(breaking, "{indicator: market-index, of: CHN, weight: {value: 2 points, definition: so}}", 1);
    EXPECT_NEAR(all[3], 2 * 100 * (priced.welfare.real_wage_factor(Economy{1}) - 1), 1e-6);
}

std::string said(const std::string& usa, const std::string& china) {
    return complaint([&] { (void)scenario::read_scenario("s.yaml", text(usa, china)); });
}
bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

TEST(KindsOfWants, that_say_what_cannot_be_are_refused_with_their_line) {
    EXPECT_TRUE(has(said(breaking, "{reciprocity: china, weight: {value: 1 points, definition: so}}"),
                    "expected another party than china"));
    EXPECT_TRUE(
        has(said(breaking, "{reciprocity: chine, weight: {value: 1 points, definition: so}}"), "did you mean china?"));
    EXPECT_TRUE(has(said("{breaking: offer, weight: {value: 1 points, definition: so}}", hit),
                    "expected an agreement that is in force: all of its levels are the present ones, found offer, with "
                    "duties.levied"));
    EXPECT_TRUE(has(said("{breaking: theirs, weight: {value: 1 points, definition: so}}", hit),
                    "expected an agreement with a level that usa owns"));
    EXPECT_TRUE(has(said("{breaking: acord, weight: {value: 1 points, definition: so}}", hit), "did you mean accord?"));
    EXPECT_TRUE(
        has(said("{breaking: accord, reciprocity: china, weight: {value: 1 points, definition: so}}", hit), "s.yaml:"));
}

TEST(KindsOfWants, conditions_that_cannot_hold_together_are_refused) {
    const auto with = [&](const std::string& conditions) {
        return said("{level: duties.levied, if: [" + conditions + "], weight: {value: 1 points, definition: so}}", hit);
    };
    EXPECT_TRUE(has(with("answer.none, answer.levied"),
                    "expected conditions that can hold together, found answer.none and answer.levied"));
    EXPECT_TRUE(has(with("answer.none, not answer.none"), "found answer.none and not answer.none"));
    EXPECT_EQ(with("not answer.none, answer.levied"), "no error");
}

TEST(KindsOfWants, rounds_out_of_order_are_refused_with_their_line) {
    const auto with = [](const std::string& rounds) {
        return complaint([&] {
            (void)scenario::read_scenario("s.yaml", text(breaking, hit) + "talks: {rounds: [" + rounds + "]}\n");
        });
    };
    EXPECT_TRUE(has(with("2018-06-03, 2018-05-03"),
                    "expected rounds of the talks in order of their dates, found '2018-05-03' after '2018-06-03'"));
    EXPECT_TRUE(has(with("2018-05-03, +1 month, 2018-05-20"), "found '2018-05-20' after '+1 month'"));
    EXPECT_EQ(with("2018-05-03, +1 month, 2018-06-20"), "no error");
}

}  // namespace
}  // namespace parley::kinds_of_wants_test
