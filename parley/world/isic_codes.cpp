#include "parley/world/isic_codes.hpp"

#include <cstddef>
#include <string>

namespace parley::world {
namespace {

constexpr std::size_t first_division[] = {1,  5,  10, 35, 36, 41, 45, 49, 55, 58, 64,
                                          68, 69, 77, 84, 85, 86, 90, 94, 97, 99, 100};

bool is_section(char c) {
    return c >= 'A' && c <= 'U';
}

void add(IsicClasses& classes, std::size_t from, std::size_t end) {
    for (std::size_t k = from; k < end && k < classes.size(); ++k) classes.set(k);
}

// A division, group or class at the front, its section's letter before it or not: where it begins and ends in classes.
bool take(std::string_view& code, std::size_t& from, std::size_t& end) {
    if (!code.empty() && is_section(code.front())) code.remove_prefix(1);
    std::size_t digits = 0, number = 0;
    for (; digits < code.size() && digits < 5 && code[digits] >= '0' && code[digits] <= '9'; ++digits)
        number = 10 * number + static_cast<std::size_t>(code[digits] - '0');
    if (digits < 2 || digits > 4) return false;
    code.remove_prefix(digits);
    const std::size_t width = digits == 2 ? 100 : digits == 3 ? 10 : 1;
    from = number * width;
    end = from + width;
    return true;
}

}  // namespace

IsicClasses isic_classes(std::string_view code) {
    IsicClasses classes;
    if (code.empty() || !is_section(code.front())) return classes;
    if (code == "C24A" || code == "C24B") {
        const std::size_t part = code == "C24A" ? 1 : 2;
        add(classes, 2400 + 10 * part, 2410 + 10 * part);
        add(classes, 2430 + part, 2431 + part);
        return classes;
    }
    const auto section = [](char c) { return static_cast<std::size_t>(c - 'A'); };
    const bool is_run = code.size() == 3 && (code[1] == '_' || code[1] == '-' || code[1] == 'T') &&
                        is_section(code[2]) && code[2] > code[0];
    if (code.size() == 1 || is_run) {
        add(classes, 100 * first_division[section(code.front())], 100 * first_division[section(code.back()) + 1]);
        return classes;
    }
    std::size_t from = 0, end = 0;
    if (!take(code, from, end)) return {};
    add(classes, from, end);
    while (!code.empty()) {
        const char between = code.front();
        code.remove_prefix(1);
        const std::size_t before = from;
        if ((between != '_' && between != 'T' && between != '-') || !take(code, from, end) || from < before) return {};
        add(classes, between == '_' ? from : before, end);
    }
    return classes;
}

}  // namespace parley::world
