#pragma once
// The first screen of `parley solve SCENARIO`: real income of the parties in every outcome, with its ranges.
#include <string>

#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::text {

inline constexpr std::size_t summary_width = 80;

/// "The threat carried out (after the event)".
[[nodiscard]] std::string label_of(const pricing::NamedOutcomes& study, const scenario::NamedOutcome& outcome);
/// A measure of this outcome moves saving, where the options do not.
[[nodiscard]] bool under_another_closure(const pricing::NamedOutcomes& study, const pricing::OutcomeResult& priced);

/// A row for each outcome; two parties beside each other, the others in further tables.
[[nodiscard]] std::string summary_table(const pricing::NamedOutcomes& study);
/// One table, however many parties there are: of more than two without ranges, of more than seven those that are moved
/// most.
[[nodiscard]] std::string page_table(const pricing::NamedOutcomes& study);
[[nodiscard]] bool page_table_has_ranges(const pricing::NamedOutcomes& study);
/// What the table comes to, in sentences that hold by every source, of at most so many parties; what did not settle
/// where. `ranges_beside`: the table has them.
[[nodiscard]] std::string summary_sentences(const pricing::NamedOutcomes& study,
                                            std::size_t most_parties = static_cast<std::size_t>(-1),
                                            bool ranges_beside = true);

}  // namespace parley::report::text
