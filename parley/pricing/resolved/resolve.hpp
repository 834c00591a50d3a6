#pragma once
// A scenario's words → measures of the model, in a world.
#include <optional>
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/policy/measures.hpp"
#include "parley/pricing/resolved/lists_in_world.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::pricing {

/// Duties that one economy sets to its own advantage where something is done to it: found with the equilibrium.
struct AnswerWanted {
    Economy by;
    std::vector<Economy> on;
    std::vector<Sector> sectors;
    bool by_partner = false, by_sector = false;  ///< what its rates tell apart
    std::string answers;                         ///< the issue; at its present level there is nothing to answer
};

/// What a measure's words mean in a world.
struct ResolvedMeasure {
    policy::Measure measure;            ///< of a best answer: no points on the flows in its scope
    double trade_in_scope_usd_m = 0.0;  ///< base trade; for a production subsidy the output of its sectors, for a
                                        ///< balance target the goods deficit, for saving the whole gap between the two
    std::optional<AnswerWanted> answer = {};
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
