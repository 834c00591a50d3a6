#include "parley/dispute/talks/talks.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "parley/dispute/attrition/attrition.hpp"

namespace parley::dispute::talks {
namespace {

using Answer = TalksMove::Answer;

bool all_finite(const Negotiation& talks) {
    bool finite = std::isfinite(talks.deadline) && std::isfinite(talks.tie);
    for (const double worth : talks.worth) finite = finite && std::isfinite(worth);
    for (const Negotiator& party : talks.parties)
        for (const double number : {party.discount_rate, party.flow, party.outside, party.breakdown})
            finite = finite && std::isfinite(number);
    for (const TalksRound& round : talks.rounds)
        finite = finite && std::isfinite(round.years) && std::isfinite(round.breakdown_chance);
    return finite;
}

std::string refusal(const Negotiation& talks) {
    const std::size_t parties = talks.parties.size();
    if (parties < 2) return "talks need two parties";
    if (talks.worth.extents()[0] != parties) return "worths are not given for as many sides as there are parties";
    if (talks.worth.extents()[1] == 0) return "there is no outcome";
    if (talks.rounds.empty()) return "there is no round";
    if (!all_finite(talks)) return "a number is not finite";
    if (talks.tie < 0) return "the width of a tie is negative";
    for (const Outcome outcome : talks.on_the_table)
        if (outcome.value >= talks.worth.extents()[1]) return "an outcome on the table has no worth";
    for (const Negotiator& party : talks.parties)
        if (party.discount_rate < 0) return "a discount rate is negative";
    double before = talks.rounds.front().years;
    for (const TalksRound& round : talks.rounds) {
        if (round.proposer.value >= parties) return "a proposer is not a party";
        if (round.breakdown_chance < 0 || round.breakdown_chance > 1) return "a chance of breakdown is not a chance";
        if (round.years < before) return "rounds are not in order of date";
        before = round.years;
    }
    if (talks.deadline < before) return "the deadline comes before the last round";
    return {};
}

double largest_number(const Negotiation& talks) {
    double largest = 0.0;
    for (const double worth : talks.worth) largest = std::max(largest, std::abs(worth));
    for (const Negotiator& party : talks.parties)
        largest = std::max({largest, std::abs(party.outside), std::abs(party.breakdown)});
    return largest;
}

// Worth today of `flow` over `years` and `then` at their end.
double worth_of_waiting(const Negotiator& party, double years, double then) {
    const double r = party.discount_rate;
    if (!(r > 0)) return party.flow * years + then;
    return -std::expm1(-r * years) * attrition::present_worth(party.flow, r) + std::exp(-r * years) * then;
}

struct Ending {
    Answer answer = Answer::agreed;
    std::optional<Side> left_by;
};

// One date: everybody knows what a refusal and a leaving are worth.
class Round {
public:
    Round(const Negotiation& talks, const TalksRound& round, const std::vector<double>& after_refusal, double tie)
        : talks_(talks), after_refusal_(after_refusal), tie_(tie), proposer_(round.proposer) {
        const std::size_t parties = talks.parties.size();
        for (std::size_t k = 1; k < parties; ++k) answering_.push_back(Side{(round.proposer.value + k) % parties});
    }

    double value(Side side, const Ending& ending, Outcome offer) const {
        switch (ending.answer) {
            case Answer::agreed:
                return talks_.worth(side, offer);
            case Answer::refused:
                return after_refusal_[side.value];
            case Answer::left:
                break;
        }
        return talks_.parties[side.value].breakdown;
    }

    // What the side does that does not accept.
    Ending no(Side side) const {
        const Negotiator& party = talks_.parties[side.value];
        const bool leaves = party.may_leave && party.breakdown > after_refusal_[side.value] + tie_;
        return leaves ? Ending{Answer::left, side} : Ending{Answer::refused, {}};
    }

    // The answers from the last to the first; without an offer only the first answers.
    Ending ending(std::optional<Outcome> offer) const {
        if (!offer) return no(answering_.front());
        Ending result;
        for (std::size_t k = answering_.size(); k-- > 0;) {
            const Side side = answering_[k];
            const Ending otherwise = no(side);
            if (value(side, result, *offer) < value(side, otherwise, *offer) - tie_) result = otherwise;
        }
        return result;
    }

    // Whether the proposer rather makes offer a, which ends so, than offer b.
    bool rather(Outcome a, const Ending& ends_a, Outcome b, const Ending& ends_b) const {
        const double gain = value(proposer_, ends_a, a) - value(proposer_, ends_b, b);
        if (std::abs(gain) > tie_) return gain > 0;
        const bool agreed_a = ends_a.answer == Answer::agreed, agreed_b = ends_b.answer == Answer::agreed;
        if (agreed_a != agreed_b) return agreed_a;
        if (!agreed_a) return false;
        for (const Side side : answering_) {
            const double more = talks_.worth(side, a) - talks_.worth(side, b);
            if (std::abs(more) > tie_) return more > 0;
        }
        return a < b;
    }

    TalksMove move(const std::vector<Outcome>& offers) const {
        // First the most that the proposer can get, exactly; then the rule of ties among the offers that are as good.
        TalksMove result;
        Ending best = ending({});
        double most = value(proposer_, best, Outcome{});
        std::vector<Ending> endings;
        endings.reserve(offers.size());
        for (const Outcome offer : offers) {
            endings.push_back(ending(offer));
            most = std::max(most, value(proposer_, endings.back(), offer));
        }
        bool found = value(proposer_, best, Outcome{}) >= most - tie_;
        for (std::size_t k = 0; k < offers.size(); ++k) {
            if (value(proposer_, endings[k], offers[k]) < most - tie_) continue;
            if (found && !rather(offers[k], endings[k], result.offer.value_or(Outcome{}), best)) continue;
            found = true;
            best = endings[k];
            result.offer = offers[k];
        }
        if (best.answer == Answer::refused) result.offer.reset();
        result.answer = best.answer;
        result.left_by = best.left_by;
        for (std::size_t p = 0; p < talks_.parties.size(); ++p)
            result.value.push_back(value(Side{p}, best, result.offer.value_or(Outcome{})));
        result.after_refusal = after_refusal_;
        return result;
    }

private:
    const Negotiation& talks_;
    const std::vector<double>& after_refusal_;
    double tie_;
    Side proposer_;
    std::vector<Side> answering_;
};

// The path that is played: round after round until somebody agrees or leaves.
void follow(const Negotiation& talks, TalksPlay& play) {
    double going_on = 1.0;
    play.years = talks.deadline;
    for (std::size_t k = 0; k < talks.rounds.size(); ++k) {
        const TalksMove& move = play.moves[k];
        play.rounds_reached = k + 1;
        if (move.answer != Answer::refused) {
            play.years = talks.rounds[k].years;
            if (move.answer == Answer::agreed) {
                play.agreement = move.offer;
                play.chance_of_agreement = going_on;
            }
            break;
        }
        going_on *= 1 - talks.rounds[k].breakdown_chance;
    }
    play.chance_of_breakdown = 1 - going_on;
    play.value = play.moves.front().value;
}

}  // namespace

TalksPlay play(const Negotiation& talks) {
    TalksPlay result;
    result.refused = refusal(talks);
    if (!result) return result;
    std::vector<Outcome> offers = talks.on_the_table;
    for (std::size_t o = 0; talks.on_the_table.empty() && o < talks.worth.extents()[1]; ++o)
        offers.push_back(Outcome{o});
    const double tie = talks.tie * largest_number(talks);
    std::vector<double> next;
    for (const Negotiator& party : talks.parties) next.push_back(party.outside);
    double next_date = talks.deadline;
    result.moves.resize(talks.rounds.size());
    for (std::size_t k = talks.rounds.size(); k-- > 0;) {
        const TalksRound& round = talks.rounds[k];
        std::vector<double> after_refusal;
        for (std::size_t p = 0; p < next.size(); ++p) {
            const Negotiator& party = talks.parties[p];
            const double going_on = worth_of_waiting(party, next_date - round.years, next[p]);
            after_refusal.push_back(round.breakdown_chance * party.breakdown + (1 - round.breakdown_chance) * going_on);
        }
        result.moves[k] = Round(talks, round, after_refusal, tie).move(offers);
        next = result.moves[k].value;
        next_date = round.years;
    }
    follow(talks, result);
    return result;
}

Negotiation with_outside(Negotiation talks, Outcome outcome) {
    for (std::size_t p = 0; p < talks.parties.size(); ++p) talks.parties[p].outside = talks.worth(Side{p}, outcome);
    return talks;
}

Table<Side, Outcome> present_worths(const Payoffs& payoffs, const std::vector<double>& discount_rates,
                                    const Table<Side, Outcome>& once) {
    assert(discount_rates.size() == payoffs.extents()[0]);
    assert(once.empty() || once.extents() == payoffs.extents());
    Table<Side, Outcome> result(payoffs.extents());
    for (std::size_t p = 0; p < payoffs.extents()[0]; ++p)
        for (std::size_t o = 0; o < payoffs.extents()[1]; ++o)
            result(Side{p}, Outcome{o}) = attrition::present_worth(payoffs(Side{p}, Outcome{o}), discount_rates[p],
                                                                   once.empty() ? 0.0 : once(Side{p}, Outcome{o}));
    return result;
}

}  // namespace parley::dispute::talks
