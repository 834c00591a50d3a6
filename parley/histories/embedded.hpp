#pragma once
// The histories that sit inside the program. Defined by what cmake/Embed.cmake generates; link
// parley_embedded_histories.
#include <string>
#include <string_view>
#include <vector>

namespace parley::histories {

/// The text of coding.csv, course.csv, variants.csv, SLUG/facts.yaml, SLUG/scenario.yaml, of some SLUG/second.yaml, or,
/// where what happened is kept here, SLUG/after.yaml; empty when it is not inside.
[[nodiscard]] std::string_view embedded_history(std::string_view name);

}  // namespace parley::histories
