#pragma once
// Protocol 1: what is supposed of every dispute alike before anything that was said is read. No dispute has numbers of
// its own. docs/dispute/record.md.
#include <array>

#include "parley/dispute/record/wants.hpp"

namespace parley::dispute::record {

inline constexpr int protocol_version = 1;

/// Beta(a, b), whole numbers: how likely a statement of a kind is meant.
struct Beta {
    int a = 1, b = 1;
    bool operator==(const Beta&) const = default;
};

struct Protocol {
    /// By kind, in the order of Said.
    std::array<Beta, kinds_of_statement> meant{Beta{6, 4}, Beta{8, 2}, Beta{7, 3}, Beta{6, 4},
                                               Beta{7, 3}, Beta{7, 3}, Beta{7, 3}, Beta{6, 4}};
    Beta outlasts{7, 3};
    /// A margin of this much, as a share of the unit of wants, is one that a speaker who means it heeds: log-uniform.
    double least_slack = 0.03, most_slack = 0.3;
    WantRange want{0.01, 1.0};                       ///< the size of a want, in the unit of wants
    WantRange patience{0.02, 0.30};                  ///< discount a year, a share
    double leader_voice = 2.0, faction_voice = 1.0;  ///< Dirichlet
    bool operator==(const Protocol&) const = default;
};

/// What each want is counted in.
enum class UnitOfWants {
    points,  ///< a percent of the party's own income, a year
    stakes   ///< the most less the least of its solved income over the named outcomes
};

}  // namespace parley::dispute::record
