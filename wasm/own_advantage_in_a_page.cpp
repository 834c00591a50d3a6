// The page's engine is without the strategy library: it finds one duty on all, and says so of others.
#include "parley/pricing/counterfactual/own_advantage.hpp"

namespace parley::pricing {

OwnAdvantage own_advantage_by_strategy(const world::World&, const model::Wedges&, const model::SolveOptions&,
                                       const std::vector<DutySetter>&, const model::Progress&) {
    OwnAdvantage result;
    result.verdict = strategy::Verdict::refused;
    result.refusal = Refusal{{}, "one duty on all, in a page", "rates of several"};
    return result;
}

}  // namespace parley::pricing
