#include "parley/strategy/chooser.hpp"

#include <algorithm>
#include <cmath>

#include "parley/strategy/search/layout.hpp"

namespace parley::strategy {
namespace {

Refusal about(const std::string& name, std::string expected, std::string found) {
    return {Subject{Option::none, name}, std::move(expected), std::move(found)};
}

std::optional<Refusal> instrument_refusal(const world::World& world, const model::Closure& closure,
                                          const Chooser& chooser, const Instrument& instrument) {
    const std::string lever = name_of(instrument.lever);
    if (!(instrument.least <= instrument.most) || !std::isfinite(instrument.most) || !(instrument.least > -1) ||
        (instrument.lever == Lever::production_subsidy && !(instrument.most < 1)))
        return about(chooser.name, "bounds of a " + lever + " from above -1, the lower first",
                     std::to_string(instrument.least) + " to " + std::to_string(instrument.most));
    for (const Economy n : instrument.partners) {
        if (n.value >= world.economy_count())
            return about(chooser.name, "partners of the world", "number " + std::to_string(n.value));
        if (std::find(chooser.members.begin(), chooser.members.end(), n) != chooser.members.end())
            return about(chooser.name, "partners that are no members", world.economies[n.value].code);
    }
    for (const Sector s : instrument.sectors)
        if (s.value >= world.sector_count())
            return about(chooser.name, "sectors of the world", "number " + std::to_string(s.value));
    if (instrument.lever != Lever::production_subsidy) return {};
    if (instrument.rates == Rates::by_partner || !instrument.partners.empty())
        return about(chooser.name, "a production subsidy by sector or uniform", name_of(instrument.rates));
    if (closure.factors == model::specific)
        return about(chooser.name, "factors that can move where production is subsidised", "specific factors");
    return {};
}

}  // namespace

Stage stage_of(const world::World& world, const model::SolveOptions& options) {
    return {&world, model::no_change(world), options};
}

std::vector<Variable> variables_of(const world::World& world, const Chooser& chooser) {
    std::vector<Variable> result;
    for (const Placed& placed : layout_of(world, {chooser}).placed) result.push_back(placed.variable);
    return result;
}

void set_rates(const world::World& world, const Chooser& chooser, const std::vector<double>& rates,
               model::Wedges& wedges) {
    const Layout layout = layout_of(world, {chooser});
    std::vector<double> logs;
    for (std::size_t k = 0; k < layout.size(); ++k) logs.push_back(log_of(layout.placed[k].variable.lever, rates[k]));
    set_logs(layout, logs, wedges);
}

std::vector<double> rates_in(const world::World& world, const Chooser& chooser, const model::Wedges& wedges) {
    const Layout layout = layout_of(world, {chooser});
    std::vector<double> result = logs_in(world, layout, wedges);
    for (std::size_t k = 0; k < result.size(); ++k) result[k] = rate_of(layout.placed[k].variable.lever, result[k]);
    return result;
}

std::optional<Refusal> chooser_refusal(const Stage& stage, const std::vector<Chooser>& choosers) {
    const world::World& world = *stage.world;
    if (const auto breach = closure_breach(world, stage.options.closure))
        return Refusal{Subject{Option::none, "closure"}, breach->rule, breach->found};
    if (!stage.today.split.empty()) {
        const Economy n = stage.today.split.front().base.buyer;
        const Sector s = stage.today.split.front().base.sector;
        return about("choice of rates",
                     "purchases that are not split into groups of products: slopes by a rate are those of a whole flow",
                     world.economies[n.value].code + ", sector " + world.sectors[s.value].code +
                         ", where a duty is on some products");
    }
    if (choosers.empty()) return about("choosers", "one or more", "none");
    std::vector<std::string> taken(world.economy_count());
    for (const Chooser& chooser : choosers) {
        if (chooser.members.empty()) return about(chooser.name, "a chooser with members", "none");
        for (const Economy n : chooser.members) {
            if (n.value >= world.economy_count())
                return about(chooser.name, "members of the world", "number " + std::to_string(n.value));
            if (!taken[n.value].empty())
                return about(chooser.name, "each economy in one party",
                             world.economies[n.value].code + " in " + taken[n.value] + " too");
            taken[n.value] = chooser.name.empty() ? world.economies[n.value].code : chooser.name;
        }
        if (chooser.instruments.empty()) return about(chooser.name, "an instrument", "none");
        for (const Instrument& instrument : chooser.instruments)
            if (auto refusal = instrument_refusal(world, stage.options.closure, chooser, instrument)) return refusal;
        if (layout_of(world, {chooser}).size() == 0)
            return about(chooser.name, "partners and sectors with trade to levy a rate on", "none");
    }
    return {};
}

}  // namespace parley::strategy
