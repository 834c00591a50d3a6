#pragma once
// Games of Gambit as conflicts: each player's strategies are the levels of one issue that it owns, payoffs are as in
// the file.
#include <string>
#include <string_view>
#include <vector>

#include "parley/scenario/files/conflict_file.hpp"

namespace parley::scenario::foreign {

/// A game in strategic form.
struct StrategicGame {
    std::string title, comment;
    std::vector<std::string> players;
    std::vector<std::vector<std::string>> strategies;  ///< by player
    /// By profile, the first player's strategy running fastest, then by player.
    std::vector<double> payoffs;
};

inline constexpr std::size_t most_profiles = 100000;

/// A .nfg file, by payoffs or by outcomes. Throws InputError with line and column.
[[nodiscard]] StrategicGame read_nfg(const std::string& file, std::string_view text);

/// An .efg file in its reduced strategic form: a strategy says what a player does wherever its own moves before let it
/// come, and payoffs are expected over chance. Throws InputError, also where a player forgets what it did or knew.
[[nodiscard]] StrategicGame read_efg(const std::string& file, std::string_view text);

/// A player with one strategy alone owns no issue.
[[nodiscard]] Conflict conflict_of(const std::string& file, const StrategicGame& game);

}  // namespace parley::scenario::foreign
