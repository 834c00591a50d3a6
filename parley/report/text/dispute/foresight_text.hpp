#pragma once
// How firmly an outcome rests by ideas that look further, as text: for disputes with and without economics.
#include <functional>
#include <string>
#include <vector>

#include "parley/dispute/graph_model/foresight.hpp"

namespace parley::report::text {

/// A line a party: "Today: The ministry stays, however many moves ahead it looks". `parties` are names.
[[nodiscard]] std::string foresight_in_words(const std::vector<std::string>& parties, const std::string& what,
                                             const dispute::graph_model::Foresight& foresight);
/// A line a party; with all rankings enumerated also the one nearest to its own, best first, outcomes by `state_name`.
/// `what` stands within a sentence: "today".
[[nodiscard]] std::string rests_in_words(
    const std::vector<std::string>& parties, const std::string& what,
    const std::vector<dispute::graph_model::RestsIf>& list,
    const std::function<std::string(dispute::graph_model::StateIndex)>& state_name);

}  // namespace parley::report::text
