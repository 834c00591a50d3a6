#pragma once
// Typed positions of the parties to a dispute and of its outcomes.
#include <compare>
#include <cstddef>

#include "parley/core/table.hpp"

namespace parley {

/// Position of a party in its dispute, from 0. Also the name of a table axis.
struct Side {
    using Index = Side;
    std::size_t value{};
    auto operator<=>(const Side&) const = default;
};

/// Position of an outcome in its space, from 0 (the present one first). Also the name of a table axis.
struct Outcome {
    using Index = Outcome;
    std::size_t value{};
    auto operator<=>(const Outcome&) const = default;
};

/// U_p(o) for every party and outcome, in points a year: all that the analyses of a dispute need to know of its
/// economics.
using Payoffs = Table<Side, Outcome>;

}  // namespace parley
