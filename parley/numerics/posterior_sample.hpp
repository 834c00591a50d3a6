#pragma once
// Draws from a posterior whose prior is standard normal in every coordinate: any other prior is a function of these.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

namespace parley::numerics {

/// Φ(z).
[[nodiscard]] double normal_share_below(double z);

struct PosteriorSample {
    std::size_t coordinates = 0;
    std::vector<double> point;   ///< draw × coordinate
    std::vector<double> weight;  ///< by draw, summing to one
    /// Draws of the prior that are worth as much as this many of the posterior: 1 / Σ weight² (Kong 1992).
    double effective = 0.0;
    bool moved = false;         ///< too few were: the draws were led over by tempering, and weigh the same
    double log_evidence = 0.0;  ///< ln of the likelihood's mean over the prior
    double nats = 0.0;          ///< Kullback–Leibler divergence of the posterior from the prior, ≥ 0

    std::size_t draws() const { return weight.size(); }
    const double* operator[](std::size_t draw) const { return point.data() + draw * coordinates; }
};

struct PosteriorOptions {
    std::size_t draws = 4096;
    std::uint64_t seed = 1;
    double least_effective = 200.0;  ///< with fewer, the draws are moved
    bool operator==(const PosteriorOptions&) const = default;
};

/// Self-normalised importance sampling from the prior; where that leaves too few, sequential Monte Carlo through
/// likelihoodᵝ, β from 0 to 1 in steps that keep half of the draws effective, each followed by systematic resampling
/// and Metropolis moves that keep the prior (Neal 1998; Del Moral, Doucet & Jasra 2006; Cotter et al. 2013). The same
/// numbers wherever it runs. `log_likelihood` ≤ some bound, maybe −∞ but not for every draw.
[[nodiscard]] PosteriorSample sample_posterior(std::size_t coordinates,
                                               const std::function<double(const double*)>& log_likelihood,
                                               const PosteriorOptions& options = {});

}  // namespace parley::numerics
