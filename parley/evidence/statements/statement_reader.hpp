#pragma once
// Private to the reader: a document, paragraph by paragraph.
#include <map>
#include <string>
#include <vector>

#include "parley/evidence/prose/fold.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {

/// A paragraph as the rules see it.
struct ParagraphIn {
    prose::Folded folded;
    prose::Tokens tokens;
    std::vector<Sentence> sentences;

    explicit ParagraphIn(const std::string& paragraph)
        : folded(prose::fold(paragraph)), tokens(folded), sentences(sentences_of(tokens, folded)) {}

    std::size_t begin(std::size_t token) const { return folded.origin[tokens[token].begin]; }
    std::size_t end(std::size_t token) const { return folded.origin[tokens[token].end]; }
};

class StatementReader {
public:
    explicit StatementReader(const Document& document) : document_(document) {}

    Reading run();

private:
    void count_parties();

    // Fact sheets, orders and remarks are one government's; joint statements are nobody's alone.
    void find_author();

    std::vector<int> principals() const;

    // Who speaks in the first person: "…," said X; NAME: "…"; else the paper's author.
    std::vector<int> speaker(const SentenceIn& in) const;

    struct Held {
        std::vector<int> parties;
        const Mention* mention = nullptr;
        Confidence confidence = Confidence::high;
    };

    Held resolved(const SentenceIn& in, const Mention& mention, int depth = 0) const;

    // "unless Tokyo lifts them, and said that it": the main clause goes on, with its own subject.
    static bool passed_on(const SentenceIn& in, const Mention& mention, std::size_t at);

    static bool in_parenthesis(const SentenceIn& in, const Mention& mention, std::size_t at);

    // Objects of verbs do not act: "urged Britain to".
    static void take_out_objects(SentenceIn& in);

    Held holder(const SentenceIn& in, const Trigger& trigger) const;

    void find_list(const ParagraphIn& text);

    static bool noun_of_view(const prose::Tokens& tokens, std::size_t at);

    void read(const Paragraph& paragraph);

    // "A HEADING IN CAPITALS: the sentence".
    static std::size_t after_capitals(const prose::Tokens& tokens, const Sentence& sentence);

    // Secretary X: "…"
    void find_speaker(const SentenceIn& in);

    void people(const Paragraph& paragraph, const ParagraphIn& text, const Sentence& sentence);

    void remember(const SentenceIn& in);

    void read(const Paragraph& paragraph, const ParagraphIn& text, const SentenceIn& in, std::size_t number);

    void drop_announced(std::size_t paragraph, std::size_t sentence, std::size_t had);

    // Of a sentence without a statement, whether it is worth a look by eye.
    static bool speaks_of_measures(const SentenceIn& in);

    // What stands inside what somebody demands, expects or makes a condition of is no statement of its own.
    static void leave_out_governed(std::vector<Trigger>& triggers);

    static std::size_t trigger_subject(const SentenceIn& in, const Trigger& trigger);

    // What X says that things or others will do, where nothing else is read in the sentence.
    void expected(const SentenceIn& in, std::vector<Trigger>& triggers) const;

    // "…, and we committed": somebody acts again, right before the verb.
    static bool own_subject(const SentenceIn& in, const std::vector<Trigger>& triggers, std::size_t at);

    void add(const Paragraph& paragraph, const ParagraphIn& text, const SentenceIn& in,
             const std::vector<Trigger>& triggers, std::size_t at, std::size_t number, const std::string& sentence,
             std::size_t had, std::string& why);

    void split_rates(Statement statement);

    const Document& document_;
    Reading reading_;
    bool joint_ = false;  ///< a joint statement
    std::vector<int> paragraph_speaker_, before_, last_holder_;
    std::vector<int> list_holder_;  ///< of the items of a list
};

}  // namespace parley::evidence::statements
