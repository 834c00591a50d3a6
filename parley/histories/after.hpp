#pragma once
// What happened after the cut-off of a past dispute. Only what scores forecasts, shows precedents or puts a brief
// beside what came reads it.
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace parley::histories {

/// yes, no, or neither: the day has not come, or the question has no answer here.
using Answer = std::optional<bool>;

struct Event {
    std::string date, what;
};

/// The level at which an issue stood by 3, 6, 12 and 24 months after the cut-off; empty: not known.
struct IssueAfter {
    std::string issue;
    std::array<std::string, 4> levels;
};

struct After {
    std::string slug, cutoff;
    std::string known_until;  ///< to which day the sources reach
    std::vector<Event> events;
    std::vector<IssueAfter> levels_at;  ///< some may be levels that nobody had named by the cut-off
    /// Whether the threat was carried out, in full or in part, by 3, 6 and 12 months; the day, empty: never or unknown.
    Answer carried_out[3];
    std::string carried_out_on;
    Answer answered;  ///< neither: nothing was carried out, or it was answered before
    Answer beyond;
    /// A text or statements of both by 6, 12 and 24 months; a truce counts. The day; empty: never or unknown.
    Answer agreed[3];
    bool truce_by_6 = false;  ///< by 6 months there was no more than a truce
    std::string agreed_on;
    Answer met_in_part, met_in_full;  ///< the first demand; in full is in part too
    Answer gone;                      ///< the new measures, by 24 months; neither: there were none, or it is not yet
};

/// Throws InputError: an event of the cut-off day or before, an answer outside the words of its question.
[[nodiscard]] After read_after(const std::string& file, std::string_view text);

}  // namespace parley::histories
