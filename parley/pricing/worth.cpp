#include "parley/pricing/worth.hpp"

#include <cassert>
#include <cmath>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/pricing/terms.hpp"

namespace parley::pricing {

namespace {

dispute::endings::NoDeal played(const Worth& worth, const Payoffs& payoffs, bool reversed) {
    return no_deal(worth.space, payoffs, worth.acts, worth.status_quo, order_of(worth.acts, reversed), payoff_tie);
}

std::optional<Refusal> add_no_deal(Worth& worth) {
    const scenario::Scenario& scenario = worth.scenario();
    worth.acts = acts_of(scenario, worth.table());
    worth.pairs = pairs_of(scenario, worth.table());
    const std::optional<std::size_t> set = worth.deal_space().disagreement;
    if (worth.acts.size() > dispute::endings::most_acts) {
        if (!set)
            return Refusal{{Option::none, scenario.file},
                           fmt::format("at most {} announced levels, or 'no-deal'", dispute::endings::most_acts),
                           fmt::format("{}", worth.acts.size())};
    } else {
        worth.computed = played(worth, worth.payoffs, false);
        worth.in_reverse = played(worth, worth.payoffs, true).outcome;
    }
    worth.disagreement = set ? *worth.named[*set] : worth.computed->outcome;
    return {};
}

}  // namespace

OrRefusal<Worth> worth_of(SharedPrices prices, SharedWants wants) {
    assert(prices->status() == model::Status::converged);
    Worth worth;
    worth.at = std::move(prices);
    worth.wants = std::move(wants);
    const DealSpace& deals = worth.deal_space();
    const scenario::Scenario& scenario = worth.scenario();
    std::vector<std::uint32_t> codes;
    for (std::size_t o = 0; o < deals.everything.size(); ++o) {
        const OutcomeEconomics& each = worth.prices().equilibria[deals.set_of[o]];
        if (each.status == model::Status::converged) {
            codes.push_back(deals.everything.code(Outcome{o}));
            worth.net_of_borrowing = worth.net_of_borrowing || each.saving_moves;
            worth.equilibrium.push_back(deals.set_of[o]);
        } else {
            worth.out_of_reach.push_back(each.problem);
        }
    }
    worth.space = dispute::space::Space(deals.table.agenda, std::move(codes));
    for (const scenario::NamedOutcome& outcome : scenario.outcomes)
        worth.named.push_back(find(deals, worth.space, outcome));
    const std::size_t said = deals.disagreement.value_or(0);
    const scenario::NamedOutcome& breakdown = scenario.outcomes[said];
    if (!worth.named[said] || !worth.named.front())
        return Refusal{{Option::none, scenario.file, breakdown.line, breakdown.column},
                       "a disagreement that is on the table and can be reached",
                       shown(breakdown.id)};
    worth.status_quo = *worth.named.front();
    add_terms(worth);
    worth.payoffs = payoffs(worth.terms);
    worth.once = once_payoffs(worth.terms);
    if (auto refusal = add_no_deal(worth)) return *refusal;
    worth.income_usd_m = Table<Side, Outcome>({scenario.parties.size(), worth.space.size()});
    for (const Side p : Positions<Side>(scenario.parties.size()))
        for (const Outcome o : Positions<Outcome>(worth.space.size())) {
            const OutcomeEconomics& each = worth.economics(o);
            worth.income_usd_m(p, o) = (worth.net_of_borrowing ? each.net_usd_m : each.income_usd_m)[p.value];
        }
    return worth;
}

Outcome no_deal_by(const Worth& worth, const Payoffs& payoffs) {
    return worth.deal_space().disagreement ? worth.disagreement : played(worth, payoffs, false).outcome;
}

dispute::endings::Facts facts_of(const Worth& worth, Outcome outcome, const Signed& by) {
    return worth.pairs.empty() ? dispute::endings::Facts{} : facts_of(worth.pairs.front(), worth.space, outcome, by);
}

const StatedNumber* patience_of(const Worth& worth, std::size_t party) {
    const std::optional<StatedNumber>& typed = worth.scenario().parties[party].patience;
    if (typed) return &*typed;
    return worth.wants && worth.wants->patience[party] ? &*worth.wants->patience[party] : nullptr;
}

std::optional<double> discount_rate(const Worth& worth, std::size_t party) {
    const StatedNumber* patience = patience_of(worth, party);
    if (patience == nullptr) return {};
    return std::log1p(patience->value);
}

std::string no_deal_in_words(const Worth& worth) {
    const std::string name = name_of(worth, worth.disagreement);
    return name.empty() ? levels_in_words(worth, worth.disagreement) : name;
}

std::string no_deal_id(const Worth& worth) {
    if (worth.deal_space().disagreement) return worth.scenario().outcomes[*worth.deal_space().disagreement].id;
    for (std::size_t k = 0; k < worth.named.size(); ++k)
        if (worth.named[k] == worth.disagreement) return worth.scenario().outcomes[k].id;
    return {};
}

const std::string& label_of(const OnTheTable& table, std::size_t issue, std::size_t level) {
    return table.agenda.issues[issue].levels[level];
}

std::string levels_in_words(const Worth& worth, Outcome outcome) {
    std::string result;
    for (std::size_t k = 0; k < worth.table().issue.size(); ++k)
        if (const std::size_t level = worth.space.level(outcome, k); level != 0)
            result += (result.empty() ? "" : "; ") + label_of(worth.table(), k, level);
    return result.empty() ? worth.scenario().outcomes.front().label : result;
}

std::string name_of(const Worth& worth, Outcome outcome) {
    for (std::size_t k = 0; k < worth.named.size(); ++k)
        if (worth.named[k] == outcome) return worth.scenario().outcomes[k].label;
    return {};
}

}  // namespace parley::pricing
