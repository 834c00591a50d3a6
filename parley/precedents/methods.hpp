#pragma once
// Ways to say how likely the answers are, all asked alike: a case, and the cases of other clusters to learn from.
#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "parley/precedents/cases.hpp"

namespace parley::precedents {

using Chances = std::array<double, n_questions>;
struct Method {
    std::string id, words;
    std::function<Chances(std::span<const Case> others, const Case& asked)> chances;
};

[[nodiscard]] Method coin();
/// Others' counts, the same for every case: questions.hpp.
[[nodiscard]] Method outside_constants();
/// (yes + 1/2) / (all + 1) of the others (Jeffreys).
[[nodiscard]] Method left_out_rates();
/// logit p = α + β₁·due + β₂·ln exposure, both in standard deviations from the others' mean; α drawn to the logit of
/// the outside constant with weight 1, β to 0 with weight 4 (a prior of half a logit per standard deviation): fixed
/// before any score was seen. An exposure that is not known is the mean.
[[nodiscard]] Method rates_with_features();
/// Nothing that is asked happens.
[[nodiscard]] Method no_change();
/// Chances found elsewhere, by slug: what is not there, or no number, is the left-out rate.
[[nodiscard]] Method fixed(std::string id, std::string words, std::map<std::string, Chances> by_slug);

/// Of each case, learnt from the cases of other clusters.
[[nodiscard]] std::vector<Chances> left_out(const Method& method, std::span<const Case> cases);

}  // namespace parley::precedents
