#include "tests/support/opening_the_zone.hpp"

#include <vector>

namespace parley::testing {

OpeningTheZone zone_opens_if(const dispute::space::PayoffTerms& terms, Outcome disagreement,
                             const dispute::bargaining::WhatIfOptions& options) {
    OpeningTheZone result;
    for (const Outcome o : Positions<Outcome>(payoffs(terms).extents()[1])) {
        dispute::bargaining::WhatIf here;
        here.outcome = o;
        if (o != disagreement) here = acceptable_if(terms, disagreement, o, options);
        result.by_outcome.push_back(here);
    }
    // An outcome that could not be decided stands above those that are infeasible.
    const auto better = [](const dispute::bargaining::WhatIf& a, const dispute::bargaining::WhatIf& b) {
        const auto rank = [](const dispute::bargaining::WhatIf& each) {
            return each.possible() ? 0 : each.certified == parley::numerics::Certified::nothing ? 1 : 2;
        };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.points < b.points;
    };
    bool first = true;
    for (const dispute::bargaining::WhatIf& each : result.by_outcome)
        if (each.outcome != disagreement && (first || better(each, result.least))) {
            result.least = each;
            first = false;
        }
    return result;
}

}  // namespace parley::testing
