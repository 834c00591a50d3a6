#pragma once
// The front door. One include for a program that asks what duties do, or what a dispute can come to; each part's own
// headers have the rest. README.md has an example.
#include "parley/model/welfare.hpp"
#include "parley/policy/scope.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/session/session.hpp"

namespace parley {

using model::Equilibrium, model::Status, model::Welfare, model::Wedges;
using model::no_change, model::solve, model::welfare;
using policy::goods_sectors;
using pricing::Base, pricing::BaseOptions, pricing::load_base, pricing::load_world;
using scenario::load_scenario, scenario::Scenario;
using session::Session, session::Settings;
using world::World;

}  // namespace parley
