#include <cmath>

#include "fuzz/input.hpp"
#include "fuzz/two_economies.hpp"
#include "parley/pricing/wars/political_weights.hpp"

// Whatever is read, weights are numbers that are not negative, and no side has only zeros.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace parley;
    fuzz::read([&] {
        const world::World& world = fuzz::two_economies();
        const Table<Economy, Sector> weights = pricing::read_political_weights("w.csv", fuzz::text(data, size), world,
                                                                               {Economy{0}, Economy{1}, Economy{2}});
        for (const Economy n : world.each_economy()) {
            double all = 0.0;
            for (const Sector s : world.each_sector()) {
                const double weight = weights(n, s);
                if (!(std::isfinite(weight) && weight >= 0)) __builtin_trap();
                if (world.output(n, s) > 0) all += weight;
            }
            if (!(all > 0)) __builtin_trap();
        }
    });
    return 0;
}
