#pragma once
// What a result rests on, in sentences.
#include <string>
#include <vector>

#include "parley/pricing/counterfactual/base.hpp"
#include "parley/report/words/shown.hpp"

namespace parley::report::text {

/// Whose trade elasticities, what those of services are, and whether there are inputs.
[[nodiscard]] std::string elasticities_in_words(const world::World& world, const pricing::BaseOptions& options,
                                                SayOption say = parley::name_of);
/// What is held fixed, each in a sentence or two: deficits, factors, scale.
[[nodiscard]] std::vector<std::string> closure_in_words(const pricing::Base& base, const pricing::BaseOptions& options,
                                                        SayOption say = parley::name_of);
/// How saving and investment decide deficits, where they do.
[[nodiscard]] std::string saving_in_words(const model::SavingRule& saving);
/// What the table of prices that buyers pay is.
[[nodiscard]] std::string prices_in_words();
/// Why nothing of income is told in USD: for a world of which that is so.
[[nodiscard]] std::string no_usd_in_words(const world::World& world);

}  // namespace parley::report::text
