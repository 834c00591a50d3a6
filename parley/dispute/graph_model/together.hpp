#pragma once
// What comes of moves that are made at the same time.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "parley/dispute/graph_model/preference.hpp"

namespace parley::dispute::graph_model {

/// Combinations of one party's move with improvements that others take from the same state at the same time, issue by
/// issue. Two that move one (joint) issue to different levels make no outcome; nor does what is not feasible.
/// Combinations are tried one by one; or, where there are more of them than it takes to ask of every outcome whether it
/// is one, the outcomes are.
class Together {
public:
    /// The moves must have a space. Only the lists of single parties are used: who makes an agreement does not do it
    /// without knowing of the others.
    Together(const Moves& moves, const Preferences& preferences);

    /// Everybody stands at `state`; gathers what each would like to do.
    void stand(StateIndex state);
    /// An outcome that the party likes no better than where it stands, if it moves to `move` while each other party
    /// stays or takes one of its improvements; taken() then holds what they take.
    std::optional<StateIndex> answer(Side party, StateIndex move);
    /// The end of each party's own move, or the present state where it stays.
    const std::vector<StateIndex>& taken() const { return taken_; }

private:
    struct Change {
        StateIndex to = 0;
        std::uint32_t code = 0;
        std::uint32_t issues = 0;  // a bit for each issue that it changes; only kept where it is needed
    };
    Change change_to(StateIndex state) const;
    /// Both changes, in `a`; false where they collide.
    bool add(Change& a, const Change& b) const;
    std::optional<StateIndex> search(std::size_t party, const Change& so_far);
    std::optional<StateIndex> search_outcomes(const Change& move);
    /// Whether a change gives its issues the levels that they have at `end`.
    bool agrees(const Change& change, StateIndex end) const;
    /// Whether the parties from this one on can change the issues of `missing`, by what of theirs agrees with the end.
    bool completes(std::size_t party, std::uint32_t missing);

    const Moves& moves_;
    const Preferences& preferences_;
    StateIndex state_ = 0;
    Side mover_;
    bool by_outcomes_ = false;
    std::vector<std::vector<Change>> improvements_, agreeing_;
    std::vector<std::uint32_t> changed_from_;  // by party: the issues that it or a later one changes in agreeing_
    std::vector<StateIndex> taken_;
};

}  // namespace parley::dispute::graph_model
