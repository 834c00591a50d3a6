#include "tests/support/product_split.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace parley::testing {
namespace {

// φ of two or three groups, by seller.
Table<Seller, Group> random_shares(const world::World& world, Draws& draws) {
    const std::size_t groups = draws.chance(0.3) ? 3 : 2;
    Table<Seller, Group> result({world.economy_count(), groups});
    const double usual = draws.uniform(0.1, 0.9);
    for (const Economy i : world.each_economy()) {
        double share = draws.chance(0.3) ? usual : draws.uniform(0.02, 0.98);
        if (draws.chance(0.05)) share = draws.chance(0.5) ? 0.0 : 1.0;
        const double second = groups == 2 ? 1.0 : draws.uniform(0.1, 0.9);
        result(i, Group{0}) = share;
        result(i, Group{1}) = (1.0 - share) * second;
        if (groups == 3) result(i, Group{2}) = 1.0 - share - result(i, Group{1});
    }
    return result;
}

// No group may be without sellers.
bool all_bought(const world::World& world, Economy n, Sector s, const Table<Seller, Group>& share) {
    for (std::size_t g = 0; g < share.extents()[1]; ++g) {
        double bought = 0.0;
        for (const Economy i : world.each_economy()) bought += world.flow(n, i, s) * share(i, Group{g});
        if (!(bought > 0)) return false;
    }
    return true;
}

}  // namespace

world::World with_random_groups(world::World world, std::uint64_t seed, double chance) {
    Draws draws(seed ^ 0x5851f42d4c957f2dULL);
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const Table<Seller, Group> share = random_shares(world, draws);
            if (!draws.chance(chance) || !all_bought(world, n, s, share)) continue;
            world::SplitPurchase split{n, s, share, share, share, {}};
            split.lists.resize(split.group_count());
            split.lists.front() = {"listed"};
            for (const Economy i : world.each_economy()) {
                const double flow = world.flow(n, i, s), duty = world.duty_rate(n, i, s);
                const double received = 1 / (1 + world.export_tax_rate(n, i, s));
                const double part = share(i, Group{0});
                const bool apart = n != i && part > 0.05 && part < 0.95;
                const double first_duty = apart ? duty + (1 - part) * draws.uniform(-0.4, 0.6) * (1 + duty) : duty;
                const double first_received = apart ? received * (1 + (1 - part) * draws.uniform(-0.1, 0.1)) : received;
                // All other groups alike, so that the mean stays.
                const auto other = [part](double mean, double first) { return (mean - part * first) / (1 - part); };
                for (const Group g : split.each_group()) {
                    const bool first = g == Group{0};
                    split.flow(i, g) = flow * share(i, g);
                    split.duty_rate(i, g) = first || !apart ? first_duty : other(duty, first_duty);
                    split.export_tax_rate(i, g) =
                        1 / (first || !apart ? first_received : other(received, first_received)) - 1;
                }
            }
            world.split_purchases.push_back(split);
        }
    const auto breach = complete(world);
    EXPECT_FALSE(breach) << breach->rule << ": " << breach->found;
    EXPECT_FALSE(base_breach(world)) << "seed " << seed;
    return world;
}

void divide_at_random(const world::World& world, model::Wedges& wedges, std::uint64_t seed, double chance) {
    Draws draws(seed ^ 0x14057b7ef767814fULL);
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const Table<Seller, Group> share = random_shares(world, draws);
            if (!draws.chance(chance) || !all_bought(world, n, s, share)) continue;
            if (find_split(wedges, n, s) == nullptr) split(world, wedges, n, s, share);
        }
}

void move_groups(model::Wedges& wedges, std::uint64_t seed, double duty_max) {
    Draws draws(seed ^ 0xda942042e4dd58b5ULL);
    for (model::SplitWedges& split : wedges.split)
        for (std::size_t i = 0; i < split.duty_rate.extents()[0]; ++i)
            for (const Group g : split.base.each_group()) {
                split.barrier_factor({i}, g) = draws.log_uniform(0.8, 1.3);
                const double duty = draws.chance(0.1) ? draws.uniform(-0.1, 0.0) : draws.uniform(0.0, duty_max);
                const double tax = draws.uniform(-0.15, 0.2);
                if (split.base.buyer == Economy{i}) continue;
                split.duty_rate({i}, g) = duty;
                split.export_tax_rate({i}, g) = tax;
            }
}

Table<Seller, Group> same_share(const world::World& world, double share) {
    Table<Seller, Group> result({world.economy_count(), 2});
    for (const Economy i : world.each_economy()) {
        result(i, Group{0}) = share;
        result(i, Group{1}) = 1.0 - share;
    }
    return result;
}

namespace {

// What of a purchase falls on one of the goods that its good becomes: flows and rates of base and counterfactual by
// seller.
struct Half {
    double flow, duty, tax, duty_new, tax_new, barrier;
};

Half half(const world::World& world, const model::Wedges& wedges, Economy n, Economy i, Sector s, std::size_t k,
          std::size_t parts) {
    if (const model::SplitWedges* split = find_split(wedges, n, s)) {
        const Group g{k};
        if (k >= split->base.group_count()) return {0.0, 0.0, 0.0, 0.0, 0.0, 1.0};
        return {split->base.flow(i, g), split->base.duty_rate(i, g),  split->base.export_tax_rate(i, g),
                split->duty_rate(i, g), split->export_tax_rate(i, g), split->barrier_factor(i, g)};
    }
    const double first = 0.25 + 0.5 * static_cast<double>((3 * n.value + s.value) % 5) / 4;
    const double share = parts == 1 ? 1.0 : k == 0 ? first : (1 - first) / static_cast<double>(parts - 1);
    return {world.flow(n, i, s) * share, world.duty_rate(n, i, s),        world.export_tax_rate(n, i, s),
            wedges.duty_rate(n, i, s),   wedges.export_tax_rate(n, i, s), wedges.barrier_factor(n, i, s)};
}

}  // namespace

SplitGoods split_goods(const world::World& world, const model::Wedges& wedges, std::uint64_t seed, double chance) {
    Draws draws(seed ^ 0x369dea0f31a53f85ULL);
    SplitGoods result{world, {}, {}};
    world::World& goods = result.world;
    goods.split_purchases.clear();
    goods.sectors.clear();
    goods.theta.clear();
    goods.scale_sources.clear();
    for (const Sector s : world.each_sector()) {
        result.first.push_back(goods.sectors.size());
        std::size_t parts = draws.chance(chance) ? 2 : 1;
        for (const model::SplitWedges& split : wedges.split)
            if (split.base.sector == s) parts = std::max(parts, split.base.group_count());
        for (std::size_t k = 0; k < parts; ++k) {
            goods.sectors.push_back(world.sectors[s.value]);
            goods.sectors.back().code += "-" + std::to_string(k + 1);
            goods.theta.push_back(world.theta[s.value]);
        }
    }
    result.first.push_back(goods.sectors.size());
    goods.elasticity_sources = {{"split", goods.theta}};
    goods.elasticity_source = "split";
    allocate(goods);
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            double spent = 0.0;
            for (const Economy i : world.each_economy())
                for (std::size_t k = 0; k < result.parts(s); ++k) {
                    const Half at = half(world, wedges, n, i, s, k, result.parts(s));
                    spent += at.flow * (1 + at.duty);
                }
            for (std::size_t k = 0; k < result.parts(s); ++k) {
                const Sector part = result.part(s, k);
                double bought = 0.0;
                for (const Economy i : world.each_economy()) {
                    const Half at = half(world, wedges, n, i, s, k, result.parts(s));
                    goods.flow(n, i, part) = at.flow;
                    goods.duty_rate(n, i, part) = at.duty;
                    goods.export_tax_rate(n, i, part) = at.tax;
                    bought += at.flow * (1 + at.duty);
                }
                const double share = spent > 0 ? bought / spent : k == 0 ? 1.0 : 0.0;
                goods.production_subsidy_rate(n, part) = world.production_subsidy_rate(n, s);
                goods.value_added_share(n, part) = world.value_added_share(n, s);
                goods.final_share(n, part) = world.final_share(n, s) * share;
                for (const Sector r : world.each_sector())
                    for (std::size_t user = 0; user < result.parts(r); ++user)
                        goods.input_share(n, part, result.part(r, user)) = world.input_share(n, s, r) * share;
            }
        }
    const auto breach = complete(goods);
    EXPECT_FALSE(breach) << breach->rule << ": " << breach->found;
    EXPECT_FALSE(base_breach(goods)) << base_gap(goods).size;
    result.wedges = model::no_change(goods);
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector())
            for (std::size_t k = 0; k < result.parts(s); ++k) {
                const Sector part = result.part(s, k);
                result.wedges.production_subsidy_rate(i, part) = wedges.production_subsidy_rate(i, s);
                result.wedges.productivity_factor(i, part) = wedges.productivity_factor(i, s);
                for (const Economy n : world.each_economy()) {
                    const Half at = half(world, wedges, n, i, s, k, result.parts(s));
                    result.wedges.duty_rate(n, i, part) = at.duty_new;
                    result.wedges.export_tax_rate(n, i, part) = at.tax_new;
                    result.wedges.barrier_factor(n, i, part) = at.barrier;
                }
            }
    return result;
}

Table<Buyer, Seller, Sector> joined(const SplitGoods& goods, const Table<Buyer, Seller, Sector>& flow) {
    const std::size_t count = flow.extents()[0], sectors = goods.first.size() - 1;
    Table<Buyer, Seller, Sector> result({count, count, sectors});
    for (std::size_t n = 0; n < count; ++n)
        for (std::size_t i = 0; i < count; ++i)
            for (std::size_t s = 0; s < sectors; ++s)
                for (std::size_t k = 0; k < goods.parts({s}); ++k)
                    result({n}, {i}, {s}) += flow({n}, {i}, goods.part({s}, k));
    return result;
}

}  // namespace parley::testing
