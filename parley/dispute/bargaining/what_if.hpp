#pragma once
// What would have to be true: the smallest change of what parties want that makes a deal possible, makes an outcome
// the best for all together, or lets it rest. docs/dispute/deals.md.
#include <vector>

#include "parley/dispute/space/payoffs.hpp"
#include "parley/numerics/linear_programme.hpp"

namespace parley::dispute::bargaining {

struct WeightChange {
    Side side;
    std::size_t term = 0;  ///< position among the party's terms
    double from = 0.0, to = 0.0;
    double points = 0.0;  ///< |to − from| · the indicator's range over the outcomes: the most that it moves any payoff
};

/// The smallest change, Σ points over all changes, that makes a claim true. Weights of economies are the unit and stay;
/// terms that are paid once do not enter.
struct WhatIf {
    numerics::Certified certified = numerics::Certified::nothing;  ///< optimum, or infeasible: no change does it
    Outcome outcome;                                               ///< that is acceptable, best or at rest after it
    double points = 0.0;                                           ///< 0: true as it is
    std::vector<WeightChange> changes;                             ///< by party and term
    double gap = 0.0;                                              ///< of the certificate
    double margin = 0.0;  ///< the least by which the claim holds after the change, from the payoffs themselves; ≥ −1e-9
    bool possible() const { return certified == numerics::Certified::optimum; }
};

struct WhatIfOptions {
    bool signs_stay = true;  ///< a cost may shrink to nothing but not become a gain, nor the other way round
    double margin = 0.0;     ///< points by which the claim is to hold: what is better by this is called better
    /// Changes whose points differ by a smaller part are the same, and of those the one of earlier parties and terms is
    /// given: payoffs that were solved are known to so many digits only, and which is least must not hang on the last.
    double same = 0.0;
};

/// Every party likes `outcome` no less than `disagreement`.
[[nodiscard]] WhatIf acceptable_if(const space::PayoffTerms& terms, Outcome disagreement, Outcome outcome,
                                   const WhatIfOptions& options = {});

/// Σ_p U_p is nowhere greater than at `outcome`.
[[nodiscard]] WhatIf greatest_total_if(const space::PayoffTerms& terms, Outcome outcome,
                                       const WhatIfOptions& options = {});

/// No party likes an outcome better that it can reach alone from `outcome`: Nash stable. `reachable` by party.
[[nodiscard]] WhatIf nash_stable_if(const space::PayoffTerms& terms, Outcome outcome,
                                    const std::vector<std::vector<Outcome>>& reachable,
                                    const WhatIfOptions& options = {});

/// Of several changes the first that is as small as the smallest, to within a part `same`; none where there are none.
[[nodiscard]] WhatIf first_of_the_least(std::vector<WhatIf> ways, double same);

/// The terms with their weights changed.
[[nodiscard]] space::PayoffTerms with_changes(space::PayoffTerms terms, const std::vector<WeightChange>& changes);

}  // namespace parley::dispute::bargaining
