#include "parley/precedents/methods.hpp"

#include <cmath>

#include "parley/numerics/dense.hpp"

namespace parley::precedents {
namespace {

constexpr double weight_of_outside = 1.0, weight_of_nothing = 4.0;
constexpr std::size_t n_terms = 3;  // the constant, due, ln exposure

// What a term is measured from, and in.
struct Scale {
    double mean = 0.0, deviation = 1.0;
    double operator()(double x) const { return (x - mean) / deviation; }
};

Scale scale_of(const std::vector<double>& values) {
    if (values.empty()) return {};
    const double n = static_cast<double>(values.size());
    double sum = 0.0, squares = 0.0;
    for (const double x : values) sum += x;
    const double mean = sum / n;
    for (const double x : values) squares += (x - mean) * (x - mean);
    return {mean, squares > 0.0 ? std::sqrt(squares / n) : 1.0};
}

struct Scales {
    Scale due, exposure;
    std::array<double, n_terms> operator()(const Case& of) const {
        return {1.0, due(of.due ? 1.0 : 0.0), of.ln_exposure ? exposure(*of.ln_exposure) : 0.0};
    }
};

Scales scales_of(std::span<const Case> cases) {
    std::vector<double> due, exposure;
    for (const Case& each : cases) {
        due.push_back(each.due ? 1.0 : 0.0);
        if (each.ln_exposure) exposure.push_back(*each.ln_exposure);
    }
    return {scale_of(due), scale_of(exposure)};
}

double sigmoid(double x) {
    return 1.0 / (1.0 + std::exp(-x));
}

// The penalised likelihood is concave with a Hessian of at least 1 everywhere: Newton's steps, halved while they would
// leave the range of sensible logits, settle within a few.
std::array<double, n_terms> fit(std::span<const Case> cases, const Scales& scales, std::size_t question) {
    const double outside = std::log(questions[question].outside / (1.0 - questions[question].outside));
    const std::array<double, n_terms> toward = {outside, 0.0, 0.0};
    const std::array<double, n_terms> weight = {weight_of_outside, weight_of_nothing, weight_of_nothing};
    std::array<double, n_terms> beta = toward;
    for (int step = 0; step < 50; ++step) {
        std::vector<double> slope(n_terms), hessian(n_terms * n_terms);
        for (std::size_t i = 0; i < n_terms; ++i) {
            slope[i] = weight[i] * (toward[i] - beta[i]);
            hessian[i * n_terms + i] = weight[i];
        }
        for (const Case& each : cases) {
            if (!each.answers[question]) continue;
            const std::array<double, n_terms> x = scales(each);
            double logit = 0.0;
            for (std::size_t i = 0; i < n_terms; ++i) logit += beta[i] * x[i];
            const double p = sigmoid(logit), missed = (*each.answers[question] ? 1.0 : 0.0) - p;
            for (std::size_t i = 0; i < n_terms; ++i) {
                slope[i] += missed * x[i];
                for (std::size_t j = 0; j < n_terms; ++j) hessian[i * n_terms + j] += p * (1 - p) * x[i] * x[j];
            }
        }
        const std::vector<double> change = *numerics::solve_dense(hessian, slope);
        double largest = 0.0;
        for (std::size_t i = 0; i < n_terms; ++i) largest = std::max(largest, std::abs(change[i]));
        const double length = std::min(1.0, 2.0 / std::max(largest, 1e-300));
        for (std::size_t i = 0; i < n_terms; ++i) beta[i] += length * change[i];
        if (largest < 1e-10) break;
    }
    return beta;
}

Method constant(std::string id, std::string words, const Chances& chances) {
    return {std::move(id), std::move(words), [chances](std::span<const Case>, const Case&) { return chances; }};
}

}  // namespace

Method coin() {
    Chances half;
    half.fill(0.5);
    return constant("coin", "a coin", half);
}

Method outside_constants() {
    Chances chances{};
    for (std::size_t q = 0; q < n_questions; ++q) chances[q] = questions[q].outside;
    return constant("outside", "outside constants", chances);
}

Method no_change() {
    return constant("no-change", "no change", Chances{});
}

Method left_out_rates() {
    return {"rates", "left-out rates", [](std::span<const Case> others, const Case&) {
                Chances chances{};
                for (std::size_t q = 0; q < n_questions; ++q) {
                    const Share share = share_of(others, q);
                    chances[q] = (static_cast<double>(share.yes) + 0.5) / (static_cast<double>(share.of) + 1.0);
                }
                return chances;
            }};
}

Method rates_with_features() {
    return {"rates-due-exposure", "rates, due day, exposure", [](std::span<const Case> others, const Case& asked) {
                const Scales scales = scales_of(others);
                const std::array<double, n_terms> x = scales(asked);
                Chances chances{};
                for (std::size_t q = 0; q < n_questions; ++q) {
                    const std::array<double, n_terms> beta = fit(others, scales, q);
                    double logit = 0.0;
                    for (std::size_t i = 0; i < n_terms; ++i) logit += beta[i] * x[i];
                    chances[q] = sigmoid(logit);
                }
                return chances;
            }};
}

Method fixed(std::string id, std::string words, std::map<std::string, Chances> by_slug) {
    return {std::move(id), std::move(words),
            [by_slug = std::move(by_slug), rates = left_out_rates()](std::span<const Case> others, const Case& asked) {
                const auto found = by_slug.find(asked.slug);
                Chances chances = rates.chances(others, asked);
                for (std::size_t q = 0; found != by_slug.end() && q < n_questions; ++q)
                    if (!std::isnan(found->second[q])) chances[q] = found->second[q];
                return chances;
            }};
}

std::vector<Chances> left_out(const Method& method, std::span<const Case> cases) {
    std::vector<Chances> result;
    std::vector<Case> others;
    for (const Case& asked : cases) {
        others.clear();
        for (const Case& each : cases)
            if (each.cluster != asked.cluster) others.push_back(each);
        result.push_back(method.chances(others, asked));
    }
    return result;
}

}  // namespace parley::precedents
