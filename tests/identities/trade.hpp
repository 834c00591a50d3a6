#pragma once
// What an equilibrium comes to in trade, however it was computed: so that ways to one equilibrium can be compared.
#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "parley/model/welfare.hpp"
#include "tests/support/product_split.hpp"
#include "tests/support/slow_model.hpp"

namespace parley::testing {

struct Trade {
    Table<Buyer, Seller, Sector> flow;
    std::vector<Table<Seller, Group>> split;  ///< flows by group, in the order of Wedges::split
    Table<Economy> revenue, welfare_factor;
};

inline Trade trade(const world::World& world, const model::Wedges& wedges, const model::Point& point) {
    const model::PartFlows flow = part_flows(world, wedges, point);
    return {flow.flow, flow.split, duty_revenue(wedges, flow), welfare(world, point).welfare_factor};
}

inline Trade trade(const SlowSolution& slow) {
    return {slow.flow_new, slow.split_flow_new, slow.duty_revenue, slow.welfare_factor};
}

/// Of a world whose goods are in two, in the words of the world whose purchases `wedges` put in groups.
inline Trade trade(const SplitGoods& goods, const model::Wedges& wedges, const model::Point& point) {
    Trade result = trade(goods.world, goods.wedges, point);
    for (const model::SplitWedges& split : wedges.split) {
        Table<Seller, Group>& part = result.split.emplace_back(split.base.flow.extents());
        for (const Economy i : goods.world.each_economy())
            for (const Group g : split.base.each_group())
                part(i, g) = result.flow(split.base.buyer, i, goods.part(split.base.sector, g.value));
    }
    result.flow = joined(goods, result.flow);
    return result;
}

/// Largest gap of welfare, and of money over the income of who buys or levies.
inline double largest_gap(const world::World& world, const model::Wedges& wedges, const Trade& a, const Trade& b) {
    double result = 0.0;
    const auto compare = [&](double one, double other, double size) {
        const double gap = std::abs(one - other) / size;
        result = std::max(result, std::isfinite(gap) ? gap : std::numeric_limits<double>::infinity());
    };
    for (const Economy n : world.each_economy()) {
        compare(a.welfare_factor(n), b.welfare_factor(n), 1.0);
        compare(a.revenue(n), b.revenue(n), world.income(n));
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) compare(a.flow(n, i, s), b.flow(n, i, s), world.income(n));
    }
    for (std::size_t k = 0; k < wedges.split.size(); ++k) {
        const world::SplitPurchase& base = wedges.split[k].base;
        for (const Economy i : world.each_economy())
            for (const Group g : base.each_group())
                compare(a.split[k](i, g), b.split[k](i, g), world.income(base.buyer));
    }
    return result;
}

}  // namespace parley::testing
