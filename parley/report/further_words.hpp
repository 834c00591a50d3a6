#pragma once
// How firmly an outcome rests by ideas that look further, as text and as JSON: for disputes with and without economics.
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/study/further.hpp"

namespace parley {

/// A line a party: "Today: The ministry stays, however many moves ahead it looks". `parties` are names.
[[nodiscard]] std::string foresight_in_words(const std::vector<std::string>& parties, const std::string& what,
                                             const Foresight& foresight);
/// A line a party; with all rankings enumerated also the one nearest to its own, best first, outcomes by `state_name`.
/// `what` stands within a sentence: "today".
[[nodiscard]] std::string rests_in_words(const std::vector<std::string>& parties, const std::string& what,
                                         const std::vector<RestsIf>& list,
                                         const std::function<std::string(StateIndex)>& state_name);

/// `parties` are what the document calls them by. Null for null.
[[nodiscard]] nlohmann::ordered_json foresight_json(const std::vector<std::string>& parties,
                                                    const std::optional<Foresight>& foresight);
[[nodiscard]] nlohmann::ordered_json rests_json(const std::vector<std::string>& parties,
                                                const std::vector<RestsIf>& list);

}  // namespace parley
