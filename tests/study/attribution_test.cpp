// A balance or an income shared out over its causes.
#include <algorithm>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/analysis/attribution/attribution.hpp"
#include "parley/core/input_error.hpp"
#include "parley/model/welfare.hpp"
#include "parley/pricing/counterfactual/outcome_result.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/attribution_json.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"

namespace parley::attribution_test {
namespace {

using namespace parley::testing;
using ::testing::ElementsAre;
constexpr Economy usa{0}, chn{1};

pricing::BaseOptions closely_solved() {
    pricing::BaseOptions options;
    options.solve.tolerance = 1e-12;
    return options;
}

analysis::AttributionQuestion balance(std::vector<std::string> causes = {}) {
    return {"USA", "CHN", std::move(causes), 0};
}

analysis::Attribution attributed(pricing::Base base, const pricing::BaseOptions& options,
                                 const analysis::AttributionQuestion& question,
                                 const std::vector<std::pair<std::string, policy::Measure>>& barriers = {}) {
    return value_or_throw(
        analysis::attribute(std::make_shared<const pricing::Base>(std::move(base)), options, question, barriers));
}

analysis::Attribution in_dispute(const analysis::AttributionQuestion& question) {
    return value_or_throw(analysis::attribute_in(
        *pricing::load_setting(scenario::read_scenario("small.yaml", small_dispute()), closely_solved()), question));
}

std::vector<std::string> ids(const analysis::Attribution& attribution) {
    std::vector<std::string> result;
    for (const analysis::Cause& cause : attribution.causes) result.push_back(cause.id);
    return result;
}

double share(const analysis::Attribution& attribution, const std::string& id) {
    for (std::size_t k = 0; k < attribution.causes.size(); ++k)
        if (attribution.causes[k].id == id) return attribution.shapley_usd_m[k];
    throw std::logic_error("no cause " + id);
}

// Saunders's airport game: a runway costs what its largest user needs, and Shapley's share is known in closed form.
TEST(Shapley, of_the_airport_game_splits_each_stretch_among_those_who_use_it) {
    const std::vector<double> needs{1.0, 3.0, 7.0};
    std::vector<double> value(8);
    for (std::size_t off = 0; off < 8; ++off)
        for (std::size_t k = 0; k < 3; ++k)
            if ((off >> k & 1U) == 0) value[off] = std::max(value[off], needs[k]);
    const std::vector<double> shares = analysis::shapley(value, 3);
    EXPECT_NEAR(shares[0], 1.0 / 3, 1e-15);
    EXPECT_NEAR(shares[1], 1.0 / 3 + 2.0 / 2, 1e-15);
    EXPECT_NEAR(shares[2], 1.0 / 3 + 2.0 / 2 + 4.0, 1e-15);
}

TEST(Attribution, has_the_causes_that_are_there) {
    EXPECT_THAT(ids(in_dispute(balance())), ElementsAre("saving:USA", "saving:CHN", "export-subsidies:CHN",
                                                        "production-subsidies:CHN", "duties:USA"));
    EXPECT_THAT(ids(attributed(pricing::prepare_base(small_world()), closely_solved(), balance())),
                ElementsAre("saving:USA", "saving:CHN", "duties:USA"))
        << "without a scenario no subsidy is in force, and CHN levies no duty";
}

TEST(Attribution, adds_up) {
    for (const analysis::AttributionQuestion& question : {balance(), analysis::AttributionQuestion{"CHN", "", {}, 0}}) {
        const analysis::Attribution all = in_dispute(question);
        ASSERT_EQ(all.status, model::Status::converged);
        const double sum = std::accumulate(all.shapley_usd_m.begin(), all.shapley_usd_m.end(), 0.0);
        EXPECT_NEAR(sum, all.with_all() - all.without_any(), 1e-9);
        EXPECT_GT(std::abs(sum), 1.0) << "it must matter";
    }
}

TEST(Attribution, does_not_depend_on_the_order_of_causes_or_on_threads) {
    std::vector<std::string> order{"saving:CHN", "export-subsidies:CHN", "duties:USA", "production-subsidies:CHN"};
    const analysis::Attribution one = in_dispute(balance(order));
    std::reverse(order.begin(), order.end());
    analysis::AttributionQuestion reversed = balance(order);
    reversed.threads = 1;
    const analysis::Attribution other = in_dispute(reversed);
    ASSERT_EQ(other.status, model::Status::converged);
    EXPECT_THAT(ids(other), ::testing::ElementsAreArray(order));
    for (const std::string& id : order) EXPECT_NEAR(share(one, id), share(other, id), 1e-9) << id;
}

TEST(Attribution, starts_from_the_base_and_one_cause_is_the_plain_counterfactual) {
    const pricing::Base base = prepare_base(small_world(), closely_solved());
    const world::World& world = base.world;
    const analysis::Attribution duties = attributed(base, closely_solved(), balance({"duties:USA"}));
    ASSERT_EQ(duties.status, model::Status::converged);
    EXPECT_NEAR(duties.with_all(), model::bilateral_balance(world, world.flow, usa, chn, true), 1e-8);
    model::Wedges wedges = model::no_change(world);
    for (const Sector s : world.each_sector()) wedges.duty_rate(usa, chn, s) = 0.0;
    const pricing::OutcomeResult plain = pricing::price(world, wedges, counterfactual_options(base, closely_solved()));
    EXPECT_NEAR(duties.without_any(), balance_change(world, plain, usa, chn).goods_new, 1e-7);
    EXPECT_NEAR(duties.shapley_usd_m.at(0), duties.alone(0), 0.0);
    EXPECT_GT(duties.shapley_usd_m.at(0), 1.0) << "duties hold imports back";

    // A saving gap: what the economy invests it saves.
    const analysis::Attribution saving = attributed(base, closely_solved(), balance({"saving:CHN"}));
    model::SolveOptions options = counterfactual_options(base, closely_solved());
    options.closure.deficits = model::Deficits::saving;
    options.closure.saving.rate = model::base_saving_rate(world);
    options.closure.saving.rate(chn) = world.accounts.investment_rate(chn);
    const pricing::OutcomeResult less = pricing::price(world, model::no_change(world), options);
    EXPECT_NEAR(saving.without_any(), balance_change(world, less, usa, chn).goods_new, 1e-7);
    const analysis::Attribution income = attributed(base, closely_solved(), {"CHN", "", {"saving:CHN"}, 0});
    EXPECT_NEAR(income.with_all(), 0.0, 1e-7);
    EXPECT_NEAR(income.without_any(), payoff_usd_m(world, less, chn), 1e-7) << "net of borrowing";
}

TEST(Attribution, of_a_barrier_in_force_takes_what_ends_it) {
    const pricing::Base base = prepare_base(small_world(), closely_solved());
    const policy::BarrierChange ending{{{chn}, {usa}, {Sector{0}}}, -0.2, {}};
    const analysis::Attribution one =
        attributed(base, closely_solved(), balance({"controls"}), {{"controls", policy::Measure(ending)}});
    model::Wedges wedges = model::no_change(base.world);
    wedges.barrier_factor(chn, usa, Sector{0}) = 0.8;
    const pricing::OutcomeResult plain =
        pricing::price(base.world, wedges, counterfactual_options(base, closely_solved()));
    EXPECT_NEAR(one.without_any(), balance_change(base.world, plain, usa, chn).goods_new, 1e-7);
}

TEST(Attribution, of_what_is_not_there_is_refused) {
    const auto refused = [](const analysis::AttributionQuestion& question) {
        return complaint([&] { (void)attributed(pricing::prepare_base(small_world()), {}, question); });
    };
    EXPECT_EQ(refused(balance({"duties:US"})),
              "cause: expected a cause that is there: saving:USA, saving:CHN, duties:USA, found 'duties:US'; did you "
              "mean duties:USA?");
    EXPECT_EQ(refused({"USA", "USA", {}, 0}), "balance: expected two economies, found USA twice");
    EXPECT_EQ(refused({"USA", "all", {}, 0}), "balance: expected the code of one economy, found 'all'");
    EXPECT_THAT(refused({"CHM", "", {}, 0}), ::testing::StartsWith("income: expected "));
}

TEST(Attribution, that_fails_has_a_status_and_no_shares) {
    pricing::BaseOptions options;
    options.solve.max_iterations = 1;
    const analysis::Attribution failed = attributed(pricing::prepare_base(small_world()), options, balance());
    EXPECT_EQ(failed.status, model::Status::iteration_limit);
    EXPECT_TRUE(failed.shapley_usd_m.empty());
    EXPECT_FALSE(report::json::attribution_json(failed).contains("causes"));
}

TEST(Attribution, is_written_under_its_schema) {
    const auto schema =
        json::parse(tables::read_file((source_folder() / "docs/schema/attribute-1.schema.json").string()));
    const json written = report::json::attribution_json(in_dispute(balance()));
    EXPECT_EQ(schema_problem(schema, written), "");
    EXPECT_EQ(written["equilibria"].size(), 32U);
    EXPECT_EQ(written["closure"], "saving");
}

}  // namespace
}  // namespace parley::attribution_test
