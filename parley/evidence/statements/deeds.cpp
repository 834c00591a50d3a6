#include <algorithm>

#include "parley/evidence/statements/clause.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

// More of these favours the other side: "will increase its purchases".
bool favours(const Tokens& tokens, std::size_t at, std::size_t end) {
    for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k) {
        if (tokens.word_of(
                k, {"purchases", "imports", "access", "transparency", "cooperation", "investment", "investments",
                    "opportunities", "quota", "quotas", "funding", "aid", "exports", "trade", "spending", "market"}))
            return true;
        if (is_duty_noun(tokens, k)) return false;
    }
    return false;
}

// "leave the room", "raise the possibility": no measure against trade.
bool of_deal_only(const Tokens& tokens, std::size_t at, std::size_t end) {
    for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k)
        if (tokens.word_of(k, {"possibility", "prospect", "question", "questions", "concerns", "issue", "deal", "hopes",
                               "doubts", "room", "awareness", "balance"}))
            return !tokens.word_of(at, {"leave", "leaving", "walk", "walking"});
    return false;
}

}  // namespace

bool escalates(const Tokens& tokens, std::size_t at, const VerbForm& verb, std::size_t end) {
    if (verb.base == "take") {
        for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k) {
            if (tokens.word(k, "off")) return true;
            if (tokens.word(k, "to") && tokens.word_of(k + 2, {"world", "wto", "court", "tribunal", "panel"}))
                return true;
            if (tokens.word_of(k, {"retaliatory", "countermeasures", "reprisals"})) return true;
        }
        return false;
    }
    if (verb.base == "double" || verb.base == "triple" || verb.base == "walk")
        if (tokens.word(at + 1, "down")) return false;
    if (verb.base == "let")
        for (std::size_t k = at + 1; k < std::min(end, at + 9); ++k)
            if (tokens.word_of(k, {"lapse", "expire", "collapse"})) return true;
    if (verb.base == "withdraw" || verb.base == "suspend" || verb.base == "end" || verb.base == "halt" ||
        verb.base == "stop" || verb.base == "terminate" || verb.base == "scrap" || verb.base == "pause" ||
        verb.base == "revoke" || verb.base == "cut") {
        for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k) {
            if (is_duty_noun(tokens, k) || tokens.word_of(k, {"measures", "investigations", "investigation"}))
                return false;
            if (is_deal_noun(tokens, k) || tokens.word_of(k, {"concessions", "exports", "supplies", "purchases", "off",
                                                              "cooperation", "licences", "licenses", "imports"}))
                return true;
        }
        return false;
    }
    if (verb.base == "put" || verb.base == "place" || verb.base == "set" || verb.base == "implement" ||
        verb.base == "apply" || verb.base == "adopt")
        return of_duties(tokens, at + 1, end, 8);
    // A rule that is tightened at home keeps nobody's goods out.
    if (verb.base == "tighten") return of_duties(tokens, at + 1, end, 7);
    if (verb.base == "respond" || verb.base == "answer")
        for (std::size_t k = at + 1; k < std::min(end, at + 4); ++k)
            if (tokens.word_of(k, {"positively", "constructively", "question", "questions", "favourably"}))
                return false;
    if (verb.base == "strike" || verb.base == "target" || verb.base == "hit" || verb.base == "raise" ||
        verb.base == "introduce" || verb.base == "leave" || verb.base == "walk" || verb.base == "charge")
        return !favours(tokens, at, end) && !of_deal_only(tokens, at, end);
    return verb.verb == Verb::escalate && !favours(tokens, at, end);
}

}  // namespace parley::evidence::statements
