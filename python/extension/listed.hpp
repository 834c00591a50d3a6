#pragma once
// What is in a scenario, and in the program, to choose from.
#include <string>
#include <vector>

#include "python/extension/columns.hpp"

namespace parley::python {

/// The numbers of a scenario that somebody may dispute: id, words, value, low and high as they are written, and whether
/// equilibria move with them. Throws InputError.
[[nodiscard]] SharedColumns parameters_of(const std::string& scenario);

/// The past disputes in the program whose outcome is there too.
[[nodiscard]] std::vector<std::string> past_disputes();

}  // namespace parley::python
