#include "parley/report/json/grounds_json.hpp"

#include "parley/report/words/dispute_words.hpp"

namespace parley::report::json {

using Json = nlohmann::ordered_json;

Json evidence_json(const EvidenceRef& evidence) {
    return {{"source", evidence.source},
            {"paragraph", evidence.paragraph > 0 ? Json(evidence.paragraph) : Json(nullptr)},
            {"figures", evidence.figures}};
}

Json quantity_json(const StatedNumber& quantity) {
    Json result{{"text", quantity.text}, {"value", quantity.value}, {"unit", words::name_of(quantity.unit)}};
    if (!quantity.low_text.empty()) result["range"] = {quantity.low, quantity.high};
    if (quantity.evidence) result["evidence"] = evidence_json(*quantity.evidence);
    if (!quantity.assumption.empty()) result["assumption"] = quantity.assumption;
    if (!quantity.definition.empty()) result["definition"] = quantity.definition;
    return result;
}

}  // namespace parley::report::json
