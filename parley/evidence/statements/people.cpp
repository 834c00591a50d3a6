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

std::string small_words(const Tokens& tokens, std::size_t first, std::size_t end) {
    std::string words;
    for (std::size_t at = first; at < end; ++at)
        if (tokens.word(at)) words += (words.empty() ? "" : " ") + tokens[at].text;
    return words;
}

// A country by its own name, or a people: "China", "Hong Kong", "Americans"; as against a leader of it.
bool is_place(const std::string& words) {
    const int country = country_of(words);
    if (country < 0) return false;
    std::string name(countries()[static_cast<std::size_t>(country)].name);
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    for (const std::string_view people : {"ans", "ese", "ish", "ian", "can"})
        if (words.ends_with(people)) return true;
    return words == name || words.size() <= 3 || name.ends_with(" " + words) || words == "america" || words == "europe";
}

// The country of a leader by surname, or by the whole name; -1 where it is none.
int leader_of(const Tokens& tokens, std::size_t first, std::size_t end) {
    const std::string whole = small_words(tokens, first, end), last = small_words(tokens, end - 1, end);
    if (country_of(whole) >= 0) return is_place(whole) ? -1 : country_of(whole);
    const std::string two = end - first > 2 ? small_words(tokens, end - 2, end) : "";
    if (country_of(two) >= 0 && !is_place(two)) return country_of(two);
    return is_place(last) ? -1 : country_of(last);
}

// "X, the president of": a title that stands for itself, and is none of the next name.
bool is_apposition(const Tokens& tokens, std::size_t end) {
    if (!tokens.sign(end, ",")) return false;
    for (std::size_t at = end + 1; at < end + 4; ++at)
        if (is_title(tokens, at)) return !of_a_name(tokens, at + 1);
    return false;
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
        // A headline goes on behind the surname: "Donald J. Trump Strikes Deal".
        for (std::size_t k = at + 1; k + 1 < end; ++k)
            if (tokens.word(k) && leader_of(tokens, k, k + 1) >= 0) end = k + 1;
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
        // "US trade representative": a title as a whole.
        while (title < at && title > sentence.first &&
               (tokens.word_of(title - 1, {"trade", "foreign", "finance", "deputy", "vice", "chief", "prime"}) ||
                (tokens[title - 1].capitals && country_of(tokens[title - 1].text) >= 0)))
            --title;
        const std::size_t context = title > sentence.first + 3 ? title - 3 : sentence.first;
        const int by_name = leader_of(tokens, at, end);
        std::size_t first = at;  // "President of Mexico Andrés López": the country is of the title
        while (title < at && first + 2 < end && is_place(small_words(tokens, first, first + 1))) ++first;
        // "Secretary of Homeland Security", "President Trump's America First": no name of anybody.
        const bool of_a_thing = first == at && at > sentence.first && tokens.word_of(at - 1, {"of", "for"});
        bool owned = false, of_office = false;
        for (std::size_t k = title; k < at; ++k) {
            owned = owned || tokens[k].possessive;
            of_office = of_office || (tokens.word(k, "for") && !tokens.sign(at - 1, ","));
        }
        if (of_a_thing || of_office || (owned && by_name < 0)) {
            at = end - 1;
            continue;
        }
        const bool titled = title < at || is_apposition(tokens, end);
        if (words >= 2 && (titled || by_name >= 0)) {
            PersonAt person{first, end, title, by_name};
            if (first > at) person.country = country_of(small_words(tokens, at, first));
            if (person.country < 0 && title < at) person.country = side_in(tokens, context, first);
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
