#pragma once
// Duties of a published table, WITS's or one like it, put on a world that has none.
#include <string>
#include <string_view>
#include <vector>

#include "parley/core/usual_rates.hpp"
#include "parley/products/concordance.hpp"
#include "parley/world/world.hpp"

namespace parley::datasets {

/// Sets the duties that the rows give, by the rows of the world's year where the table has years. Products of the HS go
/// to sectors by the concordance (a code of another edition by its heading, where all of that is in one sector), these
/// to the world's by ISIC's divisions. Of what comes together rates are weighted by the table's values, or (without
/// any) counted. A row for all partners (World, 000) is of those that have none of their own; EUN and 918 are of the
/// European Union's members. Countries that the world does not name are in ROW. Trade in goods that no row is about
/// keeps its duty. Final shares are set anew. Returned: lines on how it was read, which are in build_steps too. Throws
/// InputError: an unknown code, a blank or absurd rate, no row of the year.
std::vector<std::string> levy(world::World& world, const std::string& file, std::string_view text,
                              const products::Concordance& concordance, double highest_rate = usual_highest_rate);

}  // namespace parley::datasets
