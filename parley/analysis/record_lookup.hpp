#pragma once
// Where the levels that a scenario speaks of are among the outcomes.
#include <compare>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "parley/dispute/record/wants.hpp"
#include "parley/pricing/worth.hpp"

namespace parley::analysis {

/// Level by issue, both by position in the scenario; the others are at the present one.
using LevelsSaid = std::map<std::size_t, std::size_t>;

struct LevelPlace {
    std::size_t issue{}, level{};
    auto operator<=>(const LevelPlace&) const = default;
};

class RecordLookup {
public:
    /// Stances at the positions `without` are as if they were not there.
    explicit RecordLookup(const pricing::Worth& of, const std::vector<std::size_t>& without = {});

    [[nodiscard]] LevelPlace place(const std::string& issue, const std::string& level) const;
    [[nodiscard]] std::size_t party(const std::string& id) const;
    [[nodiscard]] const scenario::Level& at(const LevelPlace& place) const {
        return scenario.issues[place.issue].levels[place.level];
    }
    [[nodiscard]] bool owns(std::size_t party, std::size_t issue) const;
    /// Of an issue, the level at which the threat there is withdrawn.
    [[nodiscard]] std::optional<std::size_t> withdrawal(std::size_t issue) const;
    /// Puts a level in, and what it requires.
    void put(LevelsSaid& levels, const LevelPlace& place) const;
    /// Withdraws the threats of all but one party.
    void withdraw_others(LevelsSaid& levels, std::size_t party) const;
    /// Nothing where it is not on the table.
    [[nodiscard]] std::optional<Outcome> outcome(const LevelsSaid& levels) const;
    /// 1 in the outcomes where the level holds, 0 elsewhere.
    [[nodiscard]] std::vector<double> holds(const LevelPlace& place) const;

    const pricing::Worth& worth;
    const scenario::Scenario& scenario;
    std::vector<std::size_t> stances;  ///< positions in Scenario::stances of those that are read
};

/// "demand" and its like, as the record counts them; nothing of other words.
[[nodiscard]] std::optional<dispute::record::Said> said_by(const std::string& says);

}  // namespace parley::analysis
