#include <algorithm>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

struct VerbReader {
    VerbReader(const SentenceIn& sentence, std::vector<Trigger>& triggers) : in(sentence), found(triggers) {}

    const SentenceIn& in;
    std::vector<Trigger>& found;
    const Tokens& tokens = in.tokens;
    std::size_t end = in.sentence.end;
    // The verb before, whose "will" a verb after "and" shares.
    VerbGroup last;
    std::size_t last_at = 0;
    VerbForm last_verb;

    Trigger& add(Says says, std::size_t first, std::size_t at, Confidence confidence = Confidence::high) {
        Trigger trigger;
        trigger.says = says;
        trigger.at = first;
        trigger.about = at + 1;
        trigger.until = at + 1;
        trigger.rule = in.words(first, at + 1);
        trigger.confidence = confidence;
        found.push_back(trigger);
        return found.back();
    }

    bool shares(std::size_t at, const VerbForm& verb) const {
        if (last_at == 0 || in.acts_between(last_at, at)) return false;
        std::size_t before = at;
        while (before > last_at + 1) {
            const std::size_t here = before - 1;
            if (is_filler(tokens, here)) --before;
            else if (tokens.sign(here, ")") && here > last_at + 3 && tokens.sign(here - 2, "(")) before = here - 2;
            else break;
        }
        if (before <= last_at + 1) return false;
        const std::size_t join = before - 1;
        // "to prevent evasion and strengthen": it may go on with the infinitive.
        if (tokens.word(join, "and") && !tokens.sign(at - 1, ")") && verb.form == Form::base)
            for (std::size_t k = last_at + 1; k < join; ++k)
                if (tokens.word(k, "to") && (tokens.word(k + 1) && (verb_at(tokens, k + 1).form == Form::base || is_filler(tokens, k + 1))) &&
                    (verb_at(tokens, k + 1).verb != Verb::none || is_filler(tokens, k + 1)))
                    return false;
        if (tokens.word(join, "by") && last_verb.verb != Verb::alter) return false;
        const bool joined = tokens.word_of(join, {"and", "while", "but", "by"}) || tokens.sign_of(join, {";"}) ||
                            (tokens.sign(join, ",") && verb.form == Form::ing && last_verb.form == Form::ing);
        return joined && (verb.form == last_verb.form || verb.form == Form::ing) && verb.form != Form::past;
    }

    void deed(std::size_t at, const VerbForm& verb, const VerbGroup& group, bool shared) {
        const bool raises = escalates(tokens, at, verb, end);
        const bool lowers = !raises && (verb.verb == Verb::concede || verb.verb == Verb::escalate);
        const std::size_t first = shared ? last_at : group.first;
        if (group.passive && !(group.future || group.must)) return;
        if (group.negated) {
            const bool keeps = raises || verb.verb == Verb::keep;
            if (keeps)
                add(Says::offer, first, at, Confidence::medium).verb = "not " + std::string(verb.base);
            else if (verb.verb == Verb::talk || lowers)
                add(Says::refusal, first, at).verb = verb.base;
        } else if (raises) {
            if (group.could && !of_duties(tokens, at + 1, end) && verb.base != "retaliate") return;
            Trigger& trigger = add(Says::threat, first, at, group.could ? Confidence::medium : Confidence::high);
            trigger.verb = verb.base;
            if (group.passive) trigger.holder = Holder::sayer;
        } else if (group.could) {
            return;
        } else if (lowers) {
            Trigger& trigger = add(Says::offer, first, at);
            trigger.verb = verb.base;
            if (group.passive) trigger.holder = Holder::sayer;
        } else if (verb.verb == Verb::keep) {
            for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k)
                if (tokens.word_of(k, {"suspension", "exemption", "pause", "exclusion", "zero", "remaining", "exemptions"})) {
                    add(Says::offer, first, at, Confidence::medium).verb = verb.base;
                    break;
                }
        } else if (verb.base == "negotiate" || verb.base == "discuss" || verb.base == "meet") {
            add(Says::expectation, first, at, Confidence::medium);
        } else if (verb.verb == Verb::establish || verb.verb == Verb::work) {
            Trigger& trigger = add(verb.base == "continue" ? Says::expectation : Says::acceptance, first, at, Confidence::medium);
            trigger.joint_only = verb.base != "work";
            if (verb.base == "work") trigger.says = Says::offer;
        } else {
            return;
        }
        found.back().another = last_at > 0 && verb.base != last_verb.base && (shared || goes_on(group.first));
        found.back().about = at;
    }

    // "…, and would": one more of what the same side does.
    bool goes_on(std::size_t first) const {
        while (first > last_at + 1 && (is_filler(tokens, first - 1) || tokens.sign_of(first - 1, {","}))) --first;
        return first > last_at + 1 && (tokens.word_of(first - 1, {"and", "while"}) || tokens.sign(first - 1, ";"));
    }

    // "agreed", "demands": what governs, and from where on it is read no further.
    void governor(std::size_t at, const VerbForm& verb, const VerbGroup& group) {
        const std::size_t first = group.first;
        const std::size_t clause = in.clause_end(at + 1);
        const auto then = [&](Trigger& trigger) { trigger.until = clause; };
        switch (verb.verb) {
            case Verb::refuse:
                if (group.negated || !tokens.word(at + 1, "to")) return;
                if (tokens.word_of(at + 2, {"comment", "say", "elaborate", "speculate", "confirm", "identify", "answer", "be"})) return;
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
            case Verb::demand: demand(at, verb, group, clause); break;
            case Verb::want: want(at, verb, group, clause); break;
            case Verb::insist: insist(at, group, clause); break;
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
            case Verb::promise: promise(at, group, clause); break;
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
                if (verb.base == "question" || (verb.base == "fear" && group.bare && tokens.word_of(at - 1, {"the", "for"}))) return;
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
                if (tokens.word_of(at + 1, {"that", "the", "a", "an", "in", "it"}) && !tokens.word(at + 2, "it") && !tokens.word(at + 3, "is")) return;
                const bool to = tokens.word(at + 1, "to") || (tokens.word(at + 1, "that") && tokens.word(at + 2, "it") && tokens.word(at + 3, "is"));
                if (!to) return;
                Deed deed = deed_after(tokens, at + 2, end, 32);
                while (deed.at > 0 && (deed.verb.base == "address" || deed.verb.base == "protect" || deed.verb.base == "improve"))
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
            case Verb::plan: plan(at, group); break;
            default: break;
        }
    }

    bool of_a_proposal(std::size_t at) const {
        for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k)
            if (is_deal_noun(tokens, k) || is_policy_noun(tokens, k) ||
                tokens.word_of(k, {"offer", "demand", "demands", "proposal", "calls", "call", "idea", "request"}))
                return true;
        return false;
    }
    std::size_t deed_or_address(std::size_t at) const {
        for (std::size_t k = at + 1; k < std::min(end, at + 7); ++k)
            if (tokens.word(k, "to") && tokens.word_of(k + 1, {"address", "negotiate", "discuss", "resolve", "seek", "offer"})) return k;
        return 0;
    }
    bool lowers_soon(std::size_t at) const {
        const Deed deed = deed_after(tokens, at + 1, end, 6);
        if (deed.at > 0) return !escalates(tokens, deed.at, deed.verb, end);
        for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k)
            if (tokens.word_of(k, {"cut", "cuts", "reduction", "lower", "removal", "end", "zero", "suspension", "pause"})) return true;
        return false;
    }
    std::string deed_base(std::size_t at) const {
        const Deed deed = deed_after(tokens, at + 1, end, 10);
        return deed.at > 0 ? std::string(deed.verb.base) : "";
    }
    bool offers_soon(std::size_t at) const {
        for (std::size_t k = at + 1; k < std::min(end, at + 9); ++k)
            if (tokens.word_of(k, {"offer", "offers", "commitment", "commitments", "willingness", "readiness", "pledge",
                                   "pledges", "promise", "promises"}))
                return true;
        return false;
    }
    bool as_soon(std::size_t at) const {
        for (std::size_t k = at + 1; k < std::min(end, at + 14); ++k)
            if (tokens.word(k, "as")) return true;
        return false;
    }

    void demand(std::size_t at, const VerbForm& verb, const VerbGroup& group, std::size_t clause) {
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
            if ((verb.base == "push" || verb.base == "appeal" || verb.base == "lobby") && !tokens.word_of(next, {"for", "to"})) return;
            if (verb.base == "press" && !tokens.word(next, "for") && !deed_near(at)) return;
        }
        // A noun: "the demand", "a request".
        if (group.bare && verb.form != Form::past && verb.form != Form::ing && at > in.sentence.first && is_noun_here(at)) return;
        Trigger& trigger = add(Says::demand, group.first, at);
        trigger.verb = deed_base(at);
        trigger.until = clause;
    }
    bool deed_near(std::size_t at) const {
        for (std::size_t k = at + 1; k < std::min(end, at + 8); ++k)
            if (tokens.word(k, "to")) return true;
        return false;
    }
    bool is_noun_here(std::size_t at) const {
        const std::size_t before = at - 1;
        return tokens[before].possessive ||
               tokens.word_of(before, {"the", "a", "an", "this", "that", "these", "those", "its", "their", "his", "her", "our",
                                       "any", "no", "two", "three", "such", "of", "trade", "other", "biggest", "toughest",
                                       "key", "main", "new", "latest", "policy", "by", "with", "to", "for"}) ||
               tokens.digits(before);
    }

    bool has_subject(std::size_t at) const {
        if (in.actor_at(at) != nullptr) return true;
        std::size_t before = at;
        while (before > in.sentence.first && is_filler(tokens, before - 1)) --before;
        return before > in.sentence.first && !is_noun_here(before) &&
               (tokens.word_of(before - 1, {"who", "and", "but", "or"}) || tokens.sign(before - 1, ","));
    }

    // "called it premature", "call the demand unacceptable"
    void rejected_by_name(std::size_t at, const VerbGroup& group, std::size_t clause) {
        for (std::size_t k = at + 1; k < std::min(end, at + 10); ++k)
            if (tokens.word_of(k, {"unacceptable", "premature", "unreasonable", "absurd", "impossible", "unrealistic",
                                   "ridiculous", "unjustified", "illegal", "unlawful", "blackmail", "provocation"})) {
                add(Says::refusal, group.first, at, Confidence::medium).until = clause;
                return;
            }
    }

    void want(std::size_t at, const VerbForm& verb, const VerbGroup& group, std::size_t clause) {
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
        Trigger& trigger = add(Says::demand, group.first, at);
        trigger.verb = deed_base(at);
        trigger.until = clause;
    }

    // "insists that …, and that …": conditions where they are about a deal, else demands.
    void insist(std::size_t at, const VerbGroup& group, std::size_t clause) {
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
    // "be limited", "must", "should": as against "insists that it is right".
    bool requires_something(std::size_t first, std::size_t past) const {
        for (std::size_t k = first; k < past; ++k) {
            if (tokens.word_of(k, {"must", "should", "be", "needs", "need", "only"})) return true;
            if (tokens.word_of(k, {"is", "are", "was", "were", "has", "had", "will", "would", "does", "did"})) return false;
        }
        return true;
    }

    void promise(std::size_t at, const VerbGroup& group, std::size_t clause) {
        if (group.negated || (group.passive && !tokens.word(at + 1, "to"))) return;
        if (group.infinitive && !group.future) return;
        if (group.bare && is_noun_here(at) && at > in.sentence.first) return;
        const Deed deed = deed_after(tokens, at + 1, end, 14);
        const bool raises = deed.at > 0 && escalates(tokens, deed.at, deed.verb, end) &&
                            (of_duties(tokens, deed.at + 1, end) || deed.verb.base == "retaliate" || deed.verb.base == "respond");
        Trigger& trigger = add(raises ? Says::threat : Says::offer, group.first, at, Confidence::medium);
        if (deed.at > 0) trigger.verb = deed.verb.base;
        trigger.until = clause;
    }

    // "plans to" is read with its deed, "is planning tariffs" here.
    void plan(std::size_t at, const VerbGroup& group) {
        if (group.negated || tokens.word(at + 1, "to") || is_noun_here(at)) return;
        if (tokens.word_of(at, {"plans", "plan"}) && group.bare && !in.acts_between(at > 2 ? at - 3 : 0, at + 1)) return;
        if (of_duties(tokens, at + 1, end, 7)) add(Says::threat, group.first, at, Confidence::medium);
    }

    void done(std::size_t at, const VerbForm& verb, const VerbGroup& group) {
        // What has been done: "imposed a 10 % tariff", "is implementing additional tariffs".
        const bool past = verb.form == Form::past && !group.passive && !group.infinitive && !group.future;
        const bool now = verb.form == Form::ing && group.progressive && !group.future;
        const bool present = verb.form == Form::third && group.bare;
        if (!(past || now || present) || group.negated || group.could || group.must) return;
        if (!escalates(tokens, at, verb, end) || !duty_is_object(at)) return;
        if (past && group.bare && is_participle(at)) return;
        Trigger& trigger = add(Says::fact, group.first, at, Confidence::medium);
        trigger.verb = verb.base;
        trigger.about = at;
    }
    bool duty_is_object(std::size_t at) const {
        for (std::size_t k = at + 1; k < std::min(end, at + 9); ++k) {
            if (is_duty_noun(tokens, k)) return true;
            if (tokens.word_of(k, {"in", "by", "to", "that", "after", "and"})) return false;
        }
        return false;
    }
    // "duties imposed by": no subject acts right before it.
    bool is_participle(std::size_t at) const {
        return at > in.sentence.first && !in.actor_at(at) && !tokens.word_of(at - 1, {"and", "who", "which", "then"}) &&
               !is_filler(tokens, at - 1);
    }

    void read(std::size_t at) {
        const VerbForm verb = verb_at(tokens, at);
        if (verb.verb == Verb::none) {
            made(at);
            return;
        }
        VerbGroup group = group_before(tokens, at, in.sentence.first);
        const bool deed_verb = verb.verb == Verb::escalate || verb.verb == Verb::concede || verb.verb == Verb::talk ||
                               verb.verb == Verb::keep || verb.verb == Verb::establish || verb.verb == Verb::work ||
                               verb.verb == Verb::alter || verb.verb == Verb::pay;
        if (!deed_verb) {
            // "the demands raised": a noun, unless somebody who acts stands before it.
            const bool present = verb.form == Form::base || verb.form == Form::third;
            if (present && group.bare && !has_subject(at)) return;
            const std::size_t had = found.size();
            governor(at, verb, group);
            // "offered to lower and proposed to buy": two.
            if (found.size() == had + 1 && had > 0 && group.first > in.sentence.first &&
                tokens.word(group.first - 1, "and") && found[had - 1].says == found[had].says && verb.form == Form::past)
                found[had].another = true;
            if (group.future) remember(at, verb, group);
            return;
        }
        const bool shared = group.bare && shares(at, verb);
        if (shared) {
            const std::size_t own = group.first;
            group = last;
            group.first = own;
            group.passive = group.progressive = false;
        }
        const bool finite = group.future || group.could;
        // "agreements that will expand": what things do.
        if (!shared && finite && group.first > in.sentence.first && tokens.word_of(group.first - 1, {"that", "which"}) &&
            !(group.first > in.sentence.first + 1 && verb_at(tokens, group.first - 2).verb != Verb::none))
            return;
        if (!finite || (verb.form == Form::past && !group.passive)) {
            if (!shared) done(at, verb, group);
            return;
        }
        if (verb.verb == Verb::alter) {
            altered(at, group);
        } else if (verb.verb == Verb::pay) {
            if (group.future && !group.negated && of_duties(tokens, at + 1, end, 10)) add(Says::acceptance, group.first, at);
        } else if (verb.verb == Verb::establish && escalates(tokens, at, verb, end)) {
            deed(at, {Verb::escalate, verb.form, verb.base}, group, shared);
        } else if (verb.base == "take" && !escalates(tokens, at, verb, end)) {
            if (!tokens.word(at - 1, "shall")) measures_taken(at, verb, group, shared);
        } else if (verb.verb == Verb::keep && escalates(tokens, at, verb, end) && !group.negated) {
            deed(at, {Verb::escalate, verb.form, verb.base}, group, shared);
        } else {
            deed(at, verb, group, shared);
        }
        remember(at, verb, group);
    }
    // "will buy energy and make investments of"
    void made(std::size_t at) {
        if (!tokens.word_of(at, {"make", "making"})) return;
        VerbGroup group = group_before(tokens, at, in.sentence.first);
        const VerbForm verb{Verb::concede, tokens.word(at, "make") ? Form::base : Form::ing, "make"};
        const bool shared = group.bare && shares(at, verb);
        if (!(shared ? last : group).future || (shared ? last : group).negated) return;
        for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k)
            if (tokens.word_of(k, {"investment", "investments", "purchases", "concessions", "concession"})) {
                Trigger& trigger = add(Says::offer, shared ? last_at : group.first, at);
                trigger.verb = "invest";
                trigger.another = shared;
                return;
            }
    }

    // "will take measures to ensure": the deed is what they are for.
    void measures_taken(std::size_t at, const VerbForm& verb, const VerbGroup& group, bool shared) {
        for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k)
            if (tokens.word_of(k, {"measures", "steps", "action", "actions"})) {
                Trigger& trigger = add(Says::offer, shared ? last_at : group.first, at, Confidence::medium);
                trigger.about = k;
                trigger.verb = verb.base;
                return;
            }
    }
    // "may modify the schedule to increase duties"
    void altered(std::size_t at, const VerbGroup& group) {
        std::size_t to = at + 1;
        while (to < std::min(end, at + 16) && !(tokens.word_of(to, {"to", "by"}) && verb_at(tokens, to + 1).verb != Verb::none)) ++to;
        const Deed deed = deed_after(tokens, to, end, 3);
        if (deed.at == 0) return;
        if (deed.verb.form == Form::ing) return;  // read by itself, as what "will" goes on to
        const bool raises = escalates(tokens, deed.at, deed.verb, end);
        Trigger& trigger = add(raises ? Says::threat : group.could ? Says::condition : Says::offer, group.first, at, Confidence::medium);
        trigger.verb = deed.verb.base;
    }
    void remember(std::size_t at, const VerbForm& verb, const VerbGroup& group) {
        last = group;
        last_at = at;
        last_verb = verb;
    }
};

}  // namespace

void find_verbs(const SentenceIn& in, std::vector<Trigger>& found) {
    VerbReader reader(in, found);
    for (std::size_t at = in.sentence.first; at < in.sentence.end; ++at) {
        const std::size_t before = found.size();
        reader.read(at);
        for (std::size_t k = before; k < found.size(); ++k)
            if (found[k].until > at + 1) at = std::max(at, found[k].until - 1);
    }
}

}  // namespace parley::evidence::statements
