#pragma once
// Private to the drafter: the pieces as a file.
#include "parley/scenario/draft/issues.hpp"

namespace parley::scenario::draft {

struct StanceDraft {
    const evidence::statements::Statement* statement = nullptr;
    std::string party, level;
};

struct Pieces {
    std::string title, world;
    DraftOptions options;
    std::vector<PartyDraft> parties;
    std::vector<BaselineDraft> baseline;
    std::vector<IssueDraft> issues;
    std::vector<StanceDraft> stances;
    std::vector<const evidence::statements::Statement*> facts;
    const std::vector<evidence::statements::Person>* people = nullptr;
    std::vector<std::string> not_placed;
    std::size_t placed = 0, assumed = 0;
};

[[nodiscard]] std::string write_draft(const Pieces& pieces);

/// A sentence that stands in lines, in one: "bil-" and "lion" are one word.
[[nodiscard]] std::string unbroken(const std::string& sentence);

/// "Duties of China".
[[nodiscard]] std::string label_of(Matter matter, const std::string& owner);
/// The day by which a threat is due: a date of its sentence that is said to be one ("from 1 March"), or a time from
/// publication ("within 30 days", "by the end of next month"). "none" where that is not plain: what begins, ends or has
/// been on a day is not due on it.
[[nodiscard]] std::string due_of(const evidence::statements::Statement& statement, const std::string& published);

}  // namespace parley::scenario::draft
