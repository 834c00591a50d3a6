#pragma once
// "more than", "at least", "up to", "nearly": what a text says about a figure instead of the figure itself.
#include <optional>

#include "parley/evidence/figures.hpp"
#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence {

/// What the words before token `at` make of the figure that starts there. "over three years" is a spell, no bound:
/// `spell` is for figures that are times.
[[nodiscard]] Bound bound_before(const prose::Tokens& tokens, std::size_t at, bool spell);

/// "-odd", "-plus", "+", "or more", "or so" after a number or after its unit.
struct Hedge {
    Bound bound = Bound::none;
    std::size_t end = 0;
};
[[nodiscard]] std::optional<Hedge> hedge_at(const prose::Tokens& tokens, std::size_t at);

}  // namespace parley::evidence
