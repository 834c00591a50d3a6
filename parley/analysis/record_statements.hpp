#pragma once
// What each stance of a scenario compares: the table of docs/dispute/record.md.
#include "parley/analysis/record.hpp"

namespace parley::analysis {

/// Today with every level in force that is announced; the scenario's no deal where nothing is.
[[nodiscard]] Outcome no_deal_as_said(const pricing::Worth& worth);

/// Whether a statement of this party's record, by its words, is on the level of this label: the label as a whole, since
/// "10 points" also ends "Lifted: 10 points".
[[nodiscard]] bool is_of_level(const dispute::record::Statement& statement, const scenario::Party& party,
                               const std::string& label);

/// By party its terms, wants, income and statements; and beliefs, without readings. What cannot be read goes to
/// `unread`.
/// Returned are, by party, the factions of its wants: itself, "", then those that speak for themselves.
std::vector<std::vector<std::string>> read_statements(const pricing::Worth& worth, const RecordOptions& options,
                                                      Record& record);

}  // namespace parley::analysis
