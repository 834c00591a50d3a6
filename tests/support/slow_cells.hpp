#pragma once
// Inside the slow model: purchases as cells. A buyer's purchases of a sector are one cell, or one for each group of
// products where the wedges divide them.
#include <cstddef>
#include <vector>

#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::testing::slow {

using Real = long double;
using Vector = std::vector<Real>;

struct Cell {
    std::size_t buyer = 0, sector = 0;
    std::size_t split = 0, group = 0;  // where in Wedges::split, if `whole` is false
    bool whole = true;
    // By seller: X, t, e of the base, and t', e', κ'.
    Vector flow = {}, duty = {}, tax = {}, duty_new = {}, tax_new = {}, barrier_new = {};
};

// By buyer, then sector, then group.
std::vector<Cell> cells_of(const world::World& world, const model::Wedges& wedges);

}  // namespace parley::testing::slow
