#pragma once
// Further questions to a dispute: what would have to be true, coalitions, foresight, the inverse; the order in which
// things are delivered; and its games for other tools. docs/guide/dispute.md.
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/analysis/ratification.hpp"
#include "parley/dispute/bargaining/hull.hpp"
#include "parley/dispute/graph_model/foresight.hpp"
#include "parley/dispute/talks/sequencing.hpp"

namespace parley::analysis {

/// The least change of wants that opens the zone among outcomes that meet a party's conditions.
struct ConditionsMet {
    Side party;
    dispute::bargaining::WhatIf opening;
};

struct DealConditions {
    dispute::bargaining::HullDeals hull;
    Ratification at_home;
    std::optional<Outcome> deal;  ///< Nash's, or the nearest to acceptance where there is no zone
    std::optional<dispute::bargaining::WhatIf> opening;         ///< of an empty zone: over every outcome
    std::vector<ConditionsMet> conditions;                      ///< by party with conditions that leave no zone
    std::optional<dispute::bargaining::WhatIf> greatest_total;  ///< that `deal` is the greatest total of all
};
[[nodiscard]] DealConditions deal_conditions(const pricing::Worth& dispute, const DealAnalysis& analysis);

struct StandoffConditions {
    std::optional<std::vector<bool>> left_by_no_group;                ///< by state; foresight.hpp
    std::optional<dispute::graph_model::Foresight> today, breakdown;  ///< two parties
    std::vector<dispute::graph_model::RestsIf> today_rests_if;
    dispute::bargaining::WhatIf today_nash,
        breakdown_nash;  ///< the least change of wants with which nobody would move alone
};
[[nodiscard]] StandoffConditions standoff_conditions(const pricing::Worth& dispute, const StandoffAnalysis& analysis);

/// What one party wants to see before it signs, and whether that order holds.
struct Precondition {
    Side first, second;  ///< who delivers first, and who sets the condition
    std::vector<std::string> conditions;
    Outcome deal;             ///< what is exchanged: Nash's deal that meets the conditions, or the nearest to one
    bool acceptable = false;  ///< whether everybody likes that deal no less than no deal
    dispute::talks::Exchange exchange;
    dispute::talks::ExchangeVerdict at_once;
    dispute::talks::OpenEndedExchange open_ended;  ///< a month from stage to stage
    double stake = 0.0;  ///< least stake of the second, in point-years, with which `stages` is ten or fewer
    std::optional<std::size_t> stages;  ///< fewest stages with that stake
};
/// Of two parties with patience; empty without conditions on what the other one owns.
[[nodiscard]] std::vector<Precondition> preconditions(const pricing::Worth& dispute);

/// The talks as a tree for Gambit: each proposer may offer what it would offer by backward induction over all outcomes,
/// in any order of speaking, and where bargaining theory points. Worths in point-years at the first round.
[[nodiscard]] dispute::talks::ExtensiveGame talks_tree(const pricing::Worth& dispute, const TalksAnalysis& analysis,
                                                       std::size_t order);
/// Insist or give in, once, at the same time: Gambit's text of the standoff as a normal form of two by two. Worths in
/// point-years; where both give in, half of each.
[[nodiscard]] std::string standoff_nfg(const pricing::Worth& dispute, const StandoffGame& game);

}  // namespace parley::analysis
