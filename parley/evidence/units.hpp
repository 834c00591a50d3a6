#pragma once
#include <optional>
#include <string_view>

#include "parley/evidence/tokens.hpp"

namespace parley::evidence {

struct UnitWord {
    enum class Kind { percent, points, money, duration };
    Kind kind = Kind::percent;
    std::string_view unit;  ///< "USD", "month"
    double factor = 1.0;    ///< cents are 0.01 USD, basis points 0.01 points
    std::size_t end = 0;    ///< the token after it
};

/// The unit that stands after a number, from token `at` on: "%", "per cent", "-point", "US dollars", "days".
[[nodiscard]] std::optional<UnitWord> unit_at(const Tokens& tokens, std::size_t at);

/// The currency that stands before a number: "$", "US$", "USD"; `end` is the number's token.
[[nodiscard]] std::optional<UnitWord> currency_before(const Tokens& tokens, std::size_t at);

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

}  // namespace parley::evidence
