#include "parley/dispute/record/conclusions.hpp"

#include <algorithm>
#include <numeric>

#include "parley/numerics/random_stream.hpp"

namespace parley::dispute::record {
namespace {

constexpr int places =
    33;  // looked at between the least and the most of a want, before the first change is halved down

// The want of one term at which the claim first turns, walking from the median to `end`; nothing where it never does.
std::optional<double> turns_at(const Claim& claim, AllWants wants, std::size_t party, std::size_t term, double end,
                               bool at_median) {
    double& want = wants[party][term];
    const double start = want;
    double kept = start;
    for (int i = 1; i < places; ++i) {
        want = start + (end - start) * i / (places - 1);
        if (claim(wants) == at_median) {
            kept = want;
            continue;
        }
        double turned = want;
        for (int halving = 0; halving < 30; ++halving) {
            want = (kept + turned) / 2;
            (claim(wants) == at_median ? kept : turned) = want;
        }
        return turned;
    }
    return std::nullopt;
}

double share_of(const Claim& claim, const std::vector<AllWants>& draws) {
    std::size_t holds = 0;
    for (const AllWants& each : draws) holds += claim(each) ? 1U : 0U;
    return static_cast<double>(holds) / static_cast<double>(draws.size());
}

}  // namespace

std::vector<AllWants> together(const std::vector<ProbableReading>& readings, std::size_t draws, std::uint64_t seed) {
    std::vector<AllWants> result(draws, AllWants(readings.size()));
    for (std::size_t p = 0; p < readings.size(); ++p) {
        const ProbableReading& reading = readings[p];
        numerics::RandomStream stream(seed, p);
        std::vector<std::size_t> picked;
        const double start = stream.uniform();
        double reached = reading.weight[0];
        std::size_t from = 0;
        for (std::size_t i = 0; i < draws; ++i) {
            const double mark = (static_cast<double>(i) + start) / static_cast<double>(draws);
            while (mark > reached && from + 1 < reading.weight.size()) reached += reading.weight[++from];
            picked.push_back(from);
        }
        for (std::size_t i = draws; i-- > 1;) std::swap(picked[i], picked[stream.below(i + 1)]);
        for (std::size_t i = 0; i < draws; ++i) result[i][p] = reading.wants[picked[i]];
    }
    return result;
}

Standing standing_of(const Claim& claim, const std::vector<ProbableReading>& said,
                     const std::vector<ProbableReading>& prior, std::size_t draws) {
    AllWants median(said.size());
    for (std::size_t p = 0; p < said.size(); ++p)
        for (std::size_t k = 0; k < said[p].wants.front().size(); ++k) median[p].push_back(said[p].quantile(k, 0.5));
    Standing result;
    result.at_median = claim(median);
    result.share = share_of(claim, together(said, draws));
    result.prior_share = share_of(claim, together(prior, draws));
    for (std::size_t p = 0; p < said.size(); ++p)
        for (std::size_t k = 0; k < median[p].size(); ++k)
            for (const double share : {0.005, 0.995}) {
                const double end = said[p].quantile(k, share);
                const auto at = turns_at(claim, median, p, k, end, result.at_median);
                if (!at) continue;
                const double beyond = said[p].share([&](const std::vector<double>& wants) {
                    return end > median[p][k] ? wants[k] >= *at : wants[k] <= *at;
                });
                result.hinges.push_back({p, k, median[p][k], *at, beyond});
            }
    std::stable_sort(result.hinges.begin(), result.hinges.end(),
                     [](const Hinge& a, const Hinge& b) { return a.share > b.share; });
    return result;
}

}  // namespace parley::dispute::record
