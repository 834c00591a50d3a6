#pragma once
// What it takes to keep a promise or a limit, as people and programs read it.
#include <string>

#include "parley/policy/quantity_measures.hpp"

namespace parley::report::words {

/// "Purchases by CHN from USA of C26: from 16.8 to 46.8 bn USD a year. It takes an implicit subsidy of 31.2 % …"
[[nodiscard]] std::string quantity_in_words(const policy::ConditionResult& result);

/// "purchase", "cap_rent_to_seller", "cap_rent_to_buyer", "cap_rent_lost", "balance", "budget".
[[nodiscard]] const char* name_of(policy::ConditionResult::Kind kind);

}  // namespace parley::report::words
