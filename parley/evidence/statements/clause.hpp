#pragma once
// What stands before a verb: will, not, to, has been.
#include "parley/evidence/prose/tokens.hpp"
#include "parley/evidence/statements/sentences.hpp"
#include "parley/evidence/statements/stance_verbs.hpp"

namespace parley::evidence::statements {

struct VerbGroup {
    bool future = false;      ///< will, would, is going to, plans to
    bool could = false;       ///< may, could, might
    bool must = false;        ///< must, should, has to
    bool negated = false;     ///< not, never, no longer
    bool infinitive = false;  ///< to lift
    bool passive = false;     ///< be lifted
    bool progressive = false;
    bool bare = true;  ///< nothing of this stands before it
    std::size_t first = 0;
};
[[nodiscard]] VerbGroup group_before(const prose::Tokens& tokens, std::size_t at, std::size_t least);

/// "not", "never", "cannot", "don't", "no longer" among the few words before; not across a stop or a conjunction.
[[nodiscard]] bool negated_before(const prose::Tokens& tokens, std::size_t at, std::size_t least,
                                  std::size_t words = 4);
/// Adverbs and the marks of a list, which may stand anywhere in a group of verbs.
[[nodiscard]] bool is_filler(const prose::Tokens& tokens, std::size_t at);

/// The first verb that raises or lowers barriers, talks or yields, from `at` on: of "to sign all documents to charge".
struct Deed {
    std::size_t at = 0;  ///< 0: none
    VerbForm verb;
};
[[nodiscard]] Deed deed_after(const prose::Tokens& tokens, std::size_t at, std::size_t end, std::size_t words);

/// Whether the verb at `at` raises a barrier or ends what the other side wants, by its object too: "take Korea off a
/// list", "put duties of"; not "raise the possibility", "increase purchases".
[[nodiscard]] bool escalates(const prose::Tokens& tokens, std::size_t at, const VerbForm& verb, std::size_t end);

/// Whether the clause from `at` on speaks of duties, sanctions or other measures against trade.
[[nodiscard]] bool of_duties(const prose::Tokens& tokens, std::size_t at, std::size_t end, std::size_t words = 14);

}  // namespace parley::evidence::statements
