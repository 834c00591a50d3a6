// Measures on part of the products, bans and lost rents, in a scenario's words.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/report/text/study_text.hpp"
#include "parley/report/words/measure_words.hpp"
#include "parley/scenario/parameters.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::products_scenario_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
constexpr Economy usa{0}, chn{1};
constexpr Sector electronics{0};

// The small dispute's duty on half of the goods, and a Chinese answer.
std::string with_answer(const std::string& measure) {
    return replaced(replaced(small_dispute(), "issues:\n",
                             "issues:\n  answer:\n    owner: china\n    levels: {none: {}, given: {measures: [" +
                                 measure + "]}}\n"),
                    "outcomes:\n",
                    "outcomes:\n  now: {label: Now}\n  answered: {levels: {tariffs: half, answer: given}}\n");
}

std::string complains(const std::string& measure) {
    return complaint([&] { (void)solved(with_answer(measure), closely({"answered"})); });
}

TEST(ProductsOfAScenario, are_shared_by_measures_that_say_so_with_the_coverage_of_the_other) {
    const pricing::NamedOutcomes study =
        solved(with_answer("{export_tax: {value: 10 points, definition: so}, by: CHN, on: USA, sectors: [C26], "
                           "same-products-as: tariffs.half/1}"),
               closely({"answered"}));
    const model::SplitWedges* split = find_split(equilibrium_of(study, "answered").wedges, usa, electronics);
    ASSERT_NE(split, nullptr);
    ASSERT_EQ(split->base.group_count(), 2U);
    EXPECT_NEAR(split->duty_rate(chn, {0}) - split->base.duty_rate(chn, {0}), 0.25, 1e-12);
    EXPECT_NEAR(split->export_tax_rate(chn, {0}) - split->base.export_tax_rate(chn, {0}), 0.1, 1e-12);
    EXPECT_EQ(split->base.lists[0], std::vector<std::string>{"tariffs.half/1"});
    EXPECT_NEAR(split->base.flow(chn, {0}), 175.0, 1e-9) << "half, as the duty's 225 of 450";
}

TEST(ProductsOfAScenario, that_are_nobodys_are_refused_by_the_name_that_was_meant) {
    EXPECT_THAT(complains("{export_tax: {value: 10 points, definition: so}, by: CHN, on: USA, sectors: [C26], "
                          "same-products-as: tariffs.hlaf/1}"),
                HasSubstr("did you mean tariffs.half/1?"));
    EXPECT_THAT(complains("{export_tax: {value: 10 points, definition: so}, by: CHN, on: USA, sectors: [C26], covers: "
                          "{value: 1 %, definition: so}, same-products-as: tariffs.half/1}"),
                HasSubstr("either covers or same-products-as"));
    EXPECT_THAT(complains("{production_subsidy: {value: 2 %, definition: so}, by: CHN, sectors: [C26], covers: {value: "
                          "10 %, definition: so}}"),
                HasSubstr("would split the sector's producers for every buyer, which is not offered"));
}

TEST(ProductsOfAScenario, that_do_not_fit_beside_each_other_are_refused_at_the_line_of_the_measure) {
    EXPECT_THAT(complains("{export_tax: {value: 10 points, definition: so}, by: CHN, on: USA, sectors: [C26], covers: "
                          "{value: 60 %, definition: so}}"),
                HasSubstr("found 110 % of it (also line"));
}

TEST(ProductsOfAScenario, substitution_between_them_is_a_number_that_moves_results_and_has_limits) {
    const auto loss = [](const std::string& text) {
        const pricing::NamedOutcomes study = solved(text, closely({"half"}));
        EXPECT_EQ(study.base().world.group_substitution, study.scenario().group_substitution.value);
        return equilibrium_of(study, "half").priced.welfare.welfare_factor(usa) - 1;
    };
    const std::string usual = "group_substitution: {value: \"1.5\", range: [\"1\", \"2.5\"], assumption: guess}\n";
    const double at_usual = loss(small_dispute());
    EXPECT_EQ(loss(replaced(small_dispute(), usual, "")), at_usual);
    EXPECT_NE(loss(replaced(small_dispute(), usual, "group_substitution: {value: \"2.5\", definition: so}\n")),
              at_usual);
    EXPECT_THAT(complaint([&] {
                    (void)scenario::read_scenario(
                        "s.yaml", replaced(small_dispute(), "range: [\"1\", \"2.5\"], assumption: guess}\n",
                                           "range: [\"0.5\", \"2.5\"], assumption: guess}\n"));
                }),
                HasSubstr("an elasticity between groups of products from 1 to 2.5"));
    const scenario::Scenario without = scenario::read_scenario("s.yaml", replaced(small_dispute(), usual, ""));
    EXPECT_EQ(parameters(without).back().id, "group_substitution") << "drawn whether it is written or not";
}

TEST(ProductsOfAScenario, embargoes_are_bans_and_lost_rents_are_said_to_be) {
    const pricing::NamedOutcomes ban =
        solved(with_answer("{export_control: {value: 0 %, definition: so}, by: CHN, on: USA, sectors: [C26], covers: "
                           "{value: 40 %, definition: so}}"),
               closely({"answered"}));
    const pricing::SetEquilibrium& banned = equilibrium_of(ban, "answered");
    EXPECT_TRUE(banned.quantities.empty());
    const std::string text = report::text::study_text(ban);
    EXPECT_THAT(text, HasSubstr("CHN bans its exports of C26"));
    EXPECT_THAT(text, HasSubstr("embargo leaves no rent"));
    EXPECT_THAT(text, HasSubstr("Elasticity of substitution between"));
    const pricing::NamedOutcomes lost =
        solved(with_answer("{export_control: {value: 50 %, definition: so}, by: CHN, on: USA, sectors: [C26], rent: "
                           "lost, covers: {value: 40 %, definition: so}}"),
               closely({"answered"}));
    ASSERT_EQ(equilibrium_of(lost, "answered").quantities.size(), 1U);
    EXPECT_GT(equilibrium_of(lost, "answered").quantities[0].barrier_rate, 0.0);
    EXPECT_THAT(report::text::study_text(lost), HasSubstr("nobody"));
}

TEST(ProductsOfAScenario, quotas_say_who_has_the_rent_and_what_comes_in_beyond_them) {
    const auto with = [](const std::string& more) {
        return with_answer("{quota: {value: 50 %, definition: so}, by: CHN, on: USA, sectors: [C26]" + more + "}");
    };
    const pricing::NamedOutcomes plain = solved(with(""), closely({"answered"}));
    ASSERT_EQ(equilibrium_of(plain, "answered").quantities.size(), 1U);
    const double worth = equilibrium_of(plain, "answered").quantities[0].duty_rate;
    EXPECT_GT(worth, 0.0) << "without a word the rent is the buyer's";
    EXPECT_THAT(report::text::study_text(plain), HasSubstr("CHN limits its imports of C26"));
    EXPECT_GT(
        equilibrium_of(solved(with(", rent: seller"), closely({"answered"})), "answered").quantities[0].export_tax_rate,
        0.0);
    const pricing::NamedOutcomes above =
        solved(with(", above: {value: +1 points, definition: so}"), closely({"answered"}));
    EXPECT_NEAR(equilibrium_of(above, "answered").quantities[0].duty_rate, 0.01, 1e-12);
    EXPECT_THAT(report::text::study_text(above), HasSubstr("duty 1 point higher on what goes beyond"));
    EXPECT_THAT(report::text::study_text(above), HasSubstr("more than the quota"));
    const scenario::Scenario read =
        scenario::read_scenario("s.yaml", with(", above: {value: +1 points, definition: so}"));
    const auto all = parameters(read);
    EXPECT_TRUE(std::any_of(all.begin(), all.end(), [](const auto& each) { return each.id.ends_with(".above"); }));
    EXPECT_THAT(complaint([&] {
                    (void)scenario::read_scenario("s.yaml",
                                                  with(", rent: lost, above: {value: +1 points, definition: so}"));
                }),
                HasSubstr("a quota with a rate above it, whose rent goes to the buyer, found lost"));
    EXPECT_THAT(
        complaint([&] { (void)scenario::read_scenario("s.yaml", with(", above: {value: 25 %, definition: so}")); }),
        HasSubstr("points above zero"));
}

// A quota whose terms stand in one key.
std::string quota(const std::string& terms, const std::string& more = "") {
    return with_answer("{quota: {value: 50 %, " + terms + "}, by: CHN, on: USA, sectors: [C26]" + more + "}");
}

TEST(ProductsOfAScenario, quotas_with_both_duties_in_one_key_are_a_duty_beside_a_quota) {
    const auto income = [](const pricing::NamedOutcomes& study) {
        const pricing::OutcomeResult& priced = *study.priced(study.outcomes[1]);
        return std::pair(priced.welfare.welfare_factor(usa), priced.welfare.welfare_factor(chn));
    };
    const auto answered = closely({"now", "answered"});
    const pricing::NamedOutcomes beside =
        solved(with_answer("{quota: {value: 50 %, definition: so}, by: CHN, on: USA, sectors: [C26], above: {value: "
                           "+1 points, definition: so}}, {duty: {value: 2 %, definition: so}, by: CHN, on: USA, "
                           "sectors: [C26]}"),
               answered);
    for (const char* terms :
         {"within: 2 %, above: 3 %, definition: so", "within: 2 %, above: +1 points, definition: so",
          "definition: so, within: {value: 2 %, range: [1 %, 2.5 %], assumption: so}, "
          "above: {value: 3 %, range: [3 %, 9 %], assumption: so}"}) {
        const pricing::NamedOutcomes one = solved(quota(terms), answered);
        EXPECT_NEAR(income(one).first, income(beside).first, 1e-12) << terms;
        EXPECT_NEAR(income(one).second, income(beside).second, 1e-12) << terms;
        ASSERT_EQ(equilibrium_of(one, "answered").quantities.size(), 1U);
        EXPECT_TRUE(equilibrium_of(one, "answered").quantities[0].above);
        EXPECT_NEAR(equilibrium_of(one, "answered").quantities[0].duty_rate, 0.01, 1e-12);
    }
    // The duty within counts: at 0 % of it more comes in for the same points above.
    EXPECT_GT(income(solved(quota("within: 0 %, above: 1 %, definition: so"), answered)).first - income(beside).first,
              1e-7);
    // Points within are on top of the duty in force, which ends nothing.
    const pricing::NamedOutcomes more = solved(quota("within: +2 points, definition: so"), answered);
    const pricing::NamedOutcomes apart = solved(
        with_answer("{quota: {value: 50 %, definition: so}, by: CHN, on: USA, sectors: [C26]}, {duty: {value: +2 "
                    "points, definition: so}, by: CHN, on: USA, sectors: [C26]}"),
        answered);
    EXPECT_NEAR(income(more).second, income(apart).second, 1e-12);
}

TEST(ProductsOfAScenario, quotas_say_both_duties_in_words_and_both_are_numbers_that_can_be_moved) {
    const std::string text = quota("within: 2 %, above: 3 %, definition: so");
    EXPECT_THAT(report::text::study_text(solved(text, closely({"answered"}))),
                HasSubstr("duty of 2 % within it and of 3 % on what goes beyond"));
    const scenario::Scenario read = scenario::read_scenario("s.yaml", text);
    const std::string place = "issues.answer.levels.given.measures.1.";
    for (const char* part : {"quota", "within", "above"}) {
        const auto all = parameters(read);
        EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.id == place + part; }))
            << part;
    }
    EXPECT_TRUE(with_value(read, place + "above", 0.5));
    EXPECT_FALSE(with_value(read, place + "above", 0.01)) << "below the duty within";
    EXPECT_FALSE(with_value(read, place + "within", 0.04)) << "above the duty on what goes beyond";
    EXPECT_FALSE(with_value(read, place + "quota", 0.0));
}

TEST(ProductsOfAScenario, quotas_whose_terms_cannot_be_are_refused_in_one_line) {
    const auto refused = [](const std::string& terms, const std::string& more = "") {
        return complaint([&] { (void)scenario::read_scenario("s.yaml", quota(terms, more)); });
    };
    EXPECT_THAT(refused("within: 0, above: 25, definition: so"), HasSubstr("expected the duty within a quota"));
    EXPECT_THAT(refused("within: 0, above: 25, definition: so"), HasSubstr("'0 %'"));
    EXPECT_THAT(refused("within: 10 %, above: 10 %, definition: so"),
                HasSubstr("expected a duty above the one within, 10 %, found '10 %'"));
    EXPECT_THAT(refused("above: 25 %, definition: so"), HasSubstr("or with 'within' as a whole duty a whole one"));
    EXPECT_THAT(refused("within: +2 points, above: 25 %, definition: so"), HasSubstr("points above zero"));
    EXPECT_THAT(refused("within: 2 points, definition: so"), HasSubstr("expected a duty within a quota such as '0 %'"));
    EXPECT_THAT(refused("within: 2 %, above: 900 %, definition: so"), HasSubstr("highest_rate"));
    EXPECT_THAT(refused("within: 2 %, above: 3 %"), HasSubstr("expected evidence, an assumption or a definition"));
    EXPECT_THAT(refused("within: 2 %, range: [40 %, 60 %], assumption: so"), HasSubstr("a range for an assumption"));
    EXPECT_THAT(refused("within: 2 %, abvoe: 3 %, definition: so"), HasSubstr("abvoe"));
    EXPECT_THAT(refused("above: +3 points, definition: so", ", above: {value: +3 points, definition: so}"),
                HasSubstr("the rate above a quota once"));
    EXPECT_THAT(refused("within: 2 %, above: 3 %, definition: so", ", rent: seller"),
                HasSubstr("whose rent goes to the buyer, found seller"));
    EXPECT_THAT(complaint([] {
                    (void)scenario::read_scenario(
                        "s.yaml", with_answer("{quota: {value: 0 %, within: 2 %, definition: so}, by: CHN, on: USA, "
                                              "sectors: [C26]}"));
                }),
                HasSubstr("a quota above zero with 'within'"));
}

}  // namespace
}  // namespace parley::products_scenario_test
