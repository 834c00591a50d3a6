#pragma once
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {

/// What names something must name something that is there; requirements are no circle; named outcomes are possible.
/// `root` gives the places for messages. Throws InputError.
void check_meaning(const ScenarioReader& reader, const tables::YamlNode& root, const Scenario& scenario);

}  // namespace parley::scenario
