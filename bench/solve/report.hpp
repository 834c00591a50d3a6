#pragma once
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bench/solve/timing.hpp"

namespace parley::bench {

/// Something that the project promises, and whether it holds in this run.
struct Target {
    std::string name;
    std::string unit;
    double limit = 0.0;
    double found = 0.0;
    bool at_most = true;    ///< false: at least
    bool asserted = false;  ///< a miss ends the program with 1
    bool met() const { return at_most ? found <= limit : found >= limit; }
};

struct Row {
    std::string name;
    std::string what;
    std::string skipped;
    std::size_t economies = 0, sectors = 0;
    Seconds solve, stream;
    double stream_gb_per_second = 0.0;
    int iterations = 0, passes = 0;
    double residual = 0.0;
    double gap_to_contender = 0.0;
    std::optional<Seconds> contender;
    int contender_outer = 0, contender_passes = 0;
    std::optional<double> peak_memory_mb;
    /// Plain Anderson: in C++ with loops of its own, the same with our kernels, in numpy.
    std::optional<Seconds> anderson, anderson_with_kernels, numpy;
    int anderson_iterations = 0, numpy_iterations = 0;

    double over(const Seconds& theirs) const { return theirs.least / solve.least; }
    double streams() const { return stream.least > 0 ? solve.least / stream.least : 0.0; }
};

struct Many {
    std::string skipped;
    int threads = 0;
    std::size_t equilibria = 0;
    Seconds seconds;
    double per_second() const { return seconds.least > 0 ? static_cast<double>(equilibria) / seconds.least : 0.0; }
};

struct Report {
    std::vector<Row> rows;
    std::vector<Many> many;
    std::vector<Target> targets;
    std::string load_before, load_after;
    int processors = 0;
    bool quick = false, strict = false;
};

[[nodiscard]] std::string text(const Report& report);
[[nodiscard]] nlohmann::ordered_json json(const Report& report);

}  // namespace parley::bench
