#include "parley/world/info.hpp"

#include <algorithm>
#include <cmath>

#include "parley/world/binary.hpp"

namespace parley::world {
namespace {

bool any_not(const double* begin, std::size_t count, double value) {
    return std::any_of(begin, begin + count, [&](double each) { return each != value; });
}

double ratio(double top, double bottom) {
    return bottom > 0 ? top / bottom : 0.0;
}

const std::string& code(const World& world, Economy n) {
    return world.economies[n.value].code;
}

void add_pairs(const World& world, WorldInfo& info) {
    const auto goods = [&](Economy n, Economy i) {
        double total = 0.0;
        for (const Sector s : world.each_sector())
            if (world.sectors[s.value].goods) total += world.flow(n, i, s);
        return total;
    };
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy()) {
            if (n == i) continue;
            PairFigures pair{n, i};
            double revenue = 0.0;
            for (const Sector s : world.each_sector()) {
                const bool is_goods = world.sectors[s.value].goods;
                (is_goods ? pair.goods_usd_m : pair.services_usd_m) += world.flow(n, i, s);
                if (is_goods) revenue += world.duty_rate(n, i, s) * world.flow(n, i, s);
            }
            pair.goods_balance_usd_m = goods(i, n) - pair.goods_usd_m;
            pair.average_duty = ratio(revenue, pair.goods_usd_m);
            if (pair.goods_usd_m > 0) info.pairs.push_back(pair);
        }
    std::stable_sort(info.pairs.begin(), info.pairs.end(),
                     [](const PairFigures& x, const PairFigures& y) { return x.goods_usd_m > y.goods_usd_m; });
}

void add_economies(const World& world, WorldInfo& info) {
    std::vector<double> goods_in(world.economy_count()), goods_out(goods_in), paid_in(goods_in), paid_out(goods_in);
    const Table<Economy> known = value_added_in_income(world);
    for (const Economy n : world.each_economy()) {
        EconomyFigures figures;
        figures.economy = n;
        figures.value_added_usd_m = world.value_added(n) * known(n);
        figures.income_usd_m = world.income(n) * known(n);
        info.by_economy.push_back(figures);
        info.value_added_usd_m += figures.value_added_usd_m;
    }
    double goods_revenue = 0.0;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                if (n == i) continue;
                const double flow = world.flow(n, i, s), levied = world.duty_rate(n, i, s) * flow;
                EconomyFigures &buyer = info.by_economy[n.value], &seller = info.by_economy[i.value];
                buyer.imports_usd_m += flow;
                seller.exports_usd_m += flow;
                buyer.duty_revenue_usd_m += levied;
                info.trade_usd_m += flow;
                info.duty_revenue_usd_m += levied;
                if (world.sectors[s.value].traded) {
                    ++info.flows;
                    if (flow == 0) ++info.zero_flows;
                    if (flow > 0 && world.duty_rate(n, i, s) != 0) ++info.flows_with_duty;
                }
                if (!world.sectors[s.value].goods) {
                    buyer.services_balance_usd_m -= flow;
                    seller.services_balance_usd_m += flow;
                    continue;
                }
                buyer.goods_balance_usd_m -= flow;
                seller.goods_balance_usd_m += flow;
                info.goods_trade_usd_m += flow;
                goods_revenue += levied;
                goods_in[n.value] += flow;
                goods_out[i.value] += flow;
                paid_in[n.value] += levied;
                paid_out[i.value] += levied;
            }
    info.average_duty = ratio(goods_revenue, info.goods_trade_usd_m);
    for (const Economy n : world.each_economy()) {
        info.by_economy[n.value].average_duty = ratio(paid_in[n.value], goods_in[n.value]);
        info.by_economy[n.value].average_duty_faced = ratio(paid_out[n.value], goods_out[n.value]);
    }
}

void add_sectors(const World& world, WorldInfo& info) {
    for (const Sector s : world.each_sector()) {
        SectorFigures figures;
        figures.sector = s;
        figures.theta = world.theta[s.value];
        double levied = 0.0;
        for (const Economy n : world.each_economy()) {
            figures.output_usd_m += world.output(n, s);
            if (world.output(n, s) == 0) ++info.absent_sectors;
            for (const Economy i : world.each_economy()) {
                const double flow = world.flow(n, i, s), duty = world.duty_rate(n, i, s);
                if (n == i || flow == 0) continue;
                figures.trade_usd_m += flow;
                levied += duty * flow;
                if (duty > figures.highest_duty) {
                    figures.highest_duty = duty;
                    figures.highest_importer = n;
                    figures.highest_exporter = i;
                }
            }
        }
        figures.average_duty = ratio(levied, figures.trade_usd_m);
        if (world.sectors[s.value].goods) ++info.goods_sectors;
        info.by_sector.push_back(figures);
    }
    std::stable_sort(info.by_sector.begin(), info.by_sector.end(),
                     [](const SectorFigures& x, const SectorFigures& y) { return x.trade_usd_m > y.trade_usd_m; });
}

void add_identities(const World& world, WorldInfo& info) {
    double scale = 0.0;
    for (const double value : world.value_added) scale += value;
    Identity cost{"cost shares sum to one (share)", 0.0, ""}, final_use{"final shares sum to one (share)", 0.0, ""};
    double deficits = 0.0, income = 0.0, use = 0.0;
    for (const Economy n : world.each_economy()) {
        double final_total = 0.0;
        for (const Sector r : world.each_sector()) {
            double total = world.value_added_share(n, r);
            for (const Sector s : world.each_sector()) {
                total += world.input_share(n, s, r);
                use -= world.input_share(n, s, r) * world.output(n, r);
            }
            if (std::abs(total - 1) > cost.gap)
                cost = {cost.what, std::abs(total - 1), code(world, n) + ", sector " + world.sectors[r.value].code};
            final_total += world.final_share(n, r);
            use += world.expenditure(n, r);
        }
        if (std::abs(final_total - 1) > final_use.gap)
            final_use = {final_use.what, std::abs(final_total - 1), code(world, n)};
        deficits += world.deficit(n);
        income += world.income(n);
    }
    const BaseGap gap = base_gap(world);
    info.identities = {
        {"purchases equal final and intermediate use, by economy and sector", gap.size,
         gap.size > 0 ? code(world, gap.economy) + ", sector " + world.sectors[gap.sector.value].code : ""},
        {"world income equals world purchases less inputs", std::abs(income - use) / scale, ""},
        {"trade deficits sum to zero", std::abs(deficits) / scale, ""},
        cost,
        final_use};
}

}  // namespace

WorldInfo describe(const World& world) {
    WorldInfo info;
    info.economies = world.economy_count();
    info.sectors = world.sector_count();
    info.has_inputs = has_inputs(world);
    info.has_usd = info.has_inputs || !world.value_added_of_output.empty();
    info.has_export_taxes = any_not(world.export_tax_rate.data(), world.export_tax_rate.size(), 0.0);
    info.has_subsidies = any_not(world.production_subsidy_rate.data(), world.production_subsidy_rate.size(), 0.0);
    info.has_profits = !world.profit_rate.empty();
    info.has_scale = !world.scale_sources.empty();
    info.has_accounts = !world.accounts.saving_rate.empty();
    info.data_sha256 = data_hash(world);
    add_economies(world, info);
    add_pairs(world, info);
    add_sectors(world, info);
    add_identities(world, info);
    return info;
}

}  // namespace parley::world
