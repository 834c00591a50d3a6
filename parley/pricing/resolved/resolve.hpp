#pragma once
// A scenario's words → measures of the model, in a world.
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/policy/measures.hpp"
#include "parley/pricing/resolved/lists_in_world.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::pricing {

/// What a measure's words mean in a world.
struct ResolvedMeasure {
    policy::Measure measure;
    double trade_in_scope_usd_m = 0.0;  ///< base trade; for a production subsidy the output of its sectors, for a
                                        ///< balance target the goods deficit, for saving the whole gap between the two
};

/// `file` names the scenario in messages. Throws InputError for codes that the world does not have and for coverage
/// above the trade in scope, with both numbers. `lists` are those of its scenario in that world.
[[nodiscard]] ResolvedMeasure resolve(const std::string& file, const scenario::MeasureWords& words,
                                      const world::World& world, const ListsInWorld& lists);

/// Gives measures on the products of another the share of the trade that the other covers. `measures` are all of a
/// scenario.
void cover_same_products(std::vector<ResolvedMeasure*> measures);

/// A refusal of apply(), calibrate() or solve_policy() at the place of the measure it is about.
[[nodiscard]] Refusal refusal_of(const std::string& file, const policy::Refusal& refusal,
                                 const std::vector<const scenario::MeasureWords*>& words);

}  // namespace parley::pricing
