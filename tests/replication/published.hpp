#pragma once
// Published tables as CSV (economy, figure, published) beside what comes out here.
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "parley/model/equilibrium.hpp"

namespace parley::testing {

/// (economy's code, name of the figure) → its value here, in the table's unit.
using Ours = std::map<std::pair<std::string, std::string>, double>;

/// Verifies every figure of tests/replication/`csv` against `ours`, each within half a unit of its last printed digit,
/// or within `tolerance`. Either side having a figure that the other lacks fails. `unit` goes into the row's name.
void verify_table(const std::string& csv, const std::string& table, const std::string& unit, const Ours& ours,
                  std::optional<double> tolerance = {});

/// The base as the replications use it: deficits taken out, and proven to be an equilibrium.
world::World balanced(const world::World& world);

/// solve() to the tolerance of the replications; fails unless residual() confirms it.
model::Equilibrium solved(const world::World& world, const model::Wedges& wedges);

/// Far below any digit that is compared.
model::SolveOptions replication_options();

/// The economy of this code; the test ends if it is not there.
Economy economy(const world::World& world, const std::string& code);

}  // namespace parley::testing
