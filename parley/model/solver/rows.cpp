#include "parley/model/solver/rows.hpp"

namespace parley::model::solver::rows {
namespace {

constexpr std::size_t lanes = 8;

PARLEY_WITHIN double larger(double a, double b) {
    return a < b ? b : a;
}

// The largest of what `size(s)` gives, each sector once, in as many lanes as there are numbers in the widest register.
template <class Size>
PARLEY_WITHIN double largest_of(std::size_t sectors, const Size& size) {
    double largest[lanes] = {};
    std::size_t s = 0;
    for (; s + lanes <= sectors; s += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) largest[lane] = larger(largest[lane], size(s + lane));
    for (; s < sectors; ++s) largest[0] = larger(largest[0], size(s));
    double result = 0.0;
    for (const double each : largest) result = larger(result, each);
    return result;
}

}  // namespace

PARLEY_VECTOR
double price_gaps(const Purchases& of, std::size_t sectors, double* __restrict gap, double* __restrict per_unit,
                  double* __restrict spending) {
    const double* __restrict base = of.base;
    const double* __restrict sum = of.sum;
    const double* __restrict log_sum = of.log_sum;
    const double* __restrict spent = of.spent;
    const double* __restrict log_price = of.log_price;
    const double* __restrict theta = of.theta;
    const double income = of.income;
    for (std::size_t s = 0; s < sectors; ++s) {
        const double implied = -log_sum[s] / theta[s];
        gap[s] = (base[s] > 0 ? implied : 0.0) - log_price[s];
        spending[s] = spent[s] * income;
        const double of_sum = spending[s] / sum[s];
        per_unit[s] = base[s] > 0 ? of_sum : 0.0;
    }
    return largest_of(
        sectors, [&](std::size_t s)
                     __attribute__((always_inline)) { return size_of(gap[s]) * larger(1.0, theta[s] * spent[s]); });
}

PARLEY_VECTOR
double spending_gaps(const double* __restrict input_use, const double* __restrict final_share,
                     const double* __restrict spent, double income, double base_income, std::size_t sectors,
                     double* __restrict gap) {
    for (std::size_t s = 0; s < sectors; ++s)
        gap[s] = (input_use[s] + final_share[s] * income) / base_income - spent[s];
    return largest_of(
        sectors, [&](std::size_t s) __attribute__((always_inline)) { return size_of(gap[s]); });
}

PARLEY_VECTOR
void multiply(const double* __restrict a, const double* __restrict b, std::size_t sectors, double* __restrict y) {
    for (std::size_t s = 0; s < sectors; ++s) y[s] = a[s] * b[s];
}

PARLEY_VECTOR
void share_out(const Weights& of, const double* __restrict per_sum, const double* __restrict per_unit,
               std::size_t sectors, double* __restrict share, double* __restrict sales) {
    const double* __restrict price = of.price;
    const double* __restrict factory = of.factory;
    const double* __restrict power = of.power;
    for (std::size_t s = 0; s < sectors; ++s) {
        share[s] = price[s] * power[s] * per_sum[s];
        sales[s] = factory[s] * power[s] * per_unit[s];
    }
}

PARLEY_VECTOR
void share_out_by_sum(const Weights& of, const double* __restrict sum, const double* __restrict per_unit,
                      std::size_t sectors, double* __restrict share, double* __restrict sales) {
    const double* __restrict price = of.price;
    const double* __restrict factory = of.factory;
    const double* __restrict power = of.power;
    for (std::size_t s = 0; s < sectors; ++s) {
        share[s] = price[s] * power[s] / sum[s];
        sales[s] = factory[s] * power[s] * per_unit[s];
    }
}

PARLEY_VECTOR
void add_group(const double* __restrict part, const double* __restrict group_share,
               const double* __restrict group_sales, std::size_t sectors, double* __restrict share,
               double* __restrict sales) {
    for (std::size_t s = 0; s < sectors; ++s) {
        share[s] += part[s] * group_share[s];
        sales[s] += group_sales[s];
    }
}

}  // namespace parley::model::solver::rows
