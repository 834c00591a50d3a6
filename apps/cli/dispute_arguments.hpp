#pragma once
// What the commands on a scenario's dispute share.
#include <memory>
#include <optional>
#include <string>

#include "apps/cli/command.hpp"
#include "apps/cli/solve_arguments.hpp"
#include "parley/pricing/batch/sweep.hpp"

namespace parley::cli {

struct DisputeArguments {
    SolveArguments solve;
    std::string disagreement;
    std::optional<std::size_t> seed, count;  ///< of draws; none: the scenario's
    std::size_t points = 0;                  ///< of a sweep; 0: none, or as many as its store has
    std::string game;                        ///< file for Gambit; empty: none
    std::string store;                       ///< where a sweep is kept; empty: nowhere
};

/// The options of `command` that all of them have.
[[nodiscard]] std::shared_ptr<DisputeArguments> add_dispute_options(CLI::App& command);
[[nodiscard]] pricing::DisputeOptions dispute_options(const DisputeArguments& arguments);
/// Solved, with its progress shown; what failed is said.
[[nodiscard]] pricing::DisputeStudy studied(const DisputeArguments& arguments);

/// A sweep of the points asked for; goes on with what the store has.
[[nodiscard]] pricing::Sweep swept(const pricing::DisputeStudy& dispute, const DisputeArguments& arguments);

void add_forecast(CLI::App& app, Run& run);

}  // namespace parley::cli
