#pragma once
// The search for the wedges of conditions: docs/decisions/0006-quantity-measures.md.
#include <vector>

#include "parley/model/equilibrium.hpp"
#include "parley/numerics/complementary_step.hpp"
#include "parley/policy/conditions/condition.hpp"

namespace parley::policy::conditions {

class QuantitySearch {
public:
    /// Keeps references; `without` are the wedges without those of the conditions.
    QuantitySearch(const world::World& world, const std::vector<Condition>& conditions, const model::Wedges& without,
                   const model::SolveOptions& options, const model::Progress& progress);

    /// To the equilibrium with all conditions, or to the nearest that is found; from near by if there is a start.
    void run(const PolicyStart* from = nullptr);

    /// The last equilibrium accepted, with the iterations and passes of all; Status::infeasible if limits() has any.
    model::Equilibrium equilibrium() const;
    std::vector<double> wedge() const { return wedge_of(here_.u); }
    model::Wedges wedges() const;
    model::Closure closure() const { return add_saving(world_, conditions_, wedge(), options_.closure); }
    /// d ln(have/need)(j) / d u(k) where the search ended, row-major, as far as it has learnt them.
    const std::vector<double>& slopes() const { return slope_; }
    /// Positions of the conditions that cannot be met.
    const std::vector<std::size_t>& limits() const { return limits_; }

private:
    struct Trial {
        std::vector<double> u, g;       // unknowns and ln(have/need)
        std::vector<double> structure;  // slopes_at()
        model::Equilibrium equilibrium;
        double tolerance = 0.0;
        std::vector<double> miss;   // missed_by()
        std::vector<double> slack;  // over the base flow
        bool solved() const { return equilibrium.status == model::Status::converged; }
    };
    struct Goal {
        std::vector<double> shift;  // g − shift instead of g: a target on the way
        std::vector<numerics::Pairing> pairing;
        double tolerance = 0.0;
        bool final = true;
    };

    static constexpr double furthest = 25.0;  // in u: beyond it 1+t'−μ has no digits left

    std::vector<double> wedge_of(const std::vector<double>& u) const;
    bool set_wedges(const std::vector<double>& wedge);
    Trial look(const std::vector<double>& u, double tolerance, const Trial* from, const model::Point* near = nullptr);
    Trial start(std::vector<double> u, double tolerance);
    model::Point start_for(const std::vector<double>& u, const Trial& from) const;
    std::vector<double> step_towards(const Goal& goal, const std::vector<double>& u, std::vector<double> g,
                                     double longest) const;
    double gap(const Trial& trial, const Goal& goal) const;
    bool reached(const Trial& trial, const Goal& goal) const;
    // Newton and what it needs: quantity_search.cpp
    void learn(const Trial& from, const Trial& to);
    bool difference_slopes(const Goal& goal);
    bool settle(const Goal& goal);
    // Where Newton does not arrive: quantity_limit.cpp
    bool approach(Goal goal);
    void find_limit(Goal goal);
    bool settle_at(double u_held, std::size_t held, const Goal& goal, const Trial& from);
    bool cross(Goal goal, std::size_t held, numerics::Pairing paired, Trial below);
    void push_to_limit(const Goal& goal, std::size_t worst, numerics::Pairing paired);

    const world::World& world_;
    const std::vector<Condition>& conditions_;
    const model::Wedges& without_;
    const model::SolveOptions& options_;
    const model::Progress& progress_;
    model::Wedges wedges_;
    Trial here_;
    std::vector<double> slope_;
    std::vector<Trial> past_;
    std::vector<std::size_t> limits_;
    model::SolverMemory own_memory_;
    int iterations_ = 0, passes_ = 0;
    bool cancelled_ = false;
};

}  // namespace parley::policy::conditions
