// The derivative of one evaluation, along one direction: what Krylov methods need of a Jacobian.
#include <algorithm>

#include "parley/model/solver/evaluation.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model::solver {

// The order of evaluate(), each line differentiated.
void Evaluation::differentiate(const State& direction, const std::vector<double>& log_productivity, bool frozen_scale,
                               State& change) {
    const std::size_t cells = count_ * sectors_;
    const std::vector<double> effect = has_output() ? output_effect(frozen_scale) : std::vector<double>(cells);
    std::vector<double> power(cells), sum(sectors_), unit(sectors_), paid(sectors_), received(cells),
        public_income(count_), border_received(export_taxes_ ? cells : 0), output(sectors_), demand(sectors_),
        spending_now(sectors_), spending_change(sectors_);
    for (std::size_t n = 0; n < count_; ++n) {
        const Economy economy{n};
        double* cost = power.data() + n * sectors_;
        const double wage = direction.log_wage()[n];
        for (std::size_t r = 0; r < sectors_; ++r) {
            cost[r] = world_.value_added_share(economy, Sector{r}) * wage - log_productivity[n * sectors_ + r];
            if (has_output()) cost[r] += effect[n * sectors_ + r] * (direction.log_output(n)[r] - wage);
        }
        numerics::kernels::add_transposed_product(world_.input_share.row(economy, Sector{0}), direction.log_price(n),
                                                  sectors_, sectors_, cost);
        for (std::size_t r = 0; r < sectors_; ++r) {
            const bool present = world_.output(economy, Sector{r}) > 0;
            cost[r] = present ? -world_.theta[r] * cost[r] * power_[n * sectors_ + r] : 0.0;
        }
    }

    for (std::size_t n = 0; n < count_; ++n) {
        numerics::kernels::price_sums(block(price_weight_, n), power.data(), count_, sectors_, sum.data());
        split_.differentiate_price(n, power.data(), price_sum_.data() + n * sectors_, sum.data());
        const double* total = price_sum_.data() + n * sectors_;
        const double* now = per_unit_.data() + n * sectors_;
        const double* paid_now = paid_.data() + n * sectors_;
        const double income = world_.income(Economy{n});
        double collected = 0.0;
        for (std::size_t s = 0; s < sectors_; ++s) {
            const bool bought = world_.expenditure(Economy{n}, Sector{s}) > 0;
            const double spending = direction.spending(n)[s] * income;
            change.log_price(n)[s] =
                (bought ? -sum[s] / (total[s] * world_.theta[s]) : 0.0) - direction.log_price(n)[s];
            unit[s] = bought ? (spending - now[s] * sum[s]) / total[s] : 0.0;
            spending_now[s] = now[s] * total[s];
            spending_change[s] = spending;
            if (bought) collected += spending;
        }
        // With export taxes paid_ holds what crosses the border, as in evaluate().
        numerics::kernels::trade_sums(block(factory_weight_, n), power.data(), unit.data(), count_, sectors_,
                                      received.data(), paid.data());
        if (export_taxes_)
            numerics::kernels::trade_sums(block(border_weight_, n), power.data(), unit.data(), count_, sectors_,
                                          border_received.data(), paid.data());
        for (std::size_t s = 0; s < sectors_; ++s) collected -= paid[s] * now[s] + paid_now[s] * unit[s];
        collected -= split_.differentiate_trade(n, power.data(), spending_now.data(), spending_change.data(),
                                                {received.data(), border_received.data()});
        public_income[n] = collected;
    }
    passes_ += export_taxes_ ? 3 : 2;

    double interest = 0.0, saved = 0.0;  // d ln R̂
    if (rule_.moves()) {
        for (const Economy n : world_.each_economy()) {
            interest += deficit_(n) * direction.log_wage()[n.value];
            saved += rule_.saving(n, factor_income_(n), interest_hat_);
        }
        interest /= saved * rule_.total_elasticity();
    }
    for (std::size_t n = 0; n < count_; ++n) {
        const Economy economy{n};
        double factor_demand = 0.0, factor_demand_change = 0.0;
        for (std::size_t s = 0; s < sectors_; ++s) {
            const std::size_t cell = n * sectors_ + s;
            const double factory = received[cell] * power_[cell] + received_[cell] * power[cell];
            const double subsidy = subsidies_ ? wedges_.production_subsidy_rate(economy, Sector{s}) : 0.0;
            if (export_taxes_)
                public_income[n] +=
                    border_received[cell] * power_[cell] + border_received_[cell] * power[cell] - factory;
            output[s] = factory / (1 - subsidy);
            public_income[n] -= subsidy * output[s];
            factor_demand += world_.value_added_share(economy, Sector{s}) * output_[cell];
            factor_demand_change += world_.value_added_share(economy, Sector{s}) * output[s];
            if (has_output())
                change.log_output(n)[s] = uses_factor(world_, economy, Sector{s})
                                              ? output[s] / output_[cell] - direction.log_output(n)[s]
                                              : 0.0;
        }
        const double wage = direction.log_wage()[n];
        change.log_wage()[n] = factor_demand_change / factor_demand - wage;
        double income = factor_income_(economy) * wage + public_income[n];
        if (rule_.moves())
            income +=
                deficit_(economy) * wage - interest * rule_.response(economy, factor_income_(economy), interest_hat_);
        std::fill(demand.begin(), demand.end(), 0.0);
        numerics::kernels::add_product(world_.input_share.row(economy, Sector{0}), output.data(), sectors_, sectors_,
                                       demand.data());
        for (std::size_t s = 0; s < sectors_; ++s)
            change.spending(n)[s] =
                (demand[s] + world_.final_share(economy, Sector{s}) * income) / world_.income(economy) -
                direction.spending(n)[s];
    }
}

}  // namespace parley::model::solver
