#pragma once
// Sizes that a text gives without a number, and multiples in a word.
#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence::prose {

/// "tens of billions of dollars", "several hundred", "a couple of million", "a billion-dollar deal" without its number:
/// where the words end; 0 if there are none at `at`.
[[nodiscard]] std::size_t vague_end(const Tokens& tokens, std::size_t at);

/// "tripled", "doubling", "twofold", "halved" as 3, 2, 2, 0.5; 0 when it is none.
[[nodiscard]] double multiple_word(const Tokens& tokens, std::size_t at);

}  // namespace parley::evidence::prose
