#pragma once
// Dense linear algebra on square matrices, row-major. What is Eigen's and what is ours:
// docs/decisions/0014-dense-algebra.md.
#include <cstddef>
#include <optional>
#include <vector>

namespace parley::numerics {

/// Rounding leaves about this of a row that depends on others.
inline constexpr double singular_pivot = 1e-13;

/// x with matrix·x = right, by LU with partial pivoting. Nothing where a pivot is not above `smallest_pivot` of the
/// largest entry of its row: then the matrix is singular.
[[nodiscard]] std::optional<std::vector<double>> solve_dense(const std::vector<double>& matrix,
                                                             const std::vector<double>& right,
                                                             double smallest_pivot = 0.0);

/// The largest |eigenvalue|; infinite for what is no matrix of numbers.
[[nodiscard]] double spectral_radius(std::vector<double> matrix, std::size_t size);

/// Inverse in place, by Gauss–Jordan elimination with row pivoting. For matrices far from singular.
void invert(double* matrix, std::size_t size);
void invert(float* matrix, std::size_t size);

}  // namespace parley::numerics
