#include "parley/numerics/kernels.hpp"

// One function, several instruction sets, the best of them picked when the program starts. Not under sanitizers, whose
// runtime is not up yet when that choice is made, and not in a page.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define PARLEY_VECTOR __attribute__((target_clones("avx512f", "avx2", "default")))
#else
#define PARLEY_VECTOR
#endif

namespace parley::numerics::kernels {
namespace {

constexpr std::size_t lanes = 8;

}  // namespace

PARLEY_VECTOR
void price_sums(const double* __restrict weight, const double* __restrict power, std::size_t sellers,
                std::size_t sectors, double* __restrict sum) {
    for (std::size_t s = 0; s < sectors; ++s) sum[s] = 0.0;
    for (std::size_t i = 0; i < sellers; ++i, weight += sectors, power += sectors)
        for (std::size_t s = 0; s < sectors; ++s) sum[s] += weight[s] * power[s];
}

PARLEY_VECTOR
void trade_sums(const double* __restrict weight, const double* __restrict power, const double* __restrict spending,
                std::size_t sellers, std::size_t sectors, double* __restrict received, double* __restrict paid) {
    for (std::size_t s = 0; s < sectors; ++s) paid[s] = 0.0;
    for (std::size_t i = 0; i < sellers; ++i, weight += sectors, power += sectors, received += sectors)
        for (std::size_t s = 0; s < sectors; ++s) {
            received[s] += weight[s] * spending[s];
            paid[s] += weight[s] * power[s];
        }
}

PARLEY_VECTOR
void add_transposed_product(const double* __restrict matrix, const double* __restrict x, std::size_t rows,
                            std::size_t columns, double* __restrict y) {
    for (std::size_t r = 0; r < rows; ++r, matrix += columns) {
        const double factor = x[r];
        for (std::size_t c = 0; c < columns; ++c) y[c] += factor * matrix[c];
    }
}

PARLEY_VECTOR
double dot(const double* __restrict x, const double* __restrict y, std::size_t count) {
    double sum[lanes] = {};
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) sum[lane] += x[k + lane] * y[k + lane];
    for (std::size_t lane = 0; k < count; ++k, ++lane) sum[lane] += x[k] * y[k];
    return ((sum[0] + sum[4]) + (sum[1] + sum[5])) + ((sum[2] + sum[6]) + (sum[3] + sum[7]));
}

void add_product(const double* matrix, const double* x, std::size_t rows, std::size_t columns, double* y) {
    for (std::size_t r = 0; r < rows; ++r) y[r] += dot(matrix + r * columns, x, columns);
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
void divide_by_one_plus(const double* __restrict x, const double* __restrict rate, std::size_t count,
                        double* __restrict y) {
    for (std::size_t k = 0; k < count; ++k) y[k] = x[k] / (1 + rate[k]);
}

}  // namespace parley::numerics::kernels
