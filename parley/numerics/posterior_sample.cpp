#include "parley/numerics/posterior_sample.hpp"

#include <algorithm>
#include <cmath>

#include "parley/core/infinity.hpp"
#include "parley/numerics/random_stream.hpp"

namespace parley::numerics {
namespace {

constexpr int moves_a_stage = 8;
constexpr double least_step = 1e-6;  // of β: what is steeper is taken in one

double standard_normal(RandomStream& stream) {
    return normal_quantile(stream.uniform());
}

// Weights exp(power · level), scaled to sum to one, and ln of their mean.
struct Weighed {
    std::vector<double> weight;
    double log_mean = 0.0, effective = 0.0;
};
Weighed weighed(const std::vector<double>& level, double power) {
    Weighed result;
    const double top = *std::max_element(level.begin(), level.end());
    double sum = 0.0, squares = 0.0;
    for (const double l : level) {
        const double w = std::exp(power * (l - top));
        result.weight.push_back(w);
        sum += w;
        squares += w * w;
    }
    for (double& w : result.weight) w /= sum;
    result.effective = sum * sum / squares;
    result.log_mean = power * top + std::log(sum / static_cast<double>(level.size()));
    return result;
}

// The largest step of β, at most `left`, after which half of the draws are effective.
double next_step(const std::vector<double>& level, double left) {
    const double enough = static_cast<double>(level.size()) / 2;
    if (weighed(level, left).effective >= enough) return left;
    double low = 0.0, high = left;
    for (int halving = 0; halving < 40; ++halving) {
        const double middle = (low + high) / 2;
        (weighed(level, middle).effective >= enough ? low : high) = middle;
    }
    return std::min(left, std::max(low, least_step));
}

struct Cloud {
    std::size_t coordinates;
    std::vector<double> point, level;
};

void resample(Cloud& cloud, const std::vector<double>& weight, double start) {
    const std::size_t count = weight.size(), d = cloud.coordinates;
    Cloud next{d, {}, {}};
    double reached = weight[0];
    std::size_t from = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double mark = (static_cast<double>(i) + start) / static_cast<double>(count);
        while (mark > reached && from + 1 < count) reached += weight[++from];
        const auto first = cloud.point.begin() + static_cast<std::ptrdiff_t>(from * d);
        next.point.insert(next.point.end(), first, first + static_cast<std::ptrdiff_t>(d));
        next.level.push_back(cloud.level[from]);
    }
    cloud = std::move(next);
}

}  // namespace

double normal_share_below(double z) {
    return std::erfc(-z / std::sqrt(2.0)) / 2;
}

PosteriorSample sample_posterior(std::size_t coordinates, const std::function<double(const double*)>& log_likelihood,
                                 const PosteriorOptions& options) {
    const std::size_t count = options.draws;
    Cloud cloud{coordinates, {}, {}};
    std::vector<RandomStream> stream;
    for (std::size_t i = 0; i < count; ++i) {
        stream.emplace_back(options.seed, i);
        for (std::size_t k = 0; k < coordinates; ++k) cloud.point.push_back(standard_normal(stream[i]));
        cloud.level.push_back(log_likelihood(cloud.point.data() + i * coordinates));
    }
    PosteriorSample result;
    result.coordinates = coordinates;
    const Weighed at_once = weighed(cloud.level, 1.0);
    result.effective = at_once.effective;
    result.weight = at_once.weight;
    result.log_evidence = at_once.log_mean;
    if (at_once.effective < std::min(options.least_effective, static_cast<double>(count))) {
        result.moved = true;
        result.log_evidence = 0.0;
        RandomStream places(options.seed, count);
        double stride = 0.5;  // of a move: point ← √(1 − stride²) point + stride · noise keeps the prior
        std::vector<double> proposal(coordinates);
        for (double power = 0.0; power < 1.0;) {
            const double step = next_step(cloud.level, 1.0 - power);
            const Weighed w = weighed(cloud.level, step);
            result.log_evidence += w.log_mean;
            power = step == 1.0 - power ? 1.0 : power + step;
            resample(cloud, w.weight, places.uniform());
            for (int move = 0; move < moves_a_stage; ++move) {
                std::size_t accepted = 0;
                for (std::size_t i = 0; i < count; ++i) {
                    double* const point = cloud.point.data() + i * coordinates;
                    for (std::size_t k = 0; k < coordinates; ++k)
                        proposal[k] = std::sqrt(1 - stride * stride) * point[k] + stride * standard_normal(stream[i]);
                    const double level = log_likelihood(proposal.data());
                    if (std::log(stream[i].uniform()) >= power * (level - cloud.level[i])) continue;
                    std::copy(proposal.begin(), proposal.end(), point);
                    cloud.level[i] = level;
                    ++accepted;
                }
                const double share = static_cast<double>(accepted) / static_cast<double>(count);
                stride = std::clamp(share < 0.2 ? stride * 0.7 : share > 0.5 ? stride * 1.3 : stride, 0.01, 0.95);
            }
        }
        result.weight.assign(count, 1.0 / static_cast<double>(count));
    }
    result.point = std::move(cloud.point);
    double mean_level = 0.0;
    for (std::size_t i = 0; i < count; ++i)
        if (result.weight[i] > 0) mean_level += result.weight[i] * cloud.level[i];
    result.nats = std::max(0.0, mean_level - result.log_evidence);
    return result;
}

}  // namespace parley::numerics
