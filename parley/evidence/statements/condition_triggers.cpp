// "only if", "unless", "in exchange for": what somebody makes a condition.
#include <algorithm>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

// What comes after "until" is a date and no condition.
bool is_time(const Tokens& tokens, std::size_t at) {
    return !tokens.word(at) ||
           tokens.word_of(
               at, {"january",   "february", "march",     "april",    "may",    "june",     "july",      "august",
                    "september", "october",  "november",  "december", "monday", "tuesday",  "wednesday", "thursday",
                    "friday",    "saturday", "sunday",    "now",      "then",   "recently", "today",     "tomorrow",
                    "next",      "last",     "late",      "early",    "at",     "mid",      "further",   "noon",
                    "midnight",  "this",     "otherwise", "year's"}) ||
           (tokens.word_of(at, {"the", "its"}) &&
            tokens.word_of(at + 1, {"end", "beginning", "start", "middle", "summer", "autumn", "expiry", "spring",
                                    "winter", "year", "week"}));
}

std::size_t condition_end(const Tokens& tokens, std::size_t at, std::size_t end, bool offered) {
    const auto two = [&](std::string_view a, std::string_view b) {
        return tokens.word(at, a) && tokens.word(at + 1, b);
    };
    if (two("only", "if") || two("only", "when") || two("only", "after") || two("only", "once")) return at + 2;
    if (tokens.word(at, "unless") && !is_time(tokens, at + 1)) return at + 1;
    if (tokens.word(at, "until") && !is_time(tokens, at + 1)) return at + 1;
    if (tokens.word_of(at, {"provided", "providing"}) && tokens.word(at + 1, "that") && at > 0 &&
        tokens.sign(at - 1, ","))
        return at + 2;
    if (tokens.word_of(at, {"on", "under"}) && (tokens.word(at + 1, "condition") || (tokens.word(at + 2, "condition"))))
        return tokens.word(at + 1, "condition") ? at + 2 : at + 3;
    if (two("as", "long") || two("so", "long")) return tokens.word(at + 2, "as") ? at + 3 : 0;
    if (tokens.word(at, "in") && tokens.word_of(at + 1, {"exchange", "return"}) && tokens.word(at + 2, "for"))
        return at + 3;
    if (tokens.word_of(at, {"conditional", "contingent", "conditioned", "dependent"}) &&
        tokens.word_of(at + 1, {"on", "upon"}))
        return at + 2;
    if (two("in", "order") && tokens.word(at + 2, "for")) return at + 3;
    if (tokens.word_of(at, {"upon"}) && tokens.word_of(at + 1, {"agreement", "consent", "approval"})) return at + 2;
    if (!offered) return 0;
    if (tokens.word_of(at, {"if", "once", "where"}) && at > 0 &&
        !tokens.word_of(at - 1, {"as", "even", "and", "what"}) && !tokens[at].capital)
        for (std::size_t k = at + 1; k < std::min(end, at + 9); ++k)
            if (tokens.word_of(k, {"is", "are", "has", "have", "does", "did", "were", "was", "can"}) ||
                verb_at(tokens, k).form == Form::third || verb_at(tokens, k).form == Form::past)
                return at + 1;
    return 0;
}

// "if Delhi does not cut its duty", "if it fails to": the same as unless it does.
std::size_t unless_in_other_words(const SentenceIn& in, std::size_t at) {
    const Tokens& tokens = in.tokens;
    if (!tokens.word(at, "if") || (at > 0 && tokens.word_of(at - 1, {"as", "even", "only", "what"}))) return 0;
    for (std::size_t k = at + 2; k < std::min(in.sentence.end, at + 7); ++k) {
        const bool undone =
            (tokens.word_of(k, {"does", "do", "did", "will", "is", "are"}) && tokens.word(k + 1, "not")) ||
            (tokens.word_of(k, {"fails", "fail", "refuses", "refuse", "failed", "refused"}) &&
             tokens.word(k + 1, "to"));
        if (undone) return at + 1;
    }
    return 0;
}

}  // namespace

void find_conditions(const SentenceIn& in, std::vector<Trigger>& found) {
    const std::size_t first = in.sentence.first, end = in.sentence.end;
    for (std::size_t at = first; at < end; ++at) {
        bool offered = false, threatened = false;
        for (const Trigger& trigger : found) {
            offered = offered || (trigger.says == Says::offer && trigger.at < at);
            threatened = threatened || (trigger.says == Says::threat && trigger.at < at);
        }
        std::size_t after = condition_end(in.tokens, at, end, offered);
        const bool begins = at == first || at == first + 1;
        const bool undone = after == 0 && unless_in_other_words(in, at) > 0 &&
                            (threatened || (begins && std::any_of(found.begin(), found.end(), [](const Trigger& each) {
                                                return each.says == Says::threat;
                                            })));
        if (undone) after = at + 1;
        if (after == 0) continue;
        // Within what somebody expects it is no condition of anybody.
        bool inside = false;
        for (const Trigger& trigger : found)
            inside = inside || ((trigger.says == Says::expectation || trigger.says == Says::condition) &&
                                trigger.at < at && at < trigger.until);
        if (inside) continue;
        Trigger trigger = trigger_of(in, Says::condition, at, after, after);
        trigger.rule = in.words(at, after);
        trigger.another = true;
        // "will impose duties unless X lifts its own": what X is to do is demanded.
        if ((undone || in.tokens.word(at, "unless")) && threatened) {
            if (!in.acts_between(after, std::min(end, after + 4))) continue;
            trigger.says = Says::demand;
            trigger.confidence = Confidence::medium;
        }
        if (begins) {
            trigger.holder = Holder::after;
            std::size_t comma = at;
            while (comma < end && !in.tokens.sign(comma, ",")) ++comma;
            trigger.at = comma + 1;
        }
        found.push_back(trigger);
    }
}

}  // namespace parley::evidence::statements
