#pragma once
// What `parley solve` was asked, for its two forms: a scenario, or changed duties.
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/command.hpp"
#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/counterfactual/spread.hpp"
#include "parley/products/groups.hpp"
#include "parley/scenario/scenario.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::cli {

struct SolveArguments {
    std::string scenario;
    std::vector<std::string> outcomes;
    std::vector<std::string> numbers;  ///< "duty_rate=45 points"
    std::string world = scenario::newest_world;
    std::string duties;
    std::vector<std::string> duty;
    std::vector<std::string> duty_by;  ///< by --duty: the --by that follows it, in codes with commas; empty: none does
    std::string day;
    std::string by;                    ///< of all duties; empty: duty_by says it
    std::vector<std::string> by_each;  ///< as they were given
    std::string on;
    std::size_t groups = products::usual_classes;
    std::string elasticities;
    std::optional<double> services_elasticity;
    std::string closure = "fixed";
    double saving_elasticity = model::SavingRule{}.saving_elasticity;
    double investment_elasticity = model::SavingRule{}.investment_elasticity;
    std::string factors = "mobile";
    bool scale = false;
    bool no_inputs = false;
    double highest_duty_pct = 100 * usual_highest_rate;
    bool import_subsidy = false;
    int max_iterations = model::SolveOptions{}.max_iterations;
    int threads = 0;
    std::string ranges = "all";
    std::size_t points = 0;  ///< of what is drawn, in ranges
    bool json = false;
    bool csv = false;
    bool full = false, assumed = false;  ///< of the text: all of it; what is assumed
    std::string trade;                   ///< file for flows and prices; empty: none
    std::string tables;                  ///< file for long CSV; empty: none
    std::string output;

    pricing::BaseOptions base_options() const;
    /// `seed` of points, where they are drawn.
    pricing::RangeOptions range_options(std::uint64_t seed = 1) const;
};

/// The options that decide how a world is solved, for every command that solves one.
void add_model_options(CLI::App& command, SolveArguments& arguments);

/// Over what the figures range.
void add_range_options(CLI::App& command, SolveArguments& arguments);
void add_ranges_option(CLI::App& command, std::string& ranges);
/// Of the commands that take a scenario.
void add_set_option(CLI::App& command, std::vector<std::string>& numbers);
/// The scenario, with the numbers that were asked for. Throws InputError.
[[nodiscard]] scenario::Scenario load_scenario(const SolveArguments& arguments);
/// For what no want moves. Throws InputError where --set names one.
void refuse_set_wants(const scenario::Scenario& scenario);

/// The same scenario; of one of the former format it is said on standard error what to change.
[[nodiscard]] scenario::Scenario told_of_its_format(scenario::Scenario scenario);

[[nodiscard]] Exit solve_duties(const SolveArguments& arguments);
[[nodiscard]] Exit solve_scenario(const SolveArguments& arguments);

/// Refuses elasticities of saving where no deficit is moved by it. Of a scenario an outcome may be, whatever is asked.
void refuse_idle_elasticities(const CLI::App& command, const SolveArguments& arguments);

/// What stands between commas.
[[nodiscard]] std::vector<std::string> split(const std::string& text);

/// To standard output, or whole to `path` if there is one; together with what else is to be written, or nothing is.
void deliver(const std::string& path, const std::string& text, std::vector<FileText> also = {});

}  // namespace parley::cli
