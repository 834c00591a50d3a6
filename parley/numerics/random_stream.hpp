#pragma once
// Random numbers counted by draw: draw 17 of seed 4 is the same whatever thread computes it, in whatever order.
// No distributions of <random>, which differ from one standard library to the next.
#include <array>
#include <cstdint>

namespace parley::numerics {

/// Philox4x32 with ten rounds (Salmon, Moraes, Dror & Shaw 2011): 128 bits that look random for each counter and key.
[[nodiscard]] std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter,
                                                  std::array<std::uint32_t, 2> key);

/// x with Φ(x) = p, 0 < p < 1 (Wichura 1988, algorithm AS 241; relative error about 1e-16).
[[nodiscard]] double normal_quantile(double p);

/// The numbers of one draw, one after another. Streams of different seeds or draws share no counter. Every transform
/// takes one uniform number and is increasing in it, so a change of a range moves each draw a little and none far.
class RandomStream {
public:
    RandomStream(std::uint64_t seed, std::uint64_t draw) : seed_(seed), draw_(draw) {}

    [[nodiscard]] std::uint64_t bits();
    /// A whole number below `bound` (at least 1), all equally likely.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    /// In (0, 1), both ends excluded.
    [[nodiscard]] double uniform();
    [[nodiscard]] double uniform(double low, double high);
    /// standard_deviation ≥ 0.
    [[nodiscard]] double normal(double mean, double standard_deviation);
    /// low ≤ mode ≤ high.
    [[nodiscard]] double triangular(double low, double mode, double high);
    /// 0 < low ≤ high.
    [[nodiscard]] double log_uniform(double low, double high);

private:
    std::uint64_t seed_, draw_;
    std::uint64_t taken_ = 0;  // numbers of 64 bits, two to a block
    std::array<std::uint32_t, 4> block_{};
};

}  // namespace parley::numerics
