#include "parley/evidence/statements/sentences.hpp"

namespace parley::evidence::statements {
namespace {

// What may have a full stop without ending a sentence.
bool is_short_form(const prose::Tokens& tokens, std::size_t at) {
    if (!tokens.word(at)) return false;
    return (tokens[at].text.size() == 1 && tokens[at].capital) ||
           tokens.word_of(at,
                          {"mr",    "mrs",  "ms",   "dr",  "gen", "sen", "rep",  "gov", "prof", "st",  "no",  "nos",
                           "sec",   "secs", "art",  "ch",  "vol", "fed", "reg",  "inc", "corp", "ltd", "jr",  "sr",
                           "vs",    "al",   "seq",  "cf",  "jan", "feb", "aug",  "sep", "sept", "oct", "nov", "dec",
                           "lieut", "col",  "capt", "hon", "rev", "pp",  "para", "fig", "bros", "mt",  "eg",  "ie"});
}

// Words that begin sentences and seldom follow "U.S." inside one.
bool begins_sentences(const prose::Tokens& tokens, std::size_t at) {
    return tokens[at].capital &&
           tokens.word_of(at, {"the", "a",    "an",    "in",    "on",      "it",   "this", "that",  "these", "those",
                               "but", "and",  "he",    "she",   "they",    "we",   "i",    "if",    "as",    "at",
                               "for", "from", "when",  "while", "however", "yet",  "both", "under", "after", "before",
                               "our", "its",  "their", "there", "with",    "also", "last", "such",  "by",    "to"});
}

bool closes(const prose::Tokens& tokens, std::size_t at) {
    return !tokens[at].spaced && tokens.sign_of(at, {"\"", "'", ")", "]"});
}

bool could_begin(const prose::Tokens& tokens, std::size_t at) {
    if (!tokens[at].spaced) return false;
    if (tokens.word(at)) return tokens[at].capital;
    return tokens.digits(at) || tokens.sign_of(at, {"\"", "'", "(", "[", "$"});
}

// "Sec. 2. Suspension of duties." before its sentence, or the mark of a list: where what comes after begins.
std::size_t after_heading(const prose::Tokens& tokens) {
    std::size_t at = 0;
    if (tokens.word_of(at, {"sec", "section", "art", "article", "chapter", "part"})) {
        ++at;
        if (tokens.sign(at, ".")) ++at;
        if (!tokens.digits(at)) return 0;
    } else if (!tokens.digits(at)) {
        return 0;
    }
    ++at;
    if (!tokens.sign(at, ".")) return 0;
    const std::size_t heading = ++at;
    if (!tokens.word_of(0, {"sec", "section", "art", "article"})) return at;
    while (at < tokens.size() && !tokens.sign(at, ".") && at < heading + 12) ++at;
    return tokens.sign(at, ".") ? at + 1 : heading;
}

}  // namespace

std::vector<Sentence> sentences_of(const prose::Tokens& tokens, const prose::Folded& text) {
    std::vector<Sentence> result;
    std::size_t first = 0;
    const auto cut = [&](std::size_t end) {
        if (end > first) result.push_back({first, end});
        first = end;
    };
    for (std::size_t at = after_heading(tokens); at < tokens.size(); ++at) {
        std::size_t end = at + 1;
        const bool letters = tokens.word(at) && tokens[at].end > 0 && text.text[tokens[at].end - 1] == '.';
        if (letters) {
            while (closes(tokens, end)) ++end;
            if (!tokens[end].spaced || !begins_sentences(tokens, end)) continue;
        } else if (tokens.sign_of(at, {".", "?", "!"})) {
            if (tokens.sign(at, ".") && at > 0 && is_short_form(tokens, at - 1)) continue;
            while (closes(tokens, end)) ++end;
            if (end < tokens.size() && !could_begin(tokens, end)) continue;
        } else {
            continue;
        }
        cut(end);
        at = end - 1;
    }
    cut(tokens.size());
    return result;
}

}  // namespace parley::evidence::statements
