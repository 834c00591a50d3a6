#pragma once
#include "parley/model/equilibrium.hpp"

namespace parley::model {

/// The world at a solved point as a base of its own: X' = π'E'/(1+t') becomes X, the wedges' rates its rates.
/// The result is complete()d; A→B then B→C equals A→C. `closure` is the one solved under: it says what investment and
/// saving rates have become.
[[nodiscard]] world::World rebase(const world::World& world, const Wedges& wedges, const Equilibrium& equilibrium,
                                  const Closure& closure = {});

/// A base re-solved with its own duties: deficits kept (`fixed`) or taken out (`zero`; Caliendo & Parro's first step).
/// For worlds whose final shares do not quite clear the markets, and for the `balanced` closure.
struct Rebased {
    Equilibrium equilibrium;  ///< how the solve ended: the world is usable only if it converged
    world::World world;
};
[[nodiscard]] Rebased rebase(const world::World& world, Deficits deficits, const SolveOptions& options = {},
                             const Progress& progress = {});

}  // namespace parley::model
