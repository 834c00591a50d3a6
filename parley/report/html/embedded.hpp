#pragma once
// The brief's page inside the program. Defined by what cmake/Embed.cmake generates; link parley_embedded_page.
#include <string>
#include <string_view>
#include <vector>

namespace parley::report::html {

/// "NOTICE", "shell.html", "engine.wasm.gz" and the packed worlds, "world-2022.gz"; those that were there at build
/// time.
[[nodiscard]] std::vector<std::string> embedded_page_names();
/// Empty when it is not inside.
[[nodiscard]] std::string_view embedded_page(std::string_view name);

}  // namespace parley::report::html
