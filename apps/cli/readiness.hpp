#pragma once
// What a scenario is ready for, what it and its world lack, and what a reader should find out next.
#include <optional>
#include <string>
#include <vector>

#include "parley/scenario/scenario.hpp"
#include "parley/world/world.hpp"

namespace parley::cli {

/// A few lines: the commands that have what they need, those that lack something and what; what the world does not
/// know; and what to find out next: `open`, what the record leaves open, then wants that nothing said bears on, sizes
/// without a source. Where the record was not asked the last line says how, of `file` by its name; of no name it does
/// not.
[[nodiscard]] std::string readiness_text(const scenario::Scenario& scenario, const world::World& world,
                                         const std::string& file, const std::optional<std::vector<std::string>>& open);

}  // namespace parley::cli
