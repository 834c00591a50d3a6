#pragma once
// The conditions as a problem in their wedges: an equilibrium for each choice of them, and what the conditions lack in
// it. docs/decisions/0006-quantity-measures.md.
#include <span>
#include <vector>

#include "parley/model/equilibrium.hpp"
#include "parley/numerics/complementary_step.hpp"
#include "parley/policy/conditions/condition.hpp"

namespace parley::policy::conditions {

/// The equilibrium at given unknowns, and where the conditions stand in it.
struct Trial {
    std::vector<double> u, g;       ///< unknowns and ln(have/need)
    std::vector<double> structure;  ///< slopes_at()
    model::Equilibrium equilibrium;
    double tolerance = 0.0;
    std::vector<double> miss;   ///< missed_by()
    std::vector<double> slack;  ///< over the base flow
    bool solved() const { return equilibrium.status == model::Status::converged; }
};

/// What is asked: of the whole search, or of a part of the way.
struct Goal {
    std::vector<double> shift;  ///< g − shift instead of g: a target on the way
    std::vector<numerics::Pairing> pairing;
    double tolerance = 0.0;
    bool final = true;
};

/// Where a search stands.
struct Standing {
    Trial here;
    std::vector<double> slope;  ///< dg(j)/du(k), row-major, as far as they have been learnt
    std::vector<Trial> past;    ///< those before `here`, the last one last; at most as many as conditions
};

/// Where steps to a goal have ended: at it, or as near as they came.
struct Arrival {
    Standing at;
    bool arrived = false;
};

inline constexpr double furthest = 25.0;  ///< in u: beyond it 1+t'−μ has no digits left
inline constexpr double certain = 50.0;   ///< |ln(have/need)| at most: that of a condition that needs nothing
inline constexpr int most_iterations_a_trial = 300;

/// Solves the trials of one search and counts what they take. Keeps references.
class Problem {
public:
    /// `without` are the wedges without those of the conditions.
    Problem(const world::World& world, std::span<const Condition> conditions, const model::Wedges& without,
            const model::SolveOptions& options, const model::Progress& progress);

    const world::World& world() const { return world_; }
    std::span<const Condition> conditions() const { return conditions_; }
    double tolerance() const { return options_.tolerance; }
    int max_iterations() const { return options_.max_iterations; }

    /// The equilibrium at given unknowns; not solved if their wedges leave their range or it does not converge. From
    /// the base, or from a point near by.
    Trial evaluate(const std::vector<double>& u, double tolerance, const model::Point* near = nullptr);
    /// From another trial, along the way that led there.
    Trial evaluate(const std::vector<double>& u, double tolerance, const Trial& from, std::span<const Trial> past);
    /// Not solved, at the base's prices: ln(have/need) and slopes_at().
    Trial at_base_prices(const std::vector<double>& u);

    /// Trials go by the solver's own gap: whether residual() agrees that this one's equilibrium will do at the
    /// tolerance asked for. What it says is kept with it.
    bool confirm(Trial& trial);
    /// From now on every trial at the tolerance asked for is one that residual() agrees with.
    void check_all() { checks_all_ = true; }

    bool cancelled() const { return cancelled_; }
    int iterations() const { return iterations_; }  ///< of all trials
    int passes() const { return passes_; }

private:
    bool set_wedges(const std::vector<double>& wedge);
    Trial solve_at(const std::vector<double>& u, double tolerance, int max_iterations, const model::Point* start,
                   const Trial* alike);

    const world::World& world_;
    std::span<const Condition> conditions_;
    const model::Wedges& without_;
    const model::SolveOptions& options_;
    const model::Progress& progress_;
    model::Wedges wedges_;
    int iterations_ = 0, passes_ = 0;
    bool cancelled_ = false, checks_all_ = false;
};

[[nodiscard]] std::vector<double> wedge_of(std::span<const Condition> conditions, const std::vector<double>& u);
/// max |a − b|
[[nodiscard]] double distance(const std::vector<double>& a, const std::vector<double>& b);
/// The largest gap of the goal's conditions, in logs.
[[nodiscard]] double gap(const Trial& trial, const Goal& goal);
/// Whether the goal is met: if it is final, by the conditions' part of the residual too, at the tolerance asked for.
[[nodiscard]] bool reached(const Problem& problem, const Trial& trial, const Goal& goal);

}  // namespace parley::policy::conditions
