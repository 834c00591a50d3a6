#include "parley/evidence/prose/fold.hpp"

namespace parley::evidence::prose {
namespace {

struct Character {
    char32_t code;
    std::size_t length;
};

/// The character at `at`; a byte that is no UTF-8 stands for itself.
Character character(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[at + k]); };
    const unsigned char first = byte(0);
    const std::size_t length = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 1;
    if (length == 1 || at + length > text.size()) return {first, 1};
    char32_t code = first & (0xFFu >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) {
        if ((byte(k) & 0xC0) != 0x80) return {first, 1};
        code = (code << 6) | (byte(k) & 0x3Fu);
    }
    return {code, length};
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0xA0 || c == 0x1680 ||
           (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

/// What a typewriter has for it; nullptr when it stays as it is.
const char* plain(char32_t c) {
    switch (c) {
        case 0x2018:
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x2BC:
        case 0x2032:
            return "'";
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0xAB:
        case 0xBB:
        case 0x2033:
            return "\"";
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2212:
        case 0xFE63:
        case 0xFF0D:
            return "-";
        case 0x2014:
        case 0x2015:
        case 0xFE58:
            return "--";
        case 0x223C:
        case 0x2248:
        case 0xFF5E:
            return "~";
        case 0x2264:
            return "<=";
        case 0x2265:
            return ">=";
        case 0x2026:
            return "...";
        case 0x2044:
            return "/";
        case 0xFF04:
        case 0xFE69:
            return "$";
        case 0xFF0E:
            return ".";
        case 0xFF0C:
            return ",";
        case 0xFF10:
            return "0";
        case 0xFF11:
            return "1";
        case 0xFF12:
            return "2";
        case 0xFF13:
            return "3";
        case 0xFF14:
            return "4";
        case 0xFF15:
            return "5";
        case 0xFF16:
            return "6";
        case 0xFF17:
            return "7";
        case 0xFF18:
            return "8";
        case 0xFF19:
            return "9";
        case 0xFF05:
        case 0xFE6A:
            return "%";
        case 0xFFE1:
            return "\xC2\xA3";
        case 0xFFE5:
            return "\xC2\xA5";
        case 0xFFE6:
            return "\u20a9";
        case 0x2022:
        case 0x25CF:
        case 0x25AA:
        case 0x2023:
            return "*";
        case 0xB9:
        case 0xB2:
        case 0xB3:
        case 0x2070:
        case 0x2074:
        case 0x2075:
        case 0x2076:
        case 0x2077:
        case 0x2078:
        case 0x2079:
        case 0x2020:
        case 0x2021:
            return " ";  // a note's mark
        case 0xD7:
            return "x";
        case 0xBC:
            return "1/4";
        case 0xBD:
            return "1/2";
        case 0xBE:
            return "3/4";
        case 0x2153:
            return "1/3";
        case 0x2154:
            return "2/3";
        case 0x2155:
            return "1/5";
        case 0x2156:
            return "2/5";
        case 0x2157:
            return "3/5";
        case 0x2158:
            return "4/5";
        case 0x215B:
            return "1/8";
        case 0x215C:
            return "3/8";
        case 0x215D:
            return "5/8";
        case 0x215E:
            return "7/8";
        default:
            return nullptr;
    }
}

/// "1 234" with a space that does not break a line is one number.
bool parts_thousands(char32_t space, const std::string& before, std::string_view after) {
    if (space != 0xA0 && space != 0x2007 && space != 0x2009 && space != 0x202F) return false;
    std::size_t digits = 0;
    while (digits < before.size() && is_digit(before[before.size() - 1 - digits])) ++digits;
    if (digits == 0 || digits > 3) return false;
    for (std::size_t k = 0; k < 3; ++k)
        if (k >= after.size() || !is_digit(after[k])) return false;
    return after.size() == 3 || !is_digit(after[3]);
}

bool is_one_glyph_fraction(char32_t c) {
    return (c >= 0xBC && c <= 0xBE) || (c >= 0x2153 && c <= 0x215E);
}

}  // namespace

Folded fold(std::string_view source) {
    Folded folded;
    folded.text.reserve(source.size());
    folded.origin.reserve(source.size() + 1);
    const auto put = [&](std::string_view bytes, std::size_t at) {
        folded.text += bytes;
        folded.origin.insert(folded.origin.end(), bytes.size(), at);
    };
    bool gap = false;
    std::size_t gap_at = 0, end = 0;
    for (std::size_t at = 0; at < source.size();) {
        const auto [code, length] = character(source, at);
        const char* const replacement = plain(code);
        if (is_invisible(code)) {
        } else if (is_space(code) || (replacement != nullptr && replacement[0] == ' ')) {
            if (!gap && parts_thousands(code, folded.text, source.substr(at + length))) {
                put(",", at);
            } else {
                if (!gap) gap_at = at;
                gap = true;
            }
        } else {
            if (is_one_glyph_fraction(code) && !gap && !folded.text.empty() && is_digit(folded.text.back())) {
                gap = true;  // 2½ is "2 1/2"
                gap_at = at;
            }
            if (gap && !folded.text.empty()) put(" ", gap_at);
            gap = false;
            put(replacement != nullptr ? std::string_view(replacement) : source.substr(at, length), at);
            end = at + length;
        }
        at += length;
    }
    folded.origin.push_back(end);
    return folded;
}

}  // namespace parley::evidence::prose
