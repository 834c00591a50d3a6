#include "tests/support/slow_levels.hpp"

namespace parley::testing::slow {

Levels::Levels(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure)
    : world_(world),
      wedges_(wedges),
      closure_(closure),
      n_(world.economies.size()),
      s_(world.sectors.size()),
      cells_(cells_of(world, wedges)),
      labour_(n_),
      deficit_(n_),
      hired_(n_ * s_),
      taste_(cells_.size() * n_),
      weight_(cells_.size()),
      bought_(n_ * s_),
      made_(n_ * s_),
      income_(n_) {
    Vector spent_on(cells_.size()), spent(n_ * s_);
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        const Cell& cell = cells_[c];
        const std::size_t n = cell.buyer, s = cell.sector;
        while (first_.size() <= n * s_ + s) first_.push_back(c);
        for (std::size_t i = 0; i < n_; ++i) {
            const Real flow = cell.flow[i], tax = cell.tax[i];
            spent_on[c] += flow * (1 + cell.duty[i]);
            made_[i * s_ + s] += flow / (1 + tax) / (1 - Real(world.production_subsidy_rate({i}, {s})));
            if (flow > 0) bought_[n * s_ + s] = 1;
            if (n != i) deficit_[n] += flow, deficit_[i] -= flow;
            income_[n] += cell.duty[i] * flow;
            income_[i] += tax / (1 + tax) * flow;
        }
        spent[n * s_ + s] += spent_on[c];
    }
    first_.push_back(cells_.size());
    for (std::size_t n = 0; n < n_; ++n) {
        for (std::size_t r = 0; r < s_; ++r) {
            hired_[n * s_ + r] = world.value_added_share({n}, {r}) * made_[n * s_ + r];
            labour_[n] += hired_[n * s_ + r];
            income_[n] -= world.production_subsidy_rate({n}, {r}) * made_[n * s_ + r];
        }
        income_[n] += labour_[n] + deficit_[n];
        world_income_ += labour_[n];
    }
    for (std::size_t c = 0; c < cells_.size(); ++c) {
        const Cell& cell = cells_[c];
        const std::size_t s = cell.sector;
        if (!(spent_on[c] > 0)) continue;
        weight_[c] = spent_on[c] / spent[cell.buyer * s_ + s];
        for (std::size_t i = 0; i < n_; ++i) {
            if (cell.flow[i] == 0) continue;
            const Real price =
                (1 - Real(world.production_subsidy_rate({i}, {s}))) * (1 + cell.tax[i]) * (1 + cell.duty[i]);
            taste_[at(c, i)] = cell.flow[i] * (1 + cell.duty[i]) / spent_on[c] * std::pow(price, theta(s));
        }
    }
}

Factor Levels::factor(const Vector& unknown) const {
    Factor result{Vector(n_ * s_, 0), Vector(n_ * s_, 0)};
    std::size_t cell = 0;
    for (std::size_t n = 0; n < n_; ++n)
        for (std::size_t r = 0; r < s_; ++r) {
            if (!hires(n, r)) continue;
            result.log_return[n * s_ + r] = unknown[closure_.kappa > 0 ? cell : n];
            if (!closure_.psi.empty()) result.log_amount[n * s_ + r] = unknown[wages() + cell];
            ++cell;
        }
    return result;
}

Real Levels::income_per_head(std::size_t n, const Vector& log_return) const {
    const Real kappa = closure_.kappa;
    Real sum = 0;
    for (std::size_t r = 0; r < s_; ++r)
        if (hires(n, r)) sum += hired_[n * s_ + r] / labour_[n] * std::exp(kappa * log_return[n * s_ + r]);
    return std::pow(sum, 1 / kappa);
}

Real Levels::heads(std::size_t n, std::size_t r, const Vector& log_return) const {
    const Real kappa = closure_.kappa;
    return hired_[n * s_ + r] / labour_[n] *
           std::exp(kappa * (log_return[n * s_ + r] - std::log(income_per_head(n, log_return))));
}

Policy Levels::policy(Real way) const {
    Policy result;
    const auto between = [way](Real from, Real to) {
        return std::exp((1 - way) * std::log(from) + way * std::log(to));
    };
    for (std::size_t c = 0; c < cells_.size(); ++c)
        for (std::size_t i = 0; i < n_; ++i) {
            const Cell& cell = cells_[c];
            result.duty.push_back(between(1 + cell.duty[i], 1 + cell.duty_new[i]) - 1);
            result.tax.push_back(between(1 + cell.tax[i], 1 + cell.tax_new[i]) - 1);
            result.availability.push_back(
                embargoed(c, i) ? 1 - way : std::exp(-theta(cell.sector) * way * std::log(cell.barrier_new[i])));
        }
    for (std::size_t i = 0; i < n_; ++i)
        for (std::size_t s = 0; s < s_; ++s) {
            result.subsidy.push_back(1 - between(1 - Real(world_.production_subsidy_rate({i}, {s})),
                                                 1 - Real(wedges_.production_subsidy_rate({i}, {s}))));
            result.productivity.push_back(between(1, wedges_.productivity_factor({i}, {s})));
        }
    for (std::size_t c = 0; c < cells_.size(); ++c)
        for (std::size_t i = 0; i < n_; ++i) {
            const std::size_t k = at(c, i), s = cells_[c].sector;
            const Real wedge = (1 - result.subsidy[i * s_ + s]) * (1 + result.tax[k]) * (1 + result.duty[k]);
            result.pull.push_back(std::log(taste_[k]) + std::log(result.availability[k]) - theta(s) * std::log(wedge));
        }
    for (std::size_t n = 0; n < n_; ++n) {
        result.deficit.push_back(closure_.zero_deficits ? (1 - way) * deficit_[n] : deficit_[n]);
        if (!closure_.saving) continue;
        const Real base = closure_.investment_rate[n] - deficit_[n] / labour_[n];
        result.saving_rate.push_back(base + way * (closure_.saving_rate_new[n] - base));
    }
    return result;
}

bool Levels::outcome(const Policy& policy, const Vector& unknown, SlowOutcome& result) const {
    result.factor = factor(unknown);
    result.factor_income.assign(n_, 0);
    for (std::size_t n = 0; n < n_; ++n)
        result.factor_income[n] =
            labour_[n] * (closure_.kappa > 0 ? income_per_head(n, result.factor.log_return) : std::exp(unknown[n]));
    if (!borrowing(policy, result) || !prices(policy, result) || !spending(policy, result)) return false;
    result.gap.assign(closure_.kappa > 0 ? 0 : n_, 0);
    Vector amounts;
    for (std::size_t n = 0; n < n_; ++n)
        for (std::size_t r = 0; r < s_; ++r) {
            if (!hires(n, r)) continue;
            const std::size_t k = n * s_ + r;
            const Real paid = value_added_share(n, r) * result.output[k];
            Real amount = paid / std::exp(result.factor.log_return[k]) / hired_[k];
            if (closure_.kappa > 0) {
                const Real earned = heads(n, r, result.factor.log_return) * result.factor_income[n];
                result.gap.push_back((paid - earned) / labour_[n]);
                amount = earned / std::exp(result.factor.log_return[k]) / hired_[k];
            } else {
                result.gap[n] += paid / labour_[n];
            }
            if (closure_.psi.empty())
                result.factor.log_amount[k] = std::log(amount);
            else
                amounts.push_back(std::log(amount) - result.factor.log_amount[k]);
        }
    if (!(closure_.kappa > 0))
        for (std::size_t n = 0; n < n_; ++n) result.gap[n] -= result.factor_income[n] / labour_[n];
    result.gap.insert(result.gap.end(), amounts.begin(), amounts.end());
    return true;
}

Real Levels::numeraire_gap(const Vector& unknown) const {
    const Factor at = factor(unknown);
    Real total = 0;
    for (std::size_t n = 0; n < n_; ++n)
        total += labour_[n] * (closure_.kappa > 0 ? income_per_head(n, at.log_return) : std::exp(unknown[n]));
    return total / world_income_ - 1;
}

std::size_t Levels::redundant() const {
    std::size_t result = 0, cell = 0;
    Real largest = 0;
    for (std::size_t n = 0; n < n_; ++n) {
        if (!(closure_.kappa > 0)) {
            if (labour_[n] > labour_[result]) result = n;
            continue;
        }
        for (std::size_t r = 0; r < s_; ++r) {
            if (!hires(n, r)) continue;
            if (hired_[n * s_ + r] > largest) largest = hired_[n * s_ + r], result = cell;
            ++cell;
        }
    }
    return result;
}

std::size_t Levels::hiring() const {
    std::size_t result = 0;
    for (const Real hired : hired_) result += hired > 0 ? 1 : 0;
    return result;
}

bool Levels::borrowing(const Policy& policy, SlowOutcome& result) const {
    result.deficit = policy.deficit;
    if (!closure_.saving) return true;
    const auto world_deficit = [&](Real log_interest) {
        Real total = 0;
        for (std::size_t n = 0; n < n_; ++n) {
            const Real invested =
                closure_.investment_rate[n] * std::exp(-Real(closure_.investment_elasticity) * log_interest);
            const Real saved = policy.saving_rate[n] * std::exp(Real(closure_.saving_elasticity) * log_interest);
            result.deficit[n] = (invested - saved) * result.factor_income[n];
            total += result.deficit[n];
        }
        return total;
    };
    Real low = -50, high = 50;
    if (!(world_deficit(low) > 0 && world_deficit(high) < 0)) return false;
    for (int round = 0; round < 90; ++round) {
        const Real middle = (low + high) / 2;
        (world_deficit(middle) > 0 ? low : high) = middle;
    }
    result.log_interest = (low + high) / 2;
    world_deficit(result.log_interest);
    return true;
}

}  // namespace parley::testing::slow
