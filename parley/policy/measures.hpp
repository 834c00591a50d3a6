#pragma once
// Measures: who, on whom, on what, how much. A new kind is a struct and a row of `wedge_traits` here, and its wedge: in
// measures.cpp if it is plain, in conditions/condition.cpp if not.
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "parley/model/equilibrium.hpp"
#include "parley/policy/duties.hpp"
#include "parley/policy/quantity_measures.hpp"

namespace parley::policy {

/// e' = e + rate on the flows in scope, or on some of their products, levied by the seller; a negative rate is a
/// subsidy (cheap loans to exporters).
struct ExportTaxChange {
    FlowScope scope;
    double rate = 0.0;
    std::optional<double> covers_usd_m;  ///< as DutyChange's
    std::string products = {};
    std::shared_ptr<const ListedProducts> listed = {};  ///< Coverage::listed
};

/// κ̂ is multiplied by 1 + rate: the tariff equivalent of a non-tariff barrier (negative: a barrier comes down).
struct BarrierChange {
    FlowScope scope;
    double rate = 0.0;
    std::optional<double> covers_usd_m;  ///< as DutyChange's
    std::string products = {};
    std::shared_ptr<const ListedProducts> listed = {};  ///< Coverage::listed
};

/// z' = z + rate in the producing economy's sectors; with `budget_usd_m` instead, the one rate for all of them that
/// costs Σ z'C' = budget at the equilibrium, on top of what they had.
struct ProductionSubsidyChange {
    Economy economy;
    std::vector<Sector> sectors;
    double rate = 0.0;
    std::optional<double> budget_usd_m;
};

/// σ' of the economy is its own saving rate and `share` of the gap to that of `like`, both those of the base
/// (base_saving_rate()). It is solved under Deficits::saving, whatever the closure of the rest.
struct SavingChange {
    Economy economy, like;
    double share = 1.0;
};

using Measure = std::variant<DutyChange, ExportTaxChange, BarrierChange, ProductionSubsidyChange, PurchaseFloor,
                             VolumeCap, BalanceTarget, SavingChange>;

/// What a kind of measure is, whatever its numbers: a row each.
struct WedgeTraits {
    bool plain;  ///< moves wedges by what it says; else they are found with the equilibrium, or there is none
    const char* in_force = nullptr;  ///< what must stand in its place among measures in force; null: it may be one
    const char* name = "";           ///< in messages
};
inline constexpr const char* as_equivalent =
    "the tariff equivalent of what is in force: a barrier or an export tax in points";
template <class Kind>
inline constexpr WedgeTraits wedge_traits{};
template <>
inline constexpr WedgeTraits wedge_traits<DutyChange>{true};
template <>
inline constexpr WedgeTraits wedge_traits<ExportTaxChange>{true};
template <>
inline constexpr WedgeTraits wedge_traits<BarrierChange>{true};
template <>
inline constexpr WedgeTraits wedge_traits<ProductionSubsidyChange>{true};  // with a budget it is not
template <>
inline constexpr WedgeTraits wedge_traits<PurchaseFloor>{false, as_equivalent, "a quantity"};
template <>
inline constexpr WedgeTraits wedge_traits<VolumeCap>{false, as_equivalent, "a quantity"};
template <>
inline constexpr WedgeTraits wedge_traits<BalanceTarget>{false, as_equivalent, "a quantity"};
template <>
inline constexpr WedgeTraits wedge_traits<SavingChange>{
    false, "a baseline measure other than saving: the rates of the base are in the world's data", "saving"};

[[nodiscard]] WedgeTraits wedge_traits_of(const Measure& measure);
/// Whether a measure moves wedges by what it says, with nothing to be searched for.
[[nodiscard]] bool is_plain(const Measure& measure);

/// Whether a measure moves a saving rate.
[[nodiscard]] bool moves_saving(const Measure& measure);

/// The closure that measures are solved under: `closure`, and where one of them moves saving, Deficits::saving with the
/// rates that they ask for. A balance target's own part is found with the equilibrium.
[[nodiscard]] model::Closure closure_under(const world::World& world, std::span<const Measure> measures,
                                           const model::Closure& closure);

/// The groups of products that a set of measures makes, by what they say they cover.
[[nodiscard]] Groups product_groups(const world::World& world, std::span<const Measure> measures);

/// The wedges of a set of measures, all counted from `wedges`, those of no_change() or of measures that divided
/// nothing; the order of the measures never matters: on one part of a flow, additions add in points, barriers multiply.
/// Budgets and quantities are left out (see solve_policy). On a refusal the wedges are untouched. `groups` are those of
/// product_groups() or of true lists; `covered` says afterwards which parts each measure is about.
[[nodiscard]] std::optional<Refusal> apply(const world::World& world, std::span<const Measure> measures,
                                           model::Wedges& wedges);
[[nodiscard]] std::optional<Refusal> apply(const world::World& world, std::span<const Measure> measures,
                                           const Groups& groups, model::Wedges& wedges,
                                           std::optional<CoveredParts>* covered = nullptr);

/// The base with measures already in force made explicit: trade X and duties t stay as observed; output at cost, value
/// added, income and final shares are computed again. Budgets hold in the base: rate·Σ C = budget. Refused are
/// quantities (what they hold back today is not in any data) and saving. What ends a duty that was set is not known.
struct Calibrated {
    world::World world;
    std::vector<Measure> endings;  ///< by measure: what ends it, from the calibrated base
    std::optional<Refusal> refusal;
};
[[nodiscard]] Calibrated calibrate(const world::World& world, std::span<const Measure> baseline);

/// Measures that came into force after the base's year: solved, and the solved state a base of its own, with their
/// rates. Refused is what calibrate() refuses.
struct SinceThen {
    model::Status status = model::Status::not_run;  ///< the world is one only if it converged
    double max_residual = 0.0;
    std::string worst_equation;
    world::World world;
    std::vector<Measure> endings;  ///< as Calibrated's
    std::optional<Refusal> refusal;
};
[[nodiscard]] SinceThen bring_into_force(const world::World& world, std::span<const Measure> measures,
                                         const model::SolveOptions& options, const model::Progress& progress = {});

/// The equilibrium of a set of measures, budgets and quantities included: their wedges are found with it, so that the
/// conditions of docs/model/quantities.md hold to the tolerance of the solve, like every other equation.
/// equilibrium.status is Status::infeasible when a target cannot be reached: then the point is the nearest that was
/// found, an equilibrium at `wedges`, and `unreachable` says which target and how far it gets.
struct PolicyEquilibrium {
    /// max_residual is the largest of residual() and the conditions; iterations and passes are those of all solves.
    model::Equilibrium equilibrium;
    model::Wedges wedges;               ///< with those of budgets and quantities
    model::Closure closure;             ///< that it was solved under: closure_under(), and what targets add to saving
    std::vector<double> subsidy_rates;  ///< by measure; 0 for those that are no budgets
    std::vector<ConditionResult> conditions;
    double condition_residual = 0.0;  ///< the largest of `conditions`, from the flows at the final point
    std::vector<Unreachable> unreachable;
    std::vector<double> slopes;  ///< of the conditions in their wedges, for a solve near by: PolicyStart
    std::optional<Refusal> refusal;
};

/// Where a solve sets out from: an equilibrium near by, with the wedge of each quantity and budget there
/// (ConditionResult::wedge_rate). Wedges are looked at only if there are as many as conditions.
struct PolicyStart {
    model::Point point;
    std::vector<double> wedge_rates;
    std::vector<double> slopes;  ///< PolicyEquilibrium::slopes there; empty: not known
};

/// `options` hold for each of the equilibria solved on the way. Without a `start`, from the base; what is found from
/// either is the same to the tolerance, but not bit by bit. `groups`: of true lists of products; null:
/// product_groups().
[[nodiscard]] PolicyEquilibrium solve_policy(const world::World& world, std::span<const Measure> measures,
                                             const model::SolveOptions& options = {},
                                             const model::Progress& progress = {}, const PolicyStart* start = nullptr,
                                             const Groups* groups = nullptr);

}  // namespace parley::policy
