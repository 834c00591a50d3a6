#pragma once
// No deal: what follows where nobody signs. Subgame-perfect play of the finite tree in which each threat may be carried
// out once and each answer given once; and whether each would be. docs/dispute/endings.md.
#include <cstddef>
#include <optional>
#include <vector>

#include "parley/core/payoffs.hpp"
#include "parley/dispute/space/space.hpp"

namespace parley::dispute::endings {

/// "This issue stands at this level", or does not.
struct ActCondition {
    space::LevelHeld at;
    bool holds = true;
};

/// Something that a party has announced: it may go to a level, once.
struct Act {
    Side by;
    std::size_t issue{}, level{};
    std::vector<ActCondition> only_if;
    /// The level at which the threat is withdrawn; none for an answer.
    std::optional<std::size_t> withdrawn;
    bool lapses = false;  ///< it has a due day: not carried out by then it is withdrawn
};

inline constexpr std::size_t most_acts = 12;

/// What a party gains by an act, against leaving it, where the play comes to it (of an act that the play does not come
/// to: where what it waits for has been done).
struct Credibility {
    bool reached = false;  ///< on the way that is played
    bool possible = true;  ///< false: it cannot be done there, whatever is done before
    bool taken = false;
    Outcome if_done, if_left;   ///< what follows
    double gain = 0.0;          ///< points a year: what carrying it out is worth against withdrawing it
    double backing_down = 0.0;  ///< what withdrawing it costs as things are, points a year
    double needed = 0.0;        ///< the least cost of backing down with which it would be done; 0: it is without any
    bool credible() const { return gain > 0.0; }
};

struct NoDeal {
    Outcome outcome;
    std::vector<std::size_t> order;        ///< of the acts, as they are decided
    std::vector<Credibility> credibility;  ///< by act, as given
    std::vector<Outcome> after;            ///< by step of the order
};

/// The acts in order of their list, or in the opposite one; what waits for others comes after them all the same.
[[nodiscard]] std::vector<std::size_t> order_of(const std::vector<Act>& acts, bool reversed = false);

/// Backward induction from `today`: each act is decided in turn by its party, which knows what follows; it does it
/// where that is better for it by more than `tie`. At most most_acts acts; the levels of the acts are in the space.
[[nodiscard]] NoDeal no_deal(const space::Space& space, const Payoffs& payoffs, const std::vector<Act>& acts,
                             Outcome today, const std::vector<std::size_t>& order, double tie);

}  // namespace parley::dispute::endings
