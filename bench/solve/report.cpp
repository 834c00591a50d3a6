#include "bench/solve/report.hpp"

#include <utility>

#include <fmt/format.h>

namespace parley::bench {
namespace {

nlohmann::ordered_json json(const Seconds& seconds) {
    return {{"median", seconds.median}, {"min", seconds.least}, {"repetitions", seconds.repetitions}};
}

nlohmann::ordered_json json(const Row& row) {
    nlohmann::ordered_json result{{"name", row.name}, {"what", row.what}};
    if (!row.skipped.empty()) {
        result["skipped"] = row.skipped;
        return result;
    }
    result["economies"] = row.economies;
    result["sectors"] = row.sectors;
    result["seconds"] = json(row.solve);
    result["iterations"] = row.iterations;
    result["passes"] = row.passes;
    result["residual"] = row.residual;
    result["gap_to_contender"] = row.gap_to_contender;
    result["stream_seconds"] = json(row.stream);
    result["stream_gb_per_second"] = row.stream_gb_per_second;
    result["streams"] = row.streams();
    if (row.contender) {
        result["contender_seconds"] = json(*row.contender);
        result["contender_outer_iterations"] = row.contender_outer;
        result["contender_passes"] = row.contender_passes;
        result["contender_over_ours"] = row.contender->least / row.solve.least;
    }
    const auto contend = [&](const char* name, const std::optional<Seconds>& theirs, int iterations) {
        if (!theirs) return;
        result[name] = {{"seconds", json(*theirs)}, {"iterations", iterations}, {"over_ours", row.over(*theirs)}};
    };
    contend("anderson", row.anderson, row.anderson_iterations);
    contend("anderson_with_our_kernels", row.anderson_with_kernels, row.anderson_iterations);
    contend("anderson_in_numpy", row.numpy, row.numpy_iterations);
    if (row.peak_memory_mb) result["peak_memory_mb"] = *row.peak_memory_mb;
    return result;
}

// What one fixed-point loop with Anderson acceleration and nothing else takes, in three forms.
std::string beside_anderson(const Report& report) {
    std::string out =
        fmt::format("{:<16} {:>9} {:>6} {:>12} {:>7} {:>14} {:>7} {:>9} {:>7}\n", "plain Anderson", "ours ms", "iter",
                    "in C++ ms", "x ours", "our kernels ms", "x ours", "numpy ms", "x ours");
    for (const Row& row : report.rows) {
        if (!row.skipped.empty() || !row.anderson) continue;
        out += fmt::format("{:<16} {:>9.3f} {:>6}", row.name, 1e3 * row.solve.least, row.anderson_iterations);
        for (const auto& [theirs, wide] :
             {std::pair(row.anderson, 12), std::pair(row.anderson_with_kernels, 14), std::pair(row.numpy, 9)})
            out += theirs ? fmt::format(" {:>{}.2f} {:>7.1f}", 1e3 * theirs->least, wide, row.over(*theirs))
                          : fmt::format(" {:>{}} {:>7}", "-", wide, "-");
        out += '\n';
    }
    return out;
}

std::string figure(double value) {
    return value != 0 && value < 0.01 ? fmt::format("{:.2e}", value) : fmt::format("{:.4g}", value);
}

}  // namespace

std::string text(const Report& report) {
    std::string out =
        fmt::format("{:<16} {:>9} {:>9} {:>5} {:>6} {:>8} {:>6} {:>11} {:>7} {:>9} {:>9}\n", "solve", "median ms",
                    "min ms", "iter", "passes", "streams", "GB/s", "textbook ms", "x ours", "residual", "apart");
    for (const Row& row : report.rows) {
        if (!row.skipped.empty()) {
            out += fmt::format("{:<16} skipped: {}\n", row.name, row.skipped);
            continue;
        }
        const std::string theirs = row.contender ? fmt::format("{:.1f}", 1e3 * row.contender->least) : "-";
        const std::string ratio =
            row.contender ? fmt::format("{:.0f}", row.contender->least / row.solve.least) : std::string("-");
        out += fmt::format("{:<16} {:>9.3f} {:>9.3f} {:>5} {:>6} {:>8.0f} {:>6.1f} {:>11} {:>7} {:>9.1e} {:>9.1e}\n",
                           row.name, 1e3 * row.solve.median, 1e3 * row.solve.least, row.iterations, row.passes,
                           row.streams(), row.stream_gb_per_second, theirs, ratio, row.residual, row.gap_to_contender);
    }
    out +=
        "  streams: least time over that of one plain pass over an array of the world's size, at the GB/s beside it\n";
    out += beside_anderson(report);
    for (const Many& many : report.many)
        out += many.skipped.empty()
                   ? fmt::format(
                         "solve_many: {:.0f} different equilibria of world-2017 a second on {} thread{} "
                         "(median {:.0f})\n",
                         many.per_second(), many.threads, many.threads == 1 ? "" : "s",
                         static_cast<double>(many.equilibria) / many.seconds.median)
                   : fmt::format("solve_many: skipped: {}\n", many.skipped);
    out += fmt::format("\n{:<48} {:>10} {:>10}\n", "target", "limit", "found");
    for (const Target& target : report.targets)
        out += fmt::format("{:<48} {:>3}{:>7} {:>10} {:<4} {}{}\n", target.name,
                           target.at_most ? "<=" : ">=", figure(target.limit), figure(target.found), target.unit,
                           target.met() ? "met" : "MISSED", target.asserted ? "" : " (not asserted)");
    out += fmt::format("load of the machine: {} before, {} after; {} processors\n", report.load_before,
                       report.load_after, report.processors);
    return out;
}

nlohmann::ordered_json json(const Report& report) {
    nlohmann::ordered_json result{{"schema", "parley-bench/1"},
                                  {"quick", report.quick},
                                  {"strict", report.strict},
                                  {"processors", report.processors},
                                  {"load_before", report.load_before},
                                  {"load_after", report.load_after},
                                  {"solve", nlohmann::ordered_json::array()},
                                  {"solve_many", nlohmann::ordered_json::array()},
                                  {"targets", nlohmann::ordered_json::array()}};
    for (const Row& row : report.rows) result["solve"].push_back(json(row));
    for (const Many& many : report.many) {
        if (!many.skipped.empty()) {
            result["solve_many"].push_back({{"skipped", many.skipped}});
            continue;
        }
        result["solve_many"].push_back({{"threads", many.threads},
                                        {"equilibria", many.equilibria},
                                        {"seconds", json(many.seconds)},
                                        {"per_second", many.per_second()}});
    }
    for (const Target& target : report.targets)
        result["targets"].push_back({{"name", target.name},
                                     {"unit", target.unit},
                                     {"rule", target.at_most ? "at most" : "at least"},
                                     {"limit", target.limit},
                                     {"found", target.found},
                                     {"met", target.met()},
                                     {"asserted", target.asserted}});
    return result;
}

}  // namespace parley::bench
