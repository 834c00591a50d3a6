#pragma once
// Files of GMCR+ (.gmcr, JSON; Kinsara, Petersons, Hipel & Kilgour 2015): options of decision makers, infeasible
// states, moves that cannot be taken back, preferences by statements or by a ranking of states.
#include <string>
#include <string_view>

#include "parley/scenario/files/conflict_file.hpp"

namespace parley::scenario::foreign {

/// Throws InputError with line and column; also where states are misperceived, which conflicts of ours have no word
/// for.
[[nodiscard]] Conflict read_gmcr(const std::string& file, std::string_view text);

}  // namespace parley::scenario::foreign
