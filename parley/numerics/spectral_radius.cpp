#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/core/infinity.hpp"
#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::numerics {

// lim ‖H^(2^k)‖^(1/2^k), Gelfand's formula: eigenvalues are not needed one by one.
double spectral_radius(std::vector<double> matrix, std::size_t size) {
    double log_norm = 0.0, share = 1.0;  // ln ‖H^(2^k)‖ / 2^k so far
    std::vector<double> squared(size * size);
    for (int k = 0; k < 50; ++k) {
        const double norm = std::sqrt(kernels::dot(matrix.data(), matrix.data(), size * size));
        if (norm == 0) return 0.0;
        if (!std::isfinite(norm)) return infinity;
        log_norm += share * std::log(norm);
        share /= 2;
        for (double& value : matrix) value /= norm;
        std::fill(squared.begin(), squared.end(), 0.0);
        for (std::size_t r = 0; r < size; ++r)
            kernels::add_transposed_product(matrix.data(), matrix.data() + r * size, size, size,
                                            squared.data() + r * size);
        std::swap(matrix, squared);
    }
    return std::exp(log_norm);
}

}  // namespace parley::numerics
