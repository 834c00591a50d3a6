#pragma once
#include "parley/core/table.hpp"

namespace parley {

/// U_p(o) for every party and outcome, in points a year: all that the analyses of a dispute need to know of its
/// economics.
using Payoffs = Table<Side, Outcome>;

}  // namespace parley
