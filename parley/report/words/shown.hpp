#pragma once
#include <utility>
#include <vector>

#include "parley/core/refusal.hpp"
#include "parley/pricing/counterfactual/spread.hpp"

namespace parley::report::words {

/// One priced set of measures and whom it is shown for.
struct Shown {
    const world::World& world;
    const pricing::OutcomeResult& priced;            ///< solved
    std::vector<Economy> parties;                    ///< in the order shown
    std::vector<std::pair<Economy, Economy>> pairs;  ///< whose balances are shown
    std::vector<Economy> levying;                    ///< whose duty revenue is shown
    SayOption say = parley::name_of;                 ///< how the reader calls options
    pricing::Spread spread = {};                     ///< the same elsewhere; empty: not asked
};

}  // namespace parley::report::words
