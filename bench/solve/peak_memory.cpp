#include <fstream>
#include <string>

#include "bench/solve/memory.hpp"

namespace parley::bench {

long peak_memory() {
    // Not getrusage(): its figure survives exec, so that a child's would start at its parent's.
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:")) return std::stol(line.substr(6)) * 1024;
    return 0;
}

}  // namespace parley::bench
