#include "tests/support/slow_cells.hpp"

namespace parley::testing::slow {
namespace {

Cell whole_purchase(const world::World& world, const model::Wedges& wedges, Economy n, Sector s) {
    Cell cell{.buyer = n.value, .sector = s.value};
    for (const Economy i : world.each_economy()) {
        cell.flow.push_back(world.flow(n, i, s));
        cell.duty.push_back(world.duty_rate(n, i, s));
        cell.tax.push_back(world.export_tax_rate(n, i, s));
        cell.duty_new.push_back(wedges.duty_rate(n, i, s));
        cell.tax_new.push_back(wedges.export_tax_rate(n, i, s));
        cell.barrier_new.push_back(wedges.barrier_factor(n, i, s));
    }
    return cell;
}

Cell one_group(const world::World& world, const model::SplitWedges& split, std::size_t at, Group g) {
    Cell cell{.buyer = split.base.buyer.value, .sector = split.base.sector.value};
    cell.whole = false;
    cell.split = at;
    cell.group = g.value;
    for (const Economy i : world.each_economy()) {
        cell.flow.push_back(split.base.flow(i, g));
        cell.duty.push_back(split.base.duty_rate(i, g));
        cell.tax.push_back(split.base.export_tax_rate(i, g));
        cell.duty_new.push_back(split.duty_rate(i, g));
        cell.tax_new.push_back(split.export_tax_rate(i, g));
        cell.barrier_new.push_back(split.barrier_factor(i, g));
    }
    return cell;
}

}  // namespace

std::vector<Cell> cells_of(const world::World& world, const model::Wedges& wedges) {
    std::vector<Cell> result;
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            bool divided = false;
            for (std::size_t at = 0; at < wedges.split.size(); ++at) {
                const model::SplitWedges& split = wedges.split[at];
                if (split.base.buyer != n || split.base.sector != s) continue;
                for (std::size_t g = 0; g < split.base.flow.extents()[1]; ++g)
                    result.push_back(one_group(world, split, at, Group{g}));
                divided = true;
            }
            if (!divided) result.push_back(whole_purchase(world, wedges, n, s));
        }
    return result;
}

}  // namespace parley::testing::slow
