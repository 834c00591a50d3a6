#pragma once
// The named outcomes of a scenario elsewhere: what their figures range over. docs/decisions/0020-ranges.md.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/pricing/named_outcomes.hpp"
#include "parley/pricing/sweep.hpp"

namespace parley::pricing {

/// A setting with another source of the trade elasticities; with a point of the plan, with its numbers too. Refused is
/// what the world cannot carry under that source. Its scenario has the same issues and levels.
[[nodiscard]] OrRefusal<SharedSetting> setting_at(const Setting& setting, const Place& place,
                                                  const SweepPlan* plan = nullptr);

/// The figures of these measures in another setting of the same scenario: from where they are here, and once more from
/// the base before it is said that there are none.
[[nodiscard]] Figures figures_in(const Setting& there, const SetEquilibrium& here);

/// The places that the options ask for, and the plan of their points; empty without any.
struct RangePlan {
    std::vector<Place> places;
    std::shared_ptr<const SweepPlan> plan;  ///< null: nothing is drawn
};
[[nodiscard]] RangePlan places_of(const Setting& setting, const RangeOptions& options);

/// Settings of places, for who goes to the same places twice: base and world of each are worked out once. Without it
/// each is let go when it has been used.
using KeptSettings = std::vector<std::optional<OrRefusal<SharedSetting>>>;

/// Solves the outcomes that settled at every place that is asked for, on `threads` threads (0: all of the machine's),
/// each from where it is in `named`: the same bytes on any number of them. Throws InputError for a source that the
/// world does not have.
void solve_elsewhere(NamedOutcomes& named, const RangeOptions& options, int threads, const BatchProgress& progress = {},
                     KeptSettings* kept = nullptr);

/// One call of `work` for each place and piece, the setting of a place made when it is first asked for and let go after
/// its last piece, unless it is kept.
void at_all_places(
    const Setting& setting, const RangePlan& places, std::size_t pieces, int threads,
    const std::function<void(std::size_t place, std::size_t piece, const OrRefusal<SharedSetting>&)>& work,
    const BatchProgress& progress = {}, KeptSettings* kept = nullptr);

}  // namespace parley::pricing
