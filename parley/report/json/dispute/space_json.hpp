#pragma once
#include <nlohmann/json.hpp>

#include "parley/pricing/worth.hpp"

namespace parley::report::json {

/// The payoffs of every outcome on the table, by its number: issues with the ids of their levels there; a code for each
/// outcome, one digit of base 36 an issue, the position of its level; points by party.
[[nodiscard]] nlohmann::ordered_json space_json(const pricing::Worth& dispute);

}  // namespace parley::report::json
