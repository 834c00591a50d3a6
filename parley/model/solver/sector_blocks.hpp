#pragma once
// The part of the approximate Jacobian that is about sectors whose unit costs move with their output.
#include <cstddef>
#include <vector>

#include "parley/model/solver/evaluation.hpp"

namespace parley::model::solver {

/// In each sector an N × N matrix: what sellers' outputs do to each other's sales through unit costs and the choice of
/// sellers, buyers' spending given. Filled buyer by buyer, then inverted.
class SectorBlocks {
public:
    /// `effect`: d ln ĉ / d ln Ĉ by (seller, sector), here with the inputs that come from the sector itself at home.
    SectorBlocks(const Evaluation& evaluation, std::vector<double> effect);

    /// One buyer's shares of sellers and purchases from them at cost, both (seller, sector); `relative` is
    /// d ln spending / d ln w of its own wage, by sector; `rivalry` how much of θ is between sellers as these shares
    /// say, by sector: 1 unless the purchase is split.
    void add_buyer(std::size_t buyer, const double* share, const double* sales, const double* relative,
                   const double* rivalry);
    /// The rest of the rivalry in split purchases, within one group of each.
    void add_groups(const GroupLayer& layer, const double* share, const double* sales, const double* rivalry);
    /// Inverts. `wage_matrix` += d ln(factor demand of i) / d ln w(j), row-major; `cost_response` is d ln c / d ln w of
    /// the own wage by (seller, sector).
    void finish(const double* cost_response, std::vector<double>& wage_matrix);

    /// Output steps from gaps, wages given; `gap` and `step` by (seller, sector).
    void solve(const double* gap, double* step) const;
    /// step += response to wage steps.
    void add_wage_effects(const double* wage_step, double* step) const;
    /// The two transposed: of an adjoint of output steps, that of output gaps, and what it adds to that of wages.
    void solve_transposed(const double* adjoint, double* result) const;
    void add_wage_effects_transposed(const double* adjoint, double* wage) const;
    /// Share of sector r in the factor demand of n.
    double weight(std::size_t n, std::size_t r) const { return weight_[n * sectors_ + r]; }
    /// Share in a sector's sales at cost of what is sold at home.
    double home(std::size_t n, std::size_t r) const { return home_[n * sectors_ + r]; }
    double effect(std::size_t n, std::size_t r) const { return effect_[n * sectors_ + r]; }

private:
    std::size_t count_, sectors_;
    std::vector<double> theta_, effect_, output_, weight_, home_;
    std::vector<double> rivals_;  // Σ over buyers of sales share × seller's share: (i, j, s)
    std::vector<double>
        by_wage_;  // d ln sales(i) / d ln w(j): (i, j, s) while filled; then (s, i, j), outputs given way
    std::vector<double> inverse_;  // (s, i, j)
};

}  // namespace parley::model::solver
