#pragma once
// Sizes of wants that the file does not give, and that a reader may type.
#include <string>

#include "parley/scenario/scenario.hpp"

namespace parley::scenario {

/// Whether it is the id that the size of a wish, or the cost of a red line, would have which the file gives none:
/// with_value() types one, in points.
[[nodiscard]] bool is_unsized(const Scenario& scenario, const std::string& id);

}  // namespace parley::scenario
