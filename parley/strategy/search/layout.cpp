#include "parley/strategy/search/layout.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace parley::strategy {
namespace {

template <class Place>
bool holds(const std::vector<Place>& list, Place place) {
    return std::find(list.begin(), list.end(), place) != list.end();
}

// Positions of partner and sector that a rate stands for; one past the last: all.
using Key = std::pair<std::size_t, std::size_t>;

void place(const world::World& world, const Chooser& chooser, std::size_t position, const Instrument& instrument,
           std::vector<Placed>& placed) {
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    const std::vector<Economy> partners =
        instrument.partners.empty() ? policy::all_economies(world) : instrument.partners;
    const std::vector<Sector> scope = instrument.sectors.empty() ? policy::all_sectors(world) : instrument.sectors;
    const bool subsidy = instrument.lever == Lever::production_subsidy;
    const bool by_partner =
        !subsidy && (instrument.rates == Rates::by_partner_and_sector || instrument.rates == Rates::by_partner);
    const bool by_sector = instrument.rates == Rates::by_partner_and_sector || instrument.rates == Rates::by_sector;
    std::map<Key, Placed> rates;
    const auto add = [&](Economy buyer, Economy seller, Economy partner, Sector s, double trade) {
        const Key key{by_partner ? partner.value : count, by_sector ? s.value : sectors};
        Placed& rate = rates[key];
        rate.chooser = position;
        rate.variable.lever = instrument.lever;
        if (by_partner) rate.variable.partner = partner;
        if (by_sector) rate.variable.sector = s;
        rate.variable.least = instrument.least;
        rate.variable.most = instrument.most;
        rate.variable.base_trade_usd_m += trade;
        rate.cells.push_back({buyer, seller, s});
    };
    for (const Economy n : chooser.members)
        for (const Sector s : scope) {
            if (subsidy) {
                if (world.output(n, s) > 0) add(n, n, n, s, world.output(n, s));
                continue;
            }
            for (const Economy partner : partners) {
                if (holds(chooser.members, partner)) continue;
                const bool duty = instrument.lever == Lever::duty;
                const Economy buyer = duty ? n : partner, seller = duty ? partner : n;
                if (world.flow(buyer, seller, s) > 0) add(buyer, seller, partner, s, world.flow(buyer, seller, s));
            }
        }
    for (auto& [key, rate] : rates) placed.push_back(std::move(rate));
}

bool reaches_all(const world::World& world, const Chooser& chooser, const Instrument& instrument) {
    for (const Sector s : world.each_sector())
        if (!instrument.sectors.empty() && !holds(instrument.sectors, s)) return false;
    for (const Economy n : world.each_economy())
        if (!instrument.partners.empty() && !holds(instrument.partners, n) && !holds(chooser.members, n)) return false;
    return true;
}

// The instrument of which one rate has to stay where it is, because one direction changes nothing: duties and export
// taxes on all that crosses a border (Lerner 1936); or, where nobody buys inputs, subsidies to all that is made, which
// move wages and nothing else.
bool is_to_pin(const world::World& world, const Chooser& chooser, Lever lever) {
    const auto on_all = [&](Lever of) {
        return std::any_of(chooser.instruments.begin(), chooser.instruments.end(), [&](const Instrument& each) {
            return each.lever == of && reaches_all(world, chooser, each);
        });
    };
    if (lever == Lever::export_tax) return on_all(Lever::duty) && on_all(Lever::export_tax);
    return lever == Lever::production_subsidy && !has_inputs(world) && on_all(Lever::production_subsidy);
}

// Variables that meet in a market, (buyer, sector), whose slopes therefore depend on each other.
std::vector<std::vector<std::size_t>> components_of(const world::World& world, const std::vector<Placed>& placed) {
    const std::size_t count = world.economy_count(), sectors = world.sector_count();
    std::vector<std::size_t> root(placed.size());
    std::iota(root.begin(), root.end(), std::size_t{0});
    const auto find = [&](std::size_t k) {
        while (root[k] != k) k = root[k] = root[root[k]];
        return k;
    };
    std::vector<std::size_t> met(count * sectors, placed.size());
    const auto meet = [&](std::size_t market, std::size_t k) {
        std::size_t& other = met[market];
        if (other == placed.size()) other = k;
        const std::size_t a = find(other), b = find(k);
        root[std::max(a, b)] = std::min(a, b);
    };
    for (std::size_t k = 0; k < placed.size(); ++k)
        for (const Cell& cell : placed[k].cells) {
            if (placed[k].variable.lever != Lever::production_subsidy) {
                meet(cell.buyer.value * sectors + cell.sector.value, k);
                continue;
            }
            for (const Economy m : world.each_economy())
                if (world.flow(m, cell.seller, cell.sector) > 0) meet(m.value * sectors + cell.sector.value, k);
        }
    std::map<std::size_t, std::vector<std::size_t>> by_root;
    for (std::size_t k = 0; k < placed.size(); ++k) by_root[find(k)].push_back(k);
    std::vector<std::vector<std::size_t>> result;
    for (auto& [first, members] : by_root) result.push_back(std::move(members));
    return result;
}

}  // namespace

Layout layout_of(const world::World& world, const std::vector<Chooser>& choosers) {
    Layout layout;
    for (std::size_t c = 0; c < choosers.size(); ++c) {
        layout.first.push_back(layout.placed.size());
        bool pinned[3] = {};
        for (const Instrument& instrument : choosers[c].instruments) {
            std::vector<Placed> rates;
            place(world, choosers[c], c, instrument, rates);
            bool& is_pinned = pinned[static_cast<std::size_t>(instrument.lever)];
            if (!is_pinned && !rates.empty() && is_to_pin(world, choosers[c], instrument.lever)) {
                rates.erase(rates.begin());
                is_pinned = true;
            }
            std::move(rates.begin(), rates.end(), std::back_inserter(layout.placed));
        }
    }
    layout.first.push_back(layout.placed.size());
    layout.component = components_of(world, layout.placed);
    layout.own.resize(choosers.size());
    for (const std::vector<std::size_t>& component : layout.component)
        for (std::size_t k = 0; k < component.size();) {
            const std::size_t chooser = layout.placed[component[k]].chooser;
            std::vector<std::size_t>& part = layout.own[chooser].emplace_back();
            for (; k < component.size() && layout.placed[component[k]].chooser == chooser; ++k)
                part.push_back(component[k]);
        }
    return layout;
}

double log_of(Lever lever, double rate) {
    return lever == Lever::production_subsidy ? -std::log1p(-rate) : std::log1p(rate);
}

double rate_of(Lever lever, double log) {
    return lever == Lever::production_subsidy ? -std::expm1(-log) : std::expm1(log);
}

void set_logs(const Layout& layout, const std::vector<double>& logs, model::Wedges& wedges) {
    for (std::size_t k = 0; k < layout.size(); ++k) {
        const Lever lever = layout.placed[k].variable.lever;
        const double rate = rate_of(lever, logs[k]);
        for (const Cell& cell : layout.placed[k].cells) {
            if (lever == Lever::duty) wedges.duty_rate(cell.buyer, cell.seller, cell.sector) = rate;
            if (lever == Lever::export_tax) wedges.export_tax_rate(cell.buyer, cell.seller, cell.sector) = rate;
            if (lever == Lever::production_subsidy) wedges.production_subsidy_rate(cell.seller, cell.sector) = rate;
        }
    }
}

std::vector<double> logs_in(const world::World& world, const Layout& layout, const model::Wedges& wedges) {
    std::vector<double> result;
    for (const Placed& placed : layout.placed) {
        const Lever lever = placed.variable.lever;
        double total = 0.0, sum = 0.0;
        for (const Cell& cell : placed.cells) {
            const double rate = lever == Lever::duty ? wedges.duty_rate(cell.buyer, cell.seller, cell.sector)
                                : lever == Lever::export_tax
                                    ? wedges.export_tax_rate(cell.buyer, cell.seller, cell.sector)
                                    : wedges.production_subsidy_rate(cell.seller, cell.sector);
            const double weight = lever == Lever::production_subsidy ? world.output(cell.seller, cell.sector)
                                                                     : world.flow(cell.buyer, cell.seller, cell.sector);
            total += weight;
            sum += weight * rate;
        }
        result.push_back(log_of(lever, sum / total));
    }
    return result;
}

std::vector<double> least_logs(const Layout& layout) {
    std::vector<double> result;
    for (const Placed& placed : layout.placed) result.push_back(log_of(placed.variable.lever, placed.variable.least));
    return result;
}

std::vector<double> most_logs(const Layout& layout) {
    std::vector<double> result;
    for (const Placed& placed : layout.placed) result.push_back(log_of(placed.variable.lever, placed.variable.most));
    return result;
}

}  // namespace parley::strategy
