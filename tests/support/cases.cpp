#include "tests/support/cases.hpp"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "parley/datasets/recipes/build_world.hpp"
#include "parley/model/rebase.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/support/random_world.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/tolerances.hpp"

namespace parley::testing {

namespace {

[[noreturn]] void broken(const world::World& world, const world::Breach& breach) {
    std::fprintf(stderr, "%s: expected %s, found %s\n", world.name.c_str(), breach.rule.c_str(), breach.found.c_str());
    std::abort();
}

WorldCase random_case(std::uint64_t seed, const Family& family = {}) {
    return {"random_" + std::to_string(seed), [=](std::string&) { return random_world(seed, family); }};
}

// Two economies, two sectors, every rate in use, the second sector made in one economy only.
std::optional<world::World> specialised(std::string&) {
    world::World world;
    world.name = "specialised";
    world.economies = {{"AAA", "A", {}}, {"BBB", "B", {}}};
    world.sectors = {{"GOOD", "Good", true, true}, {"OIL", "Oil", true, true}};
    world.theta = {5.0, 20.0};
    allocate(world);
    const Economy a{0}, b{1};
    const Sector good{0}, oil{1};
    world.flow(a, a, good) = 700.0;
    world.flow(a, b, good) = 120.0;
    world.flow(b, a, good) = 180.0;
    world.flow(b, b, good) = 300.0;
    world.flow(a, b, oil) = 90.0;
    world.flow(b, b, oil) = 60.0;
    world.duty_rate(a, b, good) = 0.1;
    world.duty_rate(b, a, good) = 0.3;
    world.export_tax_rate(a, b, oil) = 0.2;
    world.production_subsidy_rate(a, good) = 0.05;
    for (const Economy n : world.each_economy()) {
        world.input_share(n, oil, good) = 0.05;
        world.input_share(n, good, good) = 0.3;
        world.value_added_share(n, good) = 0.65;
    }
    return closed(world);
}

std::optional<world::World> ring_of_three(std::string&) {
    return one_sector_world({{50, 10, 0}, {0, 80, 10}, {10, 0, 20}}, 3.0, 0.5);
}

// Firms keep what their elasticities let them: more than the whole cost in one sector, beside a subsidy in another.
std::optional<world::World> with_profits(std::string&) {
    world::World world;
    world.name = "profits";
    world.economies = {{"AAA", "A", {}}, {"BBB", "B", {}}, {"CCC", "C", {}}};
    world.sectors = {{"WOOL", "Wool", true, true}, {"CARS", "Cars", true, true}, {"CARE", "Care", false, false}};
    world.theta = {0.915, 4.0, 3.0};
    allocate(world);
    world.profit_rate = Table<Seller, Sector>(world.production_subsidy_rate.extents());
    double size = 40;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                if (n != i && !world.sectors[s.value].traded) continue;
                size = size > 200 ? size / 3.5 : size * 1.37;
                world.flow(n, i, s) = n == i ? 5 * size : size;
                world.duty_rate(n, i, s) = n == i ? 0.0 : 0.01 * static_cast<double>(3 * i.value + s.value);
                world.profit_rate(i, s) = 1 / world.theta[s.value];
                world.production_subsidy_rate(i, s) = -world.profit_rate(i, s);
            }
    world.production_subsidy_rate(Economy{1}, Sector{1}) += 0.1;
    for (const Economy n : world.each_economy()) {
        world.input_share(n, Sector{0}, Sector{1}) = 0.2;
        world.value_added_share(n, Sector{1}) = 0.8;
    }
    return closed(world);
}

std::optional<world::World> shipped(std::string& absent) {
    const std::filesystem::path folder = source_folder() / "data" / "world-2017";
    if (!std::filesystem::exists(folder / "flows.csv")) {
        absent = "data/world-2017 is not there";
        return {};
    }
    return world::read_world_folder(folder);
}

// Built by the project's own importers from published tables that are not in the repository. `folder` is what
// build_world() wants: a folder of data/, or data/ itself.
WorldCase built(const std::string& name, const std::string& folder, bool inputs = true) {
    std::string label = name + (inputs ? "" : "_bare");
    for (char& c : label)
        if (c == '-') c = '_';
    const auto load = [=](std::string& absent) -> std::optional<world::World> {
        if (shared_folder().empty()) {
            absent = shared_absent;
            return {};
        }
        world::World world = datasets::build_world(name, shared_folder() / "data" / folder).world;
        if (!inputs) drop_inputs(world);
        return world;
    };
    return {label, load, true, true};
}

}  // namespace

world::World closed(world::World world) {
    final_shares_from_remainder(world);
    if (const auto breach = complete(world)) broken(world, *breach);
    if (const auto breach = base_breach(world)) broken(world, *breach);
    return world;
}

world::World one_sector_world(const std::vector<std::vector<double>>& flows, double theta, double value_added_share) {
    world::World world;
    world.name = "one sector";
    for (std::size_t n = 0; n < flows.size(); ++n)
        world.economies.push_back({"E" + std::to_string(n + 1), "Economy " + std::to_string(n + 1), {}});
    world.sectors = {{"S1", "All goods", true, true}};
    world.theta = {theta};
    allocate(world);
    for (const Economy n : world.each_economy()) {
        for (const Economy i : world.each_economy()) world.flow(n, i, {0}) = flows[n.value][i.value];
        world.value_added_share(n, {0}) = value_added_share;
        world.input_share(n, {0}, {0}) = 1.0 - value_added_share;
    }
    return closed(world);
}

const std::vector<WorldCase>& world_cases() {
    static const std::vector<WorldCase> cases = [] {
        std::vector<WorldCase> rows{
            {"specialised", specialised}, {"ring_of_three", ring_of_three}, {"profits", with_profits}};
        for (const std::uint64_t seed : {1u, 2u, 3u, 5u, 8u, 13u}) rows.push_back(random_case(seed));
        rows.push_back({"world_2017", shipped, true});
        rows.push_back(built("cp2015", "cp2015"));
        rows.push_back(built("icio2017", "icio2017"));
        rows.push_back(built("icio2017-inputs", "."));
        rows.push_back(built("icio2017-7x44", "icio2017-7x44"));
        rows.push_back(built("icio2017-7x44", "icio2017-7x44", false));
        rows.push_back(built("wiod2014", "wiod2014"));
        rows.push_back(built("ossa2014", "ossa2014"));
        return rows;
    }();
    return cases;
}

const std::vector<ClosureCase>& closure_cases() {
    const auto with = [](model::Deficits deficits, model::FactorMarket factors, bool scale) {
        return [=](const world::World& world) {
            model::Closure closure;
            closure.deficits = deficits;
            closure.saving.saving_elasticity = 0.3;
            closure.saving.investment_elasticity = 0.8;
            closure.factors = factors;
            // θψ from 0.2 to 0.44, and a sector without.
            for (std::size_t s = 0; scale && s < world.sector_count(); ++s)
                closure.psi.push_back(s == 3 ? 0.0 : (0.2 + 0.06 * static_cast<double>(s % 5)) / world.theta[s]);
            return closure;
        };
    };
    static const std::vector<ClosureCase> cases{
        {"fixed"},
        {"balanced", model::Deficits::zero},
        {"saving", model::Deficits::fixed, true, with(model::Deficits::saving, model::mobile, false)},
        {"specific", model::Deficits::fixed, true, with(model::Deficits::fixed, model::specific, false)},
        {"balanced_roy", model::Deficits::zero, false, with(model::Deficits::fixed, model::roy(2.0), false)},
        {"balanced_scale", model::Deficits::zero, false, with(model::Deficits::fixed, model::mobile, true)},
        {"saving_roy_scale", model::Deficits::fixed, false, with(model::Deficits::saving, model::roy(3.0), true)},
    };
    return cases;
}

bool goes_with(const WorldCase& world, const ClosureCase& closure) {
    return closure.quick || !world.few_closures;
}

model::Closure levers_moved(const world::World& world, model::Closure closure, unsigned seed) {
    if (closure.deficits != model::Deficits::saving) return closure;
    Draws draws(seed);
    closure.saving.rate = model::base_saving_rate(world);
    for (double& rate : closure.saving.rate) rate += draws.uniform(-0.05, 0.05);
    return closure;
}

std::optional<Ground> ground(const WorldCase& world_case, const ClosureCase& closure, std::string& absent,
                             std::string& broken_base) {
    std::optional<world::World> world = world_case.load(absent);
    if (!world) return {};
    Ground result;
    result.options.tolerance = tight;
    const model::Closure counterfactual = closure.closure(*world);
    if (counterfactual.deficits == model::Deficits::saving && world->accounts.investment_rate.empty()) {
        world->accounts.investment_rate = Table<Economy>({world->economy_count()});
        for (const Economy n : world->each_economy())
            world->accounts.investment_rate(n) = 0.18 + 0.03 * static_cast<double>(n.value % 5);
        world->accounts.saving_rate = model::base_saving_rate(*world);
    }
    if (closure.base == model::Deficits::fixed && !base_breach(*world)) {
        result.world = *world;
        result.options.closure = counterfactual;
        return result;
    }
    model::Rebased rebased = rebase(*world, closure.base, result.options);
    if (rebased.equilibrium.status != model::Status::converged) {
        broken_base = std::string("does not converge: ") + name_of(rebased.equilibrium.status) + ", " +
                      std::to_string(rebased.equilibrium.max_residual) + ", " + rebased.equilibrium.worst_equation;
        return {};
    }
    result.world = std::move(rebased.world);
    result.options.closure = counterfactual;
    return result;
}

model::Wedges everything_moves(const world::World& world, unsigned seed, double size) {
    Draws draws(seed);
    model::Wedges wedges = model::no_change(world);
    const auto either_way = [&] { return std::exp(draws.uniform(-0.3 * size, 0.3 * size)); };
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            wedges.production_subsidy_rate(i, s) = 1.0 - (1.0 - wedges.production_subsidy_rate(i, s)) * either_way();
            wedges.productivity_factor(i, s) = either_way();
            for (const Economy n : world.each_economy()) {
                wedges.barrier_factor(n, i, s) = either_way();
                const double duty = std::exp(draws.uniform(0.0, size)), tax = either_way();
                if (n == i) continue;
                wedges.duty_rate(n, i, s) = (1.0 + world.duty_rate(n, i, s)) * duty - 1.0;
                wedges.export_tax_rate(n, i, s) = (1.0 + world.export_tax_rate(n, i, s)) * tax - 1.0;
            }
        }
    return wedges;
}

}  // namespace parley::testing
