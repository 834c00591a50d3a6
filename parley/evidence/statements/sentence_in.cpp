#include <algorithm>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {

bool SentenceIn::acts_between(std::size_t first, std::size_t end) const {
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& mention) {
        return mention.acts && mention.first >= first && mention.end <= end;
    });
}

const Mention* SentenceIn::actor_at(std::size_t at) const {
    std::size_t before = at;
    while (before > sentence.first && is_filler(tokens, before - 1)) --before;
    for (const Mention& mention : mentions)
        if (mention.end == before && mention.acts) return &mention;
    return nullptr;
}

std::size_t SentenceIn::clause_end(std::size_t at) const {
    for (std::size_t k = at; k < sentence.end; ++k) {
        if (tokens.sign(k, ";")) return k;
        const bool joint = tokens.word_of(k, {"and", "but", "while", "although", "though"});
        if (!joint) continue;
        const bool comma = k > at && tokens.sign(k - 1, ",");
        std::size_t next = k + 1;
        while (next < sentence.end && is_filler(tokens, next)) ++next;
        for (const Mention& mention : mentions)
            if (mention.first == next && mention.acts && k > at + 1) return k;
        if (comma &&
            (tokens.word_of(next, {"will", "would", "has", "have", "is", "are", "was", "said", "says", "could"}) ||
             verb_at(tokens, next).form == Form::past))
            return k;
        if (tokens.word(k, "but")) return k;
        const VerbForm verb = verb_at(tokens, next);
        const bool governs = verb.verb != Verb::none && verb.verb < Verb::escalate;
        if (tokens.word(k, "and") && governs && verb.form == Form::past) return k;
    }
    return sentence.end;
}

std::string SentenceIn::words(std::size_t first, std::size_t end) const {
    std::string result;
    for (std::size_t k = first; k < std::min(end, sentence.end); ++k) {
        if (!result.empty() && tokens[k].spaced) result += ' ';
        result += tokens.word(k) || tokens[k].kind == prose::Token::Kind::sign ? tokens[k].text : "#";
    }
    return result;
}

Trigger trigger_of(const SentenceIn& in, Says says, std::size_t first, std::size_t at, std::size_t end,
                   Confidence confidence) {
    Trigger trigger;
    trigger.says = says;
    trigger.at = first;
    trigger.about = at;
    trigger.until = end;
    trigger.rule = in.words(first, end);
    trigger.confidence = confidence;
    return trigger;
}

}  // namespace parley::evidence::statements
