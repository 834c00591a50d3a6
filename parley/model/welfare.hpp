#pragma once
// What is read off an equilibrium: docs/model/welfare.md.
#include "parley/model/equilibrium.hpp"

namespace parley::model {

/// Purchases at border prices in the counterfactual, USD m.
struct PartFlows {
    Table<Buyer, Seller, Sector> flow;        ///< X'(n,i,s), groups added up
    std::vector<Table<Seller, Group>> split;  ///< X'(n,i,s,g), in the order of Wedges::split
    Table<Seller, Sector> log_cost;           ///< ln ĉ(i,s) at which they are made; 0 where the sector is absent

    double of(const FlowPart& part) const {
        return part.split == FlowPart::whole ? flow(part.buyer, part.seller, part.sector)
                                             : split[part.split](part.seller, part.group);
    }
};
[[nodiscard]] PartFlows part_flows(const world::World& world, const Wedges& wedges, const Point& point);

/// X'(n,i,s): PartFlows::flow.
[[nodiscard]] Table<Buyer, Seller, Sector> flows(const world::World& world, const Wedges& wedges, const Point& point);

/// ĉ(i,s), unit cost over the base's; 1 where the sector is absent.
[[nodiscard]] Table<Seller, Sector> cost_hat(const world::World& world, const Wedges& wedges, const Point& point);
[[nodiscard]] Table<Seller, Sector> cost_hat(const PartFlows& flows);

/// D'(n) at a point, USD m.
[[nodiscard]] Table<Economy> deficits_new(const world::World& world, const Closure& closure, const Point& point);

/// Per economy, by position. Where deficits move, borrowing adds to what is spent now and is owed later: then the three
/// figures say different things, and none replaces the others.
struct Welfare {
    Table<Economy> welfare_factor;         ///< Ŵ = Î / Π P̂^α: real income, equivalent variation as a factor
    Table<Economy> welfare_usd_m;          ///< (Ŵ − 1)·I, of I what is value added; NaN where that is not known
    Table<Economy> real_wage_factor;       ///< ŵ / Π P̂^α
    Table<Economy> consumer_price_factor;  ///< Π P̂^α
    Table<Economy> net_income_factor;      ///< (I'−D')/(I−D) / Π P̂^α: real income net of borrowing
    Table<Economy> net_income_usd_m;       ///< that less one, times I − D, as welfare_usd_m
};
/// The closure is the one that the point was found under; only what is net of borrowing depends on it.
[[nodiscard]] Welfare welfare(const world::World& world, const Point& point, const Closure& closure = {});

/// What payoffs and rankings go by: net of borrowing under Deficits::saving, all of real income otherwise.
[[nodiscard]] const Table<Economy>& payoff_factor(const Welfare& welfare, Deficits deficits);

/// ŵ(n,r) / Π P̂^α, the real return to what is in a sector; 1 where the factor is not used.
[[nodiscard]] Table<Seller, Sector> real_returns(const world::World& world, const Point& point);

/// Duties collected in a counterfactual, by levying economy, USD m.
[[nodiscard]] Table<Economy> duty_revenue(const Wedges& wedges, const PartFlows& flows);
/// Duties collected at a table of flows and its mean rates, as in a base.
[[nodiscard]] Table<Economy> duty_revenue(const Table<Buyer, Seller, Sector>& flow,
                                          const Table<Buyer, Seller, Sector>& duty_rate);

/// Exports minus imports of `economy` with `partner` at border prices, USD m; over goods only or goods and services.
[[nodiscard]] double bilateral_balance(const world::World& world, const Table<Buyer, Seller, Sector>& flow,
                                       Economy economy, Economy partner, bool goods_only);

}  // namespace parley::model
