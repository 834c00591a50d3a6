#pragma once
// The first turns of a course as a game in extensive form, in which each party knows its own type and not the others':
// for Gambit, and for whoever wants to see beliefs and timing that the course leaves out. docs/dispute/course.md.
#include <optional>
#include <string>

#include "parley/dispute/course/course.hpp"
#include "parley/dispute/talks/extensive_game.hpp"

namespace parley::dispute::course {

struct SmallGameAsked {
    std::size_t types = 2;   ///< a party: its quantiles by worth of the first move, all as likely
    std::size_t events = 1;  ///< dates on which all have a turn; after the last what stands stays for ever
    std::size_t rounds = 1;  ///< turns of each on a date
    std::size_t most_nodes = 20000;
    std::vector<std::string> players;
    /// What a move is called; empty: its act and number.
    std::function<std::string(std::size_t party, const Move& move)> words;
};

/// Types are not drawn anew and nobody slips. Worths in points a year for ever. Nothing where it would have more nodes.
[[nodiscard]] std::optional<talks::ExtensiveGame> small_game(const States& states, const std::vector<PartyTypes>& types,
                                                             const std::vector<Event>& events,
                                                             const SmallGameAsked& asked);

}  // namespace parley::dispute::course
