// The identity of docs/model/decomposition.md on what a user reads: the seven parts of the JSON and of the CSV add up
// to the change of real income beside them, under a measure of each kind.
#include <cmath>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/report/json/study_json.hpp"
#include "parley/report/text/study_text.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/small_dispute.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/solved.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing::exact_parts_test {
namespace {

struct Kind {
    const char* name;
    const char* measure;
    const char* part;  // that it is there to move
    bool scale = false;
};
void PrintTo(const Kind& kind, std::ostream* out) {
    *out << kind.name;
}

std::string scenario_with(const std::string& measure) {
    return "parley: 2\ntitle: One measure\nworld: " + small_world_folder() + R"(
parties:
  usa: {name: United States, economies: [USA], assumption: made up}
  china: {name: China, economies: [CHN], assumption: made up}
issues:
  it: {owner: china, levels: {none: {}, done: {measures: [)" +
           measure + R"(]}}}
outcomes:
  today: {label: Today}
  done: {label: Done, levels: {it: done}}
)";
}

class ExactParts : public ::testing::TestWithParam<Kind> {};

TEST_P(ExactParts, add_up_to_the_change_of_real_income) {
    SolvedOptions options;
    options.outcomes = {"done"};
    options.base.scale = GetParam().scale;
    if (GetParam().scale) options.base.factors = model::roy(2.0);
    const pricing::NamedOutcomes study =
        solved_outcomes(scenario::read_scenario("one.yaml", scenario_with(GetParam().measure)), options);
    const json result = json::parse(report::json::study_json(study).dump());
    ASSERT_EQ(result["status"], "converged");
    const json& done = result["equilibria"][result["outcomes"][0]["equilibrium"].get<std::size_t>()];
    ASSERT_EQ(done["decomposition"]["status"], "converged");
    const double within = done["decomposition"]["gap_pct"].get<double>() + rounding;
    double moved = 0;
    for (const json& economy : done["economies"]) {
        std::size_t count = 0;
        double sum = 0;
        for (const auto& [key, value] : economy.items())
            if (key.ends_with("_exact_pct")) {
                sum += value.get<double>();
                ++count;
            }
        EXPECT_EQ(count, 7U);
        EXPECT_NEAR(sum, economy["welfare_pct"].get<double>(), within) << economy["code"];
        moved += std::abs(economy[std::string(GetParam().part) + "_exact_pct"].get<double>());
    }
    EXPECT_GT(moved, 1e-3) << GetParam().part << " is not put to the test";

    constexpr double digits = 1e-10;  // of a file: twelve, at changes of a hundred percent at most
    std::map<std::string, double> sum, income;
    std::istringstream rows(report::text::study_csv(study));
    for (std::string row; std::getline(rows, row);) {
        std::vector<std::string> cells;
        std::istringstream line(row);
        for (std::string cell; std::getline(line, cell, ',');) cells.push_back(cell);
        if (cells[4] == "% of income") sum[cells[1]] += std::stod(cells[5]);
        if (cells[3] == "real_income" && cells[4] == "%") income[cells[1]] = std::stod(cells[5]);
    }
    EXPECT_EQ(income.size(), 4U);
    for (const auto& [economy, change] : income) EXPECT_NEAR(sum[economy], change, within + digits) << economy;
}

INSTANTIATE_TEST_SUITE_P(
    Measures, ExactParts,
    ::testing::Values(
        Kind{"duty", "{duty: {value: +25 points, definition: so}, by: CHN, on: USA, sectors: goods}", "vot"},
        Kind{"export_tax", "{export_tax: {value: 10 points, definition: so}, by: CHN, on: USA, sectors: goods}",
             "fiscal"},
        Kind{"export_subsidy", "{export_subsidy: {value: 10 points, definition: so}, by: CHN, on: all, sectors: [C26]}",
             "fiscal"},
        Kind{"production_subsidy", "{production_subsidy: {value: 3 points, definition: so}, by: CHN, sectors: [C26]}",
             "fiscal"},
        Kind{"barrier", "{barrier: {value: -10 points, definition: so}, by: CHN, on: USA, sectors: all}", "barriers"},
        Kind{"control_of_volume",
             "{export_control: {value: 80 %, definition: so}, by: CHN, on: USA, sectors: [C26], rent: seller}", "tot"},
        Kind{"control_of_price",
             "{export_control: {value: -10 points, definition: so}, by: CHN, on: USA, sectors: [C26]}", "barriers"},
        Kind{"purchase", "{purchase: {value: +20 mn USD a year, definition: so}, by: CHN, from: USA, sectors: [C29]}",
             "vot"},
        Kind{"balance_by_purchases",
             "{balance_target: {value: -20 mn USD a year, definition: so}, of: USA, with: CHN, by-means-of: purchases}",
             "vot"},
        Kind{"balance_by_duty",
             "{balance_target: {value: -20 mn USD a year, definition: so}, of: USA, with: CHN, by-means-of: duty}",
             "vot"},
        Kind{"balance_by_saving",
             "{balance_target: {value: -20 mn USD a year, definition: so}, of: USA, with: CHN, by-means-of: saving}",
             "transfers"},
        Kind{"saving", "{saving: {value: 50 %, definition: so}, by: CHN, like: USA}", "transfers"},
        Kind{"duty_with_scale", "{duty: {value: +25 points, definition: so}, by: CHN, on: USA, sectors: goods}",
             "scale", true}),
    [](const auto& each) { return std::string(each.param.name); });

}  // namespace
}  // namespace parley::testing::exact_parts_test
