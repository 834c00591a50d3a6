#include "tests/support/ossa_equations.hpp"

#include <algorithm>
#include <cmath>

namespace parley::testing {
namespace {

using Real = long double;

// Everything at given wages and expenditure.
struct Ossa {
    const OssaData& data;
    const Table<Buyer, Seller, Sector>& tariff_new;
    std::size_t countries, industries;
    std::vector<Real> sales, labour;  // by country and industry; by country

    Ossa(const OssaData& data_, const Table<Buyer, Seller, Sector>& tariff)
        : data(data_), tariff_new(tariff), countries(data_.trade.extents()[0]), industries(data_.trade.extents()[2]) {
        sales.assign(countries * industries, 0);
        labour.assign(countries, 0);
        for (std::size_t i = 0; i < countries; ++i)
            for (std::size_t s = 0; s < industries; ++s) {
                for (std::size_t j = 0; j < countries; ++j) sales[i * industries + s] += trade(j, i, s);
                labour[i] += sales[i * industries + s] * (1 - 1 / Real(data.sigma[s]));
            }
    }
    Real trade(std::size_t j, std::size_t i, std::size_t s) const {
        return data.trade(Economy{j}, Economy{i}, Sector{s});
    }
    Real before(std::size_t j, std::size_t i, std::size_t s) const {
        return 1 + Real(data.tariff(Economy{j}, Economy{i}, Sector{s}));
    }
    Real after(std::size_t j, std::size_t i, std::size_t s) const {
        return 1 + Real(tariff_new(Economy{j}, Economy{i}, Sector{s}));
    }
    Real spending(std::size_t j, std::size_t s) const {
        Real sum = 0;
        for (std::size_t i = 0; i < countries; ++i) sum += trade(j, i, s) * before(j, i, s);
        return sum;
    }
};

}  // namespace

OssaSolution solve_ossa(const OssaData& data, const Table<Buyer, Seller, Sector>& tariff_new) {
    const Ossa o(data, tariff_new);
    const std::size_t n = o.countries, m = o.industries;
    std::vector<Real> wage(n, 1), expenditure(n, 1), price(n * m, 1), profit(n * m, 1), base(n, 0), world_labour(1, 0);
    for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t s = 0; s < m; ++s) base[j] += o.spending(j, s);
        world_labour[0] += o.labour[j];
    }
    OssaSolution result;
    Real gap = 1;
    for (int pass = 0; pass < 20000 && gap > 1e-16L; ++pass) {
        std::vector<Real> duties(n, 0);
        std::fill(profit.begin(), profit.end(), 0);
        for (std::size_t j = 0; j < n; ++j)
            for (std::size_t s = 0; s < m; ++s) {
                const Real sigma = data.sigma[s], total = o.spending(j, s);
                Real index = 0;
                for (std::size_t i = 0; i < n; ++i)
                    index += o.trade(j, i, s) * o.before(j, i, s) / total *
                             std::pow(wage[i] * o.after(j, i, s) / o.before(j, i, s), 1 - sigma);
                price[j * m + s] = std::pow(index, 1 / (1 - sigma));
                for (std::size_t i = 0; i < n; ++i) {
                    const Real hat = std::pow(o.after(j, i, s) / o.before(j, i, s), -sigma) *
                                     std::pow(wage[i] / price[j * m + s], 1 - sigma) * expenditure[j];
                    duties[j] += (o.after(j, i, s) - 1) * o.trade(j, i, s) * hat;
                    profit[i * m + s] += o.trade(j, i, s) / o.sales[i * m + s] * hat;
                }
            }
        gap = 0;
        std::vector<Real> next_wage(n), next_expenditure(n);
        Real level = 0;
        for (std::size_t j = 0; j < n; ++j) {
            Real earned = 0, profits = 0;
            for (std::size_t s = 0; s < m; ++s) {
                earned += o.sales[j * m + s] * (1 - 1 / Real(data.sigma[s])) * profit[j * m + s];
                profits += o.sales[j * m + s] / Real(data.sigma[s]) * profit[j * m + s];
            }
            const Real demanded = earned / o.labour[j];
            const Real income = (o.labour[j] * wage[j] + profits + duties[j]) / base[j];
            gap = std::max({gap, std::abs(demanded / wage[j] - 1), std::abs(income / expenditure[j] - 1)});
            next_wage[j] = wage[j] * std::pow(demanded / wage[j], Real(0.5));
            next_expenditure[j] = income;
            level += o.labour[j] * next_wage[j];
        }
        for (std::size_t j = 0; j < n; ++j) {
            wage[j] = next_wage[j] * world_labour[0] / level;
            expenditure[j] = next_expenditure[j] * world_labour[0] / level;
        }
    }
    result.gap = static_cast<double>(gap);
    result.converged = gap < 1e-14L;
    result.wage_hat = result.welfare_hat = Table<Economy>({n});
    result.profit_hat = Table<Seller, Sector>({n, m});
    for (std::size_t j = 0; j < n; ++j) {
        Real log_price = 0;
        for (std::size_t s = 0; s < m; ++s) {
            log_price += o.spending(j, s) / base[j] * std::log(price[j * m + s]);
            result.profit_hat(Economy{j}, Sector{s}) = static_cast<double>(profit[j * m + s]);
        }
        result.wage_hat(Economy{j}) = static_cast<double>(wage[j]);
        result.welfare_hat(Economy{j}) = static_cast<double>(expenditure[j] / std::exp(log_price));
    }
    return result;
}

}  // namespace parley::testing
