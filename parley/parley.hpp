#pragma once
// The front door: one include for a program that asks what duties do, what the outcomes of a dispute cost, or whether a
// point solves the model. Each part's own headers have the rest. README.md and examples/cpp use it.
#include "parley/model/equilibrium.hpp"
#include "parley/model/welfare.hpp"
#include "parley/policy/scope.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/pricing/named_outcomes.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/session/session.hpp"

namespace parley {

using model::base_point, model::duty_revenue, model::flows, model::no_change, model::residual, model::solve,
    model::welfare;
using model::Closure, model::Equilibrium, model::Point, model::Residual, model::Status, model::Welfare, model::Wedges;
using policy::goods_sectors;
using pricing::Base, pricing::BaseOptions, pricing::load_base, pricing::load_world;
using pricing::Detail, pricing::NamedOutcomes, pricing::OutcomeResult, pricing::PricedOutcome;
using pricing::load_setting, pricing::named_outcomes, pricing::payoff_usd_m, pricing::solve_all;
using scenario::load_scenario, scenario::Scenario;
using session::Session, session::Settings;
using world::World;

}  // namespace parley
