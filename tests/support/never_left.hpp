#pragma once
// Barred steps as conflicts of the literature have them: a choice that is not taken back.
#include <cstddef>
#include <vector>

#include "parley/dispute/space/space.hpp"

namespace parley::testing {

/// Steps barred so that one level is never left.
[[nodiscard]] std::vector<dispute::space::BarredMove> never_left(const dispute::space::Agenda& agenda,
                                                                 std::size_t issue, std::size_t level);

}  // namespace parley::testing
