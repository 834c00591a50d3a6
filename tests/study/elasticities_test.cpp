// Trade elasticities that nothing can be computed with are refused where they are made, too: by a factor of a draw.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/ranges.hpp"
#include "parley/pricing/sweep.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/small_world.hpp"

namespace parley::testing::elasticities_test {
namespace {

using ::testing::HasSubstr;

TEST(Elasticities, that_a_draw_takes_out_of_range_are_refused_in_one_line) {
    for (const double factor : {1e-6, 1e6}) {
        pricing::BaseOptions options;
        options.elasticity_factor = factor;
        try {
            (void)pricing::prepare_base(small_world(), options);
            ADD_FAILURE() << "times " << factor << " is taken";
        } catch (const InputError& problem) {
            EXPECT_THAT(problem.what(), HasSubstr("expected trade elasticities from 0.0001 to 10000, found "));
            EXPECT_EQ(std::string(problem.what()).find('\n'), std::string::npos);
        }
    }
}

TEST(Elasticities, of_services_are_drawn_between_what_the_sources_of_the_world_have_and_leave_the_other_draws) {
    const pricing::SharedSetting setting = pricing::load_setting(scenario::load_scenario("us-china-2018"), {});
    const auto range = pricing::drawn_services(*setting);
    ASSERT_TRUE(range);
    EXPECT_NEAR(range->low, 3.66, 0.005);
    EXPECT_DOUBLE_EQ(range->high, 10.0);
    pricing::SweepOptions options;
    options.points = 8;
    const pricing::SweepPlan without =
        plan_points(setting->scenario(), {"LL"}, options, pricing::OnNobodysTable::not_drawn);
    EXPECT_FALSE(pricing::services_at(without, 0));
    options.services = range;
    const pricing::SweepPlan plan =
        plan_points(setting->scenario(), {"LL"}, options, pricing::OnNobodysTable::not_drawn);
    ASSERT_EQ(plan.inputs.size(), without.inputs.size() + 1);
    double least = 10, most = 0;
    for (std::size_t k = 0; k < 8; ++k) {
        std::vector<double> others = plan.points[k].numbers;
        const double services = others.back();
        others.pop_back();
        EXPECT_EQ(others, without.points[k].numbers) << k;
        EXPECT_EQ(pricing::services_at(plan, k), services);
        least = std::min(least, services);
        most = std::max(most, services);
        // The setting of the point has it, of all services.
        const auto there = setting_at(*setting, {"LL", k}, &plan);
        ASSERT_TRUE(there);
        EXPECT_DOUBLE_EQ((*there)->world().theta.back(), services);
    }
    EXPECT_GE(least, range->low);
    EXPECT_LT(least, 4.2) << "one from each eighth";
    EXPECT_GT(most, 8.7);
    EXPECT_LE(most, range->high);
    pricing::BaseOptions set;
    set.services_elasticity = 5.0;
    EXPECT_FALSE(pricing::drawn_services(*pricing::load_setting(scenario::load_scenario("us-china-2018"), set)))
        << "what is set is not drawn";
}

}  // namespace
}  // namespace parley::testing::elasticities_test
