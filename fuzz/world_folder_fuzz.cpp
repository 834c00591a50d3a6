#include "fuzz/input.hpp"
#include "fuzz/world_files.hpp"
#include "parley/world/binary.hpp"

// What is read must be a world that can be written and read again as the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const world::World world = parley::world::read_world(fuzz::split_files(fuzz::text(data, size))).world;
        // Only a world of ordinary size is expected to survive its own rounding.
        if (to_payload(parley::world::read_world(world_files(world)).world) != to_payload(world)) __builtin_trap();
    });
    return 0;
}
