#pragma once
// One evaluation of the model as the solver sees it: from wages, prices and expenditure to what they imply for
// themselves. Reads each N²S array once, buyer by buyer, price sums and output sums fused.
#include <vector>

#include "parley/core/large_memory.hpp"
#include "parley/core/parallel.hpp"
#include "parley/model/equilibrium.hpp"
#include "parley/model/solver/split_rows.hpp"

namespace parley::model::solver {

/// The unknowns in one run of numbers: ln ŵ(n), ln P̂(n,s), E'(n,s)/I(n); between the last two ln Ĉ(n,s) where unit
/// costs move with output.
struct State {
    std::size_t economies = 0;
    std::size_t sectors = 0;
    bool has_output = false;
    std::vector<double> values;

    State(std::size_t economy_count, std::size_t sector_count, bool with_output)
        : economies(economy_count),
          sectors(sector_count),
          has_output(with_output),
          values(economy_count * (1 + (with_output ? 3 : 2) * sector_count)) {}
    /// How many of the values are logs: they come first.
    std::size_t logs() const { return economies * (1 + (has_output ? 2 : 1) * sectors); }
    double* log_wage() { return values.data(); }
    double* log_price(std::size_t n) { return values.data() + economies + n * sectors; }
    double* log_output(std::size_t n) { return values.data() + economies + (economies + n) * sectors; }
    double* spending(std::size_t n) { return values.data() + logs() + n * sectors; }
    const double* log_wage() const { return values.data(); }
    const double* log_price(std::size_t n) const { return values.data() + economies + n * sectors; }
    const double* log_output(std::size_t n) const { return values.data() + economies + (economies + n) * sectors; }
    const double* spending(std::size_t n) const { return values.data() + logs() + n * sectors; }
};

class Evaluation {
public:
    /// Prepares the arrays that stay the same while one policy is solved. Keeps references to the world and the wedges,
    /// and to `crew`, whose threads it then works on: same bytes on any number; null: on one. With split purchases on
    /// one too.
    Evaluation(const world::World& world, const Wedges& wedges, const Closure& closure, Crew* crew = nullptr);

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

    const world::World& world() const { return world_; }
    Crew* crew() const { return crew_; }
    /// Whether the state has outputs, because unit costs move with them.
    bool has_output() const { return !output_effect_.empty(); }
    /// d ln ĉ(n,r) / d ln Ĉ(n,r), wages and prices given: γ/κ − ψ(1 − 1/κ). With `frozen_scale` its first part alone.
    std::vector<double> output_effect(bool frozen_scale = false) const;
    /// D'(n) of the state last evaluated where it moves with factor income; 0 where it is fixed.
    double moving_deficit(std::size_t n) const { return rule_.moves() ? deficit_(Economy{n}) : 0.0; }
    /// C'(n,s) that the state last evaluated implies, USD m.
    double output(std::size_t n, std::size_t s) const { return output_[n * sectors_ + s]; }

    /// The change of gap() in a direction of the state, and of ln Â(n,r) when every unit cost falls by it, at the state
    /// last evaluated. `frozen_scale`: what scale adds to productivity stays as it is. Reads each N²S array once.
    void differentiate(const State& direction, const std::vector<double>& log_productivity, bool frozen_scale,
                       State& change);

    /// Weights of outputs and incomes, per USD m: what a function of them adds up.
    struct Seeds {
        std::vector<double> output, income;  // by (seller, sector), by economy
    };
    /// The other way round: Jᵀ·adjoint + (dC'/dx)ᵀ·output + (dI'/dx)ᵀ·income for the Jacobian J of gap() and seeds of
    /// what it is to add, at the state last evaluated: eq:adjoint. Reads each N²S array once. No purchase is split.
    void transpose(const State& adjoint, const Seeds& seeds, State& result);
    /// Weights of outputs and incomes that an adjoint implies, the subsidies' cost left out.
    Seeds weights_of(const State& adjoint) const;

    /// E'(n,s) of the state last evaluated, USD m; 0 where nothing is bought.
    double spending(std::size_t n, std::size_t s) const {
        return per_unit_[n * sectors_ + s] * price_sum_[n * sectors_ + s];
    }

    /// Shares of sellers first … last−1 in a buyer's spending on each sector, and their sales to it at cost, USD m;
    /// (seller, sector), for the state last evaluated.
    void sourcing(std::size_t buyer, std::size_t first, std::size_t last, double* share, double* sales) const;
    /// The groups of split purchases, which are in sourcing() added up; and the same of one group, 0 in sectors that do
    /// not have it.
    const SplitRows& split_rows() const { return split_; }
    void sourcing(const GroupLayer& layer, std::size_t first, std::size_t last, double* share, double* sales) const;
    /// To be told of reads of N²S arrays that it does not see: two when sourcing() has been called for all buyers and
    /// sellers.
    void count_passes(int count) { passes_ += count; }

private:
    void weigh_flows();
    void weigh_purchases(std::size_t buyer, const std::vector<double>& kept, const std::vector<double>& new_kept,
                         const std::vector<bool>& subsidy_moves);
    void find_costs(const State& state, std::size_t n);
    void find_prices(const State& state, std::size_t buyer);
    void send_out(std::size_t first, std::size_t last);
    void close_accounts(const State& state, std::size_t n, std::vector<double>& demand);
    void divide_by_kept(std::size_t first, std::size_t last, double* sales) const;
    void compare_output(const State& state, std::size_t n);
    const double* block(const LargeArray& array, std::size_t n) const { return array.data() + n * count_ * sectors_; }

    const world::World& world_;
    const Wedges& wedges_;
    const Closure& closure_;
    Crew* crew_;
    std::size_t count_, sectors_;
    DeficitRule rule_;
    Table<Economy> deficit_, factor_income_;
    double interest_hat_ = 1.0;
    std::vector<double> output_effect_;  // empty where unit costs do not move with output
    bool export_taxes_ = false;
    bool subsidies_ = false;
    LargeArray price_weight_;    // π·ratio^(−θ), ratio all wedges but ĉ and the subsidy's
    LargeArray factory_weight_;  // the same over (1+t')(1+e'): what sellers receive
    LargeArray border_weight_;   // the same over (1+t'); only where there are export taxes
    SplitRows split_;            // split purchases; their cells in the three arrays above are zero
    double world_value_added_ = 0.0;
    int passes_ = 0;
    double largest_gap_ = 0.0;
    std::vector<double> log_cost_, power_, price_sum_, per_unit_, received_, paid_, output_, spending_;  // by cell
    std::vector<double> public_income_, income_, through_groups_, gap_of_;                               // by economy
    std::vector<double> log_productivity_;  // empty where nobody's moves
    std::vector<double> border_received_;
    State gap_;
};

}  // namespace parley::model::solver
