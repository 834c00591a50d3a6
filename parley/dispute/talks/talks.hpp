#pragma once
// Talks: offers in turn over a finite set of outcomes, rounds on dates, a deadline with an outside option. Subgame-
// perfect play by backward induction (Ståhl 1972; Rubinstein 1982). Derivations: docs/dispute/talks.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/core/payoffs.hpp"

namespace parley::dispute::talks {

/// One party to the talks. Worths in point-years at the date of the event, flows in points a year.
struct Negotiator {
    double discount_rate = 0.0;  ///< ≥ 0, continuous, a year
    double flow = 0.0;           ///< earned while talks go on
    double outside = 0.0;        ///< worth of the outside option, at the deadline
    double breakdown = 0.0;      ///< worth when talks break down or somebody leaves, on that day
    bool may_leave = false;      ///< may answer an offer by ending the talks for everybody
};

/// A date on which one party makes an offer, which the others answer in turn.
struct TalksRound {
    double years = 0.0;  ///< from today
    Side proposer;
    double breakdown_chance = 0.0;  ///< in [0, 1]: that a refusal on this date ends the talks at once
};

struct Negotiation {
    Table<Side, Outcome> worth;  ///< worth of agreeing on each outcome, on the day: present_worth() of a lasting one
    std::vector<Negotiator> parties;
    std::vector<Outcome> on_the_table;  ///< outcomes that may be offered; empty: all
    std::vector<TalksRound> rounds;     ///< in order of date; the last offer comes before the deadline or on it
    double deadline = 0.0;              ///< years from today
    /// Worths closer than this share of the largest |number| of the talks count as equal.
    double tie = 1e-12;
};

/// What happens on one date if the talks get there.
struct TalksMove {
    enum class Answer { agreed, refused, left };
    std::optional<Outcome> offer;  ///< none: the proposer makes no offer, or one that it knows will be refused
    Answer answer = Answer::refused;
    std::optional<Side> left_by;
    std::vector<double> value;          ///< by party, on the date, before the offer
    std::vector<double> after_refusal;  ///< by party, on the date, if the offer is refused
};

struct TalksPlay {
    std::string refused = "not computed";  ///< why there is no answer; empty when there is
    std::vector<TalksMove> moves;          ///< one per round: what would happen there, reached or not
    std::vector<double> value;             ///< by party, on the date of the first round
    /// Rounds that are reached unless talks break down before: up to the agreement or the first leaving.
    std::size_t rounds_reached = 0;
    std::optional<Outcome> agreement;
    double years = 0.0;                ///< date of the agreement, of the leaving or else of the deadline
    double chance_of_agreement = 0.0;  ///< zero if none is made; below one if talks may break down before
    double chance_of_breakdown = 0.0;  ///< before that date, by accident: neither a leaving nor the deadline
    explicit operator bool() const { return refused.empty(); }
};

/// Backward induction, exact on the set of outcomes. On each date the proposer makes one offer; the others answer in
/// the order of sides after it, round the table, each knowing the answers before; the first refusal ends the round.
/// A proposer may also make no offer, to which the first to answer can only say no.
/// Ties: an answer accepts if it is worth no less, and refuses rather than leaves; a proposer rather agrees than waits,
/// among agreements worth the same to it takes the one best for the first to answer, then for the second and so on,
/// then the lowest outcome. Refuses: sizes that do not match, numbers that are not finite, dates out of order, chances
/// that are none, negative discount rates, an outcome not in the table.
[[nodiscard]] TalksPlay play(const Negotiation& talks);

/// The talks with an outcome as what follows the deadline: a threat carried out, or the status quo.
[[nodiscard]] Negotiation with_outside(Negotiation talks, Outcome outcome);

/// flow/r + once for every side and outcome; `once` empty or of the payoffs' size. Every rate above zero.
[[nodiscard]] Table<Side, Outcome> present_worths(const Payoffs& payoffs, const std::vector<double>& discount_rates,
                                                  const Table<Side, Outcome>& once = {});

}  // namespace parley::dispute::talks
