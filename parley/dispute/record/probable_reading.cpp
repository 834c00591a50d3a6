#include "parley/dispute/record/probable_reading.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "parley/dispute/record/likelihood.hpp"
#include "parley/numerics/rising.hpp"

namespace parley::dispute::record {
namespace {

// Gamma with a whole shape as a sum of exponentials, one coordinate each.
int shape_of(const Faction& faction, const Protocol& protocol) {
    return static_cast<int>(faction.leads ? protocol.leader_voice : protocol.faction_voice);
}

// What coordinates of a draw stand for: for each faction the exponentials of its voice, then its wants.
struct Coordinates {
    const Wants& wants;
    const Protocol& protocol;
    bool voices;  // one faction has all of the voice

    std::size_t count() const {
        std::size_t result = 0;
        for (const Faction& faction : wants.factions)
            result += wants.terms.size() + (voices ? static_cast<std::size_t>(shape_of(faction, protocol)) : 0);
        return result;
    }

    // voice by faction, want by faction and term.
    void read(const double* point, std::vector<double>& voice, std::vector<std::vector<double>>& want) const {
        voice.assign(wants.factions.size(), 1.0);
        want.resize(wants.factions.size());
        double sum = 0.0;
        for (std::size_t f = 0; f < wants.factions.size(); ++f) {
            if (voices) {
                voice[f] = 0.0;
                for (int e = shape_of(wants.factions[f], protocol); e > 0; --e)
                    voice[f] -= std::log(std::max(numerics::normal_share_below(*point++), 1e-300));
            }
            sum += voice[f];
            want[f].resize(wants.terms.size());
            for (std::size_t k = 0; k < wants.terms.size(); ++k)
                want[f][k] = want_at(wants.factions[f].want[k], numerics::normal_share_below(*point++));
        }
        for (double& share : voice) share /= sum;
    }
};

std::vector<double> mixed(const std::vector<double>& voice, const std::vector<std::vector<double>>& want) {
    std::vector<double> result(want.front().size(), 0.0);
    for (std::size_t f = 0; f < voice.size(); ++f)
        for (std::size_t k = 0; k < result.size(); ++k) result[k] += voice[f] * want[f][k];
    return result;
}

double margin_at(const Margin& margin, const std::vector<double>& want) {
    return std::inner_product(want.begin(), want.end(), margin.change.begin(), margin.solved);
}

}  // namespace

ProbableReading probable_reading(const WhatIsRead& asked) {
    const Wants& wants = asked.wants;
    const std::vector<Statement>& statements = asked.statements;
    const Coordinates coordinates{wants, asked.protocol, wants.factions.size() > 1};
    std::vector<double> voice, margins(statements.size());
    std::vector<std::vector<double>> want;
    Likelihood likely(statements, asked.protocol);
    const auto likelihood = [&](const double* point) {
        coordinates.read(point, voice, want);
        const std::vector<double> own = mixed(voice, want);
        for (std::size_t i = 0; i < statements.size(); ++i) {
            const std::optional<std::size_t>& faction = statements[i].faction;
            margins[i] = margin_at(statements[i].margin, faction ? want[*faction] : own) / asked.unit;
        }
        return likely.log_of(margins);
    };
    numerics::PosteriorSample sample = sample_posterior(coordinates.count(), likelihood, asked.draws);
    ProbableReading result;
    result.effective = sample.effective;
    result.moved = sample.moved;
    result.nats = sample.nats;
    for (std::size_t i = 0; i < sample.draws(); ++i) {
        coordinates.read(sample[i], voice, want);
        result.wants.push_back(mixed(voice, want));
        result.voice.push_back(voice);
        if (wants.factions.size() > 1) result.by_faction.push_back(want);
    }
    result.weight = std::move(sample.weight);
    return result;
}

std::shared_ptr<const ProbableReading> find(const std::vector<ReadBefore>& before, const WhatIsRead& asked) {
    for (const ReadBefore& each : before)
        if (each.of == asked) return each.reading;
    return nullptr;
}

double ProbableReading::share(const std::function<bool(const std::vector<double>&)>& holds) const {
    double result = 0.0;
    for (std::size_t i = 0; i < wants.size(); ++i)
        if (holds(wants[i])) result += weight[i];
    return std::min(result, 1.0);
}

std::vector<double> ProbableReading::quantiles(std::size_t term, const std::vector<double>& shares) const {
    std::vector<double> of(wants.size());
    for (std::size_t k = 0; k < wants.size(); ++k) of[k] = wants[k][term];
    numerics::Rising rising;
    const std::vector<numerics::Rising::Entry>& order = rising.order(of.data(), of.size());
    std::vector<double> result;
    double reached = 0.0;
    for (const auto& [want, k] : order) {
        reached += weight[k];
        while (result.size() < shares.size() && reached >= shares[result.size()]) result.push_back(want);
    }
    result.resize(shares.size(), order.back().value);
    return result;
}

PatienceReading patience_reading(std::size_t parties, const std::vector<Outlasts>& said, const Protocol& protocol,
                                 const numerics::PosteriorOptions& options) {
    const auto read = [&](const double* point) {
        std::vector<double> result;
        for (std::size_t p = 0; p < parties; ++p)
            result.push_back(want_at(protocol.patience, numerics::normal_share_below(point[p])));
        return result;
    };
    const auto likelihood = [&](const double* point) {
        std::vector<double> d;
        for (const Outlasts& each : said) d.push_back(point[each.patient] < point[each.impatient] ? 0.5 : -0.5);
        return std::log(mean_over_meant(d, protocol.outlasts));
    };
    const numerics::PosteriorSample sample = sample_posterior(parties, likelihood, options);
    PatienceReading result;
    for (std::size_t i = 0; i < sample.draws(); ++i) result.discount.push_back(read(sample[i]));
    result.weight = sample.weight;
    result.nats = sample.nats;
    return result;
}

}  // namespace parley::dispute::record
