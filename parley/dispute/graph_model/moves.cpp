#include "parley/dispute/graph_model/moves.hpp"

#include <algorithm>

namespace parley::dispute::graph_model {
namespace {

/// One level that a mover may give an issue, and what that adds to the code.
struct Choice {
    std::int64_t step = 0;
    bool needs_all = false;  // only all owners of the issue together can do it, and they are this mover
};

/// Lists the moves of one mover, outcome by outcome.
class MoveLister {
public:
    MoveLister(const space::Space& space, std::vector<Side> parties) : space_(space), parties_(std::move(parties)) {
        const std::vector<space::AgendaItem>& issues = space.agenda().issues;
        for (const space::AgendaItem& issue : issues) {
            Control control;
            control.inside = std::all_of(issue.owners.begin(), issue.owners.end(), [&](Side s) { return has(s); });
            control.touches = std::any_of(issue.owners.begin(), issue.owners.end(), [&](Side s) { return has(s); });
            control.exactly = control.inside && issue.owners.size() == parties_.size();
            control.barred.assign(issue.levels.size() * issue.levels.size(), false);
            controls_.push_back(std::move(control));
        }
        for (const space::BarredMove& step : space.agenda().barred)
            controls_[step.issue].barred[step.from * issues[step.issue].levels.size() + step.to] = true;
    }

    const std::vector<Side>& parties() const { return parties_; }

    /// Calls visit(end) for each move from `from`, by rising end: combination by combination of what the mover may
    /// change, or outcome by outcome where few of many combinations are feasible.
    template <class Visit>
    void each(StateIndex from, const Visit& visit) {
        choices_.clear();
        for (std::size_t issue = controls_.size(); issue-- > 0;) {  // the issue that weighs most first: rising codes
            std::vector<Choice> open = choices(Outcome{from}, issue);
            if (open.size() > 1) choices_.push_back(std::move(open));
        }
        double combinations = 1.0;
        for (const std::vector<Choice>& open : choices_) combinations *= static_cast<double>(open.size());
        if (combinations > static_cast<double>(space_.size()) * static_cast<double>(controls_.size()))
            each_outcome(from, visit);
        else
            descend(0, space_.code(Outcome{from}), from, parties_.size() == 1, visit);
    }

private:
    struct Control {
        bool inside = false, touches = false, exactly = false;
        std::vector<bool> barred;  // from × to
    };

    bool has(Side side) const { return std::find(parties_.begin(), parties_.end(), side) != parties_.end(); }

    std::vector<Choice> choices(Outcome from, std::size_t issue) const {
        const space::AgendaItem& what = space_.agenda().issues[issue];
        const std::size_t now = space_.level(from, issue);
        std::vector<Choice> result;
        if (!controls_[issue].touches) return result;
        for (std::size_t level = 0; level < what.levels.size(); ++level) {
            if (!may_give(issue, now, level)) continue;
            const std::int64_t step = (static_cast<std::int64_t>(level) - static_cast<std::int64_t>(now)) *
                                      static_cast<std::int64_t>(space_.stride(issue));
            result.push_back({step, completes(issue, now, level)});
        }
        return result;
    }

    /// Whether the owners of an issue go to this level only all together.
    bool all_needed(std::size_t issue, std::size_t level) const {
        const space::AgendaItem& what = space_.agenda().issues[issue];
        return what.joint() && (what.binding || level != what.fallback);
    }
    /// Whether the mover may change an issue from its level now to another, or leave it.
    bool may_give(std::size_t issue, std::size_t now, std::size_t level) const {
        const Control& control = controls_[issue];
        if (level == now) return true;
        return control.touches && !control.barred[now * space_.agenda().issues[issue].levels.size() + level] &&
               (control.inside || !all_needed(issue, level));
    }
    /// Whether that is what makes a move one of a group: all of exactly this group are needed.
    bool completes(std::size_t issue, std::size_t now, std::size_t level) const {
        return level != now && controls_[issue].exactly && all_needed(issue, level);
    }

    template <class Visit>
    void descend(std::size_t depth, std::int64_t code, StateIndex from, bool complete, const Visit& visit) const {
        if (depth == choices_.size()) {
            if (!complete) return;
            const auto end = space_.find(static_cast<std::size_t>(code));
            if (end && end->value != from) visit(static_cast<StateIndex>(end->value));
            return;
        }
        for (const Choice& choice : choices_[depth])
            descend(depth + 1, code + choice.step, from, complete || choice.needs_all, visit);
    }

    template <class Visit>
    void each_outcome(StateIndex from, const Visit& visit) const {
        for (StateIndex end = 0; end < space_.size(); ++end) {
            bool complete = parties_.size() == 1, open = end != from;
            for (std::size_t issue = 0; open && issue < controls_.size(); ++issue) {
                const std::size_t now = space_.level(Outcome{from}, issue), level = space_.level(Outcome{end}, issue);
                open = may_give(issue, now, level);
                complete = complete || completes(issue, now, level);
            }
            if (open && complete) visit(end);
        }
    }

    const space::Space& space_;
    std::vector<Side> parties_;
    std::vector<Control> controls_;
    std::vector<std::vector<Choice>> choices_;
};

}  // namespace

std::vector<std::vector<Side>> movers_of(const space::Agenda& agenda) {
    std::vector<std::vector<Side>> result;
    for (std::size_t p = 0; p < agenda.parties; ++p) result.push_back({Side{p}});
    for (const space::AgendaItem& issue : agenda.issues) {
        std::vector<Side> owners = issue.owners;
        std::sort(owners.begin(), owners.end());
        if (std::find(result.begin(), result.end(), owners) == result.end()) result.push_back(owners);
    }
    return result;
}

std::optional<Moves> moves_of(space::Space space) {
    Moves result;
    result.states = space.size();
    result.parties = space.agenda().parties;
    std::size_t all = 0;
    for (std::vector<Side>& parties : movers_of(space.agenda())) {
        MoveLister lister(space, std::move(parties));
        Mover mover;
        mover.parties = lister.parties();
        mover.start.assign(result.states + 1, 0);
        for (StateIndex s = 0; s < result.states;
             ++s) {  // counted first: a list that grows would need twice the memory
            std::size_t count = 0;
            lister.each(s, [&](StateIndex) { ++count; });
            mover.start[s + 1] = mover.start[s] + count;
            if (all + mover.start[s + 1] > most_moves) return std::nullopt;
        }
        mover.end.reserve(mover.start.back());
        for (StateIndex s = 0; s < result.states; ++s)
            lister.each(s, [&](StateIndex end) { mover.end.push_back(end); });
        all += mover.end.size();
        result.movers.push_back(std::move(mover));
    }
    const std::vector<space::AgendaItem>& issues = space.agenda().issues;
    result.can_collide =
        std::any_of(issues.begin(), issues.end(), [](const space::AgendaItem& issue) { return issue.joint(); });
    result.space = std::move(space);
    return result;
}

std::uint32_t issues_changed(const space::Space& space, StateIndex from, StateIndex to) {
    std::uint32_t result = 0;
    for (std::size_t k = 0; k < space.agenda().issues.size(); ++k)
        if (space.level(Outcome{from}, k) != space.level(Outcome{to}, k)) result |= std::uint32_t{1} << k;
    return result;
}

std::vector<std::size_t> movers_within(const Moves& moves, const std::vector<bool>& inside) {
    std::vector<std::size_t> result;
    for (std::size_t m = 0; m < moves.movers.size(); ++m) {
        const std::vector<Side>& parties = moves.movers[m].parties;
        if (std::all_of(parties.begin(), parties.end(), [&](Side side) { return inside[side.value]; }))
            result.push_back(m);
    }
    return result;
}

}  // namespace parley::dispute::graph_model
