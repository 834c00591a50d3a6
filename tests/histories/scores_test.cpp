// Chances learnt from other disputes, and their scores: closed forms, and a test of chance that is itself tested.
#include <cmath>
#include <cstdlib>

#include <gtest/gtest.h>

#include "parley/numerics/random_stream.hpp"
#include "parley/precedents/precedents.hpp"
#include "parley/precedents/scores.hpp"
#include "tests/histories/past.hpp"

namespace parley::precedents {
namespace {

// Cases whose answers have nothing to do with their features.
std::vector<Case> without_skill(std::uint64_t set, std::size_t n = 23) {
    numerics::RandomStream stream(20261128, set);
    std::vector<Case> cases;
    for (std::size_t k = 0; k < n; ++k) {
        Case each{"case" + std::to_string(k), "cluster" + std::to_string(k), "", stream.uniform() < 0.7, {}, {}};
        if (stream.uniform() < 0.7) each.ln_exposure = stream.normal(0.0, 2.0);
        for (std::size_t q = 0; q < n_questions; ++q)
            if (stream.uniform() < 0.85) each.answers[q] = stream.uniform() < questions[q].outside;
        cases.push_back(each);
    }
    return cases;
}

histories::History past() {
    return {histories::read_facts("f.yaml", testing::facts_text),
            histories::read_after("a.yaml", testing::after_text),
            {"a-b-2010", 20.0, 10000.0}};
}

TEST(Features, are_read_off_the_record_by_rule) {
    const Features features = features_of(past());
    EXPECT_EQ(features.due_in, 22);
    EXPECT_NEAR(*features.exposure, 50.0 * 20.0 / 10000.0, 1e-12);
    EXPECT_TRUE(features.other_aim && features.offer);
    EXPECT_FALSE(features.answer_announced);
    EXPECT_EQ(features.target, "EU");
    EXPECT_EQ(features.government, "Obama");
}

TEST(Questions, what_held_before_the_cut_off_is_not_asked) {
    histories::History history = past();
    EXPECT_EQ(answers_of(history)[0], histories::Answer(true));
    EXPECT_EQ(answers_of(history)[3], histories::Answer(true));
    EXPECT_EQ(answers_of(history, false)[3], histories::Answer(false));
    history.facts.threat.due.clear();
    history.facts.issues[0].at_cutoff = 0;
    EXPECT_FALSE(answers_of(history)[0]);
}

TEST(Questions, the_earlier_of_agreement_and_threat_came_first) {
    histories::History history = past();
    EXPECT_EQ((*first_of(history))[0], First::carried_out);
    history.after->agreed_on = "2010-05-20";
    EXPECT_EQ((*first_of(history))[2], First::agreement);
    history.after->carried_out_on.clear();
    EXPECT_FALSE(first_of(history));
}

TEST(Rates, have_wilsons_interval) {
    // Newcombe (1998), table I: 15 of 148 and 0 of 20.
    EXPECT_NEAR(share_of(15, 148).low, 0.0624, 5e-5);
    EXPECT_NEAR(share_of(15, 148).high, 0.1605, 5e-5);
    EXPECT_NEAR(share_of(0, 20).high, 0.1611, 5e-5);
}

TEST(Rates, leave_the_whole_cluster_out) {
    std::vector<Case> cases = without_skill(1, 6);
    for (std::size_t k = 0; k < 6; ++k) {
        cases[k].cluster = k < 3 ? "one" : "two";
        cases[k].answers[0] = k < 3;
    }
    const std::vector<Chances> chances = left_out(left_out_rates(), cases);
    for (std::size_t k = 0; k < 6; ++k) EXPECT_DOUBLE_EQ(chances[k][0], k < 3 ? 0.5 / 4.0 : 3.5 / 4.0);
}

TEST(Rates, with_features_have_a_slope_of_zero_where_the_features_do_not_vary) {
    std::vector<Case> cases = without_skill(2);
    for (Case& each : cases) {
        each.due = true;
        each.ln_exposure = 1.0;
    }
    const std::vector<Chances> chances = left_out(rates_with_features(), cases);
    // α alone: y − n·p = α − logit of the outside rate.
    double yes = 0.0, of = 0.0;
    for (std::size_t k = 1; k < cases.size(); ++k)
        if (cases[k].answers[0]) {
            of += 1.0;
            yes += *cases[k].answers[0] ? 1.0 : 0.0;
        }
    const double p = chances[0][0];
    EXPECT_NEAR(yes - of * p, std::log(p / (1.0 - p)) - 0.0, 1e-8);
}

TEST(Rates, with_features_find_what_is_there) {
    std::vector<Case> cases = without_skill(3, 60);
    for (Case& each : cases) each.answers[0] = each.due;
    const Scores found = score(cases, left_out(rates_with_features(), cases), Scored::primary);
    EXPECT_LT(found.brier, score(cases, left_out(left_out_rates(), cases), Scored::primary).brier - 0.02);
    EXPECT_LT(permutation_p(rates_with_features(), cases, Scored::primary, 1, 99), 0.05);
}

TEST(Score, of_a_coin_is_a_quarter_and_sureness_is_clipped) {
    const std::vector<Case> cases = without_skill(4);
    EXPECT_DOUBLE_EQ(score(cases, left_out(coin(), cases), Scored::all_questions).brier, 0.25);
    std::vector<Case> one(1);
    one[0].answers[0] = true;
    const Scores wrong = score(one, left_out(no_change(), one), Scored::all_questions);
    EXPECT_NEAR(wrong.brier, 0.98 * 0.98, 1e-12);
    EXPECT_NEAR(wrong.log, -std::log(0.02), 1e-12);
}

TEST(Score, every_case_weighs_the_same_however_many_questions_it_answers) {
    std::vector<Case> cases(2);
    cases[0].answers.fill(true);
    cases[1].answers[0] = false;
    const std::vector<Chances> chances(2, Chances{0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9});
    EXPECT_NEAR(score(cases, chances, Scored::all_questions).brier, (0.01 + 0.81) / 2.0, 1e-12);
}

TEST(Score, a_method_does_not_differ_from_itself) {
    const std::vector<Case> cases = without_skill(5);
    const Scores rates = score(cases, left_out(left_out_rates(), cases), Scored::all_questions);
    const Difference none = paired(cases, rates, rates);
    EXPECT_EQ(none.mean, 0.0);
    EXPECT_EQ(none.low, 0.0);
    EXPECT_EQ(none.high, 0.0);
}

TEST(Score, bins_count_every_answer_once) {
    const std::vector<Case> cases = without_skill(6);
    std::size_t answers = 0, binned = 0;
    for (const Case& each : cases)
        for (const histories::Answer& answer : each.answers) answers += answer ? 1 : 0;
    for (const Bin& bin : reliability(cases, left_out(rates_with_features(), cases))) binned += bin.of;
    EXPECT_EQ(answers, binned);
}

// 200 sets without skill (PARLEY_SLOW): the test of chance fires at its nominal rate, within 3 points. In a quick run a
// tenth of it, which a test that always or never fires would not pass either.
TEST(Permutation, fires_at_its_nominal_rate_where_there_is_no_skill) {
    const bool slow = std::getenv("PARLEY_SLOW") != nullptr;
    const std::size_t sets = slow ? 200 : 20;
    std::map<std::string, Chances> drawn;
    for (std::size_t k = 0; k < 23; ++k)
        for (double& chance : drawn["case" + std::to_string(k)])
            chance = numerics::RandomStream(7, k + 100).uniform(0.2, 0.8);
    for (const Method& method : {rates_with_features(), fixed("drawn", "chances drawn beforehand", drawn)}) {
        std::size_t fired = 0, halves = 0;
        for (std::size_t set = 0; set < sets; ++set) {
            const double p = permutation_p(method, without_skill(1000 + set), Scored::all_questions, set, 39);
            fired += p <= 0.05 ? 1 : 0;
            halves += p <= 0.5 ? 1 : 0;
        }
        RecordProperty(method.id, static_cast<int>(fired));
        const double share = static_cast<double>(fired) / static_cast<double>(sets);
        EXPECT_LE(std::abs(share - 0.05), slow ? 0.03 : 0.1) << method.id << ": " << fired << " of " << sets;
        EXPECT_NEAR(static_cast<double>(halves) / static_cast<double>(sets), 0.5, slow ? 0.1 : 0.3) << method.id;
    }
}

}  // namespace
}  // namespace parley::precedents
