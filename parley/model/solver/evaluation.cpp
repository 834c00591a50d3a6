#include "parley/model/solver/evaluation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "parley/model/solver/rows.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model::solver {
namespace {

constexpr std::size_t economies_a_piece = 8;  // that are worth a thread's while

// To the end: that goes many at a time, and there is seldom one.
template <class Rates>
bool any_not_zero(const Rates& rates) {
    bool found = false;
    for (const double rate : rates) found |= rate != 0;
    return found;
}

double largest_of(const std::vector<double>& gaps) {
    return std::accumulate(gaps.begin(), gaps.end(), 0.0, [](double a, double b) { return std::max(a, b); });
}

// What is left at the factory gate of what is paid at the border.
void take_off(const double* tax, bool taxed, std::size_t sectors, const double* border, double* factory) {
    if (taxed)
        numerics::kernels::divide_by_one_plus(border, tax, sectors, factory);
    else
        std::copy_n(border, sectors, factory);
}

bool any_export_tax(const Wedges& wedges) {
    return any_not_zero(wedges.export_tax_rate) ||
           std::any_of(wedges.split.begin(), wedges.split.end(),
                       [](const SplitWedges& split) { return any_not_zero(split.export_tax_rate); });
}

}  // namespace

Evaluation::Evaluation(const world::World& world, const Wedges& wedges, const Closure& closure, Crew* crew)
    : world_(world),
      wedges_(wedges),
      closure_(closure),
      crew_(wedges.split.empty() ? crew : nullptr),
      count_(world.economy_count()),
      sectors_(world.sector_count()),
      rule_(world, closure),
      deficit_({count_}),
      factor_income_({count_}),
      export_taxes_(any_export_tax(wedges)),
      subsidies_(any_not_zero(wedges.production_subsidy_rate)),
      split_(world, wedges, export_taxes_),
      gap_(count_, sectors_, closure.cost_moves_with_output()) {
    if (closure.cost_moves_with_output()) output_effect_ = output_effect();
    for (const Economy n : world.each_economy()) deficit_(n) = rule_.deficit(n, 0.0, 1.0);
    const std::size_t cells = count_ * sectors_;
    price_weight_.resize(count_ * cells);
    factory_weight_.resize(count_ * cells);
    if (export_taxes_) border_weight_.resize(count_ * cells);
    for (std::vector<double>* array :
         {&log_cost_, &power_, &price_sum_, &per_unit_, &received_, &paid_, &output_, &spending_})
        array->resize(cells);
    if (export_taxes_) border_received_.resize(cells);
    for (std::vector<double>* array : {&public_income_, &income_, &through_groups_, &gap_of_}) array->resize(count_);
    const auto& productivity = wedges.productivity_factor;
    if (std::any_of(productivity.begin(), productivity.end(), [](double factor) { return factor != 1; })) {
        log_productivity_.resize(cells);
        numerics::kernels::log(productivity.data(), cells, log_productivity_.data());
    }

    weigh_flows();
    passes_ += 6;  // X, t, e, t', e', κ̂ (and e' once more above, unless it stops early)
    if (!export_taxes_) ++passes_;

    for (const Economy n : world.each_economy()) world_value_added_ += world.value_added(n);
}

void Evaluation::weigh_flows() {
    const auto row_size = static_cast<std::ptrdiff_t>(sectors_);
    std::vector<double> kept(count_ * sectors_), new_kept(count_ * sectors_);
    for (std::size_t k = 0; k < kept.size(); ++k) {
        kept[k] = 1 - world_.production_subsidy_rate.data()[k];
        new_kept[k] = 1 - wedges_.production_subsidy_rate.data()[k];
    }
    std::vector<bool> subsidy_moves;
    for (auto from = kept.begin(), to = new_kept.begin(); from != kept.end(); from += row_size, to += row_size)
        subsidy_moves.push_back(!std::equal(from, from + row_size, to));
    in_ranges(crew_, count_, economies_a_piece, [&](std::size_t first, std::size_t last) {
        for (std::size_t n = first; n < last; ++n) weigh_purchases(n, kept, new_kept, subsidy_moves);
    });
    for (const SplitWedges& split : wedges_.split)
        for (std::size_t i = 0; i < count_; ++i) {
            const std::size_t cell = (split.base.buyer.value * count_ + i) * sectors_ + split.base.sector.value;
            price_weight_[cell] = factory_weight_[cell] = 0.0;
            if (export_taxes_) border_weight_[cell] = 0.0;
        }
}

void Evaluation::weigh_purchases(std::size_t buyer, const std::vector<double>& kept,
                                 const std::vector<double>& new_kept, const std::vector<bool>& subsidy_moves) {
    std::vector<double> ratio(sectors_), expenditure(sectors_);
    const Economy n{buyer};
    std::size_t at = buyer * count_ * sectors_;
    for (const Sector s : world_.each_sector())
        expenditure[s.value] = world_.expenditure(n, s) > 0 ? world_.expenditure(n, s) : 1.0;
    for (const Economy i : world_.each_economy()) {
        double *price = price_weight_.data() + at, *factory = factory_weight_.data() + at;
        const double *duty = wedges_.duty_rate.row(n, i), *tax = wedges_.export_tax_rate.row(n, i);
        const std::size_t seller = i.value * sectors_, row = std::exchange(at, at + sectors_);
        double* border = export_taxes_ ? border_weight_.data() + row : factory;
        const numerics::kernels::RowMoves moves =
            numerics::kernels::moves(world_.duty_rate.row(n, i), world_.export_tax_rate.row(n, i), duty, tax,
                                     wedges_.barrier_factor.row(n, i), sectors_);
        // Nearly all rows: those of whom the policy is not about.
        if (!moves.any && !subsidy_moves[i.value]) {
            numerics::kernels::unmoved_shares(world_.flow.row(n, i), duty, expenditure.data(), sectors_, price, border);
            if (export_taxes_) take_off(tax, moves.taxed, sectors_, border, factory);
            continue;
        }
        numerics::kernels::shares_and_ratios(
            {world_.flow.row(n, i), expenditure.data(), world_.duty_rate.row(n, i), world_.export_tax_rate.row(n, i),
             kept.data() + seller, duty, tax, new_kept.data() + seller, wedges_.barrier_factor.row(n, i)},
            sectors_, price, ratio.data());
        if (std::any_of(ratio.begin(), ratio.end(), [](double each) { return each != 1; })) {
            numerics::kernels::log(ratio.data(), sectors_, ratio.data());
            for (std::size_t s = 0; s < sectors_; ++s) ratio[s] *= -world_.theta[s];
            numerics::kernels::exp(ratio.data(), sectors_, ratio.data());
            for (std::size_t s = 0; s < sectors_; ++s)
                if (price[s] != 0) price[s] *= ratio[s];
        }
        numerics::kernels::divide_by_one_plus(price, duty, sectors_, border);
        if (export_taxes_) take_off(tax, moves.taxed, sectors_, border, factory);
    }
}

std::vector<double> Evaluation::output_effect(bool frozen_scale) const {
    std::vector<double> result(count_ * sectors_, 0.0);
    const double stickiness = closure_.factors.stickiness();
    for (const Economy n : world_.each_economy())
        for (const Sector r : world_.each_sector()) {
            if (!uses_factor(world_, n, r)) continue;
            double& effect = result[n.value * sectors_ + r.value];
            effect = world_.value_added_share(n, r) * stickiness;
            if (!frozen_scale) effect -= closure_.psi_of(r) * (1 - stickiness);
        }
    return result;
}

void Evaluation::evaluate(const State& state) {
    for (std::size_t n = 0; n < count_; ++n)
        factor_income_({n}) = std::exp(state.log_wage()[n]) * world_.value_added(Economy{n});
    if (rule_.moves()) {
        interest_hat_ = rule_.interest_hat(factor_income_);
        for (const Economy n : world_.each_economy()) deficit_(n) = rule_.deficit(n, factor_income_(n), interest_hat_);
    }
    in_ranges(crew_, count_, economies_a_piece, [&](std::size_t first, std::size_t last) {
        for (std::size_t n = first; n < last; ++n) find_costs(state, n);
    });
    numerics::kernels::exp(power_.data(), power_.size(), power_.data());
    in_ranges(crew_, count_, economies_a_piece, [&](std::size_t first, std::size_t last) {
        for (std::size_t n = first; n < last; ++n) find_prices(state, n);
    });
    largest_gap_ = largest_of(gap_of_);

    std::fill(received_.begin(), received_.end(), 0.0);
    std::fill(border_received_.begin(), border_received_.end(), 0.0);
    // By sectors, as many for each thread, in whole registers: sellers' receipts add up buyer after buyer.
    constexpr std::size_t whole = 8;
    const std::size_t threads = crew_ == nullptr ? 1 : crew_->size();
    const auto begin = [&](std::size_t thread) {
        const std::size_t share = (thread * sectors_ / threads + whole / 2) / whole * whole;
        return thread == threads ? sectors_ : std::min(sectors_, share);
    };
    in_ranges(crew_, threads, 1, [&](std::size_t first, std::size_t last) {
        for (std::size_t thread = first; thread < last; ++thread)
            if (begin(thread) < begin(thread + 1)) send_out(begin(thread), begin(thread + 1));
    });
    passes_ += export_taxes_ ? 3 : 2;

    in_ranges(crew_, count_, economies_a_piece, [&](std::size_t first, std::size_t last) {
        std::vector<double> demand(sectors_);
        for (std::size_t n = first; n < last; ++n) close_accounts(state, n, demand);
    });
    largest_gap_ = std::max(largest_gap_, largest_of(gap_of_));
}

// eq:cost
void Evaluation::find_costs(const State& state, std::size_t n) {
    const Economy economy{n};
    double* cost = log_cost_.data() + n * sectors_;
    const double* share = world_.value_added_share.row(economy);
    for (std::size_t r = 0; r < sectors_; ++r) cost[r] = share[r] * state.log_wage()[n];
    numerics::kernels::add_transposed_product(world_.input_share.row(economy, Sector{0}), state.log_price(n), sectors_,
                                              sectors_, cost);
    // eq:sector-return and eq:scale put into eq:cost
    if (has_output())
        for (std::size_t r = 0; r < sectors_; ++r)
            cost[r] += output_effect_[n * sectors_ + r] * (state.log_output(n)[r] - state.log_wage()[n]);
    const double* output = world_.output.row(economy);
    double* power = power_.data() + n * sectors_;
    for (std::size_t r = 0; r < sectors_; ++r) {
        if (!log_productivity_.empty()) cost[r] -= log_productivity_[n * sectors_ + r];
        if (output[r] == 0) cost[r] = 0;
        power[r] = -world_.theta[r] * cost[r];
    }
}

// eq:price-index, what a buyer spends on each sector, and how much of it before what crosses the border.
void Evaluation::find_prices(const State& state, std::size_t n) {
    double* sum = price_sum_.data() + n * sectors_;
    double* spending = spending_.data() + n * sectors_;
    double* log_sum = paid_.data() + n * sectors_;  // until something is paid
    numerics::kernels::price_sums(block(price_weight_, n), power_.data(), count_, sectors_, sum);
    split_.price(n, power_.data(), sum);
    const double* purchases = world_.expenditure.row(Economy{n});
    numerics::kernels::log(sum, sectors_, log_sum);
    const rows::Purchases of{
        purchases, sum, log_sum, state.spending(n), state.log_price(n), world_.theta.data(), world_.income(Economy{n})};
    gap_of_[n] =
        std::max(0.0, rows::price_gaps(of, sectors_, gap_.log_price(n), per_unit_.data() + n * sectors_, spending));
    double collected = 0.0;
    for (std::size_t s = 0; s < sectors_; ++s)
        if (purchases[s] > 0) collected += spending[s];
    public_income_[n] = collected;
}

// eq:shares and eq:output, of a range of sectors: all of them where a purchase is split.
void Evaluation::send_out(std::size_t first, std::size_t last) {
    const std::size_t columns = last - first;
    // A range adds up by itself: threads that write side by side wait for each other.
    const bool all = columns == sectors_;
    std::vector<double> own(all ? 0 : received_.size()), border_own(all ? 0 : border_received_.size());
    double* const received = all ? received_.data() : own.data();
    double* const border = all ? border_received_.data() : border_own.data();
    for (std::size_t n = 0; n < count_; ++n) {
        const double* unit = per_unit_.data() + n * sectors_ + first;
        double* paid = paid_.data() + n * sectors_ + first;
        numerics::kernels::trade_sums(block(factory_weight_, n) + first, power_.data() + first, unit, count_, columns,
                                      sectors_, received + first, paid);
        if (export_taxes_)
            numerics::kernels::trade_sums(block(border_weight_, n) + first, power_.data() + first, unit, count_,
                                          columns, sectors_, border + first, paid);
        if (split_.begin(n) != split_.end(n))
            through_groups_[n] = split_.trade(n, power_.data(), spending_.data() + n * sectors_, {received, border});
    }
    for (std::size_t at = first; at < own.size(); at += sectors_) {
        std::copy_n(received + at, columns, received_.data() + at);
        if (export_taxes_) std::copy_n(border + at, columns, border_received_.data() + at);
    }
}

// What is left of spending are duties; then what sellers receive, and what it makes of their economy's income.
void Evaluation::close_accounts(const State& state, std::size_t n, std::vector<double>& demand) {
    const Economy economy{n};
    const std::size_t cell = n * sectors_;
    double& collected = public_income_[n];
    for (std::size_t s = 0; s < sectors_; ++s) collected -= paid_[cell + s] * per_unit_[cell + s];
    collected -= through_groups_[n];
    const double base_income = world_.income(economy), value_added = world_.value_added(economy);
    double* output = output_.data() + cell;
    const double* share = world_.value_added_share.row(economy);
    const double *received = received_.data() + cell, *power = power_.data() + cell;
    rows::multiply(received, power, sectors_, output);
    for (std::size_t s = 0; s < sectors_ && (export_taxes_ || subsidies_); ++s) {
        if (export_taxes_) collected += border_received_[cell + s] * power[s] - output[s];
        const double subsidy = wedges_.production_subsidy_rate(economy, Sector{s});
        output[s] /= 1 - subsidy;
        collected -= subsidy * output[s];
    }
    double factor_demand = 0.0;
    for (std::size_t s = 0; s < sectors_; ++s) factor_demand += share[s] * output[s];
    // eq:factor-market
    const double factor_income = factor_income_(economy);
    gap_.log_wage()[n] = std::log(factor_demand / factor_income);
    gap_of_[n] = rows::size_of((factor_income - factor_demand) / value_added);
    // eq:income
    income_[n] = factor_income + collected + deficit_(economy);
    if (has_output()) compare_output(state, n);
    // eq:expenditure
    std::fill(demand.begin(), demand.end(), 0.0);
    numerics::kernels::add_product(world_.input_share.row(economy, Sector{0}), output, sectors_, sectors_,
                                   demand.data());
    gap_of_[n] =
        std::max(gap_of_[n], rows::spending_gaps(demand.data(), world_.final_share.row(economy), state.spending(n),
                                                 income_[n], base_income, sectors_, gap_.spending(n)));
}

// ln Ĉ of the state against what is sold, in the units of eq:sector-return and eq:scale.
void Evaluation::compare_output(const State& state, std::size_t n) {
    const Economy economy{n};
    for (const Sector r : world_.each_sector()) {
        double& gap = gap_.log_output(n)[r.value];
        gap = 0.0;
        if (!uses_factor(world_, economy, r)) continue;
        gap = std::log(output(n, r.value) / world_.output(economy, r)) - state.log_output(n)[r.value];
        gap_of_[n] =
            std::max(gap_of_[n], rows::size_of(gap) * std::max(closure_.factors.stickiness(), closure_.psi_of(r)));
    }
}

void Evaluation::normalise(State& state) const {
    double total = 0.0;
    for (std::size_t n = 0; n < count_; ++n) total += std::exp(state.log_wage()[n]) * world_.value_added(Economy{n});
    const double shift = std::log(total / world_value_added_);
    if (!std::isfinite(shift)) return;
    const double factor = std::exp(-shift);
    for (std::size_t n = 0; n < count_; ++n) {
        state.log_wage()[n] -= shift;
        for (std::size_t s = 0; s < sectors_; ++s) {
            if (world_.expenditure(Economy{n}, Sector{s}) > 0) state.log_price(n)[s] -= shift;
            if (state.has_output && uses_factor(world_, Economy{n}, Sector{s})) state.log_output(n)[s] -= shift;
            state.spending(n)[s] *= factor;
        }
    }
}

State Evaluation::state_of(const Point& point) const {
    State state(count_, sectors_, has_output());
    const std::size_t cells = count_ * sectors_;
    numerics::kernels::log(point.wage_hat.data(), count_, state.log_wage());
    numerics::kernels::log(point.price_hat.data(), cells, state.log_price(0));
    for (const Economy n : world_.each_economy())
        for (const Sector s : world_.each_sector()) {
            state.spending(n.value)[s.value] = point.expenditure_new(n, s) / world_.income(n);
            if (!has_output() || !uses_factor(world_, n, s)) continue;
            const double output_hat = point.output_new(n, s) / world_.output(n, s);
            state.log_output(n.value)[s.value] = output_hat > 0 ? std::log(output_hat) : state.log_wage()[n.value];
        }
    return state;
}

Point Evaluation::point_of(const State& state) const {
    Point point = base_point(world_);
    point.interest_hat = interest_hat_;
    if (!closure_.factors.is_mobile()) point.return_hat = Table<Seller, Sector>({count_, sectors_}, 1.0);
    if (closure_.has_scale()) point.scale_hat = Table<Seller, Sector>({count_, sectors_}, 1.0);
    const double stickiness = closure_.factors.stickiness();
    numerics::kernels::exp(state.log_wage(), count_, point.wage_hat.data());
    numerics::kernels::exp(state.log_price(0), count_ * sectors_, point.price_hat.data());
    for (const Economy n : world_.each_economy()) {
        point.income_new(n) = income_[n.value];
        for (const Sector s : world_.each_sector()) {
            point.expenditure_new(n, s) = state.spending(n.value)[s.value] * world_.income(n);
            point.output_new(n, s) = output_[n.value * sectors_ + s.value];
            if (!has_output() || !uses_factor(world_, n, s)) continue;
            const double excess = state.log_output(n.value)[s.value] - state.log_wage()[n.value];
            if (!point.return_hat.empty())
                point.return_hat(n, s) = std::exp(state.log_wage()[n.value] + stickiness * excess);
            if (!point.scale_hat.empty())
                point.scale_hat(n, s) = std::exp(closure_.psi_of(s) * (1 - stickiness) * excess);
        }
    }
    return point;
}

void Evaluation::sourcing(std::size_t buyer, std::size_t first, std::size_t last, double* share, double* sales) const {
    const double* unit = per_unit_.data() + buyer * sectors_;
    std::vector<double> per_sum(sectors_);
    for (std::size_t s = 0; s < sectors_; ++s) {
        const double sum = price_sum_[buyer * sectors_ + s];
        per_sum[s] = sum > 0 ? 1 / sum : 0.0;
    }
    for (std::size_t i = first; i < last; ++i) {
        const std::size_t cell = i * sectors_, to = (i - first) * sectors_;
        rows::share_out(
            {block(price_weight_, buyer) + cell, block(factory_weight_, buyer) + cell, power_.data() + cell},
            per_sum.data(), unit, sectors_, share + to, sales + to);
    }
    if (subsidies_) divide_by_kept(first, last, sales);
    if (split_.begin(buyer) == split_.end(buyer)) return;
    const std::size_t cells = (last - first) * sectors_;
    std::vector<double> group_share(cells), group_sales(cells);
    for (const GroupLayer* layer = split_.begin(buyer); layer != split_.end(buyer); ++layer) {
        sourcing(*layer, first, last, group_share.data(), group_sales.data());
        for (std::size_t at = 0; at < cells; at += sectors_)
            rows::add_group(layer->spending_share.data(), group_share.data() + at, group_sales.data() + at, sectors_,
                            share + at, sales + at);
    }
}

void Evaluation::sourcing(const GroupLayer& layer, std::size_t first, std::size_t last, double* share,
                          double* sales) const {
    split_.sourcing(layer, power_.data(), first, last, share, sales);
    if (subsidies_) divide_by_kept(first, last, sales);
}

// What is paid on top of cost is the treasury's.
void Evaluation::divide_by_kept(std::size_t first, std::size_t last, double* sales) const {
    for (std::size_t i = first; i < last; ++i, sales += sectors_) {
        const double* subsidy = wedges_.production_subsidy_rate.row(Economy{i});
        for (std::size_t s = 0; s < sectors_; ++s) sales[s] /= 1 - subsidy[s];
    }
}

}  // namespace parley::model::solver
