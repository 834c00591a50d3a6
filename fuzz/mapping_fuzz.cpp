#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/world/aggregate.hpp"
#include "parley/world/folder/mapping.hpp"

// Whatever mapping is read, the coarser world of a base is a base.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const world::World& world = fuzz::two_economies();
        const world::Aggregated result = aggregate(world, read_mapping("m.csv", fuzz::text(data, size), world));
        if (result.breach || base_breach(result.world)) __builtin_trap();
    });
    return 0;
}
