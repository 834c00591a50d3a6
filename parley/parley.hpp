#pragma once
// The front door. One include for a program that asks what duties do, or what a dispute can come to; each part's own
// headers have the rest. README.md has an example.
#include "parley/model/welfare.hpp"
#include "parley/policy/scope.hpp"
#include "parley/pricing/base.hpp"
#include "parley/scenario/read_scenario.hpp"

namespace parley {

using model::Equilibrium, model::Status, model::Welfare, model::Wedges;
using model::no_change, model::solve, model::welfare;
using policy::goods_sectors;
using pricing::Base, pricing::BaseOptions, pricing::load_base;
using scenario::load_scenario, scenario::Scenario;
using world::World;

}  // namespace parley
