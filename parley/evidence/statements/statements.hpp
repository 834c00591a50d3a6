#pragma once
// Who said what in a text: demands, refusals, offers, threats, conditions, acceptances, expectations, and measures that
// it reports as facts. Rules alone: no model, no network. docs/guide/draft.md.
#include <string>
#include <vector>

#include "parley/evidence/document.hpp"
#include "parley/evidence/statements/actors.hpp"

namespace parley::evidence::statements {

enum class Says { demand, refusal, offer, threat, condition, acceptance, expectation, fact };
/// "demand"; a fact is a "report-of-fact".
[[nodiscard]] std::string_view in_words(Says says);

/// How sure the rule is that gave it. Printed, never used as a chance.
enum class Confidence { high, medium, low };
[[nodiscard]] std::string_view in_words(Confidence confidence);

/// Something that somebody has said, done or thinks, in one sentence.
struct Statement {
    Says says = Says::demand;
    std::vector<int> parties;   ///< of countries(); several when they say it together
    std::vector<int> doers;     ///< of a fact that one government's paper tells of others: those who do it
    std::string who;            ///< the words that name them: "senior Beijing officials"
    bool by_office = false;     ///< officials, lawmakers, carmakers, as against a country
    std::size_t paragraph = 0;  ///< from 1
    std::size_t sentence = 0;   ///< of the paragraph, from 1
    std::string text;           ///< the sentence
    std::string about;          ///< what it is about, in the sentence's words
    std::size_t begin = 0;      ///< of `about` in the paragraph, bytes
    std::string rule;           ///< the words that made it one: "will not discuss"
    std::string verb;           ///< what is done or not done, where a verb says it: "lift"
    Confidence confidence = Confidence::high;
    std::vector<Figure>
        figures;       ///< of the paragraph, in `about`; figures of the rest of the sentence where it has none
    std::string when;  ///< "this week", "by 1 October": in the sentence's words
};

struct Person {
    std::string name, title;
    int country = -1;  ///< of countries(); -1: the text does not say
    std::size_t paragraph = 0;
};

/// A sentence in which somebody on a side speaks or acts, and that gave no statement.
struct Unplaced {
    std::size_t paragraph = 0, sentence = 0;
    std::string text, why;
};

struct Reading {
    std::vector<Statement> statements;     ///< in the order of the text
    std::vector<int> parties;              ///< of countries(), by how often they act; the disputing ones first
    std::vector<std::size_t> first_named;  ///< of each party: a paragraph that names it
    std::vector<Person> people;
    std::vector<Unplaced> unplaced;
    int author = -1;  ///< whose paper it is: a fact sheet, an order; -1: nobody's, or several'
};

/// The same text gives the same reading. Any bytes will do.
[[nodiscard]] Reading read_statements(const Document& document);

}  // namespace parley::evidence::statements
