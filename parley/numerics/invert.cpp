#include <algorithm>
#include <cmath>

#include "parley/numerics/dense.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::numerics {
namespace {

// Four rows less their multiples of `row` that clear column k. What then stands in the column is stored last: a vector
// that is read right after one of its numbers was written has to wait.
template <class Number>
PARLEY_WITHIN void clear_rows(Number* __restrict a, Number* __restrict b, Number* __restrict c, Number* __restrict d,
                              const Number* __restrict row, std::size_t size, std::size_t k) {
    const Number of_a = a[k], of_b = b[k], of_c = c[k], of_d = d[k];
    for (std::size_t at = 0; at < size; ++at) {
        a[at] -= of_a * row[at];
        b[at] -= of_b * row[at];
        c[at] -= of_c * row[at];
        d[at] -= of_d * row[at];
    }
    a[k] = -of_a * row[k];
    b[k] = -of_b * row[k];
    c[k] = -of_c * row[k];
    d[k] = -of_d * row[k];
}

template <class Number>
PARLEY_WITHIN void clear_row(Number* __restrict a, const Number* __restrict row, std::size_t size, std::size_t k) {
    const Number of_a = a[k];
    for (std::size_t at = 0; at < size; ++at) a[at] -= of_a * row[at];
    a[k] = -of_a * row[k];
}

template <class Number>
PARLEY_WITHIN void clear_column(Number* matrix, std::size_t size, std::size_t k) {
    const Number* row = matrix + k * size;
    std::size_t r = 0;
    for (const std::size_t end : {k, size}) {
        for (; r + 4 <= end; r += 4) {
            Number* rows = matrix + r * size;
            clear_rows(rows, rows + size, rows + 2 * size, rows + 3 * size, row, size, k);
        }
        for (; r < end; ++r) clear_row(matrix + r * size, row, size, k);
        ++r;
    }
}

PARLEY_VECTOR
void eliminate(double* matrix, std::size_t size, std::size_t k) {
    clear_column(matrix, size, k);
}
PARLEY_VECTOR
void eliminate(float* matrix, std::size_t size, std::size_t k) {
    clear_column(matrix, size, k);
}

template <class Number>
void gauss_jordan(Number* matrix, std::size_t size) {
    std::vector<std::size_t> pivots(size);
    for (std::size_t k = 0; k < size; ++k) {
        std::size_t pivot = k;
        for (std::size_t r = k + 1; r < size; ++r)
            if (std::abs(matrix[r * size + k]) > std::abs(matrix[pivot * size + k])) pivot = r;
        pivots[k] = pivot;
        Number* row = matrix + k * size;
        if (pivot != k) std::swap_ranges(row, row + size, matrix + pivot * size);
        const Number scale = 1 / row[k];
        for (std::size_t c = 0; c < size; ++c) row[c] *= scale;
        row[k] = scale;
        eliminate(matrix, size, k);
    }
    for (std::size_t k = size; k-- > 0;)
        if (pivots[k] != k)
            for (std::size_t r = 0; r < size; ++r) std::swap(matrix[r * size + k], matrix[r * size + pivots[k]]);
}

}  // namespace

void invert(double* matrix, std::size_t size) {
    gauss_jordan(matrix, size);
}
void invert(float* matrix, std::size_t size) {
    gauss_jordan(matrix, size);
}

}  // namespace parley::numerics
