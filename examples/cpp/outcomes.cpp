// What each outcome of a dispute that is described in a file does to the real income of the parties.
#include <cstdio>
#include <vector>

#include "parley/parley.hpp"

int main() {
    const parley::Scenario scenario = parley::load_scenario("us-china-2018");
    // The first outcome is the status quo, which the others are compared with.
    std::vector<std::size_t> wanted;
    for (std::size_t k = 1; k < scenario.outcomes.size(); ++k) wanted.push_back(k);

    parley::NamedOutcomes named = parley::named_outcomes(parley::load_setting(scenario), wanted);
    parley::solve_all(named, parley::Detail::payoffs, 0);
    if (named.status() != parley::Status::converged) return 4;

    const parley::World& world = named.base().world;
    std::printf("Change of real income, bn USD a year\n");
    for (const parley::Economy n : named.setting().parties) std::printf("%8s", world.economies[n.value].code.c_str());
    std::printf("\n");
    for (const parley::PricedOutcome& outcome : named.outcomes) {
        // Net of borrowing, where an outcome moves saving.
        for (const parley::Economy n : named.setting().parties)
            std::printf("%+8.1f", parley::payoff_usd_m(world, *named.priced(outcome), n) / 1000);
        std::printf("  %s\n", scenario.outcomes[outcome.outcome].label.c_str());
    }
}
