#pragma once
// Which values a parameter can have: one list, for the reader of the file and for whoever moves a number.
#include <optional>
#include <string>

#include "parley/core/refusal.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::scenario {

/// Sizes of wishes beyond this, in points, are slips: sums of a few keep their digits.
inline constexpr double largest_weight = 1e6;
inline constexpr const char* weights_within = "a weight of at most a million points either way";
/// "a rate of at most 150 % either way; a scenario with higher ones says highest_rate"
[[nodiscard]] std::string rates_within(double highest_rate);

/// Why a parameter cannot be `value` (model's units); nothing when it can.
[[nodiscard]] std::optional<Refusal> unfit_value(const Parameter& of, double value);

}  // namespace parley::scenario
