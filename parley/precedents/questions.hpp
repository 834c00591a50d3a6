#pragma once
// What is asked of every dispute, and when it was answered. docs/precedents.md has the rules.
#include <array>
#include <cstddef>

#include "parley/histories/history.hpp"

namespace parley::precedents {

inline constexpr std::size_t n_questions = 8;
struct Question {
    const char *id, *words;
    bool primary;
    double outside;      ///< chance that others' counts give
    const char* source;  ///< of it; "a guess" where nothing is published
};
inline constexpr std::array<Question, n_questions> questions = {{
    {"carried-out-6", "the threat carried out by 6 months", true, 0.50, "TIES: almost half were not"},
    {"answered", "answered, where carried out", false, 0.17, "Bayard & Elliott: a dozen of 72"},
    {"beyond", "gone beyond within 12 months", false, 0.25, "a guess"},
    {"signed-6", "an agreement by 6 months", true, 0.35, "a guess"},
    {"signed-24", "an agreement by 24 months", false, 0.50, "a guess"},
    {"in-part", "the demand met at least in part", true, 0.52, "Drezner: 45 of 86"},
    {"in-full", "the demand met in full", false, 0.20, "a guess"},
    {"gone-24", "the new measures gone by 24 months", false, 0.50, "a guess"},
}};

/// By question what happened; nothing where it was not known, did not apply, or had happened before the cut-off.
using Answers = std::array<histories::Answer, n_questions>;
[[nodiscard]] Answers answers_of(const histories::After& after, bool truce_counts = true);
/// The history has what happened after; what held before the cut-off is not asked. With `truce_counts` false a truce is
/// no agreement.
[[nodiscard]] Answers answers_of(const histories::History& history, bool truce_counts = true);

/// What came first, by 3, 6 and 12 months after the cut-off, of one history: nothing yet, an agreement, or the threat
/// carried out. Nothing where the threat had been carried out before, or a day is not known.
enum class First { neither, agreement, carried_out };
inline constexpr long horizons[3] = {91, 183, 365};  ///< days
[[nodiscard]] std::optional<std::array<First, 3>> first_of(const histories::History& history);

}  // namespace parley::precedents
