#pragma once
// A dispute solved at many points of its economic assumptions: elasticities, and every number of a measure that has a
// range. docs/decisions/0009-sweep.md.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "parley/pricing/worth.hpp"

namespace parley::pricing {

struct SweepOptions {
    std::size_t points = 40;
    std::uint64_t seed = 1;
    /// All trade elasticities of a point times one number, uniform in logs between these.
    double lowest_factor = 0.75, highest_factor = 4.0 / 3;
    /// The elasticity of all services is drawn too, uniform in logs over this: services_range() of a world in which
    /// nobody has set it.
    std::optional<ServicesRange> services = {};
    /// Of each equilibrium, if the study's own is not looser: payoffs are exact to a tenth of payoff_tie.
    double tolerance = 1e-9;
};

/// A number of the scenario that the points differ in. Numbers of one issue that say the same of the same measure are
/// one: "25 bn USD of fossil fuels" alone and together with something else.
struct SweepInput {
    std::string what;  ///< "Chinese purchases: 25 bn USD a year more of fossil fuels (purchase)"
    Unit unit = Unit::rate;
    double low = 0.0, high = 0.0;
    std::string low_text, high_text;
    std::vector<std::size_t> parameters;  ///< positions in parameters(); none: the elasticity of all services
};

struct SweepPoint {
    std::size_t source = 0;       ///< of the elasticities: position in SweepPlan::sources
    double factor = 1.0;          ///< on them
    std::vector<double> numbers;  ///< by input, in the model's units
};

/// What is solved where. Blocks are what is stored at a time: a few families at one point, about as many equilibria in
/// each.
struct SweepPlan {
    SweepOptions options;
    std::vector<std::string> sources;  ///< of elasticities
    std::vector<SweepInput> inputs;
    std::vector<SweepPoint> points;
    std::vector<std::vector<std::size_t>> blocks;  ///< positions in DealSpace::families; the same at every point
    std::string of = {};  ///< what else a store of it has to be of; empty: of all sets of the table

    std::size_t block_count() const { return points.size() * blocks.size(); }
};

/// Whether numbers of what is on nobody's table are drawn.
enum class OnNobodysTable { not_drawn, too };
/// Inputs and points of a plan, without blocks.
[[nodiscard]] SweepPlan plan_points(const scenario::Scenario& scenario, std::vector<std::string> sources,
                                    const SweepOptions& options, OnNobodysTable counterfactual);

/// A Latin hypercube: along each number every one of `points` slices of equal probability is met once. Number d of the
/// points uses stream 2^63 + d of the seed; draws of a forecast use 0, 1, …
[[nodiscard]] SweepPlan plan_sweep(const DealSpace& space, const SweepOptions& options);

/// Leaves of a plan the `part`-th (from 1) of `parts` of its points, and says the number of the first of them: what a
/// point is does not depend on who solves it, nor on the parts.
[[nodiscard]] std::size_t keep_part(SweepPlan& plan, std::size_t part, std::size_t parts);

/// The range that the elasticity of services is drawn from in this setting.
[[nodiscard]] std::optional<ServicesRange> drawn_services(const Setting& setting);

/// The elasticity of services at a point; none where it is the source's.
[[nodiscard]] std::optional<double> services_at(const SweepPlan& plan, std::size_t point);

/// The scenario at a point.
[[nodiscard]] scenario::Scenario scenario_at(const scenario::Scenario& scenario, const SweepPlan& plan,
                                             std::size_t point);

/// Everything that a point needs for payoffs: all sets solved there, and the incomes of the base there.
struct PointEconomics {
    std::vector<double> base_income;  ///< as Prices::base_income
    std::vector<OutcomeEconomics> equilibria;
};

/// A block that is done; `equilibria` is of all sets, those of the block's families filled in.
struct SweepBlock {
    std::size_t point = 0, block = 0;
    const PointEconomics* at = nullptr;
};

struct Sweep {
    SweepPlan plan;
    std::vector<PointEconomics> at;  ///< by point
    /// Converged; or how the first equilibrium that did not settle failed.
    [[nodiscard]] model::Status status() const;
};

/// Solves the blocks that `done` (by point, then block; empty: none) does not have; `at` holds those that it has.
/// `store` is called once for each block, from one thread at a time, in no fixed order. The same bytes on any number of
/// threads, and whether or not it was interrupted.
[[nodiscard]] Sweep run_sweep(const DealSpace& space, SweepPlan plan, int threads, std::vector<PointEconomics> at = {},
                              std::vector<std::vector<bool>> done = {},
                              const std::function<void(const SweepBlock&)>& store = {},
                              const BatchProgress& progress = {});

/// The worths at a point of a sweep, by the scenario's own weights. Without the world of the point: what is said of it
/// is said of the space's own.
[[nodiscard]] OrRefusal<Worth> worth_at(const SharedSpace& space, const Sweep& sweep, std::size_t point,
                                        SharedWants wants = {});

/// The sets of a block: positions in DealSpace::sets.
[[nodiscard]] std::vector<std::size_t> sets_of(const DealSpace& space, const SweepPlan& plan, std::size_t block);
/// Whether this set has a solution at this point.
[[nodiscard]] bool reached(const Sweep& sweep, std::size_t point, std::size_t set);

}  // namespace parley::pricing
