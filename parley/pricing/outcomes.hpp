#pragma once
// A scenario in, the price of its outcomes out. All front ends print from here.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parley/pricing/base.hpp"
#include "parley/pricing/priced.hpp"
#include "parley/pricing/resolve.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::pricing {

struct StudyOptions {
    BaseOptions base;
    std::vector<std::string> outcomes;  ///< ids of named outcomes; empty: all
    int threads = 0;                    ///< 0: all of the machine's
    Detail detail = Detail::exact;
};

/// A level that does something to the economy.
struct PricedLevel {
    std::size_t issue = 0, level = 0;
    std::vector<ResolvedMeasure> measures;  ///< as the level's own
    std::vector<std::size_t> ends;          ///< positions in Scenario::baseline
};

/// One equilibrium: of a set of levels, the same for every outcome that has these and else only levels without
/// measures.
struct StudyEquilibrium {
    std::vector<std::size_t> levels;  ///< positions in Study::levels
    std::vector<const scenario::MeasureWords*>
        words;  ///< by measure; ended baseline measures last. Into Study::scenario
    std::vector<policy::Measure> measures;
    std::vector<double> subsidy_rates;                ///< by measure; of budgets, 0 for the others
    std::vector<policy::ConditionResult> quantities;  ///< what promises, caps, targets and budgets come to
    double condition_residual = 0.0;                  ///< the largest of theirs
    std::vector<double> slopes;                       ///< PolicyEquilibrium::slopes
    std::vector<policy::Unreachable> unreachable;     ///< when priced.equilibrium.status is infeasible
    model::Wedges wedges;
    Priced priced;  ///< says which closure it was solved under
};

struct StudyOutcome {
    std::size_t outcome = 0;                 ///< position in Scenario::outcomes
    std::optional<std::size_t> equilibrium;  ///< position in Study::equilibria; none when the base did not settle
};

struct Study {
    scenario::Scenario scenario;
    StudyOptions options;
    Base base;                                       ///< with the baseline measures calibrated into it
    std::vector<ResolvedMeasure> baseline;           ///< as Scenario::baseline; budgets turned into rates
    std::vector<double> baseline_rates;              ///< what each is in force at: the rate that a budget pays for
    std::vector<std::vector<Economy>> economies;     ///< of each party
    std::vector<Economy> parties;                    ///< all of these, in the order of the scenario
    std::vector<std::pair<Economy, Economy>> pairs;  ///< economies of different parties, each two once
    std::vector<PricedLevel> levels;                 ///< those with measures or endings, in the order of the scenario
    std::vector<StudyOutcome> outcomes;
    std::vector<StudyEquilibrium> equilibria;

    Study() = default;
    Study(Study&&) = default;  // words point into scenario, whose vectors move as they are
    Study& operator=(Study&&) = default;
    Study(const Study&) = delete;
    Study& operator=(const Study&) = delete;

    /// How the base or the first equilibrium that did not settle failed; else infeasible if a target of some outcome
    /// cannot be reached; else converged.
    [[nodiscard]] model::Status status() const;
    [[nodiscard]] const Priced* priced(const StudyOutcome& outcome) const {
        return outcome.equilibrium ? &equilibria[*outcome.equilibrium].priced : nullptr;
    }
};

/// The base of the scenario's world under `options`, its baseline measures calibrated in, and every level resolved
/// against it; nothing solved yet but the base. Throws InputError.
[[nodiscard]] Study prepare_study(scenario::Scenario scenario, const StudyOptions& options,
                                  const model::Progress& progress = {});

/// The same on a base that is there already.
[[nodiscard]] Study prepare_study(scenario::Scenario scenario, Base base, const StudyOptions& options);

/// Positions in Scenario::outcomes of the outcomes with these ids, in the order of the scenario; all when there are
/// none. Throws InputError.
[[nodiscard]] std::vector<std::size_t> chosen_outcomes(const scenario::Scenario& scenario,
                                                       const std::vector<std::string>& wanted);
/// The priced levels that hold when each issue is at the level `at` (by position): the key of an equilibrium.
[[nodiscard]] std::vector<std::size_t> priced_levels(const Study& study, const std::vector<std::size_t>& at);
/// Puts these outcomes and their equilibria, one per distinct set of measures and not solved, into the study.
void choose_outcomes(Study& study, const std::vector<std::size_t>& wanted);

/// The measures of a set of priced levels (positions in Study::levels, rising), with their words; not solved.
[[nodiscard]] StudyEquilibrium assemble(const Study& study, const std::vector<std::size_t>& levels);
/// Solves it, from the base unless there is a start, and reads off what `detail` says. Throws InputError for what
/// cannot be carried out; a target out of reach is a status.
void solve(const Study& study, StudyEquilibrium& each, const model::Progress& progress, Detail detail,
           const policy::Nearby& nearby = {});

/// Solves the scenario's named outcomes, one equilibrium per distinct set of measures, on all cores. A solve that
/// fails is a status, not an error. Throws InputError for what cannot be carried out.
[[nodiscard]] Study study_scenario(scenario::Scenario scenario, const StudyOptions& options,
                                   const model::Progress& progress = {});

}  // namespace parley::pricing
