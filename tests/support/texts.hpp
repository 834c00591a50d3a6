#pragma once
// Texts of files with something changed in them, and what is said of them.
#include <functional>
#include <stdexcept>
#include <string>

#include "parley/core/input_error.hpp"

namespace parley::testing {

/// Text with the first occurrence of `from` replaced.
inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("the test's text does not hold '" + from + "'");
    return text.replace(at, from.size(), to);
}

/// What an InputError says, or "no error".
inline std::string complaint(const std::function<void()>& read) {
    try {
        read();
    } catch (const InputError& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace parley::testing
