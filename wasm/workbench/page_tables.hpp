#pragma once
// The program's tables of products and of duties by date, which a page hands over (parley/products/embedded.hpp).
#include <string>
#include <string_view>

namespace parley::wasm {

/// Keeps a table, packed as the program has it (parley/tables/packed_lines.hpp), under its name, such as by-date.
void keep_table(std::string_view name, std::string_view packed);

}  // namespace parley::wasm
