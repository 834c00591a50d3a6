#include "parley/evidence/prose/currencies.hpp"

#include "parley/evidence/prose/currency_names.hpp"
#include "parley/evidence/prose/number_words.hpp"

namespace parley::evidence::prose {
namespace {

using CurrencyKind = UnitWord::Kind;

UnitWord money(std::string_view unit, std::size_t end, double factor = 1.0) {
    return {CurrencyKind::money, unit, factor, end};
}

/// A unit that is not known is not read.
UnitWord money_or_unread(std::string_view unit, std::size_t end) {
    return {unit.empty() ? CurrencyKind::unread : CurrencyKind::money, unit, 1.0, end};
}

/// "CAD" anywhere, "usd" where the code is no English word.
std::string_view code_at(const Tokens& t, std::size_t at) {
    if (!t.word(at) || is_word_in_capitals(t[at].text)) return {};
    return currency_code(t[at].text, t[at].capitals);
}

std::string_view sign_at(const Tokens& t, std::size_t at) {
    return t[at].kind == Token::Kind::sign ? currency_of_sign(t[at].text) : std::string_view();
}
bool is_currency_sign(const Tokens& t, std::size_t at) {
    return t[at].kind == Token::Kind::sign && (t.sign(at, "$") || (t[at].text[0] & 0x80) != 0);
}

/// One or two words for a country: where they end; `at` if they are none.
struct Country {
    std::string_view name;
    std::size_t end = 0;
};
Country country_at(const Tokens& t, std::size_t at) {
    if (!t.word(at)) return {{}, at};
    if (t.word(at + 1))
        if (const auto name = country_name(t[at].text + " " + t[at + 1].text); !name.empty()) return {name, at + 2};
    const auto name = country_name(t[at].text);
    return {name, name.empty() ? at : at + 1};
}

/// Whether a word that could qualify the next one has none to qualify: "$45 billion Canadian of imports".
bool stands_alone(const Tokens& t, std::size_t end) {
    if (end >= t.size()) return true;
    if (t[end].kind == Token::Kind::sign) return !t.sign(end, "-") && !t.sign(end, "'") && !is_currency_sign(t, end);
    if (t.word_of(end, {"and", "or"})) return !t[end + 1].capital;
    return t.word_of(
        end, {"of",      "in",     "to",    "for",   "on",     "at",     "from",    "by",      "is",       "was",
              "were",    "are",    "a",     "an",    "the",    "per",    "this",    "last",    "next",     "each",
              "every",   "over",   "worth", "with",  "that",   "which",  "as",      "than",    "but",      "would",
              "will",    "could",  "has",   "had",   "have",   "may",    "when",    "while",   "annually", "yearly",
              "after",   "before", "since", "until", "under",  "during", "against", "through", "into",     "if",
              "because", "so",     "it",    "its",   "should", "might",  "not",     "more",    "less",     "ago"});
}

/// A word that ends as names of peoples do: "Jamaican", "Guyanese", "Turkish".
bool like_a_people(const Tokens& t, std::size_t at) {
    if (!t.word(at) || !t[at].capital) return false;
    for (const std::string_view ending : {"ian", "can", "ean", "ese", "ish", "wan", "tine"}) {
        const std::string& text = t[at].text;
        if (text.size() > ending.size() + 1 && text.compare(text.size() - ending.size(), ending.size(), ending) == 0)
            return true;
    }
    return false;
}

/// "pounds" are money with a scale where the text around is about Britain; otherwise they may be a weight.
bool pounds_are_money(const Tokens& t, std::size_t at) {
    if (t.word_of(at + 1, {"of", "per"}) || at == 0 || scale_word(t, t.sign(at - 1, "-") ? at - 2 : at - 1) == 0.0)
        return false;
    constexpr std::size_t around = 200;
    for (std::size_t k = at > around ? at - around : 0; k < at + around && k < t.size(); ++k)
        if (t.sign(k, "£") ||
            t.word_of(k, {"sterling", "gbp", "britain", "british", "uk", "london", "england", "english"}))
            return true;
    return false;
}

/// "dollars" after nothing or after a country, and a country after them: "53 billion dollars Australian".
std::optional<UnitWord> noun_at(const Tokens& t, std::size_t at, std::string_view country) {
    if (!t.word(at)) return {};
    const CurrencyNoun noun = currency_noun(t[at].text);
    if (noun.family.empty()) return {};
    if (!country.empty()) return money_or_unread(currency_of(country, noun.family), at + 1);
    if (noun.family == "pound") {
        if (t.word(at + 1, "sterling")) return money("GBP", at + 2);
        if (!pounds_are_money(t, at)) return {};
    }
    // "won" is more often a verb.
    if (noun.family == "won" && (at == 0 || (scale_word(t, at - 1) == 0.0 && !t[at - 1].grouped))) return {};
    // "dollars Australian", "dollars Zimbabwean"; before another word the country may belong to that.
    const Country after = country_at(t, at + 1);
    if (!after.name.empty()) {
        const auto unit = currency_of(after.name, noun.family);
        if (unit.empty() || unit == noun.usual) return money_or_unread(noun.usual, at + 1);
        return stands_alone(t, after.end) ? money(unit, after.end) : UnitWord{CurrencyKind::unread, {}, 1.0, after.end};
    }
    if (like_a_people(t, at + 1) && stands_alone(t, at + 2)) return UnitWord{CurrencyKind::unread, {}, 1.0, at + 2};
    return money_or_unread(noun.usual, at + 1);
}

std::optional<UnitWord> cents_at(const Tokens& t, std::size_t at, std::string_view country) {
    if (t.sign(at, "¢") || t.word_of(at, {"cent", "cents"})) {
        const bool share = t.word(at + 1, "on") && t.word(at + 2, "the");  // "50 cents on the dollar"
        if (share || (!country.empty() && country != "us")) return UnitWord{CurrencyKind::unread, {}, 1.0, at + 1};
        return money("USD", at + 1, 0.01);
    }
    if (t.word_of(at, {"eurocent", "eurocents"})) return money("EUR", at + 1, 0.01);
    if (t.word(at, "euro") && t.word_of(t.past_hyphen(at + 1), {"cent", "cents"}))
        return money("EUR", t.past_hyphen(at + 1) + 1, 0.01);
    return {};
}

/// A country with its currency's word; a capital word that is no country's makes it unread: "Zimbabwean dollars".
std::optional<UnitWord> of_country(const Tokens& t, std::size_t at) {
    const Country country = country_at(t, at);
    const std::size_t noun = t.past_hyphen(country.end);
    if (!country.name.empty()) {
        if (const auto cents = cents_at(t, noun, country.name)) return cents;
        if (country.name == "cfa") return UnitWord{CurrencyKind::unread, {}, 1.0, noun + 1};
        return noun_at(t, noun, country.name);
    }
    if (t.word(at) && t[at].capital && !t[at].capitals && t.word(at + 1))
        if (!currency_noun(t[at + 1].text).family.empty() && !currency_noun(t[at + 1].text).usual.empty() &&
            currency_noun(t[at].text).family.empty())
            return UnitWord{CurrencyKind::unread, {}, 1.0, at + 2};
    return {};
}

/// "US dollars", "yuan", "CAD", "A$", "$".
std::optional<UnitWord> phrase_at(const Tokens& t, std::size_t at) {
    if (const auto cents = cents_at(t, at, {})) return cents;
    if (t.word(at)) {
        if (t.sign(at + 1, "$") && t.glued(at + 1) && !t.digits(at + 2)) {
            const auto unit = dollar_of_letters(t[at].text);
            if (!unit.empty()) return money(unit, at + 2);
        }
        if (const auto named = of_country(t, at)) return named;
        if (const auto code = code_at(t, at); !code.empty()) return money(code, at + 1);
        return noun_at(t, at, {});
    }
    if (!is_currency_sign(t, at) || t.digits(at + 1)) return {};
    if (t.sign(at, "$") && t.word(at + 1) && t.glued(at + 1)) {
        const auto unit = dollar_of_letters(t[at + 1].text);
        return money_or_unread(unit, at + 2);
    }
    return money_or_unread(sign_at(t, at), at + 1);
}

/// "(CAD)", "(Canadian)", "(in Canadian dollars)" with nothing else between its brackets.
std::optional<UnitWord> bracketed(const Tokens& t, std::size_t at, std::string_view sign) {
    if (!t.sign_of(at, {"(", "["})) return {};
    const std::size_t inside = t.word(at + 1, "in") ? at + 2 : at + 1;
    auto unit = phrase_at(t, inside);
    if (!unit && !sign.empty())
        if (const Country country = country_at(t, inside); !country.name.empty())
            unit = money_or_unread(currency_with_sign(sign, country.name), country.end);
    if (!unit || !t.sign_of(unit->end, {")", "]"})) return {};
    ++unit->end;
    return unit;
}

/// "in Canadian dollars", "of U.S. dollars", "in CAD".
std::optional<UnitWord> after_preposition(const Tokens& t, std::size_t at) {
    if (!t.word_of(at, {"in", "of"})) return {};
    if (auto named = of_country(t, at + 1)) {
        // "in Canadian dollar bonds" may be money of any kind.
        if (t.word(named->end - 1, "dollar") && !stands_alone(t, named->end)) named->kind = CurrencyKind::unread;
        return named;
    }
    const Country country = country_at(t, at + 1);
    if (!country.name.empty() && t.word_of(country.end, {"currency", "funds", "money"})) {
        // "funds" may be those that people invest in.
        const bool currency = t.word(country.end, "currency");
        return money_or_unread(currency ? currency_with_sign("$", country.name) : std::string_view(), country.end + 1);
    }
    if (t.word(at, "of")) return noun_at(t, at + 1, {});
    const auto code = code_at(t, at + 1);
    if (code.empty() || !t[at + 1].capitals) return {};
    return money(code, at + 2);
}

}  // namespace

std::optional<UnitWord> currency_after(const Tokens& t, std::size_t first) {
    if (const auto unit = after_preposition(t, first)) return unit;
    if (const auto unit = bracketed(t, first, {})) return unit;
    return phrase_at(t, t.past_hyphen(first));
}

std::optional<UnitWord> currency_before(const Tokens& t, std::size_t at) {
    if (t.word(at)) {
        const std::string& text = t[at].text;
        const std::size_t next = at + 1;
        if (t.sign(next, "$") && t.glued(next)) return money_or_unread(dollar_of_letters(text), at + 2);
        const auto code = code_at(t, at);
        if (is_currency_sign(t, next) && t.digits(at + 2)) {
            if (const auto dollars = dollar_of_letters(text);
                t.sign(next, "$") && t[at].capital && text.size() > 1 && text != "can" && !dollars.empty())
                return money(dollars, at + 2);
            if (!code.empty() && t[at].capitals)
                return money_or_unread(sign_may_be(t[next].text, code) ? code : std::string_view(), at + 2);
            const Country country = country_at(t, at);
            if (country.end == next && country.name == "us") return money("USD", at + 2);
            if (country.end == next && !currency_with_sign(t[next].text, country.name).empty() && t[at].capital &&
                !t[at].possessive)
                return UnitWord{CurrencyKind::unread, {}, 1.0, at + 2};  // "the Canadian $45 billion": whose dollars?
            return {};
        }
        if (const auto unit = currency_of_abbreviation(text); !unit.empty() && t[at].capital) {
            const std::size_t number = t.sign(next, ".") && t.glued(next) ? at + 2 : next;
            if (text != "r" || t.glued(number)) return money(unit, number);
        }
        // "dollars 5" is a heading; codes stand before a number.
        if (code.empty()) return {};
        return money(code, next);
    }
    if (!is_currency_sign(t, at)) return {};
    if (t.sign(at, "$") && t.word(at + 1) && t.glued(at + 1) && t.digits(at + 2))  // "$US51", "$A 5"
        return money_or_unread(dollar_of_letters(t[at + 1].text), at + 2);
    UnitWord bare = money_or_unread(sign_at(t, at), at + 1);
    bare.sign = t[at].text;
    return bare;
}

UnitWord currency_around(const Tokens& t, const UnitWord& before, std::size_t at) {
    const UnitWord unread{CurrencyKind::unread, {}, 1.0, at};
    auto after = bracketed(t, at, before.sign);
    if (!after) after = after_preposition(t, at);
    if (!after) after = phrase_at(t, t.past_hyphen(at));
    if (after) {
        UnitWord result = *after;
        if (before.kind == CurrencyKind::unread || after->kind == CurrencyKind::unread)
            result.kind = CurrencyKind::unread;
        if (before.unit == after->unit) return result;
        if (before.sign.empty() || after->factor != 1.0 || !sign_may_be(before.sign, after->unit))
            result.kind = CurrencyKind::unread;
        return result;
    }
    UnitWord result = before;
    result.end = at;
    const std::size_t word = t.past_hyphen(at);
    const Country country = country_at(t, word);
    if (before.sign.empty()) {  // "US$5 billion Canadian"
        const auto other = currency_with_sign("$", country.name);
        const bool contradicts = !other.empty() && other != before.unit && stands_alone(t, country.end);
        return contradicts ? UnitWord{CurrencyKind::unread, {}, 1.0, country.end} : result;
    }
    if (country.name.empty()) {
        if (!stands_alone(t, word + 1)) return result;
        // "$47 billion Cdn", "$5 billion Jamaican", "$5 billion TT"; "$5 billion GDP" and "EU" are no currencies.
        if (t[word].capital && t[word].text.size() > 1 && before.sign == "$" && t[word].text.size() <= 3)
            if (const auto letters = dollar_of_letters(t[word].text); !letters.empty()) return money(letters, word + 1);
        const bool letters = t[word].capitals && t[word].text.size() <= 3 &&
                             !t.word_of(word, {"eu", "un", "uk", "gdp", "imf", "wto", "g7", "vat", "ai", "it", "q"});
        if (!letters && !like_a_people(t, word)) return result;
        result = unread;
        result.end = word + 1;
        return result;
    }
    if (country.name == "us") return result;
    const auto unit = currency_with_sign(before.sign, country.name);
    if (stands_alone(t, country.end)) return money_or_unread(unit, country.end);
    // "$45 billion Canadian imports" may be either; "$11 billion Taiwan arms sale" and "Chinese goods" name no
    // currency.
    if (!unit.empty() && before.sign == "$" && is_adjective(t[word].text)) {
        result = unread;
        result.end = country.end;
    }
    return result;
}

}  // namespace parley::evidence::prose
