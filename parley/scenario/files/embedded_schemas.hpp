#pragma once
// The schemas that sit inside the program. Defined by what cmake/Embed.cmake generates; link parley_embedded_schemas.
#include <string>
#include <string_view>
#include <vector>

namespace parley::scenario {

/// "scenario-2", "deals-1": the documents that have a schema.
[[nodiscard]] std::vector<std::string> embedded_schema_names();
/// Its text; empty when it is not inside.
[[nodiscard]] std::string_view embedded_schema(std::string_view name);

}  // namespace parley::scenario
