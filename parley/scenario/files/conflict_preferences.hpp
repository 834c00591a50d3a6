#pragma once
// What a party wants, as a conflict file says it: a ranking, statements, payoffs or worths.
#include <string>
#include <vector>

#include "parley/dispute/graph_model/preference.hpp"
#include "parley/scenario/files/conflict_outcomes.hpp"

namespace parley::scenario {

struct ConflictWants {
    dispute::graph_model::Ranking rank;
    std::vector<double> points;  ///< by outcome; empty where only the order is known
};

/// `issues` are the ids by which worths name them. Throws InputError.
[[nodiscard]] ConflictWants read_wants(const ConflictNodes& nodes, const tables::YamlNode& node,
                                       const std::vector<std::string>& issues);

}  // namespace parley::scenario
