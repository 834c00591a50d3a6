#include "parley/datasets/recipes/joined_world.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/recipes/inputs.hpp"
#include "parley/datasets/recipes/joined_world_page.hpp"
#include "parley/datasets/recipes/services_elasticities.hpp"

namespace parley::datasets {
namespace {

// What sums of doubles may leave open; the builder refuses a world that misses it.
constexpr double rounding = 1e-12;

// The economies with ROW's members: all of the table that no other row claims.
std::vector<world::EconomyInfo> economies_with_members(const world::Codes& icio, const std::string& file) {
    std::vector<world::EconomyInfo> economies = economies_of_world_2017();
    for (const world::EconomyInfo& economy : economies) {
        if (economy.members.empty()) static_cast<void>(icio.at(file, 0, economy.code));
        for (const std::string& member : economy.members) static_cast<void>(icio.at(file, 0, member));
    }
    const auto place = places_in(economies, icio.all(), "ROW");
    for (std::size_t k = 0; k < place.size(); ++k)
        if (economies[place[k]].code == "ROW" && icio.all()[k] != "ROW")
            economies[place[k]].members.push_back(icio.all()[k]);
    return economies;
}

// θ and ψ of a source sector for each of ours; the parts of a group of services must agree.
std::vector<double> carried_over(const std::vector<double>& values, const world::Codes& sectors,
                                 std::vector<std::string> SectorJoin::*list, const std::string& file) {
    std::vector<double> result;
    for (const SectorJoin& join : sectors_of_world_2017()) {
        const auto& parts = join.*list;
        result.push_back(values[sectors.at(file, 0, parts.front())]);
        for (const std::string& part : parts)
            if (values[sectors.at(file, 0, part)] != result.back())
                throw InputError(file, 0, "one elasticity for all of " + join.sector.code,
                                 fmt::format("{:g} and {:g}", result.back(), values[sectors.at(file, 0, part)]));
    }
    return result;
}

void set_elasticities(world::World& world, const FlowSource& icio, const Icio7x44& small, const std::string& file) {
    for (const world::ElasticitySource& source : small.trade.elasticities)
        world.elasticity_sources.push_back(
            {source.name,
             carried_over(source.theta, small.trade.sectors, &SectorJoin::in_7x44, "icio2017-7x44/elasticities.csv")});
    for (const world::ElasticitySource& source : icio.elasticities) {
        const bool known = std::any_of(world.elasticity_sources.begin(), world.elasticity_sources.end(),
                                       [&](const world::ElasticitySource& each) { return each.name == source.name; });
        if (known) continue;
        world::ElasticitySource carried{source.name, {}};
        for (const SectorJoin& join : sectors_of_world_2017())
            carried.theta.push_back(source.theta[icio.sectors.at(file, 0, join.in_icio2017)]);
        world.elasticity_sources.push_back(std::move(carried));
    }
    for (const world::ScaleSource& source : small.scale)
        world.scale_sources.push_back({source.name, carried_over(source.psi, small.trade.sectors, &SectorJoin::in_7x44,
                                                                 "icio2017-7x44/scale.csv")});
}

// Goods as they are, services split.
void set_flows(world::World& world, const SourceFlows& flows, const world::Codes& sectors, const Icio7x44& small) {
    const Sector services{sectors.at("sectors.csv", 0, "Services")};
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            const auto split = service_shares(small, world.economies[n.value].code, world.economies[i.value].code);
            std::size_t service = 0;
            for (const Sector s : world.each_sector()) {
                const SectorJoin& join = sectors_of_world_2017()[s.value];
                if (join.sector.goods) {
                    const Sector source{sectors.at("sectors.csv", 0, join.in_icio2017)};
                    world.flow(n, i, s) = flows.value_usd_m(n, i, source);
                    world.duty_rate(n, i, s) = flows.duty_rate(n, i, source);
                } else {
                    world.flow(n, i, s) = flows.value_usd_m(n, i, services) * split[service++];
                }
            }
        }
}

}  // namespace

std::vector<double> service_shares(const Icio7x44& small, const std::string& buyer, const std::string& seller) {
    const world::Codes& groups = small.trade.economies;
    const Economy n{groups.at("icio2017-7x44", 0, group_in_7x44(buyer))};
    const Economy i{groups.at("icio2017-7x44", 0, group_in_7x44(seller))};
    const bool within = n == i && buyer != seller;
    std::vector<double> shares;
    double total = 0.0;
    for (const SectorJoin& join : sectors_of_world_2017()) {
        if (join.sector.goods) continue;
        double value = 0.0;
        for (const std::string& code : join.in_7x44) {
            const Sector s{small.trade.sectors.at("icio2017-7x44", 0, code)};
            for (const Economy from : Positions<Economy>(groups.all().size()))
                if (within ? from != n : from == i) value += small.trade.flows.value_usd_m(n, from, s);
        }
        shares.push_back(value);
        total += value;
    }
    if (!(total > 0))
        throw InputError("icio2017-7x44/flows.csv", 0, "purchases of services by " + groups.all()[n.value], "none");
    for (double& each : shares) each /= total;
    return shares;
}

BuiltWorld build_joined_world(const JoinedWorld& recipe, const std::filesystem::path& from,
                              const BuildOptions& options) {
    JoinedTables tables{read_icio(from / recipe.table),
                        read_icio7x44(from / "icio2017-7x44"),
                        read_wiod2011(from / "wiod2011-io"),
                        read_year_accounts(from / "saving", recipe.year),
                        {}};
    const FlowSource& icio = tables.icio;

    world::World world;
    world.name = recipe.name;
    world.year = recipe.year;
    world.economies = economies_with_members(icio.economies, recipe.table + "/economies.csv");
    for (const SectorJoin& join : sectors_of_world_2017()) world.sectors.push_back(join.sector);
    allocate(world);

    JoinedSteps steps{believed_duties(icio, tables.small), {}, {}, {}, {}, {}};
    if (!recipe.duties_added_by.empty()) {
        steps.added = read_added_duties(from / "duties", recipe.duties_added_by, icio);
        steps.collected = read_collected_2024(from / "duties", icio);
        for (std::size_t cell = 0; cell < steps.duties.rate.size(); ++cell)
            steps.duties.rate.data()[cell] += steps.added->rate.data()[cell];
    } else {
        tables.announced = open_table(from / "icio2017-7x44", "trade_war_increments.csv");
    }
    SourceFlows flows{icio.flows.value_usd_m, steps.duties.rate};
    if (options.purchaser_valuation) take_duty_out(flows);
    const auto place = places_in(world.economies, icio.economies.all(), "ROW");
    // Before and after are told over the same trade, so that only what was changed differs.
    steps.before = aggregate_economies({flows.value_usd_m, icio.flows.duty_rate}, place, world.economy_count());
    set_flows(world, aggregate_economies(flows, place, world.economy_count()), icio.sectors, tables.small);
    set_elasticities(world, icio, tables.small, recipe.table + "/elasticities.csv");
    world.elasticity_sources.push_back(read_services_elasticities(from / "elasticities-icio50", tables.small));
    steps.services = services_table(from / "elasticities-icio50", tables.small);
    choose_elasticities(world, options.elasticities, "LL", (from / recipe.table / "elasticities.csv").string());

    steps.fits = give_technology(world, sectors_of_world_2017(), tables.small, tables.wiod);
    describe_steps(world, recipe, steps, options);
    complete_or_throw(world, from.string());
    if (const world::BaseGap gap = base_gap(world); !(gap.size < rounding))
        throw InputError(from.string(), 0, "a base that clears",
                         fmt::format("a gap of {:g} of world value added", gap.size));
    world.accounts = national_accounts(world, tables.own_accounts, tables.wiod);
    return with_page(std::move(world), recipe, tables, steps);
}

}  // namespace parley::datasets
