// anderson.py: the world goes there and the answer comes back as files of doubles.
#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <utility>

#include <fmt/format.h>

#include "bench/array_file.hpp"
#include "bench/solve/anderson.hpp"

namespace parley::bench {
namespace {

namespace fs = std::filesystem;

// $PARLEY_PYTHON, or the first of the usual ones that has numpy; empty if none has.
std::string python_with_numpy() {
    const char* named = std::getenv("PARLEY_PYTHON");
    for (const std::string& python :
         {std::string(named ? named : ""), std::string("python3"), std::string("/usr/bin/python3")})
        if (!python.empty() && std::system(fmt::format("'{}' -c 'import numpy' 2>/dev/null", python).c_str()) == 0)
            return python;
    return {};
}

void write_world(const world::World& world, const Table<Buyer, Seller, Sector>& duty, const fs::path& path) {
    ArrayFile file(path, world);
    std::vector<double> value_added, deficit;
    for (const Economy n : world.each_economy()) {
        value_added.push_back(world.value_added(n));
        deficit.push_back(world.deficit(n));
    }
    file.write(world.flow, world.duty_rate, duty, world.expenditure, world.input_share, world.value_added_share,
               world.final_share, world.theta, world.income, value_added, deficit);
}

bool read_into(std::ifstream& file, double* values, std::size_t count) {
    return static_cast<bool>(
        file.read(reinterpret_cast<char*>(values), static_cast<std::streamsize>(count * sizeof(double))));
}

}  // namespace

NumpyResult anderson_in_numpy(const world::World& world, const Table<Buyer, Seller, Sector>& duty_rate_new,
                              int repetitions) {
    static const std::string python = python_with_numpy();
    NumpyResult result;
    if (python.empty()) {
        result.skipped = "no numpy";
        return result;
    }
    const fs::path folder = fs::temp_directory_path() / fmt::format("parley-bench-{}", getpid());
    fs::create_directories(folder);
    write_world(world, duty_rate_new, folder / "world");
    const std::string command =
        fmt::format("OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 '{}' '{}/bench/solve/anderson.py' '{}' '{}' {}", python,
                    PARLEY_SOURCE_FOLDER, (folder / "world").string(), (folder / "answer").string(), repetitions);
    int read = 0, status = -1;
    if (std::FILE* pipe = popen(command.c_str(), "r")) {
        read =
            std::fscanf(pipe, "%lf %lf %d", &result.median_seconds, &result.least_seconds, &result.answer.iterations);
        status = pclose(pipe);
    }
    result.answer.wage_hat = Table<Economy>({world.economy_count()});
    result.answer.price_hat = Table<Buyer, Sector>(world.expenditure.extents());
    std::ifstream file(folder / "answer", std::ios::binary);
    result.answer.converged = read == 3 && status == 0 &&
                              read_into(file, result.answer.wage_hat.data(), result.answer.wage_hat.size()) &&
                              read_into(file, result.answer.price_hat.data(), result.answer.price_hat.size());
    fs::remove_all(folder);
    if (!result.answer.converged) result.skipped = "does not get there";
    return result;
}

}  // namespace parley::bench
