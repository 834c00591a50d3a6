#pragma once
// Where a welfare change comes from: docs/model/decomposition.md.
#include <array>

#include "parley/model/equilibrium.hpp"
#include "parley/model/welfare.hpp"

namespace parley::model {

/// Caliendo & Parro (2015), eq. 15: base duties and whole changes. Shares of base income; does not add up to the
/// exact welfare change when changes are large. Partner tables are (economy, partner).
struct OneStep {
    Table<Economy> terms_of_trade;
    Table<Economy> volume_of_trade;
    Table<Buyer, Seller> terms_of_trade_by_partner;
    Table<Buyer, Seller> volume_of_trade_by_partner;
};
[[nodiscard]] OneStep one_step(const world::World& world, const Wedges& wedges, const Point& point);
[[nodiscard]] OneStep one_step(const world::World& world, const Wedges& wedges, const PartFlows& flows);

/// The welfare change Ŵ − 1 split into parts along the straight path of log wedges; the parts add up to Ŵ − 1 within
/// `gap`. Shares of base income. `options` are those of the solve: deficits move along the path as their closure says.
struct ExactDecomposition {
    Status status = Status::not_run;  ///< converged: parts and total agree within 1e-6
    int nodes = 0;                    ///< Gauss–Legendre nodes used
    double gap = 0.0;                 ///< largest |parts − (Ŵ − 1)| over economies
    Table<Economy> terms_of_trade;
    Table<Economy> volume_of_trade;
    Table<Economy> fiscal;  ///< export taxes and production subsidies
    Table<Economy> barriers;
    Table<Economy> productivity;
    Table<Economy> scale;      ///< productivity that scale economies add
    Table<Economy> transfers;  ///< change of the deficit
    Table<Economy> total;      ///< Ŵ − 1
};

/// The parts, in the order of eq:exact-decomposition, under the names that results give them.
struct ExactPart {
    const char* name;
    const char* short_name;
    Table<Economy> ExactDecomposition::*of;
};
inline constexpr std::array<ExactPart, 7> exact_parts{
    {{"terms_of_trade", "tot", &ExactDecomposition::terms_of_trade},
     {"volume_of_trade", "vot", &ExactDecomposition::volume_of_trade},
     {"fiscal", "fiscal", &ExactDecomposition::fiscal},
     {"barriers", "barriers", &ExactDecomposition::barriers},
     {"productivity", "productivity", &ExactDecomposition::productivity},
     {"scale", "scale", &ExactDecomposition::scale},
     {"transfers", "transfers", &ExactDecomposition::transfers}}};

[[nodiscard]] ExactDecomposition decompose(const world::World& world, const Wedges& wedges,
                                           const Equilibrium& equilibrium, const SolveOptions& options = {});

}  // namespace parley::model
