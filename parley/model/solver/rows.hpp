#pragma once
// The loops of an evaluation over the sectors of one economy, or of one seller to one buyer: as wide as the processor's
// registers, with the same bytes at every width.
#include <cmath>
#include <cstddef>

#include "parley/core/infinity.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::model::solver::rows {

/// |gap|, infinite if it is not a number: a comparison with NaN must never look like convergence.
PARLEY_WITHIN double size_of(double gap) {
    const double size = std::abs(gap);
    return size < infinity ? size : infinity;
}

/// One buyer's purchases, by sector.
struct Purchases {
    const double* base;       ///< USD m; where it is 0 nothing is bought
    const double* sum;        ///< P̂^(−θ) that sellers' prices make
    const double* log_sum;    ///< its log
    const double* spent;      ///< E'/I of the state
    const double* log_price;  ///< ln P̂ of the state
    const double* theta;
    double income;  ///< I
};
/// Gaps of ln P̂, purchases per unit of `sum` and purchases, USD m. Returns the largest gap in the units of residual():
/// a gap in the price index moves sales by θ times as much, and that is how it shows in the output equation.
double price_gaps(const Purchases& of, std::size_t sectors, double* gap, double* per_unit, double* spending);

/// Gaps of E'/I: what is used as an input and in final use over the base's income, less `spent`. Returns the largest.
double spending_gaps(const double* input_use, const double* final_share, const double* spent, double income,
                     double base_income, std::size_t sectors, double* gap);

/// y[s] = a[s]·b[s]
void multiply(const double* a, const double* b, std::size_t sectors, double* y);

/// One seller's shares in a buyer's spending and sales to it, by sector; with the sums themselves or 1/sum.
struct Weights {
    const double *price, *factory, *power;
};
void share_out(const Weights& of, const double* per_sum, const double* per_unit, std::size_t sectors, double* share,
               double* sales);
void share_out_by_sum(const Weights& of, const double* sum, const double* per_unit, std::size_t sectors, double* share,
                      double* sales);

/// What a group of products adds to both: `part` is its part of spending.
void add_group(const double* part, const double* group_share, const double* group_sales, std::size_t sectors,
               double* share, double* sales);

}  // namespace parley::model::solver::rows
