#include "parley/numerics/kernels.hpp"

#include <cstdint>

#include "parley/numerics/vector_widths.hpp"

namespace parley::numerics::kernels {
namespace {

constexpr std::size_t lanes = 8;

PARLEY_WITHIN std::uint64_t bits_of(double number) {
    return __builtin_bit_cast(std::uint64_t, number);
}

// Sums over rows for `width` columns at a time, held in registers: the loops over columns have a fixed length.
template <std::size_t width>
PARLEY_WITHIN void price_columns(const double* __restrict weight, const double* __restrict power, std::size_t sellers,
                                 std::size_t sectors, double* __restrict sum) {
    double total[width] = {};
    for (std::size_t i = 0; i < sellers; ++i, weight += sectors, power += sectors)
        for (std::size_t s = 0; s < width; ++s) total[s] += weight[s] * power[s];
    for (std::size_t s = 0; s < width; ++s) sum[s] = total[s];
}

template <std::size_t width>
PARLEY_WITHIN void trade_columns(const double* __restrict weight, const double* __restrict power,
                                 const double* __restrict spending, std::size_t sellers, std::size_t stride,
                                 double* __restrict received, double* __restrict paid) {
    double total[width] = {}, spent[width];
    for (std::size_t s = 0; s < width; ++s) spent[s] = spending[s];
    for (std::size_t i = 0; i < sellers; ++i, weight += stride, power += stride, received += stride) {
        for (std::size_t s = 0; s < width; ++s) total[s] += weight[s] * power[s];
        for (std::size_t s = 0; s < width; ++s) received[s] += weight[s] * spent[s];
    }
    for (std::size_t s = 0; s < width; ++s) paid[s] = total[s];
}

template <std::size_t width, class Number>
PARLEY_WITHIN void product_columns(const Number* __restrict matrix, const Number* __restrict x, std::size_t rows,
                                   std::size_t columns, Number* __restrict y) {
    Number total[width];
    for (std::size_t c = 0; c < width; ++c) total[c] = y[c];
    for (std::size_t r = 0; r < rows; ++r, matrix += columns)
        for (std::size_t c = 0; c < width; ++c) total[c] += x[r] * matrix[c];
    for (std::size_t c = 0; c < width; ++c) y[c] = total[c];
}

template <class Number>
PARLEY_WITHIN void transposed_product(const Number* matrix, const Number* x, std::size_t rows, std::size_t columns,
                                      Number* y) {
    std::size_t c = 0;
    for (; c + 32 <= columns; c += 32) product_columns<32>(matrix + c, x, rows, columns, y + c);
    if (c + 24 <= columns) product_columns<24>(matrix + c, x, rows, columns, y + c), c += 24;
    if (c + 16 <= columns) product_columns<16>(matrix + c, x, rows, columns, y + c), c += 16;
    if (c + 8 <= columns) product_columns<8>(matrix + c, x, rows, columns, y + c), c += 8;
    if (c + 4 <= columns) product_columns<4>(matrix + c, x, rows, columns, y + c), c += 4;
    for (; c < columns; ++c) product_columns<1>(matrix + c, x, rows, columns, y + c);
}

// Four numbers in one register, or in two where registers are narrow. The compiler left sums that are written as arrays
// in memory, and those of float scalar.
template <class Number>
struct Four {
    using Type [[gnu::vector_size(4 * sizeof(Number))]] = Number;
};
// sum += row·x, of four.
template <class Number>
PARLEY_WITHIN void add_four(const Number* row, const typename Four<Number>::Type& x, typename Four<Number>::Type& sum) {
    typename Four<Number>::Type here;
    __builtin_memcpy(&here, row, sizeof here);
    sum += here * x;
}

// Dot products of `height` rows with x, each as dot() adds it up: by eight lanes, which are added in pairs.
template <std::size_t height, class Number>
PARLEY_WITHIN void dot_rows(const Number* __restrict matrix, const Number* __restrict x, std::size_t columns,
                            Number* __restrict y) {
    using Sum = typename Four<Number>::Type;
    Sum low[height] = {}, high[height] = {}, x_low, x_high;
    std::size_t c = 0;
    for (; c + lanes <= columns; c += lanes) {
        __builtin_memcpy(&x_low, x + c, sizeof x_low);
        __builtin_memcpy(&x_high, x + c + 4, sizeof x_high);
        for (std::size_t r = 0; r < height; ++r) {
            add_four(matrix + r * columns + c, x_low, low[r]);
            add_four(matrix + r * columns + c + 4, x_high, high[r]);
        }
    }
    const bool half = c + 4 <= columns;
    if (half) {
        __builtin_memcpy(&x_low, x + c, sizeof x_low);
        for (std::size_t r = 0; r < height; ++r) add_four(matrix + r * columns + c, x_low, low[r]);
        c += 4;
    }
    for (std::size_t lane = 0; c < columns; ++c, ++lane)
        for (std::size_t r = 0; r < height; ++r) (half ? high[r] : low[r])[lane] += matrix[r * columns + c] * x[c];
    for (std::size_t r = 0; r < height; ++r) {
        const Sum both = low[r] + high[r];
        y[r] += (both[0] + both[1]) + (both[2] + both[3]);
    }
}

}  // namespace

PARLEY_VECTOR
void price_sums(const double* weight, const double* power, std::size_t sellers, std::size_t sectors, double* sum) {
    std::size_t s = 0;
    for (; s + 32 <= sectors; s += 32) price_columns<32>(weight + s, power + s, sellers, sectors, sum + s);
    if (s + 24 <= sectors) price_columns<24>(weight + s, power + s, sellers, sectors, sum + s), s += 24;
    if (s + 16 <= sectors) price_columns<16>(weight + s, power + s, sellers, sectors, sum + s), s += 16;
    if (s + 8 <= sectors) price_columns<8>(weight + s, power + s, sellers, sectors, sum + s), s += 8;
    if (s + 4 <= sectors) price_columns<4>(weight + s, power + s, sellers, sectors, sum + s), s += 4;
    for (; s < sectors; ++s) price_columns<1>(weight + s, power + s, sellers, sectors, sum + s);
}

PARLEY_VECTOR
void trade_sums(const double* weight, const double* power, const double* spending, std::size_t sellers,
                std::size_t columns, std::size_t stride, double* received, double* paid) {
    std::size_t s = 0;
    for (; s + 32 <= columns; s += 32)
        trade_columns<32>(weight + s, power + s, spending + s, sellers, stride, received + s, paid + s);
    if (s + 24 <= columns)
        trade_columns<24>(weight + s, power + s, spending + s, sellers, stride, received + s, paid + s), s += 24;
    if (s + 16 <= columns)
        trade_columns<16>(weight + s, power + s, spending + s, sellers, stride, received + s, paid + s), s += 16;
    if (s + 8 <= columns)
        trade_columns<8>(weight + s, power + s, spending + s, sellers, stride, received + s, paid + s), s += 8;
    if (s + 4 <= columns)
        trade_columns<4>(weight + s, power + s, spending + s, sellers, stride, received + s, paid + s), s += 4;
    for (; s < columns; ++s)
        trade_columns<1>(weight + s, power + s, spending + s, sellers, stride, received + s, paid + s);
}

void trade_sums(const double* weight, const double* power, const double* spending, std::size_t sellers,
                std::size_t sectors, double* received, double* paid) {
    trade_sums(weight, power, spending, sellers, sectors, sectors, received, paid);
}

PARLEY_VECTOR
void add_transposed_product(const double* matrix, const double* x, std::size_t rows, std::size_t columns, double* y) {
    transposed_product(matrix, x, rows, columns, y);
}

PARLEY_VECTOR
void add_transposed_product(const float* matrix, const float* x, std::size_t rows, std::size_t columns, float* y) {
    transposed_product(matrix, x, rows, columns, y);
}

PARLEY_VECTOR
double dot(const double* x, const double* y, std::size_t count) {
    double sum = 0.0;
    dot_rows<1>(x, y, count, &sum);
    return sum;
}

PARLEY_VECTOR
void add_product(const double* matrix, const double* x, std::size_t rows, std::size_t columns, double* y) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) dot_rows<4>(matrix + r * columns, x, columns, y + r);
    for (; r < rows; ++r) dot_rows<1>(matrix + r * columns, x, columns, y + r);
}

PARLEY_VECTOR
void add_product(const float* matrix, const float* x, std::size_t rows, std::size_t columns, float* y) {
    std::size_t r = 0;
    for (; r + 4 <= rows; r += 4) dot_rows<4>(matrix + r * columns, x, columns, y + r);
    for (; r < rows; ++r) dot_rows<1>(matrix + r * columns, x, columns, y + r);
}

PARLEY_VECTOR
void add_scaled(double factor, const double* __restrict x, std::size_t count, double* __restrict y) {
    for (std::size_t k = 0; k < count; ++k) y[k] += factor * x[k];
}

PARLEY_VECTOR
void shares_and_ratios(const FlowRow& row, std::size_t sectors, double* __restrict share, double* __restrict ratio) {
    const double* __restrict flow = row.flow;
    const double* __restrict expenditure = row.expenditure;
    const double* __restrict duty = row.duty;
    const double* __restrict tax = row.tax;
    const double* __restrict kept = row.kept;
    const double* __restrict new_duty = row.new_duty;
    const double* __restrict new_tax = row.new_tax;
    const double* __restrict new_kept = row.new_kept;
    const double* __restrict barrier = row.barrier;
    for (std::size_t s = 0; s < sectors; ++s) {
        share[s] = flow[s] * (1 + duty[s]) / expenditure[s];
        const double base = kept[s] * (1 + tax[s]) * (1 + duty[s]);
        ratio[s] = new_kept[s] * (1 + new_tax[s]) * (1 + new_duty[s]) * barrier[s] / base;
    }
}

PARLEY_VECTOR
RowMoves moves(const double* __restrict duty, const double* __restrict tax, const double* __restrict new_duty,
               const double* __restrict new_tax, const double* __restrict barrier, std::size_t sectors) {
    std::uint64_t other = 0, taxed = 0;
    for (std::size_t s = 0; s < sectors; ++s) {
        other |= (bits_of(new_duty[s]) ^ bits_of(duty[s])) | (bits_of(new_tax[s]) ^ bits_of(tax[s])) |
                 (bits_of(barrier[s]) ^ bits_of(1.0));
        taxed |= bits_of(new_tax[s]);
    }
    return {other != 0, taxed != 0};
}

PARLEY_VECTOR
void unmoved_shares(const double* __restrict flow, const double* __restrict duty, const double* __restrict expenditure,
                    std::size_t sectors, double* __restrict share, double* __restrict border) {
    for (std::size_t s = 0; s < sectors; ++s) {
        share[s] = flow[s] * (1 + duty[s]) / expenditure[s];
        border[s] = share[s] / (1 + duty[s]);
    }
}

PARLEY_VECTOR
void divide_by_one_plus(const double* __restrict x, const double* __restrict rate, std::size_t count,
                        double* __restrict y) {
    for (std::size_t k = 0; k < count; ++k) y[k] = x[k] / (1 + rate[k]);
}

}  // namespace parley::numerics::kernels
