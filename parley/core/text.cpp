#include "parley/core/text.hpp"

#include <cstdio>

#include "parley/core/utf8.hpp"

namespace parley {
namespace {

// Bytes of the first character if a terminal obeys it, else 0. In UTF-8 they are C2 80 to C2 9F, E2 80 AA to E2 80 AE
// and E2 81 A6 to E2 81 A9.
std::size_t obeyed_length(std::string_view text) {
    const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0U; };
    if (byte(0) < 0x20 || byte(0) == 0x7F) return 1;
    if (byte(0) == 0xC2 && byte(1) >= 0x80 && byte(1) <= 0x9F) return 2;
    if (byte(0) != 0xE2) return 0;
    if (byte(1) == 0x80 && byte(2) >= 0xAA && byte(2) <= 0xAE) return 3;
    return byte(1) == 0x81 && byte(2) >= 0xA6 && byte(2) <= 0xA9 ? 3 : 0;
}

// As the first byte of a character says.
std::size_t length_of(char first) {
    const auto byte = static_cast<unsigned char>(first);
    return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

}  // namespace

std::size_t find_obeyed(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] >= ' ' && text[at] <= '~') continue;  // nearly all there is
        if (text[at] != '\t' && text[at] != '\n' && obeyed_length(text.substr(at)) > 0) return at;
    }
    return std::string_view::npos;
}

std::size_t find_nested(std::string_view text, std::size_t most) {
    std::size_t open = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if ((c == '[' || c == '{') && ++open > most) return at;
        if ((c == ']' || c == '}') && open > 0) --open;
    }
    return std::string_view::npos;
}

std::string code_point(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[at + k]); };
    const std::size_t length = length_of(text[at]);
    unsigned code = length == 1 ? byte(0) : byte(0) & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length && at + k < text.size(); ++k) code = (code << 6) | (byte(k) & 0x3FU);
    char result[16];
    std::snprintf(result, sizeof result, "U+%04X", code);
    return result;
}

std::string printable(std::string_view text, Lines lines) {
    std::string result;
    while (!text.empty()) {
        const bool breaks = text[0] == '\n' || text[0] == '\t';
        const std::size_t obeyed = breaks && lines == Lines::kept ? 0 : obeyed_length(text);
        std::size_t length = obeyed > 0 ? obeyed : length_of(text[0]);
        if (obeyed > 0) {
            result += '?';
        } else if (is_utf8(text.substr(0, length))) {
            result += text.substr(0, length);
        } else {
            result += '?';
            length = 1;
        }
        text.remove_prefix(length);
    }
    return result;
}

std::string shown(std::string_view text) {
    const bool cut = text.size() > 60;
    // Never cut a UTF-8 character in two.
    if (cut) text = text.substr(0, valid_utf8_length(text.substr(0, 60)));
    return "'" + printable(text) + (cut ? "…'" : "'");
}

}  // namespace parley
