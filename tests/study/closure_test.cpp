// Closures as studies use them: options, the measures that move saving, and the figures that go with them.
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/model/welfare.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/solved.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::closure_test {
namespace {

using namespace parley::testing;
using ::testing::HasSubstr;
constexpr Economy usa{0}, chn{1};

std::string saving_dispute() {
    std::string text = small_dispute();
    const std::string issue = R"(  saving:
    owner: china
    counterfactual: true
    levels:
      present: {}
      american: {measures: [{saving: {value: 50 %, definition: half}, by: CHN, like: USA}]}
  deficit:
    owner: joint
    levels:
      none: {}
      saved: {measures: [{balance_target: {value: -20 mn USD a year, definition: so}, of: USA, with: CHN, by-means-of: saving}]}
      spent: {measures: [{balance_target: {value: -20 mn USD a year, definition: so}, of: USA, with: CHN, by-means-of: saving, saver: CHN}]}
)";
    const std::string outcomes =
        "  american: {levels: {saving: american}}\n  saved: {levels: {deficit: saved}}\n"
        "  spent: {levels: {deficit: spent}}\n  both: {levels: {saving: american, tariffs: goods}}\n";
    text.insert(text.find("statements:"), issue);
    text.insert(text.find("no-deal:"), outcomes);
    return text;
}

const pricing::NamedOutcomes& study() {
    static const pricing::NamedOutcomes all =
        solved(saving_dispute(), closely({"goods", "american", "saved", "spent", "both"}));
    return all;
}

TEST(SavingMeasure, moves_the_rate_by_its_share_of_the_gap_and_no_other_rate) {
    const pricing::SetEquilibrium& at = equilibrium_of(study(), "american");
    ASSERT_TRUE(at.priced.solved());
    const world::World& world = study().base().world;
    // S = Inv − D, each over value added.
    const auto rate = [&](Economy n) {
        return world.accounts.investment_rate(n) - world.deficit(n) / world.value_added(n);
    };
    for (const Economy n : world.each_economy())
        EXPECT_NEAR(at.priced.closure.saving.rate(n), n == chn ? (rate(chn) + rate(usa)) / 2 : rate(n), rounding);
    EXPECT_GT(rate(chn), rate(usa) + 0.1) << "it must matter";
}

TEST(SavingMeasure, is_solved_under_saving_and_the_other_outcomes_are_not) {
    EXPECT_EQ(equilibrium_of(study(), "american").priced.closure.deficits, model::Deficits::saving);
    EXPECT_EQ(equilibrium_of(study(), "both").priced.closure.deficits, model::Deficits::saving);
    EXPECT_EQ(equilibrium_of(study(), "goods").priced.closure.deficits, model::Deficits::fixed);
    EXPECT_EQ(equilibrium_of(study(), "goods").priced.equilibrium.point.interest_hat, 1.0);
    EXPECT_GT(equilibrium_of(study(), "american").priced.equilibrium.point.interest_hat, 1.01)
        << "the world saves less, so that saving is dearer";
}

TEST(SavingMeasure, makes_the_saver_borrow_and_payoffs_leave_that_out) {
    const pricing::OutcomeResult& priced = equilibrium_of(study(), "american").priced;
    const world::World& world = study().base().world;
    const double deficit = deficits_new(world, priced.closure, priced.equilibrium.point)(chn);
    EXPECT_GT(deficit, world.deficit(chn) + 100.0);
    const double spent = priced.equilibrium.point.income_new(chn);
    const double price = priced.welfare.consumer_price_factor(chn);
    EXPECT_NEAR(payoff_factor(priced, chn), (spent - deficit) / (world.income(chn) - world.deficit(chn)) / price,
                1e-12);
    EXPECT_NEAR(payoff_usd_m(world, priced, chn),
                (payoff_factor(priced, chn) - 1) * (world.income(chn) - world.deficit(chn)), 1e-9);
    EXPECT_GT(priced.welfare.welfare_factor(chn), payoff_factor(priced, chn) + 0.01);
    const pricing::OutcomeResult& duties = equilibrium_of(study(), "goods").priced;
    EXPECT_EQ(payoff_factor(duties, chn), duties.welfare.welfare_factor(chn)) << "all of it where deficits stay";
}

TEST(BalanceTargetBySaving, is_met_by_the_saver_that_is_named) {
    for (const char* id : {"saved", "spent"}) {
        const pricing::SetEquilibrium& at = equilibrium_of(study(), id);
        ASSERT_TRUE(at.priced.solved()) << id;
        const pricing::BalanceChange balance = balance_change(study().base().world, at.priced, usa, chn);
        EXPECT_NEAR(balance.goods_new - balance.goods_base, 20.0, 1e-6) << id;
        const bool more = id == std::string("saved");
        EXPECT_EQ(at.quantities.at(0).saving_rate_change > 0, more) << id;
        const Economy saver = more ? usa : chn;
        const Table<Economy> base = model::base_saving_rate(study().base().world);
        for (const Economy n : study().base().world.each_economy())
            EXPECT_NEAR(at.priced.closure.saving.rate(n) - base(n),
                        n == saver ? at.quantities.at(0).saving_rate_change : 0.0, rounding)
                << id;
        // The rate that was found, asked for as it is, gives the same world.
        model::SolveOptions options;
        options.tolerance = 1e-12;
        options.closure = at.priced.closure;
        const world::World& world = study().base().world;
        const model::Equilibrium plain = solve(world, model::no_change(world), options);
        ASSERT_EQ(plain.status, model::Status::converged);
        EXPECT_NEAR(plain.point.interest_hat, at.priced.equilibrium.point.interest_hat, 1e-9);
        EXPECT_NEAR(plain.point.income_new(usa), at.priced.equilibrium.point.income_new(usa), 1e-6);
    }
}

TEST(SavingMeasure, without_elasticities_is_refused_at_its_line) {
    SolvedOptions options = closely({"american"});
    options.base.saving = {{}, 0.0, 0.0};
    EXPECT_THAT(complaint([&] { (void)solved(saving_dispute(), options); }),
                ::testing::MatchesRegex("small.yaml:[0-9]+:[0-9]+: expected an elasticity of saving or of investment "
                                        "above zero: .*, found both zero"));
}

TEST(SavingMeasure, in_a_world_without_saving_rates_is_refused) {
    world::World world = small_world();
    world.accounts = {};
    scenario::MeasureWords words;
    words.kind = scenario::MeasureKind::saving;
    words.by = {"CHN"};
    words.like = "USA";
    words.line = 3;
    EXPECT_EQ(
        complaint([&] { (void)pricing::resolve("s.yaml", words, world, {}); }),
        "s.yaml:3: expected a world with saving and investment rates (accounts.csv), found small, which has none");
}

pricing::OutcomeResult duties_under(const pricing::BaseOptions& options) {
    const pricing::Base base = prepare_base(small_world(), options);
    model::Wedges wedges = model::no_change(base.world);
    for (const Sector s : base.world.each_sector()) wedges.duty_rate(usa, chn, s) += 0.1;
    return pricing::price(base.world, wedges, counterfactual_options(base, options));
}

TEST(ClosureOptions, reach_the_model) {
    pricing::BaseOptions options;
    options.solve.tolerance = 1e-12;
    const pricing::OutcomeResult plain = duties_under(options);
    ASSERT_TRUE(plain.solved());
    pricing::BaseOptions stuck = options, scaled = options, lending = options;
    stuck.factors = model::specific;
    scaled.scale = true;
    lending.deficits = model::Deficits::saving;
    const pricing::OutcomeResult short_run = duties_under(stuck), growing = duties_under(scaled),
                                 moving = duties_under(lending);
    ASSERT_TRUE(short_run.solved() && growing.solved() && moving.solved());
    // What is stuck in the sector that is hit loses more than a wage that is the same everywhere.
    const world::World world = small_world();
    EXPECT_LT(real_returns(world, short_run.equilibrium.point)(chn, Sector{0}),
              real_returns(world, plain.equilibrium.point)(chn, Sector{0}) - 1e-3);
    EXPECT_NE(growing.welfare.welfare_factor(chn), plain.welfare.welfare_factor(chn));
    EXPECT_FALSE(growing.equilibrium.point.scale_hat.empty());
    EXPECT_NE(moving.equilibrium.point.interest_hat, 1.0);
    pricing::BaseOptions nearly = options;
    nearly.factors = model::roy(1.0 + 1e-9);
    EXPECT_NEAR(duties_under(nearly).welfare.welfare_factor(chn), short_run.welfare.welfare_factor(chn), 1e-8);
}

TEST(ClosureOptions, that_the_world_cannot_carry_are_refused_with_the_sector_or_the_number) {
    const auto refused = [](world::World world, const pricing::BaseOptions& options) {
        return complaint([&] { (void)prepare_base(std::move(world), options); });
    };
    pricing::BaseOptions scaled, lending;
    scaled.scale = true;
    lending.deficits = model::Deficits::saving;
    world::World strong = small_world(), without = small_world();
    strong.scale_sources[0].psi[1] = 0.2;  // θ is 5
    EXPECT_EQ(refused(strong, scaled),
              "scale: expected trade elasticity times scale elasticity below 1 in every sector, found sector C29: 1");
    without.scale_sources.clear();
    without.accounts = {};
    EXPECT_EQ(refused(without, scaled),
              "scale: expected a world with scale elasticities (scale.csv), found small, "
              "which has none for its elasticities LL");
    EXPECT_EQ(refused(without, lending),
              "saving: expected saving and investment rates of every economy "
              "(accounts.csv), found a world without them");
    lending.saving = {{}, 0.0, 0.0};
    EXPECT_THAT(refused(small_world(), lending), HasSubstr("saving: expected an elasticity of saving"));
}

// The bundled world, at the scale elasticities of its default source.
TEST(ClosureOptions, that_run_away_at_the_base_are_refused_with_the_radius) {
    pricing::BaseOptions options;
    options.scale = true;
    EXPECT_THAT(
        complaint([&] { (void)load_base("world-2017", options); }),
        ::testing::MatchesRegex("scale: expected economies of scale that come to rest .factors specific or "
                                "roy:KAPPA with a low KAPPA allows it., found that of every growth of a sector "
                                "the next round is 1\\.[0-9]+ times as large, without end .spectral radius of .* "
                                "at the base."));
    options.factors = model::roy(2);
    EXPECT_EQ(load_base("world-2017", options).status, model::Status::converged) << "what moves less runs away less";
}

TEST(ClosureOptions, scale_keeps_the_product_with_elasticities_of_another_source) {
    pricing::BaseOptions options;
    options.scale = true;
    options.elasticities = "CP";
    const pricing::Base base = prepare_base(small_world(), options);
    EXPECT_NEAR(base.closure.psi.at(0) * 9.0, 0.04 * 6.0, 1e-15);
    EXPECT_EQ(pricing::scale_source(base.world), "LL");
}

}  // namespace
}  // namespace parley::closure_test
