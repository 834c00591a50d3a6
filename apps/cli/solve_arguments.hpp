#pragma once
// What `parley solve` was asked, for its two forms: a scenario, or changed duties.
#include <optional>
#include <string>
#include <vector>

#include "apps/cli/command.hpp"
#include "parley/pricing/counterfactual/base.hpp"
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
    std::string by;
    std::string elasticities;
    std::optional<double> services_elasticity;
    std::string closure = "fixed";
    double saving_elasticity = model::SavingRule{}.saving_elasticity;
    double investment_elasticity = model::SavingRule{}.investment_elasticity;
    std::string factors = "mobile";
    bool scale = false;
    bool no_inputs = false;
    double highest_duty_pct = 100 * world::usual_highest_rate;
    int max_iterations = model::SolveOptions{}.max_iterations;
    int threads = 0;
    bool json = false;
    bool csv = false;
    std::string output;

    pricing::BaseOptions base_options() const;
};

/// The options that decide how a world is solved, for every command that solves one.
void add_model_options(CLI::App& command, SolveArguments& arguments);

/// Of the commands that take a scenario.
void add_set_option(CLI::App& command, std::vector<std::string>& numbers);
/// The scenario, with the numbers that were asked for. Throws InputError.
[[nodiscard]] scenario::Scenario load_scenario(const SolveArguments& arguments);

[[nodiscard]] Exit solve_duties(const SolveArguments& arguments);
[[nodiscard]] Exit solve_scenario(const SolveArguments& arguments);

/// To standard output, or whole to `path` if there is one.
void deliver(const std::string& path, const std::string& text);

}  // namespace parley::cli
