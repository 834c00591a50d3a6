#pragma once
// Σ_k left(i,k)·right(j,k) for all pairs of rows, in single precision: what a matrix of slopes is made of. Added in one
// fixed order, whatever the width of the machine's vectors.
#include <cstddef>
#include <vector>

#include "parley/core/parallel.hpp"

namespace parley::numerics {

class PairSums {
public:
    /// For `count` rows on either side. `crew`: as of in_ranges(), same sums on any number of threads.
    explicit PairSums(std::size_t count, Crew* crew = nullptr);

    /// Where the next `size` terms of row i go: left + i·stride, right + i·stride. To be filled before the next call.
    struct Rows {
        float *left, *right;
        std::size_t stride;
    };
    [[nodiscard]] Rows next(std::size_t size);

    /// result(i,j) += the sums, row-major.
    void add_to(std::vector<double>& result);

private:
    void sum_up();

    Crew* crew_;
    std::size_t count_, rows_;  // rows_: rounded up to whole tiles; the rows beyond count_ stay zero
    std::size_t stride_ = 0, held_ = 0;
    std::vector<float> left_, right_, totals_;  // totals_: by pair, columns of the result, and lane
};

}  // namespace parley::numerics
