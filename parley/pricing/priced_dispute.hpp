#pragma once
// The dispute of a scenario joined to its economics: every outcome on the table solved, and what it is worth to each
// party. docs/guide/dispute.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/dispute/graph_model/moves.hpp"
#include "parley/dispute/space/payoffs.hpp"
#include "parley/dispute/space/space.hpp"
#include "parley/pricing/outcomes.hpp"

namespace parley::pricing {

/// Payoffs nearer than this count as equal: well above what solves are exact to, well below what anybody feels. Points.
inline constexpr double payoff_tie = 1e-6;

struct DisputeOptions {
    StudyOptions study;                 ///< outcomes and detail are not used
    std::string disagreement;           ///< id of a named outcome; empty: the scenario's
    std::size_t most_outcomes = 20000;  ///< more are refused
};

/// The issues and levels of a scenario that are on the table, as an agenda. What is counterfactual or has no price yet
/// is left out, and so is an issue with nothing but its present level.
struct OnTheTable {
    dispute::space::Agenda agenda;
    std::vector<std::size_t> issue;               ///< by issue of the agenda: position in Scenario::issues
    std::vector<std::vector<std::size_t>> level;  ///< and by level there: position in Issue::levels
};
[[nodiscard]] OnTheTable on_the_table(const Study& study);

/// What is kept of an equilibrium.
struct OutcomeEconomics {
    model::Status status = model::Status::not_run;
    std::string problem;                ///< why it cannot be reached, or where it did not settle
    bool saving_moves = false;          ///< solved under Deficits::saving
    std::vector<double> income_factor;  ///< real income, by economy of the parties, as Study::parties
    std::vector<double> net_factor;     ///< the same net of borrowing
    std::vector<double> income_usd_m;   ///< by party: change of real income a year
    std::vector<double> net_usd_m;      ///< the same net of borrowing
    std::vector<double> indicator;      ///< by Scenario::payoffs; 0 of levels
    double max_residual = 0.0;
    int passes = 0;
};

/// The codes of a payoff of the scenario, as positions.
struct PayoffPlaces {
    std::vector<Economy> of, with;
    std::vector<Sector> sectors;
};

struct DisputeStudy {
    Study study;  ///< scenario, base, levels; no outcomes
    OnTheTable table;
    std::vector<PayoffPlaces> places;            ///< by Scenario::payoffs
    std::vector<std::string> economy_codes;      ///< of the economies of the parties, as Study::parties
    std::vector<double> base_income;             ///< and their incomes in the base, USD m
    dispute::space::Space everything;            ///< the outcomes that keep the rules, reached or not
    std::vector<std::vector<std::size_t>> sets;  ///< by equilibrium: positions in Study::levels, rising
    std::vector<std::size_t> set_of;             ///< by outcome of `everything`: position in `sets`
    dispute::space::Space space;                 ///< the outcomes that can be reached
    /// Real income in payoffs is net of borrowing, in every outcome, as soon as saving moves deficits in one of them.
    bool net_of_borrowing = false;
    std::vector<OutcomeEconomics> equilibria;  ///< one for each set of measures, the present first
    std::vector<std::size_t> equilibrium;      ///< by outcome of the space
    std::size_t asked = 0;                     ///< outcomes that keep the rules, reached or not
    std::vector<std::string> out_of_reach;     ///< why, for each that cannot be reached
    dispute::space::PayoffTerms terms;
    std::vector<std::vector<const Quantity*>> weights;  ///< by term; none where the weight is the unit. Into scenario
    Payoffs payoffs;                                    ///< points a year
    Payoffs once;                                       ///< point-years, on the day
    Table<Side, Outcome> income_usd_m;                  ///< change of real income a year
    std::vector<std::optional<Outcome>> named;          ///< by Scenario::outcomes, where they are on the table
    std::size_t disagreement_name = 0;                  ///< position in Scenario::outcomes
    Outcome status_quo, disagreement;
    double seconds = 0.0;  ///< that the equilibria took; the only number that is not the same every time

    /// Converged; or how the base or the first equilibrium that did not settle failed.
    [[nodiscard]] model::Status status() const;
};

/// Solves every outcome that keeps the rules, one equilibrium for each set of measures, family by family (families.hpp)
/// on all cores: the same bytes on any number of threads. Throws InputError; one also for a disagreement that is out of
/// reach.
[[nodiscard]] DisputeStudy study_dispute(scenario::Scenario scenario, const DisputeOptions& options,
                                         const BatchProgress& progress = {});

/// The parts of it. prepare_dispute() prepares the study and lays it out: lay_out() alone is for a study that is there,
/// and throws InputError for a table that is empty or too large. Nothing is solved by then but the base. solve_set()
/// solves one equilibrium, which goes to `solved` if there is somewhere for it to go; value_outcomes() says what all of
/// them are worth, once.
[[nodiscard]] DisputeStudy prepare_dispute(scenario::Scenario scenario, const DisputeOptions& options);
void lay_out(DisputeStudy& dispute, const DisputeOptions& options);
[[nodiscard]] OutcomeEconomics solve_set(const DisputeStudy& dispute, std::size_t set,
                                         const model::Progress& progress = {}, const policy::Nearby& nearby = {},
                                         StudyEquilibrium* solved = nullptr);
void value_outcomes(DisputeStudy& dispute, std::vector<OutcomeEconomics> equilibria);

/// The same dispute with other equilibria, of the same sets at other numbers; `base_income` as DisputeStudy has it.
/// Without the world: what is said of it is said of the first.
[[nodiscard]] DisputeStudy with_equilibria(const DisputeStudy& dispute, std::vector<OutcomeEconomics> equilibria,
                                           std::vector<double> base_income);

/// What a faction of a party wants: as the party, but for its own wishes and red lines on the same things.
[[nodiscard]] std::vector<dispute::space::PayoffTerm> faction_terms(const DisputeStudy& dispute, std::size_t party,
                                                                    const std::string& faction);

/// The terms with other weights, in the order of `weights`; those without a number keep theirs.
[[nodiscard]] dispute::space::PayoffTerms with_weights(const DisputeStudy& dispute,
                                                       const std::vector<std::vector<double>>& weight);

/// Discount rate, continuous, a year; chance that it is committed. Nothing where the scenario does not say.
[[nodiscard]] std::optional<double> discount_rate(const scenario::Party& party);

/// The levels of an outcome that are not the present ones, in words: "10 points off the duty on cars; …". "Everything
/// as it is" without any.
[[nodiscard]] std::string levels_in_words(const DisputeStudy& dispute, Outcome outcome);
/// The label of the first named outcome that it is; empty when none.
[[nodiscard]] std::string name_of(const DisputeStudy& dispute, Outcome outcome);
/// The label of a level on the table: the scenario's words.
[[nodiscard]] const std::string& label_of(const DisputeStudy& dispute, std::size_t issue, std::size_t level);

}  // namespace parley::pricing
