#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>

#include "parley/world/world.hpp"

namespace parley::bench {

/// What a contender in another language reads: the numbers of economies and sectors as 64-bit integers, then arrays of
/// doubles one after the other, as they lie in memory.
class ArrayFile {
public:
    ArrayFile(const std::filesystem::path& path, const world::World& world) : file_(path, std::ios::binary) {
        const std::array<std::int64_t, 2> extents{static_cast<std::int64_t>(world.economy_count()),
                                                  static_cast<std::int64_t>(world.sector_count())};
        file_.write(reinterpret_cast<const char*>(extents.data()), sizeof extents);
    }
    template <class... Values>
    void write(const Values&... values) {
        (file_.write(reinterpret_cast<const char*>(values.data()),
                     static_cast<std::streamsize>(values.size() * sizeof(double))),
         ...);
    }
    [[nodiscard]] bool is_written() { return static_cast<bool>(file_.flush()); }

private:
    std::ofstream file_;
};

}  // namespace parley::bench
