#pragma once
#include "parley/scenario/scenario.hpp"
#include "parley/world/world.hpp"

namespace parley::pricing {

/// The duties in force on a scenario's day in the codes of the world that it is of: those of the table that are one
/// flow there become one duty, the mean by trade. What stands for what is noted in the scenario. Throws InputError
/// where the world has no place for them or lacks what should be in its own duties. A page is given them like this.
void place_in_force(scenario::Scenario& scenario, const world::World& world);

}  // namespace parley::pricing
