// Trade elasticities that nothing can be computed with are refused where they are made, too: by a factor of a draw.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/pricing/counterfactual/base.hpp"
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

}  // namespace
}  // namespace parley::testing::elasticities_test
