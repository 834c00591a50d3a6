// Apart from the sweep itself: a forecast in a page needs it.
#include "parley/pricing/batch/sweep.hpp"

namespace parley::pricing {

DisputeStudy dispute_at(const DisputeStudy& dispute, const Sweep& sweep, std::size_t point) {
    return with_equilibria(dispute, sweep.at[point].equilibria, sweep.at[point].base_income);
}

}  // namespace parley::pricing
