#pragma once
#include <string>

#include "parley/study/attribution.hpp"

namespace parley {

/// A solved attribution as a table: what there is, what each cause adds, what is left; then what was assumed.
[[nodiscard]] std::string attribution_text(const Attribution& attribution);

/// One line that says how it failed.
[[nodiscard]] std::string failure_text(const Attribution& attribution);

}  // namespace parley
