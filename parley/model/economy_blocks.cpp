#include "parley/model/economy_blocks.hpp"

#include <algorithm>
#include <cmath>

#include "parley/model/kernels.hpp"

namespace parley {
namespace {

// Inverse of a dense matrix by Gauss–Jordan elimination with row pivoting, in place; rows are contiguous.
// The matrices here are I − (something with row sums below one), far from singular.
void invert(std::vector<double>& matrix, std::size_t size) {
    std::vector<std::size_t> pivots(size);
    for (std::size_t k = 0; k < size; ++k) {
        std::size_t pivot = k;
        for (std::size_t r = k + 1; r < size; ++r)
            if (std::abs(matrix[r * size + k]) > std::abs(matrix[pivot * size + k])) pivot = r;
        pivots[k] = pivot;
        double* row = matrix.data() + k * size;
        if (pivot != k) std::swap_ranges(row, row + size, matrix.data() + pivot * size);
        const double scale = 1 / row[k];
        row[k] = 1;
        for (std::size_t c = 0; c < size; ++c) row[c] *= scale;
        for (std::size_t r = 0; r < size; ++r) {
            if (r == k) continue;
            double* other = matrix.data() + r * size;
            const double factor = other[k];
            if (factor == 0) continue;
            other[k] = 0;
            kernels::add_scaled(-factor, row, size, other);
        }
    }
    for (std::size_t k = size; k-- > 0;)
        if (pivots[k] != k)
            for (std::size_t r = 0; r < size; ++r) std::swap(matrix[r * size + k], matrix[r * size + pivots[k]]);
}

}  // namespace

EconomyBlocks::EconomyBlocks(Evaluation& evaluation)
    : count_(evaluation.world().economy_count()),
      sectors_(evaluation.world().sector_count()),
      inverse_(count_ * sectors_ * sectors_),
      cost_response_(count_ * sectors_),
      price_response_(count_ * sectors_),
      spending_response_(count_ * sectors_),
      factor_per_spending_(count_ * sectors_),
      income_(count_),
      wage_inverse_(count_ * count_) {
    std::vector<double> home_share(sectors_), home_sales(sectors_);
    for (std::size_t n = 0; n < count_; ++n) {
        evaluation.sourcing(n, n, n + 1, home_share.data(), home_sales.data());
        respond_to_own_wage(evaluation, n, home_share.data(), home_sales.data());
    }
    add_wage_effects(evaluation);
    invert(wage_inverse_, count_);
}

// A higher own wage raises costs and home prices, and, as income, spending (sourcing unchanged).
void EconomyBlocks::respond_to_own_wage(const Evaluation& evaluation, std::size_t n, const double* home_share,
                                        const double* home_sales) {
    const World& world = evaluation.world();
    const Economy economy{n};
    const double* inputs = world.input_share.row(economy, Sector{0});  // [supplying, using]
    const double* labour = world.value_added_share.row(economy);
    const double* final_share = world.final_share.row(economy);

    std::vector<double> matrix(sectors_ * sectors_);
    for (std::size_t supplying = 0; supplying < sectors_; ++supplying)
        for (std::size_t s = 0; s < sectors_; ++s)
            matrix[supplying * sectors_ + s] =
                (supplying == s ? 1.0 : 0.0) - inputs[supplying * sectors_ + s] * home_share[s];
    invert(matrix, sectors_);
    std::copy(matrix.begin(), matrix.end(), inverse_.begin() + static_cast<std::ptrdiff_t>(n * sectors_ * sectors_));

    std::vector<double> direct(sectors_);
    double* price = price_response_.data() + n * sectors_;
    for (std::size_t s = 0; s < sectors_; ++s) direct[s] = home_share[s] * labour[s];
    kernels::add_transposed_product(matrix.data(), direct.data(), sectors_, sectors_, price);
    double* cost = cost_response_.data() + n * sectors_;
    std::copy(labour, labour + sectors_, cost);
    kernels::add_transposed_product(inputs, price, sectors_, sectors_, cost);

    income_[n] = world.income(economy);
    for (std::size_t s = 0; s < sectors_; ++s) {
        direct[s] = final_share[s] * world.value_added(economy);
        const double spending = evaluation.spending(n, s);
        factor_per_spending_[n * sectors_ + s] =
            spending > 0 ? labour[s] * home_sales[s] / spending / world.value_added(economy) : 0.0;
    }
    kernels::add_product(matrix.data(), direct.data(), sectors_, sectors_, spending_response_.data() + n * sectors_);
}

// For buyer m: sales F(m,i) respond to every wage j through relative costs, F θ (share(m,j) dc_j − dc_i), and, at home
// of the spender, through spending.
void EconomyBlocks::add_wage_effects(Evaluation& evaluation) {
    const World& world = evaluation.world();
    const std::size_t cells = count_ * sectors_;
    std::vector<double> share(cells), sales(cells), weighted(cells), relative(sectors_);
    for (std::size_t m = 0; m < count_; ++m) {
        evaluation.sourcing(m, 0, count_, share.data(), sales.data());
        const double* spent = spending_response_.data() + m * sectors_;
        for (std::size_t s = 0; s < sectors_; ++s) {
            const double spending = evaluation.spending(m, s);
            relative[s] = spending > 0 ? spent[s] / spending : 0.0;
        }
        for (std::size_t i = 0; i < count_; ++i) {
            const double* labour = world.value_added_share.row(Economy{i});
            double own = 0.0, spender = 0.0;
            for (std::size_t s = 0; s < sectors_; ++s) {
                const std::size_t cell = i * sectors_ + s;
                const double factor = labour[s] * sales[cell] / world.value_added(Economy{i});
                share[cell] *= cost_response_[cell];
                weighted[cell] = factor * world.theta[s];
                own += weighted[cell] * cost_response_[cell];
                spender += factor * relative[s];
            }
            wage_inverse_[i * count_ + i] += own;
            wage_inverse_[i * count_ + m] -= spender;
        }
        for (std::size_t i = 0; i < count_; ++i)
            for (std::size_t j = 0; j < count_; ++j)
                wage_inverse_[i * count_ + j] -=
                    kernels::dot(weighted.data() + i * sectors_, share.data() + j * sectors_, sectors_);
    }
    evaluation.count_sourcing_pass();
    // Own factor income; and the numéraire, without which scaling all wages would change nothing.
    double total = 0.0;
    for (std::size_t j = 0; j < count_; ++j) total += world.value_added(Economy{j});
    for (std::size_t i = 0; i < count_; ++i) {
        wage_inverse_[i * count_ + i] += 1;
        for (std::size_t j = 0; j < count_; ++j) wage_inverse_[i * count_ + j] += world.value_added(Economy{j}) / total;
    }
}

void EconomyBlocks::precondition(State& gap) const {
    std::vector<double> raw(count_ * (1 + 2 * sectors_));
    std::copy(gap.values.begin(), gap.values.end(), raw.begin());
    double* raw_wage = raw.data();
    const double* raw_price = raw_wage + count_;
    const double* raw_spending = raw_price + count_ * sectors_;
    std::fill(gap.values.begin(), gap.values.end(), 0.0);
    // Spending first: its step changes the demand for the factor at home.
    for (std::size_t n = 0; n < count_; ++n) {
        const double* inverse = inverse_.data() + n * sectors_ * sectors_;
        kernels::add_product(inverse, raw_spending + n * sectors_, sectors_, sectors_, gap.spending(n));
        raw_wage[n] += income_[n] * kernels::dot(factor_per_spending_.data() + n * sectors_, gap.spending(n), sectors_);
    }
    kernels::add_product(wage_inverse_.data(), raw_wage, count_, count_, gap.log_wage());
    for (std::size_t n = 0; n < count_; ++n) {
        const double* inverse = inverse_.data() + n * sectors_ * sectors_;
        const double wage_step = gap.log_wage()[n];
        kernels::add_scaled(wage_step, price_response_.data() + n * sectors_, sectors_, gap.log_price(n));
        kernels::add_transposed_product(inverse, raw_price + n * sectors_, sectors_, sectors_, gap.log_price(n));
        kernels::add_scaled(wage_step / income_[n], spending_response_.data() + n * sectors_, sectors_,
                            gap.spending(n));
    }
}

}  // namespace parley
