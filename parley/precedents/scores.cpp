#include "parley/precedents/scores.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "parley/numerics/random_stream.hpp"

namespace parley::precedents {
namespace {

double held(double chance) {
    return std::clamp(chance, least_chance, 1.0 - least_chance);
}

// The mean of what is a number; the value at a share of the sorted ones.
double mean(const std::vector<double>& values) {
    double sum = 0.0, count = 0.0;
    for (const double x : values)
        if (!std::isnan(x)) {
            sum += x;
            count += 1.0;
        }
    return count > 0.0 ? sum / count : std::numeric_limits<double>::quiet_NaN();
}

double quantile(const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1) + 0.5)];
}

// Fisher and Yates.
std::vector<std::size_t> order(std::size_t n, numerics::RandomStream& stream) {
    std::vector<std::size_t> result(n);
    for (std::size_t k = 0; k < n; ++k) result[k] = k;
    for (std::size_t k = n; k > 1; --k) std::swap(result[k - 1], result[stream.below(k)]);
    return result;
}

}  // namespace

Scores score(std::span<const Case> cases, std::span<const Chances> chances, Scored which) {
    Scores result;
    std::vector<double> log_by_case;
    for (std::size_t k = 0; k < cases.size(); ++k) {
        std::vector<double> brier, log;
        for (std::size_t q = 0; q < n_questions; ++q) {
            const histories::Answer& answer = cases[k].answers[q];
            if (!answer || !cases[k].is_scored || (which == Scored::primary && !questions[q].primary)) continue;
            const double chance = held(chances[k][q]);
            const double missed = *answer ? 1.0 - chance : chance;
            brier.push_back(missed * missed);
            log.push_back(-std::log(1.0 - missed));
        }
        result.by_case.push_back(mean(brier));
        log_by_case.push_back(mean(log));
    }
    result.brier = mean(result.by_case);
    result.log = mean(log_by_case);
    return result;
}

Difference paired(std::span<const Case> cases, const Scores& a, const Scores& b, std::uint64_t seed,
                  std::size_t draws) {
    std::map<std::string, std::vector<double>> by_cluster;
    std::vector<double> all;
    for (std::size_t k = 0; k < cases.size(); ++k)
        if (const double difference = a.by_case[k] - b.by_case[k]; !std::isnan(difference)) {
            by_cluster[cases[k].cluster].push_back(difference);
            all.push_back(difference);
        }
    std::vector<const std::vector<double>*> clusters;
    for (const auto& [name, values] : by_cluster) clusters.push_back(&values);
    if (clusters.size() < 2) return {mean(all), mean(all), mean(all), clusters.size()};
    std::vector<double> means;
    for (std::size_t draw = 0; draw < draws; ++draw) {
        numerics::RandomStream stream(seed, draw);
        double sum = 0.0, count = 0.0;
        for (std::size_t k = 0; k < clusters.size(); ++k)
            for (const double x : *clusters[stream.below(clusters.size())]) {
                sum += x;
                count += 1.0;
            }
        means.push_back(sum / count);
    }
    std::sort(means.begin(), means.end());
    return {mean(all), quantile(means, 0.025), quantile(means, 0.975), clusters.size()};
}

double permutation_p(const Method& method, std::span<const Case> cases, Scored which, std::uint64_t seed,
                     std::size_t draws) {
    const double found = score(cases, left_out(method, cases), which).brier;
    std::size_t as_good = 0;
    std::vector<Case> dealt(cases.begin(), cases.end());
    for (std::size_t draw = 0; draw < draws; ++draw) {
        numerics::RandomStream stream(seed, draw);
        const std::vector<std::size_t> from = order(cases.size(), stream);
        for (std::size_t k = 0; k < cases.size(); ++k) dealt[k].answers = cases[from[k]].answers;
        as_good += score(dealt, left_out(method, dealt), which).brier <= found + 1e-12 ? 1 : 0;
    }
    return static_cast<double>(as_good + 1) / static_cast<double>(draws + 1);
}

std::vector<Bin> reliability(std::span<const Case> cases, std::span<const Chances> chances) {
    constexpr std::size_t n_bins = 5;
    std::vector<Bin> bins(n_bins);
    for (std::size_t b = 0; b < n_bins; ++b) {
        bins[b].from = static_cast<double>(b) / n_bins;
        bins[b].to = static_cast<double>(b + 1) / n_bins;
    }
    for (std::size_t k = 0; k < cases.size(); ++k)
        for (std::size_t q = 0; q < n_questions; ++q) {
            if (!cases[k].answers[q] || !cases[k].is_scored) continue;
            const double chance = held(chances[k][q]);
            Bin& bin = bins[std::min(n_bins - 1, static_cast<std::size_t>(chance * n_bins))];
            ++bin.of;
            bin.chance += chance;
            bin.happened += *cases[k].answers[q] ? 1.0 : 0.0;
        }
    for (Bin& bin : bins)
        if (bin.of > 0) {
            bin.chance /= static_cast<double>(bin.of);
            bin.happened /= static_cast<double>(bin.of);
        }
    return bins;
}

}  // namespace parley::precedents
