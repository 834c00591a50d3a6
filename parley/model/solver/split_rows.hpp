#pragma once
// Split purchases as the solver sees them: one more row of sellers for each group, beside the N²S arrays.
// Equations: docs/model/products.md.
#include <cstddef>
#include <vector>

#include "parley/model/equilibrium.hpp"

namespace parley::model::solver {

/// One group of each split purchase of a buyer. Arrays are by sector or [seller, sector], 0 in sectors that have no
/// such group, and otherwise those of Evaluation; the figures are of the state last evaluated.
struct GroupLayer {
    std::vector<std::size_t> sector;  ///< that have it, by k
    std::vector<double> theta;        ///< by k
    std::vector<double> base_share;
    std::vector<double> price_weight, factory_weight, border_weight;  ///< the last only where there are export taxes
    std::vector<double> price_sum, log_price, per_unit, paid, spending_share;  ///< price_sum: 1 where there is no group
    std::vector<double> price_sum_change, log_price_change;                    ///< along the direction last asked about
};

class SplitRows {
public:
    SplitRows(const world::World& world, const Wedges& wedges, bool export_taxes);

    bool empty() const { return layers_.empty(); }
    /// The layers of one buyer.
    const GroupLayer* begin(std::size_t buyer) const { return layers_.data() + first_[buyer]; }
    const GroupLayer* end(std::size_t buyer) const { return layers_.data() + first_[buyer + 1]; }
    double substitution() const { return substitution_; }

    /// Where flows go, by (seller, sector), per ĉ^(−θ); the second only where there are export taxes.
    struct Receipts {
        double *factory, *border;
    };
    /// Prices of one buyer's groups at given ĉ^(−θ); P̂^(−θ) of its split purchases into `sum`, by sector.
    void price(std::size_t buyer, const double* power, double* sum);
    /// Purchases by group, given spending by sector in USD m: adds to receipts; what crosses the border, USD m. After
    /// price().
    double trade(std::size_t buyer, const double* power, const double* spending, Receipts to);

    /// What changes in both along a direction of ĉ^(−θ) and of spending; `sum` is P̂^(−θ).
    void differentiate_price(std::size_t buyer, const double* power_change, const double* sum, double* sum_change);
    double differentiate_trade(std::size_t buyer, const double* power_change, const double* spending,
                               const double* spending_change, Receipts change) const;

    /// Shares of sellers first … last−1 in a layer's spending, and what they receive of it at the factory, [seller,
    /// sector]; 0 in sectors that have no such group.
    void sourcing(const GroupLayer& layer, const double* power, std::size_t first, std::size_t last, double* share,
                  double* received) const;

private:
    /// One buyer's: the splits from … to−1.
    void add_layers(const world::World& world, const Wedges& wedges, std::size_t from, std::size_t to,
                    bool export_taxes);
    void weigh_flows(const world::World& world, const Wedges& wedges, std::size_t which, Group group, double spending,
                     bool moves, GroupLayer& layer) const;
    double send(const GroupLayer& layer, const double* power, const std::vector<double>& per_unit,
                std::vector<double>& paid, Receipts to) const;

    std::size_t count_, sectors_;
    double substitution_;
    std::vector<GroupLayer> layers_;
    std::vector<std::size_t> first_;  // layer of each buyer, and one past the last
    std::vector<double> theta_, mean_, index_, index_change_, work_;
};

}  // namespace parley::model::solver
