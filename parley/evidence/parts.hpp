#pragma once
#include "parley/evidence/numbers.hpp"

namespace parley::evidence {

/// A part of a whole: "two-fifths", "a quarter", "half a billion", "half-a-dozen".
[[nodiscard]] std::optional<Number> part_at(const prose::Tokens& tokens, std::size_t at);

/// What follows a part may be what it is a part of: "half a billion", "a half-dozen", "a quarter of a century".
/// `article`: an article stands before the part.
[[nodiscard]] std::optional<Number> part_of(const prose::Tokens& tokens, double part, bool article, std::size_t end);

/// "/5" after a two; the value of the part, or nothing.
[[nodiscard]] std::optional<double> slashed(const prose::Tokens& tokens, std::size_t at);

/// "two in five", "2 out of 5".
[[nodiscard]] std::optional<Number> of_so_many(const prose::Tokens& tokens, double count, std::size_t at);

}  // namespace parley::evidence
