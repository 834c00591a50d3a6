#pragma once
// The tables that sit inside the program, packed (parley/tables/packed_lines.hpp). Defined by what cmake/Embed.cmake
// generates; link parley_embedded_duties.
#include <string>
#include <string_view>
#include <vector>

namespace parley::products {

/// Names of the tables inside, such as hs6-to-sector; none when the program was built without data/duties.
[[nodiscard]] std::vector<std::string> embedded_duties_names();

/// The table of this name; empty when it is not inside.
[[nodiscard]] std::string_view embedded_duties(std::string_view name);

}  // namespace parley::products
