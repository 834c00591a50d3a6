#pragma once
// The same economics as parley/model, written a second time from the page: slow, plain, in levels, in long double.
// Nothing here calls parley/model; World and Wedges are read as containers, and of World only the primitives
// (flow, rates, shares, θ, σ). What World derives is derived here again. Where the wedges divide a purchase into groups
// of products, it is read from there.
#include <vector>

#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::testing {

/// What is held fixed, said again.
struct SlowClosure {
    bool zero_deficits = false;  ///< D' = 0 instead of D' = D
    bool saving = false;         ///< D' = investment − saving instead; by economy, as shares of factor income:
    std::vector<double> investment_rate = {};
    std::vector<double> saving_rate_new = {};
    double saving_elasticity = 0.0, investment_elasticity = 1.0;
    double kappa = 0.0;                     ///< dispersion of talents; 1: nobody can change sector, 0: all are alike
    std::vector<double> psi = {};           ///< by sector; empty: constant returns
    std::vector<double> substitution = {};  ///< between groups of products, by sector; empty: the world's
};

/// A counterfactual equilibrium in levels, USD m at the numéraire: world factor income as in the base.
struct SlowSolution {
    bool converged = false;
    double gap = 0.0;  ///< largest factor-market gap over the economy's base factor income, the dropped one included
    /// Largest change of a log wage per unit of the largest gap: two points whose gaps are at most r lie within about
    /// 2r times this of each other. Large where trade is almost dead and so does not tie wages together.
    double sensitivity = 0.0;
    Table<Economy> wage_hat;           ///< income of the factor over that of the base
    Table<Seller, Sector> return_hat;  ///< 1 where there is no factor
    Table<Seller, Sector> factor_hat;  ///< effective factor in the sector over the base's; 1 where there is none
    double interest_hat = 1.0;
    Table<Economy> deficit_new;
    Table<Economy> net_income_factor;  ///< real income net of the deficit
    Table<Buyer, Sector> price_hat;
    Table<Seller, Sector> cost_hat;  ///< 1 where the sector is absent
    Table<Buyer, Seller, Sector> flow_new;
    std::vector<Table<Seller, Group>> split_flow_new;  ///< in the order of Wedges::split
    Table<Buyer, Sector> expenditure_new;
    Table<Seller, Sector> output_new;
    Table<Economy> income_new;
    Table<Economy> welfare_factor;
    Table<Economy> duty_revenue;
};

/// For small economies.
[[nodiscard]] SlowSolution slow_solve(const world::World& world, const model::Wedges& wedges,
                                      const SlowClosure& closure = {});

/// The same equations in large worlds: prices, spending and wages follow each other until nothing moves any more.
/// Mobile factors, no scale economies, deficits given.
[[nodiscard]] SlowSolution slow_solve_patiently(const world::World& world, const model::Wedges& wedges,
                                                const SlowClosure& closure = {});

/// Spectral radius of d ln L_new / d ln L at the solution, where L_new is the factor that sectors use once
/// productivity is what L makes it: one equilibrium solved anew for every cell, either way. Negative if that fails.
[[nodiscard]] double slow_scale_radius(const world::World& world, const model::Wedges& wedges,
                                       const SlowClosure& closure);

/// The exact identity of the welfare change by brute force: the path of log wedges cut into short steps, each part
/// a level at the middle of a step times a change over it, Romberg extrapolation on top. Shares of base income.
struct SlowDecomposition {
    bool converged = false;
    Table<Economy> terms_of_trade;
    Table<Economy> volume_of_trade;
    Table<Economy> fiscal;
    Table<Economy> barriers;
    Table<Economy> productivity;
    Table<Economy> scale;
    Table<Economy> transfers;
    Table<Economy> total;  ///< Ŵ − 1
    double gap = 0.0;      ///< largest |sum of the parts − total|
};
[[nodiscard]] SlowDecomposition slow_decompose(const world::World& world, const model::Wedges& wedges,
                                               const SlowClosure& closure = {}, double tolerance = 1e-9);

}  // namespace parley::testing
