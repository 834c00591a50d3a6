#include "parley/scenario/draft/own_words.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>

namespace parley::scenario::draft {
namespace {

using evidence::statements::Says;
using evidence::statements::Statement;

bool is_latin(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool names_word(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            if ((at == 0 || !is_latin(text[at - 1])) && (end >= text.size() || !is_latin(text[end]))) return true;
        }
        return false;
    });
}

bool names_start(std::string_view text, std::initializer_list<std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(), [&](std::string_view start) {
        for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1))
            if (at == 0 || !is_latin(text[at - 1])) return true;
        return false;
    });
}

}  // namespace

Statement in_its_own_words(const Statement& statement) {
    Statement own = statement;
    if (statement.says == Says::condition || statement.says == Says::expectation) return own;
    std::size_t end = statement.about.size();
    for (const std::string_view begins :
         {"; ", " unless ", " if ", " provided ", " in case ", ", which ", ", after ", ", following ", ", because ",
          " until ", " before ", ", and has ", ", and have ", ", and had ", ", and is ", ", and are ", ", but ",
          ", saying "})
        if (const std::size_t at = statement.about.find(begins); at != std::string::npos && at > 0)
            end = std::min(end, at);
    if (end == statement.about.size()) return own;
    own.about.resize(end);
    std::erase_if(own.figures, [&](const evidence::Figure& figure) { return figure.begin >= statement.begin + end; });
    return own;
}

bool points_back(std::string_view about) {
    return about.empty() || names_word(about, {"it", "them", "these", "those", "in kind"}) ||
           names_start(about, {"measure", "retaliat", "respond", "response", "counter", "answer", "package", "plan",
                               "concession", "proposal", "demand", "request", "step", "move", "term"});
}

bool is_against(const Statement& statement, std::string_view about) {
    if (statement.says != Says::refusal || statement.rule.find("unchanged") != std::string::npos) return false;
    const bool lowers =
        names_start(about, {"lift",  "remov", "lower",   "cut",    "reduc",  "eliminat", "withdraw", "zero",
                            "scrap", "drop",  "suspend", "exempt", "roll",   "free",     "eas",      "abolish",
                            "end",   "waive", "phase",   "relax",  "reliev", "relief",   "less"});
    static constexpr std::string_view verbs[] = {"",          "oppose",    "reject", "accept",  "condemn",
                                                 "criticise", "criticize", "call",   "denounce"};
    return !lowers && std::find(std::begin(verbs), std::end(verbs), statement.verb) != std::end(verbs);
}

}  // namespace parley::scenario::draft
