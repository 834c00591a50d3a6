#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/datasets/duties/levied.hpp"

// Whatever table of duties is read, the world that bears them is a world.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        static const products::Concordance few({{"854231", "C26"}, {"870310", "C29"}});
        world::World world = fuzz::two_economies();
        (void)datasets::levy(world, "d.csv", fuzz::text(data, size), few);
        if (complete(world)) __builtin_trap();
    });
    return 0;
}
