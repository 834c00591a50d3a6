#include "parley/evidence/parts.hpp"

#include "parley/evidence/prose/number_words.hpp"
#include "parley/evidence/prose/units.hpp"

namespace parley::evidence {
namespace {

/// "of a", "a", "-a-", "of one" or nothing between a part and what it is a part of.
std::size_t past_article(const prose::Tokens& t, std::size_t at) {
    const std::size_t article = t.word(at, "of") ? at + 1 : t.past_hyphen(at);
    const bool one = t.digits(article) && t[article].value == 1.0 && unit_at(t, article + 1);  // "half of 1 percent"
    return one || t.word_of(article, {"a", "an", "one"}) ? t.past_hyphen(article + 1) : at;
}

/// Whether "a third" here is a part and not the one after the second.
bool is_part_here(const prose::Tokens& t, std::size_t at, std::size_t end) {
    if (t.word_of(end,
                  {"of", "as", "more", "less", "larger", "smaller", "higher", "lower", "to", "from", "in", "since"}))
        return true;
    if (!t.word(end) && !t.digits(end)) return true;
    return at > 0 && t.word_of(at - 1, {"by", "than", "almost", "nearly", "roughly", "over", "to", "around"});
}

/// "three-quarter point", "three quarter billion", but not "three quarter-point cuts".
bool lacks_its_s(const prose::Tokens& t, std::size_t count_end, std::size_t part) {
    if (!is_part(t, part, false)) return false;
    const bool hyphen = part != count_end;
    return (hyphen && unit_at(t, part + 1)) ||
           ((hyphen || t.past_hyphen(part + 1) == part + 1) && scale_word(t, t.past_hyphen(part + 1)) > 0.0);
}

bool is_usual_whole(double value) {
    for (const double whole : {2., 3., 4., 5., 6., 7., 8., 9., 10., 12., 16., 20., 100.})
        if (value == whole) return true;
    return false;
}

}  // namespace

std::optional<Number> part_of(const prose::Tokens& t, double part, bool article, std::size_t end) {
    Number number;
    number.printed = part;
    number.fraction = true;
    number.end = end;
    const std::size_t article_end = past_article(t, end);
    const std::size_t direct = article_end != end ? end : t.past_hyphen(end);
    const std::size_t at = direct != end ? direct : article_end;
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

std::optional<Number> part_at(const prose::Tokens& t, std::size_t at) {
    const bool article = t.word_of(at, {"a", "an"});
    const std::size_t noun = article ? t.past_hyphen(at + 1) : at;
    if (t.word(noun, "half")) {
        if (at > 0 && t.word_of(at - 1, {"first", "second", "latter", "last", "other", "final", "top", "bottom"}))
            return {};
        return part_of(t, 0.5, true, noun + 1);
    }
    if (article && is_part(t, noun, false)) {
        const double whole = part_word(t, noun);
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
    if (!is_part(t, part, count->value != 1.0) && !lacks_its_s(t, count->end, part)) return {};
    if (t.word(part, "quarters") && count->value != 3.0) return {};
    const double whole = part_word(t, part);
    if (count->value >= whole) return {};
    return part_of(t, count->value / whole, false, part + 1);
}

std::optional<double> slashed(const prose::Tokens& t, std::size_t at) {
    if (!t.sign(at + 1, "/") || !t.glued(at + 1) || !t.digits(at + 2) || !t.glued(at + 2)) return {};
    if (t[at].opaque || t[at + 2].opaque || t[at].decimals > 0 || t[at + 2].decimals > 0) return {};
    if (t[at].value <= 0.0 || t[at].value >= t[at + 2].value || !is_usual_whole(t[at + 2].value)) return {};
    if (t.sign(at + 3, "/") || (t.word(at + 3) && t.glued(at + 3))) return {};
    return t[at].value / t[at + 2].value;
}

std::optional<Number> of_so_many(const prose::Tokens& t, double count, std::size_t at) {
    const bool out_of = t.word(at, "out") && t.word(at + 1, "of");
    if (!out_of && !t.word(at, "in")) return {};
    const std::size_t start = out_of ? at + 2 : at + 1;
    prose::NumberWords whole;
    if (t.digits(start) && !t[start].opaque && t[start].decimals == 0)
        whole = {t[start].value, start + 1};
    else if (const auto words = below_hundred(t, start))
        whole = *words;
    if (whole.value <= count || count <= 0.0 || !is_usual_whole(whole.value) || whole.value == 2.0) return {};
    if (scale_word(t, t.past_hyphen(whole.end)) > 0.0 || t.word_of(whole.end, {"hundred", "dozen"})) return {};
    if (t.past_hyphen(whole.end) != whole.end || unit_at(t, whole.end)) return {};
    Number number;
    number.printed = count / whole.value;
    number.fraction = true;
    number.end = whole.end;
    return number;
}

}  // namespace parley::evidence
