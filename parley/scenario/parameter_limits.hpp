#pragma once
// Which values a parameter can have: one list, for the reader of the file and for whoever moves a number.
#include <optional>

#include "parley/core/refusal.hpp"
#include "parley/scenario/parameters.hpp"

namespace parley::scenario {

/// Why a parameter cannot be `value` (model's units); nothing when it can.
[[nodiscard]] std::optional<Refusal> unfit_value(const Parameter& of, double value);

}  // namespace parley::scenario
