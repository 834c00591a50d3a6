#pragma once
// One moves first and counts on what the others then do.
#include "parley/strategy/search/rest.hpp"

namespace parley::strategy {

/// eq:stackelberg: the first chooser's total slope is zero, the others are at rest. Their responses are differences of
/// adjoint gradients along single directions.
[[nodiscard]] Rest first_moves(Path& path, const std::vector<Objective>& objectives, std::vector<double> start,
                               const RestOptions& options);

}  // namespace parley::strategy
