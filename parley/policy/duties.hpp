#pragma once
// Changes of duties → wedges: docs/guide/duties.md.
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "parley/model/wedges.hpp"
#include "parley/policy/scope.hpp"

namespace parley::policy {

/// One change of duties, levied by the buyers in scope on what the sellers sell them.
struct DutyChange {
    enum class Kind {
        add,  ///< t' = t + share·rate
        set   ///< t' = (1 − share)·t + share·rate
    };
    Kind kind = Kind::add;
    FlowScope scope;
    double rate = 0.0;                   ///< 0.25 = 25 points, or a duty of 25 %
    std::optional<double> covers_usd_m;  ///< base trade that the change is about, USD m; without it all in scope
    bool import_subsidy = false;         ///< a duty below zero, which pays the buyer, is meant
};

/// Why a list of measures cannot be carried out, in words. Positions are those of the list.
struct Refusal {
    std::size_t change = 0;
    std::optional<std::size_t> other;  ///< the change that it clashes with
    std::string expected;
    std::string found;
    bool by_subsidy = false;  ///< a duty below zero that nobody has said is meant
};

/// The part of each flow in scope that `covers_usd_m` comes to: 1 without it. Above 1 the coverage exceeds the trade.
[[nodiscard]] double covered_share(const world::World& world, const DutyChange& change);

/// Changes the duties in `wedges`, all changes counted from the rates found there. Where changes overlap: additions
/// add up in points; a flow can be set once only (the same whole rate twice is no clash) and not both set and added
/// to. So the order of the changes never matters. On a refusal the wedges are untouched.
[[nodiscard]] std::optional<Refusal> apply(const world::World& world, std::span<const DutyChange> changes,
                                           model::Wedges& wedges);

}  // namespace parley::policy
