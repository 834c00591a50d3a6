#include "parley/histories/day.hpp"

#include <chrono>

namespace parley::histories {
namespace {

constexpr std::string_view form = "0000-00-00";

bool in_form(std::string_view text) {
    if (text.size() != form.size()) return false;
    for (std::size_t k = 0; k < form.size(); ++k)
        if (form[k] == '0' ? text[k] < '0' || text[k] > '9' : text[k] != form[k]) return false;
    return true;
}

int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) value = 10 * value + (c - '0');
    return value;
}

}  // namespace

std::optional<long> day_number(std::string_view text) {
    if (!in_form(text)) return {};
    const std::chrono::year_month_day day{std::chrono::year{digits(text.substr(0, 4))},
                                          std::chrono::month{static_cast<unsigned>(digits(text.substr(5, 2)))},
                                          std::chrono::day{static_cast<unsigned>(digits(text.substr(8, 2)))}};
    if (!day.ok()) return {};
    return static_cast<long>(std::chrono::sys_days{day}.time_since_epoch().count());
}

std::string_view first_day_in(std::string_view text) {
    for (std::size_t at = 0; at + form.size() <= text.size(); ++at)
        if (const std::string_view word = text.substr(at, form.size()); day_number(word)) return word;
    return {};
}

}  // namespace parley::histories
