#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/world/aggregate.hpp"

// Whatever mapping is read, the coarser world of a base is a base.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const World& world = fuzz::two_economies();
        const Aggregated result = aggregate(world, read_mapping("m.csv", fuzz::text(data, size), world));
        if (result.breach || base_breach(result.world)) __builtin_trap();
    });
    return 0;
}
