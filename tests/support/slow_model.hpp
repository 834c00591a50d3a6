#pragma once
// The same economics as parley/model, written a second time from the page: slow, plain, in levels, in long double.
// Nothing here calls parley/model; World and Wedges are read as containers, and of World only the primitives
// (flow, rates, shares, θ). What World derives is derived here again.
#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::testing {

/// A counterfactual equilibrium in levels, USD m at the numéraire: world factor income as in the base.
struct SlowSolution {
    bool converged = false;
    double gap = 0.0;  ///< largest factor-market gap over the economy's base factor income, the dropped one included
    /// Largest change of a log wage per unit of the largest gap: two points whose gaps are at most r lie within about
    /// 2r times this of each other. Large where trade is almost dead and so does not tie wages together.
    double sensitivity = 0.0;
    Table<Economy> wage_hat;
    Table<Buyer, Sector> price_hat;
    Table<Seller, Sector> cost_hat;  ///< 1 where the sector is absent
    Table<Buyer, Seller, Sector> flow_new;
    Table<Buyer, Sector> expenditure_new;
    Table<Seller, Sector> output_new;
    Table<Economy> income_new;
    Table<Economy> welfare_factor;
    Table<Economy> duty_revenue;
};

/// For small economies. `zero_deficits`: D' = 0 instead of D' = D.
[[nodiscard]] SlowSolution slow_solve(const World& world, const Wedges& wedges, bool zero_deficits = false);

/// The exact identity of the welfare change by brute force: the path of log wedges cut into short steps, each part
/// a level at the middle of a step times a change over it, Romberg extrapolation on top. Shares of base income.
struct SlowDecomposition {
    bool converged = false;
    Table<Economy> terms_of_trade;
    Table<Economy> volume_of_trade;
    Table<Economy> fiscal;
    Table<Economy> barriers;
    Table<Economy> productivity;
    Table<Economy> transfers;
    Table<Economy> total;  ///< Ŵ − 1
    double gap = 0.0;      ///< largest |sum of the parts − total|
};
[[nodiscard]] SlowDecomposition slow_decompose(const World& world, const Wedges& wedges, bool zero_deficits = false,
                                               double tolerance = 1e-9);

}  // namespace parley::testing
