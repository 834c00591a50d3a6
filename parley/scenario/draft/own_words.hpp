#pragma once
// Private to the drafter: which of a statement's words say what it is about, so that no level is made of what the rest
// of its sentence speaks of.
#include <string_view>

#include "parley/evidence/statements/statements.hpp"

namespace parley::scenario::draft {

/// The same with `about` and figures up to where another clause begins: "raise duties to 35 percent unless provinces
/// end …" is about duties alone. A condition is a clause of its own, and stays.
[[nodiscard]] evidence::statements::Statement in_its_own_words(const evidence::statements::Statement& statement);

/// Whether `about` (small letters) points at something that the sentence names elsewhere: "it", "these measures", "in
/// kind". Only then is the sentence asked what it is.
[[nodiscard]] bool points_back(std::string_view about);

/// Whether somebody is against a duty that there is or is to be: "opposed the tariffs", "calls them unacceptable". That
/// is no refusal to lift one.
[[nodiscard]] bool is_against(const evidence::statements::Statement& statement, std::string_view about);

}  // namespace parley::scenario::draft
