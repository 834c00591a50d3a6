#pragma once
// Inside the slow model (slow_model.hpp): the world in levels, and what happens in it at given wages.
#include <cmath>
#include <cstddef>
#include <vector>

#include "tests/support/slow_cells.hpp"
#include "tests/support/slow_model.hpp"

namespace parley::testing::slow {

// Gaussian elimination with partial pivoting: a·x = b, row by row. False if singular.
bool solve_linear(std::vector<Vector> a, Vector b, Vector& x);

// Policy and technology in levels at one point of the path from the base to the counterfactual.
struct Policy {
    Vector duty, tax;              // t, e by cell and seller
    Vector availability;           // a = κ^(−θ), likewise; 0 under an embargo
    Vector subsidy, productivity;  // z, A by (i,s)
    Vector deficit;                // D by n, where it is given
    Vector saving_rate;            // by n, where D is not
    Vector pull;  // ln(b a) − θ ln((1−z)(1+e)(1+t)) by cell and seller: a seller's log weight but for its cost
};

// Where the factor is: its log return and log amount over the base's, by (n,r); zero where a sector has none.
struct Factor {
    Vector log_return, log_amount;
};

// What happens at given wages; a solution when `gap` is zero.
struct SlowOutcome {
    Vector cost, price;       // c by (i,s), P by (n,s); base 1
    Vector share;             // of E(n,s), by cell and seller
    Vector spending, output;  // E, C by (n,s)
    Vector income;            // I by n
    Vector factor_income;     // VA by n
    Vector deficit;           // D by n
    Real log_interest = 0;
    Factor factor;
    Vector gap;  // (factor demand − factor income) / base factor income, by n or by (n,r); then amounts, if unknown
};

// The world in levels, in units in which every wage, unit cost and purchaser price index of the base is one, those of
// groups of products too: labour L(n) is base factor income, taste b(cell,i) = π p₀^θ with p₀ = (1−z)(1+e)(1+t) the
// base delivered price, and a group weighs in its purchase as its share λ of base spending.
class Levels {
public:
    Levels(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure);

    std::size_t economies() const { return n_; }
    std::size_t sectors() const { return s_; }
    const std::vector<Cell>& cells() const { return cells_; }
    std::size_t at(std::size_t cell, std::size_t i) const { return cell * n_ + i; }
    const Vector& base_income() const { return income_; }
    const Vector& labour() const { return labour_; }
    Real alpha(std::size_t n, std::size_t s) const { return world_.final_share({n}, {s}); }
    Real gamma(std::size_t n, std::size_t supplying, std::size_t user) const {
        return world_.input_share({n}, {supplying}, {user});
    }
    Real value_added_share(std::size_t n, std::size_t r) const { return world_.value_added_share({n}, {r}); }
    bool present(std::size_t i, std::size_t s) const { return made_[i * s_ + s] > 0; }
    bool trades(std::size_t cell, std::size_t i) const { return taste_[at(cell, i)] > 0; }
    Real theta(std::size_t s) const { return world_.theta[s]; }
    bool embargoed(std::size_t cell, std::size_t i) const { return std::isinf(cells_[cell].barrier_new[i]); }

    const SlowClosure& closure() const { return closure_; }
    bool hires(std::size_t n, std::size_t r) const { return hired_[n * s_ + r] > 0; }
    Real psi(std::size_t r) const { return closure_.psi.empty() ? Real(0) : Real(closure_.psi[r]); }

    // The unknowns: a log wage by economy, or a log return by sector that hires; then log amounts by sector that hires
    // where productivity depends on them.
    std::size_t wages() const { return closure_.kappa > 0 ? hiring() : n_; }
    std::size_t unknowns() const { return wages() + (closure_.psi.empty() ? 0 : hiring()); }
    Factor factor(const Vector& unknown) const;

    // Heads go where talent pays best: κ-Fréchet talents give the share of sector r as s w^κ / Σ s w^κ, and the same
    // income per head everywhere, (Σ s w^κ)^(1/κ). With talents all alike that income is the wage.
    Real income_per_head(std::size_t n, const Vector& log_return) const;
    Real heads(std::size_t n, std::size_t r, const Vector& log_return) const;

    // A share of the way along the straight path of log wedges; deficits, saving rates and what an embargo leaves
    // available move in proportion.
    Policy policy(Real way) const;

    // Prices, then borrowing and spending, then the factor markets, at given unknowns.
    bool outcome(const Policy& policy, const Vector& unknown, SlowOutcome& result) const;

    // The equations one by one.
    Vector log_costs(const Policy& policy, const Factor& factor, const Vector& log_price) const;
    Vector log_purchaser_prices(const Policy& policy, const Vector& log_cost, Vector& share) const;
    struct Dollar {
        Real duty, tax, subsidy, cost;
    };
    Dollar dollar(const Policy& policy, const Vector& share, std::size_t cell, std::size_t i) const;

    Real numeraire_gap(const Vector& unknown) const;

    // The market that Walras' law makes redundant: the largest.
    std::size_t redundant() const;

private:
    std::size_t hiring() const;
    // D by economy. Where it is investment less saving, by halving an interval of the log interest factor: world
    // investment less saving falls in it.
    bool borrowing(const Policy& policy, SlowOutcome& result) const;
    Real log_cell_price(const Policy& policy, const Vector& log_cost, std::size_t cell, Vector& share) const;
    bool prices(const Policy& policy, SlowOutcome& result) const;
    bool spending(const Policy& policy, SlowOutcome& result) const;
    Real substitution(std::size_t s) const {
        return closure_.substitution.empty() ? world_.group_substitution : closure_.substitution[s];
    }

    const world::World& world_;
    const model::Wedges& wedges_;
    SlowClosure closure_;
    std::size_t n_, s_;
    std::vector<Cell> cells_;
    std::vector<std::size_t> first_;  // cell by (n,s), and one past the last
    Vector labour_, deficit_, hired_, taste_, weight_, bought_, made_, income_;
    Real world_income_ = 0;
};

}  // namespace parley::testing::slow
