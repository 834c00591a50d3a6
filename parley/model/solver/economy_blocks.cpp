#include "parley/model/solver/economy_blocks.hpp"

#include <algorithm>

#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"
#include "parley/numerics/vector_widths.hpp"

namespace parley::model::solver {
namespace {

constexpr std::size_t blocks_a_piece = 8;  // that are worth a thread's while

}  // namespace

EconomyBlocks::EconomyBlocks(Evaluation& evaluation, bool frozen_scale)
    : count_(evaluation.world().economy_count()),
      sectors_(evaluation.world().sector_count()),
      inverse_(count_ * sectors_ * sectors_),
      cost_response_(count_ * sectors_),
      price_response_(count_ * sectors_),
      spending_response_(count_ * sectors_),
      factor_per_spending_(count_ * sectors_),
      income_(count_),
      wage_inverse_(count_ * count_) {
    if (evaluation.has_output()) {
        output_effect_ = evaluation.output_effect(frozen_scale);
        home_share_.resize(count_ * sectors_);
    }
    in_ranges(evaluation.crew(), count_, blocks_a_piece, [&](std::size_t first, std::size_t last) {
        std::vector<double> home_share(sectors_), home_sales(sectors_);
        for (std::size_t n = first; n < last; ++n) {
            evaluation.sourcing(n, n, n + 1, home_share.data(), home_sales.data());
            respond_to_own_wage(evaluation, n, home_share.data(), home_sales.data());
        }
    });
    if (evaluation.has_output())
        add_sector_effects(evaluation);
    else
        add_wage_effects(evaluation);
    close_wage_matrix(evaluation.world());
}

// A higher own wage raises costs and home prices, and, as income, spending (sourcing unchanged).
void EconomyBlocks::respond_to_own_wage(const Evaluation& evaluation, std::size_t n, const double* home_share,
                                        const double* home_sales) {
    const world::World& world = evaluation.world();
    const Economy economy{n};
    const double* inputs = world.input_share.row(economy, Sector{0});  // [supplying, using]
    const double* labour = world.value_added_share.row(economy);
    const double* final_share = world.final_share.row(economy);
    std::vector<double> in_cost(labour, labour + sectors_);  // the wage's share in cost, outputs given
    if (!output_effect_.empty())
        for (std::size_t s = 0; s < sectors_; ++s) in_cost[s] -= output_effect_[n * sectors_ + s];

    float* inverse = inverse_.data() + n * sectors_ * sectors_;
    for (std::size_t supplying = 0; supplying < sectors_; ++supplying)
        for (std::size_t s = 0; s < sectors_; ++s)
            inverse[supplying * sectors_ + s] =
                static_cast<float>((supplying == s ? 1.0 : 0.0) - inputs[supplying * sectors_ + s] * home_share[s]);
    numerics::invert(inverse, sectors_);

    std::vector<double> direct(sectors_);
    std::vector<float> step(sectors_);
    double* price = price_response_.data() + n * sectors_;
    for (std::size_t s = 0; s < sectors_; ++s) direct[s] = home_share[s] * in_cost[s];
    price_step(n, direct.data(), step);
    std::copy(step.begin(), step.end(), price);
    double* cost = cost_response_.data() + n * sectors_;
    std::copy(in_cost.begin(), in_cost.end(), cost);
    numerics::kernels::add_transposed_product(inputs, price, sectors_, sectors_, cost);

    if (!output_effect_.empty()) std::copy_n(home_share, sectors_, home_share_.data() + n * sectors_);

    income_[n] = world.income(economy);
    const double moving_deficit = evaluation.moving_deficit(n);
    for (std::size_t s = 0; s < sectors_; ++s) {
        direct[s] = final_share[s] * (world.value_added(economy) + moving_deficit);
        const double spending = evaluation.spending(n, s);
        factor_per_spending_[n * sectors_ + s] =
            spending > 0 ? labour[s] * home_sales[s] / spending / world.value_added(economy) : 0.0;
    }
    spending_step(n, direct.data(), step);
    std::copy(step.begin(), step.end(), spending_response_.data() + n * sectors_);
}

namespace {

constexpr std::size_t sellers_at_once = 16;  // their shares and sales stay in the nearest cache

// One seller to one buyer, by sector: what its sales add to the slope of the demand for its factor, and the terms of
// the two sides of the rivalry between sellers.
struct RowTerms {
    double own = 0.0, spender = 0.0;
};
PARLEY_VECTOR
RowTerms weigh_row(const double* __restrict share, const double* __restrict sales, const double* __restrict labour,
                   const double* __restrict cost_response, const double* __restrict theta,
                   const double* __restrict between, const double* __restrict relative, double value_added,
                   std::size_t sectors, float* __restrict left, float* __restrict right) {
    constexpr std::size_t lanes = 8;
    const double per_value_added = 1 / value_added;
    double own[lanes] = {}, spender[lanes] = {};
    const auto terms = [&](std::size_t s, std::size_t lane) __attribute__((always_inline)) {
        const double factor = labour[s] * sales[s] * per_value_added;
        const double substitution = factor * theta[s];
        own[lane] += substitution * cost_response[s];
        spender[lane] += factor * relative[s];
        left[s] = static_cast<float>(substitution * between[s]);
        right[s] = static_cast<float>(share[s] * cost_response[s]);
    };
    std::size_t s = 0;
    for (; s + lanes <= sectors; s += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) terms(s + lane, lane);
    for (std::size_t lane = 0; s < sectors; ++s, ++lane) terms(s, lane);
    RowTerms result;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        result.own += own[lane];
        result.spender += spender[lane];
    }
    return result;
}

}  // namespace

// For buyer m: sales F(m,i) respond to every wage j through relative costs, F θ (share(m,j) dc_j − dc_i), and, at home
// of the spender, through spending.
void EconomyBlocks::add_wage_effects(Evaluation& evaluation) {
    const world::World& world = evaluation.world();
    std::vector<double> share(sellers_at_once * sectors_), sales(share), relative(sectors_), rivals(count_ * count_);
    numerics::PairSums pairs(count_, evaluation.crew());
    for (std::size_t m = 0; m < count_; ++m) {
        const std::vector<double> between = rivalry(evaluation, m);
        const double* spent = spending_response_.data() + m * sectors_;
        for (std::size_t s = 0; s < sectors_; ++s) {
            const double spending = evaluation.spending(m, s);
            relative[s] = spending > 0 ? spent[s] / spending : 0.0;
        }
        const numerics::PairSums::Rows rows = pairs.next(sectors_);
        for (std::size_t i = 0; i < count_; ++i) {
            if (i % sellers_at_once == 0)
                evaluation.sourcing(m, i, std::min(i + sellers_at_once, count_), share.data(), sales.data());
            const std::size_t cell = i * sectors_, held = i % sellers_at_once * sectors_;
            const RowTerms terms = weigh_row(
                share.data() + held, sales.data() + held, world.value_added_share.row(Economy{i}),
                cost_response_.data() + cell, world.theta.data(), between.data(), relative.data(),
                world.value_added(Economy{i}), sectors_, rows.left + i * rows.stride, rows.right + i * rows.stride);
            wage_inverse_[i * count_ + i] += terms.own;
            wage_inverse_[i * count_ + m] -= terms.spender;
        }
        add_group_wage_effects(evaluation, m, pairs);
    }
    pairs.add_to(rivals);
    for (std::size_t k = 0; k < rivals.size(); ++k) wage_inverse_[k] -= rivals[k];
    evaluation.count_passes(2);
}

// In a split purchase sellers are rivals within a group, by θ+1−σ, and between groups, by σ−1: eq:group-slopes. The
// second is in add_wage_effects().
void EconomyBlocks::add_group_wage_effects(const Evaluation& evaluation, std::size_t buyer,
                                           numerics::PairSums& pairs) const {
    const world::World& world = evaluation.world();
    const SplitRows& split = evaluation.split_rows();
    if (split.begin(buyer) == split.end(buyer)) return;
    std::vector<double> share(count_ * sectors_), sales(share);
    for (const GroupLayer* layer = split.begin(buyer); layer != split.end(buyer); ++layer) {
        const std::size_t size = layer->sector.size();
        evaluation.sourcing(*layer, 0, count_, share.data(), sales.data());
        const numerics::PairSums::Rows rows = pairs.next(size);
        for (std::size_t i = 0; i < count_; ++i) {
            const double *shares = share.data() + i * sectors_, *sold = sales.data() + i * sectors_;
            const double *response = cost_response_.data() + i * sectors_,
                         *labour = world.value_added_share.row(Economy{i});
            const double value_added = world.value_added(Economy{i});
            float *left = rows.left + i * rows.stride, *right = rows.right + i * rows.stride;
            for (std::size_t k = 0; k < size; ++k) {
                const std::size_t s = layer->sector[k];
                right[k] = static_cast<float>(shares[s] * response[s]);
                left[k] = static_cast<float>(sold[s] * labour[s] / value_added *
                                             (layer->theta[k] + 1 - split.substitution()));
            }
        }
    }
}

// The part of θ that is between sellers by their shares in all of a purchase: all of it unless the purchase is split.
std::vector<double> EconomyBlocks::rivalry(const Evaluation& evaluation, std::size_t buyer) const {
    std::vector<double> result(sectors_, 1.0);
    const SplitRows& split = evaluation.split_rows();
    for (const GroupLayer* layer = split.begin(buyer); layer != split.end(buyer); ++layer)
        for (std::size_t k = 0; k < layer->sector.size(); ++k)
            result[layer->sector[k]] = (split.substitution() - 1) / layer->theta[k];
    return result;
}

// The same through outputs that give way: sector by sector.
void EconomyBlocks::add_sector_effects(Evaluation& evaluation) {
    const std::size_t cells = count_ * sectors_;
    std::vector<double> share(cells), sales(cells), relative(sectors_), effect = output_effect_;
    for (std::size_t n = 0; n < count_; ++n)
        for (std::size_t s = 0; s < sectors_; ++s)
            effect[n * sectors_ + s] *= static_cast<double>(inverse_[(n * sectors_ + s) * sectors_ + s]);
    sector_blocks_.emplace(evaluation, std::move(effect));
    for (std::size_t m = 0; m < count_; ++m) {
        evaluation.sourcing(m, 0, count_, share.data(), sales.data());
        for (std::size_t s = 0; s < sectors_; ++s) {
            const double spending = evaluation.spending(m, s);
            relative[s] = spending > 0 ? spending_response_[m * sectors_ + s] / spending : 0.0;
        }
        sector_blocks_->add_buyer(m, share.data(), sales.data(), relative.data(), rivalry(evaluation, m).data());
        const SplitRows& split = evaluation.split_rows();
        for (const GroupLayer* layer = split.begin(m); layer != split.end(m); ++layer) {
            std::vector<double> within;
            for (const double theta : layer->theta) within.push_back((theta + 1 - split.substitution()) / theta);
            evaluation.sourcing(*layer, 0, count_, share.data(), sales.data());
            sector_blocks_->add_groups(*layer, share.data(), sales.data(), within.data());
        }
    }
    evaluation.count_passes(2);
    spending_effect_.resize(cells);
    for (std::size_t n = 0; n < count_; ++n)
        for (std::size_t s = 0; s < sectors_; ++s) {
            const double spending = evaluation.spending(n, s);
            spending_effect_[n * sectors_ + s] =
                spending > 0 ? sector_blocks_->home(n, s) * income_[n] / spending : 0.0;
        }
    sector_blocks_->finish(cost_response_.data(), wage_inverse_);
    for (double& value : wage_inverse_) value = -value;
}

void EconomyBlocks::close_wage_matrix(const world::World& world) {
    // Own factor income; and the numéraire, without which scaling all wages would change nothing.
    double total = 0.0;
    for (std::size_t j = 0; j < count_; ++j) total += world.value_added(Economy{j});
    for (std::size_t i = 0; i < count_; ++i) {
        wage_inverse_[i * count_ + i] += 1;
        for (std::size_t j = 0; j < count_; ++j) wage_inverse_[i * count_ + j] += world.value_added(Economy{j}) / total;
    }
    numerics::invert(wage_inverse_.data(), count_);
}

// One economy's prices, wages given: their gaps times the transposed inverse.
void EconomyBlocks::price_step(std::size_t n, const double* gap, std::vector<float>& step) const {
    const std::vector<float> right(gap, gap + sectors_);
    std::fill(step.begin(), step.end(), 0.0F);
    numerics::kernels::add_transposed_product(inverse_.data() + n * sectors_ * sectors_, right.data(), sectors_,
                                              sectors_, step.data());
}

// And its spending: the demand system's matrix is the price system's, transposed.
void EconomyBlocks::spending_step(std::size_t n, const double* gap, std::vector<float>& step) const {
    const std::vector<float> right(gap, gap + sectors_);
    std::fill(step.begin(), step.end(), 0.0F);
    numerics::kernels::add_product(inverse_.data() + n * sectors_ * sectors_, right.data(), sectors_, sectors_,
                                   step.data());
}

void EconomyBlocks::precondition(State& gap, Crew* crew) const {
    State raw = gap;
    std::fill(gap.values.begin(), gap.values.end(), 0.0);
    // Spending first: its step changes the demand for the factor at home.
    in_ranges(crew, count_, blocks_a_piece, [&](std::size_t first, std::size_t last) {
        std::vector<float> step(sectors_);
        for (std::size_t n = first; n < last; ++n) {
            spending_step(n, raw.spending(n), step);
            std::copy(step.begin(), step.end(), gap.spending(n));
            if (sector_blocks_) continue;
            raw.log_wage()[n] += income_[n] * numerics::kernels::dot(factor_per_spending_.data() + n * sectors_,
                                                                     gap.spending(n), sectors_);
        }
    });
    if (sector_blocks_) solve_outputs(raw, gap);
    numerics::kernels::add_product(wage_inverse_.data(), raw.log_wage(), count_, count_, gap.log_wage());
    if (sector_blocks_) sector_blocks_->add_wage_effects(gap.log_wage(), gap.log_output(0));
    in_ranges(crew, count_, blocks_a_piece, [&](std::size_t first, std::size_t last) {
        std::vector<float> step(sectors_);
        for (std::size_t n = first; n < last; ++n) {
            const double wage_step = gap.log_wage()[n];
            if (sector_blocks_)
                for (std::size_t s = 0; s < sectors_; ++s)
                    raw.log_price(n)[s] +=
                        home_share_[n * sectors_ + s] * output_effect_[n * sectors_ + s] * gap.log_output(n)[s];
            price_step(n, raw.log_price(n), step);
            const double *price = price_response_.data() + n * sectors_,
                         *spent = spending_response_.data() + n * sectors_;
            for (std::size_t s = 0; s < sectors_; ++s) {
                gap.log_price(n)[s] = step[s] + wage_step * price[s];
                gap.spending(n)[s] += wage_step / income_[n] * spent[s];
            }
        }
    });
}

// Outputs at given wages; what they do to the demand for the factor is added to the wages' gaps.
void EconomyBlocks::solve_outputs(State& raw, State& gap) const {
    State wanted = raw;
    for (std::size_t n = 0; n < count_; ++n)
        for (std::size_t s = 0; s < sectors_; ++s)
            wanted.log_output(n)[s] += spending_effect_[n * sectors_ + s] * gap.spending(n)[s];
    sector_blocks_->solve(wanted.log_output(0), gap.log_output(0));
    for (std::size_t n = 0; n < count_; ++n)
        for (std::size_t s = 0; s < sectors_; ++s)
            raw.log_wage()[n] += sector_blocks_->weight(n, s) * (gap.log_output(n)[s] - raw.log_output(n)[s]);
}

// Each line of precondition() transposed, the last first.
void EconomyBlocks::precondition_transposed(State& adjoint) const {
    State raw = adjoint;
    std::vector<float> step(sectors_);
    for (std::size_t n = 0; n < count_; ++n) {
        const double *price = price_response_.data() + n * sectors_, *spent = spending_response_.data() + n * sectors_;
        raw.log_wage()[n] += numerics::kernels::dot(price, raw.log_price(n), sectors_) +
                             numerics::kernels::dot(spent, raw.spending(n), sectors_) / income_[n];
        spending_step(n, raw.log_price(n), step);
        std::copy(step.begin(), step.end(), adjoint.log_price(n));
        if (!sector_blocks_) continue;
        for (std::size_t s = 0; s < sectors_; ++s)
            raw.log_output(n)[s] +=
                home_share_[n * sectors_ + s] * output_effect_[n * sectors_ + s] * adjoint.log_price(n)[s];
    }
    if (sector_blocks_) sector_blocks_->add_wage_effects_transposed(raw.log_output(0), raw.log_wage());
    std::fill_n(adjoint.log_wage(), count_, 0.0);
    numerics::kernels::add_transposed_product(wage_inverse_.data(), raw.log_wage(), count_, count_, adjoint.log_wage());
    if (sector_blocks_) {
        for (std::size_t n = 0; n < count_; ++n)
            for (std::size_t s = 0; s < sectors_; ++s)
                raw.log_output(n)[s] += sector_blocks_->weight(n, s) * adjoint.log_wage()[n];
        sector_blocks_->solve_transposed(raw.log_output(0), adjoint.log_output(0));
    }
    for (std::size_t n = 0; n < count_; ++n) {
        for (std::size_t s = 0; s < sectors_; ++s) {
            const std::size_t cell = n * sectors_ + s;
            if (sector_blocks_)
                raw.spending(n)[s] += spending_effect_[cell] * adjoint.log_output(n)[s];
            else
                raw.spending(n)[s] += adjoint.log_wage()[n] * income_[n] * factor_per_spending_[cell];
        }
        price_step(n, raw.spending(n), step);
        std::copy(step.begin(), step.end(), adjoint.spending(n));
        if (sector_blocks_)
            for (std::size_t s = 0; s < sectors_; ++s)
                adjoint.log_output(n)[s] -= sector_blocks_->weight(n, s) * adjoint.log_wage()[n];
    }
}

}  // namespace parley::model::solver
