#pragma once
// What a scenario says of how economies respond, of its day, and of its lists. Only read_scenario.cpp includes this.
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {

/// `group_substitution`, `odds_of_being_listed`, `in-force`, and what loading has put in. Throws InputError.
void read_economics(const ScenarioReader& reader, const tables::YamlMap& map, Scenario& scenario);

}  // namespace parley::scenario
