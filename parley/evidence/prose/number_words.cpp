#include "parley/evidence/prose/number_words.hpp"

#include <array>

namespace parley::evidence::prose {
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
    {"thousand", 1e3}, {"thousands", 1e3},    {"million", 1e6},   {"millions", 1e6},   {"mn", 1e6},
    {"mln", 1e6},      {"mio", 1e6},          {"billion", 1e9},   {"billions", 1e9},   {"bn", 1e9},
    {"bln", 1e9},      {"milliard", 1e9},     {"trillion", 1e12}, {"trillions", 1e12}, {"tn", 1e12},
    {"trn", 1e12},     {"trln", 1e12},        {"lakh", 1e5},      {"lakhs", 1e5},      {"crore", 1e7},
    {"crores", 1e7},   {"quadrillion", 1e15},
});
constexpr auto money_scales = std::to_array<NumberWord>({
    {"k", 1e3},
    {"m", 1e6},
    {"b", 1e9},
    {"t", 1e12},
    {"mil", 1e6},
    {"mill", 1e6},
    {"bil", 1e9},
    {"tril", 1e12},
});
constexpr auto part_words = std::to_array<NumberWord>({
    {"half", 2},        {"halves", 2},       {"third", 3},    {"thirds", 3},    {"quarter", 4},    {"quarters", 4},
    {"fourth", 4},      {"fourths", 4},      {"fifth", 5},    {"fifths", 5},    {"sixth", 6},      {"sixths", 6},
    {"seventh", 7},     {"sevenths", 7},     {"eighth", 8},   {"eighths", 8},   {"ninth", 9},      {"ninths", 9},
    {"tenth", 10},      {"tenths", 10},      {"twelfth", 12}, {"twelfths", 12}, {"twentieth", 20}, {"twentieths", 20},
    {"hundredth", 100}, {"hundredths", 100},
});
constexpr auto ordinals = std::to_array<NumberWord>({
    {"first", 1},      {"second", 2},       {"third", 3},       {"fourth", 4},      {"fifth", 5},
    {"sixth", 6},      {"seventh", 7},      {"eighth", 8},      {"ninth", 9},       {"tenth", 10},
    {"eleventh", 11},  {"twelfth", 12},     {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
    {"thirtieth", 30},
});

template <std::size_t N>
double look_up(const std::array<NumberWord, N>& words, const Tokens& tokens, std::size_t at, double otherwise) {
    if (tokens.word(at))
        for (const NumberWord& word : words)
            if (word.text == tokens[at].text) return word.value;
    return otherwise;
}

double tens_word(const Tokens& t, std::size_t at) {
    return look_up(tens_words, t, at, -1.0);
}

}  // namespace

double small_word(const Tokens& t, std::size_t at) {
    return look_up(small_words, t, at, -1.0);
}

std::optional<NumberWords> below_hundred(const Tokens& t, std::size_t at) {
    if (const double tens = tens_word(t, at); tens > 0) {
        const std::size_t next = t.past_hyphen(at + 1);
        const double unit = small_word(t, next);
        return unit > 0 && unit < 10 ? NumberWords{tens + unit, next + 1} : NumberWords{tens, at + 1};
    }
    const double value = small_word(t, at);
    if (value < 0) return {};
    return NumberWords{value, at + 1};
}

std::optional<NumberWords> ordinal_at(const Tokens& t, std::size_t at) {
    const double tens = tens_word(t, at);
    const std::size_t word = tens > 0 ? t.past_hyphen(at + 1) : at;
    const double value = look_up(ordinals, t, word, 0.0);
    if (value == 0.0 || (tens > 0 && (value > 9 || tens > 30))) return {};
    return NumberWords{tens > 0 ? tens + value : value, word + 1};
}

bool starts_number_word(const Tokens& t, std::size_t at) {
    return small_word(t, at) >= 0.0 || tens_word(t, at) >= 0.0;
}

double scale_word(const Tokens& t, std::size_t at) {
    return look_up(scale_words, t, at, 0.0);
}

double money_scale(const Tokens& t, std::size_t at) {
    return look_up(money_scales, t, at, 0.0);
}

bool multiplies(const Tokens& t, std::size_t at) {
    if (scale_word(t, at) > 0.0 || t.word_of(at, {"hundred", "dozen", "zillion", "gazillion", "bazillion"}))
        return true;
    const std::string& text = t[at].text;
    return t.word(at) &&
           ((text.size() > 7 && text.compare(text.size() - 6, 6, "illion") == 0) ||
            (text.size() > 8 && text.compare(text.size() - 7, 7, "illions") == 0)) &&
           text != "pavilion" && text != "vermillion";
}

double part_word(const Tokens& t, std::size_t at) {
    return look_up(part_words, t, at, 0.0);
}

bool is_part(const Tokens& t, std::size_t at, bool many) {
    if (part_word(t, at) == 0.0) return false;
    return (t[at].text.back() == 's') == many;
}

std::optional<NumberWords> and_a_part(const Tokens& t, std::size_t first) {
    std::size_t at = t.past_hyphen(first);
    if (!t.word(at, "and")) return {};
    at = t.past_hyphen(at + 1);
    double count = 1.0;
    if (!t.word_of(at, {"a", "an", "one"})) {
        count = small_word(t, at);
        if (count < 2.0) return {};
    }
    at = t.past_hyphen(at + 1);
    const bool quarters = count == 3.0 && t.word(at, "quarter");  // "two and three quarter billion"
    if (!(is_part(t, at, count > 1.0) || quarters) || count >= part_word(t, at)) return {};
    return NumberWords{count / part_word(t, at), at + 1};
}

}  // namespace parley::evidence::prose
