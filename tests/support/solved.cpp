#include "tests/support/solved.hpp"

#include "parley/analysis/wants.hpp"
#include "parley/core/input_error.hpp"
#include "parley/pricing/files/load_world.hpp"

namespace parley::testing {

pricing::NamedOutcomes solved_outcomes(scenario::Scenario scenario, const SolvedOptions& options) {
    const std::vector<std::size_t> wanted = value_or_throw(pricing::chosen_outcomes(scenario, options.outcomes));
    pricing::NamedOutcomes named = named_outcomes(pricing::load_setting(std::move(scenario), options.base), wanted);
    solve_all(named, options.detail, options.threads);
    return named;
}

pricing::SharedPrices solved_prices(scenario::Scenario scenario, const SolvedOptions& options) {
    return price_all(value_or_throw(pricing::deal_space_of(pricing::load_setting(std::move(scenario), options.base),
                                                           {options.disagreement})),
                     options.threads);
}

pricing::Worth solved_worth(scenario::Scenario scenario, const SolvedOptions& options) {
    return value_or_throw(analysis::worth_by_record(solved_prices(std::move(scenario), options)));
}

}  // namespace parley::testing
