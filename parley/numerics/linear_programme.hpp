#pragma once
// Small dense linear programmes with proof. Why our own: docs/decisions/0012-linear-programmes.md.
#include <cstddef>
#include <vector>

namespace parley::numerics {

/// maximise c·x subject to A x ≤ b, x ≥ 0; b and c of any sign.
struct LinearProgramme {
    LinearProgramme(std::size_t row_count, std::size_t column_count)
        : rows(row_count),
          columns(column_count),
          a(row_count * column_count, 0.0),
          b(row_count, 0.0),
          c(column_count, 0.0) {}
    double& at(std::size_t row, std::size_t column) { return a[row * columns + column]; }
    double at(std::size_t row, std::size_t column) const { return a[row * columns + column]; }

    std::size_t rows, columns;
    std::vector<double> a;  ///< row-major
    std::vector<double> b;  ///< by row
    std::vector<double> c;  ///< by column
};

/// What has been proved, on the programme as it was given and not by the search's own word.
enum class Certified { nothing, optimum, infeasible, unbounded };

struct LinearSolution {
    Certified certified = Certified::nothing;
    std::vector<double> x;    ///< by column: the optimum, or a feasible point where unbounded
    std::vector<double> y;    ///< by row: the dual optimum, or where infeasible the multipliers that prove it
    std::vector<double> ray;  ///< by column, where unbounded: what can be added to x for ever
    double value = 0.0;       ///< c·x
    double gap = 0.0;         ///< of the certificate, see below
    int pivots = 0;
};

/// A certificate whose gap is larger proves nothing.
inline constexpr double certificate_tolerance = 1e-9;

/// Simplex method (Dantzig 1951), largest coefficient, Bland's rule (1977) after steps that go nowhere. At most some
/// hundred columns or rows and some thousand of the other.
[[nodiscard]] LinearSolution solve(const LinearProgramme& programme);

/// How far x and y are from proving each other best: the largest violation of A x ≤ b, x ≥ 0, Aᵀy ≥ c, y ≥ 0 and
/// b·y ≤ c·x, each over 1 + the sizes of the terms in it.
[[nodiscard]] double optimality_gap(const LinearProgramme& programme, const std::vector<double>& x,
                                    const std::vector<double>& y);
/// How far y is from proving that no x exists (Farkas 1902): y ≥ 0, Aᵀy ≥ 0, with y scaled to b·y = −1. Infinite if
/// b·y is not below zero.
[[nodiscard]] double infeasibility_gap(const LinearProgramme& programme, const std::vector<double>& y);
/// How far x and ray are from proving that there is no best: A x ≤ b, x ≥ 0, A ray ≤ 0, ray ≥ 0, with c·ray = 1.
[[nodiscard]] double unboundedness_gap(const LinearProgramme& programme, const std::vector<double>& x,
                                       const std::vector<double>& ray);

}  // namespace parley::numerics
