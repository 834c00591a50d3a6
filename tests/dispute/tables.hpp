#pragma once
// Small disputes written down by hand, or drawn.
#include <algorithm>
#include <vector>

#include "parley/dispute/bargaining/deals.hpp"
#include "tests/support/random_world.hpp"

namespace parley::testing {

/// rows[party][outcome].
inline Payoffs table_of(const std::vector<std::vector<double>>& rows) {
    Payoffs result({rows.size(), rows.front().size()});
    for (std::size_t p = 0; p < rows.size(); ++p)
        for (std::size_t o = 0; o < rows[p].size(); ++o) result(Side{p}, Outcome{o}) = rows[p][o];
    return result;
}

/// Payoffs in −1 … 1; on a grid of `steps` where ties are wanted (0: none).
inline Payoffs random_table(Draws& draws, std::size_t parties, std::size_t outcomes, std::size_t steps = 0) {
    Payoffs result({parties, outcomes});
    for (double& each : result)
        each = steps == 0 ? draws.uniform(-1, 1)
                          : static_cast<double>(draws.whole(0, steps)) / static_cast<double>(steps) * 2 - 1;
    return result;
}

inline std::vector<std::size_t> positions(const std::vector<Outcome>& outcomes) {
    std::vector<std::size_t> result;
    for (const Outcome o : outcomes) result.push_back(o.value);
    return result;
}

inline std::vector<std::size_t> positions(const std::vector<Side>& sides) {
    std::vector<std::size_t> result;
    for (const Side p : sides) result.push_back(p.value);
    return result;
}

inline bool holds(const std::vector<Outcome>& outcomes, Outcome o) {
    return std::find(outcomes.begin(), outcomes.end(), o) != outcomes.end();
}

}  // namespace parley::testing
