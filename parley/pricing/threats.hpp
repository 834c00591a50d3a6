#pragma once
// What a scenario's levels are between two of its parties: threats, answers, measures beyond what was threatened; and
// so how each outcome ends between them. docs/dispute/endings.md.
#include <cstddef>
#include <vector>

#include "parley/dispute/endings/endings.hpp"
#include "parley/dispute/endings/no_deal.hpp"
#include "parley/pricing/deal_space.hpp"

namespace parley::pricing {

/// What a level of the table is between one who threatens and one who is threatened.
enum class NewMeasure { none, withdrawal, part, as_threatened, beyond, answer };

struct ThreatPair {
    Side threatens, threatened;
    bool announced = false;                   ///< false: nothing was, and what its measures do is all there is
    std::vector<std::vector<NewMeasure>> at;  ///< by issue and level of the table
};

/// By party: whether it has signed.
using Signed = std::vector<bool>;
[[nodiscard]] Signed everybody(const scenario::Scenario& scenario);
[[nodiscard]] Signed nobody(const scenario::Scenario& scenario);
/// Those that a named outcome says.
[[nodiscard]] Signed signatories_of(const scenario::Scenario& scenario, const std::vector<std::string>& parties);

/// The announced acts on the table, by due day, those without one last, then as in the file.
[[nodiscard]] std::vector<dispute::endings::Act> acts_of(const scenario::Scenario& scenario, const OnTheTable& table);

/// Who threatens whom, as in the file; the first is the main pair. Where nothing is announced, who owns the first issue
/// with a measure against another, and these others. At least one.
[[nodiscard]] std::vector<ThreatPair> pairs_of(const scenario::Scenario& scenario, const OnTheTable& table);

/// What the levels are between one party and another, whether or not anything was announced.
[[nodiscard]] ThreatPair pair_between(const scenario::Scenario& scenario, const OnTheTable& table, Side threatens,
                                      Side threatened);

/// Between the two, in an outcome of a space of the table that these have signed.
[[nodiscard]] dispute::endings::Facts facts_of(const ThreatPair& pair, const dispute::space::Space& space,
                                               Outcome outcome, const Signed& by);

}  // namespace parley::pricing
