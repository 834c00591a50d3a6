// F_xᵀ y = G_x where nobody buys inputs: two numbers for each economy carry all the rest. docs/model/strategy.md.
#include <algorithm>
#include <memory>
#include <utility>

#include "parley/model/adjoint.hpp"
#include "parley/model/solver/evaluation.hpp"
#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model {
namespace {

// eq:adjoint-direct. Unknowns are μ(n), of a USD of income, and ν(n), of a USD of sales: the same in every sector, as
// all of it is paid to the factor.
class MoneyMultipliers {
public:
    MoneyMultipliers(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point)
        : world_(world),
          count_(world.economy_count()),
          sectors_(world.sector_count()),
          share_(world.flow.size()),
          paid_(world.flow.size()),
          kept_(count_ * sectors_),
          factor_demand_(count_),
          inverse_(4 * count_ * count_) {
        solver::Evaluation evaluation(world, wedges, closure);
        evaluation.evaluate(evaluation.state_of(point));
        returns_ = std::any_of(wedges.export_tax_rate.begin(), wedges.export_tax_rate.end(), not_zero) ||
                   std::any_of(wedges.production_subsidy_rate.begin(), wedges.production_subsidy_rate.end(), not_zero);
        if (returns_) back_.resize(world.flow.size());
        double world_income = 0.0;
        std::vector<double> factor_income(count_);
        for (const Economy n : world.each_economy()) {
            for (const Sector s : world.each_sector()) factor_demand_[n.value] += evaluation.output(n.value, s.value);
            factor_income[n.value] = point.wage_hat(n) * world.value_added(n);
            world_income += world.value_added(n);
        }
        for (std::size_t n = 0; n < count_; ++n) add_buyer(evaluation, wedges, n);
        for (std::size_t j = 0; j < count_; ++j) {
            income(j, j) += 1;
            factor_by_income(j, j) += factor_income[j];
            factor_by_sales(j, j) -= factor_demand_[j];
            // The numéraire, as in the solver's slopes.
            for (std::size_t m = 0; m < count_; ++m)
                factor_by_sales(j, m) -= factor_income[j] / world_income * factor_demand_[m];
        }
        numerics::invert(inverse_.data(), 2 * count_);
    }

    /// y from the right side, both in the solver's unknowns.
    void solve(const solver::State& right, solver::State& adjoint) const {
        std::vector<double> known(2 * count_), found(2 * count_, 0.0), none(sectors_, 0.0);
        for (std::size_t n = 0; n < count_; ++n) {
            known[n] -= numerics::kernels::dot(world_.final_share.row(Economy{n}), right.spending(n), sectors_) /
                        world_.income(Economy{n});
            known[count_ + n] += right.log_wage()[n];
            const double* price = right.log_price(n);
            if (std::all_of(price, price + sectors_, [](double slope) { return slope == 0; })) continue;
            numerics::kernels::add_product(share_.data() + n * count_ * sectors_, price, count_, sectors_,
                                           known.data() + count_);
        }
        numerics::kernels::add_product(inverse_.data(), known.data(), 2 * count_, 2 * count_, found.data());
        const double *money = found.data(), *sales = money + count_;
        for (std::size_t n = 0; n < count_; ++n) {
            adjoint.log_wage()[n] = sales[n] * factor_demand_[n];
            // R(n,s) of eq:adjoint-worth: what a USD spent in the market is worth.
            std::vector<double> worth(sectors_);
            for (std::size_t s = 0; s < sectors_; ++s) worth[s] = money[n] * kept_[n * sectors_ + s];
            const std::size_t at = n * count_ * sectors_;
            numerics::kernels::add_transposed_product(paid_.data() + at, sales, count_, sectors_, worth.data());
            if (returns_)
                numerics::kernels::add_transposed_product(back_.data() + at, money, count_, sectors_, worth.data());
            for (std::size_t s = 0; s < sectors_; ++s) {
                adjoint.log_price(n)[s] = -right.log_price(n)[s];
                adjoint.spending(n)[s] = world_.income(Economy{n}) * worth[s] - right.spending(n)[s];
                if (!(world_.expenditure(Economy{n}, Sector{s}) > 0)) adjoint.spending(n)[s] = -right.spending(n)[s];
            }
        }
    }

private:
    static bool not_zero(double rate) { return rate != 0; }
    double& entry(std::size_t row, std::size_t column) { return inverse_[row * 2 * count_ + column]; }
    double& income(std::size_t n, std::size_t m) { return entry(n, m); }
    double& income_by_sales(std::size_t n, std::size_t i) { return entry(n, count_ + i); }
    double& factor_by_income(std::size_t j, std::size_t m) { return entry(count_ + j, m); }
    double& factor_by_sales(std::size_t j, std::size_t i) { return entry(count_ + j, count_ + i); }

    // What one buyer's markets add to both systems: eq:adjoint-income and the column of ln ŵ.
    void add_buyer(const solver::Evaluation& evaluation, const Wedges& wedges, std::size_t n) {
        const Economy buyer{n};
        const std::size_t cells = count_ * sectors_, at = n * cells;
        double *share = share_.data() + at, *paid = paid_.data() + at, *back = returns_ ? back_.data() + at : nullptr;
        std::vector<double> border(cells), response(cells), spending(sectors_);
        evaluation.sourcing(n, 0, count_, share, paid);
        double* kept = kept_.data() + n * sectors_;
        std::fill(kept, kept + sectors_, 1.0);
        for (std::size_t s = 0; s < sectors_; ++s) spending[s] = evaluation.spending(n, s);
        for (const Economy i : world_.each_economy())
            for (const Sector s : world_.each_sector()) {
                const std::size_t cell = i.value * sectors_ + s.value;
                const double total = spending[s.value];
                paid[cell] = total > 0 ? paid[cell] / total : 0.0;
                border[cell] = paid[cell];
                if (returns_) {
                    border[cell] *=
                        (1 - wedges.production_subsidy_rate(i, s)) * (1 + wedges.export_tax_rate(buyer, i, s));
                    back[cell] = border[cell] - paid[cell];
                }
                kept[s.value] -= border[cell];
                response[cell] = world_.theta[s.value] * share[cell] * total;
            }
        const double* final_share = world_.final_share.row(buyer);
        for (std::size_t s = 0; s < sectors_; ++s) income(n, n) -= final_share[s] * kept[s];
        std::vector<double> by_sales(count_), by_income(count_);
        for (std::size_t j = 0; j < count_; ++j) {
            const double *own = paid + j * sectors_, *rivals = response.data() + j * sectors_;
            income_by_sales(n, j) -= numerics::kernels::dot(final_share, own, sectors_);
            if (returns_) income(n, j) -= numerics::kernels::dot(final_share, back + j * sectors_, sectors_);
            for (std::size_t s = 0; s < sectors_; ++s) {
                const double theta = world_.theta[s] * spending[s], at_border = border[j * sectors_ + s];
                factor_by_sales(j, j) -= theta * own[s];
                factor_by_income(j, j) += theta * (own[s] - at_border);
                factor_by_income(j, n) += theta * at_border - rivals[s] * (1 - kept[s]);
            }
            numerics::kernels::add_product(paid, rivals, count_, sectors_, &factor_by_sales(j, 0));
            if (returns_) numerics::kernels::add_product(back, rivals, count_, sectors_, &factor_by_income(j, 0));
        }
    }

    const world::World& world_;
    std::size_t count_, sectors_;
    std::vector<double> share_, paid_;  // of a USD spent: by seller at purchaser prices; what sellers get at cost
    std::vector<double> back_;          // what a seller's treasury gets; empty: no export taxes, no subsidies
    std::vector<double> kept_;          // what the buyer's treasury gets, (buyer, sector)
    std::vector<double> factor_demand_;
    std::vector<double> inverse_;  // of (μ, ν) by (income, ln ŵ)
    bool returns_ = false;
};

}  // namespace

DirectAdjoint direct_adjoint(const world::World& world, const Wedges& wedges, const Closure& closure,
                             const Point& point) {
    if (!wedges.split.empty() || has_inputs(world) || closure.cost_moves_with_output() ||
        closure.deficits == Deficits::saving || closure_breach(world, closure))
        return {};
    const auto system = std::make_shared<const MoneyMultipliers>(world, wedges, closure, point);
    return [system](const solver::State& right, solver::State& adjoint) { system->solve(right, adjoint); };
}

}  // namespace parley::model
