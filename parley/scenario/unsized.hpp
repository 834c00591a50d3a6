#pragma once
// Sizes of wants that the file does not give, and that a reader may type.
#include <string>

#include "parley/scenario/scenario.hpp"

namespace parley::scenario {

/// "wants.usa.3": of what a party wants by what it said, the third in the order of `parley record`.
[[nodiscard]] std::string want_id(const std::string& party, std::size_t position);

/// Whether it is the id that the size of a wish, or the cost of a red line, would have which the file gives none, or
/// that of a want: with_value() types one, in points.
[[nodiscard]] bool is_unsized(const Scenario& scenario, const std::string& id);

}  // namespace parley::scenario
