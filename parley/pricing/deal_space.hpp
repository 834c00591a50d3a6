#pragma once
// What is on the table of a setting: its outcomes, and the sets of measures whose equilibria price them.
// docs/guide/dispute.md.
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/dispute/space/space.hpp"
#include "parley/pricing/setting.hpp"
#include "parley/pricing/warm_starts.hpp"

namespace parley::pricing {

struct SpaceOptions {
    std::string disagreement;           ///< id of a named outcome; empty: as the scenario says
    std::size_t most_outcomes = 20000;  ///< more are refused
};

/// The issues and levels of a scenario that are on the table, as an agenda. What is counterfactual or has no price yet
/// is left out, and so is an issue with nothing but its present level.
struct OnTheTable {
    dispute::space::Agenda agenda;
    std::vector<std::size_t> issue;               ///< by issue of the agenda: position in Scenario::issues
    std::vector<std::vector<std::size_t>> level;  ///< and by level there: position in Issue::levels
};
[[nodiscard]] OnTheTable on_the_table(const scenario::Scenario& scenario);

/// The codes of a payoff of the scenario, as positions.
struct PayoffPlaces {
    std::vector<Economy> of, with;
    std::vector<Sector> sectors;
};

struct DealSpace {
    SharedSetting at;
    OnTheTable table;
    std::vector<PayoffPlaces> places;            ///< by Scenario::payoffs
    dispute::space::Space everything;            ///< the outcomes that keep the rules, reached or not
    std::vector<std::vector<std::size_t>> sets;  ///< by equilibrium: positions in Setting::levels, rising
    std::vector<std::size_t> set_of;             ///< by outcome of `everything`: position in `sets`
    Families families;                           ///< of the sets
    std::optional<std::size_t> disagreement;     ///< position in Scenario::outcomes; none: it is computed

    [[nodiscard]] const Setting& setting() const { return *at; }
    [[nodiscard]] const scenario::Scenario& scenario() const { return at->scenario(); }
};
using SharedSpace = std::shared_ptr<const DealSpace>;

/// Of a setting whose base settled. Refused are a table that is empty or too large, and a disagreement that is not
/// there; throws InputError for payoffs with codes that the world does not have.
[[nodiscard]] OrRefusal<SharedSpace> deal_space_of(SharedSetting setting, const SpaceOptions& options = {});

/// That of a setting of the same scenario, but for numbers: its outcomes and sets are those of `space`.
[[nodiscard]] SharedSpace deal_space_with(const DealSpace& space, SharedSetting setting);

/// The outcome of a space (of this table) that a named outcome is, if all of its levels are on the table and it is in.
[[nodiscard]] std::optional<Outcome> find(const DealSpace& deal_space, const dispute::space::Space& space,
                                          const scenario::NamedOutcome& outcome);
/// Its set; none where it is not on the table.
[[nodiscard]] std::optional<std::size_t> set_of_named(const DealSpace& space, const scenario::NamedOutcome& outcome);

}  // namespace parley::pricing
