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
        for (std::size_t i = draws; i-- > 1;)
            std::swap(picked[i], picked[static_cast<std::size_t>(stream.below(i + 1))]);
        for (std::size_t i = 0; i < draws; ++i) result[i][p] = reading.wants[picked[i]];
    }
    return result;
}

WantsAsked wants_asked(std::vector<ProbableReading> said, const std::vector<ProbableReading>& prior,
                       std::size_t draws) {
    WantsAsked result;
    result.said = together(said, draws);
    result.prior = together(prior, draws);
    for (const ProbableReading& reading : said) {
        for (AllWants* of : {&result.median, &result.low, &result.high}) of->emplace_back();
        for (std::size_t k = 0; k < reading.wants.front().size(); ++k) {
            const std::vector<double> at = reading.quantiles(k, {0.005, 0.5, 0.995});
            result.low.back().push_back(at[0]);
            result.median.back().push_back(at[1]);
            result.high.back().push_back(at[2]);
        }
    }
    result.readings = std::move(said);
    return result;
}

Standing standing_of(const Claim& claim, const WantsAsked& wants) {
    Standing result;
    result.at_median = claim(wants.median);
    result.share = share_of(claim, wants.said);
    result.prior_share = share_of(claim, wants.prior);
    for (std::size_t p = 0; p < wants.median.size(); ++p)
        for (std::size_t k = 0; k < wants.median[p].size(); ++k)
            for (const AllWants* ends : {&wants.low, &wants.high}) {
                const double end = (*ends)[p][k], median = wants.median[p][k];
                const auto at = turns_at(claim, wants.median, p, k, end, result.at_median);
                if (!at) continue;
                const double beyond = wants.readings[p].share(
                    [&](const std::vector<double>& each) { return end > median ? each[k] >= *at : each[k] <= *at; });
                result.hinges.push_back({p, k, median, *at, beyond});
            }
    std::stable_sort(result.hinges.begin(), result.hinges.end(),
                     [](const Hinge& a, const Hinge& b) { return a.share > b.share; });
    return result;
}

}  // namespace parley::dispute::record
