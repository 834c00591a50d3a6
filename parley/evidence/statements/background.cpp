// What is told as known already, or politely: no statement of this text.
#include "parley/evidence/statements/triggers.hpp"

#include <algorithm>

#include "parley/evidence/statements/clause.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

// "in recognition of the fact that China would retaliate, duties are raised": up to the comma that ends it.
bool given_as_fact(const SentenceIn& in, std::size_t at) {
    for (std::size_t k = in.sentence.first; k + 1 < at; ++k) {
        if (!in.tokens.word(k, "fact") || !in.tokens.word(k + 1, "that")) continue;
        if (!in.tokens.word_of(k - 1, {"the"})) continue;
        bool inside = true;
        for (std::size_t j = k + 2; j < at; ++j)
            inside = inside && !(in.tokens.sign(j, ",") && in.acts_between(j, std::min(in.sentence.end, j + 4)));
        if (inside) return true;
    }
    return false;
}

// Whether what stands at `at` is still in the clause of `from`: nobody else has taken over after a comma or a "but".
bool same_clause(const SentenceIn& in, std::size_t from, std::size_t at) {
    for (std::size_t k = from + 1; k < at; ++k) {
        if (in.tokens.sign(k, ";") || in.tokens.word(k, "but")) return false;
        const bool joint = in.tokens.sign(k, ",") || in.tokens.word(k, "and");
        if (joint && in.acts_between(k + 1, std::min(at, k + 5))) return false;
    }
    return true;
}

// "denied that it had threatened", "stopped short of", "declined to say", "it is unlikely that".
bool denies(const SentenceIn& in, std::size_t k) {
    const Tokens& tokens = in.tokens;
    if (tokens.word_of(k, {"denied", "denies", "deny", "denying", "denial"}))
        return !negated_before(tokens, k, in.sentence.first);
    if (tokens.word_of(k, {"stopped", "stops", "stop", "stopping", "fell", "falls"}) && tokens.word(k + 1, "short"))
        return true;
    if (tokens.word_of(k, {"refused", "refuses", "declined", "declines", "failed", "fails"}) &&
        tokens.word(k + 1, "to") &&
        tokens.word_of(k + 2, {"say", "confirm", "comment", "elaborate", "specify", "clarify", "acknowledge"}))
        return true;
    if (tokens.word_of(k, {"unlikely", "improbable", "implausible", "inconceivable"}))
        return tokens.word_of(k + 1, {"that", "for"});
    return tokens.word_of(k, {"few", "nobody", "none"}) && verb_at(tokens, k + 1).verb == Verb::believe;
}

// "whether it would retaliate", "Had Japan raised its duties", "in theory": asked, denied or imagined, and not said.
bool not_said(const SentenceIn& in, const Trigger& trigger) {
    const Tokens& tokens = in.tokens;
    const std::size_t first = first_word(in);
    if (tokens.word(first, "had") && !tokens.word(first + 1, "to") && in.acts_between(first + 1, first + 6))
        return true;
    for (std::size_t k = first; k < trigger.at; ++k) {
        if (tokens.word(k, "whether") && same_clause(in, k, trigger.at)) return true;
        const bool supposed = tokens.word_of(k, {"if", "should", "suppose", "supposing"}) && trigger.says == Says::fact;
        if ((supposed || denies(in, k)) && same_clause(in, k, trigger.at)) return true;
    }
    for (std::size_t k = first; k < in.sentence.end; ++k)
        if (tokens.word_of(k, {"hypothetical", "hypothetically", "imaginary", "joked", "jokingly"})) return true;
    return false;
}

// "withdrew its threat", "has since dropped the demand": what is said no longer.
bool taken_back(const SentenceIn& in, const Trigger& trigger) {
    for (std::size_t k = in.sentence.first; k < in.sentence.end; ++k) {
        const VerbForm verb = verb_at(in.tokens, k);
        const bool back = verb.base == "withdraw" || verb.base == "drop" || verb.base == "abandon" ||
                          verb.base == "shelve" || verb.base == "rescind" || verb.base == "retreat" ||
                          in.tokens.word_of(k, {"retracted", "retracts"});
        if (!back || verb.form == Form::base) continue;
        for (std::size_t j = k + 1; j < std::min(in.sentence.end, k + 5); ++j)
            if ((trigger.says == Says::threat && in.tokens.word_of(j, {"threat", "threats", "ultimatum"})) ||
                (trigger.says == Says::demand && in.tokens.word_of(j, {"demand", "demands", "request"})) ||
                (trigger.says == Says::offer && in.tokens.word_of(j, {"offer", "offers", "proposal"})))
                return true;
    }
    return false;
}

// "In Order 14257 of April 2, I imposed": what an earlier paper did.
bool recited(const SentenceIn& in, std::size_t at) {
    const Tokens& tokens = in.tokens;
    const std::size_t first = first_word(in);
    for (std::size_t k = first; k < std::min(at, first + 12); ++k) {
        if (!tokens.word_of(k, {"order", "proclamation", "regulation", "notice", "directive", "memorandum", "decision",
                                "determination", "decree"}))
            continue;
        bool opens = false;
        for (std::size_t j = k; j > first && j + 5 > k; --j)
            opens = opens || tokens.word_of(j - 1, {"in", "by", "under"});
        return opens && (tokens.digits(k + 1) || tokens.word_of(k + 1, {"dated", "no", "of"}));
    }
    return false;
}

// "On April 2, 2025, the President imposed": a paper's account of how it came to it.
bool dated_past(const SentenceIn& in) {
    const Tokens& tokens = in.tokens;
    const std::size_t first = first_word(in);
    if (!tokens.word_of(first, {"on", "in", "since"})) return false;
    for (std::size_t k = first + 1; k < first + 7; ++k)
        if (tokens.digits(k) && !tokens.sign(k + 1, "%")) return true;
    return false;
}

// "agree to strengthen cooperation", "take actions to address practices of third parties": nothing that either wants of
// the other.
bool goodwill(const SentenceIn& in, const Trigger& trigger) {
    const Tokens& tokens = in.tokens;
    const std::size_t end = std::min(in.sentence.end, trigger.about + 14);
    bool better = false;
    for (std::size_t k = trigger.at; k < end; ++k) {
        better = better || tokens.word_of(k, {"strengthen", "strengthening", "deepen", "deepening", "enhance",
                                              "improve", "foster", "advance", "promote", "reinforce", "bolster"});
        if (better && tokens.word_of(k, {"alignment", "cooperation", "partnership", "relationship", "relations", "ties",
                                         "dialogue", "friendship", "engagement", "understanding", "coordination"}))
            return true;
        if (is_duty_noun(tokens, k) || is_deal_noun(tokens, k)) return false;
        if (tokens.word(k, "third") && tokens.word_of(k + 1, {"parties", "countries", "country"})) return true;
    }
    return false;
}

// "I think that led to a good talk": a politeness, unless it speaks of trade or of what will be.
bool mere_opinion(const SentenceIn& in, const Trigger& trigger) {
    const Tokens& tokens = in.tokens;
    const Mention* who = in.actor_at(trigger.at);
    if (who == nullptr || !who->actor.first_person) return false;
    const VerbForm verb = verb_at(tokens, trigger.about - 1);
    if (verb.verb != Verb::believe || verb.base == "expect") return false;
    for (std::size_t k = trigger.about; k < trigger.until; ++k)
        if (tokens.word_of(k, {"will", "would", "going", "can", "could", "may", "might"})) return false;
    return !speaks_of_trade(tokens, trigger.about, trigger.until);
}

}  // namespace

std::size_t first_word(const SentenceIn& in) {
    std::size_t at = in.sentence.first;
    while (at + 1 < in.sentence.end && !in.tokens.word(at)) ++at;
    return at;
}

bool speaks_of_trade(const Tokens& tokens, std::size_t first, std::size_t end) {
    for (std::size_t k = first; k < end; ++k)
        if (is_duty_noun(tokens, k) || is_deal_noun(tokens, k) || is_policy_noun(tokens, k) ||
            tokens.word_of(k, {"trade", "market", "markets", "imports", "exports", "import", "export", "goods",
                               "investment", "deficit", "imbalance", "differences", "measures", "industry", "economy"}))
            return true;
    return false;
}

bool says_it_closer(const SentenceIn& in) {
    const std::size_t first = first_word(in);
    return in.tokens.word_of(first, {"specifically", "concretely", "namely"}) ||
           (in.tokens.word(first, "in") && in.tokens.word_of(first + 1, {"particular", "detail"}));
}

bool is_background(const SentenceIn& in, const Trigger& trigger, bool authored) {
    if (trigger.says == Says::fact && trigger.holder == Holder::subject &&
        (recited(in, trigger.at) || (authored && dated_past(in))))
        return true;
    if (trigger.says == Says::expectation) return mere_opinion(in, trigger);
    if (not_said(in, trigger) || taken_back(in, trigger)) return true;
    if ((trigger.says == Says::offer || trigger.says == Says::acceptance) && goodwill(in, trigger)) return true;
    return given_as_fact(in, trigger.at);
}

}  // namespace parley::evidence::statements
