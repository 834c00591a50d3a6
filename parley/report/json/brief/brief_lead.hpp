#pragma once
// The first sentence of a brief, and the outcome that it speaks of.
#include <optional>

#include <nlohmann/json.hpp>

#include "parley/report/json/brief/brief_highlights.hpp"

namespace parley::report::json {

/// The named outcome that the lead speaks of and the page opens on; null where nothing that has a result moves anybody.
struct Opening {
    const nlohmann::ordered_json* outcome = nullptr;
    bool no_deal = false;  ///< it is what no deal leads to, and not the present
};

/// The outcome that no deal leads to, where it has a name, a result and is not the present. Else, of the named outcomes
/// that are on the table and were known on the day, the one that moves the parties' real incomes most; those in which
/// something announced is carried out before all others.
[[nodiscard]] Opening opening_of(const nlohmann::ordered_json& brief);

/// What that outcome is to whom.
[[nodiscard]] std::optional<Highlight> cost_of_no_deal(const nlohmann::ordered_json& brief);

/// Whether an outcome of the study moves what is on nobody's table, as the saving of a country.
[[nodiscard]] bool is_apart(const nlohmann::ordered_json& brief, const nlohmann::ordered_json& outcome);

}  // namespace parley::report::json
