// 20 points on everything that the United States buy from China, against ustariff's equations: SOURCE.md.
#include <gtest/gtest.h>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/welfare.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::twenty_points_test {
namespace {

TEST(Ustariff, twenty_points_on_all_that_the_united_states_buy_from_china) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    datasets::BuildOptions options;
    options.purchaser_valuation = true;
    options.elasticities = "IS";
    world::World world = build_world("wiod2014", shared_folder() / "data" / "wiod2014", options).world;
    drop_inputs(world);
    const world::World base = balanced(world);

    model::Wedges wedges = model::no_change(base);
    for (const Sector s : base.each_sector()) wedges.duty_rate(economy(base, "USA"), economy(base, "CHN"), s) += 0.20;
    const model::Welfare result = welfare(base, solved(base, wedges).point);
    Ours ours;
    for (const std::string code : {"USA", "CHN", "MEX"})
        ours[{code, "exact welfare"}] = 100 * (result.welfare_factor(economy(base, code)) - 1);
    verify_table("wiod2014-ustariff/welfare.csv",
                 "ustariff's equations, wiod2014: 20 points on all US imports from China", "%", ours);
}

}  // namespace
}  // namespace parley::testing::twenty_points_test
