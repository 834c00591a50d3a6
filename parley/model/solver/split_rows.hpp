#pragma once
// Split purchases as the solver sees them: one more row of sellers for each group, beside the N²S arrays.
// Equations: docs/model/products.md.
#include <cstddef>
#include <vector>

#include "parley/model/equilibrium.hpp"

namespace parley::model::solver {

/// One group of each split purchase of a buyer, [seller, k]: k runs over the sectors that have so many groups, and is
/// filled up with zeros to the width of a vector. The arrays are those of Evaluation, and so are the figures below,
/// which are of the state last evaluated.
struct GroupLayer {
    std::vector<std::size_t> sector;  // by k
    std::size_t width = 0;            // of a row
    std::vector<double> theta, base_share;
    std::vector<double> price_weight, factory_weight, border_weight;  // the last only where there are export taxes
    std::vector<double> price_sum, log_price, per_unit, paid, spending_share;
    std::vector<double> price_sum_change, log_price_change;  // along the direction last asked about
};

class SplitRows {
public:
    SplitRows(const world::World& world, const Wedges& wedges, bool export_taxes);

    bool empty() const { return layers_.empty(); }
    /// The layers of one buyer.
    const GroupLayer* begin(std::size_t buyer) const { return layers_.data() + first_[buyer]; }
    const GroupLayer* end(std::size_t buyer) const { return layers_.data() + first_[buyer + 1]; }
    double substitution() const { return substitution_; }

    /// To be told when ĉ^(−θ) has changed in place.
    void renew() { gathered_from_ = nullptr; }

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
                               const double* spending_change, Receipts change);

    /// Shares of sellers first … last−1 in a layer's spending, and what they receive of it at the factory, [seller, k].
    void sourcing(const GroupLayer& layer, const double* power, std::size_t first, std::size_t last, double* share,
                  double* received) const;

private:
    void add_layers(const world::World& world, const Wedges& wedges, std::size_t buyer, bool export_taxes);
    const double* gather(const GroupLayer& layer, const double* by_sector);
    double send(const GroupLayer& layer, const double* power, const std::vector<double>& per_unit,
                std::vector<double>& paid, Receipts to);

    std::size_t count_, sectors_;
    double substitution_;
    std::vector<GroupLayer> layers_;
    std::vector<std::size_t> first_;  // layer of each buyer, and one past the last
    const double* gathered_from_ = nullptr;
    std::vector<std::size_t> gathered_sectors_;
    std::vector<double> gathered_, received_, mean_, index_, index_change_, power_;
};

}  // namespace parley::model::solver
