#pragma once
// What a party may want by Protocol 1: the levels that it spoke of, and indicators. docs/dispute/record.md.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/record.hpp"
#include "parley/analysis/record_lookup.hpp"

namespace parley::analysis {

/// The factions of a party in its wants, by position: itself, as it speaks, then those that speak for themselves.
using FactionsSaid = std::vector<std::string>;

/// Fills in income, unit, terms and wants of a party.
[[nodiscard]] FactionsSaid add_record_terms(const RecordLookup& look, std::size_t party, const RecordOptions& options,
                                            PartyRecord& record);

}  // namespace parley::analysis
