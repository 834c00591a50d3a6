#include "tests/support/random_world.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace parley::testing {

std::uint64_t Draws::bits() {
    state_ += 0x9e3779b97f4a7c15ULL;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
    return mixed ^ (mixed >> 31);
}
double Draws::uniform(double low, double high) {
    return low + (high - low) * (static_cast<double>(bits() >> 11) * 0x1.0p-53);
}
double Draws::log_uniform(double low, double high) {
    return std::exp(uniform(std::log(low), std::log(high)));
}
std::size_t Draws::whole(std::size_t low, std::size_t high) {
    const auto steps = static_cast<std::size_t>(uniform(0.0, static_cast<double>(high - low + 1)));
    return std::min(low + steps, high);
}
bool Draws::chance(double probability) {
    return uniform(0.0, 1.0) < probability;
}

Family small_family() {
    Family family;
    family.economies_max = 6;
    family.sectors_max = 6;
    return family;
}

namespace {

void name_places(world::World& world, std::size_t economies, std::size_t sectors) {
    for (std::size_t n = 0; n < economies; ++n) {
        const std::string code = "E" + std::to_string(n + 1);
        world.economies.push_back({code, "Economy " + code, {}});
    }
    for (std::size_t s = 0; s < sectors; ++s) {
        const std::string code = "S" + std::to_string(s + 1);
        world.sectors.push_back({code, "Sector " + code, true, true});
    }
}

// Gravity with gaps. The ring E1 → E2 → … → E1 is always there: without it relative wages would not be determined.
void draw_flows(world::World& world, Draws& draws, const Family& family) {
    const std::size_t economies = world.economy_count(), sectors = world.sector_count();
    std::vector<double> size(economies);
    for (double& value : size) value = draws.log_uniform(1.0, 300.0);
    const double home = draws.log_uniform(1.0, 60.0);
    const double gap_rate = family.gaps && draws.chance(0.7) ? draws.uniform(0.0, 0.3) : 0.0;
    for (const Sector s : world.each_sector()) {
        const double weight = draws.log_uniform(0.1, 10.0);
        if (family.gaps && s.value > 0 && draws.chance(0.12)) world.sectors[s.value].traded = false;
        world.sectors[s.value].goods = draws.chance(0.6);
        for (const Economy i : world.each_economy()) {
            const double ability = draws.log_uniform(0.1, 10.0);
            const bool absent = family.gaps && s.value > 0 && draws.chance(0.3 * gap_rate);
            for (const Economy n : world.each_economy()) {
                const double taste = draws.log_uniform(0.2, 5.0);
                const bool gap = draws.chance(n == i ? 0.15 * gap_rate : gap_rate);
                const bool ring = s.value == 0 && n.value == (i.value + 1) % economies;
                if (n != i && !world.sectors[s.value].traded) continue;
                if ((absent || gap) && !ring) continue;
                world.flow(n, i, s) =
                    10.0 * weight * ability * taste * size[n.value] * size[i.value] * (n == i ? home : 1.0);
            }
        }
    }
    // Scale exporters so that trade balances, then shake it.
    for (int round = 0; round < 300; ++round)
        for (const Economy k : world.each_economy()) {
            double imports = 0.0, exports = 0.0;
            for (const Economy other : world.each_economy())
                for (const Sector s : world.each_sector()) {
                    if (other == k) continue;
                    imports += world.flow(k, other, s);
                    exports += world.flow(other, k, s);
                }
            const double factor = std::sqrt(imports / exports);
            for (const Economy other : world.each_economy())
                for (const Sector s : world.each_sector())
                    if (other != k) world.flow(other, k, s) *= factor;
        }
    if (draws.chance(0.25)) return;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (std::size_t s = 0; s < sectors; ++s)
                if (n != i) world.flow(n, i, {s}) *= draws.uniform(1.0 - family.imbalance, 1.0 + family.imbalance);
}

void draw_rates(world::World& world, Draws& draws, const Family& family) {
    const bool duties = draws.chance(0.8), taxes = family.other_rates && draws.chance(0.4),
               subsidies = family.other_rates && draws.chance(0.4);
    for (const Sector s : world.each_sector())
        for (const Economy i : world.each_economy()) {
            const double subsidy = draws.uniform(-0.15, 0.2);
            if (subsidies) world.production_subsidy_rate(i, s) = subsidy;
            if (family.profits) {
                if (world.profit_rate.empty())
                    world.profit_rate = Table<Seller, Sector>(world.production_subsidy_rate.extents());
                world.profit_rate(i, s) = 1 / world.theta[s.value];
                world.production_subsidy_rate(i, s) -= world.profit_rate(i, s);
            }
            for (const Economy n : world.each_economy()) {
                // Most duties low, some prohibitive.
                const double duty = family.duty_max * std::pow(draws.uniform(0.0, 1.0), 4.0);
                const double tax = draws.uniform(-0.15, 0.2);
                if (n == i) continue;
                if (duties) world.duty_rate(n, i, s) = duty;
                if (taxes) world.export_tax_rate(n, i, s) = tax;
            }
        }
}

// Expenditure E and output C at cost, from the definitions.
void accounts(const world::World& world, std::vector<double>& spending, std::vector<double>& output) {
    const std::size_t sectors = world.sector_count();
    spending.assign(world.economy_count() * sectors, 0.0);
    output.assign(world.economy_count() * sectors, 0.0);
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const double flow = world.flow(n, i, s);
                spending[n.value * sectors + s.value] += flow * (1.0 + world.duty_rate(n, i, s));
                output[i.value * sectors + s.value] +=
                    flow / (1.0 + world.export_tax_rate(n, i, s)) / (1.0 - world.production_subsidy_rate(i, s));
            }
}

// Inputs in proportion to what is bought, shaken; rows cut where use would leave less than a tenth for final demand.
void draw_technology(world::World& world, Draws& draws, const Family& family) {
    const std::size_t sectors = world.sector_count();
    std::vector<double> spending, output;
    accounts(world, spending, output);
    const bool inputs = draws.chance(0.8);
    for (const Economy n : world.each_economy()) {
        for (const Sector r : world.each_sector()) {
            const double share = draws.uniform(0.0, family.inputs_max);
            std::vector<double> weight(sectors);
            double total = 0.0;
            for (const Sector s : world.each_sector()) {
                weight[s.value] = spending[n.value * sectors + s.value] * draws.log_uniform(0.2, 5.0);
                if (draws.chance(0.2)) weight[s.value] = 0.0;
                total += weight[s.value];
            }
            for (const Sector s : world.each_sector())
                world.input_share(n, s, r) = inputs && total > 0 ? share * weight[s.value] / total : 0.0;
        }
        for (const Sector s : world.each_sector()) {
            double use = 0.0;
            for (const Sector r : world.each_sector())
                use += world.input_share(n, s, r) * output[n.value * sectors + r.value];
            const double limit = 0.9 * spending[n.value * sectors + s.value];
            for (const Sector r : world.each_sector())
                if (use > limit) world.input_share(n, s, r) *= limit / use;
        }
        for (const Sector r : world.each_sector()) {
            double total = 0.0;
            for (const Sector s : world.each_sector()) total += world.input_share(n, s, r);
            world.value_added_share(n, r) = 1.0 - total;
        }
        double income = 0.0;
        for (const Sector s : world.each_sector()) {
            double left = spending[n.value * sectors + s.value];
            for (const Sector r : world.each_sector())
                left -= world.input_share(n, s, r) * output[n.value * sectors + r.value];
            world.final_share(n, s) = left;
            income += left;
        }
        for (const Sector s : world.each_sector()) world.final_share(n, s) /= income;
    }
}

[[noreturn]] void give_up(std::uint64_t seed, const world::Breach& breach) {
    std::fprintf(stderr, "random world of seed %llu: expected %s, found %s\n", static_cast<unsigned long long>(seed),
                 breach.rule.c_str(), breach.found.c_str());
    std::abort();
}

// A surplus that is kept in full can exceed what an economy has once it is poorer: no equilibrium to be found.
bool modest_deficits(const world::World& world) {
    for (const Economy n : world.each_economy())
        if (world.deficit(n) < -0.15 * world.income(n) || world.deficit(n) > 0.3 * world.income(n)) return false;
    return true;
}

world::World drawn(std::uint64_t seed, const Family& family) {
    Draws draws(seed);
    world::World world;
    world.name = "random-" + std::to_string(seed);
    world.year = 2017;
    // One after the other: compilers differ in the order in which they evaluate arguments.
    const std::size_t sectors = draws.whole(family.sectors_min, family.sectors_max);
    const std::size_t economies = draws.whole(family.economies_min, family.economies_max);
    name_places(world, economies, sectors);
    allocate(world);
    for (std::size_t s = 0; s < world.sector_count(); ++s)
        world.theta.push_back(draws.log_uniform(family.theta_min, family.theta_max));
    world.elasticity_sources.push_back({"drawn", world.theta});
    world.elasticity_source = "drawn";
    draw_flows(world, draws, family);
    draw_rates(world, draws, family);
    draw_technology(world, draws, family);
    if (const auto breach = complete(world)) give_up(seed, *breach);
    if (const auto breach = base_breach(world)) give_up(seed, *breach);
    Draws apart(seed ^ 0xa0761d6478bd642fULL);
    world.accounts.investment_rate = Table<Economy>({world.economy_count()});
    for (double& rate : world.accounts.investment_rate) rate = apart.uniform(0.12, 0.4);
    world.accounts.saving_rate = model::base_saving_rate(world);
    return world;
}

}  // namespace

world::World random_world(std::uint64_t seed, const Family& family) {
    Family milder = family;
    world::World world = drawn(seed, milder);
    for (int round = 0; round < 12 && !modest_deficits(world); ++round) {
        milder.imbalance /= 2.0;
        world = drawn(seed, milder);
    }
    return world;
}

model::Wedges random_duties(const world::World& world, std::uint64_t seed, double duty_max) {
    Draws draws(seed ^ 0xd1b54a32d192ed03ULL);
    model::Wedges wedges = model::no_change(world);
    const double moving = draws.chance(0.3) ? 1.0 : draws.uniform(0.05, 1.0);
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const double rate = draws.uniform(0.0, duty_max);
                if (n != i && draws.chance(moving)) wedges.duty_rate(n, i, s) = rate;
            }
    return wedges;
}

model::Wedges random_wedges(const world::World& world, std::uint64_t seed, double duty_max) {
    Draws draws(seed ^ 0x8cb92ba72f3d8dd7ULL);
    model::Wedges wedges = model::no_change(world);
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            wedges.production_subsidy_rate(i, s) =
                draws.uniform(-0.15, 0.2) - (world.profit_rate.empty() ? 0.0 : world.profit_rate(i, s));
            wedges.productivity_factor(i, s) = draws.log_uniform(0.85, 1.2);
            for (const Economy n : world.each_economy()) {
                wedges.barrier_factor(n, i, s) = draws.log_uniform(0.8, 1.3);
                const double duty = draws.chance(0.1) ? draws.uniform(-0.1, 0.0) : draws.uniform(0.0, duty_max);
                const double tax = draws.uniform(-0.15, 0.2);
                if (n == i) continue;
                wedges.duty_rate(n, i, s) = duty;
                wedges.export_tax_rate(n, i, s) = tax;
            }
        }
    return wedges;
}

model::Closure random_closure(const world::World& world, std::uint64_t seed, model::Deficits deficits,
                              model::FactorMarket factors, double scale_max) {
    Draws draws(seed ^ 0xe7037ed1a0b428dbULL);
    model::Closure closure;
    closure.deficits = deficits;
    closure.factors = factors;
    closure.saving.saving_elasticity = draws.chance(0.3) ? 0.0 : draws.uniform(0.0, 1.0);
    closure.saving.investment_elasticity = draws.uniform(0.1, 1.0);
    if (deficits == model::Deficits::saving) {
        closure.saving.rate = model::base_saving_rate(world);
        for (double& rate : closure.saving.rate) rate += draws.uniform(-0.1, 0.1);
    }
    for (std::size_t s = 0; scale_max > 0 && s < world.sector_count(); ++s)
        closure.psi.push_back(s % 4 == 3 ? 0.0 : draws.uniform(0.0, scale_max) / world.theta[s]);
    return closure;
}

}  // namespace parley::testing
