#include "parley/pricing/worth_elsewhere.hpp"

#include <algorithm>
#include <map>
#include <memory>

namespace parley::pricing {
namespace {

std::vector<Outcome> each_once(const Worth& worth, const std::vector<Outcome>& outcomes) {
    std::vector<Outcome> result{worth.status_quo, worth.disagreement};
    for (const Outcome o : outcomes) {
        if (result.size() >= most_ranged) break;
        if (std::find(result.begin(), result.end(), o) == result.end()) result.push_back(o);
    }
    std::sort(result.begin(), result.end(), [](Outcome a, Outcome b) { return a.value < b.value; });
    result.erase(std::unique(result.begin(), result.end()), result.end());
    return result;
}

// The table with these outcomes alone, and the sets of measures that price them.
DealSpace only(const Worth& worth, const std::vector<Outcome>& outcomes) {
    DealSpace space = worth.deal_space();
    std::vector<std::uint32_t> codes;
    for (const Outcome o : outcomes) codes.push_back(worth.space.code(o));
    space.everything = dispute::space::Space(space.table.agenda, codes);
    space.sets.clear();
    space.set_of.clear();
    std::map<std::size_t, std::size_t> place;  // of a set of the whole table
    for (const Outcome o : outcomes) {
        const std::size_t set = worth.equilibrium[o.value];
        const auto [at, is_new] = place.emplace(set, space.sets.size());
        if (is_new) space.sets.push_back(worth.deal_space().sets[set]);
        space.set_of.push_back(at->second);
    }
    space.families = families_of(space.setting(), space.sets);
    return space;
}

// What did not settle is out of reach there, and said.
void set_aside_unsettled(OutcomeEconomics& each) {
    if (each.status != model::Status::converged) each.status = model::Status::infeasible;
}

struct There {
    SharedSetting setting;
    std::vector<OutcomeEconomics> equilibria;
};

// By the same wants.
std::optional<Worth> worth_there(const DealSpace& space, There there, const SharedWants& wants) {
    if (!there.setting) return {};
    for (OutcomeEconomics& each : there.equilibria) set_aside_unsettled(each);
    DealSpace moved = space;
    moved.at = there.setting;
    OrRefusal<Worth> worth =
        worth_of(std::make_shared<const Prices>(Prices{std::make_shared<const DealSpace>(std::move(moved)),
                                                       base_incomes(*there.setting), std::move(there.equilibria), 0.0}),
                 wants);
    if (!worth) return {};
    return *std::move(worth);
}

void widen(Range& range, double value) {
    range.low = std::min(range.low, value);
    range.high = std::max(range.high, value);
    ++range.n;
}

}  // namespace

const OutcomeRanges* WorthElsewhere::find(Outcome outcome) const {
    for (const OutcomeRanges& each : outcomes)
        if (each.outcome == outcome) return &each;
    return nullptr;
}

WorthElsewhere worth_elsewhere(const Worth& worth, const std::vector<Outcome>& wanted, const RangeOptions& options,
                               int threads, const BatchProgress& progress, KeptSettings* kept) {
    WorthElsewhere result;
    const RangePlan plan = places_of(worth.setting(), options);
    result.asked = {worth.setting().world().elasticity_source, plan.places, {}, plan.plan ? options.points : 0};
    if (plan.places.empty()) return result;
    const std::vector<Outcome> outcomes = each_once(worth, wanted);
    const DealSpace space = only(worth, outcomes);
    std::vector<There> there(plan.places.size());
    for (There& each : there) each.equilibria.resize(space.sets.size());
    std::vector<InTurn> in_turn(plan.places.size());
    at_all_places(
        worth.setting(), plan, space.families.size(), threads,
        [&](std::size_t place, std::size_t family, const OrRefusal<SharedSetting>& at) {
            if (!at || !(*at)->is_settled()) return;
            DealSpace moved = space;
            moved.at = *at;
            solve_family(moved, space.families[family], there[place].equilibria);
            in_turn[place]([&] { there[place].setting = *at; });
        },
        progress, kept);
    const std::size_t parties = worth.scenario().parties.size();
    const auto gain = [&](const Worth& at, Side p, Outcome o) {
        return at.payoffs(p, o) - at.payoffs(p, at.disagreement);
    };
    for (const Outcome o : outcomes) {
        OutcomeRanges ranges{o, {}, {}, {}, std::vector<std::vector<std::string>>(parties), {}};
        for (const Side p : Positions<Side>(parties)) {
            const auto own = [](double value) { return Range{value, value, 1}; };
            ranges.by_party.push_back(
                {own(worth.payoffs(p, o)), own(gain(worth, p, o)), own(worth.income_usd_m(p, o))});
        }
        result.outcomes.push_back(std::move(ranges));
    }
    for (std::size_t k = 0; k < there.size(); ++k) {
        const std::optional<Worth> at = worth_there(space, std::move(there[k]), worth.wants);
        const std::string& source = plan.places[k].source;
        const auto say = [&](std::vector<std::string>& list) {
            if (std::find(list.begin(), list.end(), source) == list.end()) list.push_back(source);
        };
        if (at && at->space.code(at->disagreement) != worth.space.code(worth.disagreement)) say(result.other_no_deal);
        for (OutcomeRanges& ranges : result.outcomes) {
            const std::optional<Outcome> o =
                at ? at->space.find(worth.space.code(ranges.outcome)) : std::optional<Outcome>();
            if (!o) {
                say(ranges.unsettled);
                continue;
            }
            ranges.at.emplace_back(source, std::vector<double>());
            for (const Side p : Positions<Side>(parties)) {
                ranges.at.back().second.push_back(at->payoffs(p, *o));
                WorthRange& range = ranges.by_party[p.value];
                widen(range.points, at->payoffs(p, *o));
                widen(range.gain, gain(*at, p, *o));
                widen(range.income_usd_m, at->income_usd_m(p, *o));
                if (gain(*at, p, *o) < -payoff_tie) {
                    say(ranges.unacceptable);
                    say(ranges.worse[p.value]);
                }
            }
        }
    }
    return result;
}

}  // namespace parley::pricing
