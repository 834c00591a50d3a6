#pragma once
// What the outcomes of a dispute are worth to its parties: all that the ways of looking at a dispute see.
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/payoffs.hpp"
#include "parley/dispute/record/conclusions.hpp"
#include "parley/dispute/space/payoffs.hpp"
#include "parley/pricing/prices.hpp"
#include "parley/pricing/threats.hpp"

namespace parley::pricing {

/// Payoffs nearer than this count as equal: well above what solves are exact to, well below what anybody feels. Points.
inline constexpr double payoff_tie = 1e-6;
/// Smallest changes of wants that differ by a smaller part are the same: a hundred times what the solver moves them by,
/// and below the third digit, the last that is printed.
inline constexpr double same_change = 1e-4;

/// Where a term of a party's payoff is from.
struct TermOrigin {
    enum class Kind {
        income,    ///< real income, whose weight is the unit
        red_line,  ///< `position` in Scenario::stances
        wish,      ///< `position` in Scenario::payoffs
        said       ///< `position` in PartyWants::wants
    };
    Kind kind = Kind::income;
    std::size_t position = 0;
    const StatedNumber* weight = nullptr;  ///< into the scenario, or the wants; null of income
};

// What parties are taken to want where their file types no sizes, by what they said: analysis/wants.hpp makes it. It is
// held while a worth is asked elsewhere. docs/decisions/0027-wants-from-the-record.md.

/// A term of a party's payoff, in words, so that it can be made of other prices too.
struct Want {
    std::string name;
    scenario::PayoffKind kind = scenario::PayoffKind::level;
    std::string issue, level;           ///< of a level, or of backing down
    std::optional<std::size_t> payoff;  ///< position in Scenario::payoffs, where it is a wish of the file
    bool refused = false;               ///< a level that the party will not discuss: a red line
    bool typed = false;                 ///< its range is the file's, not the protocol's
    StatedNumber weight;                ///< half of the wants that fit lie below; range: nine of ten, points a year
};

struct PartyWants {
    std::vector<Want> wants;
    std::map<std::string, std::vector<double>> factions;  ///< of those that spoke for themselves: medians, by want
    dispute::record::Wants ranges;                        ///< before anything was said
    std::vector<dispute::record::Statement> said;
    double nats = 0.0;  ///< that the record says of it
};

/// What one party believes of another's wants: draws, of what was said and what it expects.
struct BeliefWants {
    std::size_t of{}, about{};
    dispute::record::ProbableReading believed;
};

struct SaidWants {
    std::vector<PartyWants> parties;
    std::vector<BeliefWants> beliefs;
    dispute::record::WantsAsked asked;                  ///< by party and want
    std::vector<dispute::record::ReadBefore> readings;  ///< of what was said, of which `parties` and `beliefs` are made
    /// Of the parties that are said to outlast, or be outlasted by, one another and type no patience; by party.
    std::vector<std::optional<StatedNumber>> patience;
    std::vector<std::vector<double>> patience_draws;  ///< as many as `asked` has; by draw and party
    std::string unknown;                              ///< an id in Scenario::wants_set that is nobody's want
};
using SharedWants = std::shared_ptr<const SaidWants>;

struct Worth {
    SharedPrices at;
    SharedWants wants;                      ///< from what was said; none: as the file types them
    dispute::space::Space space;            ///< the outcomes that can be reached
    std::vector<std::size_t> equilibrium;   ///< by outcome of the space: position in Prices::equilibria
    std::vector<std::string> out_of_reach;  ///< why, for each that cannot be reached
    /// Real income in payoffs is net of borrowing, in every outcome, as soon as saving moves deficits in one of them.
    bool net_of_borrowing = false;
    dispute::space::PayoffTerms terms;             ///< by party
    std::vector<std::vector<TermOrigin>> origins;  ///< by party and term
    Payoffs payoffs;                               ///< points a year
    Payoffs once;                                  ///< point-years, on the day
    Table<Side, Outcome> income_usd_m;             ///< change of real income a year
    std::vector<std::optional<Outcome>> named;     ///< by Scenario::outcomes, where they are on the table
    Outcome status_quo, disagreement;
    std::vector<dispute::endings::Act> acts;  ///< what is announced
    std::vector<ThreatPair> pairs;            ///< the main one first
    /// No deal as it is computed from what is announced, also where the file, or who asks, sets another; none: more
    /// acts than are looked at.
    std::optional<dispute::endings::NoDeal> computed;
    std::optional<Outcome> in_reverse;  ///< the same, decided in the opposite order

    [[nodiscard]] const Prices& prices() const { return *at; }
    [[nodiscard]] const DealSpace& deal_space() const { return at->deal_space(); }
    [[nodiscard]] const Setting& setting() const { return at->setting(); }
    [[nodiscard]] const scenario::Scenario& scenario() const { return at->scenario(); }
    [[nodiscard]] const OnTheTable& table() const { return at->deal_space().table; }
    /// Outcomes that keep the rules, reached or not.
    [[nodiscard]] std::size_t asked() const { return at->deal_space().everything.size(); }
    [[nodiscard]] const OutcomeEconomics& economics(Outcome o) const { return at->equilibria[equilibrium[o.value]]; }
};

/// Of prices that settled, by these wants or, without any, by the sizes that the file types. Refused is a disagreement,
/// or a present, that is not on the table or out of reach.
[[nodiscard]] OrRefusal<Worth> worth_of(SharedPrices prices, SharedWants wants = {});

/// In which outcomes a level of the scenario holds, by outcome.
[[nodiscard]] std::vector<bool> level_holds(const Worth& worth, const std::string& issue, const std::string& level);
/// In which its owner backs down: withdrawn for nothing, whatever another party has a say in as it is, but for what it
/// threatens itself.
[[nodiscard]] std::vector<bool> backs_down(const Worth& worth, const std::string& issue);
/// What a wish of the file is called.
[[nodiscard]] std::string name_of_wish(const scenario::Scenario& scenario, std::size_t position);
/// A wish of the file without its weight: by outcome, in its own unit, 0 where its conditions are not met.
[[nodiscard]] std::vector<double> indicator_of_wish(const Worth& worth, std::size_t position);

/// What a faction of a party wants: as the party, but for its own wishes and red lines on the same things.
[[nodiscard]] std::vector<dispute::space::PayoffTerm> faction_terms(const Worth& worth, std::size_t party,
                                                                    const std::string& faction);

/// The terms with other weights, by party and term; those without a number keep theirs.
[[nodiscard]] dispute::space::PayoffTerms with_weights(const Worth& worth,
                                                       const std::vector<std::vector<double>>& weight);

/// Discount rate a year, as the file or the record has it; nothing where neither says.
[[nodiscard]] const StatedNumber* patience_of(const Worth& worth, std::size_t party);
/// The same, continuous.
[[nodiscard]] std::optional<double> discount_rate(const Worth& worth, std::size_t party);

/// The levels of an outcome that are not the present ones, in words: "10 points off the duty on cars; …". Without any
/// the name of the first outcome.
[[nodiscard]] std::string levels_in_words(const Worth& worth, Outcome outcome);
/// The scenario's name of an outcome; empty where it has none.
[[nodiscard]] std::string name_of(const Worth& worth, Outcome outcome);
/// No deal by other payoffs of the same outcomes: as it is set, or computed.
[[nodiscard]] Outcome no_deal_by(const Worth& worth, const Payoffs& payoffs);
/// How an outcome that these have signed ends between the main pair.
[[nodiscard]] dispute::endings::Facts facts_of(const Worth& worth, Outcome outcome, const Signed& by);

/// What follows without a deal: the scenario's name of it, or its levels in words.
[[nodiscard]] std::string no_deal_in_words(const Worth& worth);
/// Its id among the scenario's outcomes; empty where it has none.
[[nodiscard]] std::string no_deal_id(const Worth& worth);
/// The label of a level on the table: the scenario's words.
[[nodiscard]] const std::string& label_of(const OnTheTable& table, std::size_t issue, std::size_t level);

}  // namespace parley::pricing
