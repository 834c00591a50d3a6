#include "parley/dispute/graph_model/verdicts.hpp"

#include <algorithm>
#include <cassert>

#include "parley/core/names.hpp"

namespace parley::dispute::graph_model {

Judge::Judge(const Moves& moves, const Preferences& preferences)
    : moves_(moves), preferences_(preferences), explorer_(moves) {
    if (moves.space) together_.emplace(moves, preferences);
    for (std::size_t p = 0; p < moves.parties; ++p) opponents_.push_back(others(moves, Side{p}));
}

StateIndex Judge::best_from(Side party, StateIndex from) const {
    const Ranking& rank = preferences_.rank[party.value];
    StateIndex best = from;
    for (const StateIndex to : reach(moves_, party.value, from))
        if (rank[to] > rank[best]) best = to;
    return best;
}

/// On true, end_ is the sanction and explorer_ or together_ knows how it came about.
bool Judge::sanctioned(Concept by, Side party, StateIndex at, StateIndex move) {
    const Ranking& rank = preferences_.rank[party.value];
    if (by == Concept::nash) return false;
    if (by == Concept::sim) {
        assert(together_);
        together_->stand(at);
        const auto end = together_->answer(party, move);
        if (end) end_ = *end;
        return end.has_value();
    }
    explorer_.set_out(opponents_[party.value], move, by == Concept::seq ? &preferences_ : nullptr);
    while (const Arrival* arrival = explorer_.next()) {
        end_ = arrival->step.to;
        const StateIndex judged = by == Concept::smr ? best_from(party, end_) : end_;
        if (rank[judged] <= rank[at]) return true;
    }
    return false;
}

MoveAnswer Judge::answer(Concept by, Side party, StateIndex at, StateIndex move) {
    MoveAnswer result;
    result.move = move;
    result.sanctioned = sanctioned(by, party, at, move);
    if (result.sanctioned) {
        result.end = end_;
        if (by != Concept::sim) {
            result.countermoves = explorer_.way();
            return result;
        }
        for (std::size_t p = 0; p < moves_.parties; ++p)
            if (Side{p} != party && together_->taken()[p] != at)
                result.countermoves.push_back({p, together_->taken()[p]});
        return result;
    }
    if (by == Concept::smr && sanctioned(Concept::gmr, party, at, move)) {
        result.countermoves = explorer_.way();
        result.end = end_;
        result.way_out = best_from(party, end_);
    }
    return result;
}

StabilityVerdict Judge::verdict(Concept by, Side party, StateIndex at) {
    const Ranking& rank = preferences_.rank[party.value];
    StabilityVerdict result;
    result.by = by;
    result.party = party;
    result.at = at;
    result.stable = true;
    for (const StateIndex move : reach(moves_, party.value, at)) {
        result.can_move = true;
        if (rank[move] <= rank[at]) continue;
        MoveAnswer found = answer(by, party, at, move);
        if (found.sanctioned && !result.stable) continue;
        if (!found.sanctioned) {
            const bool best = result.stable || rank[move] > rank[result.answers.front().move];
            result.stable = false;
            if (!best) continue;
            result.answers.clear();
        }
        result.answers.push_back(std::move(found));
    }
    return result;
}

bool Judge::stable(Concept by, Side party, StateIndex at) {
    const Ranking& rank = preferences_.rank[party.value];
    for (const StateIndex move : reach(moves_, party.value, at))
        if (rank[move] > rank[at] && !sanctioned(by, party, at, move)) return false;
    return true;
}

namespace {

class Teller {
public:
    Teller(const StabilityVerdict& verdict, const Moves& moves, const Preferences& preferences,
           const DisputeNames& names)
        : verdict_(verdict), moves_(moves), names_(names), rank_(preferences.rank[verdict.party.value]) {}

    std::string sentence() const {
        const std::string who = at_start(party(verdict_.party));
        if (!verdict_.stable) return who + " moves to " + state(verdict_.answers.front().move) + leaving();
        if (!verdict_.can_move) return who + " stays: it has no move of its own";
        if (verdict_.answers.empty()) return who + " stays: it likes nothing better that it can move to";
        std::string text = who + " stays: ";
        for (std::size_t k = 0; k < verdict_.answers.size(); ++k)
            text += (k > 0 ? "; " : "") + staying(verdict_.answers[k]);
        return text;
    }

private:
    std::string party(Side side) const { return names_.parties[side.value]; }
    std::string state(StateIndex at) const {
        return at < names_.states.size() ? names_.states[at] : std::to_string(at + 1);
    }
    std::string mover(std::size_t position) const {
        const std::vector<Side>& sides = moves_.movers[position].parties;
        std::string text;
        for (std::size_t k = 0; k < sides.size(); ++k)
            text += (k == 0 ? "" : k + 1 == sides.size() ? " and " : ", ") + party(sides[k]);
        return text + (sides.size() > 1 ? " together" : "");
    }
    std::string liked(StateIndex end) const {
        return party(verdict_.party) + (rank_[end] < rank_[verdict_.at] ? " likes less" : " likes no better");
    }
    std::string chain(const std::vector<MoveStep>& steps, const std::string& verb) const {
        std::string text = mover(steps.front().mover) + verb + state(steps.front().to);
        for (std::size_t k = 1; k < steps.size(); ++k)
            text += ", then " + mover(steps[k].mover) + " with " + state(steps[k].to);
        return text;
    }
    std::string staying(const MoveAnswer& answer) const {
        const std::string text = "if it moved to " + state(answer.move);
        if (verdict_.by == Concept::sim) {
            std::string meanwhile;
            for (std::size_t k = 0; k < answer.countermoves.size(); ++k)
                meanwhile += (k > 0 ? " and " : "") + mover(answer.countermoves[k].mover) +
                             (k > 0 ? " to " : " moved to ") + state(answer.countermoves[k].to);
            return text + " while " + meanwhile + ", it would end at " + state(answer.end) + ", which " +
                   liked(answer.end);
        }
        const std::string verb = verdict_.by == Concept::seq ? " would answer with " : " could answer with ";
        const std::string back = verdict_.by == Concept::smr ? " and could not mend" : "";
        return text + ", " + chain(answer.countermoves, verb) + ", which " + liked(answer.end) + back;
    }
    std::string leaving() const {
        const MoveAnswer& answer = verdict_.answers.front();
        switch (verdict_.by) {
            case Concept::nash:
                return ", which it likes better";
            case Concept::seq:
                return ": no answer that others would like to give takes the gain away";
            case Concept::sim:
                return ": nothing that others would like to do meanwhile takes the gain away";
            case Concept::gmr:
                break;
            case Concept::smr:
                if (answer.way_out)
                    return ": if " + chain(answer.countermoves, " answered with ") + ", it could go on to " +
                           state(*answer.way_out) + ", which it likes better than staying";
                break;
        }
        return ": no answer of the others takes the gain away";
    }

    const StabilityVerdict& verdict_;
    const Moves& moves_;
    const DisputeNames& names_;
    const Ranking& rank_;
};

}  // namespace

std::string sentence(const StabilityVerdict& verdict, const Moves& moves, const Preferences& preferences,
                     const DisputeNames& names) {
    return Teller(verdict, moves, preferences, names).sentence();
}

}  // namespace parley::dispute::graph_model
