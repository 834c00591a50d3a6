#pragma once
// All faults of a scenario in the world that it names.
#include "parley/pricing/setting.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/form/faults.hpp"

namespace parley::cli {

struct Faults : scenario::FaultList {
    pricing::SharedSetting setting;  ///< where there are none
};

[[nodiscard]] Faults faults_of(scenario::ScenarioFile file);

}  // namespace parley::cli
