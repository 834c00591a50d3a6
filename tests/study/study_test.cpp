#include "parley/pricing/duties/duty_study.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "tests/study/small_world.hpp"

namespace parley::study_test {
namespace {

using testing::small_world;
constexpr Economy usa{0}, chn{1}, eu{2}, others{3};
constexpr Sector electronics{0};

pricing::DutyQuestion question(const std::vector<std::string>& words,
                               const std::vector<std::string>& importers = {"USA"}) {
    pricing::DutyQuestion result;
    for (const std::string& text : words) result.words.push_back(value_or_throw(pricing::parse_duty(text)));
    result.importers = importers;
    return result;
}

pricing::DutyStudy study(const std::vector<std::string>& words, pricing::BaseOptions options = {}) {
    return study_duties(prepare_base(small_world(), options), options, question(words));
}

TEST(Base, one_that_clears_is_taken_as_it_is) {
    const world::World world = small_world();
    const pricing::Base base = pricing::prepare_base(world);
    EXPECT_EQ(base.status, model::Status::converged);
    EXPECT_FALSE(base.resolved);
    EXPECT_EQ(base.world.flow, world.flow);
}

TEST(Base, balanced_takes_the_deficits_out) {
    const pricing::Base base = pricing::prepare_base(
        small_world(), {.elasticities = "", .deficits = model::Deficits::zero, .inputs = true, .solve = {}});
    ASSERT_EQ(base.status, model::Status::converged);
    EXPECT_TRUE(base.resolved);
    for (const Economy n : base.world.each_economy()) EXPECT_NEAR(base.world.deficit(n), 0.0, 1e-4);
    EXPECT_LE(base_gap(base.world).size, world::base_tolerance);
}

TEST(Base, a_world_that_does_not_clear_is_solved_first) {
    world::World world = small_world();
    std::swap(world.final_share(usa, Sector{0}), world.final_share(usa, Sector{2}));
    ASSERT_FALSE(complete(world).has_value());
    ASSERT_GT(base_gap(world).size, world::base_tolerance);
    const pricing::Base base = pricing::prepare_base(world);
    ASSERT_EQ(base.status, model::Status::converged);
    EXPECT_TRUE(base.resolved);
    EXPECT_LE(base_gap(base.world).size, world::base_tolerance);
}

TEST(Base, without_inputs_value_added_is_all_of_cost) {
    const pricing::Base base = pricing::prepare_base(
        small_world(), {.elasticities = "CP", .deficits = model::Deficits::fixed, .inputs = false, .solve = {}});
    for (const double share : base.world.value_added_share) EXPECT_EQ(share, 1.0);
    EXPECT_EQ(base.world.elasticity_source, "CP");
    EXPECT_EQ(base.world.theta[0], 9.0);
}

TEST(Base, unknown_elasticities_name_those_there_are) {
    try {
        (void)pricing::prepare_base(
            small_world(), {.elasticities = "LLL", .deficits = model::Deficits::fixed, .inputs = true, .solve = {}});
        FAIL();
    } catch (const InputError& problem) {
        EXPECT_STREQ(problem.what(),
                     "elasticities: expected one of LL, CP (world small), found 'LLL'; did you mean LL?");
    }
}

TEST(Study, names_the_parties_and_each_pair_once) {
    const pricing::DutyStudy one = study({"CHN:+25:goods", "CHN,EU27:10:J"});
    EXPECT_EQ(one.parties, (std::vector<Economy>{usa, chn, eu}));
    EXPECT_EQ(one.pairs, (std::vector<std::pair<Economy, Economy>>{{usa, chn}, {usa, eu}}));
    EXPECT_DOUBLE_EQ(one.trade_in_scope_usd_m.at(0), 450.0);
    const pricing::DutyStudy all = study({"*:+25:goods"});
    EXPECT_EQ(all.parties, (std::vector<Economy>{usa})) << "all the others are nobody in particular";
    EXPECT_TRUE(all.pairs.empty());
}

TEST(Study, no_change_prices_as_no_change) {
    const pricing::DutyStudy none = study({"CHN:3:goods"});  // the duty that there is
    ASSERT_EQ(none.status(), model::Status::converged);
    for (const Economy n : none.base.world.each_economy()) {
        EXPECT_NEAR(none.priced.welfare.welfare_factor(n), 1.0, 1e-12);
        EXPECT_NEAR(none.priced.duty_revenue_new_usd_m(n), none.priced.duty_revenue_base_usd_m(n), 1e-9);
        for (const Sector s : none.base.world.each_sector()) EXPECT_NEAR(none.priced.output_factor(n, s), 1.0, 1e-12);
    }
}

TEST(Study, a_duty_moves_what_it_should) {
    const pricing::DutyStudy duty = study({"CHN:+25:goods"});
    ASSERT_EQ(duty.status(), model::Status::converged);
    const pricing::OutcomeResult& priced = duty.priced;
    const pricing::BalanceChange balance = balance_change(duty.base.world, priced, usa, chn);
    EXPECT_DOUBLE_EQ(balance.goods_base, -250.0);
    EXPECT_GT(balance.goods_new, balance.goods_base);
    EXPECT_DOUBLE_EQ(balance.all_base, -250.0);
    EXPECT_LT(priced.welfare.welfare_factor(chn), 1.0);
    EXPECT_GT(priced.output_factor(usa, electronics), 1.0);
    EXPECT_LT(priced.output_factor(chn, electronics), 1.0);
    EXPECT_EQ(most_affected_sectors(duty.base.world, priced, chn, 1), (std::vector<Sector>{electronics}));
    EXPECT_EQ(most_affected_economies(duty.base.world, priced, {usa, chn}, 9).size(), 2U);
    EXPECT_EQ(most_affected_economies(duty.base.world, priced, {usa, chn, eu}, 9), (std::vector<Economy>{others}));
    EXPECT_EQ(priced.exact.status, model::Status::converged);
}

TEST(Study, an_absent_sector_is_never_most_affected) {
    world::World world = small_world();
    for (const Economy n : world.each_economy()) {
        world.flow(n, usa, electronics) = 0.0;
        for (const Sector s : world.each_sector()) {  // nobody needs electronics to make anything
            world.value_added_share(n, s) = 1.0;
            for (const Sector r : world.each_sector()) world.input_share(n, r, s) = 0.0;
        }
    }
    final_shares_from_remainder(world);
    ASSERT_FALSE(complete(world).has_value());
    const pricing::DutyStudy duty = study_duties(pricing::prepare_base(world), {}, question({"CHN:+25:goods"}));
    ASSERT_EQ(duty.status(), model::Status::converged);
    EXPECT_TRUE(pricing::is_absent(duty.base.world, usa, electronics));
    EXPECT_EQ(duty.priced.output_factor(usa, electronics), 1.0);
    EXPECT_EQ(most_affected_sectors(duty.base.world, duty.priced, usa, 9).size(), 2U);
}

TEST(Study, a_solve_that_fails_has_a_status_and_no_tables) {
    pricing::BaseOptions options;
    options.solve.max_iterations = 2;
    const pricing::DutyStudy failed = study({"CHN:+25:goods"}, options);
    EXPECT_EQ(failed.status(), model::Status::iteration_limit);
    EXPECT_GT(failed.max_residual(), 0.0);
    EXPECT_FALSE(failed.worst_equation().empty());
    EXPECT_TRUE(failed.priced.flow_new.empty());
    options.deficits = model::Deficits::zero;
    EXPECT_EQ(study({"CHN:+25:goods"}, options).status(), model::Status::iteration_limit) << "of the base, this time";
}

TEST(Study, a_missing_file_is_named) {
    pricing::DutyQuestion missing;
    missing.file = "nowhere/duties.csv";
    EXPECT_THROW((void)study_duties(pricing::prepare_base(small_world()), {}, missing), InputError);
}

}  // namespace
}  // namespace parley::study_test
