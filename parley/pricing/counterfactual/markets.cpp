#include "parley/pricing/counterfactual/markets.hpp"

#include <algorithm>
#include <cmath>

#include "parley/pricing/counterfactual/noise.hpp"

namespace parley::pricing {

bool has_markets(const OutcomeResult& priced) {
    return priced.solved() && !priced.closure.factors.is_mobile();
}

double market_index(const world::World& world, const model::Point& point, const std::vector<Economy>& economies,
                    const std::vector<Sector>& sectors) {
    const Table<Seller, Sector> returns = real_returns(world, point);
    double earned = 0.0, worth = 0.0;
    for (const Economy n : economies)
        for (const Sector s : sectors) {
            if (!model::uses_factor(world, n, s)) continue;
            const double weight = world.value_added_share(n, s) * world.output(n, s);
            earned += weight;
            worth += weight * returns(n, s);
        }
    if (!(earned > 0.0) || is_noise(worth / earned - 1.0, 1.0)) return 1.0;
    return worth / earned;
}

Market market(const world::World& world, const OutcomeResult& priced, Economy economy) {
    Market result{economy, 1.0, {}, {}, {}};
    const Table<Seller, Sector> returns = real_returns(world, priced.equilibrium.point);
    double earned[2] = {}, worth[2] = {};  // services, goods
    for (const Sector s : world.each_sector()) {
        if (!model::uses_factor(world, economy, s)) continue;
        const double weight = world.value_added_share(economy, s) * world.output(economy, s);
        const bool goods = world.sectors[s.value].goods;
        earned[goods] += weight;
        worth[goods] += weight * returns(economy, s);
        result.sectors.push_back({s, returns(economy, s), weight});
    }
    result.all_factor = (worth[0] + worth[1]) / (earned[0] + earned[1]);
    if (earned[1] > 0) result.goods_factor = worth[1] / earned[1];
    if (earned[0] > 0) result.services_factor = worth[0] / earned[0];
    std::stable_sort(result.sectors.begin(), result.sectors.end(), [](const SectorReturn& a, const SectorReturn& b) {
        return std::abs(a.factor - 1) > std::abs(b.factor - 1);
    });
    return result;
}

}  // namespace parley::pricing
