#include "parley/core/decimal.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <string>

namespace parley {

#ifdef __cpp_lib_to_chars

std::size_t read_decimal(std::string_view text, double& value) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() ? static_cast<std::size_t>(end - text.data()) : 0;
}

#else  // clang 14's library reads no double so: the page's

namespace {

std::size_t digits(std::string_view text, std::size_t from) {
    std::size_t count = 0;
    while (from + count < text.size() && text[from + count] >= '0' && text[from + count] <= '9') ++count;
    return count;
}

}  // namespace

std::size_t read_decimal(std::string_view text, double& value) {
    std::size_t end = text.starts_with('-') ? 1 : 0;
    const std::size_t whole = digits(text, end);
    end += whole;
    std::size_t part = 0;
    if (end < text.size() && text[end] == '.') {
        part = digits(text, end + 1);
        if (whole + part > 0) end += 1 + part;
    }
    if (whole + part == 0) return 0;
    if (end < text.size() && (text[end] == 'e' || text[end] == 'E')) {
        const bool sign = end + 1 < text.size() && (text[end + 1] == '+' || text[end + 1] == '-');
        const std::size_t from = end + (sign ? 2 : 1), power = digits(text, from);
        if (power > 0) end = from + power;
    }
    const double read = std::strtod(std::string(text.substr(0, end)).c_str(), nullptr);
    if (!std::isfinite(read)) return 0;
    value = read;
    return end;
}

#endif

bool parse_number(std::string_view text, double& value) {
    double read = 0.0;
    const std::size_t letters = read_decimal(text, read);
    if (letters == 0 || letters != text.size()) return false;
    value = read;
    return std::isfinite(value);
}

}  // namespace parley
