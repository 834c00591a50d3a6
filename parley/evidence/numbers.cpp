#include "parley/evidence/numbers.hpp"

#include <array>
#include <string_view>

#include "parley/evidence/units.hpp"

namespace parley::evidence {
namespace {

struct NumberWord {
    std::string_view text;
    double value;
};

constexpr auto small_words = std::to_array<NumberWord>({
    {"zero", 0},     {"one", 1},      {"two", 2},        {"three", 3},     {"four", 4},
    {"five", 5},     {"six", 6},      {"seven", 7},      {"eight", 8},     {"nine", 9},
    {"ten", 10},     {"eleven", 11},  {"twelve", 12},    {"thirteen", 13}, {"fourteen", 14},
    {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17}, {"eighteen", 18}, {"nineteen", 19},
});
constexpr auto tens_words = std::to_array<NumberWord>({
    {"twenty", 20},
    {"thirty", 30},
    {"forty", 40},
    {"fifty", 50},
    {"sixty", 60},
    {"seventy", 70},
    {"eighty", 80},
    {"ninety", 90},
});
constexpr auto scale_words = std::to_array<NumberWord>({
    {"thousand", 1e3},
    {"million", 1e6},
    {"mn", 1e6},
    {"mln", 1e6},
    {"mio", 1e6},
    {"billion", 1e9},
    {"bn", 1e9},
    {"bln", 1e9},
    {"trillion", 1e12},
    {"tn", 1e12},
    {"trn", 1e12},
    {"trln", 1e12},
});
constexpr auto letters = std::to_array<NumberWord>({{"k", 1e3}, {"m", 1e6}, {"b", 1e9}, {"t", 1e12}});
constexpr auto part_words = std::to_array<NumberWord>({
    {"half", 2},        {"halves", 2},       {"third", 3},    {"thirds", 3},    {"quarter", 4},    {"quarters", 4},
    {"fourth", 4},      {"fourths", 4},      {"fifth", 5},    {"fifths", 5},    {"sixth", 6},      {"sixths", 6},
    {"seventh", 7},     {"sevenths", 7},     {"eighth", 8},   {"eighths", 8},   {"ninth", 9},      {"ninths", 9},
    {"tenth", 10},      {"tenths", 10},      {"twelfth", 12}, {"twelfths", 12}, {"twentieth", 20}, {"twentieths", 20},
    {"hundredth", 100}, {"hundredths", 100},
});

template <std::size_t N>
double look_up(const std::array<NumberWord, N>& words, const Tokens& tokens, std::size_t at, double otherwise) {
    if (tokens.word(at))
        for (const NumberWord& word : words)
            if (word.text == tokens[at].text) return word.value;
    return otherwise;
}

double small_word(const Tokens& t, std::size_t at) {
    return look_up(small_words, t, at, -1.0);
}
double tens_word(const Tokens& t, std::size_t at) {
    return look_up(tens_words, t, at, -1.0);
}

bool is_part(const Tokens& t, std::size_t at, bool many) {
    if (look_up(part_words, t, at, 0.0) == 0.0) return false;
    return (t[at].text == "halves" || (t[at].text.back() == 's')) == many;
}

/// A hyphen that makes the word before it part of another: the "half" of "half-hearted".
bool runs_on(const Tokens& t, std::size_t at) {
    return t.past_hyphen(at) != at;
}

struct Words {
    double value = 0.0;
    std::size_t end = 0;
};

/// One to ninety-nine.
std::optional<Words> below_hundred(const Tokens& t, std::size_t at) {
    if (const double tens = tens_word(t, at); tens > 0) {
        const std::size_t next = t.past_hyphen(at + 1);
        const double unit = small_word(t, next);
        return unit > 0 && unit < 10 ? Words{tens + unit, next + 1} : Words{tens, at + 1};
    }
    const double value = small_word(t, at);
    if (value < 0) return {};
    return Words{value, at + 1};
}

/// "and fifty" of "one hundred and fifty", unless a number of its own begins: "one hundred and two hundred".
std::optional<Words> rest_of_hundred(const Tokens& t, std::size_t at) {
    const std::size_t next = t.past_hyphen(at);
    const auto rest = below_hundred(t, t.word(next, "and") ? next + 1 : next);
    if (!rest || rest->value == 0.0) return {};
    const std::size_t after = t.past_hyphen(rest->end);
    if (t.word_of(after, {"hundred", "dozen"}) || is_part(t, after, true)) return {};
    return rest;
}

std::optional<Words> below_thousand(const Tokens& t, std::size_t at) {
    auto start = below_hundred(t, at);
    if (!start && t.word_of(at, {"a", "an"}) && t.word(t.past_hyphen(at + 1), "hundred")) start = Words{1.0, at + 1};
    if (!start) return {};
    const std::size_t next = t.past_hyphen(start->end);
    if (start->value == 0.0 || !t.word(next, "hundred")) return start;
    Words words{100.0 * start->value, next + 1};
    if (const auto rest = rest_of_hundred(t, words.end); rest && words.value < 1000.0) {
        words.value += rest->value;
        words.end = rest->end;
    }
    return words;
}

/// ".5" of "one point five", "and a half" of "two and a half".
void add_decimals(const Tokens& t, Number& number) {
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
    std::size_t at = t.past_hyphen(number.end);
    if (!t.word(at, "and")) return;
    at = t.past_hyphen(at + 1);
    if (!t.word_of(at, {"a", "one"})) return;
    at = t.past_hyphen(at + 1);
    const bool half = t.word(at, "half");
    if (!half && !t.word(at, "quarter")) return;
    // "two and a half dozen" is thirty, "two and a half of them" two things and a part: nobody writes that of figures.
    number.printed += half ? 0.5 : 0.25;
    number.decimals = half ? 1 : 2;
    number.end = at + 1;
}

/// The scale after a number: "hundred thousand", "bn"; "m" before a currency ("100 m USD"), or glued on after one
/// ("$5m").
void add_scale(const Tokens& t, Number& number, bool money) {
    double largest = 0.0;
    const std::size_t hundred = t.past_hyphen(number.end);
    if (t.word(hundred, "hundred")) {
        number.scale *= 100.0;
        number.end = hundred + 1;
    }
    for (;;) {
        const std::size_t at = t.past_hyphen(number.end);
        const double scale = scale_word(t, at);
        if (scale == 0.0 || scale <= largest) break;
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
    if (const double scale = look_up(letters, t, number.end, 0.0); scale > 0.0) {
        const auto unit = unit_at(t, number.end + 1);
        const bool before_money = unit && unit->kind == UnitWord::Kind::money;
        if (!before_money && !(money && t.glued(number.end))) return;
        number.scale = scale;
        ++number.end;
    }
}

/// "of a", "a", "of one" or nothing between a part and what it is a part of.
std::size_t past_article(const Tokens& t, std::size_t at) {
    const std::size_t article = t.word(at, "of") ? at + 1 : at;
    return t.word_of(article, {"a", "an", "one"}) ? article + 1 : at;
}

/// Whether "a third" here is a part and not the one after the second.
bool is_part_here(const Tokens& t, std::size_t at, std::size_t end) {
    if (t.word_of(end,
                  {"of", "as", "more", "less", "larger", "smaller", "higher", "lower", "to", "from", "in", "since"}))
        return true;
    if (!t.word(end) && !t.digits(end)) return true;
    return at > 0 && t.word_of(at - 1, {"by", "than", "almost", "nearly", "roughly", "over", "to", "around"});
}

/// What follows a part may be what it is a part of: "half a billion", "a half-dozen", "a quarter of a century".
std::optional<Number> part_of(const Tokens& t, double part, bool article, std::size_t end) {
    Number number;
    number.printed = part;
    number.fraction = true;
    number.end = end;
    const std::size_t direct = t.past_hyphen(end);
    const std::size_t at = direct != end ? direct : past_article(t, end);
    const bool joined = direct != end || at != end || article;
    if (t.word(at, "dozen")) {
        number.printed *= 12.0;
    } else if (const double scale = scale_word(t, at); scale > 0.0 && !t.word_of(at, {"mn", "bn", "tn"})) {
        number.scale = scale;
    } else if (joined && at != end && unit_at(t, at)) {
        number.end = at;  // the unit itself is read by the caller
        number.fraction = false;
        return number;
    } else {
        if (direct != end) return {};
        return number;
    }
    number.fraction = false;
    number.end = at + 1;
    return number;
}

std::optional<Number> part_at(const Tokens& t, std::size_t at) {
    const bool article = t.word_of(at, {"a", "an"});
    const std::size_t noun = article ? t.past_hyphen(at + 1) : at;
    if (t.word(noun, "half")) {
        if (at > 0 && t.word_of(at - 1, {"first", "second", "latter", "last", "other", "final", "top", "bottom"}))
            return {};
        return part_of(t, 0.5, true, noun + 1);
    }
    if (article && is_part(t, noun, false)) {
        const double whole = look_up(part_words, t, noun, 0.0);
        const auto part = part_of(t, 1.0 / whole, true, noun + 1);
        if (!part || !part->fraction) return part;
        const bool sure =
            t.word(noun, "quarter") ? !t.word_of(noun + 1, {"ago", "earlier", "later"}) : is_part_here(t, at, noun + 1);
        return sure ? part : std::nullopt;
    }
    if (t.word(at, "quarter") && scale_word(t, t.past_hyphen(at + 1)) > 0.0) return part_of(t, 0.25, true, at + 1);
    // "two-fifths", "one third". "twenty-fifth" is an ordinal, "two quarters" are half a year.
    const auto count = below_hundred(t, at);
    if (!count || count->value == 0.0) return {};
    const std::size_t part = t.past_hyphen(count->end);
    if (!is_part(t, part, count->value != 1.0)) return {};
    if (t.word(part, "quarters") && count->value != 3.0) return {};
    const double whole = look_up(part_words, t, part, 1.0);
    if (count->value >= whole) return {};
    return part_of(t, count->value / whole, false, part + 1);
}

bool is_usual_whole(double value) {
    for (const double whole : {2., 3., 4., 5., 6., 7., 8., 9., 10., 12., 16., 20., 100.})
        if (value == whole) return true;
    return false;
}

/// "/5" after a two; the value of the part, or nothing.
std::optional<double> slashed(const Tokens& t, std::size_t at) {
    if (!t.sign(at + 1, "/") || !t.glued(at + 1) || !t.digits(at + 2) || !t.glued(at + 2)) return {};
    if (t[at].opaque || t[at + 2].opaque || t[at].decimals > 0 || t[at + 2].decimals > 0) return {};
    if (t[at].value <= 0.0 || t[at].value >= t[at + 2].value || !is_usual_whole(t[at + 2].value)) return {};
    if (t.sign(at + 3, "/") || (t.word(at + 3) && t.glued(at + 3))) return {};
    return t[at].value / t[at + 2].value;
}

/// "two in five", "2 out of 5".
std::optional<Number> of_so_many(const Tokens& t, double count, std::size_t at) {
    const bool out_of = t.word(at, "out") && t.word(at + 1, "of");
    if (!out_of && !t.word(at, "in")) return {};
    const std::size_t start = out_of ? at + 2 : at + 1;
    Words whole;
    if (t.digits(start) && !t[start].opaque && t[start].decimals == 0)
        whole = {t[start].value, start + 1};
    else if (const auto words = below_hundred(t, start))
        whole = *words;
    if (whole.value <= count || count <= 0.0 || !is_usual_whole(whole.value) || whole.value == 2.0) return {};
    if (scale_word(t, t.past_hyphen(whole.end)) > 0.0 || t.word_of(whole.end, {"hundred", "dozen"})) return {};
    if (runs_on(t, whole.end) || unit_at(t, whole.end)) return {};
    Number number;
    number.printed = count / whole.value;
    number.fraction = true;
    number.end = whole.end;
    return number;
}

std::optional<Number> digits_at(const Tokens& t, std::size_t at, bool money) {
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
    add_scale(t, number, money);
    if (number.end != before) number.in_digits = false;
    return number;
}

/// "one billion two hundred million", "a hundred and fifty", "two dozen".
std::optional<Number> words_at(const Tokens& t, std::size_t at, bool money) {
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
        add_scale(t, number, money);
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
        number->end = more->end;
    }
    return number;
}

}  // namespace

bool starts_number_word(const Tokens& t, std::size_t at) {
    return small_word(t, at) >= 0.0 || tens_word(t, at) >= 0.0;
}

double scale_word(const Tokens& t, std::size_t at) {
    return look_up(scale_words, t, at, 0.0);
}

std::optional<Number> number_at(const Tokens& t, std::size_t at, bool money) {
    if (t.digits(at)) return digits_at(t, at, money);
    if (!t.word(at)) return {};
    if (auto part = part_at(t, at)) return part;
    auto number = words_at(t, at, money);
    // "twenty-fifth" and "twenty-first".
    if (number && runs_on(t, number->end)) {
        const std::size_t next = t.past_hyphen(number->end);
        if (is_part(t, next, false) || t.word_of(next, {"first", "second"})) return {};
    }
    return number;
}

}  // namespace parley::evidence
