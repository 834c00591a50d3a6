#pragma once
// What is reported of one set of measures, and what the same is elsewhere: under every other source of the trade
// elasticities, and at points of what is drawn. docs/decisions/0020-ranges.md.
#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parley/pricing/counterfactual/outcome_result.hpp"

namespace parley::pricing {

/// The figures of an equilibrium, without its flows: a thousand of them can be held. Empty unless it converged.
struct Figures {
    model::Status status = model::Status::not_run;
    std::string problem;  ///< why it cannot be reached, or where it did not settle
    model::Welfare welfare;
    Table<Economy> payoff_factor, payoff_usd_m;
    Table<Economy> payoff_base;  ///< by which factors are weighed: payoff_base()
    Table<Economy> duty_revenue_usd_m, duty_revenue_change_usd_m;
    Table<Seller, Sector> output_factor, output_change_usd_m;
    std::vector<BalanceChange> balances;  ///< of the pairs asked for

    bool solved() const { return status == model::Status::converged; }
};
[[nodiscard]] Figures figures_of(const world::World& world, const OutcomeResult& priced,
                                 const std::vector<std::pair<Economy, Economy>>& pairs);

/// Real income of some economies together, as payoffs count it.
struct IncomeChange {
    double usd_m = 0.0, factor = 1.0;
};
[[nodiscard]] IncomeChange income_change(const world::World& world, const OutcomeResult& priced,
                                         const std::vector<Economy>& economies);
[[nodiscard]] IncomeChange income_change(const Figures& figures, const std::vector<Economy>& economies);

/// Least and most of a figure.
struct Range {
    double low = 0.0, high = 0.0;
    std::size_t n = 0;  ///< equilibria that it is over, the reported one among them
    /// Some of these say that it rises and some that it falls; nothing up to `floor` is either.
    bool signs_part(double floor = 0.0) const { return low < -floor && high > floor; }
};

/// One set of measures elsewhere.
struct Spread {
    /// Where an equilibrium did not settle, and how.
    struct Unsettled {
        std::string source, problem;
        std::size_t points = 0;  ///< of drawn numbers, at which it did not; 0: nothing was drawn
    };
    const char* over = "";
    std::vector<const Figures*> at;  ///< those that settled
    std::vector<Unsettled> unsettled;

    /// Of a figure that is `own` in what is reported and `read(figures)` elsewhere. None where nothing was asked.
    template <class Read>
    std::optional<Range> of(double own, const Read& read) const {
        if (at.empty()) return {};
        Range range{own, own, at.size() + 1};
        for (const Figures* each : at) {
            range.low = std::min(range.low, read(*each));
            range.high = std::max(range.high, read(*each));
        }
        return range;
    }
};

/// Where figures are computed again.
struct Place {
    std::string source;                ///< of the elasticities
    std::optional<std::size_t> point;  ///< of what is drawn; none: all numbers as they are
};

/// Sets of measures elsewhere, all of them at every place.
struct Elsewhere {
    std::string own;  ///< source of what is reported
    std::vector<Place> places;
    std::vector<std::vector<Figures>> figures;  ///< by place and set
    std::size_t points = 0;                     ///< of drawn numbers at each source

    [[nodiscard]] bool asked() const { return !places.empty(); }
    /// "elasticity sources", "elasticity sources and drawn numbers".
    [[nodiscard]] const char* over() const;
    [[nodiscard]] Spread spread(std::size_t set) const;
    /// The sources, that of what is reported first, each once.
    [[nodiscard]] std::vector<std::string> sources() const;
};

struct RangeOptions {
    bool any = true;                   ///< false: nothing is computed elsewhere
    std::vector<std::string> sources;  ///< besides that of what is reported; empty: all of the world
    std::size_t points = 0;            ///< of what is drawn, at every source; 0: numbers as they are
    std::uint64_t seed = 1;
};

/// The sources to go to, as the world has them, without `own`. Throws InputError for one that the world does not have.
[[nodiscard]] std::vector<std::string> other_sources(const world::World& world, const RangeOptions& options,
                                                     const std::string& own);

}  // namespace parley::pricing
