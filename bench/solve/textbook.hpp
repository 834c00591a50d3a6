#pragma once
// The contender: the nested algorithm that the literature teaches, as in the code that Caliendo & Parro (2015)
// published. Wages outside, by excess demand and a damped step; inside, for given wages, a fixed point of prices and
// costs, then shares, then a fixed point of expenditure. Duties only: no other wedge may move or be in force.
//
// Where their code and a faster plain program differ, the faster is taken: unit costs are raised to −θ once per seller
// and not once per pair, prices and expenditure start from the previous outer iteration, expenditure is iterated
// rather than solved as one dense system of N·S unknowns.
#include "parley/core/table.hpp"
#include "parley/world/world.hpp"

namespace parley::bench {

struct TextbookOptions {
    double tolerance = 1e-8;         ///< stop when max |excess demand| / VA is below it; theirs is 1e-7
    double inner_tolerance = 1e-10;  ///< of log prices, and of expenditure over income
    /// Share of excess demand that a wage moves by; halved where that diverges. Theirs is 0.2, which takes half as long
    /// again; at 0.4 not all of our cases converge.
    double damping = 0.3;
    int max_outer = 5000;
    int max_inner = 2000;
};

struct TextbookResult {
    bool converged = false;
    double excess_demand = 0.0;  ///< the largest, over VA
    int outer = 0;
    int inner = 0;              ///< price iterations in all: each reads N²S shares
    int expenditure_steps = 0;  ///< in all: each reads N²S shares
    Table<Economy> wage_hat;
    Table<Buyer, Sector> price_hat;
    Table<Buyer, Sector> expenditure_new;
    Table<Economy> income_new;
};

/// Deficits stay as they are in the base. Without `start_wage`, wages start from 1.
[[nodiscard]] TextbookResult textbook(const world::World& world, const Table<Buyer, Seller, Sector>& duty_rate_new,
                                      const TextbookOptions& options = {}, const Table<Economy>* start_wage = nullptr);

}  // namespace parley::bench
