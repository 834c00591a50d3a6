#include <algorithm>
#include <cmath>
#include <vector>

#include "parley/numerics/dense.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::numerics {
namespace {

// Gauss–Jordan elimination by two columns at a time: each row is read and written once for both. Every number goes
// through the same operations in the same order as by one column at a time.
template <class Number>
struct Pair {
    const Number *first, *second;  // the rows of the two pivots, scaled; the first as it was before the second
    std::size_t column;            // of the first; the second's is the next
};

// What row `a` has in the two columns when their turn comes; `next` is in the second.
template <class Number>
struct Multiples {
    Number of_first, of_second;
};
template <class Number>
PARLEY_WITHIN Multiples<Number> multiples(const Number* a, const Pair<Number>& pair) {
    const std::size_t k = pair.column;
    return {a[k], a[k + 1] - a[k] * pair.first[k + 1]};
}

// What then stands in the columns is stored last: a vector that is read right after one of its numbers was written has
// to wait.
template <class Number>
PARLEY_WITHIN void set_columns(Number* a, const Multiples<Number>& by, const Pair<Number>& pair) {
    const std::size_t k = pair.column;
    a[k] = -by.of_first * pair.first[k] - by.of_second * pair.second[k];
    a[k + 1] = -by.of_second * pair.second[k + 1];
}

template <class Number>
PARLEY_WITHIN void clear_rows(Number* __restrict a, Number* __restrict b, Number* __restrict c, Number* __restrict d,
                              const Pair<Number>& pair, std::size_t size) {
    const Number* __restrict first = pair.first;
    const Number* __restrict second = pair.second;
    const Multiples<Number> of_a = multiples(a, pair), of_b = multiples(b, pair), of_c = multiples(c, pair),
                            of_d = multiples(d, pair);
    for (std::size_t at = 0; at < size; ++at) {
        a[at] = (a[at] - of_a.of_first * first[at]) - of_a.of_second * second[at];
        b[at] = (b[at] - of_b.of_first * first[at]) - of_b.of_second * second[at];
        c[at] = (c[at] - of_c.of_first * first[at]) - of_c.of_second * second[at];
        d[at] = (d[at] - of_d.of_first * first[at]) - of_d.of_second * second[at];
    }
    set_columns(a, of_a, pair);
    set_columns(b, of_b, pair);
    set_columns(c, of_c, pair);
    set_columns(d, of_d, pair);
}

template <class Number>
PARLEY_WITHIN void clear_row(Number* __restrict a, const Pair<Number>& pair, std::size_t size) {
    const Number* __restrict first = pair.first;
    const Number* __restrict second = pair.second;
    const Multiples<Number> of_a = multiples(a, pair);
    for (std::size_t at = 0; at < size; ++at) a[at] = (a[at] - of_a.of_first * first[at]) - of_a.of_second * second[at];
    set_columns(a, of_a, pair);
}

// All rows but those of the two pivots.
template <class Number>
PARLEY_WITHIN void clear_others(Number* matrix, const Pair<Number>& pair, std::size_t size) {
    std::size_t r = 0;
    for (const std::size_t end : {pair.column, size}) {
        for (; r + 4 <= end; r += 4) {
            Number* rows = matrix + r * size;
            clear_rows(rows, rows + size, rows + 2 * size, rows + 3 * size, pair, size);
        }
        for (; r < end; ++r) clear_row(matrix + r * size, pair, size);
        r += 2;
    }
}

// One row less its multiple of `row` that clears column k.
template <class Number>
PARLEY_WITHIN void clear_by_one(Number* __restrict a, const Number* __restrict row, std::size_t size, std::size_t k) {
    const Number of_a = a[k];
    for (std::size_t at = 0; at < size; ++at) a[at] -= of_a * row[at];
    a[k] = -of_a * row[k];
}

template <class Number>
PARLEY_WITHIN void scale_pivot(Number* row, std::size_t size, std::size_t k) {
    const Number scale = 1 / row[k];
    for (std::size_t c = 0; c < size; ++c) row[c] *= scale;
    row[k] = scale;
}

// The row of the largest number among value(k), value(k + 1), …; brought to row k.
template <class Number, class Value>
PARLEY_WITHIN std::size_t bring_pivot(Number* matrix, std::size_t size, std::size_t k, const Value& value) {
    std::size_t pivot = k;
    Number largest = std::abs(value(k));
    for (std::size_t r = k + 1; r < size; ++r)
        if (const Number here = std::abs(value(r)); here > largest) {
            pivot = r;
            largest = here;
        }
    if (pivot != k) std::swap_ranges(matrix + k * size, matrix + (k + 1) * size, matrix + pivot * size);
    return pivot;
}

template <class Number>
PARLEY_WITHIN void eliminate_pair(Number* matrix, std::size_t size, std::size_t k, Number* first) {
    Number *row = matrix + k * size, *next = row + size;
    clear_by_one(next, row, size, k);
    scale_pivot(next, size, k + 1);
    std::copy(row, row + size, first);
    clear_by_one(row, next, size, k + 1);
    clear_others(matrix, Pair<Number>{first, next, k}, size);
}

template <class Number>
PARLEY_WITHIN void eliminate_last(Number* matrix, std::size_t size) {
    const Number* row = matrix + (size - 1) * size;
    for (std::size_t r = 0; r + 1 < size; ++r) clear_by_one(matrix + r * size, row, size, size - 1);
}

template <class Number>
PARLEY_WITHIN void gauss_jordan(Number* matrix, std::size_t size) {
    std::vector<std::size_t> pivots(size);
    std::vector<Number> first(size);
    for (std::size_t k = 0; k < size; k += 2) {
        pivots[k] = bring_pivot(
            matrix, size, k, [&](std::size_t r) __attribute__((always_inline)) { return matrix[r * size + k]; });
        const Number* row = matrix + k * size;
        scale_pivot(matrix + k * size, size, k);
        if (k + 1 == size) {
            eliminate_last(matrix, size);
            break;
        }
        pivots[k + 1] = bring_pivot(
            matrix, size, k + 1, [&](std::size_t r) __attribute__((always_inline)) {
                return matrix[r * size + k + 1] - matrix[r * size + k] * row[k + 1];
            });
        eliminate_pair(matrix, size, k, first.data());
    }
    for (std::size_t k = size; k-- > 0;)
        if (pivots[k] != k)
            for (std::size_t r = 0; r < size; ++r) std::swap(matrix[r * size + k], matrix[r * size + pivots[k]]);
}

}  // namespace

PARLEY_VECTOR
void invert(double* matrix, std::size_t size) {
    gauss_jordan(matrix, size);
}
PARLEY_VECTOR
void invert(float* matrix, std::size_t size) {
    gauss_jordan(matrix, size);
}

}  // namespace parley::numerics
