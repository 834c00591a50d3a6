#pragma once
// Many equilibria of one world on all cores. The one place above the model where work is shared out.
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "parley/core/parallel.hpp"
#include "parley/model/equilibrium.hpp"

namespace parley::pricing {

/// One equilibrium for each, in their order, on `threads` threads (0: all of the machine's). Every one starts from the
/// base, so that its bytes do not depend on the others or on the number of threads. One that fails has its status; when
/// stopped, those not reached are Status::cancelled.
[[nodiscard]] std::vector<model::Equilibrium> solve_many(const world::World& world,
                                                         std::span<const model::Wedges> wedges,
                                                         const model::SolveOptions& options = {}, int threads = 0,
                                                         const BatchProgress& progress = {});

/// As above for wedges that are made when their turn comes: a thousand of them need not be held at once. `wedges_of`
/// is called from several threads.
using WedgesOf = std::function<model::Wedges(std::size_t k)>;
[[nodiscard]] std::vector<model::Equilibrium> solve_many(const world::World& world, std::size_t count,
                                                         const WedgesOf& wedges_of,
                                                         const model::SolveOptions& options = {}, int threads = 0,
                                                         const BatchProgress& progress = {});

}  // namespace parley::pricing
