#include "parley/core/text.hpp"

#include "parley/core/utf8.hpp"

namespace parley {
namespace {

bool is_unprintable(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

}  // namespace

std::string shown(std::string_view text) {
    const bool cut = text.size() > 60;
    // Never cut a UTF-8 character in two.
    if (cut) text = text.substr(0, valid_utf8_length(text.substr(0, 60)));
    std::string result = "'";
    for (const char c : text) result += is_unprintable(c) ? '?' : c;
    return result + (cut ? "…'" : "'");
}

}  // namespace parley
