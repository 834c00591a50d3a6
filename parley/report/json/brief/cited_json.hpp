#pragma once
// The sentences behind what a brief cites, where the documents are there.
#include <map>
#include <string>

#include <nlohmann/json.hpp>

#include "parley/evidence/document.hpp"

namespace parley::report::json {

/// [{source, paragraph, sentences}], by source and number: of each paragraph that something in `brief` cites
/// ({source, paragraph} under "evidence"), in the document's own words. Paragraphs that a document does not have are
/// left out.
[[nodiscard]] nlohmann::ordered_json cited_json(const nlohmann::ordered_json& brief,
                                                const std::map<std::string, evidence::Document>& documents);

}  // namespace parley::report::json
