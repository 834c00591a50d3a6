#include "parley/report/words/dispute_words.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "parley/report/words/figures.hpp"

namespace parley::report::words {

std::string padded(const std::string& text, std::size_t width) {
    std::size_t letters = 0;
    for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return letters < width ? text + std::string(width - letters, ' ') : text;
}

std::string range_in_words(const StatedNumber& quantity) {
    if (quantity.low_text.empty()) return quantity.text;
    return fmt::format("{} ({} to {})", quantity.text, quantity.low_text, quantity.high_text);
}

std::string chance_in_words(double chance) {
    if (chance > 0 && chance <= 0.005) return "under 1 %";
    if (chance < 1 && chance >= 0.995) return "over 99 %";
    return fmt::format("{:.0f} %", 100 * chance);
}

std::vector<std::string> percents(const std::vector<double>& shares) {
    double sum = 0.0;
    for (const double share : shares) sum += share;
    const bool whole = std::abs(sum - 1.0) < 1e-6;
    std::vector<int> percent;
    std::vector<std::size_t> order;
    int left = 100;
    for (const double share : shares) {
        // What is a whole number but for its last bits is that number.
        percent.push_back(static_cast<int>(whole ? std::floor(100 * share + 1e-9) : std::round(100 * share)));
        left -= percent.back();
        order.push_back(order.size());
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return 100 * shares[a] - percent[a] > 100 * shares[b] - percent[b] + 1e-9;
    });
    for (std::size_t k = 0; whole && left > 0 && k < order.size(); ++k, --left) ++percent[order[k]];
    std::vector<std::string> result;
    for (std::size_t k = 0; k < shares.size(); ++k)
        result.push_back(percent[k] == 0 && shares[k] > 0     ? "under 1 %"
                         : percent[k] == 100 && shares[k] < 1 ? "over 99 %"
                                                              : fmt::format("{} %", percent[k]));
    return result;
}

std::string short_by(double amount, int usual_digits) {
    return fixed(amount, digits_for(amount, usual_digits));
}

std::string in_unit(double value, Unit unit) {
    switch (unit) {
        case Unit::rate:
            return in_points(fmt::format("{:.3g}", 100 * value));
        case Unit::share:
            return fmt::format("{:.3g} %", 100 * value);
        case Unit::usd_m:
            return fmt::format("{:.3g} bn USD", value / 1000);
        case Unit::usd_m_a_year:
            return fmt::format("{:.3g} bn USD a year", value / 1000);
        case Unit::a_year:
            return fmt::format("{:.3g} % a year", 100 * value);
        case Unit::days:
            return fmt::format("{:.3g} day{}", value, value == 1 ? "" : "s");
        case Unit::years:
            return fmt::format("{:.3g} year{}", value, value == 1 ? "" : "s");
        case Unit::points:
            return in_points(fmt::format("{:.3g}", value));
        case Unit::count:
            break;
    }
    return fmt::format("{:.3g}", value);
}

const char* name_of(Unit unit) {
    switch (unit) {
        case Unit::rate:
            return "rate";
        case Unit::share:
            return "share";
        case Unit::usd_m:
            return "usd_m";
        case Unit::usd_m_a_year:
            return "usd_m_a_year";
        case Unit::a_year:
            return "a_year";
        case Unit::days:
            return "days";
        case Unit::years:
            return "years";
        case Unit::points:
            return "points";
        case Unit::count:
            return "count";
    }
    return "";
}

std::string ending_in_words(const pricing::Worth& dispute, Outcome outcome, bool is_signed) {
    const scenario::Scenario& scenario = dispute.scenario();
    const dispute::endings::Facts facts =
        facts_of(dispute, outcome, is_signed ? pricing::everybody(scenario) : pricing::nobody(scenario));
    const std::string stands = standing_in_words(facts);
    return in_words(ending_of(facts)) + (stands.empty() ? std::string() : ", " + stands);
}

}  // namespace parley::report::words
