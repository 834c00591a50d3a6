#include "parley/numerics/quadrature.hpp"

#include <cmath>
#include <numbers>

namespace parley::numerics {

Quadrature gauss_legendre(std::size_t count) {
    Quadrature result{std::vector<double>(count), std::vector<double>(count)};
    const double degree = static_cast<double>(count);
    for (std::size_t k = 0; k < count; ++k) {
        // Newton on the Legendre polynomial, from the usual cosine guess.
        double x = std::cos(std::numbers::pi * (static_cast<double>(k) + 0.75) / (degree + 0.5)), slope = 1.0;
        for (int iteration = 0; iteration < 50; ++iteration) {
            double previous = 1.0, current = x;
            for (std::size_t j = 2; j <= count; ++j) {
                const double order = static_cast<double>(j);
                const double next = ((2 * order - 1) * x * current - (order - 1) * previous) / order;
                previous = current;
                current = next;
            }
            slope = degree * (x * current - previous) / (x * x - 1);
            const double step = current / slope;
            x -= step;
            if (std::abs(step) < 1e-15) break;
        }
        result.node[count - 1 - k] = (1 + x) / 2;
        result.weight[count - 1 - k] = 1 / ((1 - x * x) * slope * slope);
    }
    return result;
}

std::vector<double> differentiation_matrix(const std::vector<double>& points) {
    // Berrut & Trefethen (2004), eqs 9.4 and 9.5: barycentric weights, rows that sum to zero.
    const std::size_t count = points.size();
    std::vector<double> barycentric(count, 1.0), matrix(count * count, 0.0);
    for (std::size_t j = 0; j < count; ++j)
        for (std::size_t k = 0; k < count; ++k)
            if (k != j) barycentric[j] /= points[j] - points[k];
    for (std::size_t r = 0; r < count; ++r)
        for (std::size_t c = 0; c < count; ++c) {
            if (r == c) continue;
            matrix[r * count + c] = barycentric[c] / barycentric[r] / (points[r] - points[c]);
            matrix[r * count + r] -= matrix[r * count + c];
        }
    return matrix;
}

}  // namespace parley::numerics
