#pragma once
// Promises and limits in quantities: the measure says how much, the equilibrium finds the wedge that brings it about.
// Equations: docs/model/quantities.md.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/policy/listed_products.hpp"
#include "parley/policy/scope.hpp"

namespace parley::policy {

/// The buyers in scope will import at least this much from the sellers: a floor on Σ X' at border prices in the
/// numéraire. Its wedge μ replaces 1+t' by 1+t'−μ on all flows in scope: the buyer's government pays the share μ.
struct PurchaseFloor {
    enum class From {
        base,  ///< so much more than in the base
        zero   ///< so much in all
    };
    FlowScope scope;
    double usd_m = 0.0;
    From counted_from = From::base;
};

/// Who earns the difference between what a capped flow costs and what buyers would pay for it.
enum class Rent {
    seller,  ///< export control, voluntary restraint: 1+e' becomes (1+e')(1+ν)
    buyer,   ///< import quota: 1+t' becomes 1+t'+ν
    lost     ///< used up in getting round it: κ̂ becomes κ̂(1+ν)
};

/// The volume in scope, Σ X·q̂ with q the quantity shipped (less what the cap's own lost rent uses up), stays at or
/// below this share of the base's Σ X. What a control that is already in force holds back is not in the data: a cap of
/// 2 is slack and frees nothing. A control that is eased or tightened by so many points of its tariff equivalent is a
/// BarrierChange.
struct VolumeCap {
    FlowScope scope;
    double share_of_base = 1.0;  ///< ≥ 0; 0: an embargo, which leaves no rent
    Rent rent = Rent::seller;
    std::optional<double> covers_usd_m = {};  ///< base trade that the cap is about, USD m; without it all in scope
    std::string products = {};                ///< Coverage::products
    std::shared_ptr<const ListedProducts> listed = {};  ///< Coverage::listed
    /// Rent to the buyer: points of duty at which more is let in, as a share; 0: nothing. eq:tariff-rate-quota
    double above = 0.0;
    /// The duty on what is let in: a whole one, or points on top of that of the base. None: that of the base. `above`
    /// is on top of it.
    struct Within {
        double rate = 0.0;
        bool whole = true;
    };
    std::optional<Within> within = {};
};
[[nodiscard]] inline bool is_embargo(const VolumeCap& cap) {
    return cap.share_of_base == 0;
}

/// The economy's bilateral goods deficit with the partner falls by at least so much from its base value. Its wedge w ≥
/// 0 drives the instrument: w·duty_part points of duty on all goods of the partner, w·(1 − duty_part) of implicit
/// subsidy on what the partner buys from the economy in `purchase_sectors`. With a `saver`, one of the two, the
/// instrument is its saving rate instead, w of value added: the economy saves more or the partner less; then deficits
/// move (Deficits::saving).
struct BalanceTarget {
    enum class Unit { usd_m, share_of_base };
    Economy economy, partner;
    double cut = 0.0;  ///< ≥ 0
    Unit unit = Unit::usd_m;
    double duty_part = 1.0;                     ///< 1: duty alone; 0: purchases alone
    std::vector<Sector> purchase_sectors = {};  ///< needed unless duty_part is 1
    std::optional<Economy> saver = {};
};

/// What became of one condition: of a floor, a cap, a target or a budget, or of several whose scopes are identical.
struct ConditionResult {
    enum class Kind { purchase, cap_rent_to_seller, cap_rent_to_buyer, cap_rent_lost, balance, budget };
    Kind kind = Kind::purchase;
    std::vector<std::size_t> measures;  ///< positions of those that share the wedge
    std::string what;                   ///< "purchases by CHN from USA of C26, C29"
    double wedge_rate = 0.0;            ///< μ, ν, w or z' − z, as a share
    double purchase_rate = 0.0;         ///< μ: the implicit subsidy as a share of the border price
    double duty_rate = 0.0;             ///< of the wedge in points of duty: ν to the buyer, or a balance target's
    double export_tax_rate = 0.0;       ///< ν to the seller, as an export tax
    double barrier_rate = 0.0;          ///< ν that is lost, as a barrier
    double saving_rate_change = 0.0;    ///< of a balance target by saving, a share of value added; below 0: less saving
    double subsidy_usd_m = 0.0;         ///< what promises cost the treasury: Σ μX', or a budget's Σ (z' − z)C'
    double rent_usd_m = 0.0;            ///< Σ of ν·p·q, to seller, buyer or nobody; or a balance target's duty
    double base_usd_m = 0.0;            ///< of what is counted: purchases, volume at base prices, deficit
    double target_usd_m = 0.0;          ///< of those that share the wedge, the strictest
    double reached_usd_m = 0.0;         ///< the same at the equilibrium
    bool binds = false;                 ///< the wedge is above zero
    bool above = false;                 ///< more than a quota comes in, at the rate above it; rent: of what is within
    double residual = 0.0;              ///< |complementarity()| of the wedge and the slack over the base flow
};

/// A target that cannot be reached, and how far one gets.
struct Unreachable {
    std::size_t condition = 0;  ///< position in PolicyEquilibrium::conditions
    std::string what;           ///< in words, with both figures
    double target_usd_m = 0.0;
    double best_usd_m = 0.0;
};

}  // namespace parley::policy
