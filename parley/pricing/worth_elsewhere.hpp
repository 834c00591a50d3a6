#pragma once
// What some outcomes on the table are worth elsewhere: under other elasticities. docs/decisions/0020-ranges.md.
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "parley/pricing/ranges.hpp"
#include "parley/pricing/worth.hpp"

namespace parley::pricing {

/// What an outcome is worth to a party.
struct WorthRange {
    Range points;        ///< a year
    Range gain;          ///< the same less those of no deal, at each place
    Range income_usd_m;  ///< change of real income a year
};

struct OutcomeRanges {
    Outcome outcome;                              ///< of the worth's space
    std::vector<WorthRange> by_party;             ///< n is 1 where it settled at no other place
    std::vector<std::string> unsettled;           ///< sources under which it, today or no deal has no result
    std::vector<std::string> unacceptable;        ///< sources under which some party likes it less than no deal
    std::vector<std::vector<std::string>> worse;  ///< by party: sources under which it likes it less than no deal
    std::vector<std::pair<std::string, std::vector<double>>> at{};  ///< by place: its source, points a year by party
};

struct WorthElsewhere {
    Elsewhere asked;                           ///< places; figures empty
    std::vector<OutcomeRanges> outcomes;       ///< by rising outcome
    std::vector<std::string> other_no_deal{};  ///< sources under which no deal, as it is computed, is another

    [[nodiscard]] const OutcomeRanges* find(Outcome outcome) const;
};

inline constexpr std::size_t most_ranged = 100;  ///< outcomes: more would take as long as a sweep

/// Of today and no deal, of those that no deal is played over however many they are, and of the first `most_ranged` of
/// these outcomes, each once. Throws InputError for a source that the world does not have.
[[nodiscard]] WorthElsewhere worth_elsewhere(const Worth& worth, const std::vector<Outcome>& outcomes,
                                             const RangeOptions& options, int threads,
                                             const BatchProgress& progress = {}, KeptSettings* kept = nullptr);

}  // namespace parley::pricing
