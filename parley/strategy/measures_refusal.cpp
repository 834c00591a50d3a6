#include <string>

#include "parley/strategy/chooser.hpp"

namespace parley::strategy {

std::optional<Refusal> measures_refusal(const std::vector<policy::Measure>& measures) {
    for (std::size_t k = 0; k < measures.size(); ++k) {
        if (is_plain(measures[k])) continue;
        const char* name = wedge_traits_of(measures[k]).name;
        return Refusal{Subject{Option::none, "measure " + std::to_string(k + 1)},
                       "no quantity, target or budget where rates are chosen", *name ? name : "a budget"};
    }
    return {};
}

}  // namespace parley::strategy
