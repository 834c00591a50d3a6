#pragma once
// A scenario in a world: its codes resolved, what is in force calibrated into the base. Immutable once it exists, and
// shared by everything that is computed in it.
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/resolved/resolve.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::pricing {

/// A level that does something to the economy.
struct PricedLevel {
    std::size_t issue = 0, level = 0;
    std::vector<ResolvedMeasure> measures;  ///< as the level's own
    std::vector<std::size_t> ends;          ///< positions in Scenario::baseline
};

struct Setting {
    std::shared_ptr<const scenario::Scenario> written;
    std::shared_ptr<const LoadedWorld> read;  ///< the world as it was read
    std::shared_ptr<const Base> unmeasured;   ///< under `options`, before any measure
    std::shared_ptr<const Base> settled;      ///< with the baseline measures in force: the day of the scenario
    BaseOptions options;
    ListsInWorld lists;                              ///< of products, that measures name
    std::vector<ResolvedMeasure> baseline;           ///< as Scenario::baseline; budgets turned into rates
    std::vector<bool> baseline_since;                ///< which came after the world's year and were solved
    std::vector<double> baseline_rates;              ///< what each is in force at: the rate that a budget pays for
    std::vector<std::vector<Economy>> economies;     ///< of each party
    std::vector<Economy> parties;                    ///< all of these, in the order of the scenario
    std::vector<std::pair<Economy, Economy>> pairs;  ///< economies of different parties, each two once
    std::vector<PricedLevel> levels;                 ///< those with measures or endings, in the order of the scenario

    [[nodiscard]] const scenario::Scenario& scenario() const { return *written; }
    [[nodiscard]] const Base& base() const { return *settled; }
    [[nodiscard]] const world::World& world() const { return settled->world; }
    /// Where the base did not settle there are no levels, and nothing can be solved.
    [[nodiscard]] bool is_settled() const { return settled->status == model::Status::converged; }
};
using SharedSetting = std::shared_ptr<const Setting>;

/// Whether a measure in force came after the world's year, so that the table's flows do not carry it: by its date, in
/// force for less than half of the year. Without a date a duty did (else it would be in the world's own), others did
/// not.
[[nodiscard]] bool came_since(const scenario::MeasureWords& words, int year);

/// Whether a measure of the baseline is in force on the day of the base; without a day it is.
[[nodiscard]] bool is_in_force(const scenario::MeasureWords& words, const std::string& day);

/// Nothing is solved but the base, if it must be, and what came into force after its year. Throws InputError.
[[nodiscard]] SharedSetting setting_of(std::shared_ptr<const scenario::Scenario> scenario,
                                       std::shared_ptr<const LoadedWorld> world, const BaseOptions& options,
                                       const model::Progress& progress = {});
/// What another scenario of the same world has in common with that of a setting.
enum class Alike {
    world,  ///< no more than that: numbers of what is in force may be others
    day     ///< all but numbers of levels' measures and of wants: what is in force is the same
};
[[nodiscard]] SharedSetting setting_with(const Setting& setting, std::shared_ptr<const scenario::Scenario> scenario,
                                         Alike alike = Alike::world);

/// The priced levels that hold when each issue is at the level `at` (by position): the key of an equilibrium.
[[nodiscard]] std::vector<std::size_t> priced_levels(const Setting& setting, const std::vector<std::size_t>& at);
/// The codes and names of the economies of the parties, as Setting::parties.
[[nodiscard]] std::vector<std::string> economy_codes(const Setting& setting);

}  // namespace parley::pricing
