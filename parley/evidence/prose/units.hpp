#pragma once
#include <optional>
#include <string_view>

#include "parley/evidence/prose/tokens.hpp"

namespace parley::evidence::prose {

struct UnitWord {
    enum class Kind { percent, points, money, duration, amount, unread };
    Kind kind = Kind::percent;
    std::string_view unit;       ///< "USD", "month", "tonne"
    double factor = 1.0;         ///< cents are 0.01 USD, basis points 0.01 points
    std::size_t end = 0;         ///< the token after it
    std::string_view sign = {};  ///< "$" where a sign that several countries use stands alone
};

/// The unit that stands after a number, from token `at` on: "%", "per cent", "-point", "US dollars", "days", "tonnes".
/// Unread: there is one, but which it is cannot be told.
[[nodiscard]] std::optional<UnitWord> unit_at(const Tokens& tokens, std::size_t at);

/// Past words that may stand between a number and its unit: "six short months".
[[nodiscard]] std::size_t past_adjectives(const Tokens& tokens, std::size_t at);

/// "a year", "annually", "annual" after a figure. The last of these belongs to what follows: `end` stays before it.
struct PerWord {
    std::string_view unit;
    std::size_t end = 0;
};
[[nodiscard]] std::optional<PerWord> per_at(const Tokens& tokens, std::size_t at);

/// "month" of "months"; empty when it is no word for a time.
[[nodiscard]] std::string_view duration_word(const Tokens& tokens, std::size_t at);

/// In days, a month having 30 and a year 365; 0 when unknown.
[[nodiscard]] double days_of(std::string_view unit);
/// In months, for units of which a year has a whole number; 0 for the others.
[[nodiscard]] double months_of(std::string_view unit);

}  // namespace parley::evidence::prose
