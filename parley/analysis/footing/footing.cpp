#include "parley/analysis/footing/footing.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "parley/dispute/record/likelihood.hpp"
#include "parley/numerics/kernels.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::analysis {
namespace {

using dispute::record::AllWants;
using dispute::record::ProbableReading;

constexpr std::size_t typed_draws = 1024;

double typed_draw(const StatedNumber& number, numerics::RandomStream& stream) {
    if (!(number.low < number.high)) return number.value;
    return number.distribution == Distribution::log_uniform  ? stream.log_uniform(number.low, number.high)
           : number.distribution == Distribution::triangular ? stream.triangular(number.low, number.value, number.high)
                                                             : stream.uniform(number.low, number.high);
}

PartyFooting party_footing(const pricing::Worth& worth, std::size_t p) {
    PartyFooting result;
    result.solved.assign(worth.space.size(), 0.0);
    for (std::size_t t = 0; t < worth.terms[p].size(); ++t) {
        const dispute::space::PayoffTerm& term = worth.terms[p][t];
        if (worth.origins[p][t].weight == nullptr) {
            for (std::size_t o = 0; o < result.solved.size(); ++o) result.solved[o] += term.at(Outcome{o});
        } else if (!term.once) {
            // A red line's weight is minus its cost: its term counts as it is weighed, and is called by what it is of.
            const std::string line = "Red line: ";
            result.terms.push_back(
                {term.name.starts_with(line) ? term.name.substr(line.size()) : term.name, term.indicator});
        }
    }
    return result;
}

// Draws over the ranges of a file that types its sizes; one stream for each party.
ProbableReading typed_reading(const pricing::Worth& worth, std::size_t p) {
    ProbableReading result;
    numerics::RandomStream stream(1, p);
    for (std::size_t i = 0; i < typed_draws; ++i) {
        result.wants.emplace_back();
        for (std::size_t t = 0; t < worth.terms[p].size(); ++t) {
            const pricing::TermOrigin& from = worth.origins[p][t];
            if (from.weight == nullptr || worth.terms[p][t].once) continue;
            const double value = typed_draw(*from.weight, stream);
            result.wants.back().push_back(from.kind == pricing::TermOrigin::Kind::red_line ? -value : value);
        }
        result.weight.push_back(1.0 / typed_draws);
    }
    return result;
}

void ask_typed(const pricing::Worth& worth, Footing& footing) {
    std::vector<ProbableReading> readings;
    for (std::size_t p = 0; p < worth.terms.size(); ++p) readings.push_back(typed_reading(worth, p));
    dispute::record::WantsAsked& asked = footing.asked;
    asked.said.assign(typed_draws, AllWants(readings.size()));
    for (std::size_t p = 0; p < readings.size(); ++p) {
        for (AllWants* of : {&asked.median, &asked.low, &asked.high}) of->emplace_back();
        for (std::size_t i = 0; i < typed_draws; ++i) asked.said[i][p] = readings[p].wants[i];
        for (std::size_t t = 0; t < worth.terms[p].size(); ++t) {
            const pricing::TermOrigin& from = worth.origins[p][t];
            if (from.weight == nullptr || worth.terms[p][t].once) continue;
            const bool cost = from.kind == pricing::TermOrigin::Kind::red_line;
            asked.median.back().push_back(worth.terms[p][t].weight);
            asked.low.back().push_back(cost ? -from.weight->high : from.weight->low);
            asked.high.back().push_back(cost ? -from.weight->low : from.weight->high);
        }
    }
    asked.prior = asked.said;
    asked.readings = std::move(readings);
}

double margin_at(const dispute::record::Margin& margin, const std::vector<double>& wants) {
    return std::inner_product(wants.begin(), wants.end(), margin.change.begin(), margin.solved);
}

// Every so many draws: a share to two hundredths tells on which side of a half it is.
constexpr std::size_t apart = 8;

// By statement the weights of the draws, weighed anew as if it had not been made.
std::vector<std::vector<double>> weights_without(const PartyFooting& party, const ProbableReading& reading) {
    std::vector<std::vector<double>> result(party.said.size());
    dispute::record::Likelihood likely(party.said, {});
    std::vector<double> margins;
    for (std::size_t i = 0; i < reading.wants.size(); i += apart) {
        margins.clear();
        for (const dispute::record::Statement& each : party.said) {
            const bool own = each.faction && !reading.by_faction.empty();
            margins.push_back(margin_at(each.margin, own ? reading.by_faction[i][*each.faction] : reading.wants[i]) /
                              party.unit);
        }
        const double with = likely.log_of(margins);
        const std::vector<double>& without = likely.logs_without(margins);
        for (std::size_t s = 0; s < without.size(); ++s)
            result[s].push_back(reading.weight[i] * std::exp(without[s] - with));
    }
    return result;
}

}  // namespace

Footing footing_of(const pricing::Worth& worth) {
    Footing result;
    result.typed = !worth.wants;
    for (std::size_t p = 0; p < worth.terms.size(); ++p) {
        result.parties.push_back(party_footing(worth, p));
        if (!worth.wants) continue;
        const pricing::PartyWants& wants = worth.wants->parties[p];
        result.parties.back().ranges = wants.ranges;
        result.parties.back().said = wants.said;
    }
    if (worth.wants)
        result.asked = worth.wants->asked;
    else
        ask_typed(worth, result);
    weigh_without(result);
    return result;
}

void weigh_without(Footing& footing) {
    for (std::size_t p = 0; p < footing.parties.size() && !footing.typed; ++p)
        footing.without.push_back(weights_without(footing.parties[p], footing.asked.readings[p]));
}

double payoff_by(const PartyFooting& party, const std::vector<double>& wants, Outcome outcome) {
    double result = party.solved[outcome.value];
    for (std::size_t k = 0; k < wants.size(); ++k) result += wants[k] * party.terms[k].indicator[outcome.value];
    return result;
}

Payoffs payoffs_by(const Footing& footing, const AllWants& wants) {
    const std::size_t outcomes = footing.parties.front().solved.size();
    Payoffs result({footing.parties.size(), outcomes});
    for (std::size_t p = 0; p < footing.parties.size(); ++p) {
        const PartyFooting& party = footing.parties[p];
        double* const row = &result(Side{p}, Outcome{0});
        std::copy(party.solved.begin(), party.solved.end(), row);
        for (std::size_t k = 0; k < wants[p].size(); ++k)
            numerics::kernels::add_scaled(wants[p][k], party.terms[k].indicator.data(), outcomes, row);
    }
    return result;
}

bool Conclusion::can_turn() const {
    return (standing.share > 0 && standing.share < 1) || !opposite_by.empty() || !statements.empty();
}

Conclusion compared(const Footing& footing, std::string words, std::size_t p, Outcome better, Outcome worse) {
    const PartyFooting& party = footing.parties[p];
    Conclusion result;
    result.words = std::move(words);
    result.outcome = better;
    result.against = worse;
    result.party = p;
    dispute::record::Margin margin{party.solved[better.value] - party.solved[worse.value], {}};
    for (const FootingTerm& term : party.terms)
        margin.change.push_back(term.indicator[better.value] - term.indicator[worse.value]);
    if (!footing.typed)
        if (const auto bounds = bounds_of(party.ranges, party.said, margin)) {
            result.necessarily = bounds->low >= -pricing::payoff_tie;
            result.possibly = bounds->high >= -pricing::payoff_tie;
        }
    result.solved = margin.solved;
    for (std::size_t k = 0; k < party.terms.size(); ++k)
        result.assumed += margin.change[k] * footing.asked.median[p][k];
    const auto holds = [&](const std::vector<double>& wants) {
        return margin_at(margin, wants) >= -pricing::payoff_tie;
    };
    result.standing = standing_of([&](const AllWants& wants) { return holds(wants[p]); }, footing.asked);
    const bool mostly = result.standing.share >= 0.5;
    for (std::size_t i = 0; i < party.said.size() && !footing.typed; ++i) {
        // What a statement says nothing of it does not turn.
        bool about = false;
        for (std::size_t k = 0; k < margin.change.size(); ++k)
            about = about || (std::abs(margin.change[k]) > 0 && std::abs(party.said[i].margin.change[k]) > 0);
        if (!about) continue;
        double all = 0.0, held = 0.0;
        for (std::size_t d = 0; d < footing.without[p][i].size(); ++d) {
            all += footing.without[p][i][d];
            if (holds(footing.asked.readings[p].wants[d * apart])) held += footing.without[p][i][d];
        }
        const double share = all > 0 ? held / all : 0.0;
        if ((share >= 0.5) != mostly) result.statements.push_back({p, i, share});
    }
    return result;
}

Conclusion claimed(const Footing& footing, std::string words, const dispute::record::Claim& claim) {
    Conclusion result;
    result.words = std::move(words);
    result.standing = standing_of(claim, footing.asked);
    return result;
}

}  // namespace parley::analysis
