#pragma once
// One date of a course, backward: what follows it is worth so much, so what comes before it is worth so much.
#include <vector>

#include "parley/dispute/course/course.hpp"

namespace parley::dispute::course {

inline constexpr double months_a_year = 12.0;

/// By party: state × type, point-years.
struct Values {
    std::vector<std::vector<double>> all, solved;
};

/// Values that are led from a date to the one before it. Keeps references.
class Backward {
public:
    /// Begins with what a state is worth where nothing changes any more.
    Backward(const States& states, const std::vector<PartyTypes>& types, const CourseOptions& options,
             const ForEach& each);

    /// From the values after the wait that follows a date to those before it. `kept`: its turns, by round and party;
    /// null: nobody asks who did what.
    void over(const Event& event, Turn* kept = nullptr);

    /// What a change by so much on every date comes to in the end, by state, if everybody goes on as on the date that
    /// was last: δ = change + stays · A δ, where A leads from each state over such a date.
    [[nodiscard]] std::vector<double> in_the_end(const std::vector<double>& change, double stays) const;

    Values now;
    [[nodiscard]] std::size_t words() const { return words_; }

private:
    /// A turn: what is kept of it, and where a state's moves and answers begin in that.
    struct Place {
        std::size_t turn = 0, first = 0, bits = 0;
        Turn* kept = nullptr;
    };
    /// Of proposals, by move and party: how likely the party accepts, and whether each of its types does, of those that
    /// are asked; by move: how likely all do.
    struct Answers {
        std::vector<double> accepted, says, all;
    };
    /// What a state is worked out in: one for many states, since each is little work.
    struct Desk {
        Answers said;
        std::vector<double> mixture, share;  // by move; share: and to hold
        std::vector<double> rows;            // by use and type
        enum Use { for_it, best, ahead, best_solved, trembled, trembled_solved, chosen, worth, gained_solved, chance };
        double* row(Use use, std::size_t types) { return rows.data() + static_cast<std::size_t>(use) * types; }
    };
    void wait(const Event& event);
    void forced(const std::vector<std::uint32_t>& to);
    void take(std::size_t turn, double months, Turn* kept);
    void take_in(std::size_t state, double tremble, const Place& place, Desk& desk);
    void answer(std::size_t mover, std::size_t state, double tremble, Desk& desk) const;
    /// How likely each move is made.
    void choose(std::size_t mover, std::size_t state, double tremble, const Place& place, Desk& desk);
    void keep_answers(std::size_t mover, std::size_t state, const Answers& answers, const Place& place) const;
    void meet(std::size_t party, std::size_t state, const std::vector<Move>& moves, double tremble, Desk& desk);

    const States& states_;
    const std::vector<PartyTypes>& types_;
    const CourseOptions& options_;
    const ForEach& each_;
    std::size_t count_, most_types_ = 1, words_ = 1;
    double tie_ = 0.0;                               // point-years until the next turn
    std::vector<std::vector<double>> tie_for_ever_;  // by party and type: of two acts, point-years
    Values then_;
    std::vector<std::vector<double>> chance_;  // by turn, then by state and move: that it is made, and signed
};

}  // namespace parley::dispute::course
