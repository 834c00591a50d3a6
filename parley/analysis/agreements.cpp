#include "parley/analysis/agreements.hpp"

#include <algorithm>
#include <cmath>

#include "parley/dispute/bargaining/deals.hpp"

namespace parley::analysis {
namespace {

using pricing::NewMeasure;
using pricing::Signed;

bool is_measure(NewMeasure what) {
    return what != NewMeasure::none && what != NewMeasure::withdrawal;
}

class Contents {
public:
    Contents(const pricing::Worth& dispute, const Payoffs& payoffs, const Group& group, Outcome without)
        : dispute_(dispute), payoffs_(payoffs), space_(dispute.space), group_(group), without_(without) {
        for (std::size_t k = 0; k < space_.agenda().issues.size(); ++k) allowed_.push_back(levels_of(k));
    }

    double asked() const {
        double product = 1.0;
        for (const auto& levels : allowed_) product *= static_cast<double>(levels.size());
        return product;
    }

    std::vector<Outcome> all() const {
        std::vector<Outcome> result;
        std::vector<std::size_t> at(allowed_.size(), 0);
        for (bool more = true; more;) {
            std::size_t code = 0;
            for (std::size_t k = 0; k < at.size(); ++k) code += allowed_[k][at[k]] * space_.stride(k);
            if (const auto outcome = space_.find(code)) result.push_back(*outcome);
            more = false;
            for (std::size_t k = 0; k < at.size() && !more; ++k) {
                more = ++at[k] < allowed_[k].size();
                if (!more) at[k] = 0;
            }
        }
        std::sort(result.begin(), result.end(), [](Outcome a, Outcome b) { return a.value < b.value; });
        return result;
    }

private:
    std::vector<std::size_t> levels_of(std::size_t k) const {
        const dispute::space::AgendaItem& issue = space_.agenda().issues[k];
        const std::size_t now = space_.level(without_, k);
        for (const Side owner : issue.owners)
            if (!group_.by[owner.value]) return {now};
        std::vector<std::size_t> result{group_.measures_stay ? now : settled(k, now)};
        for (std::size_t l = 0; l < issue.levels.size(); ++l)
            if (l != result.front() && !(l == 0 && is_withdrawal(k, result.front())) && !is_punishment(k, l) &&
                is_conceded(k, l))
                result.push_back(l);
        return result;
    }

    // A new measure against another signatory, which somebody else might like. Where measures stay, less of one is
    // none.
    bool is_punishment(std::size_t k, std::size_t level) const {
        return std::any_of(dispute_.pairs.begin(), dispute_.pairs.end(), [&](const pricing::ThreatPair& pair) {
            if (!is_measure(pair.at[k][level])) return false;
            if (!group_.by[pair.threatens.value] || !group_.by[pair.threatened.value]) return true;
            const bool answers = pair.at[k][level] == NewMeasure::answer;
            const auto there = with(without_, k, level);
            const Side hit = answers ? pair.threatens : pair.threatened;
            return !group_.measures_stay || !there ||
                   !(payoffs_(hit, *there) > payoffs_(hit, without_) + pricing::payoff_tie);
        });
    }

    // With the threat taken back it is not pending too.
    bool is_withdrawal(std::size_t k, std::size_t level) const {
        return std::any_of(dispute_.pairs.begin(), dispute_.pairs.end(), [&](const pricing::ThreatPair& pair) {
            return pair.at[k][level] == NewMeasure::withdrawal;
        });
    }

    // Where an issue stands once new measures between the signatories have ended, and the threats of them.
    std::size_t settled(std::size_t k, std::size_t now) const {
        std::size_t result = now;
        bool among = false, others = false;
        for (const pricing::ThreatPair& pair : dispute_.pairs) {
            const std::vector<NewMeasure>& levels = pair.at[k];
            const auto withdrawal = std::find(levels.begin(), levels.end(), NewMeasure::withdrawal);
            if (!is_measure(levels[now]) && withdrawal == levels.end()) continue;
            if (group_.by[pair.threatens.value] && group_.by[pair.threatened.value]) {
                among = true;
                result = withdrawal == levels.end() ? 0 : static_cast<std::size_t>(withdrawal - levels.begin());
            } else if (is_measure(levels[now])) {
                others = true;
            }
        }
        return among && !others ? result : now;
    }

    // Whether another signatory likes it better there, than as it is today or as it would be without an agreement.
    bool is_conceded(std::size_t k, std::size_t level) const {
        const auto& owners = space_.agenda().issues[k].owners;
        for (const Outcome from : {dispute_.status_quo, without_}) {
            const auto there = with(from, k, level), here = with_needs(from, k, level);
            if (!there || !here) continue;
            for (std::size_t p = 0; p < group_.by.size(); ++p) {
                const bool alone = owners.size() == 1 && owners.front().value == p;
                if (group_.by[p] && !alone &&
                    payoffs_(Side{p}, *there) > payoffs_(Side{p}, *here) + pricing::payoff_tie)
                    return true;
            }
        }
        return false;
    }

    // The outcome with what the level needs, without it and with it.
    std::optional<Outcome> with_needs(Outcome from, std::size_t k, std::size_t level) const {
        return moved(from, k, level, false);
    }
    std::optional<Outcome> with(Outcome from, std::size_t k, std::size_t level) const {
        return moved(from, k, level, true);
    }
    std::optional<Outcome> moved(Outcome from, std::size_t k, std::size_t level, bool itself) const {
        std::vector<std::size_t> at;
        for (std::size_t i = 0; i < allowed_count(); ++i) at.push_back(space_.level(from, i));
        for (const dispute::space::FeasibilityRule& rule : space_.agenda().rules) {
            if (rule.kind != dispute::space::FeasibilityRule::Kind::only_with) continue;
            if (rule.of.front().issue != k || rule.of.front().level != level) continue;
            for (std::size_t n = 1; n < rule.of.size(); ++n) at[rule.of[n].issue] = rule.of[n].level;
        }
        if (itself) at[k] = level;
        std::size_t code = 0;
        for (std::size_t i = 0; i < at.size(); ++i) code += at[i] * space_.stride(i);
        return space_.find(code);
    }
    std::size_t allowed_count() const { return space_.agenda().issues.size(); }

    const pricing::Worth& dispute_;
    const Payoffs& payoffs_;
    const dispute::space::Space& space_;
    const Group& group_;
    Outcome without_;
    std::vector<std::vector<std::size_t>> allowed_;
};

// Levels to which an outsider may answer: as without the agreement, the present one, what it has announced.
std::vector<std::size_t> replies(const pricing::Worth& dispute, Outcome at, std::size_t k, Outcome without) {
    std::vector<std::size_t> result{dispute.space.level(at, k)};
    const auto add = [&](std::size_t level) {
        if (std::find(result.begin(), result.end(), level) == result.end()) result.push_back(level);
    };
    add(dispute.space.level(without, k));
    add(0);
    for (const dispute::endings::Act& act : dispute.acts)
        if (act.issue == k && std::all_of(act.only_if.begin(), act.only_if.end(), [&](const auto& each) {
                return (dispute.space.level(at, each.at.issue) == each.at.level) == each.holds;
            }))
            add(act.level);
    return result;
}

Outcome after_reply(const pricing::Worth& dispute, const Group& group, Outcome at, Outcome without) {
    const dispute::space::Space& space = dispute.space;
    for (std::size_t p = 0; p < group.by.size(); ++p) {
        if (group.by[p]) continue;
        std::vector<Outcome> reached{at};
        for (std::size_t k = 0; k < space.agenda().issues.size(); ++k) {
            const auto& owners = space.agenda().issues[k].owners;
            if (owners.size() != 1 || owners.front().value != p) continue;
            const std::vector<std::size_t> levels = replies(dispute, at, k, without);
            std::vector<Outcome> further;
            for (const Outcome from : reached)
                for (const std::size_t level : levels)
                    if (const auto to = space.find(space.code(from) - space.level(from, k) * space.stride(k) +
                                                   level * space.stride(k)))
                        further.push_back(*to);
            if (further.size() <= most_contents) reached = std::move(further);
        }
        Outcome best = at;
        for (const Outcome each : reached)
            if (dispute.payoffs(Side{p}, each) > dispute.payoffs(Side{p}, best) + pricing::payoff_tie) best = each;
        at = best;
    }
    return at;
}

// Whether something that another signatory demands of a party holds there, and did not without the agreement.
bool meets_a_demand(const pricing::Worth& dispute, const Group& group, std::size_t party, Outcome at, Outcome without) {
    const scenario::Scenario& scenario = dispute.scenario();
    for (const scenario::Stance& stance : scenario.stances) {
        if (stance.says != "demand" || stance.party == scenario.parties[party].id) continue;
        const Signed speaker = pricing::signatories_of(scenario, {stance.party});
        if (!std::equal(speaker.begin(), speaker.end(), group.by.begin(),
                        [](bool says, bool signs) { return !says || signs; }))
            continue;
        const std::size_t i = issue_position(scenario, stance.issue);
        const std::string& owner = scenario.issues[i].owner;
        if (!owner.empty() && owner != scenario.parties[party].id) continue;
        const std::size_t l = level_position(scenario.issues[i], stance.level);
        for (std::size_t k = 0; k < dispute.table().issue.size(); ++k) {
            if (dispute.table().issue[k] != i) continue;
            const auto holds = [&](Outcome o) { return dispute.table().level[k][dispute.space.level(o, k)] == l; };
            if (holds(at) && !holds(without)) return true;
        }
    }
    return false;
}

}  // namespace

std::size_t Group::size() const {
    return static_cast<std::size_t>(std::count(by.begin(), by.end(), true));
}

std::vector<Group> usual_groups(const scenario::Scenario& scenario) {
    std::vector<Group> result;
    const auto add = [&](Group group) {
        for (const Group& known : result)
            if (known.by == group.by && known.measures_stay == group.measures_stay) return;
        result.push_back(std::move(group));
    };
    for (const scenario::Agreement& each : scenario.agreements)
        add({each.label, pricing::signatories_of(scenario, each.signatories), each.measures_stay});
    const std::size_t parties = scenario.parties.size();
    for (std::size_t p = 0; p < parties; ++p)
        for (std::size_t q = p + 1; q < parties; ++q) {
            Group pair{"", pricing::nobody(scenario), false};
            pair.by[p] = pair.by[q] = true;
            add(std::move(pair));
        }
    if (parties > 1) add({"", pricing::everybody(scenario), false});
    return result;
}

std::vector<Group> every_group(const scenario::Scenario& scenario) {
    std::vector<Group> result;
    const std::size_t parties = scenario.parties.size();
    for (std::size_t set = 1; parties <= 10 && set < std::size_t{1} << parties; ++set) {
        Group group{"", pricing::nobody(scenario), false};
        for (std::size_t p = 0; p < parties; ++p) group.by[p] = (set >> p & 1) != 0;
        if (group.size() > 1) result.push_back(std::move(group));
    }
    return result;
}

std::vector<Outcome> offered(const pricing::Worth& dispute, const Payoffs& payoffs, Outcome without) {
    const Group all{"", pricing::everybody(dispute.scenario()), false};
    return Contents(dispute, payoffs, all, without).all();
}

std::vector<Outcome> not_offered(const pricing::Worth& dispute, const Payoffs& payoffs, Outcome without) {
    std::vector<Outcome> result;
    if (dispute.acts.empty() && dispute.scenario().parties.size() == 2) return result;
    const std::vector<Outcome> on = offered(dispute, payoffs, without);
    std::vector<bool> is_on(dispute.space.size());
    for (const Outcome o : on) is_on[o.value] = true;
    for (std::size_t o = 0; o < is_on.size(); ++o)
        if (!is_on[o]) result.push_back(Outcome{o});
    return result;
}

GroupAgreement agreement_of(const pricing::Worth& dispute, const Group& group, Outcome without) {
    GroupAgreement result;
    result.group = group;
    const Contents contents(dispute, dispute.payoffs, group, without);
    result.asked = contents.asked();
    if (result.asked > static_cast<double>(most_contents)) return result;
    result.content = contents.all();
    std::vector<std::size_t> signing;
    for (std::size_t p = 0; p < group.by.size(); ++p)
        if (group.by[p]) signing.push_back(p);
    const std::size_t count = result.content.size();
    // What the signatories have by content, and, last, without any.
    Payoffs payoffs({signing.size(), count + 1});
    for (std::size_t c = 0; c <= count; ++c) {
        const Outcome end = c < count ? after_reply(dispute, group, result.content[c], without) : without;
        if (c < count) result.end.push_back(end);
        for (std::size_t s = 0; s < signing.size(); ++s)
            payoffs(Side{s}, Outcome{c}) = dispute.payoffs(Side{signing[s]}, end);
    }
    dispute::bargaining::DealOptions options;
    options.tie = pricing::payoff_tie;
    const dispute::bargaining::Deals deals =
        dispute::bargaining::deals(payoffs, dispute::bargaining::disagreement_at(payoffs, Outcome{count}), options);
    if (!deals.zone.anyone_gains) return result;
    for (const Outcome o : deals.zone.outcomes) result.acceptable.push_back(o.value);
    if (deals.nash.outcomes.empty()) return result;
    result.best = deals.nash.outcomes.front().value;
    const Outcome at = result.end[*result.best];
    for (const Side p : Positions<Side>(group.by.size())) {
        result.gain.push_back(dispute.payoffs(p, at) - dispute.payoffs(p, without));
        double most = 0.0;
        for (const std::size_t c : result.acceptable)
            most = std::max(most, dispute.payoffs(p, result.end[c]) - dispute.payoffs(p, without));
        result.ideal.push_back(most);
    }
    if (signing.size() == 2)
        for (std::size_t s = 0; s < 2; ++s) {
            const auto share = [&](std::size_t p) {
                return result.ideal[p] > pricing::payoff_tie ? result.gain[p] / result.ideal[p] : 0.0;
            };
            const std::size_t p = signing[s], other = signing[1 - s];
            if (meets_a_demand(dispute, group, p, at, without) && share(p) <= share(other) - giving_in_margin)
                result.gives_in = Side{p};
        }
    return result;
}

Agreements agreements_of(const pricing::Worth& dispute, const std::vector<Group>& groups) {
    constexpr std::size_t most_in_table = 30;
    Agreements result;
    for (const Group& group : groups) result.of.push_back(agreement_of(dispute, group, dispute.disagreement));
    if (groups.size() > most_in_table) return result;
    for (const GroupAgreement& a : result.of) {
        result.after.emplace_back(groups.size());
        if (!a.best) continue;
        for (std::size_t b = 0; b < groups.size(); ++b)
            result.after.back()[b] = agreement_of(dispute, groups[b], a.end[*a.best]).acceptable.size();
    }
    return result;
}

}  // namespace parley::analysis
