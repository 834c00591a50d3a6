#pragma once
// What the targets share: any InputError is an answer, anything else that escapes is a bug.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "parley/core/input_error.hpp"

namespace parley::fuzz {

inline std::string_view text(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

/// Runs a reader. Its complaint must be a single line that says what was expected.
template <class Read>
void read(const Read& reader) {
    try {
        reader();
    } catch (const InputError& error) {
        const std::string_view what = error.what();
        if (what.find('\n') != what.npos || what.find(": expected ") == what.npos) __builtin_trap();
    }
}

}  // namespace parley::fuzz
