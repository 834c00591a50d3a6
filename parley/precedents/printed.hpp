#pragma once
// The chances that are printed of a dispute that is not over, and how far they may be trusted. docs/precedents.md.
#include <string>
#include <vector>

#include "parley/precedents/pooling.hpp"
#include "parley/precedents/precedents.hpp"
#include "parley/precedents/scores.hpp"

namespace parley::precedents {

/// What the course said of the given past disputes: histories/course.csv, written by `parley backtest --shares`.
[[nodiscard]] SharesBySlug course_of_the_past();
/// slug, then a column for each question; empty where the course says nothing.
[[nodiscard]] std::string shares_csv(const SharesBySlug& shares);
/// Throws InputError: a share outside 0 to 1, a dispute twice.
[[nodiscard]] SharesBySlug read_shares(const std::string& file, std::string_view csv);

/// How a method did on past disputes against those that need no model.
struct Standing {
    std::size_t cases = 0;
    double brier = 0.0;
    Difference against_rates, against_features;
    /// Both intervals lie below zero. Good or bad, the words on the page follow from it.
    [[nodiscard]] bool validated() const {
        return against_rates.clusters > 1 && against_rates.high < 0.0 && against_features.high < 0.0;
    }
};
[[nodiscard]] Standing standing_of(const Method& method, std::span<const Case> cases);
/// Whether plain rates score better by more than clusters drawn anew would move it.
[[nodiscard]] inline bool told_worse(const Standing& of) {
    return of.against_rates.clusters > 1 && of.against_rates.low > 0.0;
}

struct PrintedChances {
    Asked asked;
    Chances rates{}, features{};            ///< of the others, by counts alone; with due day and exposure
    Chances course{}, pooled{};             ///< not a number: the course was not asked, or says nothing of it
    PoolingWeight weight;                   ///< of the course in the pooled chances, over the given past disputes
    Standing alone, together, by_features;  ///< of the course, of the pooled chances, of rates with features

    /// The course takes part only where its weight's interval does not hold zero.
    [[nodiscard]] bool course_takes_part() const { return weight.low > 0.005; }
    /// Due day and exposure do, as was fixed before a score was seen, until rates without them are told to be better.
    [[nodiscard]] bool features_take_part() const { return !told_worse(by_features); }
    [[nodiscard]] const Chances& printed() const {
        return course_takes_part() ? pooled : features_take_part() ? features : rates;
    }
    [[nodiscard]] bool validated() const { return course_takes_part() && together.validated(); }
};

/// Learnt from the past disputes that are not the asked one's own story. `course`: its shares; null: not asked. Same
/// bytes on any number of threads (0: all of the machine's).
[[nodiscard]] PrintedChances printed_chances(const Asked& asked, const std::vector<histories::History>& histories,
                                             const SharesBySlug& past, const Chances* course, int threads = 1);

}  // namespace parley::precedents
