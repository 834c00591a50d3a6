// What each outcome of a dispute that is described in a file does to the real income of the parties.
#include <cstdio>

#include "parley/parley.hpp"

int main() {
    parley::StudyOptions options;
    options.detail = parley::Detail::payoffs;  // no decompositions
    const parley::Study study = parley::study_scenario(parley::load_scenario("us-china-2018"), options);

    std::printf("Change of real income, bn USD a year\n");
    for (const parley::Economy n : study.parties) std::printf("%8s", study.base.world.economies[n.value].code.c_str());
    std::printf("\n");
    for (const parley::StudyOutcome& outcome : study.outcomes) {
        if (outcome.outcome == 0) continue;  // the status quo, which the others are compared with
        const parley::Priced* priced = study.priced(outcome);
        if (!priced || !priced->solved()) return 4;
        // Net of borrowing, where an outcome moves saving.
        for (const parley::Economy n : study.parties)
            std::printf("%+8.1f", parley::payoff_usd_m(study.base.world, *priced, n) / 1000);
        std::printf("  %s\n", study.scenario.outcomes[outcome.outcome].label.c_str());
    }
}
