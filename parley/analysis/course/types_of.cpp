#include "parley/analysis/course/types_of.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

namespace parley::analysis::course {
namespace {

constexpr std::string_view backing_down = "Backing down: ";

// The issue of the table whose withdrawal a term counts; nothing of other terms.
std::optional<std::size_t> backed_issue(const pricing::Worth& worth, const RecordTerm& term) {
    if (!std::string_view(term.name).starts_with(backing_down)) return std::nullopt;
    const std::string_view label = std::string_view(term.name).substr(backing_down.size());
    for (std::size_t k = 0; k < worth.table().issue.size(); ++k)
        if (worth.scenario().issues[worth.table().issue[k]].label == label) return k;
    return std::nullopt;
}

// Of draws with weights, `count` that stand for as much each: in the order of `rank`, one from each part of the weight.
std::vector<std::size_t> strata(const std::vector<double>& weight, const std::vector<double>& rank, std::size_t count) {
    std::vector<std::size_t> order(weight.size()), result;
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rank[a] < rank[b]; });
    double sum = 0.0;
    for (const std::size_t k : order) {
        sum += weight[k];
        while (result.size() < count && (static_cast<double>(result.size()) + 0.5) / static_cast<double>(count) <= sum)
            result.push_back(k);
    }
    while (result.size() < count) result.push_back(order.back());
    return result;
}

// 0, 1/2, 1/4, 3/4, …: an order of strata that goes with no other one.
std::size_t reversed(std::size_t k, std::size_t count) {
    double value = 0.0, part = 0.5;
    for (std::size_t rest = k; rest != 0; rest /= 2, part /= 2)
        if (rest % 2 != 0) value += part;
    return std::min(count - 1, static_cast<std::size_t>(value * static_cast<double>(count)));
}

// What `better` is worth over `worse`. Terms that both have take no part, so that draws which want both alike tie
// exactly and are not put in order by rounding.
double wanted_over(const PartyRecord& party, const std::vector<double>& wants, Outcome better, Outcome worse) {
    double result = party.income[better.value] - party.income[worse.value];
    for (std::size_t k = 0; k < wants.size(); ++k)
        result += wants[k] * (party.terms[k].indicator[better.value] - party.terms[k].indicator[worse.value]);
    return result;
}

}  // namespace

std::vector<TypesOf> draw_types(const pricing::Worth& worth, const Record& record, const TypesAsked& asked) {
    std::vector<TypesOf> result;
    for (std::size_t p = 0; p < record.parties.size(); ++p) {
        const PartyRecord& party = record.parties[p];
        const dispute::record::ProbableReading& reading = asked.with_record ? party.said : party.prior;
        std::vector<double> rank;
        for (const std::vector<double>& wants : reading.wants)
            rank.push_back(wanted_over(party, wants, record.no_deal_as_said, worth.status_quo));
        TypesOf types;
        for (const std::size_t draw : strata(reading.weight, rank, asked.count))
            types.wants.push_back(reading.wants[draw]);
        std::vector<double> patience;
        for (const std::vector<double>& draw : record.patience.discount) patience.push_back(draw[p]);
        const std::vector<std::size_t> by_patience = strata(record.patience.weight, patience, asked.count);
        for (std::size_t k = 0; k < asked.count; ++k)
            types.patience.push_back(patience[by_patience[reversed(k, asked.count)]]);
        result.push_back(std::move(types));
    }
    return result;
}

std::vector<dispute::course::PartyTypes> worths_of(const pricing::Worth& worth, const Record& record,
                                                   const dispute::course::States& states,
                                                   const std::vector<TypesOf>& types, const TypesAsked& asked) {
    std::vector<dispute::course::PartyTypes> result;
    for (std::size_t p = 0; p < types.size(); ++p) {
        const PartyRecord& party = record.parties[p];
        const std::size_t n = types[p].wants.size();
        std::vector<std::optional<std::size_t>> backs;
        for (const RecordTerm& term : party.terms) backs.push_back(backed_issue(worth, term));
        dispute::course::PartyTypes each;
        each.weight.assign(n, 1.0 / static_cast<double>(n));
        // A share a year, as a continuous rate.
        for (const double r : types[p].patience) each.discount.push_back(std::log1p(r));
        for (const std::string& day : worth.scenario().parties[p].elections)
            if (const auto months = months_between(worth.scenario().day, day); months && *months > 0.0)
                each.elections.push_back(*months);
        const Outcome start = states.states.front().outcome;
        for (const dispute::course::State& state : states.states) {
            const Outcome o = state.outcome;
            const double income = asked.with_prices ? party.income[o.value] : 0.0;
            each.solved.push_back(income);
            each.once.push_back(worth.once.size() == 0 ? 0.0 : worth.once(Side{p}, o) - worth.once(Side{p}, start));
            for (std::size_t k = 0; k < n; ++k) {
                double flow = income;
                for (std::size_t t = 0; t < party.terms.size(); ++t) {
                    const double holds =
                        backs[t] ? (state.backed_down[*backs[t]] ? 1.0 : 0.0) : party.terms[t].indicator[o.value];
                    flow += types[p].wants[k][t] * holds;
                }
                each.flow.push_back(flow);
            }
        }
        result.push_back(std::move(each));
    }
    return result;
}

}  // namespace parley::analysis::course
