#include "parley/numerics/pair_sums.hpp"

#include <algorithm>

#include "parley/numerics/vector_widths.hpp"

namespace parley::numerics {
namespace {

constexpr std::size_t lanes = 16;
constexpr std::size_t whole_tiles = 12;  // rows are so many at a time: no tile is higher or wider than a divisor of it
constexpr std::size_t most_held = 1024;  // terms of a row: a tile's rows stay in the nearest cache

constexpr std::size_t rounded_up(std::size_t number, std::size_t to) {
    return (number + to - 1) / to * to;
}

// Columns of the result, of so many pairs each.
struct Columns {
    std::size_t first, last, count;
};

// By tiles of height × width pairs, so many lanes each, in registers. Their shape changes nothing in a pair's sum.
template <std::size_t height, std::size_t width>
PARLEY_WITHIN void add_tiles(const float* left, const float* right, Columns of, std::size_t rows, std::size_t stride,
                             std::size_t held, float* totals) {
    static_assert(whole_tiles % height == 0 && whole_tiles % width == 0);
    for (std::size_t j = of.first; j < of.last; j += width)
        for (std::size_t i = 0; i < of.count; i += height) {
            const float* __restrict a = left + i * stride;
            const float* __restrict b = right + j * stride;
            float sum[height * width][lanes] = {};
            for (std::size_t k = 0; k < held; k += lanes)
                for (std::size_t r = 0; r < height; ++r)
                    for (std::size_t c = 0; c < width; ++c)
                        for (std::size_t lane = 0; lane < lanes; ++lane)
                            sum[r * width + c][lane] += a[r * stride + k + lane] * b[c * stride + k + lane];
            for (std::size_t r = 0; r < height; ++r)
                for (std::size_t c = 0; c < width; ++c)
                    for (std::size_t lane = 0; lane < lanes; ++lane)
                        totals[((j + c) * rows + i + r) * lanes + lane] += sum[r * width + c][lane];
        }
}

PARLEY_VECTOR
void add_products(const float* left, const float* right, Columns of, std::size_t rows, std::size_t stride,
                  std::size_t held, float* totals) {
    add_tiles<2, 3>(left, right, of, rows, stride, held, totals);
}

#ifdef PARLEY_WIDEST
// Twice the registers, each a row of lanes.
PARLEY_WIDEST
void add_products_by_sixteen(const float* left, const float* right, Columns of, std::size_t rows, std::size_t stride,
                             std::size_t held, float* totals) {
    add_tiles<4, 4>(left, right, of, rows, stride, held, totals);
}
#endif

float added(const float* sum) {
    float half[lanes / 2], quarter[lanes / 4];
    for (std::size_t lane = 0; lane < lanes / 2; ++lane) half[lane] = sum[lane] + sum[lane + lanes / 2];
    for (std::size_t lane = 0; lane < lanes / 4; ++lane) quarter[lane] = half[lane] + half[lane + lanes / 4];
    return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

}  // namespace

PairSums::PairSums(std::size_t count, Crew* crew)
    : crew_(crew), count_(count), rows_(rounded_up(count, whole_tiles)), totals_(rows_ * rows_ * lanes) {}

PairSums::Rows PairSums::next(std::size_t size) {
    if (held_ + size > stride_) {
        sum_up();
        if (size > stride_) {
            stride_ = std::max(most_held, rounded_up(size, lanes));
            left_.assign(rows_ * stride_, 0.0F);
            right_.assign(rows_ * stride_, 0.0F);
        }
    }
    const Rows result{left_.data() + held_, right_.data() + held_, stride_};
    held_ += size;
    return result;
}

void PairSums::sum_up() {
    // What an earlier round left behind the last term.
    const std::size_t padded = rounded_up(held_, lanes);
    for (std::size_t i = 0; i < count_; ++i)
        for (std::size_t k = held_; k < padded; ++k) left_[i * stride_ + k] = right_[i * stride_ + k] = 0.0F;
    held_ = 0;
    if (padded == 0) return;
    in_ranges(crew_, count_, whole_tiles, [&](std::size_t first, std::size_t last) {
        const Columns of{first, last, count_};
#ifdef PARLEY_WIDEST
        if (PARLEY_HAS_WIDEST)
            return add_products_by_sixteen(left_.data(), right_.data(), of, rows_, stride_, padded, totals_.data());
#endif
        add_products(left_.data(), right_.data(), of, rows_, stride_, padded, totals_.data());
    });
}

void PairSums::add_to(std::vector<double>& result) {
    sum_up();
    for (std::size_t i = 0; i < count_; ++i)
        for (std::size_t j = 0; j < count_; ++j) result[i * count_ + j] += added(&totals_[(j * rows_ + i) * lanes]);
}

}  // namespace parley::numerics
