#pragma once
// Private to the reader: the words of a sentence that make a statement, before it is known whose it is.
#include <string>
#include <vector>

#include "parley/evidence/statements/statements.hpp"

namespace parley::evidence::statements {

/// Whose statement it is, and where to look.
enum class Holder {
    subject,  ///< whoever acts before the words
    sayer,    ///< who says it: of passives and of what a thing does
    owner,    ///< "China's demand"
    after,    ///< who is named after the words: "a request by", "until …, the President"
    author    ///< whose paper it is
};

struct Trigger {
    Says says = Says::demand;
    Holder holder = Holder::subject;
    std::size_t at = 0;     ///< token: what stands before it is looked through for the holder
    std::size_t about = 0;  ///< token where what it is about begins
    std::size_t until = 0;  ///< token up to which nothing else is read: the clause that it governs
    std::string rule, verb;
    Confidence confidence = Confidence::high;
    bool another = false;     ///< beside one of the same kind in the sentence: "that …, and that …"
    bool named = false;       ///< by a noun, "X's threats to": known to the reader already
    bool joint_only = false;  ///< counts only where several do it together
};

struct SentenceIn {
    const prose::Tokens& tokens;
    Sentence sentence;
    std::vector<Mention> mentions;

    /// Somebody acts between the tokens.
    bool acts_between(std::size_t first, std::size_t end) const;
    const Mention* actor_at(std::size_t at) const;
    /// Where a clause that begins at `at` ends: at a semicolon, or where somebody else takes over.
    std::size_t clause_end(std::size_t at) const;
    std::string words(std::size_t first, std::size_t end) const;
};

/// At the words [first, end); what it is about begins at `at`.
[[nodiscard]] Trigger trigger_of(const SentenceIn& in, Says says, std::size_t first, std::size_t at, std::size_t end,
                                 Confidence confidence = Confidence::high);

void find_verbs(const SentenceIn& in, std::vector<Trigger>& found);
void find_adjectives(const SentenceIn& in, std::vector<Trigger>& found);
void find_nouns(const SentenceIn& in, std::vector<Trigger>& found);
void find_conditions(const SentenceIn& in, std::vector<Trigger>& found);
void find_enactments(const SentenceIn& in, std::vector<Trigger>& found);
/// Of a list whose items the sentence before it governs: "I determine it necessary to:".
void find_item(const SentenceIn& in, std::vector<Trigger>& found);

/// Whether a sentence tells something as known, as the content of an earlier paper, as a mere opinion or as goodwill:
/// "the fact that X would retaliate", "In Order 5 I imposed", "I think that led", "agree to deepen their ties". No
/// statement of this text. `authored`: of one government's paper, in which a day in the past is background too.
[[nodiscard]] bool is_background(const SentenceIn& in, const Trigger& trigger, bool authored);

/// Duties, deals, markets, goods: whether the words [first, end) speak of trade at all.
[[nodiscard]] bool speaks_of_trade(const prose::Tokens& tokens, std::size_t first, std::size_t end);

/// The first word after the mark of a list.
[[nodiscard]] std::size_t first_word(const SentenceIn& in);

/// "Specifically, …": the sentence says again, with its content, what the one before has announced.
[[nodiscard]] bool says_it_closer(const SentenceIn& in);

}  // namespace parley::evidence::statements
