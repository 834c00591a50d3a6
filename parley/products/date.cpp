#include "parley/products/date.hpp"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace parley::products {
namespace {

using std::chrono::year_month_day;

int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) value = 10 * value + (c - '0');
    return value;
}

year_month_day calendar(std::string_view day) {
    return {std::chrono::year{digits(day.substr(0, 4))},
            std::chrono::month{static_cast<unsigned>(digits(day.substr(5, 2)))},
            std::chrono::day{static_cast<unsigned>(digits(day.substr(8, 2)))}};
}

std::string written(const year_month_day& day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

}  // namespace

bool is_day(std::string_view text) {
    constexpr std::string_view form = "0000-00-00";
    if (text.size() != form.size()) return false;
    for (std::size_t k = 0; k < form.size(); ++k)
        if (form[k] == '0' ? text[k] < '0' || text[k] > '9' : text[k] != form[k]) return false;
    return calendar(text).ok();
}

std::string day_before(std::string_view day) {
    return written(std::chrono::sys_days{calendar(day)} - std::chrono::days{1});
}

std::string last_day(std::string_view month) {
    const year_month_day first = calendar(std::string(month) + "-01");
    return written(std::chrono::sys_days{first.year() / first.month() / std::chrono::last});
}

}  // namespace parley::products
