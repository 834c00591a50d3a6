#pragma once
#include <vector>

#include "parley/evidence/figures.hpp"
#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence {

/// A figure and the tokens that it was read from.
struct FigureAt {
    Figure figure;
    std::size_t first = 0, end = 0;
    bool currency_first = false;  ///< "$100 billion", as against "100 billion dollars"
    bool bare_sign = false;       ///< "$", which says no country
    bool only_one = false;        ///< the bare word "one", a pronoun unless a unit comes to it from its right
};

/// Every figure of a text by itself.
[[nodiscard]] std::vector<FigureAt> read_figures(const prose::Tokens& tokens);

/// The units that the first of a range or a list leaves to the last: "10 to 25 percent", "$100-150 billion", "two or
/// three months". Drops what is no figure after that, and does not read "$5 billion" beside "(US$3.6 billion)".
void share_units(const prose::Tokens& tokens, std::vector<FigureAt>& figures);

}  // namespace parley::evidence
