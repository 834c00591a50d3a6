#pragma once
// The named outcomes of a scenario with their prices: what `parley solve` shows.
#include <optional>
#include <string>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/pricing/counterfactual/outcome_result.hpp"
#include "parley/pricing/counterfactual/own_advantage.hpp"
#include "parley/pricing/counterfactual/spread.hpp"
#include "parley/pricing/setting.hpp"

namespace parley::pricing {

/// A best answer in a set of measures, and what it came to.
struct Answer {
    const scenario::MeasureWords* words = nullptr;  ///< into the scenario
    AnswerWanted wanted;
    SetDuties found = {};  ///< no rates until it is solved, and where there is nothing to answer
    bool nothing_to_answer = false;
};

/// One equilibrium: of a set of levels, the same for every outcome that has these and else only levels without
/// measures.
struct SetEquilibrium {
    std::vector<std::size_t> levels;                   ///< positions in Setting::levels
    std::vector<const scenario::MeasureWords*> words;  ///< by measure; ended baseline measures last. Into the scenario
    std::vector<policy::Measure> measures;             ///< once solved with the duties that best answers come to
    std::vector<Answer> answers = {};
    std::vector<double> subsidy_rates;                ///< by measure; of budgets, 0 for the others
    std::vector<policy::ConditionResult> quantities;  ///< what promises, caps, targets and budgets come to
    double condition_residual = 0.0;                  ///< the largest of theirs
    std::vector<double> slopes;                       ///< PolicyEquilibrium::slopes
    std::vector<policy::Unreachable> unreachable;     ///< when priced.equilibrium.status is infeasible
    model::Wedges wedges;
    OutcomeResult priced;  ///< says which closure it was solved under
};

/// The measures of a set of priced levels (positions in Setting::levels, rising), with their words; not solved.
[[nodiscard]] SetEquilibrium assemble(const Setting& setting, const std::vector<std::size_t>& levels);
/// Solves it, from the base unless there is a start, and reads off what `detail` says. A target out of reach is a
/// status; measures that cannot stand together are a refusal.
[[nodiscard]] std::optional<Refusal> solve(const Setting& setting, SetEquilibrium& each,
                                           const model::Progress& progress, Detail detail,
                                           const policy::PolicyStart* start = nullptr);
/// Where others set out from: it converged.
[[nodiscard]] policy::PolicyStart start_from(const SetEquilibrium& solved);

struct PricedOutcome {
    std::size_t outcome = 0;                 ///< position in Scenario::outcomes
    std::optional<std::size_t> equilibrium;  ///< position in NamedOutcomes::equilibria; none where the base failed
};

/// What moves the real income of the parties in one outcome.
struct Movers {
    /// One number, or one choice, from one end of what is held possible to the other, all else as it is.
    struct Mover {
        std::string what;                  ///< "European duties on American goods: the list (duty, covers)"
        std::string from, to;              ///< "75 bn USD", "110 bn USD"; of choices empty
        bool of_base = false;              ///< it moves the base that all outcomes start from
        std::vector<Range> usd_m, pct;     ///< by party; the reported figure is within
        std::vector<std::string> without;  ///< ends with no result, and why
    };
    std::size_t outcome = 0;             ///< position in Scenario::outcomes
    std::vector<IncomeChange> reported;  ///< by party
    std::vector<Mover> movers;           ///< what moves most first
    std::size_t cited = 0;  ///< numbers of the base and of the outcome that have no range: they are not moved
};

struct NamedOutcomes {
    SharedSetting at;
    std::vector<PricedOutcome> outcomes;
    std::vector<SetEquilibrium> equilibria;  ///< one per distinct set of measures
    Elsewhere elsewhere;                     ///< these equilibria; empty unless asked for (ranges.hpp)
    std::optional<Movers> movers = {};       ///< of one of the outcomes; none unless asked for (movers.hpp)

    [[nodiscard]] const Setting& setting() const { return *at; }
    [[nodiscard]] const scenario::Scenario& scenario() const { return at->scenario(); }
    [[nodiscard]] const Base& base() const { return at->base(); }
    /// How the base or the first equilibrium that did not settle failed; else infeasible if a target of some outcome
    /// cannot be reached; else converged.
    [[nodiscard]] model::Status status() const;
    [[nodiscard]] const OutcomeResult* priced(const PricedOutcome& outcome) const {
        return outcome.equilibrium ? &equilibria[*outcome.equilibrium].priced : nullptr;
    }
};

/// Positions in Scenario::outcomes of the outcomes with these ids, in the order of the scenario; all when there are
/// none.
[[nodiscard]] OrRefusal<std::vector<std::size_t>> chosen_outcomes(const scenario::Scenario& scenario,
                                                                  const std::vector<std::string>& wanted);
/// These outcomes (positions) and their equilibria, not solved.
[[nodiscard]] NamedOutcomes named_outcomes(SharedSetting setting, const std::vector<std::size_t>& wanted);
/// Solves them on `threads` threads (0: all of the machine's). A solve that fails is a status. Throws InputError for
/// measures that cannot stand together.
void solve_all(NamedOutcomes& named, Detail detail, int threads, const model::Progress& progress = {});

}  // namespace parley::pricing
