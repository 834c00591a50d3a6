#include "tests/support/win_set.hpp"

#include <algorithm>

namespace parley::testing {

std::vector<Outcome> win_set(const dispute::bargaining::HomeFront& home, const std::vector<Outcome>& among,
                             double tie) {
    return overlap({home}, among, tie);
}

std::vector<Outcome> overlap(const std::vector<dispute::bargaining::HomeFront>& homes,
                             const std::vector<Outcome>& among, double tie) {
    std::vector<Outcome> result;
    for (const Outcome o : among)
        if (std::all_of(homes.begin(), homes.end(),
                        [&](const dispute::bargaining::HomeFront& home) { return passage(home, o, tie).passes; }))
            result.push_back(o);
    return result;
}

}  // namespace parley::testing
