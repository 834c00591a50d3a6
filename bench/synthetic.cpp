#include "synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace parley::bench {
namespace {

// SplitMix64: the same stream everywhere.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : state_(seed) {}
    double uniform(double low, double high) {
        state_ += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return low + (high - low) * static_cast<double>((z ^ (z >> 31)) >> 11) * 0x1p-53;
    }

private:
    std::uint64_t state_;
};

}  // namespace

world::World synthetic_world(std::size_t economies, std::size_t sectors, std::uint64_t seed) {
    Draws draws(seed);
    world::World world;
    world.name = "synthetic";
    for (std::size_t n = 0; n < economies; ++n) world.economies.push_back({"E" + std::to_string(n), "", {}});
    for (std::size_t s = 0; s < sectors; ++s)
        world.sectors.push_back({"S" + std::to_string(s), "", 4 * s < 3 * sectors, true});
    allocate(world);
    for (std::size_t s = 0; s < sectors; ++s) world.theta.push_back(std::exp(draws.uniform(0.0, 2.5)));
    Table<Seller, Sector> size({economies, sectors});
    std::vector<double> place(economies);
    for (const Economy n : world.each_economy()) {
        place[n.value] = draws.uniform(0.0, 1.0);
        const double mass = std::exp(draws.uniform(0.0, 7.0));
        for (const Sector s : world.each_sector()) size(n, s) = mass * std::exp(draws.uniform(-1.0, 1.0));
    }
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const bool home = n == i;
                const double distance = std::abs(place[n.value] - place[i.value]) + 0.1;
                world.flow(n, i, s) =
                    home ? size(n, s)
                         : 0.03 * std::sqrt(size(n, s) * size(i, s)) / distance / static_cast<double>(economies) * 3;
                if (!home && world.sectors[s.value].goods) world.duty_rate(n, i, s) = draws.uniform(0.0, 0.15);
            }
    // Inputs: each sector buys in proportion to what is spent on each good, with noise, so that something is left for
    // final use.
    final_shares_from_remainder(world);
    for (const Economy n : world.each_economy()) {
        double total = 0.0;
        for (const Sector s : world.each_sector()) total += world.expenditure(n, s);
        for (const Sector r : world.each_sector()) {
            double inputs = 0.0;
            for (const Sector s : world.each_sector()) {
                world.input_share(n, s, r) = 0.5 * world.expenditure(n, s) / total * draws.uniform(0.5, 1.5);
                inputs += world.input_share(n, s, r);
            }
            world.value_added_share(n, r) = 1 - inputs;
        }
    }
    final_shares_from_remainder(world);
    std::optional<world::Breach> breach = complete(world);
    if (!breach) breach = base_breach(world);
    if (breach) {
        std::fprintf(stderr, "synthetic world: expected %s, found %s\n", breach->rule.c_str(), breach->found.c_str());
        std::abort();
    }
    return world;
}

model::Wedges trade_war(const world::World& world) {
    Economy first{0}, second{1};
    for (const Economy n : world.each_economy())
        if (world.income(n) > world.income(first)) first = n;
    if (first == second) second = Economy{0};
    for (const Economy n : world.each_economy())
        if (n != first && world.income(n) > world.income(second)) second = n;
    model::Wedges wedges = model::no_change(world);
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods) {
            wedges.duty_rate(first, second, s) += 0.25;
            wedges.duty_rate(second, first, s) += 0.25;
        }
    return wedges;
}

}  // namespace parley::bench
