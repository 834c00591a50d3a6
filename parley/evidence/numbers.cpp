#include "parley/evidence/numbers.hpp"

#include "parley/evidence/bounds.hpp"
#include "parley/evidence/parts.hpp"
#include "parley/evidence/prose/number_words.hpp"
#include "parley/evidence/prose/units.hpp"

namespace parley::evidence {
namespace {

/// A hyphen that makes the word before it part of another: the "half" of "half-hearted".
bool runs_on(const prose::Tokens& t, std::size_t at) {
    return t.past_hyphen(at) != at;
}

/// "and fifty" of "one hundred and fifty", unless a number of its own begins: "one hundred and two hundred".
std::optional<prose::NumberWords> rest_of_hundred(const prose::Tokens& t, std::size_t at) {
    const std::size_t next = t.past_hyphen(at);
    const auto rest = below_hundred(t, t.word(next, "and") ? next + 1 : next);
    if (!rest || rest->value == 0.0) return {};
    const std::size_t after = t.past_hyphen(rest->end);
    if (t.word_of(after, {"hundred", "dozen"}) || is_part(t, after, true)) return {};
    return rest;
}

std::optional<prose::NumberWords> below_thousand(const prose::Tokens& t, std::size_t at) {
    auto start = below_hundred(t, at);
    if (!start && t.word_of(at, {"a", "an"}) && t.word(t.past_hyphen(at + 1), "hundred"))
        start = prose::NumberWords{1.0, at + 1};
    if (!start) return {};
    const std::size_t next = t.past_hyphen(start->end);
    if (start->value == 0.0 || !t.word(next, "hundred")) return start;
    prose::NumberWords words{100.0 * start->value, next + 1};
    if (const auto rest = rest_of_hundred(t, words.end); rest && words.value < 1000.0) {
        words.value += rest->value;
        words.end = rest->end;
    }
    return words;
}

/// ".5" of "one point five", "and a half" of "two and a half".
void add_decimals(const prose::Tokens& t, Number& number) {
    if (t.word(number.end, "point") && small_word(t, number.end + 1) >= 0) {
        double place = 1.0, tail = 0.0;
        std::size_t at = number.end + 1;
        for (; number.decimals < 9; ++at, ++number.decimals) {
            const double digit = small_word(t, at);
            if (digit < 0 || digit > 9) break;
            tail = 10.0 * tail + digit;
            place *= 10.0;
        }
        number.printed = (number.printed * place + tail) / place;
        number.end = at;
        return;
    }
    // "two and a half dozen" is thirty, "two and a half of them" two things and a part: nobody writes that of figures.
    if (const auto part = and_a_part(t, number.end)) {
        number.printed += part->value;
        number.decimals = part->value == 0.5 ? 1 : 2;
        number.end = part->end;
    }
}

/// A hedge inside a number, before its scale: "300-odd billion", "200-plus billion", "5 or more million".
void add_hedge(const prose::Tokens& t, Number& number) {
    const auto hedge = hedge_at(t, number.end);
    if (!hedge || !multiplies(t, t.past_hyphen(hedge->end))) return;
    number.bound = hedge->bound;
    number.end = hedge->end;
}

/// The scale after a number: "hundred thousand", "bn", "crore"; after a currency, or before one, "m" and "b" too.
void add_scale(const prose::Tokens& t, Number& number, bool money) {
    double largest = 0.0;
    const std::size_t hundred = t.past_hyphen(number.end);
    if (t.word(hundred, "hundred")) {
        number.scale *= 100.0;
        number.end = hundred + 1;
    }
    for (;;) {
        const std::size_t at = t.past_hyphen(number.end);
        const double scale = scale_word(t, at);
        if (scale == 0.0 || scale < largest || (scale == largest && scale != 1e6)) break;
        number.scale *= scale;
        number.end = at + 1;
        largest = scale;
    }
    if (number.scale > 1.0) return;
    const std::size_t at = t.past_hyphen(number.end);
    if (t.word(at, "dozen")) {
        number.printed *= 12.0;
        number.end = at + 1;
        return;
    }
    const double scale = money_scale(t, number.end);
    if (scale == 0.0) return;
    const auto unit = unit_at(t, number.end + 1);
    const bool before_money = unit && unit->kind == prose::UnitWord::Kind::money;
    const bool before_amount =
        unit && unit->kind == prose::UnitWord::Kind::amount && t.glued(number.end) && scale <= 1e6;
    const bool glued = t.glued(number.end), letter = t[number.end].text.size() == 1;
    // "800k", but neither "4K" nor the pension plan "401k".
    const bool thousands = scale == 1e3 && glued && !t[number.end].capital && number.printed != 401.0;
    const bool after_money = money && (glued || !letter || (scale == 1e6 && !before_amount));
    if (!before_money && !before_amount && !thousands && !after_money) return;
    number.scale = scale;
    number.end = !letter && t.sign(number.end + 1, ".") && t.glued(number.end + 1) ? number.end + 2 : number.end + 1;
}

/// "trillion and a half", but not "a million, and a half of them".
void add_part_of_scale(const prose::Tokens& t, Number& number) {
    const auto part = number.scale > 1.0 ? and_a_part(t, number.end) : std::nullopt;
    if (!part || part->value == 0.0 || t.word_of(part->end, {"percent", "per"})) return;
    if (t.word(part->end, "of") && !unit_at(t, part->end)) return;
    number.printed += part->value;
    number.decimals = 2;
    number.end = part->end;
}

/// Whether a word between a number and a scale leaves both one number: "300 weird billion", not "3 of a billion".
bool passes_on(const prose::Tokens& t, std::size_t at) {
    return t.word(at) && !starts_number_word(t, at) && part_word(t, at) == 0.0 && !t[at].capital && !unit_at(t, at) &&
           !t.word_of(at, {"of",  "per",  "in",  "and",  "for",  "to",   "a",    "the", "from", "by",    "with",
                           "on",  "at",   "or",  "as",   "is",   "was",  "are",  "an",  "its",  "their", "these",
                           "has", "have", "had", "will", "more", "over", "than", "but", "that", "each",  "half"});
}

/// Where a number goes on in a way that is not read; 0 when it is whole.
std::size_t goes_on(const prose::Tokens& t, std::size_t first, std::size_t end, bool money) {
    const std::size_t at = t.past_hyphen(end);
    if (multiplies(t, at)) return at + 1;
    if (!t.digits(end - 1)) return 0;
    const prose::Token& last = t[end - 1];
    const std::size_t length = last.end - last.begin;
    if (t.digits(end) && length <= 3 && !last.grouped && last.decimals == 0 &&
        (t[end].end - t[end].begin == 3 || t[end].grouped || t[end].decimals > 0))
        return end + 1;  // "1 234", "1 234,567"
    if (t.sign(end, "'") && t.glued(end) && t.digits(end + 1) && t.glued(end + 1)) return end + 2;
    if (first + 1 != end || (length == 4 && !money && !last.grouped && last.decimals == 0)) return 0;
    if (money && money_scale(t, end) > 0.0) return end + 1;
    std::size_t next = at;
    if (t.sign(next, "("))  // "$300 (plus) billion"
        for (std::size_t close = next + 2; close < next + 5; ++close)
            if (t.sign(close, ")") && multiplies(t, close + 1)) return close + 2;
    for (int words = 0; words < 2 && passes_on(t, next); ++words) {
        next = t.past_hyphen(next + 1);
        if (multiplies(t, next)) return next + 1;
    }
    return 0;
}

std::optional<Number> digits_at(const prose::Tokens& t, std::size_t at, bool money) {
    if (t[at].opaque) return {};
    Number number;
    number.printed = t[at].value;
    number.decimals = t[at].decimals;
    number.end = at + 1;
    number.in_digits = true;
    if (t.sign(at + 1, "/") && t.glued(at + 1) && t.digits(at + 2)) {
        const auto part = slashed(t, at);
        return part ? part_of(t, *part, false, at + 3) : std::nullopt;
    }
    if (t.digits(at + 1) && t[at].decimals == 0) {
        if (const auto part = slashed(t, at + 1)) {  // 2 1/2
            number.printed += *part;
            number.end = at + 4;
            number.in_digits = false;
        }
    }
    if (t[at].decimals == 0)
        if (const auto part = of_so_many(t, number.printed, number.end)) return part;
    const std::size_t before = number.end;
    add_decimals(t, number);
    add_hedge(t, number);
    add_scale(t, number, money);
    add_part_of_scale(t, number);
    if (number.end != before) number.in_digits = false;
    return number;
}

/// "one billion two hundred million", "a hundred and fifty", "two dozen".
std::optional<Number> words_at(const prose::Tokens& t, std::size_t at, bool money) {
    const auto group = [&](std::size_t from) -> std::optional<Number> {
        Number number;
        if (const auto words = below_thousand(t, from)) {
            number.printed = words->value;
            number.end = words->end;
        } else {
            const std::size_t next = t.past_hyphen(from + 1);
            if (!t.word_of(from, {"a", "an"}) || (scale_word(t, next) == 0.0 && !t.word(next, "dozen"))) return {};
            number.printed = 1.0;
            number.end = from + 1;
        }
        add_decimals(t, number);
        add_hedge(t, number);
        add_scale(t, number, money);
        add_part_of_scale(t, number);
        return number;
    };
    auto number = group(at);
    if (!number) return {};
    number->only_one = t.word(at, "one") && number->end == at + 1;
    if (number->scale == 1.0 && number->decimals == 0)
        if (const auto part = of_so_many(t, number->printed, number->end)) return part;
    for (double scale = number->scale; scale > 1.0;) {
        const std::size_t next = t.past_hyphen(number->end);
        const bool joined = t.word(next, "and");
        const std::size_t start = joined ? next + 1 : next;
        if (!starts_number_word(t, start)) break;
        const auto more = group(start);
        if (!more || more->scale >= scale || (joined && more->value() >= 100.0)) break;
        if (is_part(t, t.past_hyphen(more->end), more->printed != 1.0)) break;
        scale = more->scale;
        const double value = number->value() + more->value();
        number = Number{};
        number->printed = value;
        number->bound = more->bound;
        number->end = more->end;
    }
    return number;
}

}  // namespace

std::optional<Number> number_at(const prose::Tokens& t, std::size_t at, bool money) {
    std::optional<Number> number;
    if (t.digits(at)) {
        number = digits_at(t, at, money);
    } else if (t.word(at)) {
        number = part_at(t, at);
        if (!number) {
            number = words_at(t, at, money);
            // "twenty-fifth" and "twenty-first".
            if (number && runs_on(t, number->end)) {
                const std::size_t next = t.past_hyphen(number->end);
                if (is_part(t, next, false) || t.word_of(next, {"first", "second"})) return {};
            }
        }
    }
    if (!number) return {};
    if (number->fraction && t.word(number->end, "of") && t.digits(number->end + 1)) {  // "half of 10 percent"
        const auto unit = unit_at(t, number->end + 2);
        if (unit && (unit->kind == prose::UnitWord::Kind::percent || unit->kind == prose::UnitWord::Kind::points)) {
            number->cut = true;
            number->end = unit->end;
            return number;
        }
    }
    if (const std::size_t end = goes_on(t, at, number->end, money); end > 0) {
        number->cut = true;
        number->end = end;
        while (multiplies(t, t.past_hyphen(number->end))) number->end = t.past_hyphen(number->end) + 1;
    }
    return number;
}

}  // namespace parley::evidence
