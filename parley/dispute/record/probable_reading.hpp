#pragma once
// The probable reading: a statement is meant with some probability, and then holds the more surely the larger its
// margin; else it says nothing. docs/dispute/record.md.
#include <cstdint>
#include <functional>
#include <memory>

#include "parley/dispute/record/protocol.hpp"
#include "parley/numerics/posterior_sample.hpp"

namespace parley::dispute::record {

/// Draws of one party's wants, by what was said.
struct ProbableReading {
    std::vector<std::vector<double>> wants;  ///< draw × term: the party's own, Σ_f a_f w_fk
    std::vector<std::vector<double>> voice;  ///< draw × faction: a
    std::vector<double> weight;              ///< by draw, summing to one
    double effective = 0.0;                  ///< as in numerics::PosteriorSample
    bool moved = false;
    std::vector<std::vector<std::vector<double>>> by_faction;  ///< draw × faction × term: w_fk, of several factions
    double nats = 0.0;                                         ///< how much the record says of this party

    /// The share of wants, by weight, of which it holds.
    double share(const std::function<bool(const std::vector<double>&)>& holds) const;
    /// The want of a term below which a share of the weight lies, 0 < share < 1.
    double quantile(std::size_t term, double share) const { return quantiles(term, {share}).front(); }
    /// Of several shares, rising.
    std::vector<double> quantiles(std::size_t term, const std::vector<double>& shares) const;
};

/// Below this many nats the verdict is: the record does not decide.
inline constexpr double least_nats = 0.1;

struct WhatIsRead {
    Wants wants;
    std::vector<Statement> statements;
    double unit = 1.0;  ///< above zero: points in one unit of wants, by which margins are measured
    Protocol protocol = {};
    numerics::PosteriorOptions draws = {};
    bool operator==(const WhatIsRead&) const = default;
};

/// Same draws for the same seed, so what another record says of the same wants can be compared draw by draw.
[[nodiscard]] ProbableReading probable_reading(const WhatIsRead& asked);

/// A reading that need not be made again.
struct ReadBefore {
    WhatIsRead of;
    std::shared_ptr<const ProbableReading> reading;
};
/// Null where there is none.
[[nodiscard]] std::shared_ptr<const ProbableReading> find(const std::vector<ReadBefore>& before,
                                                          const WhatIsRead& asked);

/// Patience of all parties, given who is said to outlast whom: draws and weights as above.
struct Outlasts {
    std::size_t patient{}, impatient{};
};
struct PatienceReading {
    std::vector<std::vector<double>> discount;  ///< draw × party: r, a share a year
    std::vector<double> weight;
    double nats = 0.0;
};
[[nodiscard]] PatienceReading patience_reading(std::size_t parties, const std::vector<Outlasts>& said,
                                               const Protocol& protocol = {},
                                               const numerics::PosteriorOptions& options = {});

}  // namespace parley::dispute::record
