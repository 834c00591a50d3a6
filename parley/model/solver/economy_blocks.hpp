#pragma once
// An approximate Jacobian that is cheap to invert: docs/decisions/0005-solver.md.
#include <optional>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/model/solver/evaluation.hpp"
#include "parley/model/solver/sector_blocks.hpp"
#include "parley/numerics/pair_sums.hpp"

namespace parley::model::solver {

/// Newton steps from two parts of the Jacobian. Prices and spending: each economy's own block (home sales, home
/// inputs). Wages: the full N × N matrix of the effects of wages on factor demand, through costs and sourcing
/// everywhere and through each economy's own inputs and spending. What is left for the acceleration is input trade
/// between economies.
class EconomyBlocks {
public:
    /// Linearises at the state last evaluated; with `frozen_scale` as if scale added nothing to productivity.
    explicit EconomyBlocks(Evaluation& evaluation, bool frozen_scale = false);

    /// Turns the gaps into the steps that would close them if the approximation were exact. `crew` as of in_ranges().
    void precondition(State& gap, Crew* crew = nullptr) const;
    /// The transpose of precondition().
    void precondition_transposed(State& adjoint) const;

private:
    void respond_to_own_wage(const Evaluation& evaluation, std::size_t n, const double* home_share,
                             const double* home_sales);
    void add_wage_effects(Evaluation& evaluation);
    void add_group_wage_effects(const Evaluation& evaluation, std::size_t buyer, numerics::PairSums& pairs) const;
    std::vector<double> rivalry(const Evaluation& evaluation, std::size_t buyer) const;
    void add_sector_effects(Evaluation& evaluation);
    void close_wage_matrix(const world::World& world);
    void solve_outputs(State& raw, State& gap) const;
    void price_step(std::size_t n, const double* gap, std::vector<float>& step) const;
    void spending_step(std::size_t n, const double* gap, std::vector<float>& step) const;

    std::size_t count_, sectors_;
    // Row-major, one block per economy. The demand system's inverse is the transpose of the price system's.
    std::vector<float> inverse_;               // (I − Γ·diag(home share))⁻¹
    std::vector<double> cost_response_;        // d ln c / d ln w, own wage
    std::vector<double> price_response_;       // d ln P / d ln w, own wage
    std::vector<double> spending_response_;    // d E / d ln w, own wage, USD m
    std::vector<double> factor_per_spending_;  // factor demand per unit of own spending over VA
    std::vector<double> income_;
    std::vector<double> wage_inverse_;  // −(d ln(factor demand / factor income) / d ln w)⁻¹, N × N

    // Only where unit costs move with output.
    std::optional<SectorBlocks> sector_blocks_;
    std::vector<double> output_effect_;    // d ln c / d ln output
    std::vector<double> home_share_;       // of the own sellers in spending on a sector
    std::vector<double> spending_effect_;  // d ln output / d(own spending over income)
};

}  // namespace parley::model::solver
