#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/pricing/duties/duties_csv.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const world::World& world = fuzz::two_economies();
        (void)duty_wedges(world, {Option::none, "d.csv"},
                          parley::pricing::read_duties("d.csv", fuzz::text(data, size), world));
    });
    return 0;
}
