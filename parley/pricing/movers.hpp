#pragma once
// What moves the headline figure: every number and choice of the economics alone, from one end of its range to the
// other. docs/decisions/0020-ranges.md.
#include <cstddef>
#include <optional>

#include "parley/pricing/named_outcomes.hpp"
#include "parley/pricing/sweep.hpp"

namespace parley::pricing {

/// The outcome whose figures are the headline: no deal, if it is among those solved and is not the present (where it is
/// computed, the first in which something is in force that was announced); else that in which incomes change most. None
/// where nothing is solved.
[[nodiscard]] std::optional<std::size_t> headline(const NamedOutcomes& named);

/// Moves, one at a time: the source of the elasticities, all of them by the factors of a sweep, those of services over
/// the sources of the world; the closure; every number of the base and of the headline outcome that has a range. On
/// `threads` threads (0: all of the machine's), the same bytes on any number of them. Nothing without a headline.
void find_movers(NamedOutcomes& named, int threads, const BatchProgress& progress = {});

}  // namespace parley::pricing
