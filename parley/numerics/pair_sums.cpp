#include "parley/numerics/pair_sums.hpp"

#include <algorithm>

#include "parley/numerics/vector_widths.hpp"

namespace parley::numerics {
namespace {

constexpr std::size_t lanes = 16, height = 2, width = 3;  // a tile: height × width pairs, so many lanes each
constexpr std::size_t tile = height * width * lanes;
constexpr std::size_t most_held = 1024;  // terms of a row: a tile's rows stay in the nearest cache

constexpr std::size_t rounded_up(std::size_t number, std::size_t to) {
    return (number + to - 1) / to * to;
}

PARLEY_VECTOR
void add_products(const float* left, const float* right, std::size_t rows, std::size_t stride, std::size_t held,
                  float* totals) {
    for (std::size_t j = 0; j < rows; j += width)
        for (std::size_t i = 0; i < rows; i += height, totals += tile) {
            const float* __restrict a = left + i * stride;
            const float* __restrict b = right + j * stride;
            float sum[height * width][lanes] = {};
            for (std::size_t k = 0; k < held; k += lanes)
                for (std::size_t r = 0; r < height; ++r)
                    for (std::size_t c = 0; c < width; ++c)
                        for (std::size_t lane = 0; lane < lanes; ++lane)
                            sum[r * width + c][lane] += a[r * stride + k + lane] * b[c * stride + k + lane];
            for (std::size_t pair = 0; pair < height * width; ++pair)
                for (std::size_t lane = 0; lane < lanes; ++lane) totals[pair * lanes + lane] += sum[pair][lane];
        }
}

float added(const float* sum) {
    float half[lanes / 2], quarter[lanes / 4];
    for (std::size_t lane = 0; lane < lanes / 2; ++lane) half[lane] = sum[lane] + sum[lane + lanes / 2];
    for (std::size_t lane = 0; lane < lanes / 4; ++lane) quarter[lane] = half[lane] + half[lane + lanes / 4];
    return (quarter[0] + quarter[2]) + (quarter[1] + quarter[3]);
}

}  // namespace

PairSums::PairSums(std::size_t count)
    : count_(count), rows_(rounded_up(count, height * width)), totals_(rows_ * rows_ * lanes) {}

PairSums::Rows PairSums::next(std::size_t size) {
    const std::size_t padded = rounded_up(size, lanes);
    if (held_ + padded > stride_) {
        sum_up();
        if (padded > stride_) {
            stride_ = std::max(most_held, padded);
            left_.assign(rows_ * stride_, 0.0F);
            right_.assign(rows_ * stride_, 0.0F);
        }
    }
    const Rows result{left_.data() + held_, right_.data() + held_, stride_};
    held_ += padded;
    if (size < padded)
        for (std::size_t i = 0; i < count_; ++i)
            for (std::size_t k = size; k < padded; ++k)
                result.left[i * stride_ + k] = result.right[i * stride_ + k] = 0.0F;
    return result;
}

void PairSums::sum_up() {
    add_products(left_.data(), right_.data(), held_ > 0 ? rows_ : 0, stride_, held_, totals_.data());
    held_ = 0;
}

void PairSums::add_to(std::vector<double>& result) {
    sum_up();
    const float* sum = totals_.data();
    for (std::size_t j = 0; j < rows_; j += width)
        for (std::size_t i = 0; i < rows_; i += height)
            for (std::size_t r = i; r < i + height; ++r)
                for (std::size_t c = j; c < j + width; ++c, sum += lanes)
                    if (r < count_ && c < count_) result[r * count_ + c] += added(sum);
}

}  // namespace parley::numerics
