#include "parley/world/product_groups.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>

#include "parley/world/world.hpp"

namespace parley::world {
namespace {

std::string place(const World& world, const SplitPurchase& split) {
    return world.economies[split.buyer.value].code + ", sector " + world.sectors[split.sector.value].code;
}

std::string figure(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

std::optional<Breach> check_group(const World& world, const SplitPurchase& split, Economy i, Group g) {
    const double flow = split.flow(i, g), duty = split.duty_rate(i, g), tax = split.export_tax_rate(i, g);
    const std::string where = " (group " + std::to_string(g.value + 1) + " of " + place(world, split) + ", from " +
                              world.economies[i.value].code + ")";
    if (!(std::isfinite(flow) && flow >= 0)) return Breach{"flows to be finite and not negative", figure(flow) + where};
    if (!(std::isfinite(duty) && duty > -1))
        return Breach{"duty rates to be finite and above -1", figure(duty) + where};
    if (!(std::isfinite(tax) && tax > -1))
        return Breach{"export tax rates to be finite and above -1", figure(tax) + where};
    if (i == split.buyer && (duty != 0 || tax != 0))
        return Breach{"no duty or export tax on home trade", figure(duty != 0 ? duty : tax) + where};
    return {};
}

// Totals and means of one seller's flow: those under which duties paid, and what the seller receives, are the sums over
// groups. A rate that is the same in all groups stays that, to the last bit.
void set_totals(World& world, const SplitPurchase& split, Economy i) {
    double flow = 0.0, levied = 0.0, received = 0.0;
    bool one_duty = true, one_tax = true;
    const double first_duty = split.duty_rate(i, Group{0}), first_tax = split.export_tax_rate(i, Group{0});
    for (const Group g : split.each_group()) {
        const double part = split.flow(i, g);
        flow += part;
        levied += split.duty_rate(i, g) * part;
        received += part / (1 + split.export_tax_rate(i, g));
        one_duty = one_duty && split.duty_rate(i, g) == first_duty;
        one_tax = one_tax && split.export_tax_rate(i, g) == first_tax;
    }
    world.flow(split.buyer, i, split.sector) = flow;
    // eq:group-means
    world.duty_rate(split.buyer, i, split.sector) = one_duty ? first_duty : flow > 0 ? levied / flow : 0.0;
    world.export_tax_rate(split.buyer, i, split.sector) = one_tax ? first_tax : flow > 0 ? flow / received - 1 : 0.0;
}

}  // namespace

std::vector<double> group_expenditures(const SplitPurchase& split) {
    const std::size_t groups = split.group_count();
    const double *flow = split.flow.data(), *duty = split.duty_rate.data();
    std::vector<double> total(groups);
    for (std::size_t g = 0; g < groups; g += 2) {  // two sums at a time: neither waits for the other
        const bool both = g + 1 < groups;
        double one = 0.0, other = 0.0;
        for (std::size_t at = g; at < split.flow.size(); at += groups) {
            one += flow[at] * (1 + duty[at]);
            if (both) other += flow[at + 1] * (1 + duty[at + 1]);
        }
        total[g] = one;
        if (both) total[g + 1] = other;
    }
    return total;
}

std::optional<Breach> complete_groups(World& world) {
    const double sigma = world.group_substitution;
    if (!(sigma >= least_group_substitution && std::isfinite(sigma)))
        return Breach{"an elasticity of substitution between groups of products of 1 or more", figure(sigma)};
    std::pair<Economy, Sector> before{};
    bool first = true;
    for (const SplitPurchase& split : world.split_purchases) {
        const std::pair here(split.buyer, split.sector);
        const Table<Seller, Group>::Extents extents = split.flow.extents();
        if (split.buyer.value >= world.economy_count() || split.sector.value >= world.sector_count())
            return Breach{"groups of products in purchases that the world has", "others"};
        if (!first && !(before < here)) return Breach{"groups of a purchase together, in order", place(world, split)};
        if (extents[0] != world.economy_count() || extents[1] == 0 || split.duty_rate.extents() != extents ||
            split.export_tax_rate.extents() != extents || split.lists.size() != extents[1])
            return Breach{"a flow and its rates for every seller and group of " + place(world, split), "others"};
        for (const Economy i : world.each_economy()) {
            for (const Group g : split.each_group())
                if (auto breach = check_group(world, split, i, g)) return breach;
            set_totals(world, split, i);
        }
        before = here;
        first = false;
    }
    return {};
}

}  // namespace parley::world
