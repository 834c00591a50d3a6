// bench_solve [--quick] [--strict] [--json FILE] [--roofline]: how long an equilibrium takes, in seconds, in passes
// over the trade array, in plain streaming passes, and beside the textbook algorithm. Answers are checked before they
// are timed; a wrong one ends the program with 1, and so does a missed target that is asserted: pass counts always,
// times with
// --strict, for a quiet machine.
#include <algorithm>
#include <cstdio>
#include <exception>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "bench/solve/cases.hpp"
#include "bench/solve/check.hpp"
#include "bench/solve/memory.hpp"
#include "bench/solve/report.hpp"
#include "bench/solve/roofline.hpp"
#include "bench/solve/stream.hpp"
#include "parley/pricing/counterfactual/solve_many.hpp"

namespace parley::bench {
namespace {

constexpr double most_passes = 60, largest_spread = 1.5, most_memory_mb = 400, least_per_second = 700;

struct Options {
    bool quick = false, strict = false;
    bool roofline = false;  ///< print the table of docs/engine.md, and nothing else
    std::string json = "build/bench.json";
};

std::string load() {
    std::ifstream file("/proc/loadavg");
    std::string one;
    file >> one;
    return one.empty() ? "unknown" : one;
}

// The answers first: false when one of them is wrong.
bool check_all(const std::vector<Case>& cases, std::vector<Checked>& checked) {
    bool right = true;
    for (const Case& each : cases) {
        checked.push_back(each.skipped.empty() ? check(each) : Checked{});
        if (checked.back().problem.empty()) continue;
        fmt::print(stderr, "{}: no time is given: {}\n", each.name, checked.back().problem);
        right = false;
    }
    return right;
}

class Measurement {
public:
    Measurement(const Options& options, const std::vector<Case>& cases, const std::vector<Checked>& checked)
        : options_(options), cases_(cases), checked_(checked) {
        report_.quick = options.quick;
        report_.strict = options.strict;
        report_.processors = static_cast<int>(std::thread::hardware_concurrency());
        report_.load_before = load();
    }

    bool run() {
        for (std::size_t k = 0; k < cases_.size(); ++k)
            if (cases_[k].skipped.empty()) plan(cases_[k]);
        if (!plan_many()) return false;
        const std::map<std::string, Seconds> times = stopwatch_.run();
        if (times.empty()) return false;
        for (std::size_t k = 0; k < cases_.size(); ++k) {
            report_.rows.push_back(row(cases_[k], checked_[k], times));
            if (!beside_numpy(cases_[k], checked_[k], report_.rows.back())) return false;
        }
        for (Many& many : report_.many)
            if (many.skipped.empty()) many.seconds = times.at(many_name(many.threads));
        if (!measure_memory()) return false;
        hold_against_targets();
        report_.load_after = load();
        return true;
    }

    const Report& report() const { return report_; }

private:
    static std::string many_name(int threads) { return fmt::format("many/{}", threads); }

    void plan(const Case& each) {
        const int repetitions = options_.quick ? 5 : 25;
        stopwatch_.jobs.push_back(
            {"solve/" + each.name,
             [&each] { return solve(each.world, each.wedges).status == model::Status::converged; }, repetitions});
        stopwatch_.jobs.push_back({"stream/" + each.name,
                                   [&each, this] {
                                       sink_ = stream(each.world.flow.data(), each.world.flow.size());
                                       return true;
                                   },
                                   repetitions, true, 0.002});
        if (each.wedges.split.empty())
            for (const auto& [name, loops] :
                 {std::pair("anderson/", Loops::own), std::pair("kernels/", Loops::our_kernels)})
                if (anderson(each.world, each.wedges.duty_rate, loops).converged)
                    stopwatch_.jobs.push_back(
                        {name + each.name,
                         [&each, loops] { return anderson(each.world, each.wedges.duty_rate, loops).converged; },
                         options_.quick ? 3 : 11});
        if (each.contender_all_the_way && each.wedges.split.empty() && !options_.quick)
            stopwatch_.jobs.push_back({"textbook/" + each.name,
                                       [&each] { return textbook(each.world, each.wedges.duty_rate).converged; }, 3});
    }

    // A batch of different worlds after world-2017; every answer in it is checked before the batch is timed.
    bool plan_many() {
        const auto at =
            std::find_if(cases_.begin(), cases_.end(), [](const Case& c) { return c.name == "world-2017"; });
        if (!at->skipped.empty()) {
            report_.many.push_back({at->skipped, 0, 0, {}});
            return true;
        }
        const world::World& world = at->world;
        const Economy usa = *world.find_economy("USA"), chn = *world.find_economy("CHN");
        const std::size_t count = options_.quick ? 100 : 400;
        const auto wedges_of = [&world, usa, chn](std::size_t k) { return varied_trade_war(world, usa, chn, k); };
        const std::vector<model::Equilibrium> answers = pricing::solve_many(world, count, wedges_of);
        for (std::size_t k = 0; k < count; ++k)
            if (const std::string problem = problem_of(world, wedges_of(k), answers[k]); !problem.empty()) {
                fmt::print(stderr, "solve_many, number {}: no time is given: {}\n", k, problem);
                return false;
            }
        for (const int threads : {1, 2}) {
            report_.many.push_back({{}, threads, count, {}});
            stopwatch_.jobs.push_back(
                {many_name(threads),
                 [&world, wedges_of, count, threads] {
                     const auto solved = pricing::solve_many(world, count, wedges_of, {}, threads);
                     return std::all_of(solved.begin(), solved.end(), [](const model::Equilibrium& e) {
                         return e.status == model::Status::converged;
                     });
                 },
                 options_.quick ? 2 : 7, false});
        }
        return true;
    }

    Row row(const Case& each, const Checked& checked, const std::map<std::string, Seconds>& times) const {
        Row result;
        result.name = each.name;
        result.what = each.what;
        result.skipped = each.skipped;
        if (!each.skipped.empty()) return result;
        result.economies = each.world.economy_count();
        result.sectors = each.world.sector_count();
        result.solve = times.at("solve/" + each.name);
        result.stream = times.at("stream/" + each.name);
        result.stream_gb_per_second =
            static_cast<double>(each.world.flow.size() * sizeof(double)) / result.stream.least / 1e9;
        result.iterations = checked.ours.iterations;
        result.passes = checked.ours.passes;
        result.residual = checked.residual;
        result.gap_to_contender = checked.gap;
        const auto time_of = [&times](const std::string& name) {
            const auto found = times.find(name);
            return found != times.end() ? std::optional(found->second) : std::nullopt;
        };
        result.anderson = time_of("anderson/" + each.name);
        result.anderson_with_kernels = time_of("kernels/" + each.name);
        result.anderson_iterations = checked.anderson_iterations.value_or(0);
        if (checked.theirs) {
            const auto timed = times.find("textbook/" + each.name);
            result.contender = timed != times.end()
                                   ? timed->second
                                   : Seconds{*checked.contender_seconds, *checked.contender_seconds, 1};
            result.contender_outer = checked.theirs->outer;
            result.contender_passes =
                checked.theirs->inner + checked.theirs->expenditure_steps + 3 * checked.theirs->outer;
        }
        return result;
    }

    // False when its answer is not ours.
    bool beside_numpy(const Case& each, const Checked& checked, Row& row) const {
        if (!each.skipped.empty() || !row.anderson) return true;
        const NumpyResult theirs = anderson_in_numpy(each.world, each.wedges.duty_rate, options_.quick ? 3 : 11);
        if (!theirs.skipped.empty()) return true;
        if (const std::string problem = difference(checked.ours.point, theirs.answer); !problem.empty()) {
            fmt::print(stderr, "{}, numpy: no time is given: {}\n", each.name, problem);
            return false;
        }
        row.numpy = Seconds{theirs.median_seconds, theirs.least_seconds, 11};
        row.numpy_iterations = theirs.answer.iterations;
        return true;
    }

    bool measure_memory() {
        const std::string largest = largest_case().name;
        const std::optional<long> peak = peak_memory_of_largest();
        if (!peak) {
            fmt::print(stderr, "{}: the process whose memory is measured failed\n", largest);
            return false;
        }
        for (Row& each : report_.rows)
            if (each.name == largest) each.peak_memory_mb = static_cast<double>(*peak) / 1e6;
        return true;
    }

    void hold_against_targets() {
        std::vector<Target>& targets = report_.targets;
        double fewest = 1e9, most = 0, fewest_iterations = 1e9, most_iterations = 0;
        for (std::size_t k = 0; k < report_.rows.size(); ++k) {
            const Row& row = report_.rows[k];
            if (!row.skipped.empty()) continue;
            targets.push_back({row.name + ": passes", "", most_passes, static_cast<double>(row.passes), true, true});
            if (cases_[k].target_seconds)
                targets.push_back({row.name + ": least time of a solve", "ms", 1e3 * *cases_[k].target_seconds,
                                   1e3 * row.solve.least, true, options_.strict});
            for (const auto& [name, theirs, least] : {std::tuple("numpy", row.numpy, cases_[k].least_over_numpy),
                                                      std::tuple("C++", row.anderson, cases_[k].least_over_anderson)})
                if (theirs && least)
                    targets.push_back({fmt::format("{}: plain Anderson in {} over ours", row.name, name), "x", *least,
                                       row.over(*theirs), false, options_.strict});
            if (row.peak_memory_mb)
                targets.push_back(
                    {row.name + ": memory of the process", "MB", most_memory_mb, *row.peak_memory_mb, true, true});
            if (!cases_[k].in_spread) continue;
            fewest = std::min(fewest, static_cast<double>(row.passes));
            most = std::max(most, static_cast<double>(row.passes));
            fewest_iterations = std::min(fewest_iterations, static_cast<double>(row.iterations));
            most_iterations = std::max(most_iterations, static_cast<double>(row.iterations));
        }
        const auto least_of = [&](const std::string& name) {
            for (const Row& row : report_.rows)
                if (row.name == name && row.skipped.empty()) return row.solve.least;
            return 0.0;
        };
        for (const auto& [name, at_most] : {std::pair(one_split, 1.3), std::pair(all_split, 2.5)})
            if (const double plain = least_of("world-2017"); plain > 0)
                targets.push_back({std::string(name) + ": least time over that of world-2017", "x", at_most,
                                   least_of(name) / plain, true, options_.strict});
        targets.push_back(
            {"passes at 10x10 ... 160x65, most over fewest", "x", largest_spread, most / fewest, true, true});
        targets.push_back({"iterations at 10x10 ... 160x65, most over fewest", "x", largest_spread,
                           most_iterations / fewest_iterations, true, true});
        for (const Many& many : report_.many)
            if (many.threads == 2)
                targets.push_back({"solve_many on 2 threads, equilibria", "/s", least_per_second, many.per_second(),
                                   false, options_.strict});
    }

    const Options& options_;
    const std::vector<Case>& cases_;
    const std::vector<Checked>& checked_;
    Stopwatch stopwatch_;
    Report report_;
    volatile double sink_ = 0.0;
};

int usage(const char* found) {
    fmt::print(stderr, "bench_solve: expected [--quick] [--strict] [--json FILE] [--roofline], found {}\n", found);
    return 2;
}

int run(const Options& options) {
    const std::vector<Case> cases = all_cases(shared_folder());
    if (options.roofline) {
        for (const Case& each : cases)
            if (each.name == "world-2017" || each.name == "synthetic-81x28" || each.name == "synthetic-160x65")
                fmt::print("{}\n", roofline(each));
        return 0;
    }
    std::vector<Checked> checked;
    if (!check_all(cases, checked)) return 1;
    Measurement measurement(options, cases, checked);
    if (!measurement.run()) return 1;
    const Report& report = measurement.report();
    fmt::print("{}", text(report));
    std::ofstream file(options.json);
    file << json(report).dump(2) << '\n';
    if (!file.flush()) {
        fmt::print(stderr, "{}: cannot be written\n", options.json);
        return 1;
    }
    const bool missed = std::any_of(report.targets.begin(), report.targets.end(),
                                    [](const Target& target) { return target.asserted && !target.met(); });
    return missed ? 1 : 0;
}

}  // namespace
}  // namespace parley::bench

int main(int count, char** arguments) {
    using namespace parley::bench;
    Options options;
    for (int k = 1; k < count; ++k) {
        const std::string argument = arguments[k];
        if (argument == largest_argument) return solve_largest_and_tell();
        if (argument == "--quick")
            options.quick = true;
        else if (argument == "--strict")
            options.strict = true;
        else if (argument == "--roofline")
            options.roofline = true;
        else if (argument == "--json" && k + 1 < count)
            options.json = arguments[++k];
        else
            return usage(arguments[k]);
    }
    try {
        return run(options);
    } catch (const std::exception& problem) {
        fmt::print(stderr, "bench_solve: {}\n", problem.what());
        return 1;
    }
}
