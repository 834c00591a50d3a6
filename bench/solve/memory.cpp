#include "bench/solve/memory.hpp"

#include <unistd.h>
#include <cstdio>
#include <fstream>
#include <string>

#include "bench/solve/check.hpp"

namespace parley::bench {

int solve_largest_and_tell() {
    const Case largest = largest_case();
    const model::Equilibrium solution = solve(largest.world, largest.wedges);
    const long peak = peak_memory();
    if (!problem_of(largest.world, largest.wedges, solution).empty() || peak == 0) return 1;
    std::printf("%ld\n", peak);
    return 0;
}

std::optional<long> peak_memory_of_largest() {
    char self[4096];
    const ssize_t length = readlink("/proc/self/exe", self, sizeof self);
    if (length <= 0) return {};
    const std::string command =
        "'" + std::string(self, static_cast<std::size_t>(length)) + "' " + std::string(largest_argument);
    std::FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return {};
    long peak = 0;
    const int read = std::fscanf(pipe, "%ld", &peak);
    if (pclose(pipe) != 0 || read != 1) return {};
    return peak;
}

}  // namespace parley::bench
