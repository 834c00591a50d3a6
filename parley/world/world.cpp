#include "parley/world/world.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

namespace parley::world {
namespace {

// Breach texts are built without streams: this file also runs in a page.
std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

std::string place(const World& world, Economy n) {
    return world.economies[n.value].code;
}
std::string place(const World& world, Economy n, Sector s) {
    return world.economies[n.value].code + ", sector " + world.sectors[s.value].code;
}
std::string place(const World& world, Economy n, Economy i, Sector s) {
    return "importer " + world.economies[n.value].code + ", exporter " + world.economies[i.value].code + ", sector " +
           world.sectors[s.value].code;
}

std::optional<Breach> check_cell(const World& world, Economy n, Economy i, Sector s) {
    const double flow = world.flow(n, i, s);
    const double duty = world.duty_rate(n, i, s);
    const double tax = world.export_tax_rate(n, i, s);
    if (!(std::isfinite(flow) && flow >= 0))
        return Breach{"flows to be finite and not negative", number(flow) + " (" + place(world, n, i, s) + ")"};
    if (!(std::isfinite(duty) && duty > -1))
        return Breach{"duty rates to be finite and above -1", number(duty) + " (" + place(world, n, i, s) + ")"};
    if (!(std::isfinite(tax) && tax > -1))
        return Breach{"export tax rates to be finite and above -1", number(tax) + " (" + place(world, n, i, s) + ")"};
    if (n == i && (duty != 0 || tax != 0))
        return Breach{"no duty or export tax on home trade",
                      number(duty != 0 ? duty : tax) + " (" + place(world, n, i, s) + ")"};
    if (n != i && flow > 0 && !world.sectors[s.value].traded)
        return Breach{"no foreign trade in a sector that is not traded",
                      number(flow) + " (" + place(world, n, i, s) + ")"};
    return {};
}

// Shares that should sum to one: nothing if they do to 1e-15 relative, rescaled within 1e-6, a breach beyond. `where`
// puts the place into words.
template <class Where>
std::optional<Breach> close_shares(const std::vector<double*>& shares, const std::string& what, Where where,
                                   double least, std::size_t& rescaled) {
    double total = 0.0;
    for (const double* share : shares) {
        if (!(std::isfinite(*share) && *share >= least))
            return Breach{what + " to be finite and " + (least < 0 ? "at least " + number(least) : "not negative"),
                          number(*share) + " (" + where() + ")"};
        total += *share;
    }
    if (std::abs(total - 1.0) > 1e-6) return Breach{what + " to sum to one", number(total) + " (" + where() + ")"};
    if (std::abs(total - 1.0) > 1e-12) {
        for (double* share : shares) *share /= total;
        ++rescaled;
    }
    return {};
}

std::optional<Breach> close_cost_shares(World& world, std::size_t& rescaled) {
    std::vector<double*> shares;
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) {
            const auto where = [&] { return place(world, n, r); };
            shares.assign(1, &world.value_added_share(n, r));
            for (const Sector s : world.each_sector()) shares.push_back(&world.input_share(n, s, r));
            if (auto breach = close_shares(shares, "cost shares", where, least_input_share, rescaled)) return breach;
            if (!(world.value_added_share(n, r) > 0))
                return Breach{"a value-added share above zero",
                              number(world.value_added_share(n, r)) + " (" + where() + ")"};
        }
    return {};
}

std::optional<Breach> close_final_shares(World& world, std::size_t& rescaled) {
    std::vector<double*> shares;
    for (const Economy n : world.each_economy()) {
        shares.clear();
        for (const Sector s : world.each_sector()) shares.push_back(&world.final_share(n, s));
        const auto where = [&] { return place(world, n); };
        if (auto breach = close_shares(shares, "final shares", where, 0.0, rescaled)) return breach;
    }
    return {};
}

std::optional<Breach> profit_breach(const World& world) {
    if (world.profit_rate.empty()) return {};
    for (const Economy i : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double profit = world.profit_rate(i, s);
            if (!(std::isfinite(profit) && profit >= 0))
                return Breach{"profit rates to be finite and not negative",
                              number(profit) + " (" + place(world, i, s) + ")"};
            // What the treasury gives is z and the profit together.
            if (!(world.production_subsidy_rate(i, s) + profit < 1))
                return Breach{"production subsidy rates below 1 without the profits in them",
                              number(world.production_subsidy_rate(i, s) + profit) + " (" + place(world, i, s) + ")"};
        }
    return {};
}

// The identities of docs/model/base.md.
void derive_trade(World& world) {
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    world.expenditure = Table<Buyer, Sector>({count, sectors});
    world.output = Table<Seller, Sector>({count, sectors});
    world.value_added = Table<Economy>({count});
    world.income = Table<Economy>({count});
    world.deficit = world.deficit_rounding = Table<Economy>({count});
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            const double *flow = world.flow.row(n, i), *duty = world.duty_rate.row(n, i);
            const double *tax = world.export_tax_rate.row(n, i), *subsidy = world.production_subsidy_rate.row(i);
            double *expenditure = world.expenditure.row(n), *output = world.output.row(i);
            for (std::size_t s = 0; s < sectors; ++s) {
                expenditure[s] += flow[s] * (1 + duty[s]);  // eq:base-expenditure
                const double paid_on = (1 + tax[s]) * (1 - subsidy[s]);
                output[s] += paid_on == 1 ? flow[s] : flow[s] / paid_on;  // eq:base-output
                world.income(n) += duty[s] * flow[s];
                if (tax[s] != 0) world.income(i) += tax[s] / (1 + tax[s]) * flow[s];
                if (n != i && flow[s] != 0) {  // eq:base-deficit
                    world.deficit(n) += flow[s];
                    world.deficit(i) -= flow[s];
                    world.deficit_rounding(n) += std::abs(world.deficit(n));
                    world.deficit_rounding(i) += std::abs(world.deficit(i));
                }
            }
        }
    for (const Economy n : world.each_economy()) {
        for (const Sector r : world.each_sector()) {
            world.value_added(n) += world.value_added_share(n, r) * world.output(n, r);  // eq:base-value-added
            world.income(n) -= world.production_subsidy_rate(n, r) * world.output(n, r);
        }
        world.income(n) += world.value_added(n) + world.deficit(n);  // eq:base-income
    }
}

// Expenditure on s that is not used as an input, USD m.
double final_use(const World& world, Economy n, Sector s) {
    double use = world.expenditure(n, s);
    for (const Sector r : world.each_sector()) use -= world.input_share(n, s, r) * world.output(n, r);
    return use;
}

double world_value_added(const World& world) {
    double total = 0.0;
    for (const double value : world.value_added) total += value;
    return total;
}

}  // namespace

std::optional<Economy> World::find_economy(const std::string& code) const {
    for (std::size_t k = 0; k < economies.size(); ++k)
        if (economies[k].code == code) return Economy{k};
    return {};
}

std::optional<Sector> World::find_sector(const std::string& code) const {
    for (std::size_t k = 0; k < sectors.size(); ++k)
        if (sectors[k].code == code) return Sector{k};
    return {};
}

void allocate(World& world) {
    const std::size_t n = world.economy_count(), s = world.sector_count();
    world.flow = Table<Buyer, Seller, Sector>({n, n, s});
    world.duty_rate = Table<Buyer, Seller, Sector>({n, n, s});
    world.export_tax_rate = Table<Buyer, Seller, Sector>({n, n, s});
    world.production_subsidy_rate = Table<Seller, Sector>({n, s});
    world.value_added_share = Table<Seller, Sector>({n, s}, 1.0);
    world.input_share = Table<Seller, Supplying, Using>({n, s, s});
    world.final_share = Table<Buyer, Sector>({n, s}, s > 0 ? 1.0 / static_cast<double>(s) : 0.0);
}

std::optional<Breach> theta_breach(const World& world, const std::vector<double>& theta) {
    for (std::size_t s = 0; s < theta.size(); ++s)
        if (!is_usable_theta(theta[s]))
            return Breach{theta_rule, number(theta[s]) + " (sector " + world.sectors[s].code + ")"};
    return {};
}

std::optional<Breach> complete(World& world) {
    if (world.economies.empty() || world.sectors.empty()) return Breach{"at least one economy and one sector", "none"};
    if (world.theta.size() != world.sector_count())
        return Breach{"a trade elasticity for each of the " + std::to_string(world.sector_count()) + " sectors",
                      std::to_string(world.theta.size())};
    if (auto breach = theta_breach(world, world.theta)) return breach;
    for (const ElasticitySource& source : world.elasticity_sources)
        if (auto breach = theta_breach(world, source.theta)) return breach;
    if (auto breach = complete_groups(world)) return breach;
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double subsidy = world.production_subsidy_rate(n, s);
            if (!(std::isfinite(subsidy) && subsidy < 1))
                return Breach{"production subsidy rates below 1", number(subsidy) + " (" + place(world, n, s) + ")"};
            for (const Economy i : world.each_economy())
                if (auto breach = check_cell(world, n, i, s)) return breach;
        }
    if (auto breach = profit_breach(world)) return breach;
    for (const double known : world.value_added_of_output)
        if (!(known > 0 && known <= 1 + 1e-6))
            return Breach{"value added above zero and at most all of output", number(known)};
    std::size_t rescaled = 0;
    if (auto breach = close_cost_shares(world, rescaled)) return breach;
    if (auto breach = close_final_shares(world, rescaled)) return breach;
    if (rescaled > 0)
        world.build_steps.push_back("rescaled " + std::to_string(rescaled) +
                                    " sets of shares that summed to one within 1e-6");
    derive_trade(world);
    for (const Economy n : world.each_economy())
        if (!(world.value_added(n) > 0 && world.income(n) > 0))
            return Breach{
                "value added and income above zero",
                number(world.value_added(n)) + " and " + number(world.income(n)) + " (" + place(world, n) + ")"};
    return {};
}

// eq:base-market
BaseGap base_gap(const World& world) {
    BaseGap worst;
    const double scale = world_value_added(world);
    for (const Economy n : world.each_economy())
        for (const Sector s : world.each_sector()) {
            const double gap = std::abs(final_use(world, n, s) - world.final_share(n, s) * world.income(n)) / scale;
            if (gap > worst.size) worst = {gap, n, s};
        }
    return worst;
}

std::optional<Breach> base_breach(const World& world) {
    const BaseGap gap = base_gap(world);
    if (gap.size <= base_tolerance) return {};
    return Breach{
        "purchases to equal final and intermediate use (gap at most 1e-9 of world value added)",
        "a gap of " + number(gap.size) + " of world value added (" + place(world, gap.economy, gap.sector) + ")"};
}

bool use_elasticities(World& world, const std::string& source) {
    for (const ElasticitySource& candidate : world.elasticity_sources)
        if (candidate.name == source) {
            world.elasticity_source = source;
            world.theta = candidate.theta;
            return true;
        }
    return false;
}

double final_shares_from_remainder(World& world) {
    derive_trade(world);
    double largest = 0.0;
    for (const Economy n : world.each_economy()) {
        double total = 0.0;
        for (const Sector s : world.each_sector()) {
            const double use = final_use(world, n, s);
            largest = std::max(largest, -use / world.value_added(n));
            world.final_share(n, s) = std::max(use, 0.0);
            total += world.final_share(n, s);
        }
        for (const Sector s : world.each_sector()) world.final_share(n, s) /= total;
    }
    return largest;
}

void drop_inputs(World& world) {
    if (has_inputs(world)) {
        world.value_added_of_output = Table<Economy>({world.economy_count()}, 1.0);
        for (const Economy n : world.each_economy()) {
            double output = 0.0;
            for (const Sector r : world.each_sector()) output += world.output(n, r);
            if (output > 0) world.value_added_of_output(n) = world.value_added(n) / output;
        }
    }
    world.value_added_share = Table<Seller, Sector>({world.economy_count(), world.sector_count()}, 1.0);
    world.input_share =
        Table<Seller, Supplying, Using>({world.economy_count(), world.sector_count(), world.sector_count()});
    final_shares_from_remainder(world);
}

bool has_inputs(const World& world) {
    return std::any_of(world.input_share.begin(), world.input_share.end(), [](double share) { return share != 0; });
}

// eq:base-profit
Table<Economy> profits(const World& world, const Table<Seller, Sector>& output) {
    Table<Economy> result({world.economy_count()});
    if (world.profit_rate.empty()) return result;
    for (const Economy n : world.each_economy())
        for (const Sector r : world.each_sector()) result(n) += world.profit_rate(n, r) * output(n, r);
    return result;
}

Table<Economy> value_added_in_income(const World& world) {
    if (has_inputs(world)) return Table<Economy>({world.economy_count()}, 1.0);
    if (!world.value_added_of_output.empty()) return world.value_added_of_output;
    return Table<Economy>({world.economy_count()}, std::numeric_limits<double>::quiet_NaN());
}

}  // namespace parley::world
