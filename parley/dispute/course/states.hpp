#pragma once
// Where a dispute can stand, and what each party can do there: levels in force, threats pending with their days, who
// signed what. No economics. docs/dispute/course.md.
#include <cstdint>
#include <optional>
#include <vector>

#include "parley/dispute/space/space.hpp"

namespace parley::dispute::course {

/// What a level of an issue is to the others.
enum class Role { none, part, threatened, beyond, answer, withdrawal };

/// Parties as bits.
using Parties = std::uint32_t;

struct IssueRoles {
    std::vector<Role> role;        ///< by level
    std::vector<Parties> against;  ///< by level: whom a new measure is on
};

/// "This issue stands at this level", or does not.
struct Needed {
    space::LevelHeld at;
    bool holds = true;
};

/// A level that its owner has said it will go to.
struct Announced {
    Side by;
    std::size_t issue{}, level{};
    std::optional<double> due;  ///< months from today, above 0; none: no day was said
    std::vector<Needed> only_if;
};

/// What a group may sign: where these issues stand from then on. The others stay open.
struct GroupContents {
    Parties members = 0;
    std::vector<space::Pattern> contents;
};

/// Contents of one group that are looked at.
inline constexpr std::size_t most_contents = 12;

struct Rules {
    const space::Space* space = nullptr;  ///< outlives what is made of it
    Outcome from;                         ///< where the course begins
    std::vector<IssueRoles> issues;
    std::vector<Announced> announced;
    std::vector<GroupContents> groups;
    double step = 1.0;    ///< months between the regular turns
    double notice = 1.0;  ///< months from the naming of a day to that day
    std::size_t most_states = 4000;
};

/// What has become of an announced level.
enum Pending : std::uint8_t {
    pending_without_a_day = 0,
    pending_to_its_day = 1,  ///< due on the day that was said
    put_off = 2,             ///< its day was let pass: costs what backing down costs
    settled = 3,             ///< in force, withdrawn, overtaken or signed away
    on_notice = 4            ///< in force at the end of the date; of those above, as many dates later
};

struct State {
    Outcome outcome;
    std::vector<std::uint8_t> pending;   ///< by level that was announced, then by level that may be
    std::uint64_t signed_by = 0;         ///< groups, as bits
    std::vector<bool> backed_down;       ///< by issue: its owner has withdrawn or put off what it threatened
    std::optional<std::size_t> content;  ///< the last signed, by group's position in `last_group`
    std::size_t last_group = 0;
};

enum class Act { hold, announce, put_off, withdraw, answer, lift, propose, in_force };

struct Move {
    Act act = Act::hold;
    std::uint32_t to = 0;          ///< state; of a proposal: where it is signed
    std::size_t issue{}, level{};  ///< of what is moved
    std::size_t group{}, content{};
    /// Its part of a slip: levels of one issue, and agreements of one group, share what one act has, so that a copy of
    /// one adds nothing.
    double slip = 1.0;
};

/// Everything reachable from state 0, in the order in which it is found.
struct States {
    std::size_t parties = 0;
    std::vector<State> states;
    std::vector<std::vector<std::vector<Move>>> moves;  ///< by state and party; holding is not listed
    std::vector<std::vector<std::uint32_t>> due;        ///< by announced level with a day, then by state: after it
    std::vector<std::size_t> due_act;                   ///< which of Rules::announced
    std::vector<std::uint32_t> next_step;               ///< by state: after a step, what is on notice nearer
    std::size_t moves_left_out = 0;                     ///< that led to more states than are looked at
    std::vector<Parties> members;                       ///< by group
};

[[nodiscard]] States states_of(const Rules& rules);

}  // namespace parley::dispute::course
