#pragma once
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/dispute/graph_model/foresight.hpp"

namespace parley::report::json {

/// `parties` are what the document calls them by. Null for null.
[[nodiscard]] nlohmann::ordered_json foresight_json(const std::vector<std::string>& parties,
                                                    const std::optional<dispute::graph_model::Foresight>& foresight);
[[nodiscard]] nlohmann::ordered_json rests_json(const std::vector<std::string>& parties,
                                                const std::vector<dispute::graph_model::RestsIf>& list);

}  // namespace parley::report::json
