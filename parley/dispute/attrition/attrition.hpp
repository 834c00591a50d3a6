#pragma once
// Who gives in first: a standoff in which each side insists is a war of attrition in which each may be committed never
// to give in (Abreu & Gul 2000), here with payoffs that flow while it lasts. Derivation: docs/dispute/attrition.md.
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "parley/core/payoffs.hpp"

namespace parley::dispute::attrition {

/// One side of a standoff. Flows in points a year, worths in point-years at the date of the event.
struct Contender {
    double standoff = 0.0;       ///< f: flow while it lasts
    double yielding = 0.0;       ///< L: worth of giving in
    double prevailing = 0.0;     ///< H: worth of being given in to, > L
    double discount_rate = 0.0;  ///< r > 0, continuous, a year: "10 % a year" is ln 1.1
    double reputation = 0.0;     ///< z in [0, 1]: probability, to the other side, that this one never gives in
};

/// The same from flows: worth of giving in = flow/r + once, of prevailing alike. Moving r in a Contender leaves L and H
/// where they are; moving it here moves them too, which is what a change of patience does to a lasting outcome.
struct ContenderFlows {
    double standoff = 0.0, yielding = 0.0, prevailing = 0.0;  ///< points a year
    double yielding_once = 0.0, prevailing_once = 0.0;        ///< point-years, on the day
    double discount_rate = 0.0, reputation = 0.0;
};
[[nodiscard]] Contender contender(const ContenderFlows& flows);

struct Standoff {
    std::array<Contender, 2> sides;
};

/// Worth of a flow for ever, and of what comes once on the day: flow/r + once.
[[nodiscard]] double present_worth(double flow, double discount_rate, double once = 0.0);

enum class StandoffCourse {
    contested,             ///< both would rather give in than wait for ever: they may give in at any time
    complete_information,  ///< the same with both reputations zero: one of many equilibria, see `concessions`
    one_stands_firm,       ///< waiting costs one side nothing: the other gives in at once unless committed
    nobody_yields          ///< waiting costs neither anything: it lasts for ever
};

/// The equilibrium of a standoff. Arrays by side; an infinite time means never.
struct Concessions {
    std::string refused = "not computed";  ///< why there is no answer; empty when there is
    StandoffCourse course = StandoffCourse::contested;
    std::array<double, 2> rate{};       ///< λ: hazard a year at which the side gives in, from 0 to `horizon`
    std::array<double, 2> exhausted{};  ///< T: years until it would be known as committed, had it none given in at once
    double horizon = 0.0;               ///< T₀ = min T: years after which nobody gives in any more
    std::array<double, 2> at_once{};    ///< F(0): probability of giving in at once; at most one is above zero
    std::array<double, 2> yields{};     ///< probability that the standoff ends by this side's giving in
    double never = 0.0;                 ///< probability that it never ends
    /// Mean years until the end, given that it ends; not a number when it never does.
    double mean_years = 0.0;
    std::array<double, 2> value{};            ///< expected worth to the side if it is not committed
    std::array<double, 2> value_committed{};  ///< and if it is
    std::array<double, 2> expected{};         ///< over both: z of the second and 1 − z of the first
    /// The side with the longer T; with both reputations zero the one that would give in at once if both were doubted
    /// equally little. None when they are even or waiting costs a side nothing.
    std::optional<Side> weaker;
    explicit operator bool() const { return refused.empty(); }
};

/// Closed form. Refuses: a number that is not finite, r ≤ 0, z outside [0, 1], H ≤ L. Waiting costs side i nothing when
/// r·L − f ≤ 1e-12·max(|r·L|, |f|). With both reputations zero there are many equilibria; the one given is that in
/// which nobody gives in at once (the limit of reputations z_i = ε^λ_i, ε → 0).
[[nodiscard]] Concessions concessions(const Standoff& standoff);

/// Probability that the side has ended the standoff by giving in within `years`.
[[nodiscard]] double yielded_by(const Concessions& of, Side side, double years);

/// Two or three sentences for a reader: who gives in first, when, and how likely it never ends; or why refused.
[[nodiscard]] std::string in_words(const Concessions& of, const std::array<std::string, 2>& names);

}  // namespace parley::dispute::attrition
