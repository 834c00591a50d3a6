#pragma once

namespace parley {

/// Of the library and of every program on it; apps/cli/CMakeLists.txt holds it equal to the project's.
inline constexpr const char* version = "0.1.0";

}  // namespace parley
