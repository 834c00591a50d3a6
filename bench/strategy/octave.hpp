#pragma once
// A contender: published_way.m, without inputs, in a process of its own.
#include <string>
#include <vector>

#include "parley/model/equilibrium.hpp"

namespace parley::bench {

struct OctaveResult {
    std::string skipped = {};                                           ///< why there is none
    double seconds = 0.0;                                               ///< processor time of the whole process
    std::vector<double> wage_hat = {}, duty = {}, welfare_factor = {};  ///< duties of a war
};
[[nodiscard]] OctaveResult octave_equilibrium(const world::World& world, const model::Wedges& wedges);
/// One duty for each economy by the formula of its export shares.
[[nodiscard]] OctaveResult octave_war(const world::World& world);

/// Processor time of a command in a process of its own; below zero where it fails.
[[nodiscard]] double seconds_of_process(const std::string& command);

}  // namespace parley::bench
