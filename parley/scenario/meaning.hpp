#pragma once
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {

/// A node that stands for a place in the file: all that a message needs.
[[nodiscard]] tables::YamlNode place(std::size_t line, std::size_t column);

/// What names something must name something that is there; requirements are no circle; named outcomes are possible.
/// `root` gives the places for messages. Throws InputError.
void check_meaning(const ScenarioReader& reader, const tables::YamlNode& root, const Scenario& scenario);

/// A level `withdrawn` on each issue on which something is announced that is no answer, if the file has none. Before
/// anything refers to levels.
void add_withdrawals(Scenario& scenario);
/// What is announced, conditions and dates: conditions that name what there is and are no circle, nothing later than
/// the day of the file. Throws InputError.
void check_threats(const ScenarioReader& reader, const Scenario& scenario);
/// Each party that signs, threatens or offers has something that it can do.
void check_moves(const ScenarioReader& reader, const Scenario& scenario);

}  // namespace parley::scenario
