#pragma once
// Google Benchmark as a stopwatch: what is registered here is run in turns, so that a busy minute of the machine falls
// on everything alike.
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace parley::bench {

struct Seconds {
    double median = 0.0;
    double least = 0.0;
    std::size_t repetitions = 0;
};

struct Stopwatch {
    /// `work` is run over and over; it returns false when its answer is not one, which ends everything.
    struct Job {
        std::string name;
        std::function<bool()> work;
        int repetitions = 10;
        bool on_one_thread =
            true;  ///< its processor time is what it takes: what else runs on the machine does not count
        double least_seconds = 0.0;  ///< of one repetition; 0: one run of the work
    };
    std::vector<Job> jobs;

    /// Name → seconds of one run of its work. Empty if any work returned false.
    [[nodiscard]] std::map<std::string, Seconds> run() const;
};

}  // namespace parley::bench
