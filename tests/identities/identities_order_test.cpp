// The order, the number and the names of economies and sectors do not matter.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/identities/identities.hpp"

namespace parley::testing::identities_test {
namespace {

// Economies and sectors in another order, by position in the old world.
struct Order {
    std::vector<std::size_t> economy, sector;
    Economy of(Economy n) const { return {economy[n.value]}; }
    Sector of(Sector s) const { return {sector[s.value]}; }
};

Order rotated(const world::World& world) {
    Order order;
    for (std::size_t n = 0; n < world.economy_count(); ++n) order.economy.push_back((n + 1) % world.economy_count());
    for (std::size_t s = 0; s < world.sector_count(); ++s) order.sector.push_back(world.sector_count() - 1 - s);
    return order;
}

// The world whose economy n is economy order.of(n) of the old one. An order may name an economy twice; `weight` then
// shares its flows out.
template <class Weight>
world::World reordered(const world::World& world, const Order& order, const Weight& weight) {
    world::World result = world;
    result.economies.clear();
    result.sectors.clear();
    for (std::size_t n = 0; n < order.economy.size(); ++n) {
        result.economies.push_back(world.economies[order.economy[n]]);
        result.economies.back().code += "-" + std::to_string(n);
    }
    for (std::size_t s = 0; s < order.sector.size(); ++s) {
        result.sectors.push_back(world.sectors[order.sector[s]]);
        result.theta[s] = world.theta[order.sector[s]];
    }
    allocate(result);
    if (world.profit_rate.size() != 0)
        result.profit_rate = Table<Seller, Sector>(result.production_subsidy_rate.extents());
    if (!world.accounts.investment_rate.empty()) {
        result.accounts.investment_rate = result.accounts.saving_rate = Table<Economy>({result.economy_count()});
        for (const Economy n : result.each_economy()) {
            result.accounts.investment_rate(n) = world.accounts.investment_rate(order.of(n));
            result.accounts.saving_rate(n) = world.accounts.saving_rate(order.of(n));
        }
    }
    for (const Economy n : result.each_economy())
        for (const Sector s : result.each_sector()) {
            const Economy old_n = order.of(n);
            const Sector old_s = order.of(s);
            result.final_share(n, s) = world.final_share(old_n, old_s);
            result.value_added_share(n, s) = world.value_added_share(old_n, old_s);
            result.production_subsidy_rate(n, s) = world.production_subsidy_rate(old_n, old_s);
            if (world.profit_rate.size() != 0) result.profit_rate(n, s) = world.profit_rate(old_n, old_s);
            for (const Sector r : result.each_sector())
                result.input_share(n, s, r) = world.input_share(old_n, old_s, order.of(r));
            for (const Economy i : result.each_economy()) {
                result.flow(n, i, s) = world.flow(old_n, order.of(i), old_s) * weight(n) * weight(i);
                result.duty_rate(n, i, s) = world.duty_rate(old_n, order.of(i), old_s);
                result.export_tax_rate(n, i, s) = world.export_tax_rate(old_n, order.of(i), old_s);
            }
        }
    return result;
}

model::Wedges reordered(const world::World& result_world, const model::Wedges& wedges, const Order& order) {
    model::Wedges result = model::no_change(result_world);
    for (const Economy n : result_world.each_economy())
        for (const Sector s : result_world.each_sector()) {
            result.production_subsidy_rate(n, s) = wedges.production_subsidy_rate(order.of(n), order.of(s));
            result.productivity_factor(n, s) = wedges.productivity_factor(order.of(n), order.of(s));
            for (const Economy i : result_world.each_economy()) {
                result.duty_rate(n, i, s) = wedges.duty_rate(order.of(n), order.of(i), order.of(s));
                result.export_tax_rate(n, i, s) = wedges.export_tax_rate(order.of(n), order.of(i), order.of(s));
                result.barrier_factor(n, i, s) = wedges.barrier_factor(order.of(n), order.of(i), order.of(s));
            }
        }
    return result;
}

model::Closure reordered(const model::Closure& closure, const Order& order) {
    model::Closure result = closure;
    for (std::size_t s = 0; s < result.psi.size(); ++s) result.psi[s] = closure.psi[order.sector[s]];
    if (closure.saving.rate.empty()) return result;
    result.saving.rate = Table<Economy>({order.economy.size()});
    for (std::size_t n = 0; n < order.economy.size(); ++n)
        result.saving.rate({n}) = closure.saving.rate(order.of(Economy{n}));
    return result;
}

void expect_same_by_order(const world::World& world, const model::Equilibrium& mapped,
                          const model::Equilibrium& original, const Order& order) {
    for (const Economy n : world.each_economy()) {
        EXPECT_NEAR(std::log(mapped.point.wage_hat(n) / original.point.wage_hat(order.of(n))), 0.0, same_equilibrium);
        for (const Sector s : world.each_sector())
            EXPECT_NEAR(std::log(mapped.point.price_hat(n, s) / original.point.price_hat(order.of(n), order.of(s))),
                        0.0, same_equilibrium);
    }
}

TEST_P(Identity, the_order_of_economies_and_sectors_does_not_matter) {
    const Order order = rotated(base());
    world::World world = reordered(base(), order, [](Economy) { return 1.0; });
    ASSERT_FALSE(complete(world));
    const model::Equilibrium original = solved(base(), measures());
    const model::Equilibrium mapped = solved(world, reordered(world, measures(), order), reordered(closure(), order));
    expect_same_by_order(world, mapped, original, order);
}

// Half of economy 1 trades with the other half as it did with itself, and every other economy sees two sellers with the
// old one's cost and half its weight each: sums of π p^(−θ) are unchanged, so are prices; quantities halve.
TEST_P(Identity, splitting_an_economy_into_equal_halves_changes_nothing) {
    Order order;
    for (std::size_t n = 0; n < base().economy_count(); ++n) order.economy.push_back(n);
    for (std::size_t s = 0; s < base().sector_count(); ++s) order.sector.push_back(s);
    order.economy.push_back(0);
    const Economy twin{base().economy_count()};
    world::World world = reordered(base(), order, [&](Economy n) { return n == twin || n == Economy{0} ? 0.5 : 1.0; });
    for (world::SectorInfo& sector : world.sectors) sector.traded = true;
    ASSERT_FALSE(complete(world));
    const model::Equilibrium whole = solved(base(), measures());
    const model::Equilibrium split = solved(world, reordered(world, measures(), order), reordered(closure(), order));
    expect_same_by_order(world, split, whole, order);
    EXPECT_NEAR(split.point.income_new(twin) / whole.point.income_new({0}), 0.5, same_equilibrium);
}

}  // namespace
}  // namespace parley::testing::identities_test
