#pragma once
// What each section of a brief finds, in a sentence: made once, carried by its id, printed by text, static HTML and
// page.
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace parley::report::json {

/// A sentence of the scenario as written. Ids: "lead.cost" and others of the lead, "title.deals" of the section
/// "deals".
struct Finding {
    std::string id, section, text;
};

/// What heads each section for which the brief's data has an answer, in the order of the page.
[[nodiscard]] std::vector<Finding> section_findings(const nlohmann::ordered_json& brief);

/// Fills in `highlights` (the lead), `opening` (the outcome it speaks of) and `findings` from all the rest of a brief:
/// call it again when a part is added.
void tell_findings(nlohmann::ordered_json& brief);

/// The lead and what each section finds, as text: a line for each sentence, wrapped.
[[nodiscard]] std::string findings_text(const nlohmann::ordered_json& brief);

}  // namespace parley::report::json
