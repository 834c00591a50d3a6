// "will impose", "lifted": verbs that do something themselves.
#include <algorithm>

#include "parley/evidence/statements/verb_reader.hpp"

namespace parley::evidence::statements {

Trigger& VerbReader::add(Says says, std::size_t first, std::size_t at, Confidence confidence) {
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

bool VerbReader::shares(std::size_t at, const VerbForm& verb) const {
    if (last_at == 0 || in.acts_between(last_at, at)) return false;
    std::size_t before = at;
    while (before > last_at + 1) {
        const std::size_t here = before - 1;
        if (is_filler(tokens, here))
            --before;
        else if (tokens.sign(here, ")") && here > last_at + 3 && tokens.sign(here - 2, "("))
            before = here - 2;
        else
            break;
    }
    if (before <= last_at + 1) return false;
    const std::size_t join = before - 1;
    // "to prevent evasion and strengthen": it may go on with the infinitive.
    if (tokens.word(join, "and") && !tokens.sign(at - 1, ")") && verb.form == Form::base)
        for (std::size_t k = last_at + 1; k < join; ++k)
            if (tokens.word(k, "to") &&
                (tokens.word(k + 1) && (verb_at(tokens, k + 1).form == Form::base || is_filler(tokens, k + 1))) &&
                (verb_at(tokens, k + 1).verb != Verb::none || is_filler(tokens, k + 1)))
                return false;
    if (tokens.word(join, "by") && last_verb.verb != Verb::alter) return false;
    const bool joined = tokens.word_of(join, {"and", "while", "but", "by"}) || tokens.sign_of(join, {";"}) ||
                        (tokens.sign(join, ",") && verb.form == Form::ing && last_verb.form == Form::ing);
    return joined && (verb.form == last_verb.form || verb.form == Form::ing) && verb.form != Form::past;
}

void VerbReader::deed(std::size_t at, const VerbForm& verb, const VerbGroup& group, bool shared) {
    const std::size_t had = found.size();
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
            if (tokens.word_of(k,
                               {"suspension", "exemption", "pause", "exclusion", "zero", "remaining", "exemptions"})) {
                add(Says::offer, first, at, Confidence::medium).verb = verb.base;
                break;
            }
    } else if (verb.base == "negotiate" || verb.base == "discuss" || verb.base == "meet") {
        add(yields_by_talks(at) ? Says::offer : Says::expectation, first, at, Confidence::medium);
    } else if (verb.verb == Verb::establish || verb.verb == Verb::work) {
        Trigger& trigger =
            add(verb.base == "continue" ? Says::expectation : Says::acceptance, first, at, Confidence::medium);
        trigger.joint_only = verb.base != "work";
        if (verb.base == "work") trigger.says = Says::offer;
    } else {
        return;
    }
    if (found.size() == had) return;
    // "will not apply duties and will allow": one act, told both ways.
    const bool both_ways = last.negated && !group.negated && lowers;
    found.back().another = last_at > 0 && verb.base != last_verb.base && !both_ways && (shared || goes_on(group.first));
    found.back().about = at;
}

bool VerbReader::yields_by_talks(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 5); ++k) {
        if (tokens.word_of(k, {"alternative", "reduction", "reductions", "exemption", "exemptions", "relief", "removal",
                               "lifting", "quota", "exclusion"}))
            return true;
        if (tokens.word_of(k, {"with", "on", "about", "in"})) return false;
    }
    return false;
}

bool VerbReader::goes_on(std::size_t first) const {
    while (first > last_at + 1 && (is_filler(tokens, first - 1) || tokens.sign_of(first - 1, {","}))) --first;
    return first > last_at + 1 && (tokens.word_of(first - 1, {"and", "while"}) || tokens.sign(first - 1, ";"));
}

void VerbReader::done(std::size_t at, const VerbForm& verb, const VerbGroup& group) {
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

bool VerbReader::duty_is_object(std::size_t at) const {
    for (std::size_t k = at + 1; k < std::min(end, at + 9); ++k) {
        if (is_duty_noun(tokens, k)) return true;
        if (tokens.word_of(k, {"in", "by", "to", "that", "after", "and"})) return false;
    }
    return false;
}

bool VerbReader::is_participle(std::size_t at) const {
    return at > in.sentence.first && !in.actor_at(at) && !tokens.word_of(at - 1, {"and", "who", "which", "then"}) &&
           !is_filler(tokens, at - 1);
}

void VerbReader::read(std::size_t at) {
    const VerbForm verb = verb_at(tokens, at);
    if (verb.verb == Verb::none) {
        made(at);
        return;
    }
    VerbGroup group = group_before(tokens, at, in.sentence.first);
    // "Neither Tokyo nor Seoul will lift"
    if (const Mention* who = in.actor_at(group.first);
        who != nullptr && who->first > in.sentence.first && tokens.word_of(who->first - 1, {"neither", "nor"}))
        group.negated = true;
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
        if (group.future && !group.negated && of_duties(tokens, at + 1, end, 10))
            add(Says::acceptance, group.first, at).verb = "pay";
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

void VerbReader::made(std::size_t at) {
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

void VerbReader::measures_taken(std::size_t at, const VerbForm& verb, const VerbGroup& group, bool shared) {
    for (std::size_t k = at + 1; k < std::min(end, at + 6); ++k)
        if (tokens.word_of(k, {"measures", "steps", "action", "actions"})) {
            Trigger& trigger = add(Says::offer, shared ? last_at : group.first, at, Confidence::medium);
            trigger.about = k;
            trigger.verb = verb.base;
            return;
        }
}

void VerbReader::altered(std::size_t at, const VerbGroup& group) {
    std::size_t to = at + 1;
    while (to < std::min(end, at + 16) &&
           !(tokens.word_of(to, {"to", "by"}) && verb_at(tokens, to + 1).verb != Verb::none))
        ++to;
    const Deed deed = deed_after(tokens, to, end, 3);
    if (deed.at == 0) return;
    if (deed.verb.form == Form::ing) return;  // read by itself, as what "will" goes on to
    const bool raises = escalates(tokens, deed.at, deed.verb, end);
    Trigger& trigger = add(raises        ? Says::threat
                           : group.could ? Says::condition
                                         : Says::offer,
                           group.first, at, Confidence::medium);
    trigger.verb = deed.verb.base;
}

void VerbReader::remember(std::size_t at, const VerbForm& verb, const VerbGroup& group) {
    last = group;
    last_at = at;
    last_verb = verb;
}

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
