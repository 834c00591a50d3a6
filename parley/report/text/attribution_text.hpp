#pragma once
#include <string>

#include "parley/analysis/attribution/attribution.hpp"
#include "parley/core/refusal.hpp"

namespace parley::report::text {

/// A solved attribution as a table: what there is, what each cause adds, what is left; then what was assumed.
[[nodiscard]] std::string attribution_text(const analysis::Attribution& attribution, SayOption say = parley::name_of);

/// One line that says how it failed.
[[nodiscard]] std::string failure_text(const analysis::Attribution& attribution);

}  // namespace parley::report::text
