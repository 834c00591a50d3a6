#pragma once
// What a set of measures does to the owners of what is stuck in sectors: listed capital, skills of a trade.
#include <optional>
#include <vector>

#include "parley/pricing/counterfactual/outcome_result.hpp"

namespace parley::pricing {

/// The real return to what is in a sector, over the base's; its weight in an index.
struct SectorReturn {
    Sector sector;
    double factor = 1.0;
    double earned_usd_m = 0.0;  ///< γC in the base
};

/// An index of an economy's sectors: their returns weighed by what they earned in the base. Under `specific` that of
/// all sectors is the real wage.
struct Market {
    Economy economy;
    double all_factor = 1.0;
    std::optional<double> goods_factor, services_factor;  ///< none without such sectors
    std::vector<SectorReturn> sectors;  ///< those that use the factor; what moves most in percent first
};

/// Whether returns differ between sectors at all: not where the factor is mobile.
[[nodiscard]] bool has_markets(const OutcomeResult& priced);
/// The real return to what is in these sectors of these economies, over the base's, weighed by what each earned there:
/// γC, so by value added. `point` is of a short run, in which factors stay in their sectors. 1 where none is used.
[[nodiscard]] double market_index(const world::World& world, const model::Point& point,
                                  const std::vector<Economy>& economies, const std::vector<Sector>& sectors);
[[nodiscard]] Market market(const world::World& world, const OutcomeResult& priced, Economy economy);

}  // namespace parley::pricing
