#pragma once
// How likely statements are, given by how much what is wanted bears each of them out. docs/dispute/record.md.
#include <cstddef>
#include <vector>

#include "parley/dispute/record/protocol.hpp"
#include "parley/dispute/record/wants.hpp"

namespace parley::dispute::record {

/// E_q Π_j (½ + q·d_j) for q ~ Beta(a, b).
[[nodiscard]] double mean_over_meant(const std::vector<double>& d, const Beta& meant);

/// The want at a share of its range, by its distribution.
[[nodiscard]] double want_at(const WantRange& range, double share);

/// ln Π over kinds of E_q Π over its statements of [q σ(margin / slack) + (1 − q)/2], slack integrated out; q exactly,
/// by the moments of its Beta. Made once for many draws, used by one thread. Margins are by statement, in the unit of
/// wants.
class Likelihood {
public:
    Likelihood(const std::vector<Statement>& statements, const Protocol& protocol);
    [[nodiscard]] double log_of(const std::vector<double>& margins);
    /// By statement: of all others.
    [[nodiscard]] const std::vector<double>& logs_without(const std::vector<double>& margins);

private:
    void weigh(const std::vector<double>& margins, double slack);

    std::vector<std::size_t> kind_;  // by statement
    std::vector<Beta> meant_;        // by kind
    std::vector<double> slack_, weight_, without_, rest_;
    std::vector<std::vector<double>> d_;  // by kind, its statements in their order: σ − ½
    std::vector<double> mean_;            // by kind
};

}  // namespace parley::dispute::record
