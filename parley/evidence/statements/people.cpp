// People by name, with the side where a text says it.
#include <algorithm>
#include <string>

#include "parley/evidence/statements/statement_reader.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

// A word of a name: a capital, no title, office, country or month.
bool of_a_name(const Tokens& tokens, std::size_t at) {
    if (!tokens.word(at) || !tokens[at].capital || (tokens[at].capitals && tokens[at].text.size() > 2)) return false;
    if (is_title(tokens, at) || is_office(tokens, at)) return false;
    return !tokens.word_of(at, {"the",
                                "trade",
                                "state",
                                "foreign",
                                "prime",
                                "vice",
                                "united",
                                "states",
                                "white",
                                "house",
                                "trump's",
                                "in",
                                "on",
                                "and",
                                "of",
                                "mr",
                                "commerce",
                                "finance",
                                "world",
                                "january",
                                "february",
                                "march",
                                "april",
                                "may",
                                "june",
                                "july",
                                "august",
                                "september",
                                "october",
                                "november",
                                "december",
                                "monday",
                                "tuesday",
                                "wednesday",
                                "thursday",
                                "friday",
                                "saturday",
                                "sunday",
                                "special",
                                "general",
                                "but",
                                "would",
                                "if",
                                "when",
                                "while",
                                "as",
                                "at",
                                "for",
                                "from",
                                "both",
                                "this",
                                "that",
                                "these",
                                "those",
                                "also",
                                "however",
                                "still",
                                "yet",
                                "officials",
                                "two",
                                "many",
                                "most",
                                "some",
                                "all",
                                "it",
                                "he",
                                "she",
                                "we",
                                "they",
                                "today",
                                "yesterday",
                                "national",
                                "international",
                                "federal",
                                "senior",
                                "american",
                                "chinese",
                                "european",
                                "section",
                                "executive",
                                "order",
                                "agreement",
                                "act",
                                "deal",
                                "north",
                                "south",
                                "new"});
}

// The country of a leader's name, or of a country that stands among these words.
int side_in(const Tokens& tokens, std::size_t first, std::size_t end) {
    for (std::size_t at = first; at < end; ++at) {
        std::string words;
        for (std::size_t k = at; k < end && k < at + 4; ++k) {
            if (!tokens.word(k) || !tokens[k].capital || (tokens[k].text == "us" && !tokens[k].capitals)) break;
            words += (k > at ? " " : "") + tokens[k].text;
            if (const int country = country_of(words); country >= 0) return country;
        }
    }
    return -1;
}

}  // namespace

std::vector<PersonAt> people_in(const Tokens& tokens, const Sentence& sentence) {
    std::vector<PersonAt> result;
    for (std::size_t at = sentence.first; at < sentence.end; ++at) {
        if (!of_a_name(tokens, at)) continue;
        std::size_t end = at + 1;
        std::size_t words = 1;
        while (end < sentence.end) {
            const bool initial = tokens.sign(end, ".") && tokens[end - 1].text.size() == 1;
            if (initial || (tokens.sign(end, "-") && tokens.glued(end))) {
                ++end;
            } else if (of_a_name(tokens, end) && !tokens[end - 1].possessive) {
                ++end;
                ++words;
            } else {
                break;
            }
        }
        // A title before the name, across a comma where it is in apposition.
        std::size_t title = at;
        const std::size_t before = at > sentence.first && tokens.sign(at - 1, ",") ? at - 1 : at;
        for (std::size_t k = before; k > sentence.first && k + 7 > before && tokens.word(k - 1); --k) {
            if (is_title(tokens, k - 1) || (title < at && tokens[k - 1].capital && country_of(tokens[k - 1].text) < 0))
                title = k - 1;
            else if (!tokens[k - 1].capital &&
                     !tokens.word_of(k - 1, {"trade", "foreign", "finance", "prime", "vice", "the", "of", "deputy",
                                             "chief", "senior", "for"}))
                break;
        }
        const std::size_t context = title > sentence.first + 3 ? title - 3 : sentence.first;
        const int by_name = side_in(tokens, at, end);
        const bool titled =
            title < at || (tokens.sign(end, ",") &&
                           (is_title(tokens, end + 1) || is_title(tokens, end + 2) || is_title(tokens, end + 3)));
        if (words >= 2 && (titled || by_name >= 0)) {
            PersonAt person{at, end, title, by_name};
            if (person.country < 0 && title < at) person.country = side_in(tokens, context, at);
            if (person.country < 0) person.country = side_in(tokens, end, std::min(sentence.end, end + 14));
            result.push_back(person);
        }
        at = end - 1;
    }
    return result;
}

void StatementReader::people(const Paragraph& paragraph, const ParagraphIn& text, const Sentence& sentence) {
    for (const PersonAt& at : people_in(text.tokens, sentence)) {
        Person person;
        person.name = paragraph.text.substr(text.begin(at.first), text.end(at.end - 1) - text.begin(at.first));
        if (text.tokens[at.end - 1].possessive && person.name.size() > 2) {
            const std::size_t cut = person.name.find_last_of('s');
            person.name.resize(person.name.size() - (person.name.ends_with("'s") ? 2 : person.name.size() - cut + 3));
        }
        if (at.title_first < at.first)
            person.title =
                paragraph.text.substr(text.begin(at.title_first), text.end(at.first - 1) - text.begin(at.title_first));
        while (!person.title.empty() && (person.title.back() == ',' || person.title.back() == ' '))
            person.title.pop_back();
        person.country = at.country;
        person.paragraph = paragraph.number;
        const bool there = std::any_of(reading_.people.begin(), reading_.people.end(), [&](Person& other) {
            const bool same = other.name == person.name || other.name.find(person.name) != std::string::npos;
            if (same && other.country < 0) other.country = person.country;
            return same;
        });
        if (!there) reading_.people.push_back(std::move(person));
    }
}

}  // namespace parley::evidence::statements
