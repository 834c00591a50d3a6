#pragma once
// What a conclusion of any lens rests on: all wants that fit what was said, a share of them, or one number.
#include "parley/dispute/record/probable_reading.hpp"
#include "parley/dispute/record/strict_reading.hpp"

namespace parley::dispute::record {

/// The wants of all parties at once, by party and term.
using AllWants = std::vector<std::vector<double>>;
using Claim = std::function<bool(const AllWants&)>;

/// A want from which on, all others at their median, the opposite holds.
struct Hinge {
    std::size_t party{}, term{};
    double median = 0.0, at = 0.0;
    double share = 0.0;  ///< of the posterior of that want which lies beyond
};

struct Standing {
    bool at_median = false;     ///< whether the claim holds with every want at its median
    double share = 0.0;         ///< of wants that fit what was said
    double prior_share = 0.0;   ///< of wants before anything was said
    std::vector<Hinge> hinges;  ///< the nearest first, by the share that lies beyond
};

/// As draws of equal weight, by draw, party and term: systematic resampling, shuffled so that parties stay independent.
[[nodiscard]] std::vector<AllWants> together(const std::vector<ProbableReading>& readings, std::size_t draws,
                                             std::uint64_t seed = 1);

/// What claims are asked of: made once for any number of them.
struct WantsAsked {
    std::vector<ProbableReading> readings;  ///< by party, of what was said
    AllWants median, low, high;             ///< half, and one in 200 at either end, lie below
    std::vector<AllWants> said, prior;      ///< draws of all parties together, of equal weight
};
/// `said` and `prior` by party.
[[nodiscard]] WantsAsked wants_asked(std::vector<ProbableReading> said, const std::vector<ProbableReading>& prior,
                                     std::size_t draws = 1024);

/// The claim is asked once a draw, and some tens of times for each end of each want.
[[nodiscard]] Standing standing_of(const Claim& claim, const WantsAsked& wants);

}  // namespace parley::dispute::record
