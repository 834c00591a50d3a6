#include "parley/report/html/brief_address.hpp"

#include <algorithm>
#include <cctype>

namespace parley::report::html {
namespace {

constexpr std::size_t longest = 2000;  // what browsers and crawlers take without fail

bool is_one_of(char c, std::string_view of) {
    return of.find(c) != std::string_view::npos;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_alphanumeric(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_host(std::string_view text) {
    if (text.empty() || !is_alphanumeric(text.front()) || text.back() == '-') return false;
    return text.find("..") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return is_alphanumeric(c) || is_one_of(c, ".-"); });
}

// "example.org", "example.org:8080", "[2001:db8::1]:8080".
bool is_authority(std::string_view text) {
    std::size_t end = text.find(':');
    if (!text.empty() && text.front() == '[') {
        end = text.find(']');
        if (end == std::string_view::npos || end < 3) return false;
        const std::string_view inside = text.substr(1, end - 1);
        if (!std::all_of(inside.begin(), inside.end(),
                         [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) || is_one_of(c, ":."); }))
            return false;
        ++end;
    } else if (!is_host(text.substr(0, end))) {
        return false;
    }
    if (end == std::string_view::npos || end == text.size()) return true;
    const std::string_view port = text.substr(end + 1);
    return text[end] == ':' && !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit);
}

bool is_rest(std::string_view text) {
    for (std::size_t k = 0; k < text.size(); ++k) {
        const auto hex = [&](std::size_t at) {
            return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
        };
        if (text[k] == '%' ? !hex(k + 1) || !hex(k + 2)
                           : !is_alphanumeric(text[k]) && !is_one_of(text[k], "-._~:/?#[]@!$&'()*+,;="))
            return false;
    }
    return true;
}

}  // namespace

bool is_web_address(std::string_view text, bool with_place) {
    if (text.size() > longest || (!with_place && text.find('#') != std::string_view::npos)) return false;
    std::string scheme(text.substr(0, text.find("://")));
    std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    if (scheme.size() == text.size() || (scheme != "http" && scheme != "https")) return false;
    text.remove_prefix(scheme.size() + 3);
    const std::size_t end = std::min(text.find_first_of("/?#"), text.size());
    return is_authority(text.substr(0, end)) && is_rest(text.substr(end));
}

}  // namespace parley::report::html
