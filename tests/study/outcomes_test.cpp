// A scenario's outcomes, solved: which measures are in which, and what they come to.
#include <algorithm>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/study_json.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/solved.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::outcomes_test {
namespace {

using namespace parley::testing;
constexpr Economy usa{0}, chn{1}, eu{2};
constexpr Sector electronics{0}, cars{1}, services{2};

// All of the dispute's outcomes, solved once.
const pricing::NamedOutcomes& study() {
    static const pricing::NamedOutcomes all = solved(small_dispute(), closely({}));
    return all;
}

const model::Wedges& wedges(const std::string& outcome) {
    return equilibrium_of(study(), outcome).wedges;
}

double added(const std::string& outcome, Economy seller, Sector sector) {
    return wedges(outcome).duty_rate(usa, seller, sector) - study().base().world.duty_rate(usa, seller, sector);
}

// Largest relative gap between two tables; cells that are zero in both are no gap.
double gap(const Table<Buyer, Seller, Sector>& a, const Table<Buyer, Seller, Sector>& b) {
    double largest = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) {
        const double x = *(a.begin() + static_cast<std::ptrdiff_t>(k)),
                     y = *(b.begin() + static_cast<std::ptrdiff_t>(k));
        if (x != y) largest = std::max(largest, std::abs(x - y) / std::max(std::abs(x), std::abs(y)));
    }
    return largest;
}

TEST(Outcomes, all_are_solved_and_keep_the_order_of_the_file) {
    ASSERT_EQ(study().status(), model::Status::converged);
    ASSERT_EQ(study().outcomes.size(), study().scenario().outcomes.size());
    for (std::size_t k = 0; k < study().outcomes.size(); ++k) EXPECT_EQ(study().outcomes[k].outcome, k);
}

TEST(Outcomes, with_the_same_measures_share_one_equilibrium) {
    const auto same = [](const std::string& a, const std::string& b) {
        return &equilibrium_of(study(), a) == &equilibrium_of(study(), b);
    };
    EXPECT_TRUE(same("today", "spoken")) << "words have no price";
    EXPECT_TRUE(same("goods", "goods-spoken"));
    EXPECT_FALSE(same("today", "goods"));
    EXPECT_FALSE(same("goods", "some"));
    EXPECT_FALSE(same("goods", "crossed"));
    EXPECT_EQ(study().equilibria.size(), study().outcomes.size() - 2);
}

TEST(Outcomes, the_status_quo_is_the_base) {
    const pricing::OutcomeResult& priced = equilibrium_of(study(), "today").priced;
    EXPECT_LE(gap(priced.flow_new, study().base().world.flow), rounding);
    for (const Economy n : study().base().world.each_economy())
        EXPECT_NEAR(priced.welfare.welfare_factor(n), 1.0, rounding);
}

TEST(Outcomes, a_measure_on_several_sectors_is_on_all_of_them_and_on_no_other) {
    EXPECT_NEAR(added("some", chn, electronics), 0.25, rounding);
    EXPECT_NEAR(added("some", chn, services), 0.25, rounding);
    EXPECT_EQ(added("some", chn, cars), 0.0);
    EXPECT_NEAR(added("goods", chn, electronics), 0.25, rounding);
    EXPECT_NEAR(added("goods", chn, cars), 0.25, rounding);
    EXPECT_EQ(added("goods", chn, services), 0.0);
    for (const Sector s : study().base().world.each_sector()) {
        EXPECT_EQ(added("goods", eu, s), 0.0);
        EXPECT_EQ(wedges("goods").duty_rate(chn, usa, s), study().base().world.duty_rate(chn, usa, s));
    }
}

TEST(Outcomes, measures_that_overlap_add_up_in_points) {
    EXPECT_NEAR(added("stacked", chn, electronics), 0.25, rounding);
    EXPECT_NEAR(added("stacked", chn, cars), 0.10, rounding);
    EXPECT_NEAR(added("stacked", eu, electronics), 0.15, rounding);
    EXPECT_LE(
        gap(equilibrium_of(study(), "stacked").priced.flow_new, equilibrium_of(study(), "summed").priced.flow_new),
        closed_form)
        << "said in another way it is the same";
    EXPECT_NEAR(added("crossed", chn, electronics), 0.25, rounding) << "levels of two issues";
    EXPECT_NEAR(added("crossed", chn, cars), 0.15, rounding);
}

TEST(Outcomes, points_on_half_of_the_trade_are_points_on_half_of_its_products) {
    // 225 of the 350 + 100 mn USD that the United States buy.
    for (const Sector s : {electronics, cars}) {
        const model::SplitWedges* split = find_split(wedges("half"), usa, s);
        ASSERT_NE(split, nullptr);
        EXPECT_NEAR(split->duty_rate(chn, {0}) - split->base.duty_rate(chn, {0}), 0.25, rounding);
        EXPECT_EQ(split->duty_rate(chn, {1}), split->base.duty_rate(chn, {1}));
        EXPECT_NEAR(split->base.flow(chn, {0}), split->base.flow(chn, {1}), rounding * 1000);
    }
}

TEST(Outcomes, coverage_above_the_trade_in_scope_is_refused_with_both_numbers) {
    const std::string wide = replaced(replaced(small_dispute(), "{value: 225 mn USD", "{value: 451 mn USD"),
                                      "[$225 million]", "[$451 million]");
    EXPECT_THAT(complaint([&] { (void)pricing::load_setting(scenario::read_scenario("s.yaml", wide)); }),
                ::testing::ContainsRegex("^s.yaml:[0-9]+:[0-9]+: expected a coverage above 0 and at most the trade in "
                                         "scope, 0.4?5 bn USD, found 451 mn USD$"));
}

TEST(Outcomes, a_subsidy_in_usd_a_year_costs_that_much) {
    // What buyers pay at the border is cost less the subsidy: rate/(1 - rate) of it is the treasury's.
    const auto spent = [](const pricing::SetEquilibrium& at, Economy by, std::initializer_list<Sector> sectors) {
        double usd_m = 0.0;
        for (const Sector s : sectors) {
            const double rate = at.wedges.production_subsidy_rate(by, s);
            for (const Economy n : study().base().world.each_economy())
                usd_m += rate / (1 - rate) * at.priced.flow_new(n, by, s) / (1 + at.wedges.export_tax_rate(n, by, s));
        }
        return usd_m;
    };
    const pricing::SetEquilibrium& bought = equilibrium_of(study(), "bought");
    ASSERT_EQ(bought.subsidy_rates.size(), 1U);
    EXPECT_EQ(bought.subsidy_rates[0], bought.wedges.production_subsidy_rate(usa, cars));
    EXPECT_NEAR(spent(bought, usa, {cars}) / 30.0, 1.0, 1e-8);
    EXPECT_NEAR(spent(equilibrium_of(study(), "today"), chn, {electronics, cars}) / 60.0, 1.0, 1e-8)
        << "600 mn USD over 10 years, in force in the base";
}

TEST(Outcomes, what_a_level_ends_is_off_and_taking_it_anew_is_the_identity) {
    const pricing::SetEquilibrium& ended = equilibrium_of(study(), "ended");
    for (const Sector s : study().base().world.each_sector())
        EXPECT_NEAR(ended.wedges.production_subsidy_rate(chn, s), 0.0, rounding);
    EXPECT_NEAR(ended.wedges.export_tax_rate(usa, chn, electronics), 0.0, rounding);
    EXPECT_GT(gap(ended.priced.flow_new, study().base().world.flow), 1e-3) << "it must matter";
    const pricing::SetEquilibrium& anew = equilibrium_of(study(), "anew");
    EXPECT_LE(gap(anew.priced.flow_new, study().base().world.flow), 1e-10);
    for (const Economy n : study().base().world.each_economy())
        EXPECT_NEAR(anew.priced.welfare.welfare_factor(n), 1.0, 1e-10);
}

TEST(Outcomes, only_those_asked_for_are_solved_and_alone_they_are_what_they_are_together) {
    const pricing::NamedOutcomes two = solved(small_dispute(), closely({"stacked", "goods"}));
    ASSERT_EQ(two.outcomes.size(), 2U);
    EXPECT_EQ(two.scenario().outcomes[two.outcomes[0].outcome].id, "goods") << "in the order of the file";
    for (const char* id : {"goods", "stacked"})
        EXPECT_EQ(gap(equilibrium_of(two, id).priced.flow_new, equilibrium_of(study(), id).priced.flow_new), 0.0) << id;
    EXPECT_EQ(complaint([] { (void)solved(small_dispute(), closely({"godos"})); }).substr(0, 39),
              "outcome: expected an outcome of : today");
    EXPECT_THAT(complaint([] { (void)solved(small_dispute(), closely({"godos"})); }),
                ::testing::EndsWith("found 'godos'; did you mean goods?"));
}

TEST(Outcomes, are_the_same_bytes_on_any_number_of_threads) {
    const auto bytes = [](int threads) {
        SolvedOptions options;
        options.threads = threads;
        return report::json::study_json(solved(small_dispute(), options)).dump();
    };
    const std::string one = bytes(1);
    EXPECT_EQ(bytes(2), one);
    EXPECT_EQ(bytes(7), one);
}

TEST(Outcomes, a_solve_that_fails_has_a_status_and_no_tables) {
    SolvedOptions options;
    options.base.solve.max_iterations = 1;
    options.outcomes = {"today", "goods"};
    const pricing::NamedOutcomes failed = solved(small_dispute(), options);
    EXPECT_EQ(failed.status(), model::Status::iteration_limit);
    EXPECT_TRUE(equilibrium_of(failed, "goods").priced.flow_new.empty());
}

TEST(Outcomes, stopping_stops_them_all) {
    pricing::NamedOutcomes stopped =
        named_outcomes(pricing::load_setting(scenario::read_scenario("small.yaml", small_dispute())), {2, 0, 4});
    // The first is the one that asks, so it is not today, which is solved before it has asked.
    solve_all(stopped, pricing::Detail::exact, 2, [](int, double) { return false; });
    EXPECT_EQ(stopped.status(), model::Status::cancelled);
}

// The bundled dispute without the measures in force, which a list of duties knows nothing about.
TEST(ReferenceOutcomes, the_threat_without_measures_in_force_is_its_list_of_duties) {
    std::string text = bundled_text();
    const std::size_t baseline = text.find("\nbaseline:\n"), issues = text.find("\nissues:\n");
    ASSERT_LT(baseline, issues);
    text.erase(baseline, issues - baseline);
    text = replaced(text, ", ends: [industrial-plan]", "");
    text = replaced(text, ", ends: [export-loans]", "");
    const pricing::NamedOutcomes threat =
        solved_outcomes(scenario::read_scenario("s.yaml", text), closely({"threat-carried-out"}));
    ASSERT_EQ(threat.status(), model::Status::converged);
    pricing::BaseOptions options;
    options.solve.tolerance = 1e-12;
    pricing::DutyQuestion question;
    question.file = (source_folder() / "scenarios/us-china-2018/duties-threat.csv").string();
    const pricing::DutyStudy duties = study_duties(load_base("world-2017", options), options, question);
    ASSERT_EQ(duties.status(), model::Status::converged);
    const pricing::OutcomeResult& priced = equilibrium_of(threat, "threat-carried-out").priced;
    EXPECT_LE(gap(priced.flow_new, duties.priced.flow_new), closed_form);
    for (const Economy n : threat.base().world.each_economy())
        EXPECT_NEAR(priced.welfare.welfare_factor(n), duties.priced.welfare.welfare_factor(n), 1e-12);
    EXPECT_LT(priced.welfare.welfare_factor(*threat.base().world.find_economy("CHN")), 1 - 1e-4) << "it must matter";

    // With them it is another world and another cost, though not by much.
    const pricing::NamedOutcomes in_force =
        solved_outcomes(scenario::load_scenario("us-china-2018"), closely({"threat-carried-out"}));
    ASSERT_EQ(in_force.status(), model::Status::converged);
    EXPECT_GT(gap(equilibrium_of(in_force, "threat-carried-out").priced.flow_new, priced.flow_new), 1e-6);
}

}  // namespace
}  // namespace parley::outcomes_test
