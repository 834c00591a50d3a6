#pragma once
#include <bitset>
#include <string_view>

namespace parley::world {

/// The classes of ISIC Rev. 4, four digits each, that a code of a sector stands for: A01, B05_06, C10T12, C31_C32,
/// C301, a section or a run of them (R_S, D_F), and the OECD's C24A (241 and 2431) and C24B (242 and 2432). None: not
/// such a code.
using IsicClasses = std::bitset<10000>;
[[nodiscard]] IsicClasses isic_classes(std::string_view code);

}  // namespace parley::world
