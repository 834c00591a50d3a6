#include "parley/evidence/units.hpp"

#include <array>

namespace parley::evidence {
namespace {

struct UnitSpelling {
    std::string_view text, unit;
};

constexpr auto currencies = std::to_array<UnitSpelling>({
    {"usd", "USD"},    {"dollar", "USD"}, {"dollars", "USD"},  {"us$", "USD"},     {"eur", "EUR"},   {"euro", "EUR"},
    {"euros", "EUR"},  {"gbp", "GBP"},    {"sterling", "GBP"}, {"jpy", "JPY"},     {"yen", "JPY"},   {"cny", "CNY"},
    {"rmb", "CNY"},    {"yuan", "CNY"},   {"renminbi", "CNY"}, {"krw", "KRW"},     {"inr", "INR"},   {"rupee", "INR"},
    {"rupees", "INR"}, {"rs", "INR"},     {"rouble", "RUB"},   {"roubles", "RUB"}, {"ruble", "RUB"}, {"rubles", "RUB"},
    {"rub", "RUB"},    {"chf", "CHF"},    {"cad", "CAD"},      {"aud", "AUD"},     {"nzd", "NZD"},   {"hkd", "HKD"},
    {"sgd", "SGD"},    {"twd", "TWD"},    {"mxn", "MXN"},      {"peso", "MXN"},    {"pesos", "MXN"}, {"brl", "BRL"},
    {"reais", "BRL"},
});

// What stands glued before "$".
constexpr auto dollar_letters = std::to_array<UnitSpelling>({
    {"us", "USD"},
    {"u", "USD"},
    {"a", "AUD"},
    {"au", "AUD"},
    {"c", "CAD"},
    {"ca", "CAD"},
    {"can", "CAD"},
    {"hk", "HKD"},
    {"nz", "NZD"},
    {"s", "SGD"},
    {"nt", "TWD"},
    {"r", "BRL"},
    {"mex", "MXN"},
});

// What stands before "dollars".
constexpr auto dollar_countries = std::to_array<UnitSpelling>({
    {"us", "USD"},
    {"american", "USD"},
    {"canadian", "CAD"},
    {"australian", "AUD"},
    {"singapore", "SGD"},
    {"taiwan", "TWD"},
});

constexpr auto signs = std::to_array<UnitSpelling>({
    {"$", "USD"},
    {"€", "EUR"},
    {"£", "GBP"},
    {"¥", "JPY or CNY"},
    {"₹", "INR"},
    {"₩", "KRW"},
});

constexpr auto times = std::to_array<UnitSpelling>({
    {"second", "second"},
    {"seconds", "second"},
    {"minute", "minute"},
    {"minutes", "minute"},
    {"mins", "minute"},
    {"hour", "hour"},
    {"hours", "hour"},
    {"hrs", "hour"},
    {"day", "day"},
    {"days", "day"},
    {"week", "week"},
    {"weeks", "week"},
    {"fortnight", "fortnight"},
    {"fortnights", "fortnight"},
    {"month", "month"},
    {"months", "month"},
    {"quarters", "quarter"},
    {"year", "year"},
    {"years", "year"},
    {"yr", "year"},
    {"yrs", "year"},
    {"decade", "decade"},
    {"decades", "decade"},
    {"century", "century"},
    {"centuries", "century"},
});

struct Length {
    std::string_view unit;
    double days, months;
};
constexpr auto lengths = std::to_array<Length>({
    {"second", 1.0 / 86400, 0},
    {"minute", 1.0 / 1440, 0},
    {"hour", 1.0 / 24, 0},
    {"day", 1, 0},
    {"week", 7, 0},
    {"fortnight", 14, 0},
    {"month", 30, 1},
    {"quarter", 91, 3},
    {"year", 365, 12},
    {"decade", 3652, 120},
    {"century", 36525, 1200},
});

template <std::size_t N>
std::string_view look_up(const std::array<UnitSpelling, N>& words, const std::string& text) {
    for (const UnitSpelling& word : words)
        if (word.text == text) return word.unit;
    return {};
}

std::string_view sign_unit(const Tokens& tokens, std::size_t at) {
    return tokens[at].kind == Token::Kind::sign ? look_up(signs, tokens[at].text) : std::string_view();
}

bool is_dollars(const Tokens& tokens, std::size_t at) {
    return tokens.word_of(at, {"dollar", "dollars"});
}

std::optional<UnitWord> money(std::string_view unit, std::size_t end) {
    return UnitWord{UnitWord::Kind::money, unit, 1.0, end};
}

/// "US dollars", "yuan", "bn $", "pounds" after a number.
std::optional<UnitWord> currency_after(const Tokens& tokens, std::size_t at) {
    if (tokens.word(at)) {
        const std::string& text = tokens[at].text;
        if (const auto country = look_up(dollar_countries, text); !country.empty()) {
            const std::size_t next = tokens.past_hyphen(at + 1);
            if (is_dollars(tokens, next)) return money(country, next + 1);
        }
        if (tokens.word(at, "hong") && tokens.word(at + 1, "kong") && is_dollars(tokens, at + 2))
            return money("HKD", at + 3);
        if (tokens.word(at, "new") && tokens.word(at + 1, "zealand") && is_dollars(tokens, at + 2))
            return money("NZD", at + 3);
        if (tokens.word_of(at, {"pounds", "pound"}))
            return money("GBP", tokens.word(at + 1, "sterling") ? at + 2 : at + 1);
        if (tokens.word_of(at, {"cent", "cents"})) return UnitWord{UnitWord::Kind::money, "USD", 0.01, at + 1};
        if (const auto unit = look_up(currencies, text); !unit.empty()) return money(unit, at + 1);
        if (const auto unit = look_up(dollar_letters, text); !unit.empty())
            if (tokens.sign(at + 1, "$") && tokens.glued(at + 1) && !tokens.digits(at + 2)) return money(unit, at + 2);
        return {};
    }
    const auto unit = sign_unit(tokens, at);
    if (unit.empty() || tokens.digits(at + 1)) return {};
    return money(unit, at + 1);
}

bool is_points(const Tokens& tokens, std::size_t at) {
    return tokens.word_of(at, {"point", "points"});
}

}  // namespace

std::string_view duration_word(const Tokens& tokens, std::size_t at) {
    return tokens.word(at) ? look_up(times, tokens[at].text) : std::string_view();
}

std::optional<UnitWord> unit_at(const Tokens& tokens, std::size_t first) {
    const std::size_t at = tokens.past_hyphen(first);
    std::size_t after = 0;
    if (tokens.sign(at, "%") || tokens.word_of(at, {"percent", "pct", "percentage"})) after = at + 1;
    if (tokens.word(at, "per")) {
        const std::size_t cent = tokens.past_hyphen(at + 1);
        if (tokens.word(cent, "cent")) after = cent + 1;
    }
    if (after > 0) {
        const std::size_t point = tokens.past_hyphen(after);
        if (is_points(tokens, point)) return UnitWord{UnitWord::Kind::points, {}, 1.0, point + 1};
        if (tokens.word(at, "percentage")) return {};
        return UnitWord{UnitWord::Kind::percent, {}, 1.0, after};
    }
    if (is_points(tokens, at) || tokens.word_of(at, {"pp", "ppt", "ppts"}))
        return UnitWord{UnitWord::Kind::points, {}, 1.0, at + 1};
    if (tokens.word_of(at, {"bp", "bps"})) return UnitWord{UnitWord::Kind::points, {}, 0.01, at + 1};
    if (tokens.word(at, "basis")) {
        const std::size_t point = tokens.past_hyphen(at + 1);
        if (is_points(tokens, point)) return UnitWord{UnitWord::Kind::points, {}, 0.01, point + 1};
    }
    if (const auto unit = duration_word(tokens, at); !unit.empty())
        return UnitWord{UnitWord::Kind::duration, unit, 1.0, at + 1};
    return currency_after(tokens, at);
}

std::optional<UnitWord> currency_before(const Tokens& tokens, std::size_t at) {
    if (tokens.word(at)) {
        const std::string& text = tokens[at].text;
        if (tokens.sign(at + 1, "$") && tokens.glued(at + 1)) {
            const auto unit = look_up(dollar_letters, text);
            return money(unit.empty() ? "USD" : unit, at + 2);
        }
        // "dollars 5" is a heading; codes and abbreviations stand before a number.
        if (text.size() > 3 || text == "yen") return {};
        const auto unit = look_up(currencies, text);
        if (unit.empty()) return {};
        return money(unit, text == "rs" && tokens.sign(at + 1, ".") ? at + 2 : at + 1);
    }
    const auto unit = sign_unit(tokens, at);
    if (unit.empty()) return {};
    return money(unit, at + 1);
}

std::optional<PerWord> per_at(const Tokens& tokens, std::size_t at) {
    if (tokens.word_of(at, {"annually", "yearly"})) return PerWord{"year", at + 1};
    if (tokens.word(at, "monthly")) return PerWord{"month", at};
    const std::size_t word = tokens.past_hyphen(at);
    if (tokens.word(word, "annual")) return PerWord{"year", at};
    if (tokens.word(at, "per") && tokens.word(at + 1, "annum")) return PerWord{"year", at + 2};
    if (!tokens.word_of(at, {"a", "an", "per", "each", "every"}) && !tokens.sign(at, "/")) return {};
    const auto unit = duration_word(tokens, at + 1);
    if (unit.empty() || tokens.word_of(at + 2, {"ago", "earlier", "later", "before", "after", "from", "long"}))
        return {};
    return PerWord{unit, at + 2};
}

double days_of(std::string_view unit) {
    for (const Length& length : lengths)
        if (length.unit == unit) return length.days;
    return 0.0;
}

double months_of(std::string_view unit) {
    for (const Length& length : lengths)
        if (length.unit == unit) return length.months;
    return 0.0;
}

}  // namespace parley::evidence
