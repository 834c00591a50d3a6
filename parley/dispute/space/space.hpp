#pragma once
// What is on the table, and the outcomes that it makes possible.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parley/core/payoffs.hpp"

namespace parley::dispute::space {

/// Something on the table. An option of the graph-model literature is an issue with two levels, no (0) and yes (1).
struct AgendaItem {
    std::string name;
    std::vector<std::string> levels;  ///< two or more, in order, the present one first
    std::vector<Side> owners;         ///< one; several: joint, its levels are entered by all of them together
    bool binding = false;             ///< joint: left by all of them together too, else by any one alone
    std::size_t fallback = 0;         ///< joint: the level that stands when there is no agreement
    bool joint() const { return owners.size() > 1; }
};

/// "This issue stands at this level."
struct LevelHeld {
    std::size_t issue{}, level{};
    bool operator==(const LevelHeld&) const = default;
};
/// All of these together; empty: always so.
using Pattern = std::vector<LevelHeld>;

/// What no outcome may break.
struct FeasibilityRule {
    enum class Kind {
        at_most_one,     ///< mutually exclusive
        at_least_one,    ///< one or more of them
        only_with,       ///< the first only where all the others hold
        never_together,  ///< a pattern that is struck out
    };
    Kind kind = Kind::never_together;
    Pattern of;
};

/// A step that cannot be taken: once at `from`, the issue never goes to `to`, by anybody.
struct BarredMove {
    std::size_t issue{}, from{}, to{};
};

struct Agenda {
    std::size_t parties = 0;
    std::vector<AgendaItem> issues;
    std::vector<FeasibilityRule> rules;
    std::vector<BarredMove> barred;
};

inline constexpr std::size_t most_combinations = std::size_t{1} << 26;

/// What is wrong with an agenda, if anything: positions out of range, no or repeated owners, fewer than two levels,
/// more than most_combinations combinations. The functions below take agendas without fault.
[[nodiscard]] std::optional<std::string> fault(const Agenda& agenda);

/// An issue of two levels, "no" and "yes".
[[nodiscard]] AgendaItem option(std::string name, Side owner);

/// Steps barred so that the levels of an issue only rise.
[[nodiscard]] std::vector<BarredMove> only_rises(const Agenda& agenda, std::size_t issue);

/// Reads "Y N - 2": one word per issue, Y and N for issues of two levels, a level counted from 0, or - for any. Nothing
/// when a word does not fit its issue or the number of words is wrong.
[[nodiscard]] std::optional<Pattern> read_pattern(const Agenda& agenda, std::string_view text);

/// The feasible outcomes, by rising code: Σ level × stride, the first issue running fastest (bit k is option k).
class Space {
public:
    Space() = default;
    /// The outcomes that keep the rules; maybe none.
    explicit Space(Agenda agenda);
    /// Outcomes given one by one, rules not consulted. Codes in any order, repeats dropped, each below the number of
    /// combinations.
    Space(Agenda agenda, std::vector<std::uint32_t> codes);

    const Agenda& agenda() const { return agenda_; }
    std::size_t size() const { return codes_.size(); }
    std::uint32_t code(Outcome outcome) const { return codes_[outcome.value]; }
    std::uint32_t stride(std::size_t issue) const { return strides_[issue]; }
    std::size_t level(Outcome outcome, std::size_t issue) const { return level_of_code(codes_[outcome.value], issue); }
    std::size_t level_of_code(std::uint32_t code, std::size_t issue) const {
        return code / strides_[issue] % agenda_.issues[issue].levels.size();
    }
    /// The outcome with a code, if it is feasible.
    std::optional<Outcome> find(std::size_t code) const {
        if (code >= combinations_ || (words_[code / 64] >> (code % 64) & 1) == 0) return std::nullopt;
        return Outcome{codes_.size() == combinations_ ? code : position(code)};
    }
    bool holds(const Pattern& pattern, Outcome outcome) const;

private:
    void number_outcomes();
    std::size_t position(std::size_t code) const;

    Agenda agenda_;
    std::size_t combinations_ = 1;
    std::vector<std::uint32_t> strides_, codes_;
    std::vector<std::uint64_t> words_;         // a bit for each code: feasible
    std::vector<std::uint32_t> words_before_;  // outcomes before each word
};

}  // namespace parley::dispute::space
