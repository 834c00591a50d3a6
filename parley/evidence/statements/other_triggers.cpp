// Statements by adjectives and set phrases, and by nouns.
#include <algorithm>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

// A form of "be", "seem", "remain", "say they are", adverbs apart, before an adjective.
bool predicated(const Tokens& tokens, std::size_t at, std::size_t least) {
    for (std::size_t k = at; k > least && k + 5 > at; --k) {
        const std::size_t here = k - 1;
        if (tokens.word_of(here, {"is",     "are",     "was",    "were",   "be",      "been",     "being",
                                  "am",     "seem",    "seems",  "remain", "remains", "remained", "appears",
                                  "appear", "becomes", "became", "isn't",  "aren't",  "wasn't",   "weren't"}))
            return true;
        if (tokens.word(here) &&
            (tokens[here].text.ends_with("'re") || tokens[here].text == "i'm" || tokens[here].text == "it's"))
            return true;
        if (!is_filler(tokens, here) && !tokens.word_of(here, {"not", "very", "more", "less", "no", "longer",
                                                               "increasingly", "quite", "deeply", "too"}))
            return false;
    }
    return false;
}

void ready(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    const bool to = tokens.word(at + 1, "to"), for_it = tokens.word(at + 1, "for");
    const bool open = tokens.word(at, "open");
    if (!to && !(for_it && tokens.word_of(at, {"ready", "prepared"}))) return;
    if (!predicated(tokens, at, in.sentence.first)) return;
    if (for_it && !is_deal_noun(tokens, at + 2) && !is_deal_noun(tokens, at + 3)) return;
    if (open && tokens.word_of(at + 2, {"any", "all", "every", "other", "interested"})) {
        Trigger trigger = trigger_of(in, Says::condition, at, at + 2, at + 2, Confidence::medium);
        found.push_back(trigger);
        return;
    }
    const bool no = negated_before(tokens, at, in.sentence.first);
    const Deed deed = deed_after(tokens, at + 2, in.sentence.end, 4);
    const bool raises = deed.at > 0 && escalates(tokens, deed.at, deed.verb, in.sentence.end);
    if (no && raises) return;
    Trigger trigger = trigger_of(in,
                                 no       ? Says::refusal
                                 : raises ? Says::threat
                                          : Says::offer,
                                 at, at + 2, in.clause_end(at + 2));
    trigger.rule = in.words(no ? at - 1 : at, at + 2);
    if (deed.at > 0) trigger.verb = deed.verb.base;
    found.push_back(trigger);
}

void unwilling(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    if (!in.tokens.word(at + 1, "to")) return;
    Trigger trigger = trigger_of(in, Says::refusal, at, at + 2, in.clause_end(at + 2));
    trigger.rule = in.words(at, at + 2);
    if (const Deed deed = deed_after(in.tokens, at + 2, in.sentence.end, 3); deed.at > 0) trigger.verb = deed.verb.base;
    found.push_back(trigger);
}

// "are unacceptable", "not up for negotiation", "off the table": what is refused stands before it.
std::size_t refused_end(const Tokens& tokens, std::size_t at, std::size_t least) {
    const bool no = negated_before(tokens, at, least);
    if (tokens.word_of(
            at, {"unacceptable", "non-negotiable", "nonnegotiable", "intolerable", "unthinkable", "unreasonable"}) &&
        !no)
        return predicated(tokens, at, least) ? at + 1 : 0;
    if (tokens.word_of(at, {"negotiable", "acceptable"}) && no) return at + 1;
    if (tokens.word(at, "non") && tokens.word_of(at + 2, {"negotiable", "starter"})) return at + 3;
    if (tokens.word(at, "nonstarter")) return at + 1;
    if (tokens.word(at, "up") && tokens.word(at + 1, "for") &&
        tokens.word_of(at + 2, {"negotiation", "discussion", "debate", "sale"}) && no)
        return at + 3;
    if (tokens.word(at, "off") && tokens.word(at + 1, "the") && tokens.word_of(at + 2, {"table", "agenda"}) && !no)
        return at + 3;
    if (tokens.word(at, "on") && tokens.word(at + 1, "the") && tokens.word_of(at + 2, {"table", "agenda"}) && no)
        return at + 3;
    if (tokens.word(at, "out") && tokens.word(at + 1, "of") && tokens.word(at + 2, "the") &&
        tokens.word(at + 3, "question"))
        return at + 4;
    if (tokens.word(at, "red") && tokens.word_of(at + 1, {"line", "lines"}) && !no) return at + 2;
    if (tokens.word(at, "excluded") && tokens.word(at + 1, "from")) return at + 2;
    return 0;
}

// "no plans to discuss", "no intention of lifting".
void no_plans(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    if (!tokens.word_of(at + 1, {"plan", "plans", "intention", "intentions", "interest", "desire", "wish", "appetite"}))
        return;
    const Deed deed = deed_after(tokens, at + 2, in.sentence.end, 5);
    if (deed.at == 0) return;
    const bool raises = escalates(tokens, deed.at, deed.verb, in.sentence.end);
    Trigger trigger = trigger_of(in, raises ? Says::offer : Says::refusal, at, deed.at, deed.at + 1);
    trigger.rule = in.words(at, at + 2);
    trigger.verb = deed.verb.base;
    found.push_back(trigger);
}

// "said Washington must lift its tariffs": a demand of whoever says it.
void must(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    const Mention* subject = nullptr;
    const Mention* sayer = nullptr;
    for (const Mention& mention : in.mentions) {
        if (mention.end > at || !mention.acts) continue;
        sayer = subject;
        subject = &mention;
    }
    if (subject == nullptr || sayer == nullptr || subject->actor.first_person || at - subject->end > 2) return;
    if (subject->actor.pronoun || subject->actor.countries == sayer->actor.countries) return;
    bool said = false;
    for (std::size_t k = sayer->end; k < subject->first; ++k)
        said = said || verb_at(tokens, k).verb == Verb::say || verb_at(tokens, k).verb == Verb::decide;
    if (!said) return;
    Trigger trigger = trigger_of(in, Says::demand, subject->first, at + 1, in.clause_end(at + 1));
    trigger.rule = in.words(at, at + 1);
    if (const Deed deed = deed_after(tokens, at + 1, in.sentence.end, 5); deed.at > 0) trigger.verb = deed.verb.base;
    found.push_back(trigger);
}

void adjective(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    const std::size_t least = in.sentence.first, end = in.sentence.end;
    if (tokens.word_of(at, {"ready", "willing", "prepared", "open", "happy", "keen", "inclined"})) {
        if (tokens.word_of(at, {"happy", "keen"}) &&
            tokens.word_of(at + 2, {"report", "announce", "say", "see", "note"}))
            return;
        ready(in, at, found);
    } else if (tokens.word_of(at, {"unwilling", "reluctant", "loath", "loth", "unprepared"})) {
        unwilling(in, at, found);
    } else if (const std::size_t refused = refused_end(tokens, at, least); refused > 0) {
        Trigger trigger = trigger_of(in, Says::refusal, at, at, refused, Confidence::medium);
        trigger.about = least;
        trigger.holder = Holder::sayer;
        found.push_back(trigger);
    } else if (tokens.word(at, "no")) {
        no_plans(in, at, found);
    } else if (tokens.word_of(at, {"confident", "optimistic", "pessimistic", "skeptical", "sceptical", "convinced",
                                   "doubtful", "hopeful", "certain", "sure", "adamant"})) {
        if (predicated(tokens, at, least) && !tokens.word(at - 1, "making"))
            found.push_back(trigger_of(in, Says::expectation, at, at + 1, in.clause_end(at + 1)));
    } else if (tokens.word(at, "apart") && tokens.word_of(at - 1, {"far", "way", "miles", "wide"})) {
        bool clear = false;  // "so far apart that leaders are sceptical": what follows says more
        for (std::size_t k = at + 1; k < std::min(end, at + 3); ++k) clear = clear || tokens.word(k, "that");
        if (!clear) found.push_back(trigger_of(in, Says::expectation, at, least, at + 1, Confidence::medium));
    } else if (tokens.word_of(at, {"react", "reacts", "reacted", "respond", "responds", "responded", "reacting"})) {
        for (std::size_t k = at + 1; k < std::min(end, at + 3); ++k)
            if (tokens.word_of(k, {"positively", "favourably", "favorably", "warmly", "well"}))
                found.push_back(trigger_of(in, Says::acceptance, at, k + 1, k + 1));
    } else if (verb_at(tokens, at).base == "raise" && tokens.word(at + 1, "the") &&
               tokens.word_of(at + 2, {"possibility", "prospect"})) {
        found.push_back(trigger_of(in, Says::expectation, at, at + 2, in.clause_end(at + 1)));
    } else if (tokens.word_of(at, {"shared", "joint"}) &&
               tokens.word_of(at + 1, {"commitment", "steps", "action", "actions"}) &&
               speaks_of_trade(tokens, at + 2, std::min(end, at + 12))) {
        Trigger trigger = trigger_of(in, Says::acceptance, at, at, at + 2, Confidence::medium);
        trigger.joint_only = true;
        found.push_back(trigger);
    } else if (tokens.word_of(at, {"hold", "holds", "holding"})) {
        for (std::size_t k = at + 1; k < std::min(end, at + 10); ++k)
            if (tokens.word(k, "accountable")) {
                Trigger trigger = trigger_of(in, Says::demand, at, at + 1, in.clause_end(at + 1), Confidence::medium);
                found.push_back(trigger);
            }
    } else if (tokens.word_of(at, {"in"}) && tokens.word_of(at + 1, {"effect", "force", "place"})) {
        bool duty = false, until = false;
        for (std::size_t k = least; k < at; ++k) duty = duty || is_duty_noun(tokens, k) || tokens.word(k, "rate");
        for (std::size_t k = at; k < end; ++k) until = until || tokens.word_of(k, {"until", "unless"});
        const bool stays =
            predicated(tokens, at, least) || tokens.word_of(at - 1, {"remain", "remains", "stay", "stays", "remained"});
        bool relative = false;  // or only expected: "was due to be in effect"
        for (std::size_t k = at; k > least && k + 4 > at; --k)
            relative = relative || tokens.word_of(k - 1, {"that", "which", "to"});
        if (duty && stays && !relative && !until && !negated_before(tokens, at, least)) {
            Trigger trigger = trigger_of(in, Says::fact, at, least, at + 2, Confidence::medium);
            trigger.holder = Holder::author;
            found.push_back(trigger);
        }
    } else if (tokens.word_of(at, {"unchanged", "unaltered"}) &&
               tokens.word_of(at - 1, {"remain", "remains", "stay"})) {
        Trigger trigger = trigger_of(in, Says::refusal, at, least, at + 1, Confidence::low);
        trigger.holder = Holder::author;
        found.push_back(trigger);
    } else if (tokens.word_of(at, {"must", "should"}) ||
               (tokens.word_of(at, {"has", "have", "needs", "need"}) && tokens.word(at + 1, "to"))) {
        must(in, at, found);
    }
}

struct Noun {
    Says says = Says::demand;
    bool known = false;
};
Noun noun_at(const Tokens& tokens, std::size_t at) {
    if (tokens.word_of(at, {"demand", "demands", "request", "requests", "ultimatum", "call", "calls", "insistence"}))
        return {Says::demand, true};
    if (tokens.word_of(at, {"threat", "threats"})) return {Says::threat, true};
    if (tokens.word_of(at, {"offer", "offers", "pledge", "pledges", "promise", "promises", "commitment", "commitments",
                            "proposal", "proposals", "willingness", "readiness", "concession"}))
        return {Says::offer, true};
    if (tokens.word_of(at, {"refusal", "rejection", "unwillingness", "reluctance"})) return {Says::refusal, true};
    if (tokens.word_of(at,
                       {"position", "view", "contention", "belief", "expectation", "argument", "stance", "conviction"}))
        return {Says::expectation, true};
    return {};
}

void noun(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    const Noun noun = noun_at(tokens, at);
    const std::size_t end = in.sentence.end;
    if (!noun.known || negated_before(tokens, at, in.sentence.first, 3)) return;
    const bool content = tokens.word_of(at + 1, {"for", "to", "that"}) || tokens.sign(at + 1, ":");
    const Mention* owner = nullptr;
    for (const Mention& mention : in.mentions)
        if (mention.owner && mention.end <= at && at - mention.end <= 5) owner = &mention;
    for (std::size_t k = owner != nullptr ? owner->end : at; k < at; ++k)
        if (tokens.word_of(k, {"of", "and", "to", "in", "for", "is", "that", "with"})) owner = nullptr;
    Trigger trigger = trigger_of(in, noun.says, at, at + 1, at + 1, Confidence::medium);
    trigger.named = true;
    if (noun.says == Says::expectation) {
        if (owner == nullptr || !tokens.word_of(at + 1, {"is", "was", "remains", "has"})) return;
        const bool that = tokens.word(at + 2, "that");
        if (!that) return;
        // "The stance is that the demands are unacceptable" is the refusal that it says.
        for (std::size_t k = at + 3; k < end; ++k)
            if (refused_end(tokens, k, in.sentence.first) > 0) return;
        trigger.named = false;
        trigger.confidence = Confidence::high;
        trigger.about = at + 3;
        trigger.until = end;
        trigger.holder = Holder::owner;
        found.push_back(trigger);
        return;
    }
    // "a request by White House officials for", "the demand, for limits, is from the Trade Representative"
    const auto named_after = [&](std::size_t k) -> const Mention* {
        for (const Mention& mention : in.mentions)
            if (mention.first <= k + 2 && mention.end > k) return &mention;
        return nullptr;
    };
    if (tokens.word_of(at + 1, {"by", "from"}) && named_after(at + 2) != nullptr) {
        trigger.holder = Holder::after;
        trigger.at = at + 2;
        trigger.named = false;
        trigger.until = named_after(at + 2)->end;
        trigger.about = trigger.until;
        found.push_back(trigger);
        return;
    }
    if (noun.says == Says::demand || noun.says == Says::offer || noun.says == Says::threat)
        for (std::size_t k = at + 1; k + 1 < end; ++k)
            if (tokens.word_of(k, {"is", "was", "comes", "came"}) && tokens.word(k + 1, "from") &&
                named_after(k + 2) != nullptr) {
                trigger.holder = Holder::after;
                trigger.at = k + 2;
                trigger.named = false;
                trigger.about = at + 1;
                trigger.until = end;
                found.push_back(trigger);
                return;
            }
    if (owner == nullptr) return;
    trigger.holder = Holder::owner;
    if (noun.says == Says::offer && !content && !tokens.word_of(at - 1, {"investment", "purchase", "purchasing"}))
        return;
    if (noun.says == Says::offer && tokens.word_of(at, {"commitment", "commitments"}) && tokens.word(at + 1, "to") &&
        tokens.word_of(at + 2, {"ensuring", "free", "peace"}))
        return;
    if (noun.says != Says::offer && !content && !tokens.word_of(at + 1, {"of", "against"})) return;
    if (tokens.word(at + 1, "to") && !tokens.word(at + 2)) return;
    const Deed deed = deed_after(tokens, at + 1, end, 6);
    if (deed.at > 0) trigger.verb = deed.verb.base;
    if (!tokens.sign(at + 1, ":")) {
        found.push_back(trigger);
        return;
    }
    // "two demands: a cut of the deficit, and curbs on the plan": one for each that is listed.
    trigger.named = false;
    std::size_t from = at + 2;
    const std::size_t begin = found.size();
    for (std::size_t k = at + 2; k <= end; ++k) {
        bool next = false;
        if (k < end && (tokens.word(k, "and") || tokens.sign(k, ";")))
            for (std::size_t j = k + 1; j < std::min(end, k + 5) && !next; ++j) {
                next = is_policy_noun(tokens, j);
                if (tokens.word_of(j, {"of", "in", "on", "for", "with", "to"})) break;
            }
        if (!next && k < end) continue;
        trigger.about = from;
        trigger.until = end;
        trigger.another = found.size() > begin;
        found.push_back(trigger);
        from = k + 1;
    }
}

}  // namespace

void find_adjectives(const SentenceIn& in, std::vector<Trigger>& found) {
    for (std::size_t at = in.sentence.first; at < in.sentence.end; ++at) adjective(in, at, found);
}

void find_nouns(const SentenceIn& in, std::vector<Trigger>& found) {
    for (std::size_t at = in.sentence.first; at < in.sentence.end; ++at) noun(in, at, found);
}

}  // namespace parley::evidence::statements
