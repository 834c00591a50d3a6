#include "parley/dispute/course/states.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

namespace parley::dispute::course {
namespace {

using Key = std::tuple<std::size_t, std::vector<std::uint8_t>, std::uint64_t, std::vector<bool>>;

bool is_measure(Role role) {
    return role == Role::part || role == Role::threatened || role == Role::beyond || role == Role::answer;
}

class Finder {
public:
    explicit Finder(const Rules& rules) : rules_(rules), space_(*rules.space) {
        steps_ = static_cast<std::uint8_t>(std::clamp(std::round(rules.notice / rules.step), 1.0, 100.0));
        for (const Announced& each : rules.announced) levels_.push_back(each);
        for (std::size_t k = 0; k < rules.issues.size(); ++k) {
            const auto& owners = space_.agenda().issues[k].owners;
            for (std::size_t l = 0; l < rules.issues[k].role.size() && owners.size() == 1; ++l)
                if (const Role role = rules.issues[k].role[l];
                    (role == Role::part || role == Role::threatened || role == Role::beyond) && !announced(k, l))
                    levels_.push_back({owners.front(), k, l, std::nullopt, {}});
        }
        found_.parties = space_.agenda().parties;
        for (const GroupContents& group : rules.groups) found_.members.push_back(group.members);
    }

    States find() {
        State start;
        start.outcome = rules_.from;
        start.backed_down.assign(rules_.issues.size(), false);
        for (std::size_t a = 0; a < levels_.size(); ++a) {
            const bool was_said = a < rules_.announced.size();
            const bool moved = space_.level(rules_.from, levels_[a].issue) != 0;
            start.pending.push_back(!was_said || moved ? settled
                                    : levels_[a].due   ? pending_to_its_day
                                                       : pending_without_a_day);
        }
        (void)position(start);
        for (std::size_t a = 0; a < rules_.announced.size(); ++a)
            if (start.pending[a] == pending_to_its_day) {
                found_.due_act.push_back(a);
                found_.due.emplace_back();
            }
        for (std::uint32_t s = 0; s < found_.states.size(); ++s) {
            found_.moves.emplace_back(found_.parties);
            const State at = found_.states[s];  // a copy: more are found
            for (std::size_t p = 0; p < found_.parties; ++p) moves_of(at, s, Side{p});
            for (std::size_t d = 0; d < found_.due.size(); ++d)
                found_.due[d].push_back(in_force(at, found_.due_act[d], pending_to_its_day).value_or(s));
            found_.next_step.push_back(stepped(at).value_or(s));
            for (auto& party : found_.moves[s])
                for (Move& move : party)
                    move.slip = 1.0 / static_cast<double>(std::count_if(party.begin(), party.end(), [&](const Move& m) {
                                    return m.act == move.act && m.issue == move.issue && m.group == move.group;
                                }));
        }
        return std::move(found_);
    }

private:
    bool announced(std::size_t issue, std::size_t level) const {
        return std::any_of(rules_.announced.begin(), rules_.announced.end(),
                           [&](const Announced& each) { return each.issue == issue && each.level == level; });
    }
    Role role(std::size_t issue, std::size_t level) const { return rules_.issues[issue].role[level]; }
    Role role_in(const State& at, std::size_t issue) const { return role(issue, space_.level(at.outcome, issue)); }
    std::optional<std::size_t> withdrawal(std::size_t issue) const {
        const auto& roles = rules_.issues[issue].role;
        const auto found = std::find(roles.begin(), roles.end(), Role::withdrawal);
        if (found == roles.end()) return std::nullopt;
        return static_cast<std::size_t>(found - roles.begin());
    }

    std::optional<std::uint32_t> position(const State& state) {
        const Key key(state.outcome.value, state.pending, state.signed_by, state.backed_down);
        const auto known = places_.find(key);
        if (known != places_.end()) return known->second;
        if (found_.states.size() >= rules_.most_states) {
            ++found_.moves_left_out;
            return std::nullopt;
        }
        const auto place = static_cast<std::uint32_t>(found_.states.size());
        places_.emplace(key, place);
        found_.states.push_back(state);
        return place;
    }

    // The outcome with an issue at another level, and with what that level needs.
    std::optional<Outcome> moved(Outcome from, std::size_t issue, std::size_t level) const {
        const std::size_t stride = space_.stride(issue);
        return space_.find(space_.code(from) - space_.level(from, issue) * stride + level * stride);
    }

    // Nobody moves what has been signed, but what one who signed does to others is its own affair.
    bool is_frozen(const State& at, std::size_t issue, std::size_t level) const {
        for (std::size_t g = 0; g < rules_.groups.size(); ++g) {
            if ((at.signed_by >> g & 1) == 0) continue;
            const Side owner = space_.agenda().issues[issue].owners.front();
            if ((rules_.groups[g].members >> owner.value & 1) == 0) continue;
            const auto& against = rules_.issues[issue].against;
            const Parties touched = against[level] | against[space_.level(at.outcome, issue)];
            if ((touched & rules_.groups[g].members) != 0) return true;
        }
        return false;
    }

    bool condition_met(const State& at, const Announced& each) const {
        return std::all_of(each.only_if.begin(), each.only_if.end(), [&](const Needed& needed) {
            const std::size_t now = space_.level(at.outcome, needed.at.issue);
            if ((now == needed.at.level) == needed.holds) return true;
            // An answer to a measure answers what goes beyond it too, and what is a part of it.
            return needed.holds && is_measure(role(needed.at.issue, needed.at.level)) &&
                   is_measure(role(needed.at.issue, now));
        });
    }
    // Whether a party has a new measure of another one against it.
    bool is_hit(const State& at, Side party) const {
        for (std::size_t k = 0; k < rules_.issues.size(); ++k) {
            const std::size_t now = space_.level(at.outcome, k);
            const Role r = role(k, now);
            if ((r == Role::part || r == Role::threatened || r == Role::beyond) &&
                (rules_.issues[k].against[now] >> party.value & 1) != 0)
                return true;
        }
        return false;
    }

    // What was announced on an issue is settled once a level as high is in force.
    void settle(State& at, std::size_t issue, std::optional<std::size_t> up_to) const {
        for (std::size_t a = 0; a < levels_.size(); ++a)
            if (levels_[a].issue == issue && (!up_to || levels_[a].level <= *up_to)) at.pending[a] = settled;
    }

    std::optional<std::uint32_t> in_force(const State& at, std::size_t a, std::uint8_t only_from) {
        if (at.pending[a] != only_from) return std::nullopt;
        const Announced& each = levels_[a];
        State then = at;
        then.pending[a] = settled;
        const auto to = moved(at.outcome, each.issue, each.level);
        if (to && condition_met(at, each) && !is_frozen(at, each.issue, each.level)) {
            then.outcome = *to;
            then.backed_down[each.issue] = false;
            settle(then, each.issue, each.level);
        } else if (to && !is_frozen(at, each.issue, each.level)) {
            then.pending[a] = pending_without_a_day;  // what it waits for has not come
        }
        return position(then);
    }

    std::optional<std::uint32_t> stepped(const State& at) {
        State then = at;
        bool any = false;
        for (std::size_t a = 0; a < levels_.size(); ++a) {
            if (then.pending[a] < on_notice) continue;
            any = true;
            if (then.pending[a] > on_notice) {
                --then.pending[a];
                continue;
            }
            const auto to = moved(then.outcome, levels_[a].issue, levels_[a].level);
            then.pending[a] = settled;
            if (!to || is_frozen(then, levels_[a].issue, levels_[a].level)) continue;
            then.outcome = *to;
            then.backed_down[levels_[a].issue] = false;
            settle(then, levels_[a].issue, levels_[a].level);
        }
        return any ? position(then) : std::nullopt;
    }

    void add(std::uint32_t s, Side by, Act act, const State& to, std::size_t issue, std::size_t level,
             std::size_t group = 0, std::size_t content = 0) {
        const auto place = position(to);
        if (!place || *place == s) return;
        auto& moves = found_.moves[s][by.value];
        // Two ways to the same place are one: copies of a level or an agreement add nothing.
        for (const Move& known : moves)
            if (known.to == *place && known.act == act) return;
        moves.push_back({act, *place, issue, level, group, content});
    }

    void moves_of(const State& at, std::uint32_t s, Side by) {
        for (std::size_t k = 0; k < rules_.issues.size(); ++k) {
            const auto& owners = space_.agenda().issues[k].owners;
            if (owners.size() == 1 && owners.front() == by) threats(at, s, by, k);
        }
        for (std::size_t k = 0; k < rules_.issues.size(); ++k) {
            const auto& owners = space_.agenda().issues[k].owners;
            if (owners.size() == 1 && owners.front() == by) answers(at, s, by, k);
        }
        for (std::size_t g = 0; g < rules_.groups.size(); ++g)
            if ((rules_.groups[g].members >> by.value & 1) != 0) proposals(at, s, by, g);
    }

    void threats(const State& at, std::uint32_t s, Side by, std::size_t k) {
        const std::size_t now = space_.level(at.outcome, k);
        const bool withdrawn = role(k, now) == Role::withdrawal;
        bool pending = false, noticed = false;
        for (std::size_t a = 0; a < levels_.size(); ++a) {
            if (levels_[a].issue != k) continue;
            pending = pending || at.pending[a] != settled;
            noticed = noticed || at.pending[a] >= on_notice || at.pending[a] == pending_to_its_day;
        }
        withdraw(at, s, by, k, pending);
        for (std::size_t a = 0; a < levels_.size() && !withdrawn; ++a) {
            const Announced& each = levels_[a];
            const Role r = role(k, each.level);
            if (each.issue != k || r == Role::answer || is_frozen(at, k, each.level)) continue;
            if (at.pending[a] == pending_to_its_day || at.pending[a] >= on_notice) {
                State then = at;
                then.pending[a] = put_off;
                then.backed_down[k] = true;
                add(s, by, Act::put_off, then, k, each.level);
                continue;
            }
            // A day is named for what is pending; for a part of it; and for more, once it is in force.
            const bool open = at.pending[a] != settled || (r == Role::part && pending && each.level > now) ||
                              (r == Role::beyond && each.level > now && is_measure(role(k, now))) ||
                              (a < rules_.announced.size() && each.level > now && is_measure(role(k, now)));
            if (!open || noticed || now == each.level || !condition_met(at, each) || !moved(at.outcome, k, each.level))
                continue;
            State then = at;
            then.pending[a] = static_cast<std::uint8_t>(on_notice + steps_);
            add(s, by, Act::announce, then, k, each.level);
        }
    }

    // Taking back what is pending, or lifting what is in force. Before putting off, which costs as much.
    void withdraw(const State& at, std::uint32_t s, Side by, std::size_t k, bool pending) {
        const std::size_t now = space_.level(at.outcome, k);
        if (is_frozen(at, k, now)) return;
        const bool in_force = is_measure(role(k, now)) && role(k, now) != Role::answer;
        if (!pending && !in_force) return;
        const std::size_t back = withdrawal(k).value_or(0);
        if (role(k, now) == Role::answer || (!in_force && !withdrawal(k))) return;
        State then = at;
        const auto to = moved(at.outcome, k, back);
        if (!to) return;
        then.outcome = *to;
        settle(then, k, std::nullopt);
        then.backed_down[k] = true;
        add(s, by, in_force ? Act::lift : Act::withdraw, then, k, back);
    }

    void answers(const State& at, std::uint32_t s, Side by, std::size_t k) {
        const std::size_t now = space_.level(at.outcome, k);
        for (std::size_t l = 0; l < rules_.issues[k].role.size(); ++l) {
            if (role(k, l) != Role::answer || l == now || is_frozen(at, k, l)) continue;
            bool allowed = is_hit(at, by);
            for (std::size_t a = 0; a < rules_.announced.size(); ++a)
                if (levels_[a].issue == k && levels_[a].level == l) allowed = condition_met(at, levels_[a]);
            const auto to = moved(at.outcome, k, l);
            if (!allowed || l < now || !to) continue;
            State then = at;
            then.outcome = *to;
            settle(then, k, l);
            add(s, by, Act::answer, then, k, l);
        }
        if (role(k, now) != Role::answer || is_frozen(at, k, now)) return;
        const auto to = moved(at.outcome, k, 0);
        if (!to) return;
        State then = at;
        then.outcome = *to;
        add(s, by, Act::lift, then, k, 0);
    }

    void proposals(const State& at, std::uint32_t s, Side by, std::size_t g) {
        const GroupContents& group = rules_.groups[g];
        for (std::size_t h = 0; h < rules_.groups.size(); ++h)
            if ((at.signed_by >> h & 1) != 0) {
                const Parties both = rules_.groups[h].members & group.members;
                if ((both & (both - 1)) != 0) return;  // two of them have signed with each other
            }
        for (std::size_t c = 0; c < group.contents.size(); ++c) {
            std::size_t code = space_.code(at.outcome);
            State then = at;
            for (const space::LevelHeld& each : group.contents[c]) {
                code += (each.level - space_.level(at.outcome, each.issue)) * space_.stride(each.issue);
                settle(then, each.issue, std::nullopt);
                then.backed_down[each.issue] = false;
            }
            const auto to = space_.find(code);
            if (!to) continue;
            then.outcome = *to;
            then.signed_by |= std::uint64_t{1} << g;
            then.content = c;
            then.last_group = g;
            add(s, by, Act::propose, then, 0, 0, g, c);
        }
    }

    const Rules& rules_;
    const space::Space& space_;
    std::uint8_t steps_ = 1;
    std::vector<Announced> levels_;  // announced, then those that may be
    States found_;
    std::map<Key, std::uint32_t> places_;
};

}  // namespace

States states_of(const Rules& rules) {
    return Finder(rules).find();
}

}  // namespace parley::dispute::course
