#pragma once
// What it takes to keep a promise or a limit, as people and programs read it.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/policy/quantity.hpp"

namespace parley {

/// "Purchases by CHN from USA of C26: from 16.8 to 46.8 bn USD a year. It takes an implicit subsidy of 31.2 % …"
[[nodiscard]] std::string quantity_in_words(const QuantityResult& result);

/// Rates as shares, money in USD m a year.
[[nodiscard]] nlohmann::ordered_json quantity_json(const QuantityResult& result);

/// "purchase", "cap_rent_to_seller", "cap_rent_to_buyer", "balance", "budget".
[[nodiscard]] const char* name_of(QuantityResult::Kind kind);

}  // namespace parley
