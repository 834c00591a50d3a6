#include "parley/evidence/statements/repeats.hpp"

#include <algorithm>
#include <set>

#include "parley/evidence/prose/fold.hpp"
#include "parley/evidence/prose/number_words.hpp"

namespace parley::evidence::statements {
namespace {

std::string stem(std::string word) {
    for (const std::string_view ending : {"ies", "ing", "ed", "es", "s", "e"})  // "purchase" as "purchasing"
        if (word.size() > ending.size() + 3 && word.ends_with(ending)) {
            word.resize(word.size() - ending.size());
            break;
        }
    return word;
}

bool is_common(const std::string& word) {
    static const std::set<std::string, std::less<>> common = {
        "that",  "this",  "with",  "from",  "will",  "would",   "have",  "been", "were",  "they",   "their",
        "which", "into",  "about", "than",  "more",  "such",    "also",  "some", "other", "when",   "what",
        "there", "these", "those", "only",  "both",  "between", "says",  "said", "could", "should", "must",
        "does",  "being", "over",  "under", "after", "before",  "where", "while"};
    return common.contains(word);
}

double shared(const std::vector<std::string>& of, const std::vector<std::string>& in) {
    if (of.empty()) return 0.0;
    const auto there = std::count_if(of.begin(), of.end(), [&](const std::string& word) {
        return std::find(in.begin(), in.end(), word) != in.end();
    });
    return static_cast<double>(there) / static_cast<double>(of.size());
}

bool same_who(const std::string& a, const std::string& b) {
    const std::vector<std::string> one = content_words(a), two = content_words(b);
    return one == two;
}

// The same sum or rate: "$600 billion" of investments, said again.
bool same_amount(const Statement& a, const Statement& b) {
    for (const Figure& figure : a.figures)
        if (figure.kind == FigureKind::money || figure.kind == FigureKind::amount)
            return std::any_of(b.figures.begin(), b.figures.end(),
                               [&](const Figure& other) { return same_figure(figure, other); });
    return false;
}

// "84% … 125%" in one schedule and in the next: the same change of a rate.
bool same_change(const Statement& a, const Statement& b) {
    const auto share = [](const Statement& of, std::size_t k) {
        return of.figures.size() > k && of.figures[k].kind == FigureKind::share;
    };
    return a.verb == b.verb && a.rule == b.rule && share(a, 0) && share(a, 1) && share(b, 0) && share(b, 1) &&
           same_figure(a.figures[0], b.figures[0]) && same_figure(a.figures[1], b.figures[1]);
}

// "the two biggest demands": what the words point at, where they name statements and not their content.
std::string pointed_at(const Statement& statement) {
    const prose::Folded folded = prose::fold(statement.about);
    const prose::Tokens tokens(folded);
    std::string key;
    for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 14); ++at) {
        if (tokens.word_of(at, {"demands", "offers", "threats", "requests", "conditions"}))
            return key.empty() ? "" : key + tokens[at].text;
        const bool count = tokens.word(at) && prose::small_word(tokens, at) > 1;
        if (count)
            key = tokens[at].text + " ";
        else if (!key.empty() && tokens.word(at) && !tokens[at].text.ends_with("est") &&
                 !tokens.word_of(at, {"most", "main", "key", "trade", "central", "top"}))
            key += tokens[at].text + " ";
        if (tokens.sign_of(at, {";", ".", ":"})) break;
    }
    return "";
}

}  // namespace

std::vector<std::string> content_words(std::string_view text) {
    const prose::Folded folded = prose::fold(text);
    const prose::Tokens tokens(folded);
    std::vector<std::string> result;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (!tokens.word(at) || tokens[at].text.size() < 4 || is_common(tokens[at].text)) continue;
        std::string word = stem(tokens[at].text);
        if (std::find(result.begin(), result.end(), word) == result.end()) result.push_back(std::move(word));
    }
    return result;
}

void drop_repeats(std::vector<Statement>& statements) {
    std::vector<std::vector<std::string>> sentence, about, whole;
    std::vector<std::string> points;
    for (const Statement& each : statements) {
        sentence.push_back(content_words(each.text));
        about.push_back(content_words(each.about));
        whole.push_back(about.back());
        if (about.back().size() > 6) about.back().resize(6);
        points.push_back(pointed_at(each));
    }
    std::vector<bool> out(statements.size(), false);
    const auto like = [&](std::size_t a, std::size_t b) {
        return a != b && !out[b] && statements[a].says == statements[b].says &&
               statements[a].parties == statements[b].parties;
    };
    for (std::size_t k = 0; k < statements.size(); ++k)
        for (std::size_t other = 0; other < statements.size() && !out[k]; ++other) {
            if (!like(k, other)) continue;
            const bool elsewhere = statements[k].paragraph != statements[other].paragraph ||
                                   statements[k].sentence != statements[other].sentence;
            // A headline, or a summary before the text.
            const bool shorter = sentence[k].size() < sentence[other].size();
            const bool headline = elsewhere && statements[k].paragraph <= 4 &&
                                  statements[k].paragraph < statements[other].paragraph && shorter &&
                                  shared(sentence[k], sentence[other]) >= 0.75;
            const bool copy = elsewhere && k > other && sentence[k].size() <= sentence[other].size() &&
                              shared(sentence[k], sentence[other]) >= 0.9;
            const bool again =
                elsewhere && k > other && whole[k].size() >= 3 && statements[k].verb == statements[other].verb &&
                (statements[k].figures.empty() ? shared(about[k], about[other]) : shared(whole[k], whole[other])) >=
                    0.8;
            const bool amount = k > other && elsewhere && same_who(statements[k].who, statements[other].who) &&
                                same_amount(statements[k], statements[other]) && shared(about[k], about[other]) > 0.2;
            const bool pointer = k > other && !points[k].empty() && points[k] == points[other];
            const bool named = statements[k].rule.starts_with("named: ") && shared(about[k], about[other]) > 0.2;
            const bool change = k > other && elsewhere && same_change(statements[k], statements[other]);
            if (headline || copy || change || again || amount || pointer || named) out[k] = true;
        }
    std::vector<Statement> kept;
    for (std::size_t k = 0; k < statements.size(); ++k)
        if (!out[k]) kept.push_back(std::move(statements[k]));
    statements = std::move(kept);
}

}  // namespace parley::evidence::statements
