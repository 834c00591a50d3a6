#include "parley/evidence/prose/vague.hpp"

#include <array>

#include "parley/evidence/prose/currencies.hpp"
#include "parley/evidence/prose/number_words.hpp"

namespace parley::evidence::prose {
namespace {

bool many(const Tokens& t, std::size_t at) {
    return t.word_of(at, {"dozens", "scores", "tens", "hundreds", "thousands", "millions", "billions", "trillions"});
}

struct Multiple {
    std::string_view text;
    double value;
};
constexpr auto multiples = std::to_array<Multiple>({
    {"doubled", 2},    {"doubling", 2}, {"tripled", 3},       {"tripling", 3},    {"trebled", 3},    {"trebling", 3},
    {"quadrupled", 4}, {"halved", 0.5}, {"halving", 0.5},     {"quadrupling", 4}, {"quintupled", 5}, {"twofold", 2},
    {"threefold", 3},  {"fourfold", 4}, {"fivefold", 5},      {"sixfold", 6},     {"sevenfold", 7},  {"eightfold", 8},
    {"ninefold", 9},   {"tenfold", 10}, {"hundredfold", 100},
});

/// "of dollars", "-dollar" after a size.
std::size_t past_money(const Tokens& t, std::size_t end) {
    const auto unit = currency_after(t, end);
    return unit && unit->factor == 1.0 ? unit->end : end;
}

}  // namespace

std::size_t vague_end(const Tokens& t, std::size_t at) {
    if (many(t, at)) {
        std::size_t end = at + 1;
        while (t.word(end, "of") && (many(t, end + 1) || multiplies(t, end + 1))) end += 2;
        return past_money(t, end);
    }
    if (t.word_of(at, {"almost", "virtually", "practically"}) && t.word(at + 1, "nothing")) return at + 2;
    if (t.word(at, "next") && t.word(at + 1, "to") && t.word(at + 2, "nothing")) return at + 3;
    std::size_t size = 0;
    if (t.word_of(at, {"several", "many", "some"})) size = at + 1;
    if (t.word_of(at, {"a", "the"}) && t.word_of(at + 1, {"few", "couple"})) size = at + 2;
    if (size > 0 && t.word(size, "of")) ++size;
    if (size > 0 && multiplies(t, size)) {
        while (multiplies(t, t.past_hyphen(size))) size = t.past_hyphen(size) + 1;
        return past_money(t, size);
    }
    if (multiplies(t, at) && !t.word_of(at, {"bn", "tn", "mn", "mio", "hundred", "dozen"}) && !t[at].capital)
        return past_money(t, at + 1);
    return 0;
}

double multiple_word(const Tokens& t, std::size_t at) {
    if (t.word(at))
        for (const Multiple& multiple : multiples)
            if (multiple.text == t[at].text) return multiple.value;
    return 0.0;
}

}  // namespace parley::evidence::prose
