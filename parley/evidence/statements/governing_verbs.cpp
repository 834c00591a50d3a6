// "demands", "refuses to", "agreed": verbs that govern what is demanded, refused or agreed.
#include <algorithm>

#include "parley/evidence/statements/verb_reader.hpp"

namespace parley::evidence::statements {

void VerbReader::governor(std::size_t at, const VerbForm& verb, const VerbGroup& group) {
    const std::size_t first = group.first;
    const std::size_t clause = in.clause_end(at + 1);
    const auto then = [&](Trigger& trigger) { trigger.until = clause; };
    switch (verb.verb) {
        case Verb::refuse:
            if (group.negated) return;
            if (refuses_a_request(at)) {
                add(Says::refusal, first, at).verb = deed_base(at);
                break;
            }
            if (!tokens.word(at + 1, "to")) return;
            if (tokens.word_of(at + 2,
                               {"comment", "say", "elaborate", "speculate", "confirm", "identify", "answer", "be"}))
                return;
            {
                Trigger& trigger = add(Says::refusal, first, at);
                if (const Deed deed = deed_after(tokens, at + 2, end, 3); deed.at > 0) trigger.verb = deed.verb.base;
            }
            break;
        case Verb::reject:
            if (group.negated || group.passive) return;
            if (verb.base == "rule" && !tokens.word(at + 1, "out") && !tokens.word(at + 2, "out")) return;
            if (verb.base == "object" && !tokens.word(at + 1, "to")) return;
            if (verb.base == "dismiss" && !of_a_proposal(at)) return;
            then(add(Says::refusal, first, at));
            break;
        case Verb::demand:
            demand(at, verb, group, clause);
            break;
        case Verb::want:
            want(at, verb, group, clause);
            break;
        case Verb::insist:
            insist(at, group, clause);
            break;
        case Verb::offer:
            if (group.negated || group.passive) return;
            if (verb.base == "approach" && deed_or_address(at) == 0) return;
            if (verb.base == "propose" && of_duties(tokens, at + 1, end, 5) && !lowers_soon(at)) {
                add(Says::threat, first, at, Confidence::medium);
                break;
            }
            add(Says::offer, first, at).verb = deed_base(at);
            found.back().until = clause;
            break;
        case Verb::promise:
            promise(at, group, clause);
            break;
        case Verb::reaffirm:
            if (!offers_soon(at)) return;
            add(Says::offer, first, at).until = clause;
            break;
        case Verb::threaten:
            if (group.passive || group.negated) return;
            add(Says::threat, first, at).verb = deed_base(at);
            break;
        case Verb::warn: {
            if (group.negated) return;
            for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k)  // "warned its partners not to retaliate"
                if (tokens.word_of(k, {"not", "against"}) && (tokens.word(k, "against") || tokens.word(k + 1, "to"))) {
                    then(add(Says::demand, first, at, Confidence::medium));
                    return;
                }
            bool bad = false;
            for (std::size_t k = at + 1; k < std::min(end, at + 20); ++k)
                bad = bad || tokens.word_of(k, {"consequences", "retaliation", "retaliate", "respond", "reprisals",
                                                "countermeasures", "tariffs", "duties", "escalation"});
            then(add(bad ? Says::threat : Says::expectation, first, at, Confidence::medium));
            break;
        }
        case Verb::believe:
            if (group.passive && verb.base != "convince") return;
            if (group.must || (group.infinitive && !group.future)) return;
            if (verb.base == "regard" || verb.base == "view" || verb.base == "perceive") {
                if (!as_soon(at)) return;
            }
            if (verb.base == "estimate" && group.passive) return;
            if (verb.base == "question" ||
                (verb.base == "fear" && group.bare && tokens.word_of(at - 1, {"the", "for"})))
                return;
            then(add(Says::expectation, first, at));
            break;
        case Verb::doubt:
            if (group.passive || group.infinitive || group.negated) return;
            then(add(Says::expectation, first, at));
            break;
        case Verb::agree:
            if (group.negated && (group.future || group.could)) {
                add(Says::refusal, first, at).verb = "agree";
            } else if (!group.negated && !group.could && !group.passive && !(group.infinitive && !group.future)) {
                const bool later = group.future && verb.form == Form::base;
                add(later ? Says::offer : Says::acceptance, first, at).until = clause;
            }
            break;
        case Verb::accept:
            if (group.passive) return;
            if (group.negated)
                add(Says::refusal, first, at).verb = "accept";
            else if (!group.infinitive || group.future)
                add(group.future ? Says::offer : Says::acceptance, first, at).until = clause;
            break;
        case Verb::decide: {
            if (group.negated || group.passive) return;
            if (tokens.word_of(at + 1, {"that", "the", "a", "an", "in", "it"}) && !tokens.word(at + 2, "it") &&
                !tokens.word(at + 3, "is"))
                return;
            const bool to = tokens.word(at + 1, "to") ||
                            (tokens.word(at + 1, "that") && tokens.word(at + 2, "it") && tokens.word(at + 3, "is"));
            if (!to) return;
            Deed deed = deed_after(tokens, at + 2, end, 32);
            while (deed.at > 0 &&
                   (deed.verb.base == "address" || deed.verb.base == "protect" || deed.verb.base == "improve"))
                deed = deed_after(tokens, deed.at + 1, end, 32);
            if (deed.at == 0 || deed.verb.verb == Verb::talk) return;
            const bool raises = escalates(tokens, deed.at, deed.verb, end);
            Trigger& trigger = add(raises ? Says::fact : Says::offer, first, at, Confidence::medium);
            trigger.verb = deed.verb.base;
            trigger.about = deed.at;
            trigger.until = deed.at + 1;
            break;
        }
        case Verb::consider:
            if (group.negated || group.passive || verb.base == "threaten") return;
            if (!of_duties(tokens, at + 1, end, 8)) return;
            add(Says::threat, first, at, Confidence::low).until = clause;
            break;
        case Verb::plan:
            plan(at, group);
            break;
        default:
            break;
    }
}

bool VerbReader::of_a_proposal(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k)
        if (is_deal_noun(tokens, k) || is_policy_noun(tokens, k) ||
            tokens.word_of(k, {"offer", "demand", "demands", "proposal", "calls", "call", "idea", "request"}))
            return true;
    return false;
}

bool VerbReader::refuses_a_request(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k) {
        if (tokens.word_of(k, {"to", "that", "by", "after", "and"})) return false;
        if (tokens.word_of(k, {"request", "requests", "demand", "demands", "call", "calls", "appeal", "proposal",
                               "proposals", "offer", "ultimatum", "plea"}))
            return !tokens.word_of(k + 1, {"for"}) || !tokens.word_of(k + 2, {"comment", "an", "interviews"});
    }
    return false;
}

std::size_t VerbReader::deed_or_address(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k)
        if (tokens.word(k, "to") &&
            tokens.word_of(k + 1, {"address", "negotiate", "discuss", "resolve", "seek", "offer"}))
            return k;
    return 0;
}

bool VerbReader::lowers_soon(std::size_t at) const {
    const Deed deed = deed_after(tokens, at + 1, end, 6);
    if (deed.at > 0) return !escalates(tokens, deed.at, deed.verb, end);
    for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k)
        if (tokens.word_of(k, {"cut", "cuts", "reduction", "lower", "removal", "end", "zero", "suspension", "pause"}))
            return true;
    return false;
}

std::string VerbReader::deed_base(std::size_t at) const {
    const Deed deed = deed_after(tokens, at + 1, end, 10);
    return deed.at > 0 ? std::string(deed.verb.base) : "";
}

bool VerbReader::offers_soon(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 9); ++k)
        if (tokens.word_of(k, {"offer", "offers", "commitment", "commitments", "willingness", "readiness", "pledge",
                               "pledges", "promise", "promises"}))
            return true;
    return false;
}

bool VerbReader::as_soon(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 14); ++k)
        if (tokens.word(k, "as")) return true;
    return false;
}

void VerbReader::demand(std::size_t at, const VerbForm& verb, const VerbGroup& group, std::size_t clause) {
    if (group.passive || (group.negated && verb.form == Form::base)) return;
    const bool call = verb.base == "call" || verb.base == "push" || verb.base == "press" || verb.base == "ask" ||
                      verb.base == "appeal" || verb.base == "lobby";
    if (call) {
        std::size_t next = at + 1;
        if (is_filler(tokens, next)) ++next;
        if (verb.base == "call" && !tokens.word_of(next, {"for", "on", "upon"})) {
            rejected_by_name(at, group, clause);
            return;
        }
        if (verb.base == "ask" && tokens.word_of(next, {"about", "whether", "if", "not", "why", "how"})) return;
        if ((verb.base == "push" || verb.base == "appeal" || verb.base == "lobby") &&
            !tokens.word_of(next, {"for", "to"}))
            return;
        if (verb.base == "press" && !tokens.word(next, "for") && !deed_near(at)) return;
    }
    // A noun: "the demand", "a request".
    if (group.bare && verb.form != Form::past && verb.form != Form::ing && at > in.sentence.first && is_noun_here(at))
        return;
    Trigger& trigger = add(Says::demand, group.first, at);
    trigger.verb = deed_base(at);
    trigger.until = clause;
}

bool VerbReader::deed_near(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 8); ++k)
        if (tokens.word(k, "to")) return true;
    return false;
}

bool VerbReader::is_noun_here(std::size_t at) const {
    const std::size_t before = at - 1;
    return tokens[before].possessive ||
           tokens.word_of(before, {"the",   "a",      "an",     "this",  "that",    "these",    "those", "its",
                                   "their", "his",    "her",    "our",   "any",     "no",       "two",   "three",
                                   "such",  "of",     "trade",  "other", "biggest", "toughest", "key",   "main",
                                   "new",   "latest", "policy", "by",    "with",    "to",       "for"}) ||
           tokens.digits(before);
}

bool VerbReader::has_subject(std::size_t at) const {
    if (in.actor_at(at) != nullptr) return true;
    std::size_t before = at;
    while (before > in.sentence.first && is_filler(tokens, before - 1)) --before;
    return before > in.sentence.first && !is_noun_here(before) &&
           (tokens.word_of(before - 1, {"who", "and", "but", "or"}) || tokens.sign(before - 1, ","));
}

void VerbReader::rejected_by_name(std::size_t at, const VerbGroup& group, std::size_t clause) {
    for (std::size_t k = at + 1; k < std::min(end, at + 10); ++k)
        if (tokens.word_of(k, {"unacceptable", "premature", "unreasonable", "absurd", "impossible", "unrealistic",
                               "ridiculous", "unjustified", "illegal", "unlawful", "blackmail", "provocation"})) {
            add(Says::refusal, group.first, at, Confidence::medium).until = clause;
            return;
        }
}

void VerbReader::want(std::size_t at, const VerbForm& verb, const VerbGroup& group, std::size_t clause) {
    if (group.negated || group.passive || (group.infinitive && !group.future)) return;
    if (verb.base == "seek" && (tokens.word(at + 1, "to") || group.passive)) return;
    if (tokens.word(at + 1, "to")) {
        if (tokens.word_of(at + 2, {"see", "have", "get", "secure", "obtain", "win"})) {
            add(Says::demand, group.first, at).until = clause;
        } else if (tokens.word(at + 2, "do") && tokens.word_of(at + 3, {"so", "it", "this", "that"}) &&
                   tokens.word_of(at + 4, {"by", "through", "only", "on", "in"})) {
            add(Says::condition, group.first, at).until = clause;
            found.back().about = at + 4;
        } else if (const Deed deed = deed_after(tokens, at + 2, end, 2); deed.at > 0 && deed.verb.verb != Verb::talk) {
            const bool raises = escalates(tokens, deed.at, deed.verb, end);
            add(raises ? Says::threat : Says::offer, group.first, at, Confidence::low).verb = deed.verb.base;
            found.back().until = clause;
        }
        return;
    }
    if (!tokens.word(at + 1) && !tokens.digits(at + 1) && !tokens.sign(at + 1, "$")) return;
    if (tokens.word_of(at + 1, {"it", "in", "by", "and", "or"}) && !tokens.word(at + 1, "it")) return;
    // "seeks an agreement": of nobody in particular.
    for (std::size_t k = at + 1; verb.base == "seek" && k < std::min(end, at + 4); ++k)
        if (is_deal_noun(tokens, k) || tokens.word_of(k, {"solution", "way", "compromise"})) return;
    Trigger& trigger = add(Says::demand, group.first, at);
    trigger.verb = deed_base(at);
    trigger.until = clause;
}

void VerbReader::insist(std::size_t at, const VerbGroup& group, std::size_t clause) {
    if (group.negated) return;
    for (std::size_t k = clause; k + 1 < end; ++k)  // "…, and that …"
        if (tokens.word(k, "and") && tokens.word(k + 1, "that")) clause = in.clause_end(k + 2);
    bool deal = false;
    for (std::size_t k = at + 1; k < clause; ++k) deal = deal || is_deal_noun(tokens, k) || tokens.word(k, "before");
    const bool that = tokens.word(at + 1, "that");
    if (!that && !tokens.word_of(at + 1, {"on", "upon"})) return;
    if (that && !requires_something(at + 2, clause)) {
        add(Says::expectation, group.first, at, Confidence::medium).until = clause;
        return;
    }
    const Says says = deal && that ? Says::condition : Says::demand;
    std::size_t from = at;
    std::size_t begin = found.size();
    for (std::size_t k = at + 2; k <= clause; ++k) {
        const bool next = k < clause && tokens.word(k, "that") && tokens.word_of(k - 1, {"and", "or"});
        if (!next && k < clause) continue;
        add(says, group.first, at);
        found.back().about = from + 1;
        found.back().until = clause;
        found.back().another = found.size() > begin + 1;
        from = k;
    }
}

bool VerbReader::requires_something(std::size_t first, std::size_t past) const {
    for (std::size_t k = first; k < past; ++k) {
        if (tokens.word_of(k, {"must", "should", "be", "needs", "need", "only"})) return true;
        if (tokens.word_of(k, {"is", "are", "was", "were", "has", "had", "will", "would", "does", "did"})) return false;
    }
    return true;
}

void VerbReader::promise(std::size_t at, const VerbGroup& group, std::size_t clause) {
    if (group.negated || (group.passive && !tokens.word(at + 1, "to"))) return;
    if (group.infinitive && !group.future) return;
    if (group.bare && is_noun_here(at) && at > in.sentence.first) return;
    const Deed deed = deed_after(tokens, at + 1, end, 14);
    const bool raises =
        deed.at > 0 && escalates(tokens, deed.at, deed.verb, end) &&
        (of_duties(tokens, deed.at + 1, end) || deed.verb.base == "retaliate" || deed.verb.base == "respond");
    // "promised not to raise": of what is not done, the other way round.
    const bool undone = tokens.word(at + 1, "not") && deed.at > 0;
    const bool lowers = undone && !raises && deed.verb.verb == Verb::concede;
    Trigger& trigger = add(raises && !undone ? Says::threat
                           : lowers          ? Says::refusal
                                             : Says::offer,
                           group.first, at, Confidence::medium);
    if (deed.at > 0) trigger.verb = (undone && raises ? "not " : "") + std::string(deed.verb.base);
    trigger.until = clause;
}

void VerbReader::plan(std::size_t at, const VerbGroup& group) {
    if (group.negated || tokens.word(at + 1, "to") || is_noun_here(at)) return;
    if (tokens.word_of(at, {"plans", "plan"}) && group.bare && !in.acts_between(at > 2 ? at - 3 : 0, at + 1)) return;
    if (of_duties(tokens, at + 1, end, 7)) add(Says::threat, group.first, at, Confidence::medium);
}

}  // namespace parley::evidence::statements
