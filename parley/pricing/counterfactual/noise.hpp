#pragma once
// What a solve cannot tell from nothing: it stops where no equation is off by more than this part of what it is an
// equation of. A smaller change is none, for all that is read off an equilibrium: text, colours, files, payoffs.
#include <cmath>

#include "parley/model/equilibrium.hpp"

namespace parley::pricing {

inline const double noise = model::SolveOptions{}.tolerance;

/// Whether a change of something of this size is none.
[[nodiscard]] inline bool is_noise(double change, double size) {
    return std::abs(change) <= noise * std::abs(size);
}

}  // namespace parley::pricing
