#pragma once
// What the analyses of a dispute say of a scenario: deals, where it rests, who gives in first, the talks.
// docs/guide/dispute.md.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/agreements.hpp"
#include "parley/dispute/attrition/attrition.hpp"
#include "parley/dispute/bargaining/deals.hpp"
#include "parley/dispute/bargaining/red_lines.hpp"
#include "parley/dispute/bargaining/what_if.hpp"
#include "parley/dispute/graph_model/status_quo.hpp"
#include "parley/dispute/graph_model/verdicts.hpp"
#include "parley/dispute/graph_model/work.hpp"
#include "parley/dispute/talks/talks.hpp"
#include "parley/pricing/worth.hpp"

namespace parley::analysis {

/// A red line of the scenario, and its price when its own cost is left out: what the refusal gives up.
struct PricedRedLine {
    Side holder;
    std::size_t term = 0;  ///< position among the holder's terms
    double cost = 0.0;     ///< what crossing it is said to cost the holder, points a year
    std::size_t crossing = 0;
    dispute::bargaining::RedLinePrice price;
};

/// What a party says must hold before a deal, taken at its word: only outcomes that meet it count as deals.
struct OnConditions {
    Side party;
    std::vector<std::string> conditions;  ///< labels of the levels
    std::size_t meeting = 0;              ///< outcomes that meet all of them
    dispute::bargaining::Zone zone;
};

struct DealAnalysis {
    dispute::bargaining::Deals deals;
    std::vector<std::vector<dispute::bargaining::Acceptance>> acceptance;  ///< [outcome][party]
    std::vector<PricedRedLine> red_lines;
    std::vector<OnConditions> on_conditions;  ///< by party that has any
    std::vector<std::size_t> objections;      ///< by party: outcomes that it likes less than no deal
    std::optional<dispute::bargaining::WhatIf>
        opening;            ///< of an empty zone: the smallest change of wants that opens it
    Agreements agreements;  ///< of the usual groups
};
[[nodiscard]] DealAnalysis analyse_deals(const pricing::Worth& dispute);
/// The outcomes that the analysis points at, those that are named first, then what is printed, then the rest of the
/// zone and of what cannot be bettered: what ranges are worth knowing of.
[[nodiscard]] std::vector<Outcome> outcomes_of_interest(const pricing::Worth& dispute, const DealAnalysis& analysis);

/// An outcome that is an equilibrium by some concept.
struct RestingPlace {
    Outcome outcome;
    std::array<bool, 5> by{};                 ///< in the order of all_concepts
    std::optional<std::size_t> improvements;  ///< moves from today by everybody's improvements; none: not reached so
    std::optional<std::size_t> moves;         ///< moves from today at all
};

struct StandoffGame {
    std::string none;                  ///< why there is no game; empty when there is
    std::array<Outcome, 2> giving_in;  ///< by side: what its giving in leads to
    dispute::attrition::Standoff game;
    dispute::attrition::Concessions concessions;
};

struct StandoffAnalysis {
    dispute::graph_model::Moves moves;
    dispute::graph_model::Preferences preferences;
    std::vector<RestingPlace> resting;     ///< reached by improvements first, then by the number of concepts
    std::array<std::size_t, 5> count{};    ///< equilibria, by concept
    std::array<std::size_t, 5> reached{};  ///< those reached from today by improvements
    std::vector<dispute::graph_model::StabilityVerdict> today, breakdown;  ///< by party: Nash first for all, then SEQ
    StandoffGame game;
};
/// Why this many outcomes cannot be looked at in `budget` seconds, by an estimate that needs no prices; nothing if they
/// can.
[[nodiscard]] std::optional<Refusal> standoff_too_long(const dispute::graph_model::Work& work, const std::string& file,
                                                       double budget);
/// Refused are more moves than memory should hold, and what would take longer than `budget` seconds.
[[nodiscard]] OrRefusal<StandoffAnalysis> analyse_standoff(const pricing::Worth& dispute,
                                                           double budget = dispute::graph_model::usual_budget);

/// The outcomes that break a condition which a party, or any party, sets before a deal.
[[nodiscard]] std::vector<Outcome> breaking_conditions(const pricing::Worth& dispute, std::optional<Side> of = {});

/// Where waiting for a year costs a side no more than this part of what it has at stake, it is not a war of attrition.
inline constexpr double least_cost_of_waiting = 0.01;

/// Who gives in first with these payoffs; `rate` and `reputation` by party. Where something is announced a side gives
/// in by meeting what the file says the other demands of it, what was threatened withdrawn; else by the deal that is
/// best for the other.
[[nodiscard]] StandoffGame standoff_game(const pricing::Worth& dispute, const Payoffs& payoffs, const Payoffs& once,
                                         Outcome no_deal, const std::vector<double>& rate,
                                         const std::vector<double>& reputation);

struct TalksAnalysis {
    std::vector<std::string> dates;  ///< of the rounds that the file has
    bool deadline = false;           ///< false: they go on as long as nothing is agreed
    Outcome at_the_deadline;         ///< or where talks break down
    /// One order of speaking.
    struct Order {
        std::vector<Side> proposers;  ///< by round
        dispute::talks::TalksPlay play;
    };
    std::vector<Order> orders;  ///< each party speaking first
};
/// Refused is a scenario that gives no rounds, or no patience of a party.
[[nodiscard]] OrRefusal<TalksAnalysis> analyse_talks(const pricing::Worth& dispute);

/// The same talks with other payoffs; `first` speaks first, the others in turn. Without a deadline rounds follow each
/// other at the distance of the last two, until hardly any talks last so long.
[[nodiscard]] dispute::talks::Negotiation talks_of(const pricing::Worth& dispute, const Payoffs& payoffs,
                                                   const Payoffs& once, Outcome no_deal,
                                                   const std::vector<double>& rate, std::size_t first);
/// What they end in, unless in an agreement: as the file says, or no deal.
[[nodiscard]] Outcome end_of_talks(const pricing::Worth& dispute, Outcome no_deal);
/// Years from the first round of each round.
[[nodiscard]] std::vector<double> years_of_rounds(const scenario::TalksCalendar& calendar,
                                                  std::vector<std::string>* dates = nullptr);

/// Names for sentences: parties, and outcomes by their levels or their name.
[[nodiscard]] dispute::graph_model::DisputeNames names_of(const pricing::Worth& dispute);

}  // namespace parley::analysis
