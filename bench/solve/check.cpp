#include "bench/solve/check.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "parley/model/welfare.hpp"

namespace parley::bench {
namespace {

template <class Values>
double largest_log_gap(const Values& ours, const Values& theirs) {
    double gap = 0.0;
    auto other = theirs.begin();
    for (const double value : ours) {
        const double here = std::abs(std::log(value / *other++));
        if (!(here <= gap)) gap = std::isnan(here) ? INFINITY : here;
    }
    return gap;
}

double gap_between(const world::World& world, const model::Point& ours, const TextbookResult& theirs) {
    model::Point other = ours;
    other.wage_hat = theirs.wage_hat;
    other.price_hat = theirs.price_hat;
    other.income_new = theirs.income_new;
    return std::max({largest_log_gap(ours.wage_hat, other.wage_hat), largest_log_gap(ours.price_hat, other.price_hat),
                     largest_log_gap(welfare(world, ours).welfare_factor, welfare(world, other).welfare_factor)});
}

}  // namespace

std::string problem_of(const world::World& world, const model::Wedges& wedges, const model::Equilibrium& solution) {
    if (solution.status != model::Status::converged)
        return fmt::format("the solve ended with: {}", name_of(solution.status));
    const model::Residual gaps = residual(world, wedges, {}, solution.point);
    if (!(gaps.largest <= residual_limit)) return fmt::format("residual {:.2g} in {}", gaps.largest, gaps.worst);
    return {};
}

std::string difference(const model::Point& ours, const AndersonResult& theirs) {
    const double gap =
        std::max(largest_log_gap(ours.wage_hat, theirs.wage_hat), largest_log_gap(ours.price_hat, theirs.price_hat));
    return gap <= agreement_limit ? "" : fmt::format("ours and plain Anderson's are {:.2g} apart", gap);
}

Checked check(const Case& bench_case) {
    const world::World& world = bench_case.world;
    Checked result;
    result.ours = solve(world, bench_case.wedges);
    result.problem = problem_of(world, bench_case.wedges, result.ours);
    if (!result.problem.empty()) return result;
    result.residual = residual(world, bench_case.wedges, {}, result.ours.point).largest;

    if (!bench_case.wedges.split.empty()) return result;  // nothing to hold it against but the tests' slow model
    for (const Loops loops : {Loops::own, Loops::our_kernels}) {
        const AndersonResult plain = anderson(world, bench_case.wedges.duty_rate, loops);
        if (!plain.converged) continue;
        result.anderson_iterations = plain.iterations;
        result.problem = difference(result.ours.point, plain);
        if (!result.problem.empty()) return result;
    }
    const auto start = std::chrono::steady_clock::now();
    const Table<Economy>* wages = bench_case.contender_all_the_way ? nullptr : &result.ours.point.wage_hat;
    TextbookResult theirs = textbook(world, bench_case.wedges.duty_rate, {}, wages);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    if (!theirs.converged) {
        result.problem = fmt::format("the contender does not get there: excess demand {:.2g} after {} outer iterations",
                                     theirs.excess_demand, theirs.outer);
        return result;
    }
    result.gap = gap_between(world, result.ours.point, theirs);
    if (!(result.gap <= agreement_limit))
        result.problem = fmt::format("ours and the contender's are {:.2g} apart", result.gap);
    if (bench_case.contender_all_the_way) {
        result.contender_seconds = elapsed.count();
        result.theirs = std::move(theirs);
    } else {
        result.excess_at_our_wages = theirs.excess_demand;
        if (theirs.outer > 1) result.problem = "the contender's markets do not clear at our wages";
    }

    const model::Welfare changes = welfare(world, result.ours.point);
    for (const Published& figure : bench_case.published) {
        const double ours = 100 * (changes.welfare_factor(*world.find_economy(figure.economy)) - 1);
        if (!(std::abs(ours - figure.welfare_pct) <= 1e-6))
            result.problem =
                fmt::format("welfare of {}: {:.7f} %, published {:.7f} %", figure.economy, ours, figure.welfare_pct);
    }
    return result;
}

}  // namespace parley::bench
