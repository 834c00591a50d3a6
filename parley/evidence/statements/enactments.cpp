// What an order enacts without naming who acts: "shall be subject to a duty of 10 percent", "deleting 84%, inserting
// 125%", and the items of a list that a verb before it governs.
#include <algorithm>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

// "84%" at `at`, quoted or not; less than zero where there is none.
double rate_after(const Tokens& tokens, std::size_t at, std::size_t end) {
    for (std::size_t k = at; k < std::min(end, at + 3); ++k)
        if (tokens.digits(k))
            return tokens.sign(k + 1, "%") || tokens.word_of(k + 1, {"percent", "per"}) ? tokens[k].value : -1;
    return -1;
}

void subject_to(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    if (!tokens.word(at, "subject") || !tokens.word(at + 1, "to")) return;
    if (negated_before(tokens, at, in.sentence.first)) return;
    bool shall = false, rate = of_duties(tokens, at + 2, in.sentence.end, 9);
    for (std::size_t k = at; k > in.sentence.first && k + 9 > at; --k) shall = shall || tokens.word(k - 1, "shall");
    for (std::size_t k = at + 2; k < std::min(in.sentence.end, at + 6); ++k) rate = rate || tokens.word(k, "rate");
    // "Under the deal, cars are subject to": a term of it.
    const std::size_t first = first_word(in);
    const bool agreed =
        tokens.word(first, "under") && (is_deal_noun(tokens, first + 2) || is_deal_noun(tokens, first + 3));
    if (!rate || !(shall || agreed)) return;
    Trigger trigger = trigger_of(in, agreed ? Says::offer : Says::fact, first, at, at + 2, Confidence::medium);
    trigger.rule = agreed ? "under the deal, subject to" : "shall be subject to";
    trigger.verb = agreed ? "lower" : "impose";
    trigger.holder = Holder::author;
    found.push_back(trigger);
}

// "amended by deleting “84%” and by inserting “125%”"
void rewritten(const SentenceIn& in, std::size_t at, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    if (!tokens.word_of(at, {"deleting", "striking", "removing", "replacing"})) return;
    const double old_rate = rate_after(tokens, at + 1, in.sentence.end);
    if (old_rate < 0) return;
    for (std::size_t k = at + 2; k < std::min(in.sentence.end, at + 20); ++k) {
        if (!tokens.word_of(k, {"inserting", "adding", "substituting", "with"})) continue;
        const double new_rate = rate_after(tokens, k + 1, in.sentence.end);
        if (new_rate < 0 || new_rate == old_rate) return;
        const bool up = new_rate > old_rate;
        Trigger trigger =
            trigger_of(in, up ? Says::fact : Says::offer, in.sentence.first, at, k + 1, Confidence::medium);
        trigger.rule = in.words(at, at + 1) + ", " + in.words(k, k + 1);
        trigger.verb = up ? "raise" : "lower";
        trigger.holder = Holder::author;
        found.push_back(trigger);
        return;
    }
}

}  // namespace

void find_enactments(const SentenceIn& in, std::vector<Trigger>& found) {
    for (std::size_t at = in.sentence.first; at < in.sentence.end; ++at) {
        subject_to(in, at, found);
        rewritten(in, at, found);
    }
}

// "(b) increase the duty": the verb that an item of a list begins with.
void find_item(const SentenceIn& in, std::vector<Trigger>& found) {
    const Tokens& tokens = in.tokens;
    std::size_t at = in.sentence.first;
    while (at < in.sentence.end && (!tokens.word(at) || tokens.sign(at + 1, ")") || is_filler(tokens, at))) ++at;
    const VerbForm verb = verb_at(tokens, at);
    if (at >= in.sentence.end || verb.form != Form::base) return;
    const bool raises = escalates(tokens, at, verb, in.sentence.end);
    if (!raises && verb.verb != Verb::concede) return;
    Trigger trigger =
        trigger_of(in, raises ? Says::fact : Says::offer, in.sentence.first, at, at + 1, Confidence::medium);
    trigger.rule = "listed: " + in.words(at, at + 1);
    trigger.verb = verb.base;
    trigger.holder = Holder::author;
    found.push_back(trigger);
}

}  // namespace parley::evidence::statements
