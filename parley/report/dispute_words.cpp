#include "parley/report/dispute_words.hpp"

#include <cmath>

#include <fmt/format.h>

namespace parley {

std::string padded(const std::string& text, std::size_t width) {
    std::size_t letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return letters < width ? text + std::string(width - letters, ' ') : text;
}

std::string range_in_words(const Quantity& quantity) {
    if (quantity.low_text.empty()) return quantity.text;
    return fmt::format("{} ({} to {})", quantity.text, quantity.low_text, quantity.high_text);
}

std::string chance_in_words(double chance) {
    if (chance > 0 && chance < 0.005) return "under 1 %";
    if (chance < 1 && chance > 0.995) return "over 99 %";
    return fmt::format("{:.0f} %", 100 * chance);
}

std::string time_in_words(double years) {
    if (!std::isfinite(years)) return "for ever";
    if (years >= 2) return fmt::format("{:.1f} years", years);
    if (years >= 2.0 / 12) return fmt::format("{:.0f} months", 12 * years);
    return fmt::format("{:.0f} days", 365 * years);
}

}  // namespace parley
