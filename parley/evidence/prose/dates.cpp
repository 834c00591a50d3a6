#include "parley/evidence/prose/dates.hpp"

#include <array>
#include <string_view>

#include "parley/evidence/prose/number_words.hpp"
#include "parley/evidence/prose/units.hpp"

namespace parley::evidence::prose {
namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};

/// Of "May", "Sept." and the like; 0 when it is none. With a small letter they are verbs.
int month_at(const Tokens& t, std::size_t at) {
    if (!t.word(at) || !t[at].capital) return 0;
    const std::string& text = t[at].text;
    for (std::size_t k = 0; k < months.size(); ++k)
        if (text == months[k] || (text.size() == 3 && months[k].substr(0, 3) == text) || (k == 8 && text == "sept"))
            return static_cast<int>(k) + 1;
    return 0;
}

bool is_whole(const Token& token, double low, double high) {
    return token.kind == Token::Kind::digits && !token.opaque && !token.grouped && token.decimals == 0 &&
           token.value >= low && token.value <= high;
}

/// Words before "May" and "March" that make a month of them, or of "June" no name.
bool expects_month(const Tokens& t, std::size_t at) {
    if (at == 0) return false;
    const std::size_t before = t.sign(at - 1, "-") && at > 1 ? at - 2 : at - 1;
    return t.word_of(before, {"in",     "by",      "since", "until", "till", "through",  "from",   "to",     "of",
                              "last",   "next",    "this",  "early", "late", "mid",      "end",    "before", "after",
                              "during", "between", "every", "each",  "late", "previous", "coming", "than"});
}

/// A month without a day or a year: "in November". Names of people and verbs are left out.
bool month_alone(const Tokens& t, std::size_t at, int month) {
    if (t[at].text.size() < 4 && month != 5) return false;  // "Jan" may be a person
    if (at == 0 && t.size() == 1) return true;
    const bool name_or_verb = month >= 3 && month <= 8 && month != 7;  // "April Smith", "March on", "an August body"
    if (expects_month(t, at)) return true;
    return !name_or_verb && at > 0 && !t[at + 1].capital;
}

/// The token after "3" or "3rd".
std::size_t past_day(const Tokens& t, std::size_t at) {
    return t.glued(at + 1) && t.word_of(at + 1, {"st", "nd", "rd", "th"}) ? at + 2 : at + 1;
}

/// The token after "28-29", of which the first is meant, or after a day alone.
std::size_t past_days(const Tokens& t, std::size_t at) {
    const std::size_t next = past_day(t, at);
    const bool range = t.sign(next, "-") && t.glued(next) && t.glued(next + 1) && is_whole(t[next + 1], 1, 31) &&
                       t[next + 1].value > t[at].value;
    return range ? past_day(t, next + 1) : next;
}

/// The stop of "Sept." before a year, or before a day; that of a sentence, after a whole word, is none of a date's.
std::size_t past_stop(const Tokens& t, std::size_t at) {
    const bool whole = at > 0 && (t[at - 1].text.size() > 4 || t.word_of(at - 1, {"may", "june", "july"}));
    return !whole && t.sign(at, ".") && t.glued(at) ? at + 1 : at;
}

std::size_t past_sign(const Tokens& t, std::size_t at, std::string_view which) {
    return t.sign(at, which) && t.glued(at) ? at + 1 : at;
}

/// A number that counts something is no day: "In May 25 percent".
bool counts(const Tokens& t, std::size_t after) {
    const auto unit = unit_at(t, after);
    return multiplies(t, t.past_hyphen(after)) || (unit && unit->kind != UnitWord::Kind::points) ||
           (t.word(after) && t.glued(after));
}

/// Three numbers with one sign between them.
std::optional<Date> parts(const Tokens& t, std::size_t at, std::string_view sign) {
    for (std::size_t k = 1; k <= 4; ++k)
        if (!t.glued(at + k) || (k % 2 == 1 ? !t.sign(at + k, sign) : !t.digits(at + k))) return {};
    const auto value = [&](std::size_t k) { return static_cast<int>(t[at + k].value); };
    const auto fits = [&](std::size_t year, std::size_t month, std::size_t day) {
        return is_year(t[at + year]) && is_whole(t[at + month], 1, 12) && is_whole(t[at + day], 1, 31);
    };
    if (fits(0, 2, 4)) return Date{value(0), value(2), value(4), at + 5};
    if (fits(4, 0, 2)) return Date{value(4), value(0), value(2), at + 5};
    return {};
}

}  // namespace

bool is_there(const Date& date) {
    if (date.day == 0 || date.month == 0) return true;
    constexpr std::array<int, 12> days = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.day > days[static_cast<std::size_t>(date.month - 1)]) return false;
    const bool leap = date.year == 0 || (date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0));
    return date.month != 2 || date.day < 29 || leap;
}

bool is_year(const Token& token) {
    return is_whole(token, 1700, 2099) && token.end - token.begin == 4;
}

std::optional<Date> date_at(const Tokens& t, std::size_t at) {
    // "the second of April 2025", "this eighth day of March".
    if (const auto day = ordinal_at(t, at)) {
        const std::size_t of = t.word(day->end, "day") ? day->end + 1 : day->end;
        const int month = t.word(of, "of") ? month_at(t, of + 1) : 0;
        const std::size_t year = past_sign(t, of + 2, ",");
        if (month > 0 && is_year(t[year]) && !counts(t, year + 1))
            return Date{static_cast<int>(t[year].value), month, static_cast<int>(day->value), year + 1};
        if (month > 0) return Date{0, month, static_cast<int>(day->value), of + 2};
    }
    if (t.digits(at)) {
        if (const auto date = parts(t, at, "-")) return date;
        if (const auto date = parts(t, at, "/")) return date;
        if (!is_whole(t[at], 1, 31)) return {};
        std::size_t next = past_days(t, at);
        if (t.word(next, "of")) ++next;
        const int month = month_at(t, next);
        if (month == 0) return {};
        next = past_stop(t, next + 1);
        const std::size_t year = past_sign(t, next, ",");
        if (is_year(t[year]) && !counts(t, year + 1))
            return Date{static_cast<int>(t[year].value), month, static_cast<int>(t[at].value), year + 1};
        return Date{0, month, static_cast<int>(t[at].value), next};
    }
    const int month = month_at(t, at);
    if (month == 0) return {};
    std::size_t next = past_stop(t, at + 1);
    if (is_whole(t[next], 1, 31)) {
        const int day = static_cast<int>(t[next].value);
        next = past_days(t, next);
        if (counts(t, next)) return {};
        const std::size_t year = past_sign(t, next, ",");
        if (is_year(t[year]) && !counts(t, year + 1))
            return Date{static_cast<int>(t[year].value), month, day, year + 1};
        return Date{0, month, day, next};
    }
    // "April second", "April the second".
    if (const auto day = ordinal_at(t, t.word(next, "the") ? next + 1 : next); day && !t.word(day->end)) {
        const std::size_t year = past_sign(t, day->end, ",");
        if (is_year(t[year]) && !counts(t, year + 1))
            return Date{static_cast<int>(t[year].value), month, static_cast<int>(day->value), year + 1};
        return Date{0, month, static_cast<int>(day->value), day->end};
    }
    const std::size_t year = past_sign(t, t.word(next, "of") ? next + 1 : next, ",");
    if (is_year(t[year]) && !counts(t, year + 1)) return Date{static_cast<int>(t[year].value), month, 0, year + 1};
    if (month_alone(t, at, month)) return Date{0, month, 0, at + 1};
    return {};
}

}  // namespace parley::evidence::prose
