#pragma once
// The English words that numbers are made of.
#include <optional>

#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence::prose {

/// A number in words and the token after it.
struct NumberWords {
    double value = 0.0;
    std::size_t end = 0;
};

/// zero … nineteen; -1 when it is none.
[[nodiscard]] double small_word(const Tokens& tokens, std::size_t at);
/// "seven", "twenty-five": one to ninety-nine.
[[nodiscard]] std::optional<NumberWords> below_hundred(const Tokens& tokens, std::size_t at);
/// "first" … "thirty-first" as 1 … 31.
[[nodiscard]] std::optional<NumberWords> ordinal_at(const Tokens& tokens, std::size_t at);

/// Whether a number in words could start here ("a" apart).
[[nodiscard]] bool starts_number_word(const Tokens& tokens, std::size_t at);

/// thousand … quadrillion, lakh, crore, their abbreviations and plurals; 0 when it is none.
[[nodiscard]] double scale_word(const Tokens& tokens, std::size_t at);
/// Abbreviations that mean a scale only of money: "mil", "m", "b"; 0 when it is none.
[[nodiscard]] double money_scale(const Tokens& tokens, std::size_t at);
/// What multiplies a number though its size is not read: "gazillion", "dozen", and every scale.
[[nodiscard]] bool multiplies(const Tokens& tokens, std::size_t at);

/// half, third … hundredth as 2, 3 … 100; 0 when it is none.
[[nodiscard]] double part_word(const Tokens& tokens, std::size_t at);
/// A part in the plural ("thirds") or the singular.
[[nodiscard]] bool is_part(const Tokens& tokens, std::size_t at, bool many);
/// "and a half", "-and-a-quarter", "and two thirds"; its value and end.
[[nodiscard]] std::optional<NumberWords> and_a_part(const Tokens& tokens, std::size_t at);

}  // namespace parley::evidence::prose
