#include "parley/model/wedges.hpp"

namespace parley::model {

Wedges no_change(const world::World& world) {
    return {world.duty_rate, world.export_tax_rate, Table<Buyer, Seller, Sector>(world.flow.extents(), 1.0),
            world.production_subsidy_rate, Table<Seller, Sector>(world.production_subsidy_rate.extents(), 1.0)};
}

}  // namespace parley::model
