#pragma once
// Best answers, wars and talks in sentences.
#include <string>
#include <vector>

#include "parley/pricing/wars/war_study.hpp"

namespace parley::report::words {

/// What was asked and what came out, in two or three sentences.
[[nodiscard]] std::string war_headline(const pricing::WarStudy& study);
/// How flat the top is, how many optima and Nash points were found, what deviating would still gain.
[[nodiscard]] std::vector<std::string> how_firm(const pricing::WarStudy& study);
/// What the sides may set and what they are after.
[[nodiscard]] std::vector<std::string> war_assumptions(const pricing::WarStudy& study);
/// "Duties by sector, %".
[[nodiscard]] std::string rates_head(const pricing::WarStudy& study);

/// "China" or "the United States" for a side that is one economy; of a union that has no name of its own the code.
[[nodiscard]] std::string side_in_words(const pricing::WarStudy& study, const std::string& code);

/// Real income of a side over the base's, of one table of factors by economy.
[[nodiscard]] double income_factor(const pricing::WarStudy& study, const strategy::Chooser& side,
                                   const Table<Economy>& welfare_factor);

}  // namespace parley::report::words
