#include "parley/analysis/findings/lens_conclusions.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include <fmt/format.h>

#include "parley/analysis/agreements.hpp"
#include "parley/core/names.hpp"

namespace parley::analysis {
namespace {

using dispute::record::AllWants;
using dispute::record::Claim;

std::string party_name(const pricing::Worth& worth, std::size_t p) {
    return in_sentence(worth.scenario().parties[p].name);
}

std::string in_quotes(const pricing::Worth& worth, Outcome o) {
    const std::string name = name_of(worth, o);
    return "“" + (name.empty() ? levels_in_words(worth, o) : name) + "”";
}

// Claims that take long are asked of fewer draws.
constexpr std::size_t few_draws = 256;

Conclusion claimed_of_few(const Footing& footing, std::string words, const Claim& claim) {
    Conclusion result;
    result.words = std::move(words);
    result.standing.at_median = claim(footing.asked.median);
    const auto share = [&](const std::vector<AllWants>& draws) {
        const std::size_t asked = std::min(few_draws, draws.size());
        std::size_t holds = 0;
        for (std::size_t i = 0; i < asked; ++i) holds += claim(draws[i]) ? 1 : 0;
        return static_cast<double>(holds) / static_cast<double>(asked);
    };
    result.standing.share = share(footing.asked.said);
    result.standing.prior_share = share(footing.asked.prior);
    return result;
}

// Payoffs where only what is announced differs from today: all that no deal is played over.
class NoDealPlay {
public:
    NoDealPlay(const pricing::Worth& worth, const Footing& footing)
        : worth_(worth), footing_(footing), payoffs_({footing.parties.size(), worth.space.size()}) {
        for (const Outcome o : Positions<Outcome>(worth.space.size())) {
            bool near = true;
            for (std::size_t k = 0; k < worth.table().issue.size(); ++k) {
                const bool acts = std::any_of(worth.acts.begin(), worth.acts.end(),
                                              [&](const dispute::endings::Act& act) { return act.issue == k; });
                near = near && (acts || worth.space.level(o, k) == 0);
            }
            if (near) near_.push_back(o);
        }
    }
    Outcome operator()(const AllWants& wants) {
        for (std::size_t p = 0; p < footing_.parties.size(); ++p)
            for (const Outcome o : near_) payoffs_(Side{p}, o) = payoff_by(footing_.parties[p], wants[p], o);
        return no_deal_by(worth_, payoffs_);
    }

private:
    const pricing::Worth& worth_;
    const Footing& footing_;
    Payoffs payoffs_;
    std::vector<Outcome> near_;
};

// The outcomes that all may sign; where nothing is on record as a threat, all but no deal.
std::vector<Outcome> contents_of(const pricing::Worth& worth) {
    std::vector<Outcome> result = offered(worth, worth.payoffs, worth.disagreement);
    if (result.empty())
        for (const Outcome o : Positions<Outcome>(worth.space.size()))
            if (o != worth.disagreement) result.push_back(o);
    return result;
}

bool liked_by_all(const pricing::Worth& worth, const Footing& footing, const AllWants& wants, Outcome o) {
    for (std::size_t p = 0; p < footing.parties.size(); ++p)
        if (payoff_by(footing.parties[p], wants[p], o) <
            payoff_by(footing.parties[p], wants[p], worth.disagreement) - pricing::payoff_tie)
            return false;
    return true;
}

Conclusion any_agreement(const pricing::Worth& worth, const Footing& footing, const DealAnalysis& deals,
                         const pricing::WorthElsewhere& elsewhere) {
    const std::vector<Outcome> contents = contents_of(worth);
    const auto any = [&](const AllWants& wants) {
        return std::any_of(contents.begin(), contents.end(),
                           [&](Outcome o) { return liked_by_all(worth, footing, wants, o); });
    };
    const bool there = any(footing.asked.median);
    Conclusion result = claimed(footing,
                                there ? "There is an agreement of all that nobody likes less than no deal"
                                      : "There is no agreement of all that nobody likes less than no deal",
                                [&](const AllWants& wants) { return any(wants) == there; });
    // Sources by which none of those that are acceptable here is so there.
    const std::vector<Outcome>& zone = deals.deals.zone.outcomes;
    if (!there || zone.empty()) return result;
    result.sources_asked = elsewhere.asked.asked();
    for (const std::string& source : elsewhere.asked.sources()) {
        const auto fails = [&](Outcome o) {
            const pricing::OutcomeRanges* ranges = elsewhere.find(o);
            return ranges != nullptr && std::find(ranges->unacceptable.begin(), ranges->unacceptable.end(), source) !=
                                            ranges->unacceptable.end();
        };
        if (std::all_of(zone.begin(), zone.end(), fails)) result.opposite_by.push_back(source);
    }
    return result;
}

std::string no_less(const pricing::Worth& worth, std::size_t p, const std::string& what, bool likes) {
    return fmt::format("{} likes {} {} than no deal", at_start(party_name(worth, p)), what, likes ? "no less" : "less");
}

// Worded as it holds at the median.
Conclusion liked(const pricing::Worth& worth, const Footing& footing, std::size_t p, const std::string& what,
                 Outcome outcome) {
    Conclusion result = compared(footing, no_less(worth, p, what, true), p, outcome, worth.disagreement);
    if (result.standing.at_median) return result;
    result.words = no_less(worth, p, what, false);
    result.standing.share = 1 - result.standing.share;
    result.standing.prior_share = 1 - result.standing.prior_share;
    result.standing.at_median = true;
    for (IfNotMeant& each : result.statements) each.share = 1 - each.share;
    if (result.necessarily) {
        const bool never = !*result.possibly, always = *result.necessarily;
        result.necessarily = never;
        result.possibly = !always;
    }
    return result;
}

// The best that a party can move to alone; nothing where it can move nowhere.
std::optional<Outcome> best_move(const pricing::Worth& worth, const StandoffAnalysis& standoff, std::size_t p,
                                 Outcome from) {
    std::optional<Outcome> best;
    for (const dispute::graph_model::StateIndex to :
         reach(standoff.moves, p, static_cast<dispute::graph_model::StateIndex>(from.value)))
        if (!best || worth.payoffs(Side{p}, Outcome{to}) > worth.payoffs(Side{p}, *best)) best = Outcome{to};
    return best;
}

// Whether two claims hold as surely, and turn with the same.
bool stand_alike(const dispute::record::Standing& a, const dispute::record::Standing& b) {
    const auto like = [](const dispute::record::Hinge& x, const dispute::record::Hinge& y) {
        return x.party == y.party && x.term == y.term && x.at == y.at && x.share == y.share;
    };
    return a.at_median == b.at_median && a.share == b.share && a.prior_share == b.prior_share &&
           std::equal(a.hinges.begin(), a.hinges.end(), b.hinges.begin(), b.hinges.end(), like);
}

}  // namespace

std::vector<Conclusion> conclusions_of(const pricing::Worth& worth, const Footing& footing, const DealAnalysis& deals,
                                       const pricing::WorthElsewhere& elsewhere) {
    std::vector<Conclusion> result;
    const dispute::bargaining::Zone& zone = deals.deals.zone;
    const std::vector<Outcome>& points = zone.open() ? deals.deals.nash.outcomes : zone.nearest.outcomes;
    if (!points.empty()) {
        const std::string what = zone.open() ? "Nash's agreement" : "the agreement nearest to acceptance";
        for (std::size_t p = 0; p < footing.parties.size(); ++p)
            result.push_back(liked(worth, footing, p, what, points.front()));
    }
    add_sources(worth, elsewhere, result);
    result.insert(result.begin(), any_agreement(worth, footing, deals, elsewhere));
    if (!worth.deal_space().disagreement && !worth.acts.empty()) {
        NoDealPlay play(worth, footing);
        result.push_back(claimed(footing, "No deal is " + in_quotes(worth, worth.disagreement),
                                 [&](const AllWants& wants) { return play(wants) == worth.disagreement; }));
        result.back().opposite_by = elsewhere.other_no_deal;
        result.back().sources_asked = elsewhere.asked.asked();
    }
    return result;
}

std::vector<Conclusion> conclusions_of(const pricing::Worth& worth, const Footing& footing,
                                       const StandoffAnalysis& standoff) {
    std::vector<Conclusion> result;
    std::vector<std::pair<Outcome, const char*>> places{{worth.status_quo, "today"}};
    if (worth.disagreement != worth.status_quo) places.emplace_back(worth.disagreement, "no deal");
    for (const auto& place : places)
        for (std::size_t p = 0; p < footing.parties.size(); ++p) {
            const std::optional<Outcome> to = best_move(worth, standoff, p, place.first);
            if (!to) continue;
            const bool moves = worth.payoffs(Side{p}, *to) > worth.payoffs(Side{p}, place.first) + pricing::payoff_tie;
            result.push_back(
                moves ? compared(footing,
                                 fmt::format("{} would rather have {} than {}, and can move there alone",
                                             at_start(party_name(worth, p)), in_quotes(worth, *to), place.second),
                                 p, *to, place.first)
                      : compared(footing,
                                 fmt::format("{} would not leave {} alone, not even for {}",
                                             at_start(party_name(worth, p)), place.second, in_quotes(worth, *to)),
                                 p, place.first, *to));
        }
    if (!standoff.game.none.empty()) return result;
    std::vector<double> rate, reputation;
    for (std::size_t p = 0; p < 2; ++p) {
        rate.push_back(*discount_rate(worth, p));
        reputation.push_back(worth.scenario().parties[p].committed->value);
    }
    const std::size_t first = standoff.game.concessions.yields[0] >= standoff.game.concessions.yields[1] ? 0 : 1;
    result.push_back(claimed_of_few(
        footing, at_start(party_name(worth, first)) + " is the likelier to give in first", [&](const AllWants& wants) {
            const StandoffGame game =
                standoff_game(worth, payoffs_by(footing, wants), worth.once, worth.disagreement, rate, reputation);
            return game.none.empty() && game.concessions.yields[first] >= game.concessions.yields[1 - first];
        }));
    return result;
}

std::vector<Conclusion> conclusions_of(const pricing::Worth& worth, const Footing& footing,
                                       const TalksAnalysis& talks) {
    std::vector<Conclusion> result;
    std::vector<double> rate;
    for (std::size_t p = 0; p < footing.parties.size(); ++p) rate.push_back(*discount_rate(worth, p));
    // What ends in the same way, as surely and turned by the same, whoever speaks first, is said once.
    struct End {
        bool agreed;
        std::vector<std::size_t> first;
        std::size_t at;  // in `result`
    };
    std::vector<End> ends;
    for (const TalksAnalysis::Order& order : talks.orders) {
        const std::size_t first = order.proposers.front().value;
        const bool agreed = order.play && order.play.agreement;
        Conclusion is = claimed_of_few(footing, "", [&](const AllWants& wants) {
            const Payoffs payoffs = payoffs_by(footing, wants);
            const dispute::talks::TalksPlay play =
                dispute::talks::play(talks_of(worth, payoffs, worth.once, no_deal_by(worth, payoffs), rate, first));
            return (play && play.agreement) == agreed;
        });
        const auto same = std::find_if(ends.begin(), ends.end(), [&](const End& end) {
            return end.agreed == agreed && stand_alike(result[end.at].standing, is.standing);
        });
        if (same != ends.end()) {
            same->first.push_back(first);
        } else {
            ends.push_back({agreed, {first}, result.size()});
            result.push_back(std::move(is));
        }
        const bool said_before = std::any_of(talks.orders.begin(), talks.orders.end(), [&](const auto& other) {
            return other.proposers.front().value < first && other.play && other.play.agreement == order.play.agreement;
        });
        if (!agreed || said_before) continue;
        for (std::size_t p = 0; p < footing.parties.size(); ++p)
            result.push_back(compared(
                footing,
                fmt::format("{} likes what would be signed if {} speaks first no less than what there is without",
                            party_name(worth, p), party_name(worth, first)),
                p, *order.play.agreement, talks.at_the_deadline));
    }
    for (const End& end : ends) {
        std::string who;
        for (std::size_t k = 0; k < end.first.size(); ++k)
            who += (k == 0 ? "" : k + 1 == end.first.size() ? " or " : ", ") + party_name(worth, end.first[k]);
        result[end.at].words =
            fmt::format("{} speaks first, talks end {} an agreement",
                        end.first.size() > 1 && end.first.size() == talks.orders.size() ? "Whoever" : "If " + who,
                        end.agreed ? "in" : "without");
    }
    return result;
}

void add_sources(const pricing::Worth& worth, const pricing::WorthElsewhere& elsewhere,
                 std::vector<Conclusion>& conclusions, NoDealThere no_deal) {
    for (Conclusion& each : conclusions) {
        if (!each.party || !each.against) continue;
        const pricing::OutcomeRanges *ranges = elsewhere.find(*each.outcome), *than = elsewhere.find(*each.against);
        if (ranges == nullptr || than == nullptr) continue;
        each.sources_asked = true;
        const bool likes = each.solved + each.assumed >= -pricing::payoff_tie;
        const auto lists = [](const std::vector<std::string>& list, const std::string& source) {
            return std::find(list.begin(), list.end(), source) != list.end();
        };
        const auto worse = [&](const std::string& source) {
            if (each.against == worth.disagreement && no_deal == NoDealThere::computed)
                return lists(ranges->worse[*each.party], source);
            for (const auto& at : ranges->at)
                for (const auto& other : than->at)
                    if (at.first == source && other.first == source &&
                        at.second[*each.party] < other.second[*each.party] - pricing::payoff_tie)
                        return true;
            return false;
        };
        for (const std::string& source : elsewhere.asked.sources()) {
            if (source == worth.setting().world().elasticity_source) continue;
            if (!lists(ranges->unsettled, source) && !lists(than->unsettled, source) && worse(source) == likes)
                each.opposite_by.push_back(source);
        }
    }
}

std::vector<const Conclusion*> reversals(const std::vector<Conclusion>& conclusions) {
    std::vector<const Conclusion*> result;
    for (const Conclusion& each : conclusions)
        if (each.can_turn()) result.push_back(&each);
    std::stable_sort(result.begin(), result.end(), [](const Conclusion* a, const Conclusion* b) {
        return std::abs(a->standing.share - 0.5) < std::abs(b->standing.share - 0.5);
    });
    return result;
}

std::vector<Believed> believed(const pricing::Worth& worth, const Footing& footing, Outcome outcome) {
    std::vector<Believed> result;
    if (!worth.wants) return result;
    for (const pricing::BeliefWants& belief : worth.wants->beliefs) {
        const PartyFooting& party = footing.parties[belief.about];
        const auto likes = [&](const std::vector<double>& wants) {
            return payoff_by(party, wants, outcome) >=
                   payoff_by(party, wants, worth.disagreement) - pricing::payoff_tie;
        };
        result.push_back(
            {belief.of, belief.about, belief.believed.share(likes), footing.asked.readings[belief.about].share(likes)});
    }
    return result;
}

std::optional<bool> fits(const pricing::Worth& worth, std::size_t p, const std::vector<double>& wants) {
    if (!worth.wants) return {};
    const pricing::PartyWants& party = worth.wants->parties[p];
    for (std::size_t k = 0; k < wants.size(); ++k) {
        double low = party.ranges.factions.front().want[k].low, high = party.ranges.factions.front().want[k].high;
        for (const dispute::record::Faction& faction : party.ranges.factions) {
            low = std::min(low, faction.want[k].low);
            high = std::max(high, faction.want[k].high);
        }
        if (wants[k] < low - pricing::payoff_tie || wants[k] > high + pricing::payoff_tie) return false;
    }
    for (const dispute::record::Statement& each : party.said)
        if (!each.faction && std::inner_product(wants.begin(), wants.end(), each.margin.change.begin(),
                                                each.margin.solved) < -pricing::payoff_tie)
            return false;
    return true;
}

std::optional<bool> fits(const pricing::Worth& worth, const dispute::bargaining::WhatIf& what) {
    if (!worth.wants) return {};
    AllWants wants = worth.wants->asked.median;
    std::vector<bool> changed(wants.size());
    for (const dispute::bargaining::WeightChange& each : what.changes) {
        const pricing::TermOrigin& from = worth.origins[each.side.value][each.term];
        if (from.kind != pricing::TermOrigin::Kind::said) continue;
        const bool red_line = worth.terms[each.side.value][each.term].kind == dispute::space::TermKind::red_line;
        wants[each.side.value][from.position] = red_line ? -std::abs(each.to) : each.to;
        changed[each.side.value] = true;
    }
    for (std::size_t p = 0; p < wants.size(); ++p)
        if (changed[p] && !*fits(worth, p, wants[p])) return false;
    return true;
}

}  // namespace parley::analysis
