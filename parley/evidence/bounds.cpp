#include "parley/evidence/bounds.hpp"

#include <array>

#include "parley/evidence/prose/number_words.hpp"

namespace parley::evidence {
namespace {

struct Phrase {
    std::array<std::string_view, 3> words;  ///< the last first: as they are met going left
    Bound bound;
};

// Longer ones before those that they end with: "no more than" before "more than".
constexpr auto phrases = std::to_array<Phrase>({
    {{"than", "more", "no"}, Bound::up_to},
    {{"than", "more", "not"}, Bound::up_to},
    {{"than", "less", "no"}, Bound::at_least},
    {{"than", "less", "not"}, Bound::at_least},
    {{"than", "fewer", "no"}, Bound::at_least},
    {{"than", "fewer", "not"}, Bound::at_least},
    {{"than", "lower", "not"}, Bound::at_least},
    {{"than", "more", ""}, Bound::more_than},
    {{"than", "greater", ""}, Bound::more_than},
    {{"than", "higher", ""}, Bound::more_than},
    {{"than", "larger", ""}, Bound::more_than},
    {{"than", "bigger", ""}, Bound::more_than},
    {{"than", "longer", ""}, Bound::more_than},
    {{"than", "less", ""}, Bound::less_than},
    {{"than", "fewer", ""}, Bound::less_than},
    {{"than", "lower", ""}, Bound::less_than},
    {{"than", "smaller", ""}, Bound::less_than},
    {{"than", "shorter", ""}, Bound::less_than},
    {{"of", "excess", "in"}, Bound::more_than},
    {{"of", "north", ""}, Bound::more_than},
    {{"of", "upwards", ""}, Bound::more_than},
    {{"of", "upward", ""}, Bound::more_than},
    {{"of", "south", ""}, Bound::less_than},
    {{"of", "short", ""}, Bound::less_than},
    {{"of", "minimum", ""}, Bound::at_least},
    {{"of", "floor", ""}, Bound::at_least},
    {{"of", "maximum", ""}, Bound::up_to},
    {{"of", "ceiling", ""}, Bound::up_to},
    {{"of", "cap", ""}, Bound::up_to},
    {{"at", "capped", ""}, Bound::up_to},
    {{"least", "at", ""}, Bound::at_least},
    {{"minimum", "a", ""}, Bound::at_least},
    {{"most", "at", ""}, Bound::up_to},
    {{"to", "up", ""}, Bound::up_to},
    {{"to", "close", ""}, Bound::about},
    {{"as", "much", "as"}, Bound::up_to},
    {{"as", "many", "as"}, Bound::up_to},
    {{"as", "high", "as"}, Bound::up_to},
    {{"as", "long", "as"}, Bound::up_to},
    {{"as", "little", "as"}, Bound::at_least},
    {{"as", "few", "as"}, Bound::at_least},
    {{"as", "low", "as"}, Bound::at_least},
    {{"above", "", ""}, Bound::more_than},
    {{"over", "", ""}, Bound::more_than},
    {{"beyond", "", ""}, Bound::more_than},
    {{"exceed", "", ""}, Bound::more_than},
    {{"exceeds", "", ""}, Bound::more_than},
    {{"exceeded", "", ""}, Bound::more_than},
    {{"exceeding", "", ""}, Bound::more_than},
    {{"topped", "", ""}, Bound::more_than},
    {{"surpassed", "", ""}, Bound::more_than},
    {{"below", "", ""}, Bound::less_than},
    {{"under", "", ""}, Bound::less_than},
    {{"sub", "", ""}, Bound::less_than},
    {{"about", "", ""}, Bound::about},
    {{"around", "", ""}, Bound::about},
    {{"roughly", "", ""}, Bound::about},
    {{"approximately", "", ""}, Bound::about},
    {{"approx", "", ""}, Bound::about},
    {{"circa", "", ""}, Bound::about},
    {{"ca", "", ""}, Bound::about},
    {{"c", "", ""}, Bound::about},
    {{"some", "", ""}, Bound::about},
    {{"nearly", "", ""}, Bound::about},
    {{"almost", "", ""}, Bound::about},
    {{"near", "", ""}, Bound::about},
    {{"nearing", "", ""}, Bound::about},
    {{"approaching", "", ""}, Bound::about},
    {{"virtually", "", ""}, Bound::about},
    {{"perhaps", "", ""}, Bound::about},
    {{"maybe", "", ""}, Bound::about},
    {{"probably", "", ""}, Bound::about},
});

Bound of_signs(const prose::Tokens& t, std::size_t at) {
    const bool equal = t.sign(at - 1, "=") && at > 1;
    const std::size_t sign = equal ? at - 2 : at - 1;
    if (t.sign(sign, ">")) return equal ? Bound::at_least : Bound::more_than;
    if (t.sign(sign, "<")) return equal ? Bound::up_to : Bound::less_than;
    return t.sign(at - 1, "~") ? Bound::about : Bound::none;
}

}  // namespace

Bound bound_before(const prose::Tokens& t, std::size_t at, bool spell) {
    if (at == 0) return Bound::none;
    if (const Bound bound = of_signs(t, at); bound != Bound::none) return bound;
    std::size_t last = at - 1;
    while (last > 0 && (t.word_of(last, {"a", "an", "the"}) || t.sign(last, ".") ||
                        (t.sign(last, "-") && t.glued(last) && t.glued(last + 1))))
        --last;
    // "a row over $5 billion" says what it is about.
    if (t.word(last, "over") && last > 0 &&
        t.word_of(last - 1,
                  {"row", "dispute", "disputes", "fight", "war", "talks", "battle", "quarrel", "spat", "clash",
                   "conflict", "feud", "negotiations", "disagreement", "control", "left", "took", "hand"}))
        return Bound::none;
    if (spell && t.word(last, "over") &&
        !(last > 0 && t.word_of(last - 1, {"for", "lasted", "lasts", "just", "well", "slightly", "is", "was", "took"})))
        return Bound::none;
    for (const Phrase& phrase : phrases) {
        std::size_t length = 0;
        while (length < phrase.words.size() && !phrase.words[length].empty()) ++length;
        bool there = last + 1 >= length;
        for (std::size_t k = 0; there && k < length; ++k) there = t.word(last - k, phrase.words[k]);
        if (there) return phrase.bound;
    }
    return Bound::none;
}

std::optional<Hedge> hedge_at(const prose::Tokens& t, std::size_t at) {
    if (t.sign(at, "+") && t.glued(at) && !(t.digits(at + 1) && t.glued(at + 1))) return Hedge{Bound::at_least, at + 1};
    if (t.word(at, "or")) {
        if (t.word_of(at + 1, {"more", "greater", "higher", "above", "over", "longer"}) && !t.word(at + 2, "than"))
            return Hedge{Bound::at_least, at + 2};
        if (t.word_of(at + 1, {"less", "fewer", "lower", "below", "under", "shorter"}) && !t.word(at + 2, "than"))
            return Hedge{Bound::up_to, at + 2};
        if (t.word_of(at + 1, {"so", "thereabouts"})) return Hedge{Bound::about, at + 2};
        return {};
    }
    const std::size_t word = t.past_hyphen(at);
    if (t.word(word, "and")) {
        const std::size_t next = t.past_hyphen(word + 1);
        if (t.word(next, "change")) return Hedge{Bound::at_least, next + 1};
        const std::size_t bit = t.past_hyphen(next + 1);
        if (t.word(next, "a") && t.word_of(bit, {"bit", "little"})) return Hedge{Bound::at_least, bit + 1};
        return {};
    }
    // Without a hyphen, "odd" and "plus" belong to a number only where its scale follows.
    if (word == at && !multiplies(t, word + 1)) return {};
    if (t.word_of(word, {"odd", "ish", "some", "something"})) return Hedge{Bound::about, word + 1};
    if (t.word(word, "plus")) return Hedge{Bound::at_least, word + 1};
    return {};
}

}  // namespace parley::evidence
