#pragma once
// The equations of Ossa (2014), section I, written from the paper in its own unknowns: wages, profits by sector, price
// indices and expenditure, in changes. Nothing here calls parley/model. A second code for the world of profits.
#include <vector>

#include "parley/core/table.hpp"

namespace parley::testing {

/// What he has as data: trade at world prices T(buyer, seller, sector), tariffs, σ.
struct OssaData {
    Table<Buyer, Seller, Sector> trade;
    Table<Buyer, Seller, Sector> tariff;
    std::vector<double> sigma;
};

struct OssaSolution {
    bool converged = false;
    double gap = 0.0;                  ///< largest of the labour markets' and budgets', relative
    Table<Economy> wage_hat;           ///< over the mean of the world's, weighted by labour income
    Table<Seller, Sector> profit_hat;  ///< of nominal profits, thus of sales, by sector
    Table<Economy> welfare_hat;
};

/// Counterfactual tariffs; the base's deficits are those of the data, which should be none.
[[nodiscard]] OssaSolution solve_ossa(const OssaData& data, const Table<Buyer, Seller, Sector>& tariff_new);

}  // namespace parley::testing
