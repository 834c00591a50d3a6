#pragma once
// The loops over memory. Each works along contiguous runs and adds in one fixed order, so that every vector width,
// chosen at run time, gives the same bytes.
#include <cstddef>

namespace parley::numerics::kernels {

/// sum[s] = Σᵢ weight[i,s]·power[i,s]
void price_sums(const double* weight, const double* power, std::size_t sellers, std::size_t sectors, double* sum);

/// received[i,s] += weight[i,s]·spending[s] and paid[s] = Σᵢ weight[i,s]·power[i,s]
void trade_sums(const double* weight, const double* power, const double* spending, std::size_t sellers,
                std::size_t sectors, double* received, double* paid);
/// The same of `columns` sectors of rows that have `stride` of them.
void trade_sums(const double* weight, const double* power, const double* spending, std::size_t sellers,
                std::size_t columns, std::size_t stride, double* received, double* paid);

/// y[c] += Σ_r x[r]·matrix[r,c]
void add_transposed_product(const double* matrix, const double* x, std::size_t rows, std::size_t columns, double* y);
void add_transposed_product(const float* matrix, const float* x, std::size_t rows, std::size_t columns, float* y);

/// y[r] += Σ_c matrix[r,c]·x[c]
void add_product(const double* matrix, const double* x, std::size_t rows, std::size_t columns, double* y);
void add_product(const float* matrix, const float* x, std::size_t rows, std::size_t columns, float* y);

/// Σ x[k]·y[k]
double dot(const double* x, const double* y, std::size_t count);

/// y[k] += factor·x[k]
void add_scaled(double factor, const double* x, std::size_t count, double* y);

/// One row of flows, seller to buyer: share = flow·(1+duty)/expenditure, the base's; ratio: what all wedges but the
/// subsidies multiply the delivered price by, barrier·(1+new tax)(1+new duty)·subsidies/((1+tax)(1+duty)), with
/// subsidies = (1−new)/(1−base) given as its two factors. Expenditure above 0 also where nothing is bought.
struct FlowRow {
    const double *flow, *expenditure;
    const double *duty, *tax, *kept;  ///< the base's; kept: 1 − subsidy
    const double *new_duty, *new_tax, *new_kept, *barrier;
};
void shares_and_ratios(const FlowRow& row, std::size_t sectors, double* share, double* ratio);

/// What a row's wedges but the subsidies say, by their bits: whether any is another than the base's, or any barrier not
/// 1; and whether any new export tax is not 0. A zero with another sign counts as another: that costs time alone.
struct RowMoves {
    bool any, taxed;
};
RowMoves moves(const double* duty, const double* tax, const double* new_duty, const double* new_tax,
               const double* barrier, std::size_t sectors);

/// The same as shares_and_ratios() where no wedge moves: all ratios are 1. `border` is share/(1+duty).
void unmoved_shares(const double* flow, const double* duty, const double* expenditure, std::size_t sectors,
                    double* share, double* border);

/// y[k] = x[k]/(1 + rate[k])
void divide_by_one_plus(const double* x, const double* rate, std::size_t count, double* y);

/// y[k] = exp(x[k]) and ln(x[k]), within one unit in the last place, also in place: the same bytes everywhere.
void exp(const double* x, std::size_t count, double* y);
void log(const double* x, std::size_t count, double* y);

/// y[k] = exp(x[k]) − 1 and ln(1 + x[k]), within four units in the last place, also in place and near 0.
void expm1(const double* x, std::size_t count, double* y);
void log1p(const double* x, std::size_t count, double* y);

}  // namespace parley::numerics::kernels
