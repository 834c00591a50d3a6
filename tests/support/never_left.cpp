#include "tests/support/never_left.hpp"

namespace parley::testing {

std::vector<dispute::space::BarredMove> never_left(const dispute::space::Agenda& agenda, std::size_t issue,
                                                   std::size_t level) {
    std::vector<dispute::space::BarredMove> result;
    for (std::size_t to = 0; to < agenda.issues[issue].levels.size(); ++to)
        if (to != level) result.push_back({issue, level, to});
    return result;
}

}  // namespace parley::testing
