#include "bench/solve/timing.hpp"

#include <algorithm>
#include <cstdio>
#include <set>

#include <benchmark/benchmark.h>

namespace parley::bench {
namespace {

// Keeps every repetition; the medians that Google Benchmark prints are not kept.
class Collector : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const Run& run : runs) {
            if (run.error_occurred) {
                std::fprintf(stderr, "%s: %s\n", run.benchmark_name().c_str(), run.error_message.c_str());
                failed = true;
            } else if (run.run_type == Run::RT_Iteration) {
                const bool alone = on_one_thread.contains(run.run_name.function_name);
                times[run.run_name.function_name].push_back(
                    (alone ? run.cpu_accumulated_time : run.real_accumulated_time) /
                    static_cast<double>(run.iterations));
            }
        }
    }

    bool failed = false;
    std::set<std::string> on_one_thread;
    std::map<std::string, std::vector<double>> times;
};

}  // namespace

std::map<std::string, Seconds> Stopwatch::run() const {
    std::string program = "bench", interleave = "--benchmark_enable_random_interleaving=true";
    char* arguments[] = {program.data(), interleave.data(), nullptr};
    int count = 2;
    benchmark::Initialize(&count, arguments);
    for (const Job& job : jobs) {
        auto* registered = benchmark::RegisterBenchmark(job.name.c_str(), [&job](benchmark::State& state) {
            for (auto _ : state)
                if (!job.work()) {
                    state.SkipWithError("a repetition did not give an answer");
                    break;
                }
        });
        registered->UseRealTime()->Repetitions(job.repetitions);
        if (job.least_seconds > 0)
            registered->MinTime(job.least_seconds);
        else
            registered->Iterations(1);
    }
    Collector collector;
    for (const Job& job : jobs)
        if (job.on_one_thread) collector.on_one_thread.insert(job.name);
    benchmark::RunSpecifiedBenchmarks(&collector);
    benchmark::ClearRegisteredBenchmarks();

    std::map<std::string, Seconds> result;
    if (collector.failed) return result;
    for (auto& [name, times] : collector.times) {
        std::sort(times.begin(), times.end());
        const std::size_t middle = times.size() / 2;
        result[name] = {times.size() % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2, times.front(),
                        times.size()};
    }
    return result;
}

}  // namespace parley::bench
