// Whose a statement is: who acts, who speaks, whom "it" and "they" are.
#include <algorithm>
#include <map>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/repeats.hpp"
#include "parley/evidence/statements/statement_reader.hpp"

namespace parley::evidence::statements {

std::vector<int> StatementReader::principals() const {
    std::vector<int> two(
        reading_.parties.begin(),
        reading_.parties.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, reading_.parties.size())));
    return two;
}

std::vector<int> StatementReader::speaker(const SentenceIn& in) const {
    const prose::Tokens& tokens = in.tokens;
    for (std::size_t k = in.sentence.first; k + 1 < in.sentence.end; ++k) {
        if (!tokens.word_of(k, {"said", "says", "added", "told"})) continue;
        for (const Mention& mention : in.mentions)
            if (mention.first >= k && !mention.actor.countries.empty()) return mention.actor.countries;
        std::size_t quoted = in.sentence.first;  // whom the quote itself names does not say it
        for (std::size_t j = in.sentence.first; j < k; ++j)
            if (tokens.sign(j, "\"")) quoted = j;
        for (const Mention& mention : in.mentions)
            if (mention.first >= quoted && mention.end <= k && mention.acts && !mention.actor.countries.empty())
                return mention.actor.countries;
        if (quoted > in.sentence.first) return {};
    }
    if (!paragraph_speaker_.empty()) return paragraph_speaker_;
    if (reading_.author >= 0) return {reading_.author};
    return {};
}

StatementReader::Held StatementReader::resolved(const SentenceIn& in, const Mention& mention, int depth) const {
    Held held;
    if (mention.outsiders) return held;
    held.mention = &mention;
    if (!mention.actor.countries.empty()) {
        held.parties = mention.actor.countries;
        return held;
    }
    held.confidence = Confidence::medium;
    if (mention.actor.joint) {
        held.parties = principals();
        held.confidence = Confidence::high;
        return held;
    }
    if (mention.actor.first_person) {
        // "The two countries agreed, and we committed": we are both.
        if (in.tokens.word_of(mention.first, {"we", "our"}) && paragraph_speaker_.empty()) {
            for (const Mention& before : in.mentions)
                if (before.end <= mention.first && before.acts &&
                    (before.actor.joint || before.actor.countries.size() > 1))
                    held.parties = before.actor.joint ? principals() : before.actor.countries;
            if (held.parties.empty() && before_.size() > 1) held.parties = before_;
            if (!held.parties.empty()) return held;
            if (joint_) held.parties = principals();
            if (!held.parties.empty()) return held;
        }
        held.parties = speaker(in);
        return held;
    }
    // A pronoun, or an office without a country: who acted before.
    for (std::size_t k = in.mentions.size(); k-- > 0 && depth < 3;) {
        const Mention& before = in.mentions[k];
        if (before.end > mention.first || !(before.acts || before.agent) || before.actor.pronoun || before.outsiders)
            continue;
        if (mention.actor.pronoun && before.actor.countries.empty() && !before.actor.joint) continue;
        if (before.subordinate && passed_on(in, before, mention.first)) continue;
        Held found = resolved(in, before, depth + 1);
        if (found.parties.empty()) continue;
        found.confidence = mention.actor.pronoun ? Confidence::high : Confidence::low;
        if (!mention.actor.pronoun) found.mention = &mention;
        return found;
    }
    held.parties = before_;
    return held;
}

bool StatementReader::passed_on(const SentenceIn& in, const Mention& mention, std::size_t at) {
    bool past = false, other = false;
    for (std::size_t k = mention.end; k < at; ++k) past = past || in.tokens.sign(k, ",") || in.tokens.word(k, "and");
    for (const Mention& before : in.mentions)
        other = other || (before.end <= mention.first && before.acts && !before.subordinate);
    return past && other;
}

// "the tariffs, which Canada calls illegal, will stay": Canada is none of the main clause.
bool StatementReader::in_parenthesis(const SentenceIn& in, const Mention& mention, std::size_t at) {
    const std::size_t first = mention.first;
    if (first < in.sentence.first + 2 || !in.tokens.word_of(first - 1, {"which", "whom"}) ||
        !in.tokens.sign(first - 2, ","))
        return false;
    for (std::size_t k = mention.end; k < at; ++k)
        if (in.tokens.sign(k, ",")) return true;
    return false;
}

void StatementReader::take_out_objects(SentenceIn& in) {
    const prose::Tokens& tokens = in.tokens;
    for (Mention& mention : in.mentions) {
        if (!mention.acts || mention.first <= in.sentence.first || mention.actor.first_person) continue;
        const VerbForm before = verb_at(tokens, mention.first - 1);
        if (before.verb == Verb::none &&
            !tokens.word_of(mention.first - 1, {"on", "upon", "off", "allowing", "forcing", "making"}))
            continue;
        std::size_t next = mention.end;
        while (next < in.sentence.end && is_filler(tokens, next)) ++next;
        const bool finite =
            tokens.word_of(next, {"will", "would", "is",  "are",    "was",  "were",  "has",  "have", "had", "could",
                                  "may",  "might", "can", "should", "must", "needs", "does", "do",   "did", "wants"}) ||
            verb_at(tokens, next).form == Form::third || verb_at(tokens, next).form == Form::past;
        const bool saying = before.verb == Verb::say || before.verb == Verb::believe || before.verb == Verb::doubt ||
                            before.verb == Verb::warn;
        if (!(finite && (saying || before.verb == Verb::insist))) mention.acts = false;
    }
}

StatementReader::Held StatementReader::holder(const SentenceIn& in, const Trigger& trigger) const {
    if (trigger.holder == Holder::author) {
        for (const Mention& mention : in.mentions)
            if (mention.end <= trigger.at && (mention.owner || mention.acts) && !mention.actor.countries.empty())
                return resolved(in, mention);
        Held held;
        if (!list_holder_.empty())
            held.parties = list_holder_;
        else if (!paragraph_speaker_.empty())
            held.parties = paragraph_speaker_;
        else if (reading_.author >= 0)
            held.parties = {reading_.author};
        held.confidence = Confidence::low;
        return held;
    }
    if (trigger.holder == Holder::after) {
        for (const Mention& mention : in.mentions)
            if (mention.end > trigger.at && (mention.first <= trigger.at + 2 || mention.acts))
                return resolved(in, mention);
        return {};
    }
    if (trigger.holder == Holder::owner) {
        const Mention* owner = nullptr;
        for (const Mention& mention : in.mentions)
            if (mention.owner && mention.end <= trigger.at) owner = &mention;
        return owner != nullptr ? resolved(in, *owner) : Held{};
    }
    // "X, who has": whoever stands right before.
    for (std::size_t k = trigger.at; k-- > in.sentence.first;) {
        const Mention* nearest = nullptr;
        for (const Mention& mention : in.mentions)
            if (mention.end <= k + 1 && mention.end + 2 > k) nearest = &mention;
        if (in.actor_at(k + 1) != nullptr) break;
        if (in.tokens.word_of(k, {"who"}) && nearest != nullptr && !in.acts_between(k, trigger.at))
            return resolved(in, *nearest);
    }
    const Mention* subject = nullptr;
    const Mention* sayer = nullptr;
    for (const Mention& mention : in.mentions) {
        if (mention.end > trigger.at) continue;
        const bool stance = mention.owner && noun_of_view(in.tokens, mention.end);
        if (!mention.acts && !stance) continue;
        if (mention.subordinate && passed_on(in, mention, trigger.at)) continue;
        if (subject != nullptr && in_parenthesis(in, mention, trigger.at)) continue;
        for (std::size_t k = mention.end; k < std::min(trigger.at, mention.end + 12); ++k) {
            const Verb verb = verb_at(in.tokens, k).verb;
            if ((verb == Verb::say || verb == Verb::decide || verb == Verb::insist) || stance) sayer = &mention;
        }
        subject = &mention;
    }
    if (trigger.holder == Holder::sayer) {
        if (sayer == nullptr && subject != nullptr && in.tokens.word(subject->end, "finds")) sayer = subject;
        if (sayer == nullptr && subject != nullptr && trigger.says == Says::refusal) sayer = subject;
        if (sayer != nullptr) return resolved(in, *sayer);
        return {};
    }
    // What is said that one must do is demanded by who says it.
    if (trigger.rule == "must" || trigger.rule == "should" || trigger.rule == "has" || trigger.rule == "have" ||
        trigger.rule == "needs" || trigger.rule == "need")
        return sayer != nullptr ? resolved(in, *sayer) : Held{};
    if (subject == nullptr && trigger.says == Says::condition) {
        Held held;
        held.parties = !before_.empty() ? before_ : joint_ ? principals() : speaker(in);
        held.confidence = Confidence::low;
        return held;
    }
    if (subject == nullptr) {
        // "…," said an official: the quote stands before its speaker.
        const std::vector<int> said = in.tokens.sign(in.sentence.first, "\"") ? speaker(in) : std::vector<int>{};
        Held held;
        held.parties = said;
        held.confidence = Confidence::medium;
        return held;
    }
    // In a quote, "we" of the first words is the speaker's.
    return resolved(in, *subject);
}

bool StatementReader::noun_of_view(const prose::Tokens& tokens, std::size_t at) {
    return tokens.word_of(at, {"position", "stance", "view", "line"}) ||
           tokens.word_of(at + 1, {"position", "stance", "view"});
}

}  // namespace parley::evidence::statements
