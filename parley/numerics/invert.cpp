#include "parley/numerics/dense.hpp"

#include <algorithm>
#include <cmath>

#include "parley/numerics/kernels.hpp"

namespace parley::numerics {

void invert(std::vector<double>& matrix, std::size_t size) {
    std::vector<std::size_t> pivots(size);
    for (std::size_t k = 0; k < size; ++k) {
        std::size_t pivot = k;
        for (std::size_t r = k + 1; r < size; ++r)
            if (std::abs(matrix[r * size + k]) > std::abs(matrix[pivot * size + k])) pivot = r;
        pivots[k] = pivot;
        double* row = matrix.data() + k * size;
        if (pivot != k) std::swap_ranges(row, row + size, matrix.data() + pivot * size);
        const double scale = 1 / row[k];
        row[k] = 1;
        for (std::size_t c = 0; c < size; ++c) row[c] *= scale;
        for (std::size_t r = 0; r < size; ++r) {
            if (r == k) continue;
            double* other = matrix.data() + r * size;
            const double factor = other[k];
            if (factor == 0) continue;
            other[k] = 0;
            kernels::add_scaled(-factor, row, size, other);
        }
    }
    for (std::size_t k = size; k-- > 0;)
        if (pivots[k] != k)
            for (std::size_t r = 0; r < size; ++r) std::swap(matrix[r * size + k], matrix[r * size + pivots[k]]);
}

}  // namespace parley::numerics
