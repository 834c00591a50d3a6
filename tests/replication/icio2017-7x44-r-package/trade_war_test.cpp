// The duties that the United States added on China in 2018-19, against a package by other authors: SOURCE.md.
#include <gtest/gtest.h>

#include <sstream>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/welfare.hpp"
#include "parley/pricing/duties/duties_csv.hpp"
#include "parley/tables/files/csv.hpp"
#include "tests/replication/published.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::trade_war_test {
namespace {

// The heading and the rows of one importer; the file also holds what China added.
std::string rows_of(const std::string& importer, const std::string& text) {
    std::istringstream lines(text);
    std::string line, result;
    while (std::getline(lines, line))
        if (result.empty() || line.rfind(importer + ",", 0) == 0) result += line + "\n";
    return result;
}

TEST(RPackage, duties_that_the_united_states_added_on_china) {
    if (shared_folder().empty()) GTEST_SKIP() << shared_absent;
    const std::filesystem::path folder = shared_folder() / "data" / "icio2017-7x44";
    datasets::BuildOptions options;
    options.purchaser_valuation = true;
    options.elasticities = "LL";
    const world::World base = balanced(build_world("icio2017-7x44", folder, options).world);

    const std::string file = (folder / "trade_war_increments.csv").string();
    const std::vector<pricing::DutyRow> rows =
        pricing::read_duties(file, rows_of("USA", tables::read_file(file)), base);
    ASSERT_EQ(rows.size(), 22u) << "one for each sector of goods";
    const model::Equilibrium equilibrium = solved(base, duty_wedges(base, {Option::none, file}, rows));

    const model::Welfare result = welfare(base, equilibrium.point);
    Ours ours;
    for (const std::string code : {"CHN", "USA", "IND"})
        ours[{code, "exact welfare"}] = 100 * (result.welfare_factor(economy(base, code)) - 1);
    verify_table("icio2017-7x44-r-package/welfare.csv",
                 "An R/C++ package, icio2017-7x44: duties that the United States added on China in 2018-19", "%", ours);
}

}  // namespace
}  // namespace parley::testing::trade_war_test
