#pragma once
// Scenarios solved in one go, as tests ask for them.
#include <string>
#include <vector>

#include "parley/pricing/named_outcomes.hpp"
#include "parley/pricing/worth.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::testing {

struct SolvedOptions {
    pricing::BaseOptions base;
    std::vector<std::string> outcomes;  ///< ids; empty: all
    int threads = 0;
    pricing::Detail detail = pricing::Detail::exact;
    std::string disagreement;
};

/// The scenario in the world that it names; its named outcomes solved.
[[nodiscard]] pricing::NamedOutcomes solved_outcomes(scenario::Scenario scenario, const SolvedOptions& options = {});
/// All outcomes on its table solved, and what they are worth. Throws InputError where there is none of this.
[[nodiscard]] pricing::SharedPrices solved_prices(scenario::Scenario scenario, const SolvedOptions& options = {});
[[nodiscard]] pricing::Worth solved_worth(scenario::Scenario scenario, const SolvedOptions& options = {});

}  // namespace parley::testing
