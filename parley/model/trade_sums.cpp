#include "parley/model/trade_sums.hpp"

#include "parley/numerics/vector_widths.hpp"

namespace parley::model {

PARLEY_VECTOR
void add_prices(const FlowRow& row, std::size_t sectors, double* __restrict sum, double* __restrict rounding) {
    const double* __restrict weight = row.weight;
    const double* __restrict weight_rounding = row.weight_rounding;
    for (std::size_t s = 0; s < sectors; ++s) {
        sum[s] += weight[s];
        rounding[s] += weight[s] != 0 ? weight_rounding[s] + sum[s] : weight_rounding[s];
    }
}

PARLEY_VECTOR
void add_trade(const FlowRow& row, std::size_t sectors, double* __restrict output, double* __restrict output_rounding,
               double* __restrict duties, double* __restrict duties_rounding) {
    const double* __restrict weight = row.weight;
    const double* __restrict weight_rounding = row.weight_rounding;
    const double* __restrict spending = row.spending;
    const double* __restrict operations = row.operations;
    const double* __restrict duty = row.duty;
    for (std::size_t s = 0; s < sectors; ++s) {
        // eq:shares
        const double per_weight = spending[s] / (1 + duty[s]);
        const double flow_new = weight[s] * per_weight;
        const double flow_rounding = weight_rounding[s] * per_weight + operations[s] * flow_new;
        // eq:output
        output[s] += flow_new;
        output_rounding[s] += flow_new != 0 ? flow_rounding + 4 * flow_new + output[s] : flow_rounding;
        duties[s] += duty[s] * flow_new;
        const double size = std::abs(duty[s]) * (flow_rounding + flow_new);
        duties_rounding[s] += duty[s] != 0 ? size + std::abs(duties[s]) : 0.0;
    }
}

bool any_not_zero(const double* values, std::size_t count) {
    bool found = false;
    for (std::size_t k = 0; k < count; ++k) found |= values[k] != 0;
    return found;
}

PARLEY_VECTOR
void add_products(const double* __restrict x, const double* __restrict y, std::size_t count, RunningSum& sum) {
    constexpr std::size_t lanes = 8;
    double value[lanes] = {}, rounding[lanes] = {};
    const auto add = [&](std::size_t k, std::size_t lane) __attribute__((always_inline)) {
        const double product = x[k] * y[k];
        value[lane] += product;
        rounding[lane] += std::abs(product) + std::abs(value[lane]);
    };
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) add(k + lane, lane);
    for (std::size_t lane = 0; k < count; ++k, ++lane) add(k, lane);
    for (std::size_t lane = 0; lane < lanes; ++lane) sum.add(value[lane], rounding[lane]);
}

}  // namespace parley::model
