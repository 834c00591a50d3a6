#pragma once
#include <cstddef>
#include <string_view>

namespace parley {

/// Length of the longest start of `text` that is valid UTF-8 (no overlong forms, no surrogates); text.size() when all
/// of it is.
[[nodiscard]] constexpr std::size_t valid_utf8_length(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[at + k]); };
        const unsigned char first = byte(0);
        if (first < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > text.size()) return at;
        for (std::size_t k = 1; k < length; ++k)
            if ((byte(k) & 0xC0) != 0x80) return at;
        if ((first == 0xE0 && byte(1) < 0xA0) || (first == 0xED && byte(1) >= 0xA0) ||
            (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) >= 0x90))
            return at;
        at += length;
    }
    return at;
}

[[nodiscard]] constexpr bool is_utf8(std::string_view text) {
    return valid_utf8_length(text) == text.size();
}

}  // namespace parley
