#pragma once
// Whether an equilibrium with external economies of scale is one that an economy would stay at: docs/model/scale.md.
#include "parley/model/equilibrium.hpp"

namespace parley::model {

struct ScaleRadius {
    double radius = 0.0;     ///< spectral radius of d ln L_new / d ln L
    bool converged = false;  ///< false: an estimate that had not come to rest
    int passes = 0;          ///< reads of an N²S array
};

/// L_new is the factor in each sector at the equilibrium of a world in which productivity is what L makes it and stays
/// that: a radius below one means that small moves of the factor die out. The point must be a solution.
[[nodiscard]] ScaleRadius scale_radius(const world::World& world, const Wedges& wedges, const Closure& closure,
                                       const Point& point);

/// Why a point is no place to stay, `where` in words; nothing if it is one, or without scale economies.
struct ScaleVerdict {
    ScaleRadius found;
    std::optional<world::Breach> breach;
};
[[nodiscard]] ScaleVerdict judge_scale(const world::World& world, const Wedges& wedges, const Closure& closure,
                                       const Point& point, const char* where);

}  // namespace parley::model
