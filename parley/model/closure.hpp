#pragma once
// What a counterfactual holds fixed and what it lets move. Equations: docs/model/closures.md, docs/model/scale.md.
#include <limits>
#include <optional>
#include <vector>

#include "parley/core/table.hpp"
#include "parley/world/world.hpp"

namespace parley::model {

/// What happens to trade deficits. `fixed`: D' = D in the numéraire (world value added). `zero`: D' = 0; used by
/// rebase() to take deficits out of a base, after which `fixed` keeps them out. `saving`: D' is investment less saving
/// at the world interest factor that makes the world's equal; needs World::accounts.
enum class Deficits { fixed, zero, saving };

/// How saving and investment respond under Deficits::saving.
struct SavingRule {
    Table<Economy> rate;                 ///< σ', saving over value added; empty: the base's
    double saving_elasticity = 0.0;      ///< ηS ≥ 0, of saving to the interest factor
    double investment_elasticity = 1.0;  ///< ηI ≥ 0, of investment, downwards; not both zero
};

/// How the factor moves between the sectors of its economy: the effective supply of a sector is (ŵ(n,r)/Φ̂(n))^(κ−1),
/// eq:effective-factor.
struct FactorMarket {
    double kappa = std::numeric_limits<double>::infinity();  ///< κ ≥ 1

    bool is_mobile() const { return kappa == std::numeric_limits<double>::infinity(); }
    /// 1/κ: how much of a sector's fortune its return takes.
    double stickiness() const { return 1 / kappa; }
    bool operator==(const FactorMarket&) const = default;
};
/// One wage in an economy: the long run.
inline constexpr FactorMarket mobile{};
/// What is in a sector stays there: the short run.
inline constexpr FactorMarket specific{1.0};
/// Workers differ in what they are good at (Galle, Rodríguez-Clare & Yi 2023): between the two.
[[nodiscard]] constexpr FactorMarket roy(double kappa) {
    return {kappa};
}

struct Closure {
    Deficits deficits = Deficits::fixed;
    double deficit_left = 0.0;  ///< D'/D under `zero`: above 0 only on the way there
    SavingRule saving = {};
    FactorMarket factors = mobile;
    std::vector<double> psi = {};  ///< ψ(s) ≥ 0, external economies of scale; empty: none

    /// Scale economies in any sector.
    bool has_scale() const;
    /// Unit costs depend on the output of the sector.
    bool cost_moves_with_output() const { return has_scale() || !factors.is_mobile(); }
    double psi_of(Sector s) const { return psi.empty() ? 0.0 : psi[s.value]; }
};

/// A rule that the closure breaks in this world, with the sector or the economy and the number.
[[nodiscard]] std::optional<world::Breach> closure_breach(const world::World& world, const Closure& closure);

/// ψ(s) of the scale source that belongs to the elasticities in use. With elasticities of another source, ψ(s) that
/// keeps the first scale source's product θψ with the elasticities of its own name. Nothing if the world has none.
[[nodiscard]] std::optional<std::vector<double>> scale_elasticities(const world::World& world);

/// σ(n) = ι(n) − D(n)/VA(n): what the base's investment and deficit say.
[[nodiscard]] Table<Economy> base_saving_rate(const world::World& world);

/// Whether a sector uses the economy's factor at all; where it does not, there is no return and no scale.
[[nodiscard]] inline bool uses_factor(const world::World& world, Economy n, Sector r) {
    return world.output(n, r) > 0 && world.value_added_share(n, r) > 0;
}

/// The closure a share `at` of the way from the base: deficits and saving rates straight in `at`.
[[nodiscard]] Closure closure_at(const world::World& world, const Closure& closure, double at);

/// D'(n), given factor incomes VA'(n), USD m.
class DeficitRule {
public:
    DeficitRule(const world::World& world, const Closure& closure);

    /// Whether deficits depend on factor incomes at all.
    bool moves() const { return !saving_rate_.empty(); }
    /// R̂ that makes world saving and investment equal; 1 unless deficits move. eq:interest
    double interest_hat(const Table<Economy>& factor_income) const;
    double investment(Economy n, double factor_income, double interest_hat) const;
    double saving(Economy n, double factor_income, double interest_hat) const;
    double deficit(Economy n, double factor_income, double interest_hat) const;
    /// −dD'/d ln R̂
    double response(Economy n, double factor_income, double interest_hat) const {
        return investment_elasticity_ * investment(n, factor_income, interest_hat) +
               saving_elasticity_ * saving(n, factor_income, interest_hat);
    }
    /// ηS + ηI
    double total_elasticity() const { return saving_elasticity_ + investment_elasticity_; }

private:
    Table<Economy> fixed_;  // D' where it does not move
    Table<Economy> saving_rate_, investment_rate_;
    double saving_elasticity_ = 0.0, investment_elasticity_ = 0.0;
};

/// "fixed", "balanced" or "saving".
[[nodiscard]] const char* name_of(Deficits deficits);
/// "mobile", "specific" or "roy".
[[nodiscard]] const char* name_of(const FactorMarket& factors);

}  // namespace parley::model
