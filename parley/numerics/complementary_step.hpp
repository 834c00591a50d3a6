#pragma once
// One Newton step for a few complementarity conditions.
#include <cstddef>
#include <optional>
#include <vector>

namespace parley::numerics {

/// How an unknown and its condition belong together.
enum class Pairing {
    complementary,  ///< 0 ≤ u ⊥ g ≥ 0
    equation,       ///< g = 0
    held            ///< u stays as it is
};

/// Fischer–Burmeister: zero exactly when a ≥ 0, b ≥ 0 and one of them is zero.
[[nodiscard]] double complementarity(double a, double b);

/// The u at which every pairing holds with g replaced by its tangent g + slope·(u_next − u) (Josephy 1979). Which
/// conditions bind is settled by Murty's (1974) least-index pivoting, finite where `slope` is a P-matrix: own effects
/// outweigh cross effects. Elsewhere it may fail; then the step is Newton's on the Fischer–Burmeister functions.
[[nodiscard]] std::optional<std::vector<double>> complementary_step(const std::vector<double>& slope,
                                                                    const std::vector<double>& u,
                                                                    const std::vector<double>& g,
                                                                    const std::vector<Pairing>& pairing);

}  // namespace parley::numerics
