#include "parley/study/forecast.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/input_error.hpp"
#include "parley/dispute/random_stream.hpp"
#include "parley/study/parallel.hpp"

namespace parley {
namespace {

double drawn(const Quantity& quantity, RandomStream& stream) {
    if (!(quantity.low < quantity.high)) return quantity.value;
    switch (quantity.distribution) {
        case Distribution::uniform:
            return stream.uniform(quantity.low, quantity.high);
        case Distribution::triangular:
            return stream.triangular(quantity.low, quantity.value, quantity.high);
        case Distribution::log_uniform:
            return stream.log_uniform(quantity.low, quantity.high);
    }
    return quantity.value;
}

// Every number that is drawn, in the order of the file.
struct Unsure {
    std::string what;
    const Quantity* quantity;
};

std::vector<Unsure> unsure(const DisputeStudy& dispute) {
    std::vector<Unsure> result;
    const Scenario& scenario = dispute.study.scenario;
    for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
        for (std::size_t t = 0; t < dispute.terms[p].size(); ++t)
            if (dispute.weights[p][t] != nullptr)
                result.push_back({scenario.parties[p].name + ": " + dispute.terms[p][t].name, dispute.weights[p][t]});
        if (scenario.parties[p].patience)
            result.push_back({scenario.parties[p].name + ": patience", &*scenario.parties[p].patience});
        if (scenario.parties[p].committed)
            result.push_back({scenario.parties[p].name + ": committed", &*scenario.parties[p].committed});
    }
    return result;
}

struct Drawn {
    std::vector<double> numbers;
    std::array<Chances, 5> by{};
    bool deal_possible = false, agree = false;
    bool deal_on_conditions = false;  // where there are none: as deal_possible
    std::vector<double> nash_gain;
};

class OneDraw {
public:
    OneDraw(const DisputeStudy& dispute, const Moves& moves)
        : dispute_(dispute), moves_(moves), breaking_(breaking_conditions(dispute)) {}

    Drawn operator()(std::uint64_t seed, std::uint64_t k) const {
        Drawn result;
        RandomStream stream(seed, k);
        const Scenario& scenario = dispute_.study.scenario;
        std::vector<std::vector<double>> weight;
        std::vector<double> rate, reputation;
        for (std::size_t p = 0; p < scenario.parties.size(); ++p) {
            weight.emplace_back(dispute_.terms[p].size(), 0.0);
            for (std::size_t t = 0; t < dispute_.terms[p].size(); ++t)
                if (dispute_.weights[p][t] != nullptr)
                    result.numbers.push_back(weight[p][t] = drawn(*dispute_.weights[p][t], stream));
            if (scenario.parties[p].patience) {
                result.numbers.push_back(drawn(*scenario.parties[p].patience, stream));
                rate.push_back(std::log1p(result.numbers.back()));
            }
            if (scenario.parties[p].committed) {
                result.numbers.push_back(drawn(*scenario.parties[p].committed, stream));
                reputation.push_back(result.numbers.back());
            }
        }
        const PayoffTerms terms = with_weights(dispute_, weight);
        const Payoffs payoffs = parley::payoffs(terms), once = once_payoffs(terms);
        bargaining(payoffs, result);
        moves(payoffs, result);
        const bool patient = rate.size() == scenario.parties.size();
        if (patient && reputation.size() == 2) attrition(payoffs, once, rate, reputation, result);
        if (patient && scenario.talks) talks(payoffs, once, rate, result);
        result.agree = agree(result.by);
        return result;
    }

private:
    static bool better(double a, double b) { return a > b + payoff_tie; }

    // What an outcome is called, compared with today.
    Chances called(const Payoffs& payoffs, Outcome o) const {
        bool worse = false, gain = false;
        for (const Side p : Positions<Side>(payoffs.extents()[0])) {
            worse = worse || better(payoffs(p, dispute_.status_quo), payoffs(p, o));
            gain = gain || better(payoffs(p, o), payoffs(p, dispute_.status_quo));
        }
        if (worse) return {0, 0, 1};
        return gain ? Chances{1, 0, 0} : Chances{0, 1, 0};
    }
    static Chances& of(Drawn& drawn, Lens lens) { return drawn.by[static_cast<std::size_t>(lens)]; }

    void bargaining(const Payoffs& payoffs, Drawn& result) const {
        DealOptions options;
        options.tie = payoff_tie;
        const Deals all = deals(payoffs, disagreement_at(payoffs, dispute_.disagreement), options);
        result.deal_possible = all.zone.open() && all.zone.anyone_gains;
        of(result, Lens::bargaining) = result.deal_possible ? Chances{1, 0, 0} : called(payoffs, dispute_.disagreement);
        result.deal_on_conditions = result.deal_possible;
        if (!breaking_.empty()) {
            options.struck_out = breaking_;
            const Zone zone = zone_of_agreement(payoffs, disagreement_at(payoffs, dispute_.disagreement), options);
            result.deal_on_conditions = zone.open() && zone.anyone_gains;
            of(result, Lens::conditions) =
                result.deal_on_conditions ? Chances{1, 0, 0} : called(payoffs, dispute_.disagreement);
        }
        if (result.deal_possible && !all.nash.outcomes.empty())
            for (const Side p : Positions<Side>(payoffs.extents()[0]))
                result.nash_gain.push_back(payoffs(p, all.nash.outcomes.front()) - payoffs(p, dispute_.disagreement));
    }

    void moves(const Payoffs& payoffs, Drawn& result) const {
        const Preferences preferences = preferences_of(payoffs, payoff_tie);
        Judge judge(moves_, preferences);
        const auto rests = [&](StateIndex state) {
            for (std::size_t p = 0; p < moves_.parties; ++p)
                if (!judge.stable(Concept::seq, Side{p}, state)) return false;
            return true;
        };
        const auto today = static_cast<StateIndex>(dispute_.status_quo.value);
        if (rests(today)) {
            of(result, Lens::moves) = {0, 1, 0};
            return;
        }
        Explorer explorer(moves_);
        explorer.set_out(movers_within(moves_, std::vector<bool>(moves_.parties, true)), today, &preferences);
        std::vector<bool> seen(moves_.states);
        seen[today] = true;
        while (const Arrival* arrival = explorer.next()) {
            const StateIndex state = arrival->step.to;
            if (seen[state]) continue;
            seen[state] = true;
            if (!rests(state)) continue;
            of(result, Lens::moves) = called(payoffs, Outcome{state});
            return;
        }
        of(result, Lens::moves) = {0, 1, 0};
    }

    void attrition(const Payoffs& payoffs, const Payoffs& once, const std::vector<double>& rate,
                   const std::vector<double>& reputation, Drawn& result) const {
        const StandoffGame game = standoff_game(dispute_, payoffs, once, rate, reputation);
        const Chances lasting = called(payoffs, dispute_.disagreement);
        const double ends = game.none.empty() ? 1.0 - game.concessions.never : (result.deal_possible ? 1.0 : 0.0);
        of(result, Lens::attrition) = {ends + (1 - ends) * lasting.deal, (1 - ends) * lasting.standoff,
                                       (1 - ends) * lasting.escalation};
    }

    void talks(const Payoffs& payoffs, const Payoffs& once, const std::vector<double>& rate, Drawn& result) const {
        const Negotiation talks = talks_of(dispute_, payoffs, once, rate, 0);
        const TalksPlay course = play(talks);
        if (!course) return;
        Outcome end = dispute_.disagreement;
        for (std::size_t k = 0; k < dispute_.named.size(); ++k)
            if (dispute_.study.scenario.outcomes[k].id == dispute_.study.scenario.talks->ends) end = *dispute_.named[k];
        of(result, Lens::talks) =
            course.agreement && *course.agreement != end ? Chances{1, 0, 0} : called(payoffs, end);
    }

    static bool agree(const std::array<Chances, 5>& by) {
        int first = -1;
        for (const Chances& each : by) {
            if (each.deal + each.standoff + each.escalation == 0) continue;
            const int most = each.deal >= each.standoff && each.deal >= each.escalation ? 0
                             : each.standoff >= each.escalation                         ? 1
                                                                                        : 2;
            if (first >= 0 && most != first) return false;
            first = most;
        }
        return true;
    }

    const DisputeStudy& dispute_;
    const Moves& moves_;
    std::vector<Outcome> breaking_;
};

std::vector<Leverage> leverage(const std::vector<Unsure>& numbers, const std::vector<Drawn>& draws) {
    std::vector<Leverage> result;
    for (std::size_t n = 0; n < numbers.size(); ++n) {
        std::vector<std::size_t> order(draws.size());
        for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return draws[a].numbers[n] < draws[b].numbers[n]; });
        const std::size_t half = order.size() / 2;
        if (half == 0 || !(numbers[n].quantity->low < numbers[n].quantity->high)) continue;
        Leverage each{numbers[n].what, 0, 0};
        for (std::size_t k = 0; k < half; ++k) {
            each.low_half += draws[order[k]].deal_on_conditions ? 1.0 : 0.0;
            each.high_half += draws[order[order.size() - 1 - k]].deal_on_conditions ? 1.0 : 0.0;
        }
        each.low_half /= static_cast<double>(half);
        each.high_half /= static_cast<double>(half);
        result.push_back(each);
    }
    std::stable_sort(result.begin(), result.end(), [](const Leverage& a, const Leverage& b) {
        return std::abs(a.high_half - a.low_half) > std::abs(b.high_half - b.low_half);
    });
    return result;
}

}  // namespace

const char* name_of(Lens lens) {
    switch (lens) {
        case Lens::bargaining:
            return "bargaining";
        case Lens::conditions:
            return "conditions";
        case Lens::moves:
            return "moves";
        case Lens::attrition:
            return "attrition";
        case Lens::talks:
            return "talks";
    }
    return "";
}

Forecast forecast(const DisputeStudy& dispute, const Draws& draws, int threads) {
    const std::optional<Moves> moves = moves_of(dispute.space);
    if (!moves)
        throw InputError(dispute.study.scenario.file, 0, "fewer moves between the outcomes on the table", "too many");
    Forecast result;
    result.seed = draws.seed;
    result.count = draws.count;
    std::vector<Drawn> all(draws.count);
    const OneDraw one(dispute, *moves);
    parallel_for(all.size(), threads, [&](std::size_t k) { all[k] = one(draws.seed, k); });
    if (all.empty()) return result;
    const auto count = static_cast<double>(all.size());
    for (const Drawn& each : all) {
        for (std::size_t l = 0; l < result.by.size(); ++l) {
            result.by[l].deal += each.by[l].deal / count;
            result.by[l].standoff += each.by[l].standoff / count;
            result.by[l].escalation += each.by[l].escalation / count;
        }
        result.all_agree += each.agree ? 1 / count : 0;
    }
    result.leverage = leverage(unsure(dispute), all);
    for (std::size_t p = 0; p < dispute.study.scenario.parties.size(); ++p) {
        std::vector<double> gains;
        for (const Drawn& each : all)
            if (!each.nash_gain.empty()) gains.push_back(each.nash_gain[p]);
        if (gains.empty()) break;
        std::sort(gains.begin(), gains.end());
        const auto at = [&](double share) {
            return gains[static_cast<std::size_t>(share * static_cast<double>(gains.size() - 1) + 0.5)];
        };
        result.nash_gain.push_back({at(0.05), at(0.5), at(0.95)});
    }
    return result;
}

}  // namespace parley
