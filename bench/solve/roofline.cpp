#include "bench/solve/roofline.hpp"

#include <algorithm>
#include <ctime>
#include <functional>
#include <vector>

#include <fmt/format.h>

#include "bench/solve/stream.hpp"
#include "parley/model/solver/economy_blocks.hpp"
#include "parley/model/solver/evaluation.hpp"
#include "parley/numerics/kernels.hpp"
#include "parley/numerics/pair_sums.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::bench {
namespace {

double processor_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// Least of many short runs.
double seconds_of(const std::function<void()>& work) {
    double least = 1e9;
    for (int run = 0; run < 15; ++run) {
        int calls = 0;
        const double start = processor_seconds();
        double end = start;
        for (; end - start < 0.002; end = processor_seconds(), ++calls) work();
        least = std::min(least, (end - start) / calls);
    }
    return least;
}

// As many products and as many sums, none waiting for another and none fused, as all of ours: how many there were.
template <std::size_t registers, class Number>
PARLEY_WITHIN double work(std::size_t rounds, Number one, Number* result) {
    constexpr std::size_t lanes = registers * 64 / sizeof(Number);  // of the widest registers
    Number sum[lanes] = {}, product[lanes];
    for (std::size_t lane = 0; lane < lanes; ++lane) product[lane] = one;
    for (std::size_t k = 0; k < rounds; ++k) {
        for (std::size_t lane = 0; lane < lanes; ++lane) sum[lane] += one;
        for (std::size_t lane = 0; lane < lanes; ++lane) product[lane] *= one;
    }
    for (std::size_t lane = 0; lane < lanes; ++lane) *result += sum[lane] * product[lane];
    return 2.0 * static_cast<double>(rounds * lanes);
}
// Four registers for each are all that a narrow machine has; a wide one is busy with eight.
PARLEY_VECTOR
double work_in_four(std::size_t rounds, double factor, double* result) {
    return work<4>(rounds, factor, result);
}
PARLEY_VECTOR
double work_in_four(std::size_t rounds, float factor, float* result) {
    return work<4>(rounds, factor, result);
}
PARLEY_VECTOR
double work_in_eight(std::size_t rounds, double factor, double* result) {
    return work<8>(rounds, factor, result);
}
PARLEY_VECTOR
double work_in_eight(std::size_t rounds, float factor, float* result) {
    return work<8>(rounds, factor, result);
}

// Operations a second.
template <class Number>
double peak_of() {
    constexpr std::size_t rounds = 4096;
    Number sum = 0, one = 1;
    const double four = work_in_four(rounds, one, &sum), eight = work_in_eight(rounds, one, &sum);
    return std::max(four / seconds_of([&] { (void)work_in_four(rounds, one, &sum); }),
                    eight / seconds_of([&] { (void)work_in_eight(rounds, one, &sum); }));
}

struct Line {
    std::string name;
    double seconds, bytes, operations, roof_flops;
};

}  // namespace

std::string roofline(const Case& bench_case) {
    const world::World& world = bench_case.world;
    const std::size_t count = world.economy_count(), sectors = world.sector_count(), cells = count * sectors;
    const auto flows = static_cast<double>(count * cells), squares = static_cast<double>(cells * sectors);
    std::vector<double> weight(count * cells, 0.5), power(cells, 0.9), unit(sectors, 1.1), sum(sectors),
        received(cells), paid(sectors), logs(cells);
    volatile double sink = 0.0;
    const double peak = peak_of<double>(), peak_single = peak_of<float>();
    const double bandwidth = 8 * flows / seconds_of([&] { sink = stream(world.flow.data(), world.flow.size()); });

    const model::Closure closure;
    model::solver::Evaluation evaluation(world, bench_case.wedges, closure);
    const model::solver::State base = evaluation.state_of(model::base_point(world));
    evaluation.evaluate(base);
    const model::solver::EconomyBlocks blocks(evaluation);
    const model::Equilibrium solution = solve(world, bench_case.wedges);
    const double solve_seconds = seconds_of([&] { (void)solve(world, bench_case.wedges); });

    const auto by_buyer = [&](const auto& each) {
        return [&, each] {
            for (std::size_t n = 0; n < count; ++n) each(weight.data() + n * cells);
        };
    };
    std::vector<Line> lines;
    lines.push_back({"`price_sums`", seconds_of(by_buyer([&](const double* block) {
                         numerics::kernels::price_sums(block, power.data(), count, sectors, sum.data());
                     })),
                     8 * flows, 2 * flows, peak});
    lines.push_back({"`trade_sums`", seconds_of(by_buyer([&](const double* block) {
                         numerics::kernels::trade_sums(block, power.data(), unit.data(), count, sectors,
                                                       received.data(), paid.data());
                     })),
                     8 * flows, 4 * flows, peak});
    lines.push_back({"inputs, `add_product`", seconds_of([&] {
                         for (const Economy n : world.each_economy())
                             numerics::kernels::add_product(world.input_share.row(n, Sector{0}), power.data(), sectors,
                                                            sectors, sum.data());
                     }),
                     8 * squares, 2 * squares, peak});
    lines.push_back({"inputs, `add_transposed_product`", seconds_of([&] {
                         for (const Economy n : world.each_economy())
                             numerics::kernels::add_transposed_product(world.input_share.row(n, Sector{0}),
                                                                       power.data(), sectors, sectors, sum.data());
                     }),
                     8 * squares, 2 * squares, peak});
    lines.push_back({"`exp`, N·S of them",
                     seconds_of([&] { numerics::kernels::exp(power.data(), cells, logs.data()); }), 0,
                     25 * static_cast<double>(cells), peak});
    lines.push_back({"`log`, N·S of them",
                     seconds_of([&] { numerics::kernels::log(power.data(), cells, logs.data()); }), 0,
                     28 * static_cast<double>(cells), peak});
    lines.push_back({"`PairSums`, the wage matrix", seconds_of([&] {
                         numerics::PairSums pairs(count);
                         for (std::size_t n = 0; n < count; ++n) (void)pairs.next(sectors);
                         std::vector<double> result(count * count);
                         pairs.add_to(result);
                         sink = result[0];
                     }),
                     0, 2 * flows * static_cast<double>(count), peak_single});
    const double evaluation_seconds = seconds_of([&] { evaluation.evaluate(base); });
    lines.push_back({"one evaluation", evaluation_seconds, 16 * flows + 16 * squares, 6 * flows + 4 * squares, peak});
    lines.push_back({"set-up of the arrays",
                     seconds_of([&] { const model::solver::Evaluation each(world, bench_case.wedges, closure); }),
                     64 * flows, 14 * flows, peak});
    lines.push_back({"slopes", seconds_of([&] { const model::solver::EconomyBlocks each(evaluation); }), 16 * flows,
                     2 * flows * static_cast<double>(count) + 2 * squares * static_cast<double>(sectors), peak_single});
    lines.push_back({"one preconditioned step", seconds_of([&] {
                         model::solver::State gap = evaluation.gap();
                         blocks.precondition(gap);
                     }),
                     8 * squares, 4 * squares, peak_single});
    lines.push_back({"`residual()`",
                     seconds_of([&] { sink = residual(world, bench_case.wedges, closure, solution.point).largest; }),
                     48 * flows, 30 * flows, peak});

    std::string out = fmt::format(
        "{}: {} economies, {} sectors; one thread; memory {:.0f} GB/s, {:.0f} Gflop/s in double and {:.0f} in single "
        "precision, not fused.\n\n| | µs | evaluations | GB/s | Gflop/s | of the nearer roof "
        "|\n|---|---|---|---|---|---|\n",
        bench_case.name, count, sectors, bandwidth / 1e9, peak / 1e9, peak_single / 1e9);
    for (const Line& line : lines) {
        const double gb = line.bytes / line.seconds / 1e9, gflops = line.operations / line.seconds / 1e9;
        out += fmt::format("| {} | {:.1f} | {:.2f} | {} | {:.1f} | {:.0f} % |\n", line.name, 1e6 * line.seconds,
                           line.seconds / evaluation_seconds, line.bytes > 0 ? fmt::format("{:.1f}", gb) : "–", gflops,
                           100 * std::max(1e9 * gb / bandwidth, 1e9 * gflops / line.roof_flops));
    }
    return out + fmt::format("| a whole solve, {} iterations | {:.0f} | {:.1f} | | | |\n", solution.iterations,
                             1e6 * solve_seconds, solve_seconds / evaluation_seconds);
}

}  // namespace parley::bench
