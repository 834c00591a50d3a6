#pragma once
// Sentences of a paragraph.
#include <cstddef>
#include <vector>

#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence::statements {

/// Tokens [first, end) of a paragraph.
struct Sentence {
    std::size_t first = 0, end = 0;
};

/// A full stop, question or exclamation mark ends one, with the quotes and brackets that close there, where what
/// follows could begin another. A colon ends none; "Sec. 2. Scope." and a speaker's name belong to what comes after.
[[nodiscard]] std::vector<Sentence> sentences_of(const prose::Tokens& tokens, const prose::Folded& text);

}  // namespace parley::evidence::statements
