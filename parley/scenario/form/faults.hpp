#pragma once
// All faults of a scenario in one run: each is taken out of a copy, or mended as its message proposes, and the rest is
// read again.
#include <functional>
#include <string>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

struct FaultList {
    std::vector<Refusal> found;  ///< in the order of the file
    bool all = true;             ///< false: what comes after the last could not be looked at
};

/// What `read`, which throws InputError, finds wrong with the tree of `file`. A fault that only follows from another
/// that was taken out is not repeated.
[[nodiscard]] FaultList faults_in(const std::string& file, tables::YamlNode root,
                                  const std::function<void(const tables::YamlNode&)>& read);

}  // namespace parley::scenario
