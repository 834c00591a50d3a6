#include "parley/policy/conditions/condition.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "parley/policy/words.hpp"

namespace parley::policy::conditions {
namespace {

using Kind = ConditionResult::Kind;

std::string usd(double usd_m) {
    return number(usd_m, "%.6g USD m");
}

// "C26, C29", or how many where a list would be tiresome.
template <class Position, class Infos>
std::string listed(const std::vector<Position>& positions, const Infos& infos, const char* many) {
    if (positions.size() > 6) return std::to_string(positions.size()) + " " + many;
    std::string result;
    for (const Position& each : positions) result += (result.empty() ? "" : ", ") + infos[each.value].code;
    return result;
}

template <class Position>
std::vector<Position> sorted(std::vector<Position> list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

FlowScope sorted(const FlowScope& scope) {
    return {sorted(scope.buyers), sorted(scope.sellers), sorted(scope.sectors)};
}

double trade(const world::World& world, const model::Wedges& wedges, const std::vector<Flow>& flows) {
    double total = 0.0;
    for (const Flow& each : flows) total += base_flow(world, wedges, each);
    return total;
}

// A purchase price of zero is where a subsidy ends: the smallest 1+t' in scope.
double smallest_duty_factor(const std::vector<Flow>& flows, const model::Wedges& wedges) {
    double result = std::numeric_limits<double>::infinity();
    for (const Flow& each : flows) result = std::min(result, 1 + duty_rate(wedges, each));
    return flows.empty() ? 0.0 : result;
}

struct RentTraits {
    Kind kind;
    Lever lever;
    const char* words;
};
const RentTraits& traits_of(Rent rent) {
    static constexpr RentTraits seller{Kind::cap_rent_to_seller, Lever::export_tax, ", rent to the seller"};
    static constexpr RentTraits buyer{Kind::cap_rent_to_buyer, Lever::duty, ", rent to the buyer"};
    static constexpr RentTraits lost{Kind::cap_rent_lost, Lever::barrier, ", rent lost"};
    return rent == Rent::seller ? seller : rent == Rent::buyer ? buyer : lost;
}

struct Building {
    const world::World& world;
    const model::Wedges& wedges;
    const CoveredParts& parts;
    std::size_t position;
    Conditions& result;

    void refuse(std::string expected, std::string found) const {
        result.refusal = Refusal{position, {}, std::move(expected), std::move(found)};
    }
    bool crosses_no_border(const FlowScope& scope) const {
        bool crosses = false;
        for_each_flow(scope, [&](Economy, Economy, Sector) { crosses = true; });
        if (!crosses) refuse("a sector and two different economies", "none");
        return !crosses;
    }
    // The parts of flows in scope with trade in the base; of a measure that covers some products, those.
    std::vector<Flow> flows_with_trade(const FlowScope& scope) const {
        std::vector<Flow> flows;
        for_each_flow(scope, [&](Economy n, Economy i, Sector s) {
            for_each_part(wedges, n, i, s, [&](const Flow& part) {
                if (parts.covers(position, part) && base_flow(world, wedges, part) > 0) flows.push_back(part);
            });
        });
        return flows;
    }
    double trade(const std::vector<Flow>& flows) const { return conditions::trade(world, wedges, flows); }
    std::string between(const FlowScope& scope, const char* first) const {
        return first + listed(scope.buyers, world.economies, "economies") + " from " +
               listed(scope.sellers, world.economies, "economies") + " of " +
               listed(scope.sectors, world.sectors, "sectors");
    }

    void operator()(const PurchaseFloor& floor) const {
        const FlowScope scope = sorted(floor.scope);
        if (!(floor.usd_m >= 0 && std::isfinite(floor.usd_m)))
            return refuse("purchases of zero or more", usd(floor.usd_m));
        if (crosses_no_border(scope)) return;
        Condition condition;
        condition.kind = Kind::purchase;
        condition.more = flows_with_trade(scope);
        condition.pulls = {{Lever::purchase, 1.0, condition.more}};
        condition.base = condition.base_flow = trade(condition.more);
        // eq:floor
        condition.needed = condition.target =
            floor.usd_m + (floor.counted_from == PurchaseFloor::From::base ? condition.base : 0.0);
        condition.ceiling = smallest_duty_factor(condition.more, wedges);
        condition.what = between(scope, "purchases by ");
        add(std::move(condition));
    }

    void operator()(const VolumeCap& cap) const {
        const FlowScope scope = sorted(cap.scope);
        if (!(cap.share_of_base >= 0 && std::isfinite(cap.share_of_base)))
            return refuse("a cap of 0 % of the base's volume or more", percent(cap.share_of_base));
        if (!(cap.above >= 0) || (cap.above > 0 && (cap.rent != Rent::buyer || is_embargo(cap))))
            return refuse("a rate above a quota whose rent goes to the buyer", percent(cap.above));
        if (crosses_no_border(scope) || is_embargo(cap)) return;
        Condition condition;
        const RentTraits& rent = traits_of(cap.rent);
        condition.kind = rent.kind;
        condition.less = flows_with_trade(scope);
        condition.pulls = {{rent.lever, 1.0, condition.less}};
        condition.above = cap.above;
        condition.base = condition.base_flow = trade(condition.less);
        // eq:cap
        condition.enough = condition.target = cap.share_of_base * condition.base;
        condition.what =
            between(scope, "the volume bought by ") + (cap.covers_usd_m ? ", some products" : "") + rent.words;
        add(std::move(condition));
    }

    void operator()(const BalanceTarget& target) const {
        const bool duty = !target.saver && target.duty_part > 0, purchases = !target.saver && target.duty_part < 1;
        if (target.economy == target.partner) return refuse("a balance between two economies", "one");
        if (target.saver && *target.saver != target.economy && *target.saver != target.partner)
            return refuse("the saving of one of the two economies", world.economies[target.saver->value].code);
        if (!(target.duty_part >= 0 && target.duty_part <= 1))
            return refuse("a part of the duty in the instrument from 0 % to 100 %", percent(target.duty_part));
        if (purchases && target.purchase_sectors.empty()) return refuse("sectors in which the partner buys", "none");
        const std::vector<Sector> goods = goods_sectors(world);
        Condition condition;
        condition.kind = Kind::balance;
        condition.less = flows_with_trade({{target.economy}, {target.partner}, goods});
        condition.more = flows_with_trade({{target.partner}, {target.economy}, goods});
        condition.base = trade(condition.less) - trade(condition.more);
        condition.base_flow = trade(condition.less) + trade(condition.more);
        const bool of_base = target.unit == BalanceTarget::Unit::share_of_base;
        if (of_base && !(condition.base > 0))
            return refuse("a deficit to take a share of", "a surplus of " + usd(-condition.base));
        if (!(target.cut >= 0 && std::isfinite(target.cut)))
            return refuse("a deficit that is to shrink", of_base ? percent(target.cut) : usd(target.cut));
        // eq:balance-target
        condition.target = condition.base - (of_base ? target.cut * condition.base : target.cut);
        (condition.target > 0 ? condition.enough : condition.needed) = std::abs(condition.target);
        std::string means;
        if (target.saver) means = by_saving(condition, target);
        if (duty) {
            condition.pulls.push_back({Lever::duty, target.duty_part, condition.less});
            means = "by a duty";
        }
        if (purchases) {
            const FlowScope scope{{target.partner}, {target.economy}, sorted(target.purchase_sectors)};
            const double part = 1 - target.duty_part;
            condition.pulls.push_back({Lever::purchase, part, flows_with_trade(scope)});
            condition.ceiling = smallest_duty_factor(condition.pulls.back().flows, wedges) / part;
            means += (duty ? " and" : "by") + std::string(" purchases of ") +
                     listed(scope.sectors, world.sectors, "sectors");
        }
        condition.what = "the goods deficit of " + world.economies[target.economy.value].code + " with " +
                         world.economies[target.partner.value].code + ", " + means;
        add(std::move(condition));
    }

    // The deficit of the saver with all falls by what it saves more; its trade with the other is taken to have the
    // part in that which it has in all of the saver's trade.
    std::string by_saving(Condition& condition, const BalanceTarget& target) const {
        const Economy saver = *target.saver;
        const bool more = saver == target.economy;
        condition.saver = saver;
        std::vector<Flow> both = condition.less;
        both.insert(both.end(), condition.more.begin(), condition.more.end());
        condition.pulls.push_back({Lever::saving, more ? 1.0 : -1.0, sorted(both)});
        const std::vector<Economy> all = all_economies(world);
        const std::vector<Sector> sectors = all_sectors(world);
        condition.saving_response =
            world.value_added(saver) * trade(both) /
            (trade_in_scope(world, {{saver}, all, sectors}) + trade_in_scope(world, {all, {saver}, sectors}));
        if (more && !world.accounts.investment_rate.empty())
            condition.ceiling = 1 - model::base_saving_rate(world)(saver);
        return std::string(more ? "by more" : "by less") + " saving of " + world.economies[saver.value].code;
    }

    void operator()(const ProductionSubsidyChange& subsidy) const {
        if (!subsidy.budget_usd_m) return;
        Condition condition;
        condition.kind = Kind::budget;
        double room = std::numeric_limits<double>::infinity();
        std::vector<Flow> flows;
        condition.producer = subsidy.economy;
        for (const Sector s : sorted(subsidy.sectors))
            if (world.output(subsidy.economy, s) > 0) condition.producing.push_back(s);
        for (const Economy n : world.each_economy())
            for (const Sector s : condition.producing)
                for_each_part(wedges, n, subsidy.economy, s, [&](const Flow& part) {
                    if (base_flow(world, wedges, part) > 0) flows.push_back(part);
                });
        for (const Sector s : condition.producing)
            room = std::min(room, 1 - wedges.production_subsidy_rate(subsidy.economy, s));
        if (flows.empty() || !(*subsidy.budget_usd_m > 0 && std::isfinite(*subsidy.budget_usd_m)))
            return refuse("a budget above zero for sectors that produce", usd(*subsidy.budget_usd_m));
        condition.pulls = {{Lever::production, 1.0, flows}};
        condition.more = std::move(flows);
        condition.needed = condition.target = condition.base_flow = *subsidy.budget_usd_m;
        condition.ceiling = room;
        condition.what = "the subsidies of " + world.economies[subsidy.economy.value].code + " to " +
                         listed(condition.producing, world.sectors, "sectors");
        add(std::move(condition));
    }

    template <class Other>
    void operator()(const Other&) const {}

    void add(Condition condition) const {
        condition.measures = {position};
        result.list.push_back(std::move(condition));
    }
};

template <class Key>
int order(const Key& a, const Key& b) {
    return a < b ? -1 : b < a ? 1 : 0;
}

int order(const std::vector<Pull>& a, const std::vector<Pull>& b) {
    if (a.size() != b.size()) return order(a.size(), b.size());
    for (std::size_t k = 0; k < a.size(); ++k) {
        if (const int lever = order(a[k].lever, b[k].lever)) return lever;
        if (const int flows = order(a[k].flows, b[k].flows)) return flows;
        if (const int weight = order(a[k].weight, b[k].weight)) return weight;
    }
    return 0;
}

// By what they are, so that neither the wedges nor their last digits depend on the order of the measures.
bool comes_before(const Condition& a, const Condition& b) {
    if (a.kind != b.kind) return a.kind < b.kind;
    if (const int pulls = order(a.pulls, b.pulls)) return pulls < 0;
    if (a.saver != b.saver) return a.saver < b.saver;
    if (const int more = order(a.more, b.more)) return more < 0;
    if (const int less = order(a.less, b.less)) return less < 0;
    if (a.enough - a.needed != b.enough - b.needed) return a.enough - a.needed < b.enough - b.needed;
    if (a.above != b.above) return a.above < b.above;
    return a.measures < b.measures;
}

bool same_wedge(const Condition& a, const Condition& b) {
    return !a.is_budget() && a.kind == b.kind && a.pulls == b.pulls && a.saver == b.saver && a.more == b.more &&
           a.less == b.less && a.above == b.above;
}

}  // namespace

bool Condition::has_trade() const {
    return std::any_of(pulls.begin(), pulls.end(), [](const Pull& pull) { return !pull.flows.empty(); });
}

double Condition::wedge(double u) const {
    return ceiling > 0 ? -ceiling * std::expm1(-u) : std::expm1(u);
}
double Condition::wedge_slope(double w) const {
    return ceiling > 0 ? ceiling - w : 1 + w;
}
double Condition::unknown(double w) const {
    return ceiling > 0 ? -std::log1p(-w / ceiling) : std::log1p(w);
}

Conditions conditions_of(const world::World& world, std::span<const Measure> measures, const CoveredParts& parts,
                         const model::Wedges& wedges) {
    Conditions result;
    for (std::size_t k = 0; k < measures.size() && !result.refusal; ++k)
        std::visit(Building{world, wedges, parts, k, result}, measures[k]);
    if (result.refusal) return result;
    std::sort(result.list.begin(), result.list.end(), comes_before);

    // The first of those with one wedge has the smallest enough − needed: the strictest.
    std::vector<Condition> kept;
    for (Condition& each : result.list) {
        if (!kept.empty() && same_wedge(kept.back(), each))
            kept.back().measures.push_back(each.measures.front());
        else
            kept.push_back(std::move(each));
    }
    for (Condition& each : kept) std::sort(each.measures.begin(), each.measures.end());
    for (std::size_t k = 1; k < kept.size(); ++k)
        for (std::size_t j = 0; j < k; ++j) {
            const Condition &a = kept[j], &b = kept[k];
            if (a.is_cap() && a.kind == b.kind && a.less == b.less && (a.above > 0 || b.above > 0)) {
                result.refusal = Refusal{std::max(a.measures.front(), b.measures.front()),
                                         std::min(a.measures.front(), b.measures.front()),
                                         "one quota on the same trade where a rate stands above it", "two"};
                return result;
            }
        }
    for (const Condition& a : kept)
        for (const Condition& b : kept)
            if (a.is_cap() && b.is_cap() && a.kind < b.kind && a.less == b.less && a.enough == b.enough) {
                const auto earner = [](Kind kind) {
                    return kind == Kind::cap_rent_to_seller  ? "the seller"
                           : kind == Kind::cap_rent_to_buyer ? "the buyer"
                                                             : "nobody";
                };
                result.refusal = Refusal{
                    std::max(a.measures.front(), b.measures.front()), std::min(a.measures.front(), b.measures.front()),
                    "one side that earns the rent of a cap", earner(a.kind) + std::string(" and ") + earner(b.kind)};
                return result;
            }
    result.list = std::move(kept);
    return result;
}

}  // namespace parley::policy::conditions
