#pragma once
// What a text says twice counts once.
#include <vector>

#include "parley/evidence/statements/statements.hpp"

namespace parley::evidence::statements {

/// Leaves out a statement whose words are those of another of the same side and kind (headlines), and one that only
/// names what that side said elsewhere ("the demands").
void drop_repeats(std::vector<Statement>& statements);

/// Words that carry the meaning, cut to their stems, in order, each once.
[[nodiscard]] std::vector<std::string> content_words(std::string_view text);

}  // namespace parley::evidence::statements
