#pragma once
// Quantity measures and budgets as conditions on the equilibrium: 0 ≤ wedge ⊥ slack ≥ 0. docs/model/quantities.md.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "parley/policy/measures.hpp"

namespace parley::policy::conditions {

/// A flow, or one group's part of it.
using Flow = model::FlowPart;

/// Where a wedge enters the model.
enum class Lever {
    purchase,    ///< 1+t' − weight·w
    duty,        ///< 1+t' + weight·w
    export_tax,  ///< (1+e')·(1 + w)
    barrier,     ///< κ̂·(1 + w)
    saving,      ///< σ' of the condition's saver + weight·w; the flows are those of its balance
    production   ///< z' + w of the condition's producer and sectors; the flows are those to all buyers, home included
};
struct Pull {
    Lever lever = Lever::purchase;
    double weight = 1.0;
    std::vector<Flow> flows;  ///< sorted, with trade in the base
    bool operator==(const Pull&) const = default;
};

/// slack = enough + Σ more − (Σ less + needed), all USD m. The four are kept apart because the ratio of the two sides
/// is nearly log-linear in the unknown below, the difference is not.
struct Condition {
    ConditionResult::Kind kind = ConditionResult::Kind::purchase;
    std::vector<Pull> pulls;
    std::vector<Flow> more, less;  ///< sorted, with trade in the base
    Economy producer;              ///< of a budget
    std::vector<Sector> producing;
    Economy saver;                 ///< of a balance target by saving
    double saving_response = 0.0;  ///< a guess of what a unit of w does to its slack, USD m
    double enough = 0.0, needed = 0.0;
    std::vector<std::size_t> measures;
    std::string what;
    double base = 0.0;       ///< of what is counted, as ConditionResult has it
    double target = 0.0;     ///< likewise
    double base_flow = 0.0;  ///< what the slack is divided by in the residual
    double ceiling = 0.0;    ///< the wedge stays below; 0: without bound
    double above = 0.0;      ///< VolumeCap::above: where the wedge gets there it stays, and the slack may be below zero

    bool is_cap() const {
        return kind == ConditionResult::Kind::cap_rent_to_seller || kind == ConditionResult::Kind::cap_rent_to_buyer ||
               kind == ConditionResult::Kind::cap_rent_lost;
    }
    bool is_budget() const { return kind == ConditionResult::Kind::budget; }
    bool has_trade() const;
    bool is_above(double wedge) const { return above > 0 && wedge >= above * (1 - 1e-12); }

    /// The unknown u ≥ 0 of the search: prices move about as e^u. w = ceiling·(1 − e^(−u)), or e^u − 1 without ceiling.
    double wedge(double u) const;
    double wedge_slope(double w) const;  ///< dw/du
    double unknown(double w) const;
};

/// The conditions of a list of measures in an order that does not depend on theirs; `wedges` are those without the
/// conditions' own. Conditions with the same levers on the same flows are one, with the strictest target.
struct Conditions {
    std::vector<Condition> list;
    std::optional<Refusal> refusal;
};
[[nodiscard]] Conditions conditions_of(const world::World& world, std::span<const Measure> measures,
                                       const CoveredParts& parts, const model::Wedges& wedges);

/// Adds the wedges of the conditions; false if a rate leaves its range.
[[nodiscard]] bool add_wedges(std::span<const Condition> conditions, std::span<const double> wedge,
                              model::Wedges& wedges);

/// `closure` with what the conditions add to saving rates.
[[nodiscard]] model::Closure add_saving(const world::World& world, std::span<const Condition> conditions,
                                        std::span<const double> wedge, const model::Closure& closure);

/// The two sides of a condition at a point, USD m.
struct Sides {
    double have = 0.0, need = 0.0;
    double slack() const { return have - need; }
};
[[nodiscard]] std::vector<Sides> sides_at(const world::World& world, std::span<const Condition> conditions,
                                          std::span<const double> wedge, const model::Wedges& wedges,
                                          const model::Point& point);

/// The condition's part of the residual: |complementarity()| of the wedge and the slack over the base flow.
[[nodiscard]] double missed_by(const Condition& condition, double wedge, const Sides& sides);

/// d ln(have/need)(j) / d u(k), row-major, with costs and each buyer's spending on a sector held: what the conditions
/// do to each other through the buyers' choice of sellers.
[[nodiscard]] std::vector<double> slopes_at(const world::World& world, std::span<const Condition> conditions,
                                            std::span<const double> wedge, const model::Wedges& wedges,
                                            const model::Point& point);

/// As reported.
[[nodiscard]] std::vector<ConditionResult> results_at(const world::World& world, std::span<const Condition> conditions,
                                                      std::span<const double> wedge, const model::Wedges& wedges,
                                                      const model::Point& point);

}  // namespace parley::policy::conditions
