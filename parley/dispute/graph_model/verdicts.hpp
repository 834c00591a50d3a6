#pragma once
// Why a state is stable for a party or not: the moves it could make and the answers, and a sentence that says so.
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "parley/dispute/graph_model/sequences.hpp"
#include "parley/dispute/graph_model/stability.hpp"
#include "parley/dispute/graph_model/together.hpp"

namespace parley::dispute::graph_model {

/// What becomes of one improvement of a party.
struct MoveAnswer {
    StateIndex move{};
    bool sanctioned = false;
    /// Sanctioned: the countermoves, shortest first; by SIM what others do at the same time, each from the present
    /// state. Not sanctioned by SMR: countermoves that would be a sanction but for the way out, if there are any.
    std::vector<MoveStep> countermoves;
    StateIndex end{};                   ///< where it ends then
    std::optional<StateIndex> way_out;  ///< SMR: a better state that the party can still go on to from `end`, the best
};

struct StabilityVerdict {
    Concept by = Concept::nash;
    Side party;
    StateIndex at{};
    bool stable = false;
    bool can_move = false;  ///< whether it has any move of its own here
    /// Stable: every improvement with its sanction. Not: the best of the improvements that nothing answers.
    std::vector<MoveAnswer> answers;
};

/// Judges states one by one. Time grows with what the opponents reach from the party's improvements.
class Judge {
public:
    /// Both must outlive the judge.
    Judge(const Moves& moves, const Preferences& preferences);

    [[nodiscard]] StabilityVerdict verdict(Concept by, Side party, StateIndex at);
    /// The verdict alone.
    [[nodiscard]] bool stable(Concept by, Side party, StateIndex at);

private:
    bool sanctioned(Concept by, Side party, StateIndex at, StateIndex move);
    MoveAnswer answer(Concept by, Side party, StateIndex at, StateIndex move);
    StateIndex best_from(Side party, StateIndex from) const;

    const Moves& moves_;
    const Preferences& preferences_;
    Explorer explorer_;
    std::optional<Together> together_;
    std::vector<std::vector<std::size_t>> opponents_;
    StateIndex end_ = 0;  // of the sanction that was found last
};

/// How parties and states are called; states without a name are numbered from 1.
struct DisputeNames {
    std::vector<std::string> parties, states;
};

/// One sentence in present tense, without a full stop: "USA stays: if it moved to 7, CHN would answer with 4, which USA
/// likes less".
[[nodiscard]] std::string sentence(const StabilityVerdict& verdict, const Moves& moves, const Preferences& preferences,
                                   const DisputeNames& names);

}  // namespace parley::dispute::graph_model
