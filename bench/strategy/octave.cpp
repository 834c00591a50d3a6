#include "bench/strategy/octave.hpp"

#include <sys/resource.h>
#include <unistd.h>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fmt/format.h>

#include "bench/array_file.hpp"

namespace parley::bench {
namespace {

namespace fs = std::filesystem;

double seconds_of_children() {
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    return static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
           1e-6 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

bool write_world(const world::World& world, const Table<Buyer, Seller, Sector>& duty, const fs::path& path) {
    ArrayFile file(path, world);
    std::vector<double> deficit;
    for (const Economy n : world.each_economy()) deficit.push_back(world.deficit(n));
    file.write(world.flow, world.duty_rate, duty, world.theta, world.income, deficit);
    return file.is_written();
}

OctaveResult run(const world::World& world, const Table<Buyer, Seller, Sector>& duty, bool war) {
    OctaveResult result;
    if (std::system("octave-cli --version >/dev/null 2>&1") != 0) {
        result.skipped = "octave-cli is not installed";
        return result;
    }
    const fs::path folder = fs::temp_directory_path() / fmt::format("parley-octave-{}", getpid());
    fs::create_directories(folder);
    const std::size_t count = world.economy_count();
    std::vector<double> answer((war ? 4 : 3) * count);
    if (write_world(world, duty, folder / "world"))
        result.seconds =
            seconds_of_process(fmt::format("OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 octave-cli --no-init-file --quiet "
                                           "'{}/bench/strategy/published_way.m' '{}' '{}' {} 2>/dev/null",
                                           PARLEY_SOURCE_FOLDER, (folder / "world").string(),
                                           (folder / "answer").string(), war ? "war" : "equilibrium"));
    std::ifstream file(folder / "answer", std::ios::binary);
    if (!file.read(reinterpret_cast<char*>(answer.data()), static_cast<std::streamsize>(8 * answer.size())))
        result.skipped = "it does not get there";
    fs::remove_all(folder);
    const auto part = [&](std::size_t first) {
        const auto from = answer.begin() + static_cast<std::ptrdiff_t>(first * count);
        return std::vector<double>(from, from + static_cast<std::ptrdiff_t>(count));
    };
    result.wage_hat = part(0);
    if (war) result.duty = part(2);
    result.welfare_factor = part(war ? 3 : 2);
    return result;
}

}  // namespace

double seconds_of_process(const std::string& command) {
    const double before = seconds_of_children();
    if (std::system(command.c_str()) != 0) return -1.0;
    return seconds_of_children() - before;
}

OctaveResult octave_equilibrium(const world::World& world, const model::Wedges& wedges) {
    return run(world, wedges.duty_rate, false);
}

OctaveResult octave_war(const world::World& world) {
    return run(world, world.duty_rate, true);
}

}  // namespace parley::bench
