#pragma once
#include <string>
#include <vector>

namespace parley::products {

/// A table inside the program, unpacked. InputError, saying what it would hold, in a build that has none.
[[nodiscard]] std::string bundled_table(const std::string& name, const std::string& holds);

/// Names of the product lists inside: us-301-1 and its like.
[[nodiscard]] std::vector<std::string> bundled_lists();

}  // namespace parley::products
