#pragma once
// Ranges as people read them. Where some sources say that a figure rises and others that it falls, no sign is claimed.
#include <optional>
#include <string>
#include <vector>

#include "parley/pricing/counterfactual/spread.hpp"
#include "parley/report/words/figures.hpp"

namespace parley::report::words {

/// After a range whose signs part, in tables.
inline constexpr const char* parts_mark = "±";

/// "-1.5 to +3.4" of figures that are so many of `unit`, marked where the signs part; one figure where both ends are
/// written alike; empty without a range.
[[nodiscard]] std::string range_text(const std::optional<pricing::Range>& range, double unit, int digits);
/// The same, blanks before it and in place of the mark, so that columns stand under each other.
[[nodiscard]] std::string range_cell(const std::optional<pricing::Range>& range, double unit, int digits,
                                     std::size_t width);
/// Whether the signs part as these digits show it.
[[nodiscard]] bool signs_part(const std::optional<pricing::Range>& range, double unit, int digits);

/// A change of real income in a sentence: "loses 9.4 bn USD a year (0.08 %; 9.4 to 18.7 by source)", "between -1.5 and
/// +3.4 bn USD a year, the sources part on the sign", "hardly changes".
[[nodiscard]] std::string gain_in_words(double usd_m, double pct, const std::optional<pricing::Range>& usd_m_range);

/// "8 sources", "8 sources × 25 points".
[[nodiscard]] std::string places_in_words(const pricing::Elsewhere& elsewhere);

}  // namespace parley::report::words
