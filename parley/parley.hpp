#pragma once
// The front door: one include for a program that asks what duties do, what the outcomes of a dispute cost, or whether a
// point solves the model. Each part's own headers have the rest. README.md and examples/cpp use it.
#include "parley/model/equilibrium.hpp"
#include "parley/model/welfare.hpp"
#include "parley/policy/scope.hpp"
#include "parley/pricing/base.hpp"
#include "parley/pricing/outcomes.hpp"
#include "parley/scenario/read_scenario.hpp"

namespace parley {

using model::base_point, model::duty_revenue, model::flows, model::no_change, model::residual, model::solve,
    model::welfare;
using model::Closure, model::Equilibrium, model::Point, model::Residual, model::Status, model::Welfare, model::Wedges;
using policy::goods_sectors;
using pricing::Base, pricing::BaseOptions, pricing::Detail, pricing::Priced, pricing::Study, pricing::StudyOptions,
    pricing::StudyOutcome;
using pricing::load_base, pricing::payoff_usd_m, pricing::study_scenario;
using scenario::load_scenario, scenario::Scenario;
using world::World;

}  // namespace parley
