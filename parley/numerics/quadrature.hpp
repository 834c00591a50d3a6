#pragma once
#include <cstddef>
#include <vector>

namespace parley::numerics {

/// Gauss–Legendre nodes and weights on [0, 1].
struct Quadrature {
    std::vector<double> node;
    std::vector<double> weight;
};
[[nodiscard]] Quadrature gauss_legendre(std::size_t count);

/// matrix[r][c]: derivative at point r of the polynomial that is 1 at point c and 0 at the others. Row-major, points
/// distinct.
[[nodiscard]] std::vector<double> differentiation_matrix(const std::vector<double>& points);

}  // namespace parley::numerics
