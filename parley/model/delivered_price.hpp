#pragma once
// Unit costs and delivered prices at a point, from the definitions: shared by residual() and what is read off a point.
#include "parley/model/equilibrium.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model {

/// The change of all wedges on one flow, or on one group's part of it: p̂ = ĉ(i,s) · delivered_ratio.
/// eq:delivered-price
[[nodiscard]] inline double delivered_ratio(const world::World& world, const Wedges& wedges, const FlowPart& part) {
    const double subsidy = world.production_subsidy_rate(part.seller, part.sector),
                 tax = base_export_tax_rate(world, wedges, part), duty = base_duty_rate(world, wedges, part);
    const double new_subsidy = wedges.production_subsidy_rate(part.seller, part.sector),
                 new_tax = export_tax_rate(wedges, part), new_duty = duty_rate(wedges, part),
                 barrier = barrier_factor(wedges, part);
    if (new_duty == duty && barrier == 1 && new_tax == tax && new_subsidy == subsidy) return 1;  // as would come out
    return (1 - new_subsidy) * (1 + new_tax) * (1 + new_duty) * barrier / ((1 - subsidy) * (1 + tax) * (1 + duty));
}

/// Whether any wedge on the parts of a split purchase, but for subsidies, is another than the base's, and whether any
/// export is taxed. A zero with another sign counts: that costs time alone.
[[nodiscard]] numerics::kernels::RowMoves part_moves(const SplitWedges& split);

/// ln ĉ(i,s) at a point; 0 where the sector is absent. eq:cost
[[nodiscard]] Table<Seller, Sector> log_cost_hat(const world::World& world, const Wedges& wedges, const Point& point);

/// π·p̂^(−θ) of every whole flow at given costs: the buyer's shares once divided by their sum, P̂^(−θ). Split purchases
/// have theirs by group: group_prices.hpp.
class Sourcing {
public:
    Sourcing(const world::World& world, const Wedges& wedges, const Point& point);
    [[nodiscard]] double weight(Economy n, Economy i, Sector s) const { return weigh(n, i, s).value; }
    /// The weight, and how far rounding may have moved it from what the primitives of the world, the wedges and the
    /// point say, in units of unit_roundoff.
    struct Weight {
        double value = 0.0, rounding = 0.0;
    };
    [[nodiscard]] Weight weigh(Economy n, Economy i, Sector s) const;
    /// The weights of all sectors of one seller, and their roundings; 0 where the purchase is split. Whether any of its
    /// exports to the buyer is taxed (a zero below zero counts).
    bool weigh_row(Economy n, Economy i, double* value, double* rounding) const;
    /// Likewise of one group's part of a flow, where `expenditure` is that on the group.
    [[nodiscard]] Weight weigh(const FlowPart& part, double expenditure) const;
    /// All parts of a split purchase, given 1/expenditure on each group (0: nothing is bought); arrays by seller and
    /// group. Whether any of the parts is taxed as an export (a zero below zero counts).
    bool weigh_split(const SplitWedges& split, const double* per_expenditure, double* value, double* rounding) const;
    [[nodiscard]] const Table<Seller, Sector>& log_cost() const { return log_cost_; }

private:
    const world::World& world_;
    const Wedges& wedges_;
    std::vector<bool> subsidy_moves_;       // by seller
    Table<Buyer, Sector> per_expenditure_;  // 1/E; 0 where nothing is bought or the purchase is split
    Table<Seller, Sector> log_cost_;
    Table<Seller, Sector> cost_power_;      // ĉ^(−θ): most flows face no new wedge and need no power of their own
    Table<Seller, Sector> power_rounding_;  // of ĉ^(−θ), relative, in units of unit_roundoff
};

}  // namespace parley::model
