// The transpose of the derivative of one evaluation: what adjoints need of a Jacobian. docs/model/strategy.md.
#include <algorithm>

#include "parley/model/solver/evaluation.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model::solver {

Evaluation::Seeds Evaluation::weights_of(const State& adjoint) const {
    Seeds result{std::vector<double>(count_ * sectors_, 0.0), std::vector<double>(count_, 0.0)};
    std::vector<double> per_usd(sectors_);
    for (std::size_t n = 0; n < count_; ++n) {
        const Economy economy{n};
        const double* final_share = world_.final_share.row(economy);
        for (std::size_t s = 0; s < sectors_; ++s) per_usd[s] = adjoint.spending(n)[s] / world_.income(economy);
        // eq:adjoint-income
        result.income[n] = numerics::kernels::dot(final_share, per_usd.data(), sectors_);
        // eq:adjoint-output
        double* output = result.output.data() + n * sectors_;
        numerics::kernels::add_transposed_product(world_.input_share.row(economy, Sector{0}), per_usd.data(), sectors_,
                                                  sectors_, output);
        double factor_demand = 0.0;
        for (std::size_t s = 0; s < sectors_; ++s)
            factor_demand += world_.value_added_share(economy, Sector{s}) * output_[n * sectors_ + s];
        const double wage = adjoint.log_wage()[n] / factor_demand;
        for (std::size_t s = 0; s < sectors_; ++s) {
            output[s] += world_.value_added_share(economy, Sector{s}) * wage;
            if (has_output() && uses_factor(world_, economy, Sector{s}))
                output[s] += adjoint.log_output(n)[s] / output_[n * sectors_ + s];
        }
    }
    return result;
}

// The lines of differentiate(), the last first.
void Evaluation::transpose(const State& adjoint, const Seeds& seeds, State& result) {
    const std::size_t cells = count_ * sectors_;
    Seeds weight = weights_of(adjoint);
    std::vector<double> factory(cells), border(export_taxes_ ? cells : 0), power(cells, 0.0), sum(sectors_),
        unit(sectors_), paid(sectors_), more(sectors_);
    double interest = 0.0, saved = 0.0, all_wages = 0.0;
    for (std::size_t n = 0; n < count_; ++n) {
        weight.income[n] += seeds.income[n];
        all_wages += adjoint.log_wage()[n];
        if (!rule_.moves()) continue;
        interest -= weight.income[n] * rule_.response(Economy{n}, factor_income_(Economy{n}), interest_hat_);
        saved += rule_.saving(Economy{n}, factor_income_(Economy{n}), interest_hat_);
    }
    if (rule_.moves()) interest /= saved * rule_.total_elasticity();
    for (std::size_t n = 0; n < count_; ++n) {
        const Economy economy{n};
        double wage = factor_income_(economy) * weight.income[n] - adjoint.log_wage()[n];
        if (rule_.moves()) wage += deficit_(economy) * (weight.income[n] + interest);
        // The numéraire, as in the solver's slopes: every wage's equation less the change of world value added.
        wage -= factor_income_(economy) / world_value_added_ * all_wages;
        result.log_wage()[n] = wage;
        for (std::size_t s = 0; s < sectors_; ++s) {
            const std::size_t cell = n * sectors_ + s;
            const double subsidy = subsidies_ ? wedges_.production_subsidy_rate(economy, Sector{s}) : 0.0;
            double at_factory = (weight.output[cell] + seeds.output[cell] - subsidy * weight.income[n]) / (1 - subsidy);
            if (export_taxes_) {
                at_factory -= weight.income[n];
                border[cell] = weight.income[n] * power_[cell];
                power[cell] += weight.income[n] * border_received_[cell];
            }
            factory[cell] = at_factory * power_[cell];
            power[cell] += at_factory * received_[cell];
            result.spending(n)[s] = -adjoint.spending(n)[s];
        }
    }
    for (std::size_t n = 0; n < count_; ++n) {
        const double *total = price_sum_.data() + n * sectors_, *now = per_unit_.data() + n * sectors_;
        const double* paid_now = paid_.data() + n * sectors_;
        for (std::size_t s = 0; s < sectors_; ++s) paid[s] = -weight.income[n] * now[s];
        if (export_taxes_) {
            numerics::kernels::price_sums(block(factory_weight_, n), factory.data(), count_, sectors_, unit.data());
            numerics::kernels::trade_sums(block(border_weight_, n), border.data(), paid.data(), count_, sectors_,
                                          power.data(), more.data());
            for (std::size_t s = 0; s < sectors_; ++s) unit[s] += more[s];
        } else {
            numerics::kernels::trade_sums(block(factory_weight_, n), factory.data(), paid.data(), count_, sectors_,
                                          power.data(), unit.data());
        }
        for (std::size_t s = 0; s < sectors_; ++s) {
            sum[s] = 0.0;
            if (!(world_.expenditure(Economy{n}, Sector{s}) > 0)) continue;
            const double per_unit = unit[s] - weight.income[n] * paid_now[s];
            sum[s] = -(per_unit * now[s] + adjoint.log_price(n)[s] / world_.theta[s]) / total[s];
            result.spending(n)[s] += (per_unit / total[s] + weight.income[n]) * world_.income(Economy{n});
        }
        numerics::kernels::trade_sums(block(price_weight_, n), power_.data(), sum.data(), count_, sectors_,
                                      power.data(), more.data());
    }
    passes_ += export_taxes_ ? 3 : 2;
    for (std::size_t n = 0; n < count_; ++n) {
        const Economy economy{n};
        double* cost = power.data() + n * sectors_;
        for (std::size_t r = 0; r < sectors_; ++r) {
            const bool present = world_.output(economy, Sector{r}) > 0;
            cost[r] = present ? -world_.theta[r] * cost[r] * power_[n * sectors_ + r] : 0.0;
            const double effect = has_output() ? output_effect_[n * sectors_ + r] : 0.0;
            result.log_wage()[n] += (world_.value_added_share(economy, Sector{r}) - effect) * cost[r];
            if (has_output())
                result.log_output(n)[r] =
                    effect * cost[r] - (uses_factor(world_, economy, Sector{r}) ? adjoint.log_output(n)[r] : 0.0);
            result.log_price(n)[r] = -adjoint.log_price(n)[r];
        }
        numerics::kernels::add_product(world_.input_share.row(economy, Sector{0}), cost, sectors_, sectors_,
                                       result.log_price(n));
    }
}

}  // namespace parley::model::solver
