#pragma once
// Numbers in digits and in English words.
#include <optional>

#include "parley/evidence/figures.hpp"
#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence {

struct Number {
    double printed = 0.0;
    double scale = 1.0;
    int decimals = 0;
    bool fraction = false;   ///< a part of a whole, "two-fifths", unless a unit follows
    bool in_digits = false;  ///< one token of digits, nothing else: a year or a label may look like this
    bool only_one = false;   ///< the bare word "one", most often a pronoun
    bool cut = false;        ///< it goes on in a way that is not read: "$300 gazillion"; then printed means nothing
    Bound bound = Bound::none;
    std::size_t end = 0;  ///< the token after it

    double value() const { return printed * scale; }
};

/// The number whose first token is `at`: "100 billion", "1.5bn", "one hundred and fifty", "a half-dozen", "two-fifths",
/// "two out of five", "300-odd billion". `money` admits "5m" and "5b", which are metres and whatever elsewhere. Nothing
/// for ordinals.
[[nodiscard]] std::optional<Number> number_at(const prose::Tokens& tokens, std::size_t at, bool money);

}  // namespace parley::evidence
