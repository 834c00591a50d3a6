#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace parley {

/// Letters to insert, delete, replace or swap with the next to turn one word into the other, case apart.
[[nodiscard]] std::size_t spelling_distance(std::string_view a, std::string_view b);

/// The known word that `word` is most likely meant to be, the first of several; empty when none resembles it (more
/// than half of its letters would have to change).
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& known);

}  // namespace parley
