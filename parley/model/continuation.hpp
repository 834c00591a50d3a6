#pragma once
// Continuation along the straight path, in logs, from the base to a counterfactual: for the exact decomposition and for
// solves that are too far for one go.
#include "parley/model/equilibrium.hpp"

namespace parley::model {

/// The wedges a share `at` of the way: ln(1+t), ln(1+e), ln(1−z), ln κ̂ and ln Â straight in `at`.
/// An embargo, κ̂ = ∞, goes straight in κ̂^(−θ), from 1 to 0. eq:embargo
[[nodiscard]] Wedges wedges_at(const world::World& world, const Wedges& end, double at);

/// d ln κ̂ / d at on that way, for the end's κ̂.
[[nodiscard]] double log_barrier_slope(double end, double theta, double at);

/// from^(1−at)·to^at for every unknown; `at` above one extrapolates. Unknowns that are zero stay zero.
[[nodiscard]] Point point_between(const Point& from, const Point& to, double at);

}  // namespace parley::model
