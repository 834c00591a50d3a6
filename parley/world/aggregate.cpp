#include "parley/world/aggregate.hpp"

#include <algorithm>
#include <cstdio>
#include <utility>

namespace parley::world {
namespace {

// Money of the coarser world, before it is turned into rates and shares.
struct Totals {
    Table<Buyer, Seller, Sector> flow, duty, duty_sum, received;  // X; tX; t; X/(1+e), all between groups
    Table<Buyer, Seller, Sector> cells;                           // finer cells in each
    Table<Seller, Sector> home, cost, subsidy, value_added;       // X(1+t) inside; C; zC; γC
    Table<Seller, Sector> profit;                                 // ρC
    Table<Seller, Sector> levied_inside;                          // tX + e/(1+e) X between members of a group
    Table<Seller, Supplying, Using> inputs;
    Table<Buyer, Sector> final_use;
    Table<Economy> income;
    std::vector<double> foreign, anywhere;  // trade by finer sector: weights of elasticities

    explicit Totals(const World& coarse, std::size_t finer_sectors)
        : home({coarse.economy_count(), coarse.sector_count()}),
          income({coarse.economy_count()}),
          foreign(finer_sectors),
          anywhere(finer_sectors) {
        const std::size_t n = coarse.economy_count(), s = coarse.sector_count();
        flow = duty = duty_sum = received = cells = Table<Buyer, Seller, Sector>({n, n, s});
        cost = subsidy = profit = value_added = levied_inside = home;
        inputs = Table<Seller, Supplying, Using>({n, s, s});
        final_use = Table<Buyer, Sector>({n, s});
    }
};

Totals add_up(const World& world, const Mapping& mapping, const World& coarse) {
    Totals sum(coarse, world.sector_count());
    const auto group = [&](Economy n) { return Economy{mapping.economy_to[n.value]}; };
    const auto sector = [&](Sector s) { return Sector{mapping.sector_to[s.value]}; };
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                const double flow = world.flow(n, i, s), duty = world.duty_rate(n, i, s);
                const double received = flow / (1 + world.export_tax_rate(n, i, s));
                const Economy big_n = group(n), big_i = group(i);
                const Sector big_s = sector(s);
                sum.anywhere[s.value] += flow;
                if (n != i) sum.foreign[s.value] += flow;
                if (big_n == big_i) {
                    sum.home(big_i, big_s) += flow * (1 + duty);
                    sum.levied_inside(big_i, big_s) += flow * (1 + duty) - received;
                    continue;
                }
                sum.flow(big_n, big_i, big_s) += flow;
                sum.duty(big_n, big_i, big_s) += duty * flow;
                sum.duty_sum(big_n, big_i, big_s) += duty;
                sum.received(big_n, big_i, big_s) += received;
                sum.cells(big_n, big_i, big_s) += 1;
            }
    for (const Economy n : world.each_economy()) {
        sum.income(group(n)) += world.income(n);
        for (const Sector r : world.each_sector()) {
            const double cost = world.output(n, r);
            sum.cost(group(n), sector(r)) += cost;
            sum.subsidy(group(n), sector(r)) += world.production_subsidy_rate(n, r) * cost;
            if (!world.profit_rate.empty()) sum.profit(group(n), sector(r)) += world.profit_rate(n, r) * cost;
            sum.value_added(group(n), sector(r)) += world.value_added_share(n, r) * cost;
            sum.final_use(group(n), sector(r)) += world.final_share(n, r) * world.income(n);
            for (const Sector s : world.each_sector())
                sum.inputs(group(n), sector(s), sector(r)) += world.input_share(n, s, r) * cost;
        }
    }
    return sum;
}

// Technology of a sector that is absent: that of its first part, so that it stays a proper set of shares.
void copy_technology(const World& world, const Mapping& mapping, World& coarse, Economy n, Sector r) {
    for (const Economy old_n : world.each_economy())
        for (const Sector old_r : world.each_sector()) {
            if (mapping.economy_to[old_n.value] != n.value || mapping.sector_to[old_r.value] != r.value) continue;
            coarse.value_added_share(n, r) = world.value_added_share(old_n, old_r);
            for (const Sector s : world.each_sector())
                coarse.input_share(n, Sector{mapping.sector_to[s.value]}, r) += world.input_share(old_n, s, old_r);
            return;
        }
}

void set_rates(const World& world, const Mapping& mapping, const Totals& sum, World& coarse) {
    for (const Economy n : coarse.each_economy())
        for (const Sector s : coarse.each_sector()) {
            for (const Economy i : coarse.each_economy()) {
                if (i == n) {
                    coarse.flow(n, n, s) = sum.home(n, s);
                    continue;
                }
                const double flow = sum.flow(n, i, s);
                coarse.flow(n, i, s) = flow;
                coarse.duty_rate(n, i, s) =
                    flow > 0 ? sum.duty(n, i, s) / flow : sum.duty_sum(n, i, s) / sum.cells(n, i, s);
                coarse.export_tax_rate(n, i, s) = flow > 0 ? flow / sum.received(n, i, s) - 1 : 0.0;
            }
            // Levies inside the group are part of the cost of its sellers from here on.
            const double cost = sum.cost(n, s) + sum.levied_inside(n, s);
            if (!(cost > 0)) {
                copy_technology(world, mapping, coarse, n, s);
                continue;
            }
            coarse.production_subsidy_rate(n, s) = sum.subsidy(n, s) / cost;
            if (!coarse.profit_rate.empty()) coarse.profit_rate(n, s) = sum.profit(n, s) / cost;
            coarse.value_added_share(n, s) = (sum.value_added(n, s) + sum.levied_inside(n, s)) / cost;
            for (const Sector from : coarse.each_sector())
                coarse.input_share(n, from, s) = sum.inputs(n, from, s) / cost;
        }
    for (const Economy n : coarse.each_economy())
        for (const Sector s : coarse.each_sector()) coarse.final_share(n, s) = sum.final_use(n, s) / sum.income(n);
}

void set_sector_kinds(const World& world, const Mapping& mapping, const Totals& sum, World& coarse) {
    std::vector<double> goods(coarse.sector_count()), services(coarse.sector_count());
    for (SectorInfo& sector : coarse.sectors) sector.traded = false;
    for (const Sector s : world.each_sector()) {
        const std::size_t to = mapping.sector_to[s.value];
        (world.sectors[s.value].goods ? goods : services)[to] += sum.anywhere[s.value];
        if (world.sectors[s.value].traded) coarse.sectors[to].traded = true;
        coarse.sectors[to].goods = world.sectors[s.value].goods;  // where nothing is sold
    }
    for (const Sector s : coarse.each_sector()) {
        const double total = goods[s.value] + services[s.value];
        if (total > 0) coarse.sectors[s.value].goods = goods[s.value] >= services[s.value];
        if (goods[s.value] > 0 && services[s.value] > 0)
            coarse.build_steps.push_back(coarse.sectors[s.value].code + " has goods and services: counted as " +
                                         (coarse.sectors[s.value].goods ? "goods" : "a service"));
    }
}

// Σ weight·value / Σ weight by group of sectors: weights are foreign trade, or all trade where there is none.
std::vector<double> weighted(const Mapping& mapping, const Totals& sum, std::size_t groups,
                             const std::vector<double>& values) {
    std::vector<double> foreign(groups), anywhere(groups), top(groups), bottom(groups);
    for (std::size_t s = 0; s < values.size(); ++s) {
        foreign[mapping.sector_to[s]] += sum.foreign[s];
        anywhere[mapping.sector_to[s]] += sum.anywhere[s];
    }
    for (std::size_t s = 0; s < values.size(); ++s) {
        const std::size_t to = mapping.sector_to[s];
        const double weight = foreign[to] > 0 ? sum.foreign[s] : anywhere[to] > 0 ? sum.anywhere[s] : 1.0;
        top[to] += weight * values[s];
        bottom[to] += weight;
    }
    for (std::size_t to = 0; to < groups; ++to) top[to] /= bottom[to];
    return top;
}

void set_elasticities(const World& world, const Mapping& mapping, const Totals& sum, World& coarse) {
    const std::size_t groups = coarse.sector_count();
    for (const ElasticitySource& source : world.elasticity_sources)
        coarse.elasticity_sources.push_back({source.name, weighted(mapping, sum, groups, source.theta)});
    coarse.elasticity_source = world.elasticity_source;
    coarse.theta = weighted(mapping, sum, groups, world.theta);
    for (const ScaleSource& source : world.scale_sources) {
        // θψ below one in every part stays below one: their product is what is weighted.
        const std::vector<double>* theta = nullptr;
        for (const ElasticitySource& each : world.elasticity_sources)
            if (each.name == source.name) theta = &each.theta;
        std::vector<double> values = source.psi;
        for (std::size_t s = 0; theta != nullptr && s < values.size(); ++s) values[s] *= (*theta)[s];
        values = weighted(mapping, sum, groups, values);
        if (theta != nullptr) {
            const std::vector<double> coarse_theta = weighted(mapping, sum, groups, *theta);
            for (std::size_t s = 0; s < groups; ++s) values[s] /= coarse_theta[s];
        }
        coarse.scale_sources.push_back({source.name, values});
    }
}

// Saving and investment in money add up; value added of the coarser world is what they are shares of.
void set_accounts(const World& world, const Mapping& mapping, World& coarse) {
    if (world.accounts.saving_rate.empty()) return;
    coarse.accounts.saving_rate = coarse.accounts.investment_rate = Table<Economy>({coarse.economy_count()});
    for (const Economy n : world.each_economy()) {
        const Economy to{mapping.economy_to[n.value]};
        const double weight = world.value_added(n) / coarse.value_added(to);
        coarse.accounts.saving_rate(to) += world.accounts.saving_rate(n) * weight;
        coarse.accounts.investment_rate(to) += world.accounts.investment_rate(n) * weight;
        if (world.accounts.investment_from.empty()) continue;
        // Each source once.
        coarse.accounts.investment_from.resize(coarse.economy_count());
        std::string& from = coarse.accounts.investment_from[to.value];
        const std::string& of = world.accounts.investment_from[n.value];
        if (("; " + from + "; ").find("; " + of + "; ") == std::string::npos) from += (from.empty() ? "" : "; ") + of;
    }
}

// Value added adds up, output is what it is a share of.
void set_value_added_of_output(const World& world, const Mapping& mapping, World& coarse) {
    if (world.value_added_of_output.empty()) return;
    coarse.value_added_of_output = Table<Economy>({coarse.economy_count()});
    Table<Economy> output({coarse.economy_count()});
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            const Economy to{mapping.economy_to[n.value]};
            coarse.value_added_of_output(to) += world.value_added_of_output(n) * world.output(n, r);
            output(to) += world.output(n, r);
        }
    for (const Economy n : coarse.each_economy()) coarse.value_added_of_output(n) /= output(n);
}

// Groups of products are of one buyer's purchases of one sector: what its sellers sell of each adds up. Purchases put
// together have no groups in common; their mean would be another duty (docs/model/products.md).
std::optional<Breach> set_groups(const World& world, const Mapping& mapping, World& coarse) {
    coarse.group_substitution = world.group_substitution;
    for (const SplitPurchase& split : world.split_purchases) {
        const auto alone = [](const std::vector<std::size_t>& to, std::size_t at) {
            return std::count(to.begin(), to.end(), to[at]) == 1;
        };
        if (!alone(mapping.economy_to, split.buyer.value) || !alone(mapping.sector_to, split.sector.value))
            return Breach{
                "purchases that bear duties on some products left by themselves; or aggregate first, then solve",
                world.economies[split.buyer.value].code + "'s purchases of " + world.sectors[split.sector.value].code +
                    " put together with others"};
        const Table<Seller, Group> none({coarse.economy_count(), split.group_count()});
        SplitPurchase sum{Economy{mapping.economy_to[split.buyer.value]},
                          Sector{mapping.sector_to[split.sector.value]},
                          none,
                          none,
                          none,
                          split.lists};
        Table<Seller, Group> received = none;
        for (const Economy i : world.each_economy())
            for (const Group g : split.each_group()) {
                const Economy to{mapping.economy_to[i.value]};
                sum.flow(to, g) += split.flow(i, g);
                sum.duty_rate(to, g) += split.duty_rate(i, g) * split.flow(i, g);
                received(to, g) += split.flow(i, g) / (1 + split.export_tax_rate(i, g));
            }
        for (const Economy i : coarse.each_economy())
            for (const Group g : sum.each_group()) {
                if (!(sum.flow(i, g) > 0)) continue;
                sum.duty_rate(i, g) /= sum.flow(i, g);
                sum.export_tax_rate(i, g) = sum.flow(i, g) / received(i, g) - 1;
            }
        coarse.split_purchases.push_back(std::move(sum));
    }
    std::sort(coarse.split_purchases.begin(), coarse.split_purchases.end(),
              [](const auto& a, const auto& b) { return std::pair(a.buyer, a.sector) < std::pair(b.buyer, b.sector); });
    return {};
}

std::string rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

}  // namespace

Aggregated aggregate(const World& world, const Mapping& mapping) {
    Aggregated result;
    World& coarse = result.world;
    coarse.name = world.name;
    coarse.year = world.year;
    coarse.sources = world.sources;
    coarse.build_steps = world.build_steps;
    coarse.economies = mapping.economies;
    coarse.sectors = mapping.sectors;
    allocate(coarse);
    if (!world.profit_rate.empty())
        coarse.profit_rate = Table<Seller, Sector>(coarse.production_subsidy_rate.extents());
    const Totals sum = add_up(world, mapping, coarse);
    coarse.build_steps.push_back(
        "aggregated from " + std::to_string(world.economy_count()) + " economies and " +
        std::to_string(world.sector_count()) + " sectors to " + std::to_string(coarse.economy_count()) + " and " +
        std::to_string(coarse.sector_count()) + ": duties and elasticities weighted by trade, technology by cost");
    double levied_inside = 0.0;
    for (const double value : sum.levied_inside) levied_inside += value;
    if (levied_inside != 0)
        coarse.build_steps.push_back("duties and export taxes inside groups (" + rounded(levied_inside) +
                                     " USD m) became value added of the sectors that sell");
    set_rates(world, mapping, sum, coarse);
    set_sector_kinds(world, mapping, sum, coarse);
    set_elasticities(world, mapping, sum, coarse);
    result.breach = set_groups(world, mapping, coarse);
    if (!result.breach) result.breach = complete(coarse);
    if (!result.breach) set_accounts(world, mapping, coarse);
    if (!result.breach) set_value_added_of_output(world, mapping, coarse);
    return result;
}

}  // namespace parley::world
