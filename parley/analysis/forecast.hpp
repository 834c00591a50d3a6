#pragma once
// How sure the analyses are: draws over what the parties want, their patience and their reputations, and over the
// points of a sweep of the economics. docs/guide/dispute.md.
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parley/analysis/deals_and_standoff.hpp"
#include "parley/pricing/sweep.hpp"

namespace parley::analysis {

/// Ways to look at a dispute; they may disagree.
enum class Lens {
    bargaining,  ///< a deal where there is one that every party likes no less than no deal, and somebody better
    conditions,  ///< the same, with what the parties say must hold before a deal taken at its word
    moves,       ///< today, if it rests by SEQ; else the first equilibrium by SEQ that improvements lead to from today
    attrition,   ///< somebody gives in, or nobody ever does: no deal
    talks        ///< agreement before talks break down, the party that the file names first speaking first
};
inline constexpr std::array all_lenses{Lens::bargaining, Lens::conditions, Lens::moves, Lens::attrition, Lens::talks};
[[nodiscard]] const char* name_of(Lens lens);

/// Shares by ending of the main pair; they sum to one, or are all zero where the lens has no answer for this scenario.
struct Chances {
    std::array<double, dispute::endings::ending_count> of{};  ///< in the order of all_endings

    Chances() = default;
    explicit Chances(dispute::endings::Ending ending) { (*this)[ending] = 1.0; }
    double& operator[](dispute::endings::Ending ending) { return of[static_cast<std::size_t>(ending)]; }
    double operator[](dispute::endings::Ending ending) const { return of[static_cast<std::size_t>(ending)]; }
    /// Of either kind.
    double agreement() const { return of[0] + of[1]; }
    bool known() const;
    void add(const Chances& other, double weight);
};

/// Some of the draws, those in which a number lies between these, and what comes of them.
struct DrawsWithin {
    double from = 0.0, to = 0.0;
    std::size_t draws = 0;
    double value = 0.0;
};

/// What one number does: where it is drawn low (the lower half of the draws), and where it is drawn high. Of the source
/// of elasticities, which has no order: the source that gives least, and the one that gives most.
struct TornadoBar {
    std::string what;
    Unit unit = Unit::points;
    std::string low_name, high_name;  ///< of sources; else empty
    DrawsWithin low, high;
    double width() const { return high.value > low.value ? high.value - low.value : low.value - high.value; }
};

/// Bars for one figure, the widest first.
struct Tornado {
    enum class Of {
        deal,      ///< share of draws with an agreement to be had, on the conditions if there are any
        nash_gain  ///< a party's mean gain over no deal at Nash's deal, over the draws with one; points a year
    };
    Of of = Of::deal;
    Side party;
    std::vector<TornadoBar> bars;
};

/// 5, 50 and 95 % of the draws.
using Band = std::array<double, 3>;

/// What a named outcome is worth to a party compared with today.
struct OutcomeBand {
    std::size_t outcome = 0;  ///< position in Scenario::outcomes
    Side party;
    double points_now = 0.0, income_now_usd_m = 0.0;  ///< by the numbers of the file
    std::optional<Band> points;                       ///< a year; none: nothing that the party wants was drawn
    std::optional<Band> income_usd_m;  ///< change of real income a year; none: the economics were not drawn
};

/// How often a level is part of Nash's deal, in the draws with a deal.
struct LevelChance {
    std::size_t issue = 0, level = 0;  ///< as Worth::table
    double share = 0.0;
};

struct Forecast {
    std::uint64_t seed = 1, count = 0;
    std::array<Chances, 5> by{};  ///< in the order of all_lenses
    /// Standard error of each lens's share of agreements: over the points of a sweep where there is one, else over
    /// draws.
    std::array<double, 5> agreement_error{};
    std::array<double, 5> answering{};  ///< share of draws in which the lens has an answer; chances are of these
    double all_agree = 0.0;             ///< chance that all lenses with an answer point to the same
    std::vector<double> gives_in;      ///< by party, chance that it gives in first; empty where attrition has no answer
    std::vector<Tornado> tornadoes;    ///< the deal's first
    std::vector<Band> nash_gain;       ///< by party: its gain at Nash's deal; empty: no draw has one
    std::vector<LevelChance> in_deal;  ///< by issue and level; empty: no draw has a deal
    std::vector<OutcomeBand> bands;    ///< by named outcome that every draw has, but for today, then by party
};

/// Draw k uses stream k of the seed, its numbers in the order of the file, and with a sweep its point k modulo their
/// number: the same on any number of threads. Refused are more moves than memory should hold, and no deal or today out
/// of reach at a point.
[[nodiscard]] OrRefusal<Forecast> forecast(const pricing::Worth& dispute, const scenario::Draws& draws, int threads = 0,
                                           const pricing::Sweep* sweep = nullptr);

}  // namespace parley::analysis
