#pragma once
// What a small move of any wedge does to a function of the equilibrium, for all wedges at once: docs/model/strategy.md.
#include <functional>
#include <memory>
#include <vector>

#include "parley/model/equilibrium.hpp"

namespace parley::model {

/// Slopes of a function G of a point. Tables that stay empty are zero.
struct PointGradient {
    Table<Economy> log_wage;                ///< ∂G/∂ ln ŵ(n)
    Table<Buyer, Sector> log_price;         ///< ∂G/∂ ln P̂(n,s)
    Table<Buyer, Sector> expenditure;       ///< ∂G/∂ E'(n,s), per USD m
    Table<Seller, Sector> output;           ///< ∂G/∂ C'(i,s), per USD m
    Table<Economy> income;                  ///< ∂G/∂ I'(n), per USD m
    Table<Seller, Sector> log_return = {};  ///< ∂G/∂ ln ŵ(n,r), where a sector has a return of its own
};

/// Slopes of a function of wedges, per unit of the log of a wedge's factor. Tables that stay empty are zero.
struct WedgeGradient {
    Table<Buyer, Seller, Sector> log_duty;        ///< d/d ln(1+t')
    Table<Buyer, Seller, Sector> log_export_tax;  ///< d/d ln(1+e')
    Table<Seller, Sector> log_subsidy_factor;     ///< d/d ln(1−z')
};

/// What one more USD m, or one percent more of a price, would do to G where everything else adjusts: the multipliers of
/// the equations. Those of money are known but for one number that they all may be shifted by: eq:adjoint-gauge.
struct ShadowValues {
    Status status = Status::not_run;  ///< converged, iteration_limit, or refused where purchases are split
    double max_residual = 0.0;        ///< of F_xᵀ y = G_x, over the largest of G_x
    int iterations = 0;               ///< products with the transposed Jacobian
    Table<Seller, Sector> output;     ///< λ(i,s), of a USD m of sales at cost, eq:adjoint-output
    Table<Economy> income;            ///< μ(n), of a USD m of income, eq:adjoint-income
    Table<Buyer, Sector> price;       ///< a(n,s), of ln P̂(n,s), shares given, eq:adjoint-price
    /// π'(n,i,s) E'(n,s) at the point, USD m
    std::shared_ptr<const Table<Buyer, Seller, Sector>> spending;
    std::vector<double> state = {};  ///< y in the solver's unknowns: where a solve near by may start
};

namespace solver {
struct State;  // private
}

/// y of F_xᵀ y = right at one point, for any right side: where to start, exact but for rounding.
using DirectAdjoint = std::function<void(const solver::State& right, solver::State& adjoint)>;
/// Where nobody buys inputs and a factor is paid the same everywhere in its economy: eq:adjoint-direct. Nothing
/// elsewhere, nor where deficits move or purchases are split. Worth its making for many functions at one point.
[[nodiscard]] DirectAdjoint direct_adjoint(const world::World& world, const Wedges& wedges, const Closure& closure,
                                           const Point& point);

struct AdjointOptions {
    double tolerance = 1e-11;  ///< stop when the residual over the largest of G_x is no larger
    int max_iterations = 400;
    Slopes slopes = {};                     ///< of a point near by; empty: worked out at this one
    const DirectAdjoint* direct = nullptr;  ///< of this point: where every function starts
};

/// The slopes that solves go by at a point: base_slopes() elsewhere.
[[nodiscard]] Slopes slopes_at(const world::World& world, const Wedges& wedges, const Closure& closure,
                               const Point& point);

/// Solves F_xᵀ y = G_x at a solution of residual() = 0.
[[nodiscard]] ShadowValues shadow_values(const world::World& world, const Wedges& wedges, const Closure& closure,
                                         const Point& point, const PointGradient& slopes,
                                         const AdjointOptions& options = {});

/// The same of several functions at one point: what is of the point alone is worked out once. `threads` share them.
/// `starts` are ShadowValues::state of a point near by, or of other functions: any will do.
[[nodiscard]] std::vector<ShadowValues> shadow_values(const world::World& world, const Wedges& wedges,
                                                      const Closure& closure, const Point& point,
                                                      const std::vector<PointGradient>& slopes,
                                                      const AdjointOptions& options = {}, int threads = 1,
                                                      const std::vector<std::vector<double>>& starts = {});

/// dG/dτ = G_τ − F_τᵀ y for every duty, export tax and production subsidy; `direct` is G_τ.
[[nodiscard]] WedgeGradient wedge_gradient(const world::World& world, const Wedges& wedges, const ShadowValues& shadow,
                                           const WedgeGradient& direct = {});

}  // namespace parley::model
