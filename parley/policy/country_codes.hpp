#pragma once
// Countries by what people call them, for hints beside a code that a world has not.
#include <string>
#include <string_view>

namespace parley::policy {

/// The ISO 3166-1 code of three letters of a country by its code of two letters, its number (of ISO, and of UN Comtrade
/// where that is another) or its English name, in small letters; empty where none is known.
[[nodiscard]] std::string country_code(std::string_view asked);

}  // namespace parley::policy
