#include "parley/report/words/figures.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace parley::report::words {
namespace {

const std::string no_number = "–";

// Bytes that continue a letter in UTF-8 do not count.
bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

std::size_t letters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += continues(c) ? 0 : 1;
    return count;
}

}  // namespace

std::string with_sign(double value, int digits) {
    if (!std::isfinite(value)) return no_number;
    const std::string text = fmt::format("{:+.{}f}", value, digits);
    return text.find_first_of("123456789") == std::string::npos ? text.substr(1) : text;
}

std::string fixed(double value, int digits) {
    const std::string text = with_sign(value, digits);
    return text[0] == '+' ? text.substr(1) : text;
}

std::string percent_change(double factor, int digits) {
    return std::isfinite(factor) ? with_sign(100.0 * (factor - 1.0), digits) + " %" : no_number;
}

std::string in_a_file(double value) {
    return std::isfinite(value) ? fmt::format("{:.12g}", value) : "";
}

int digits_for(double largest, int usual, int seen) {
    if (!(largest > 0) || !std::isfinite(largest)) return usual;
    constexpr int most = 12;
    return std::clamp(static_cast<int>(std::ceil(seen - 1 - std::log10(largest))), usual, most);
}

Money money_for(double largest_usd_m, int digits) {
    Money money{"bn USD", 1e3, digits};
    if (!(largest_usd_m > 0)) return money;
    const double readable = 10 * std::pow(10.0, -digits);  // of one of the unit
    if (largest_usd_m < readable * money.usd_m) money = {"m USD", 1.0, digits};
    if (largest_usd_m < readable * money.usd_m) money = {"thousand USD", 1e-3, digits};
    return money;
}

std::string change_in_bn(double usd_m, int digits) {
    return with_sign(usd_m / 1000.0, digits);
}

std::string in_bn(double usd_m, int digits) {
    return fixed(usd_m / 1000.0, digits);
}

std::string plainly(double value) {
    return std::isfinite(value) ? fmt::format("{:.6g}", value) : no_number;
}

std::string as_line(std::string text) {
    text.erase(text.find_last_not_of(' ') + 1);
    return text + "\n";
}

std::string counted(std::size_t count, const char* one, const char* several) {
    return fmt::format("{} {}", count, count == 1 ? one : several);
}

std::string in_points(std::string_view number) {
    const bool one = number == "1" || number == "+1" || number == "-1";
    return std::string(number) + (one ? " point" : " points");
}

std::string cut(std::string_view text, std::size_t width) {
    if (letters(text) <= width) return std::string(text);
    std::string result;
    std::size_t count = 0;
    for (const char c : text) {
        if (!continues(c) && ++count == width) break;
        result += c;
    }
    while (!result.empty() && (result.back() == ' ' || result.back() == ',')) result.pop_back();
    return result + "…";
}

std::string wrapped(std::string_view text, std::size_t width, std::string_view indent) {
    std::string result;
    std::size_t used = 0;  // letters in the line so far, its indent apart
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (used > 0 && used + 1 + letters(word) > width) {
            result += "\n" + std::string(indent);
            used = 0;
        } else if (used > 0) {
            result += ' ';
            ++used;
        }
        result += word;
        used += letters(word);
    }
    return result;
}

}  // namespace parley::report::words
