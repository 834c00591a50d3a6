#pragma once
// Who chooses what, for whose good: docs/model/strategy.md.
#include <optional>
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/model/equilibrium.hpp"
#include "parley/policy/measures.hpp"
#include "parley/strategy/objective.hpp"

namespace parley::strategy {

enum class Lever { duty, export_tax, production_subsidy };
/// One rate for each partner and sector, for each sector (most-favoured-nation), for each partner, or for all.
enum class Rates { by_partner_and_sector, by_sector, by_partner, uniform };
[[nodiscard]] const char* name_of(Lever lever);
[[nodiscard]] const char* name_of(Rates rates);

/// Rates that a chooser sets. Members of a union levy the same on others and nothing on each other. A production
/// subsidy is by sector or uniform, and has no partners.
struct Instrument {
    Lever lever = Lever::duty;
    Rates rates = Rates::by_partner_and_sector;
    double least = 0.0, most = 10.0;     ///< bounds of the rate, shares
    std::vector<Economy> partners = {};  ///< whose trade it is levied on; empty: all others
    std::vector<Sector> sectors = {};    ///< empty: all
};

/// A party, one economy or a union, with what it may set and what it is after.
struct Chooser {
    std::string name;
    std::vector<Economy> members;
    std::vector<Instrument> instruments = {Instrument{}};
    Objective objective = {};  ///< empty: real_income(members)
};

/// Where choices are made: a base, the wedges that hold where nobody chooses, and how equilibria are solved. The
/// closure is that of `options`; with deficits held fixed an optimum depends on the numéraire.
struct Stage {
    const world::World* world = nullptr;
    model::Wedges today;
    model::SolveOptions options = {};
};
/// The base itself, with its own rates.
[[nodiscard]] Stage stage_of(const world::World& world, const model::SolveOptions& options = {});

/// One rate that is chosen, and the flows that bear it.
struct Variable {
    Lever lever = Lever::duty;
    std::optional<Economy> partner;  ///< nothing: all in scope
    std::optional<Sector> sector;    ///< nothing: all in scope
    double least = 0.0, most = 10.0;
    double base_trade_usd_m = 0.0;  ///< what bears it in the base, at border prices; of a subsidy output at cost
};
/// The rates of a chooser in the order in which results list them; flows that are zero bear none, and a rate that no
/// flow bears is left out.
[[nodiscard]] std::vector<Variable> variables_of(const world::World& world, const Chooser& chooser);

/// `wedges` with the rates of a chooser, one for each of variables_of().
void set_rates(const world::World& world, const Chooser& chooser, const std::vector<double>& rates,
               model::Wedges& wedges);
/// The rates that `wedges` hold, means weighed by base trade where one rate stands for several.
[[nodiscard]] std::vector<double> rates_in(const world::World& world, const Chooser& chooser,
                                           const model::Wedges& wedges);

/// Why these choosers cannot play on this stage: nothing to choose, bounds the wrong way, partners that are members, an
/// economy in two parties, an instrument that the closure has no use for, purchases split into groups of products.
[[nodiscard]] std::optional<Refusal> chooser_refusal(const Stage& stage, const std::vector<Chooser>& choosers);
/// Quantities and budgets make kinks: measures that cannot stand beside a choice, by name.
[[nodiscard]] std::optional<Refusal> measures_refusal(const std::vector<policy::Measure>& measures);

}  // namespace parley::strategy
