#pragma once
// Duties that economies set to their own advantage under measures that are given: best_answer of a scenario.
#include <optional>
#include <string>
#include <vector>

#include "parley/model/equilibrium.hpp"
#include "parley/strategy/war.hpp"

namespace parley::pricing {

/// Who sets duties, on whom and what.
struct DutySetter {
    Economy by;
    std::vector<Economy> on;
    std::vector<Sector> sectors;
    strategy::Rates rates = strategy::Rates::by_sector;
};

/// What one of them sets.
struct SetDuties {
    std::vector<strategy::ChosenRate> rates;
    double value_before = 1.0, value = 1.0;  ///< its real income over the base's
};

struct OwnAdvantage {
    strategy::Verdict verdict = strategy::Verdict::not_run;
    std::string why = {};
    std::optional<Refusal> refusal = {};
    std::vector<SetDuties> by_setter = {};
    model::Wedges wedges = {};  ///< with what is set
};

/// Highest duty that is looked at, as a share.
inline constexpr double most_of_own_advantage = 10.0;

/// `wedges` are those of all that is given; rates from 0 to most_of_own_advantage. One sets what is best for it; of
/// several each does given what the others do (Nash). One rate alone is searched for on a line, which works where
/// purchases are split into groups of products too; else the strategy library does it, which refuses these.
[[nodiscard]] OwnAdvantage own_advantage(const world::World& world, const model::Wedges& wedges,
                                         const model::SolveOptions& options, const std::vector<DutySetter>& setters,
                                         const model::Progress& progress = {});
/// The same by the strategy library: rates of several, or more than one of them. In `pricing/by_strategy`.
[[nodiscard]] OwnAdvantage own_advantage_by_strategy(const world::World& world, const model::Wedges& wedges,
                                                     const model::SolveOptions& options,
                                                     const std::vector<DutySetter>& setters,
                                                     const model::Progress& progress);

}  // namespace parley::pricing
