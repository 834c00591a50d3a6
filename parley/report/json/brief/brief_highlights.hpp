#pragma once
// The sentences that a brief begins with.
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/pricing/counterfactual/spread.hpp"

namespace parley::report::json {

struct Highlight {
    std::string text;
    std::string section;  ///< id of the section that shows it
    std::string id;       ///< "lead.cost": the same sentence everywhere
};

/// Up to six sentences from the data of a brief: what no deal costs, what happened in disputes like it, whether there
/// are deals, who gives in first, how sure that is, where the balance comes from. Those for which the data has no
/// answer are left out.
[[nodiscard]] std::vector<Highlight> highlights(const nlohmann::ordered_json& brief);

/// The same of a conflict's document: which states rest, whether today does, where improvements lead from it.
[[nodiscard]] std::vector<Highlight> conflict_highlights(const nlohmann::ordered_json& conflict);

/// What an equilibrium of the study does to a party's economies together: USD m a year, and percent of their income.
struct PartyChange {
    double usd_m = 0.0, pct = 0.0;
    std::optional<pricing::Range> range;  ///< of usd_m, where the data has one
};
[[nodiscard]] PartyChange party_change(const nlohmann::ordered_json& party, const nlohmann::ordered_json& equilibrium);

/// Whether there is a result in it.
[[nodiscard]] bool is_solved(const nlohmann::ordered_json& equilibrium);

/// "3 May 2018" of 2018-05-03; what is no day stays as it is.
[[nodiscard]] std::string day_called(const std::string& date);

}  // namespace parley::report::json
