#include "parley/evidence/prose/units.hpp"

#include <array>

#include "parley/evidence/prose/currencies.hpp"

namespace parley::evidence::prose {
namespace {

struct UnitSpelling {
    std::string_view text, unit;
};

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

// Weights, volumes and the like. A bare ton is a metric one; Mt may be a ton or a million of them and is not read.
struct AmountSpelling {
    std::string_view text, unit;
    double factor;
};
constexpr auto amounts = std::to_array<AmountSpelling>({
    {"ton", "tonne", 1},       {"tons", "tonne", 1},       {"tonne", "tonne", 1},   {"tonnes", "tonne", 1},
    {"mmt", "tonne", 1e6},     {"kt", "tonne", 1e3},       {"kg", "kg", 1},         {"kilogram", "kg", 1},
    {"kilograms", "kg", 1},    {"kilo", "kg", 1},          {"kilos", "kg", 1},      {"lb", "lb", 1},
    {"lbs", "lb", 1},          {"ounce", "ounce", 1},      {"ounces", "ounce", 1},  {"oz", "ounce", 1},
    {"barrel", "barrel", 1},   {"barrels", "barrel", 1},   {"bushel", "bushel", 1}, {"bushels", "bushel", 1},
    {"gallon", "gallon", 1},   {"gallons", "gallon", 1},   {"litre", "litre", 1},   {"litres", "litre", 1},
    {"liter", "litre", 1},     {"liters", "litre", 1},     {"acre", "acre", 1},     {"acres", "acre", 1},
    {"hectare", "hectare", 1}, {"hectares", "hectare", 1}, {"mile", "mile", 1},     {"miles", "mile", 1},
    {"km", "km", 1},           {"kilometre", "km", 1},     {"kilometres", "km", 1}, {"kilometer", "km", 1},
    {"kilometers", "km", 1},   {"megawatt", "MW", 1},      {"megawatts", "MW", 1},  {"mw", "MW", 1},
    {"gigawatt", "MW", 1e3},   {"gigawatts", "MW", 1e3},   {"gw", "MW", 1e3},       {"teu", "TEU", 1},
    {"teus", "TEU", 1},
});

template <std::size_t N>
std::string_view look_up(const std::array<UnitSpelling, N>& words, const std::string& text) {
    for (const UnitSpelling& word : words)
        if (word.text == text) return word.unit;
    return {};
}

bool is_points(const Tokens& tokens, std::size_t at) {
    return tokens.word_of(at, {"point", "points", "pt", "pts"});
}

/// Words of an index earlier in the sentence: its points are no percentage points.
bool of_an_index(const Tokens& t, std::size_t at) {
    const std::size_t first = at > 60 ? at - 60 : 0;
    for (; at > first && !(t.sign_of(at - 1, {".", ";"}) && t[at].spaced); --at)
        if (t.word_of(at - 1, {"index", "indices", "dow", "nasdaq", "nikkei", "ftse", "kospi", "dax", "pmi", "shares",
                               "stocks", "sensex", "topix", "hang"}))
            return true;
    return false;
}

/// "points" that say of themselves what they are, or that nothing says to be of something else.
UnitWord bare_points(const Tokens& t, std::size_t at) {
    const bool other =
        t.word_of(t.past_hyphen(at + 1), {"plan", "plans", "list", "agenda", "programme", "program", "scale", "lead",
                                          "proposal", "memo", "strategy", "checklist", "letter", "text", "font"}) ||
        of_an_index(t, at);
    return {other ? UnitWord::Kind::unread : UnitWord::Kind::points, {}, 1.0, at + 1};
}

/// "%", "per cent", "pct", and "percentage points", "pct pts", "bps", "points".
std::optional<UnitWord> share_at(const Tokens& t, std::size_t at) {
    using Kind = UnitWord::Kind;
    std::size_t after = 0;
    if (t.sign(at, "%") || t.word_of(at, {"percent", "pct", "percentage"}) || (t.word(at, "pc") && !t[at].capital))
        after = at + 1;
    if (t.word(at, "pct") && t.sign(at + 1, ".") && t.glued(at + 1) && is_points(t, at + 2)) after = at + 2;
    if (t.word(at, "per")) {
        const std::size_t cent = t.past_hyphen(at + 1);
        if (t.word(cent, "cent")) after = cent + 1;
    }
    if (after > 0) {
        const std::size_t point = t.past_hyphen(after);
        if (is_points(t, point)) return UnitWord{Kind::points, {}, 1.0, point + 1};
        if (t.word(at, "percentage")) return {};
        return UnitWord{Kind::percent, {}, 1.0, after};
    }
    if (t.word_of(at, {"pp", "pps", "ppt", "ppts"})) return UnitWord{Kind::points, {}, 1.0, at + 1};
    if (t.word_of(at, {"bp", "bps"})) return UnitWord{Kind::points, {}, 0.01, at + 1};
    if (t.word_of(at, {"basis", "index"})) {
        const std::size_t point = t.past_hyphen(at + 1);
        if (!is_points(t, point)) return {};
        return UnitWord{t.word(at, "basis") ? Kind::points : Kind::unread, {}, 0.01, point + 1};
    }
    if (t.word_of(at, {"percentile", "percentiles"}) || t.word(at, "\u2030"))
        return UnitWord{Kind::unread, {}, 1.0, at + 1};
    if (is_points(t, at)) return bare_points(t, at);
    return {};
}

UnitWord amount(std::string_view unit, double factor, std::size_t end) {
    return {UnitWord::Kind::amount, unit, factor, end};
}

/// "metric tons", "pounds of", "barrels", "times", "-fold".
std::optional<UnitWord> amount_at(const Tokens& t, std::size_t at) {
    if (!t.word(at)) return {};
    if (t.word(at, "metric") && t.word_of(t.past_hyphen(at + 1), {"ton", "tons", "tonne", "tonnes"}))
        return amount("tonne", 1.0, t.past_hyphen(at + 1) + 1);
    if (t.word_of(at, {"short", "long", "gross", "us"}) && t.word_of(t.past_hyphen(at + 1), {"ton", "tons"}))
        return amount(t.word_of(at, {"short", "us"}) ? "short ton"
                      : t.word(at, "long")           ? "long ton"
                                                     : "gross ton",
                      1.0, t.past_hyphen(at + 1) + 1);
    if (t.word_of(at, {"pounds", "pound"}) && t.word(at + 1, "of")) return amount("lb", 1.0, at + 1);
    if (t.word_of(at, {"pounds", "pound", "mt"})) return UnitWord{UnitWord::Kind::unread, {}, 1.0, at + 1};
    if (t.word(at, "fold") || (t.word(at, "times") && !t.word_of(at + 1, {"a", "an", "per", "each", "since", "in"})))
        return amount("times", 1.0, at + 1);
    if (t.word(at, "t") && !t[at].capital) return amount("tonne", 1.0, at + 1);
    if (t.word(at, "x") && t.glued(at) && !(t.glued(at + 1) && t.digits(at + 1))) return amount("times", 1.0, at + 1);
    for (const AmountSpelling& spelling : amounts)
        if (spelling.text == t[at].text) return amount(spelling.unit, spelling.factor, at + 1);
    return {};
}

}  // namespace

std::string_view duration_word(const Tokens& tokens, std::size_t at) {
    return tokens.word(at) ? look_up(times, tokens[at].text) : std::string_view();
}

std::optional<UnitWord> unit_at(const Tokens& tokens, std::size_t first) {
    const std::size_t at = tokens.past_hyphen(first);
    if (const auto share = share_at(tokens, at)) return share;
    if (const auto unit = duration_word(tokens, at); !unit.empty())
        return UnitWord{UnitWord::Kind::duration, unit, 1.0, at + 1};
    if (const auto money = currency_after(tokens, first)) return money;
    return amount_at(tokens, at);
}

std::size_t past_adjectives(const Tokens& tokens, std::size_t at) {
    std::size_t past = at;
    while (tokens.word_of(past, {"short", "long", "full", "whole", "extra", "additional", "more", "further", "solid",
                                 "consecutive", "straight", "successive", "other", "mere", "good"}))
        ++past;
    return past;
}

std::optional<PerWord> per_at(const Tokens& tokens, std::size_t first) {
    const std::size_t at = tokens.past_hyphen(first);
    if (tokens.word_of(at, {"annually", "yearly"})) return PerWord{"year", at + 1};
    if (tokens.word(at, "monthly")) return PerWord{"month", first};
    if (tokens.word(at, "annual")) return PerWord{"year", first};
    if (tokens.word(at, "per") && tokens.word(at + 1, "annum")) return PerWord{"year", at + 2};
    if (!tokens.word_of(at, {"a", "an", "per", "each", "every"}) && !tokens.sign(at, "/")) return {};
    const std::size_t noun = tokens.past_hyphen(at + 1);
    const auto unit = duration_word(tokens, noun);
    if (unit.empty() || tokens.word_of(noun + 1, {"ago", "earlier", "later", "before", "after", "from", "long"}))
        return {};
    return PerWord{unit, noun + 1};
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

}  // namespace parley::evidence::prose
