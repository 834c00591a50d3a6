#pragma once
// How the messages of this part say numbers.
#include <cstdio>
#include <string>

namespace parley::policy {

/// `format` is printf's, for one double and at most 39 characters.
[[nodiscard]] inline std::string number(double value, const char* format) {
    char text[40];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

/// 0.25 is "25 %".
[[nodiscard]] inline std::string percent(double share) {
    return number(100 * share, "%.6g") + " %";
}

}  // namespace parley::policy
