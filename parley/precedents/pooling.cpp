#include "parley/precedents/pooling.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/numerics/dense.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::precedents {
namespace {

constexpr double toward_outside = 1.0, toward_nothing = 4.0, least_share = 0.02;
constexpr std::size_t per_question = 3, unknowns = per_question * n_questions + 1, place_of_b = unknowns - 1;

double logit_of(double p) {
    return std::log(p / (1.0 - p));
}

// Deviations of due and exposure, and of the shares from their mean, among the cases that are learnt from.
class Measured {
public:
    Measured(std::span<const Case> cases, const SharesBySlug& shares) : shares_(shares) {
        std::vector<double> due, exposure;
        std::array<std::vector<double>, n_questions> share;
        for (const Case& each : cases) {
            due.push_back(each.due ? 1.0 : 0.0);
            if (each.ln_exposure) exposure.push_back(*each.ln_exposure);
            for (std::size_t q = 0; q < n_questions; ++q)
                if (const double c = logit_share(each, q); !std::isnan(c)) share[q].push_back(c);
        }
        due_ = moments(due);
        exposure_ = moments(exposure);
        for (std::size_t q = 0; q < n_questions; ++q) mean_share_[q] = moments(share[q]).mean;
    }

    double due(const Case& of) const { return ((of.due ? 1.0 : 0.0) - due_.mean) / due_.deviation; }
    double exposure(const Case& of) const {
        return of.ln_exposure ? (*of.ln_exposure - exposure_.mean) / exposure_.deviation : 0.0;
    }
    double share(const Case& of, std::size_t q) const {
        const double c = logit_share(of, q);
        return std::isnan(c) ? 0.0 : c - mean_share_[q];
    }

private:
    struct Moments {
        double mean = 0.0, deviation = 1.0;
    };
    static Moments moments(const std::vector<double>& of) {
        if (of.empty()) return {};
        double sum = 0.0, squares = 0.0;
        for (const double x : of) sum += x;
        const double mean = sum / static_cast<double>(of.size());
        for (const double x : of) squares += (x - mean) * (x - mean);
        return {mean, squares > 0.0 ? std::sqrt(squares / static_cast<double>(of.size())) : 1.0};
    }
    double logit_share(const Case& of, std::size_t q) const {
        const auto found = shares_.find(of.slug);
        if (found == shares_.end() || std::isnan(found->second[q])) return std::nan("");
        return logit_of(std::clamp(found->second[q], least_share, 1.0 - least_share));
    }

    const SharesBySlug& shares_;
    Moments due_, exposure_;
    std::array<double, n_questions> mean_share_{};
};

// A case's terms for one question: the places of what is not zero, and its values there.
struct Terms {
    std::array<std::size_t, per_question + 1> place;
    std::array<double, per_question + 1> value;
};
Terms terms_of(const Case& of, std::size_t q, const Measured& measured) {
    return {{per_question * q, per_question * q + 1, per_question * q + 2, place_of_b},
            {1.0, measured.due(of), measured.exposure(of), measured.share(of, q)}};
}
double logit_at(const std::vector<double>& beta, const Terms& terms) {
    double sum = 0.0;
    for (std::size_t i = 0; i < terms.place.size(); ++i) sum += beta[terms.place[i]] * terms.value[i];
    return sum;
}

// Newton on the penalised likelihood, concave; b held where its bound is met, and the rest fitted again.
std::vector<double> fitted(std::span<const Case> cases, const Measured& measured) {
    std::vector<double> toward(unknowns, 0.0), weight(unknowns, toward_nothing);
    for (std::size_t q = 0; q < n_questions; ++q) {
        toward[per_question * q] = logit_of(questions[q].outside);
        weight[per_question * q] = toward_outside;
    }
    std::vector<double> beta = toward;
    bool held = false;
    for (int step = 0; step < 80; ++step) {
        std::vector<double> slope(unknowns), hessian(unknowns * unknowns);
        for (std::size_t i = 0; i < unknowns; ++i) {
            slope[i] = weight[i] * (toward[i] - beta[i]);
            hessian[i * unknowns + i] = weight[i];
        }
        for (const Case& each : cases)
            for (std::size_t q = 0; q < n_questions; ++q) {
                if (!each.answers[q]) continue;
                const Terms x = terms_of(each, q, measured);
                const double p = 1.0 / (1.0 + std::exp(-logit_at(beta, x))),
                             missed = (*each.answers[q] ? 1.0 : 0.0) - p;
                for (std::size_t i = 0; i < x.place.size(); ++i) {
                    slope[x.place[i]] += missed * x.value[i];
                    for (std::size_t j = 0; j < x.place.size(); ++j)
                        hessian[x.place[i] * unknowns + x.place[j]] += p * (1 - p) * x.value[i] * x.value[j];
                }
            }
        if (held) {
            for (std::size_t i = 0; i < unknowns; ++i)
                hessian[i * unknowns + place_of_b] = hessian[place_of_b * unknowns + i] = 0.0;
            hessian[place_of_b * unknowns + place_of_b] = 1.0;
            slope[place_of_b] = 0.0;
        }
        const std::vector<double> change = *numerics::solve_dense(hessian, slope);
        double largest = 0.0;
        for (const double each : change) largest = std::max(largest, std::abs(each));
        const double length = std::min(1.0, 2.0 / std::max(largest, 1e-300));
        for (std::size_t i = 0; i < unknowns; ++i) beta[i] += length * change[i];
        if (largest >= 1e-10) continue;
        if (held || (beta[place_of_b] >= 0.0 && beta[place_of_b] <= 1.0)) break;
        beta[place_of_b] = std::clamp(beta[place_of_b], 0.0, 1.0);
        held = true;
    }
    return beta;
}

}  // namespace

Method pooled(std::string id, std::string words, SharesBySlug shares) {
    return {std::move(id), std::move(words),
            [shares = std::move(shares)](std::span<const Case> others, const Case& asked) {
                const Measured measured(others, shares);
                const std::vector<double> beta = fitted(others, measured);
                Chances chances{};
                for (std::size_t q = 0; q < n_questions; ++q)
                    chances[q] = 1.0 / (1.0 + std::exp(-logit_at(beta, terms_of(asked, q, measured))));
                return chances;
            }};
}

PoolingWeight pooling_weight(std::span<const Case> cases, const SharesBySlug& shares, int threads, std::uint64_t seed,
                             std::size_t draws) {
    const auto weight = [&](std::span<const Case> of) { return fitted(of, Measured(of, shares))[place_of_b]; };
    PoolingWeight result;
    result.b = weight(cases);
    std::set<std::string> names;
    for (const Case& each : cases) names.insert(each.cluster);
    const std::vector<std::string> clusters(names.begin(), names.end());
    std::vector<double> found(draws);
    parallel_for(draws, threads, [&](std::size_t draw) {
        numerics::RandomStream stream(seed, draw);
        std::vector<Case> drawn;
        for (std::size_t k = 0; k < clusters.size(); ++k) {
            const std::string& cluster = clusters[stream.below(clusters.size())];
            for (const Case& each : cases)
                if (each.cluster == cluster) drawn.push_back(each);
        }
        found[draw] = weight(drawn);
    });
    std::sort(found.begin(), found.end());
    if (!found.empty()) {
        result.low = found[static_cast<std::size_t>(0.025 * static_cast<double>(found.size()))];
        result.high = found[static_cast<std::size_t>(0.975 * static_cast<double>(found.size()))];
    }
    return result;
}

}  // namespace parley::precedents
