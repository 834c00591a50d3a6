#pragma once
// Amounts and counts in the sentences of a brief, by the rule of its page (page/src/format.ts).
#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

namespace parley::report::json {

/// "1,536", "12.4": thousands told apart; without a sign.
inline std::string grouped(double value, int digits = 0) {
    std::string text = fmt::format("{:.{}f}", std::abs(value), digits);
    const std::size_t point = std::min(text.find('.'), text.size());
    for (std::size_t at = point; at > 3; at -= 3) text.insert(at - 3, ",");
    return text;
}

inline std::string with_true_sign(double value, int digits) {
    const std::string text = grouped(value, digits);
    if (text.find_first_of("123456789") == std::string::npos) return text;
    return (value < 0 ? "\u2212" : "+") + text;
}

/// What people read has the minus sign where tables of the terminal have a hyphen: "-55.2" after a space, a bracket or
/// at the start. Of HTML (`tags`) what stands between < and > is left as it is.
inline std::string with_minus_signs(const std::string& text, bool tags = false) {
    std::string result;
    bool inside = false;
    for (std::size_t k = 0; k < text.size(); ++k) {
        if (tags && (text[k] == '<' || text[k] == '>')) inside = text[k] == '<';
        const bool begins =
            k == 0 || text[k - 1] == ' ' || text[k - 1] == '(' || text[k - 1] == '>' || text[k - 1] == '\n';
        const bool number = k + 1 < text.size() && text[k + 1] >= '0' && text[k + 1] <= '9';
        if (text[k] == '-' && begins && number && !inside)
            result += "\u2212";
        else
            result += text[k];
    }
    return result;
}

// Places that show something of a value that is not nothing: `least` where they are enough.
inline int places_for(double value, int least) {
    const double size = std::abs(value);
    if (size >= 0.5 * std::pow(10.0, -least) || size < 5e-7) return least;
    return std::min(6, static_cast<int>(std::ceil(-std::log10(size))));
}

// What amounts as large as this are told in: billions, below 50 million millions, below one million dollars to three
// digits. The page's rule (page/src/format.ts).
struct Told {
    double usd_m = 1000;
    int places = 1;
    const char* unit = "bn USD";
    double of(double amount) const {
        if (usd_m >= 1 || amount == 0) return amount / usd_m;
        const double dollars = amount / usd_m;
        const double step = std::pow(10.0, std::floor(std::log10(std::abs(dollars))) - 2);
        return std::round(dollars / step) * step;
    }
};

inline Told told_in(double usd_m, int digits = 1) {
    const double size = std::abs(usd_m);
    if (size >= 50 || !(size > 0)) return {1000, places_for(size / 1000, digits), "bn USD"};
    if (size >= 1) return {1, 1, "m USD"};
    Told dollars{1e-6, 0, "USD"};
    dollars.places = places_for(dollars.of(size), 0);
    return dollars;
}

inline std::string bn(double usd_m, int digits = 1) {
    const Told money = told_in(usd_m, digits);
    return grouped(money.of(usd_m), money.places) + " " + money.unit;
}

}  // namespace parley::report::json
