#pragma once
// Which money a sum is in: signs, codes, words and countries before the number, after it, or on both sides.
#include <optional>

#include "parley/evidence/prose/units.hpp"

namespace parley::evidence::prose {

/// What stands before a number: "$", "US$", "$US", "USD", "CAD $", "Rs."; `end` is the number's token. Its kind is
/// unread where letters at the sign are not known: "Z$5".
[[nodiscard]] std::optional<UnitWord> currency_before(const Tokens& tokens, std::size_t at);

/// What stands after a number: "US dollars", "yuan", "CAD", "$", "of U.S. dollars", "in Canadian dollars", "(AUD)".
/// Unread where the country is not known: "Zimbabwean dollars".
[[nodiscard]] std::optional<UnitWord> currency_after(const Tokens& tokens, std::size_t at);

/// The money of a number that has a sign or code before it and ends at `at`: what stands after it decides where the
/// sign alone is used by several countries ("$47 billion CAD", "$45 billion Canadian"); unread where the two
/// contradict each other, or where "Canadian" may be the currency or belong to the next word.
[[nodiscard]] UnitWord currency_around(const Tokens& tokens, const UnitWord& before, std::size_t at);

}  // namespace parley::evidence::prose
