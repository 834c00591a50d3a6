#pragma once
// Counterfactual equilibrium of a multi-sector economy with input-output links, in changes.
// Equations: docs/model/equilibrium.md. Symbols and units: docs/notation.md.
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "parley/core/table.hpp"
#include "parley/model/closure.hpp"
#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::model {

namespace solver {
class EconomyBlocks;  // private
}

/// The unknowns: x̂ = x'/x, x' in USD m at the numéraire ΣVA' = ΣVA.
struct Point {
    Table<Economy> wage_hat;                ///< ŵ(n); unless mobile Φ̂(n), what the factor earns on average
    Table<Buyer, Sector> price_hat;         ///< P̂(n,s), at purchaser prices
    Table<Buyer, Sector> expenditure_new;   ///< E'(n,s)
    Table<Seller, Sector> output_new;       ///< C'(i,s) at cost
    Table<Economy> income_new;              ///< I'(n)
    Table<Seller, Sector> return_hat = {};  ///< ŵ(n,r), the return in a sector; empty: wage_hat(n) everywhere
    Table<Seller, Sector> scale_hat = {};   ///< L̂(n,r)^ψ(r), productivity that scale adds; empty: 1 everywhere
    double interest_hat = 1.0;              ///< R̂, the world interest factor
};

/// The base as a point: hats 1, levels of the base.
[[nodiscard]] Point base_point(const world::World& world);

/// Gaps of every equation at a point: docs/model/equilibrium.md. Prices as log gaps; expenditure, income and output
/// over base income of the economy; factor markets over VA(n); returns and scale as log gaps; world saving and the
/// numéraire over world value added.
struct Residual {
    Table<Buyer, Sector> price;
    Table<Buyer, Sector> expenditure;
    Table<Seller, Sector> output;
    Table<Economy> income;
    Table<Economy> factor_market;
    double numeraire = 0.0;
    Table<Seller, Sector> sector_return = {};  ///< empty where a sector's return is the economy's wage
    Table<Seller, Sector> scale = {};          ///< empty without scale economies
    double world_saving = 0.0;                 ///< zero unless Deficits::saving

    double largest = 0.0;  ///< max |gap|; +infinity if any gap is not a number, as that of an income below zero
    std::string worst;     ///< the equation with the largest gap: "factor market, CAN"

    /// How far rounding can have moved any gap from what exact arithmetic says of the same world, wedges and point: a
    /// running error bound, docs/model/equilibrium.md. Large where θ is near zero or prices are far from the base's.
    double rounding = 0.0;
    std::string least_exact;  ///< the equation that it is about
};

/// This function is the model. It reads the world, the wedges, the closure and the point and nothing that a solver
/// computed. The closure must fit the world (closure_breach()).
[[nodiscard]] Residual residual(const world::World& world, const Wedges& wedges, const Closure& closure,
                                const Point& point);
inline constexpr int residual_passes = 6;  ///< N²S arrays that it reads: X, t, e, t', e', κ̂

/// The slopes that solves go by, at the base of a world under a closure: worked out once, read only, shared by as many
/// solves and threads as there are. Nothing where the closure does not fit the world.
using Slopes = std::shared_ptr<const solver::EconomyBlocks>;
[[nodiscard]] Slopes base_slopes(const world::World& world, const Closure& closure);

struct SolveOptions {
    double tolerance = 1e-10;   ///< stop when max |residual| <= tolerance; rounding must be within it too
    int max_iterations = 2000;  ///< stop with Status::iteration_limit after this many evaluations of the model
    Closure closure;
    bool check_scale = true;  ///< false: scale economies that may be unstable are not looked for
    /// The base has been found stable under this closure before: of many solves from one base it is asked once.
    bool base_is_stable = false;
    /// False: for a point on the way to another problem's solution the solver's own gap will do; max_residual is that,
    /// infinite with an income below zero.
    bool check_residual = true;
    /// base_slopes() of this world, and of a closure with the same factors and scale; empty: slopes are worked out
    /// where the solve starts. The answer is the same to the tolerance.
    Slopes slopes = {};
    /// Of one solve, 0: all of the machine's; the same bytes on any number. Worlds of fewer than 300,000 flows take
    /// one, and so do wedges with split purchases. Many solves are better spread by solve_many().
    int threads = 1;
};

/// `infeasible` is a verdict on conditions beside the model (parley/policy): solve() never gives it. `refused`: the
/// closure does not fit the world, or scale economies run away at the base or at the solution. `rounding_limit`: the
/// gaps are as small as arithmetic can tell, which is not as small as was asked for.
enum class Status { not_run, converged, iteration_limit, diverged, cancelled, infeasible, refused, rounding_limit };
[[nodiscard]] const char* name_of(Status status);

/// After each evaluation: its number and the largest gap. Returns false to stop.
using Progress = std::function<bool(int iteration, double largest_gap)>;

/// A solution, or the last point of a failed search: look at `status` before anything else.
struct Equilibrium {
    Status status = Status::not_run;
    /// From residual() at `point`, recomputed after the solver stopped; at the limit of rounding what rounding may add
    /// is in it: the accuracy that was reached.
    double max_residual = 0.0;
    std::string worst_equation;
    int iterations = 0;  ///< evaluations of the model
    int passes = 0;      ///< reads of an N²S array, the set-up's and the final residual's included
    Point point;
    double scale_radius = 0.0;                  ///< of d ln L_new / d ln L at `point`; 0 where it was not looked for
    std::optional<world::Breach> refusal = {};  ///< what Status::refused is about
};

/// Solves residual() = 0. `start` is a warm start (the base point without one). Memory: the wedges and two to three
/// N²S arrays, two more where unit costs move with output. The world must be a base (base_gap() <= base_tolerance)
/// unless the call is there to rebase it.
[[nodiscard]] Equilibrium solve(const world::World& world, const Wedges& wedges, const SolveOptions& options = {},
                                const Progress& progress = {}, const Point* start = nullptr);

}  // namespace parley::model
