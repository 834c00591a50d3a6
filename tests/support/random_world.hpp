#pragma once
// Random economies that are proper bases, the same from the same seed on every machine.
#include <cstddef>
#include <cstdint>

#include "parley/model/closure.hpp"
#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::testing {

/// splitmix64. Our own draws, so that a seed means the same numbers with every standard library.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : state_(seed * 0x9e3779b97f4a7c15ULL + 0x2545f4914f6cdd1dULL) {}
    std::uint64_t bits();
    double uniform(double low, double high);
    double log_uniform(double low, double high);
    std::size_t whole(std::size_t low, std::size_t high);  ///< both included
    bool chance(double probability);

private:
    std::uint64_t state_;
};

/// What the economies of a family look like.
struct Family {
    std::size_t economies_min = 2, economies_max = 12;
    std::size_t sectors_min = 1, sectors_max = 15;
    double theta_min = 0.4, theta_max = 65.0;
    double inputs_max = 0.8;  ///< of cost
    double duty_max = 2.0;    ///< in the base and in the counterfactual
    bool other_rates = true;  ///< export taxes and production subsidies in some bases
    bool gaps = true;         ///< some zero flows, absent sectors, sectors not traded
    bool profits = false;     ///< firms keep 1/θ over cost, besides whatever subsidies there are
    double imbalance = 0.3;   ///< trade flows drawn this far off balanced trade
};

/// 2–6 economies and 1–6 sectors of the same kinds: what the slow model can do.
Family small_family();

/// complete()d without breach, an equilibrium to rounding, every economy connected to every other by trade; investment
/// 12 to 40 % of value added.
[[nodiscard]] world::World random_world(std::uint64_t seed, const Family& family = {});

/// New duties up to `duty_max` on some or all flows; nothing else moves.
[[nodiscard]] model::Wedges random_duties(const world::World& world, std::uint64_t seed, double duty_max = 2.0);

/// Every wedge moves on every cell: duties, export taxes, barriers (at home too), subsidies, productivity.
[[nodiscard]] model::Wedges random_wedges(const world::World& world, std::uint64_t seed, double duty_max = 2.0);

/// Saving rates moved by up to ten points and elasticities of 0 to 1 where deficits follow saving; θψ up to `scale_max`
/// in each sector where that is above zero, every fourth sector without.
[[nodiscard]] model::Closure random_closure(const world::World& world, std::uint64_t seed, model::Deficits deficits,
                                            model::FactorMarket factors, double scale_max);

}  // namespace parley::testing
