#pragma once
// One evaluation of the model as the solver sees it: from wages, prices and expenditure to what they imply for
// themselves. Reads each N²S array once, buyer by buyer, price sums and output sums fused.
#include <vector>

#include "parley/model/equilibrium.hpp"

namespace parley {

/// The unknowns in one run of numbers: ln ŵ(n), ln P̂(n,s), E'(n,s)/I(n).
struct State {
    std::size_t economies = 0;
    std::size_t sectors = 0;
    std::vector<double> values;

    State(std::size_t economy_count, std::size_t sector_count)
        : economies(economy_count), sectors(sector_count), values(economy_count * (1 + 2 * sector_count)) {}
    double* log_wage() { return values.data(); }
    double* log_price(std::size_t n) { return values.data() + economies + n * sectors; }
    double* spending(std::size_t n) { return values.data() + economies + (economies + n) * sectors; }
    const double* log_wage() const { return values.data(); }
    const double* log_price(std::size_t n) const { return values.data() + economies + n * sectors; }
    const double* spending(std::size_t n) const { return values.data() + economies + (economies + n) * sectors; }
};

class Evaluation {
public:
    /// Prepares the arrays that stay the same while one policy is solved. Keeps references to the world and the wedges;
    /// `deficit` is D' by economy, USD m.
    Evaluation(const World& world, const Wedges& wedges, std::vector<double> deficit);

    /// Evaluates the model at `state`; everything below is about that state.
    void evaluate(const State& state);

    /// Largest gap in the units of residual().
    double largest_gap() const { return largest_gap_; }
    /// What the state implies minus the state, for prices and spending; for wages ln(factor demand / factor income).
    const State& gap() const { return gap_; }
    int passes() const { return passes_; }
    /// Scales wages, prices and spending so that world value added is the base's. eq:numeraire
    void normalise(State& state) const;
    State state_of(const Point& point) const;
    Point point_of(const State& state) const;  ///< for the state last evaluated

    const World& world() const { return world_; }
    /// E'(n,s) of the state last evaluated, USD m; 0 where nothing is bought.
    double spending(std::size_t n, std::size_t s) const {
        return per_unit_[n * sectors_ + s] * price_sum_[n * sectors_ + s];
    }

    /// Shares of sellers first … last−1 in a buyer's spending on each sector, and their sales to it at cost, USD m;
    /// (seller, sector), for the state last evaluated.
    void sourcing(std::size_t buyer, std::size_t first, std::size_t last, double* share, double* sales) const;
    /// To be told when sourcing() has been called for all buyers and sellers: that reads two N²S arrays.
    void count_sourcing_pass() { passes_ += 2; }

private:
    const double* block(const std::vector<double>& array, std::size_t n) const {
        return array.data() + n * count_ * sectors_;
    }

    const World& world_;
    const Wedges& wedges_;
    std::size_t count_, sectors_;
    std::vector<double> deficit_;
    bool export_taxes_ = false;
    bool subsidies_ = false;
    std::vector<double> price_weight_;    // π·ratio^(−θ), ratio all wedges but ĉ and the subsidy's
    std::vector<double> factory_weight_;  // the same over (1+t')(1+e'): what sellers receive
    std::vector<double> border_weight_;   // the same over (1+t'); only where there are export taxes
    double world_value_added_ = 0.0;
    int passes_ = 0;
    double largest_gap_ = 0.0;
    std::vector<double> log_cost_, power_, price_sum_, per_unit_, received_, paid_, output_, public_income_, income_,
        demand_;
    std::vector<double> border_received_;
    State gap_;
};

}  // namespace parley
