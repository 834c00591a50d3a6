#pragma once
// Preconditions: "the threat is removed before a deal". Who has to move first may be left with nothing; when that
// happens, by how much, and in how many stages the exchange has to be cut so that it does not.
// Derivation: docs/dispute/talks.md, "What comes first".
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "parley/dispute/talks/extensive_game.hpp"

namespace parley::dispute::talks {

/// One side of an exchange in which one delivers first and the other second. Worths in point-years, as of the day on
/// which the exchange would begin.
struct ExchangeSide {
    std::string name;
    double nothing = 0.0;        ///< worth if neither delivers: the standoff goes on
    double first_only = 0.0;     ///< if only the first delivers: the threat is gone and there is no deal
    double both = 0.0;           ///< if both do
    double at_stake = 0.0;       ///< ≥ 0: lost on the day by whoever breaks off: a bond, good name, other dealings
    double discount_rate = 0.0;  ///< ≥ 0, continuous, a year
};

/// Sides in the order in which they deliver.
struct Exchange {
    std::array<ExchangeSide, 2> sides;
    /// Worths once the first has taken back what it delivered, after the second has walked away with it; by side. None
    /// when it can't.
    std::optional<std::array<double, 2>> taken_back = std::nullopt;
    std::string delivery = "remove the threat";  ///< what the first delivers, and the second
    std::string counter_delivery = "sign the deal";
};

enum class ExchangeFault {
    none,
    first_unwilling,   ///< the first would rather have neither than both: it would not begin even if it were sure
    second_unwilling,  ///< the second would rather have neither than both
    walks_away         ///< the second would take what the first delivers and not deliver
};

struct ExchangeVerdict {
    std::string refused = "not computed";  ///< why there is no answer; empty when there is
    bool holds = false;
    ExchangeFault fault = ExchangeFault::none;
    /// By how much, in point-years to the side at fault: what it would have to be offered, or put at stake, for the
    /// exchange to hold. Zero when it holds.
    double short_by = 0.0;
    double margin = 0.0;               ///< what the second would lose by walking away; negative: what it would gain
    double first_loses = 0.0;          ///< what the first would lose if the second walked away; negative: would gain
    bool would_be_taken_back = false;  ///< the first would, and the second reckons with it
    explicit operator bool() const { return refused.empty(); }
};

/// All at once in the order stated. Ties: a side that is indifferent delivers, and does not take back.
/// Refuses numbers that are not finite, a negative stake or rate.
[[nodiscard]] ExchangeVerdict exchange_at_once(const Exchange& exchange);

/// Fewest stages with which it holds, however far apart: the second's last part must cost it no more than what it has
/// at stake. None if no number up to `most` does: with nothing at stake the last part is never delivered, and so none
/// before it.
[[nodiscard]] std::optional<std::size_t> fewest_stages(const Exchange& exchange, std::size_t most = 100000);

/// The same without a last stage and with nothing at stake: each stage delivers `ratio` times what the one before did,
/// so that what is still to come always outweighs the temptation.
struct OpenEndedExchange {
    std::string refused = "not computed";
    bool holds = false;
    double ratio = 0.0;           ///< least that works; 0: all at once, as the second is not tempted
    double first_share = 0.0;     ///< delivered in the first stage: 1 − ratio
    double least_patience = 0.0;  ///< the second's discount factor from stage to stage must exceed this for any to work
    explicit operator bool() const { return refused.empty(); }
};
[[nodiscard]] OpenEndedExchange open_ended_exchange(const Exchange& exchange, double spacing);

/// A sentence or two for a reader.
[[nodiscard]] std::string in_words(const ExchangeVerdict& verdict, const Exchange& exchange);

}  // namespace parley::dispute::talks
