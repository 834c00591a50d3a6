#include "parley/evidence/statements/clause.hpp"

#include <algorithm>

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

bool says_not(const Tokens& tokens, std::size_t at) {
    if (!tokens.word(at)) return false;
    const std::string& text = tokens[at].text;
    return tokens.word_of(at, {"not", "never", "cannot", "hardly", "neither", "nor"}) || text.ends_with("n't");
}

bool is_roman(const std::string& text) {
    return !text.empty() && text.size() <= 4 && text.find_first_not_of("ivxabcde") == std::string::npos;
}

// "( ii )" ending at `at`.
bool list_mark(const Tokens& tokens, std::size_t at) {
    return at >= 2 && tokens.sign(at, ")") && tokens.sign(at - 2, "(") && is_roman(tokens[at - 1].text);
}

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

bool is_filler(const Tokens& tokens, std::size_t at) {
    if (!tokens.word(at)) return false;
    const std::string& text = tokens[at].text;
    return (text.size() > 4 && text.ends_with("ly") && text != "supply" && text != "apply") ||
           tokens.word_of(at, {"also", "now",  "still",   "soon",   "then", "only",      "further",  "again", "already",
                               "even", "ever", "instead", "today",  "so",   "therefore", "once",     "both",  "either",
                               "yet",  "just", "hereby",  "always", "at",   "least",     "together", "first", "all"});
}

bool negated_before(const Tokens& tokens, std::size_t at, std::size_t least, std::size_t words) {
    for (std::size_t k = 0; k < words && at > least + k; ++k) {
        const std::size_t here = at - 1 - k;
        if (says_not(tokens, here)) return true;
        if (tokens.word(here, "longer") && here > least && tokens.word(here - 1, "no")) return true;
        if (tokens.word(here, "no") && !tokens.word(here + 1, "longer")) return true;
        if (!tokens.word(here) || tokens.word_of(here, {"and", "but", "or", "that", "who", "which", "to"}))
            return false;
    }
    return false;
}

VerbGroup group_before(const Tokens& tokens, std::size_t at, std::size_t least) {
    VerbGroup group;
    group.first = at;
    const VerbForm verb = verb_at(tokens, at);
    for (std::size_t k = at; k > least;) {
        const std::size_t here = k - 1;
        if (says_not(tokens, here)) group.negated = true;
        if (list_mark(tokens, here)) {
            k = here - 2;
            continue;
        }
        // ", however,"
        if (tokens.sign(here, ",") && here >= least + 2 &&
            tokens.word_of(here - 1, {"however", "though", "therefore", "moreover", "instead", "meanwhile", "too"}) &&
            tokens.sign(here - 2, ",")) {
            k = here - 2;
            continue;
        }
        if (tokens.word(here, "not") && tokens.word(here + 1, "only")) group.negated = false;
        const bool not_only = tokens.word_of(here, {"not", "never"});
        if (not_only || is_filler(tokens, here)) {
            k = here;
            if (not_only) group.bare = false, group.first = here;
            continue;
        }
        if (!tokens.word(here)) break;
        const std::string& text = tokens[here].text;
        const bool will = tokens.word_of(here, {"will", "would", "shall", "won't", "wouldn't", "shan't"}) ||
                          text.ends_with("'ll") || text.ends_with("'d");
        const bool could = tokens.word_of(here, {"may", "might", "could", "couldn't", "can", "cannot", "can't"}) &&
                           !tokens[here].capital;
        const bool must = tokens.word_of(here, {"must", "should", "ought", "shouldn't"});
        const bool be = tokens.word_of(here, {"be", "been", "being", "is", "are", "was", "were", "am", "isn't",
                                              "aren't", "wasn't", "weren't"}) ||
                        text.ends_with("'re") || text == "i'm" || text == "it's";
        const bool have =
            tokens.word_of(here, {"has", "have", "had", "hasn't", "haven't", "hadn't"}) || text.ends_with("'ve");
        if (will) group.future = true;
        if (could) group.could = true;
        if (must) group.must = true;
        if (be) (verb.form == Form::past ? group.passive : group.progressive) = true;
        if (text == "to") group.infinitive = true;
        const bool doing = tokens.word_of(here, {"do", "does", "did", "don't", "doesn't", "didn't"});
        if (!will && !could && !must && !be && !have && text != "to" && !doing) break;
        group.bare = false;
        group.first = here;
        k = here;
        if (will || could || must || text == "to" || doing) break;
    }
    // "is going to", "plans to", "has to": what governs the infinitive.
    if (group.infinitive && group.first > least) {
        std::size_t here = group.first - 1;
        while (here > least && is_filler(tokens, here)) --here;
        const VerbForm before = verb_at(tokens, here);
        const bool will = (tokens.word(here, "going") || before.verb == Verb::plan ||
                           tokens.word_of(here, {"set", "poised", "about", "due"})) &&
                          !(tokens.word_of(here, {"plan", "plans"}) && here > least &&
                            tokens.word_of(here - 1, {"the", "a", "its", "their", "billion", "his"}));
        if (will) {
            group.future = true;
            group.negated = group.negated || negated_before(tokens, here, least, 3);
        }
        if (tokens.word_of(here, {"has", "have", "needs", "need", "had"})) group.must = true;
    }
    return group;
}

Deed deed_after(const Tokens& tokens, std::size_t at, std::size_t end, std::size_t words) {
    for (std::size_t k = at; k < std::min(end, at + words); ++k) {
        const VerbForm verb = verb_at(tokens, k);
        const bool deed = verb.verb == Verb::escalate || verb.verb == Verb::concede || verb.verb == Verb::talk;
        // Nouns of the same form: "the import", "a change".
        const bool noun = k > at && verb.form == Form::base && !tokens.word(k - 1, "to") && !is_filler(tokens, k - 1) &&
                          !tokens.word_of(k - 1, {"and", "or", "will", "would", "not", "let"});
        if (deed && !noun && verb.form != Form::past && verb.form != Form::third) return {k, verb};
        if (tokens.sign_of(k, {";", "."})) break;
    }
    return {};
}

bool of_duties(const Tokens& tokens, std::size_t at, std::size_t end, std::size_t words) {
    for (std::size_t k = at; k < std::min(end, at + words); ++k) {
        if (is_duty_noun(tokens, k)) return true;
        if (tokens.sign(k, ";")) return false;
    }
    return false;
}

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
