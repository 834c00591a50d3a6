#pragma once
// The course of a dispute: best replies of parties whose wants are not known, from month to month, to a stationary end.
// docs/dispute/course.md.
#include <cstdint>
#include <functional>
#include <vector>

#include "parley/dispute/course/states.hpp"

namespace parley::dispute::course {

/// What one party may want. Flows in points a year.
struct PartyTypes {
    std::vector<double> discount;   ///< by type: continuous, a year, above 0
    std::vector<double> weight;     ///< by type, summing to one: how likely the others hold it to be
    std::vector<double> fresh;      ///< of one that is drawn anew; empty: the same
    std::vector<double> flow;       ///< state × type: all of it
    std::vector<double> solved;     ///< by state: what of the flow is solved, the same for every type
    std::vector<double> once;       ///< state: point-years, on the day that it is reached, against state 0
    std::vector<double> elections;  ///< months from today at which its type is drawn anew
    std::size_t types() const { return weight.size(); }
};

/// `work(first, last)` for ranges that together are all below count, in no order that it may rely on: whoever calls has
/// threads, or none; not called from within its own work. `piece`: so many are worth a thread's while.
using Ranges = std::function<void(std::size_t first, std::size_t last)>;
using ForEach = std::function<void(std::size_t count, std::size_t piece, const Ranges& work)>;
void one_after_another(std::size_t count, std::size_t piece, const Ranges& work);

struct CourseOptions {
    double step = 1.0;               ///< months between the regular turns; as Rules::step
    double horizon = 24.0;           ///< months
    double redraw = 0.1;             ///< chance a month that a party's type is drawn anew
    double tremble = 0.001;          ///< chance a month of each act that is not the best
    double tie = 1e-6;               ///< points a year within which two ways to go on are as good
    std::size_t most_passes = 4000;  ///< of the stationary end
    double tolerance = 1e-4;         ///< of it: stop when no state's value would come to move by more, point-years
};

/// A date on which all have their turns, twice in the stated order: what one does others answer in the second round.
struct Event {
    double at = 0.0;               ///< months from today
    bool regular = true;           ///< what is on notice comes nearer at its end
    std::vector<std::size_t> due;  ///< positions in States::due, at its end
    std::vector<bool> election;    ///< by party, at its end
    double next = 0.0;             ///< months to the next event
};
inline constexpr std::size_t rounds = 2;

/// What the types of the party whose turn it is do in each state.
struct Turn {
    std::vector<std::uint16_t> choice;  ///< state × type: 0 holds, else the move less one
    std::vector<std::uint32_t> first;   ///< by state: where its moves begin in what follows
    /// By move of a state: the share of types that do it; of those, the mean of what follows over things as they stand
    /// for ever, points a year, and what of that is solved.
    std::vector<double> share, gain, solved;
    std::vector<std::uint32_t> accepts;  ///< by move: where the bits of the answers begin; none of other acts
    std::vector<std::uint64_t> bits;     ///< of a proposal: by party and type, whether it accepts
};

struct Course {
    std::vector<Event> events;
    std::vector<Turn> turns;  ///< by event, round and party
    /// By party: state × type, at the first event: point-years.
    std::vector<std::vector<double>> value, solved;
    std::size_t passes = 0;  ///< of the stationary end
    /// Of it: what a state's value, in the mean over types, would come to move by if all went on as in the last pass,
    /// or on average in the last stage; the largest, point-years.
    double residual = 0.0;
    bool settled = false;   ///< it is within the tolerance; else best replies go in a circle there
    std::size_t words = 0;  ///< 64 types to one, in Turn::bits
    const Turn& turn(std::size_t event, std::size_t round, std::size_t party, std::size_t parties) const {
        return turns[(event * rounds + round) * parties + party];
    }
};

/// The dates: every step up to the horizon, and each due day.
[[nodiscard]] std::vector<Event> events_of(const Rules& rules, const States& states,
                                           const std::vector<PartyTypes>& types, const CourseOptions& options);

/// Backward from a stationary end. Each type of each party gives its best reply to the mixture of the others' types.
[[nodiscard]] Course solve(const States& states, const std::vector<PartyTypes>& types, std::vector<Event> events,
                           const CourseOptions& options, const ForEach& each = one_after_another);

}  // namespace parley::dispute::course
