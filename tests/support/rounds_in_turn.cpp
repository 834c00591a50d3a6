#include "tests/support/rounds_in_turn.hpp"

#include <cassert>

namespace parley::testing {

std::vector<dispute::talks::TalksRound> rounds_in_turn(const std::vector<Side>& order, std::size_t count,
                                                       double spacing, double breakdown_chance) {
    assert(!order.empty());
    std::vector<dispute::talks::TalksRound> result;
    for (std::size_t k = 0; k < count; ++k)
        result.push_back({spacing * static_cast<double>(k), order[k % order.size()], breakdown_chance});
    return result;
}

}  // namespace parley::testing
