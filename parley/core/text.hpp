#pragma once
#include <string>
#include <string_view>

namespace parley {

/// `text` fit to be shown in one line of a message: cut to 60 bytes, control characters replaced, quoted.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace parley
