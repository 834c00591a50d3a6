#pragma once
// The worlds and closures on which every identity is tested. A new variant is a row here, not a test.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "parley/model/equilibrium.hpp"

namespace parley::testing {

/// One sector, flows[buyer][seller] in USD m, no duties; inputs of the good itself in its cost if the value-added share
/// is below one. A base as long as flows pay for the inputs.
[[nodiscard]] world::World one_sector_world(const std::vector<std::vector<double>>& flows, double theta,
                                            double value_added_share = 1.0);

/// Closes the base of a world whose primitives but for final shares are set: final shares are the remainder.
[[nodiscard]] world::World closed(world::World world);

struct WorldCase {
    std::string name;  ///< letters, digits and underscores
    /// The world as its source has it, or nothing with the reason in `absent`.
    std::function<std::optional<world::World>(std::string& absent)> load;
    bool large = false;         ///< too large for tests that solve many times
    bool few_closures = false;  ///< only those that are quick everywhere
};
[[nodiscard]] const std::vector<WorldCase>& world_cases();

struct ClosureCase {
    std::string name;
    model::Deficits base = model::Deficits::fixed;  ///< `zero`: deficits are taken out of the base first
    bool quick = true;                              ///< false: not for worlds with few closures
    /// Of counterfactuals in this world; nothing moves by itself.
    std::function<model::Closure(const world::World&)> closure = [](const world::World&) { return model::Closure{}; };
};
[[nodiscard]] const std::vector<ClosureCase>& closure_cases();

/// A base in which the identities are tested.
struct Ground {
    world::World world;
    model::SolveOptions options;  ///< tolerance and closure for counterfactuals
};
/// The case's world, settled where it does not clear or where the closure takes deficits out. Nothing when its data is
/// not there (`absent` says so) or when it does not settle (`broken_base`).
[[nodiscard]] std::optional<Ground> ground(const WorldCase& world, const ClosureCase& closure, std::string& absent,
                                           std::string& broken_base);

/// Whether a world is tested under a closure.
[[nodiscard]] bool goes_with(const WorldCase& world, const ClosureCase& closure);

/// The closure with its own levers moved: where deficits follow saving, saving rates by up to five points either way.
[[nodiscard]] model::Closure levers_moved(const world::World& world, model::Closure closure, unsigned seed);

/// Every wedge moves on every cell by up to `size` in logs: duties up, the rest either way.
[[nodiscard]] model::Wedges everything_moves(const world::World& world, unsigned seed, double size);

}  // namespace parley::testing
