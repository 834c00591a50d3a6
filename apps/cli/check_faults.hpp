#pragma once
// All faults of a scenario in one run: each is taken out of a copy, or mended as its message proposes, and the rest is
// read again.
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/pricing/setting.hpp"
#include "parley/scenario/files/load_scenario.hpp"

namespace parley::cli {

struct Faults {
    std::vector<Refusal> found;      ///< in the order of the file
    bool all = true;                 ///< false: what comes after the last could not be looked at
    pricing::SharedSetting setting;  ///< where there are none
};

/// Reads the scenario in its world. A fault that only follows from another that was taken out is not repeated.
[[nodiscard]] Faults faults_of(scenario::ScenarioFile file);

}  // namespace parley::cli
