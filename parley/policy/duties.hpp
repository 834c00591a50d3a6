#pragma once
// Changes of duties → wedges: docs/guide/duties.md.
#include <cstddef>
#include <optional>
#include <span>
#include <string>

#include "parley/model/wedges.hpp"
#include "parley/policy/product_groups.hpp"

namespace parley::policy {

/// One change of duties, levied by the buyers in scope on what the sellers sell them.
struct DutyChange {
    enum class Kind {
        add,  ///< t' = t + rate
        set   ///< t' = rate
    };
    Kind kind = Kind::add;
    FlowScope scope;
    double rate = 0.0;                   ///< 0.25 = 25 points, or a duty of 25 %
    std::optional<double> covers_usd_m;  ///< base trade that the change is about, USD m; without it all in scope
    std::string products = {};           ///< Coverage::products
    bool import_subsidy = false;         ///< a duty below zero, which pays the buyer, is meant
    std::shared_ptr<const ListedProducts> listed = {};  ///< Coverage::listed
    double listed_share = 1.0;                          ///< Coverage::listed_share
    std::string name = {}, instead_of = {};             ///< Coverage::name, instead_of
};

/// Which products it is about.
[[nodiscard]] Coverage coverage_of(const DutyChange& change);

/// Changes the duties in `wedges`, which must be those of no_change(), all changes counted from the rates found there.
/// A change that covers part of the trade is one on some of the products. Where changes overlap: additions add up in
/// points; a flow can be set once only (the same rate twice is no clash) and not both set and added to. So the order of
/// the changes never matters. On a refusal the wedges are untouched.
[[nodiscard]] std::optional<Refusal> apply(const world::World& world, std::span<const DutyChange> changes,
                                           model::Wedges& wedges);

/// The same where `wedges` have been divided and hold other measures already: `at` are the changes' positions among all
/// measures, in which refusals are too.
[[nodiscard]] std::optional<Refusal> apply(const world::World& world, std::span<const DutyChange> changes,
                                           std::span<const std::size_t> at, const CoveredParts& parts,
                                           model::Wedges& wedges);

}  // namespace parley::policy
