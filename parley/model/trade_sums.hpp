#pragma once
// What the flows at a point add up to, row by row, with the bound of its rounding: the loops of residual().
#include <cmath>
#include <cstddef>
#include <vector>

#include "parley/model/running_sum.hpp"
#include "parley/model/wedges.hpp"

namespace parley::model {

/// Sums side by side, as RunningSum.
struct RunningSums {
    explicit RunningSums(std::size_t count) : value(count), rounding(count) {}
    std::vector<double> value, rounding;
    void add(std::size_t at, double term, double term_rounding) {
        value[at] += term;
        rounding[at] += term_rounding + std::abs(value[at]);
    }
};

/// What the flows imply: output at cost, and what both treasuries take.
struct TradeSums {
    explicit TradeSums(const world::World& world)
        : sectors(world.sector_count()),
          output(world.output.size()),
          public_income(world.economy_count()),
          base_deficit(world.economy_count()) {}
    std::size_t sectors;
    RunningSums output;                     // C' implied by the flows, by seller and sector
    std::vector<RunningSum> public_income;  // duties and export taxes
    std::vector<RunningSum> base_deficit;   // of all flows, in the order in which complete() adds them up

    // X' of a flow or of one group's part of it, with the bound of its rounding.
    void add(const Wedges& wedges, const FlowPart& part, double flow_new, double flow_rounding) {
        const Economy n = part.buyer, i = part.seller;
        const double duty = duty_rate(wedges, part), tax = export_tax_rate(wedges, part);
        // eq:output
        const double paid_on = (1 + tax) * (1 - wedges.production_subsidy_rate(i, part.sector));
        const double sold = flow_new / paid_on;
        output.add(i.value * sectors + part.sector.value, sold, flow_rounding / paid_on + 4 * sold);
        if (duty != 0) public_income[n.value].add(duty * flow_new, std::abs(duty) * (flow_rounding + flow_new));
        if (tax != 0)
            public_income[i.value].add(tax / (1 + tax) * flow_new,
                                       std::abs(tax / (1 + tax)) * (flow_rounding + 3 * flow_new));
    }
    // All of one seller's flows to a buyer.
    void add_to_deficits(Economy buyer, Economy seller, const double* base_flow) {
        if (buyer == seller) return;
        RunningSum bought = base_deficit[buyer.value], sold = base_deficit[seller.value];
        for (std::size_t s = 0; s < sectors; ++s) {
            if (base_flow[s] == 0) continue;
            bought.add(base_flow[s], 0.0);
            sold.add(-base_flow[s], 0.0);
        }
        base_deficit[buyer.value] = bought;
        base_deficit[seller.value] = sold;
    }
};

/// One seller's flows to one buyer, by sector.
struct FlowRow {
    const double *weight, *weight_rounding;
    const double *spending, *operations;  // E'·P̂^θ of the buyer, and how many its rounding counts for here
    const double* duty;
};

void add_prices(const FlowRow& row, std::size_t sectors, double* sum, double* rounding);

/// Sums of what is sold at cost and of duties paid, where no export is taxed and no production subsidised.
void add_trade(const FlowRow& row, std::size_t sectors, double* output, double* output_rounding, double* duties,
               double* duties_rounding);

[[nodiscard]] bool any_not_zero(const double* values, std::size_t count);

/// sum += Σ x[k]·y[k], in lanes.
void add_products(const double* x, const double* y, std::size_t count, RunningSum& sum);

}  // namespace parley::model
