// When a threat is due: dates and times of its sentence, seen from the day of publication.
#include <algorithm>
#include <chrono>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "parley/scenario/draft/objects.hpp"
#include "parley/scenario/draft/write_draft.hpp"

namespace parley::scenario::draft {
namespace {

using evidence::Figure;
using evidence::FigureKind;
using std::chrono::days;
using std::chrono::last;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using std::chrono::years;

// The last words of a text, in small letters, the nearest first.
std::vector<std::string> words_before(const std::string& text) {
    std::vector<std::string> result(1);
    for (std::size_t k = text.size(); k-- > 0 && result.size() < 5;) {
        const auto c = static_cast<unsigned char>(text[k]);
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 128;
        if (letter)
            result.back().insert(result.back().begin(), text[k]);
        else if (!result.back().empty())
            result.emplace_back();
    }
    result.resize(5);
    return result;
}

bool is_one_of(const std::string& word, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(), [&](const char* each) { return word == each; });
}

// "on", "by", "before", "from", "as of", "the deadline of": what is due on the day that follows.
bool makes_due(const std::vector<std::string>& before) {
    std::size_t at = 0;
    while (at < 3 && (is_one_of(before[at], {"the", "midnight", "noon", "am", "pm"}) || before[at].ends_with("day")))
        ++at;
    if (before[at] == "of") return is_one_of(before[at + 1], {"as", "deadline", "date"});
    if (before[at] == "at") ++at;
    if (!is_one_of(before[at], {"on", "by", "before", "from", "starting", "beginning", "effective"})) return false;
    // "announced on 15 March", "imposed from": a day of what has been
    return !(before[at + 1].ends_with("ed") || is_one_of(before[at + 1], {"said", "met", "put"}));
}

// A month later than 31 January is the last of February.
year_month_day later(year_month_day day, months by) {
    day += by;
    return day.ok() ? day : day.year() / day.month() / last;
}

std::string written(const year_month_day& day) {
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                       static_cast<unsigned>(day.day()));
}

// Of a date without a year the next such day, where it is within half a year: what is farther may be past.
std::optional<year_month_day> dated(const Figure& figure, const year_month_day& published) {
    const auto value = static_cast<unsigned>(figure.value);
    const unsigned day = value % 100, month = value / 100 % 100, year = value / 10000;
    if (day == 0 || month == 0) return {};
    year_month_day due{year > 0 ? std::chrono::year{static_cast<int>(year)} : published.year(),
                       std::chrono::month{month}, std::chrono::day{day}};
    if (year == 0 && sys_days(due) < sys_days(published)) due += years{1};
    if (!due.ok() || sys_days(due) < sys_days(published)) return {};
    if (year == 0 && sys_days(due) - sys_days(published) > days{183}) return {};
    return due;
}

// "within 30 days", "in a fortnight"; not "within 30 days of the ruling", which is from another day.
std::optional<year_month_day> timed(const Figure& figure, const std::vector<std::string>& before,
                                    const std::string& after, const year_month_day& published) {
    if (!is_one_of(before[0], {"within", "in"}) || figure.side != evidence::Side::none ||
        figure.bound != evidence::Bound::none || figure.value < 1 || figure.value > 1000 ||
        figure.value != static_cast<double>(static_cast<int>(figure.value)))
        return {};
    for (const char* other : {" of ", " after ", " from ", " before ", " following ", " to ", " or ", "-", "'"})
        if (after.starts_with(other) && !after.starts_with(" from now") && !after.starts_with("' time")) return {};
    const auto count = static_cast<int>(figure.value);
    if (figure.unit == "day") return year_month_day(sys_days(published) + days{count});
    if (figure.unit == "week") return year_month_day(sys_days(published) + days{7 * count});
    if (figure.unit == "fortnight") return year_month_day(sys_days(published) + days{14 * count});
    if (figure.unit == "month") return later(published, months{count});
    return {};
}

// "by the end of next month", "tomorrow": without a number.
std::optional<year_month_day> in_words(const std::string& text, const year_month_day& published) {
    const auto has = [&](const char* words) { return text.find(words) != std::string::npos; };
    if (has("by the end of next month")) {
        const year_month_day first = published.year() / published.month() / 1;
        const year_month_day next = first + months{1};
        return next.year() / next.month() / last;
    }
    if (has("by the end of this month") || has("by the end of the month") || has("before the month is out"))
        return published.year() / published.month() / last;
    if (has("by the end of this year") || has("by the end of the year") || has("by year-end"))
        return published.year() / std::chrono::December / 31;
    if (has("by the end of next year")) return (published.year() + years{1}) / std::chrono::December / 31;
    if (has("the day after tomorrow")) return year_month_day(sys_days(published) + days{2});
    if (has("tomorrow")) return year_month_day(sys_days(published) + days{1});
    return {};
}

}  // namespace

std::string due_of(const evidence::statements::Statement& statement, const std::string& published) {
    const year_month_day day{std::chrono::year{std::stoi(published.substr(0, 4))},
                             std::chrono::month{static_cast<unsigned>(std::stoi(published.substr(5, 2)))},
                             std::chrono::day{static_cast<unsigned>(std::stoi(published.substr(8, 2)))}};
    const std::string text = small_letters(statement.text);
    std::vector<year_month_day> found;
    for (const Figure& figure : evidence::figures_in(statement.text)) {
        const std::vector<std::string> before = words_before(text.substr(0, figure.begin));
        std::optional<year_month_day> due;
        if (figure.kind == FigureKind::date && makes_due(before)) due = dated(figure, day);
        if (figure.kind == FigureKind::duration)
            due = timed(figure, before, text.substr(figure.begin + figure.length), day);
        if (due) found.push_back(*due);
    }
    if (const auto due = in_words(text, day)) found.push_back(*due);
    // Two days in a sentence may be of two things.
    if (found.empty() || std::any_of(found.begin(), found.end(), [&](const auto& each) { return each != found[0]; }))
        return "none";
    return written(found.front());
}

}  // namespace parley::scenario::draft
