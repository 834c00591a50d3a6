#include "parley/pricing/resolved/draft_world.hpp"

#include <algorithm>
#include <utility>

namespace parley::pricing {

scenario::draft::DraftWorld draft_world(const std::string& name, std::shared_ptr<const world::World> world) {
    scenario::draft::DraftWorld result;
    result.name = name;
    for (const world::EconomyInfo& economy : world->economies)
        result.economies.push_back({economy.code, economy.name, economy.members});
    for (const world::SectorInfo& sector : world->sectors)
        result.sectors.push_back({sector.code, sector.name, sector.goods});
    result.trade = [world = std::move(world)](const std::string& buyer, const std::string& seller,
                                              const std::vector<std::string>& sectors) {
        const auto by = world->find_economy(buyer), from = world->find_economy(seller);
        if (!by || !from) return 0.0;
        double sum = 0.0;
        for (std::size_t s = 0; s < world->sectors.size(); ++s) {
            const world::SectorInfo& sector = world->sectors[s];
            const bool in = sectors.empty() ? sector.goods
                                            : std::find(sectors.begin(), sectors.end(), sector.code) != sectors.end();
            if (in) sum += world->flow(*by, *from, Sector{s});
        }
        return sum;
    };
    return result;
}

}  // namespace parley::pricing
