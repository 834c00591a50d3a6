#include "tests/support/long_double_residual.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace parley::testing {
namespace {

using Real = long double;
using Vector = std::vector<Real>;

// The base's figures that the page derives from the primitives: docs/model/base.md.
struct Base {
    std::size_t economies, sectors;
    Vector spending, output, value_added, income, deficit;  // E and C by (n,s); VA, I and D by n

    explicit Base(const world::World& world)
        : economies(world.economies.size()),
          sectors(world.sectors.size()),
          spending(economies * sectors),
          output(economies * sectors),
          value_added(economies),
          income(economies),
          deficit(economies) {
        for (std::size_t n = 0; n < economies; ++n)
            for (std::size_t i = 0; i < economies; ++i)
                for (std::size_t s = 0; s < sectors; ++s) {
                    const Real flow = world.flow({n}, {i}, {s}), duty = world.duty_rate({n}, {i}, {s});
                    const Real tax = world.export_tax_rate({n}, {i}, {s});
                    spending[n * sectors + s] += flow * (1 + duty);
                    output[i * sectors + s] += flow / ((1 + tax) * (1 - Real(world.production_subsidy_rate({i}, {s}))));
                    income[n] += duty * flow;
                    income[i] += tax / (1 + tax) * flow;
                    if (n != i) deficit[n] += flow, deficit[i] -= flow;
                }
        for (std::size_t n = 0; n < economies; ++n) {
            for (std::size_t r = 0; r < sectors; ++r) {
                value_added[n] += world.value_added_share({n}, {r}) * output[n * sectors + r];
                income[n] -= world.production_subsidy_rate({n}, {r}) * output[n * sectors + r];
            }
            income[n] += value_added[n] + deficit[n];
        }
    }
};

// ln ŵ(n,r): the return in a sector; zero where it does not use the factor.
Real log_return(const world::World& world, const Base& base, const model::Point& point, std::size_t n, std::size_t r) {
    if (!(base.output[n * base.sectors + r] > 0) || !(world.value_added_share({n}, {r}) > 0)) return 0;
    return std::log(Real(point.return_hat.empty() ? point.wage_hat({n}) : point.return_hat({n}, {r})));
}

// ln ĉ(n,r)
Vector log_costs(const world::World& world, const Base& base, const model::Wedges& wedges, const model::Point& point) {
    Vector result(base.output.size());
    for (std::size_t n = 0; n < base.economies; ++n)
        for (std::size_t r = 0; r < base.sectors; ++r) {
            if (!(base.output[n * base.sectors + r] > 0)) continue;
            Real& cost = result[n * base.sectors + r];
            cost = world.value_added_share({n}, {r}) * log_return(world, base, point, n, r) -
                   std::log(Real(wedges.productivity_factor({n}, {r})));
            for (std::size_t s = 0; s < base.sectors; ++s)
                cost += world.input_share({n}, {s}, {r}) * std::log(Real(point.price_hat({n}, {s})));
            if (!point.scale_hat.empty()) cost -= std::log(Real(point.scale_hat({n}, {r})));
        }
    return result;
}

// D'(n)
Vector deficits(const world::World& world, const Base& base, const model::Closure& closure, const model::Point& point) {
    Vector result = base.deficit;
    for (std::size_t n = 0; n < base.economies; ++n) {
        if (closure.deficits == model::Deficits::zero) result[n] *= closure.deficit_left;
        if (closure.deficits != model::Deficits::saving) continue;
        const Real investment = world.accounts.investment_rate({n});
        const Real saving = closure.saving.rate.empty() ? investment - base.deficit[n] / base.value_added[n]
                                                        : Real(closure.saving.rate({n}));
        const Real earned = point.wage_hat({n}) * base.value_added[n], interest = point.interest_hat;
        result[n] = investment * earned * std::pow(interest, -Real(closure.saving.investment_elasticity)) -
                    saving * earned * std::pow(interest, Real(closure.saving.saving_elasticity));
    }
    return result;
}

double size_of(Real gap) {
    return std::isfinite(gap) ? static_cast<double>(std::fabs(gap)) : std::numeric_limits<double>::infinity();
}

}  // namespace

double LongDoubleResidual::largest() const {
    double result = std::max(size_of(numeraire), size_of(world_saving));
    for (const Vector* gaps : {&price, &expenditure, &output, &income, &factor_market, &sector_return, &scale})
        for (const Real gap : *gaps) result = std::max(result, size_of(gap));
    return result;
}

double LongDoubleResidual::furthest_from(const model::Residual& gaps) const {
    double result = std::max(size_of(numeraire - gaps.numeraire), size_of(world_saving - gaps.world_saving));
    const auto compare = [&](const Vector& ours, const auto& theirs) {
        std::size_t at = 0;
        for (const double gap : theirs) result = std::max(result, size_of(ours[at++] - gap));
    };
    compare(price, gaps.price);
    compare(expenditure, gaps.expenditure);
    compare(output, gaps.output);
    compare(income, gaps.income);
    compare(factor_market, gaps.factor_market);
    compare(sector_return, gaps.sector_return);
    compare(scale, gaps.scale);
    return result;
}

LongDoubleResidual long_double_residual(const world::World& world, const model::Wedges& wedges,
                                        const model::Closure& closure, const model::Point& point) {
    const Base base(world);
    const std::size_t economies = base.economies, sectors = base.sectors, cells = economies * sectors;
    const Vector cost = log_costs(world, base, wedges, point), borrowed = deficits(world, base, closure, point);
    LongDoubleResidual gaps;
    gaps.price.resize(cells);
    Vector output(cells), treasury(economies);
    for (std::size_t n = 0; n < economies; ++n)
        for (std::size_t s = 0; s < sectors; ++s) {
            const Real theta = world.theta[s], log_price = std::log(Real(point.price_hat({n}, {s})));
            gaps.price[n * sectors + s] = log_price;
            const Real spent = base.spending[n * sectors + s];
            if (!(spent > 0)) continue;
            Real sum = 0;
            for (std::size_t i = 0; i < economies; ++i) {
                const Real flow = world.flow({n}, {i}, {s});
                if (flow == 0) continue;
                const Real t = world.duty_rate({n}, {i}, {s}), t_new = wedges.duty_rate({n}, {i}, {s});
                const Real e = world.export_tax_rate({n}, {i}, {s}), e_new = wedges.export_tax_rate({n}, {i}, {s});
                const Real z = world.production_subsidy_rate({i}, {s});
                const Real z_new = wedges.production_subsidy_rate({i}, {s});
                const Real delivered =
                    cost[i * sectors + s] + std::log((1 - z_new) / (1 - z) * (1 + e_new) / (1 + e) * (1 + t_new) /
                                                     (1 + t) * Real(wedges.barrier_factor({n}, {i}, {s})));
                const Real share = flow * (1 + t) / spent;
                sum += share * std::exp(-theta * delivered);
                // With the point's own price, so that flows are what the page says at any point.
                const Real flow_new = share * std::exp(-theta * (delivered - log_price)) *
                                      Real(point.expenditure_new({n}, {s})) / (1 + t_new);
                output[i * sectors + s] += flow_new / ((1 + e_new) * (1 - z_new));
                treasury[n] += t_new * flow_new;
                treasury[i] += e_new / (1 + e_new) * flow_new;
            }
            gaps.price[n * sectors + s] += std::log(sum) / theta;
        }
    Real earned_before = 0, earned = 0, borrowed_by_all = 0;
    const Real stickiness = 1 / Real(closure.factors.kappa);  // zero where the factor is mobile
    for (std::size_t n = 0; n < economies; ++n) {
        Real factor_demand = 0;
        for (std::size_t s = 0; s < sectors; ++s) {
            const Real made = point.output_new({n}, {s});
            Real wanted = world.final_share({n}, {s}) * Real(point.income_new({n}));
            for (std::size_t r = 0; r < sectors; ++r)
                wanted += world.input_share({n}, {s}, {r}) * Real(point.output_new({n}, {r}));
            gaps.expenditure.push_back((point.expenditure_new({n}, {s}) - wanted) / base.income[n]);
            gaps.output.push_back((made - output[n * sectors + s]) / base.income[n]);
            factor_demand += world.value_added_share({n}, {s}) * made;
            treasury[n] -= wedges.production_subsidy_rate({n}, {s}) * made;
            const bool hires = base.output[n * sectors + s] > 0 && world.value_added_share({n}, {s}) > 0;
            const Real log_output = hires ? std::log(made / base.output[n * sectors + s]) : Real(0);
            const Real own = log_return(world, base, point, n, s), average = std::log(Real(point.wage_hat({n})));
            if (!closure.factors.is_mobile() || !point.return_hat.empty())
                gaps.sector_return.push_back(hires ? own - stickiness * log_output - (1 - stickiness) * average
                                                   : Real(0));
            if (closure.has_scale() || !point.scale_hat.empty()) {
                const Real gained = point.scale_hat.empty() ? Real(0) : std::log(Real(point.scale_hat({n}, {s})));
                const Real psi = closure.psi.empty() ? 0.0 : closure.psi[s];
                gaps.scale.push_back(hires ? gained - psi * (log_output - own) : Real(0));
            }
        }
        const Real income = point.wage_hat({n}) * base.value_added[n];
        gaps.income.push_back(point.income_new({n}) > 0
                                  ? (point.income_new({n}) - income - treasury[n] - borrowed[n]) / base.income[n]
                                  : std::numeric_limits<Real>::infinity());
        gaps.factor_market.push_back((income - factor_demand) / base.value_added[n]);
        earned_before += base.value_added[n];
        earned += income;
        borrowed_by_all += borrowed[n];
    }
    gaps.numeraire = (earned - earned_before) / earned_before;
    if (closure.deficits == model::Deficits::saving) gaps.world_saving = borrowed_by_all / earned_before;
    return gaps;
}

}  // namespace parley::testing
