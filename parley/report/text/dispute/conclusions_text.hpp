#pragma once
// Conclusions of the lenses with what they rest on, as sentences.
#include <string>
#include <vector>

#include "parley/analysis/findings/lens_conclusions.hpp"

namespace parley::report::text {

/// "for 61 % of the wants that fit; +0.096 points a year: -0.002 solved, +0.098 assumed; hinges on …".
[[nodiscard]] std::string rests_on(const pricing::Worth& worth, const analysis::Footing& footing,
                                   const analysis::Conclusion& conclusion);
/// The top of a page: which conclusions turn, then each with what it rests on.
[[nodiscard]] std::string conclusions_text(const pricing::Worth& worth, const analysis::Footing& footing,
                                           const std::vector<analysis::Conclusion>& conclusions);
/// What parties believe that others would make of an outcome; empty where nobody expects anything.
[[nodiscard]] std::string believed_text(const pricing::Worth& worth, const analysis::Footing& footing, Outcome outcome);

}  // namespace parley::report::text
