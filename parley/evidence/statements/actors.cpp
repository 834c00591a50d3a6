#include "parley/evidence/statements/actors.hpp"

#include <algorithm>
#include <string>

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

constexpr std::size_t longest_name = 5;  // "people's republic of china" and "united states of america" are four

// A name of a country at a token: its length in tokens and which; capitals keep "us" and "polish" apart from names.
struct Name {
    std::size_t end = 0;
    int country = -1;
};
Name name_at(const Tokens& tokens, std::size_t at, std::size_t end) {
    if (!tokens.word(at) || !tokens[at].capital) return {};
    if (tokens[at].text == "us" && !tokens[at].capitals) return {};
    Name best;
    std::string words;
    for (std::size_t k = at; k < std::min(end, at + longest_name) && tokens.word(k); ++k) {
        if (k > at) words += tokens.sign(k - 1, "-") ? "-" : " ";
        words += tokens[k].text;
        if (const int country = country_of(words); country >= 0) best = {k + 1, country};
        if (tokens[k].possessive && k + 1 < end) {
            if (tokens[k].text != "people") break;
            words += "'s";
        }
    }
    return best;
}

bool is_article(const Tokens& tokens, std::size_t at) {
    return tokens.word_of(at, {"the", "a", "an", "some", "many", "most", "all", "other", "both", "several", "its",
                               "their", "our", "his", "her", "this", "that", "these", "those"});
}

// Before the head of a noun phrase: titles and adjectives of people.
bool is_before_head(const Tokens& tokens, std::size_t at) {
    return is_article(tokens, at) || is_title(tokens, at) || is_office(tokens, at) ||
           tokens.word_of(
               at, {"senior", "former",  "top",     "chief",   "ruling",     "new",      "leading", "influential",
                    "high",   "ranking", "unnamed", "hawkish", "key",        "trade",    "foreign", "finance",
                    "prime",  "vice",    "deputy",  "state",   "ambassador", "mainland", "central"}) ||
           (tokens.word(at) && tokens[at].capital && !tokens[at].possessive && at > 0 &&
            !tokens.word_of(at, {"in", "on",    "by",      "with",     "but",    "and",     "while", "for",
                                 "to", "from",  "as",      "after",    "of",     "if",      "when",  "under",
                                 "at", "since", "because", "although", "though", "however", "yet",   "today"}));
}

bool is_preposition(const Tokens& tokens, std::size_t at) {
    return tokens.word_of(at, {"of",        "in",     "on",      "with",    "to",     "from",   "against", "between",
                               "for",       "at",     "into",    "through", "over",   "under",  "about",   "including",
                               "among",     "toward", "towards", "upon",    "via",    "like",   "than",    "without",
                               "within",    "across", "beyond",  "versus",  "behind", "around", "despite", "concerning",
                               "regarding", "making", "forcing", "hold",    "let"});
}

bool stops_a_phrase(const Tokens& tokens, std::size_t at) {
    return !tokens.word(at) || is_preposition(tokens, at) || is_article(tokens, at) ||
           tokens.word_of(at,
                          {"and",  "or",   "but",   "is",    "are",    "was",    "were",  "be",      "has",    "have",
                           "had",  "will", "would", "may",   "might",  "can",    "could", "must",    "should", "do",
                           "does", "did",  "not",   "who",   "which",  "that",   "said",  "says",    "by",     "as",
                           "when", "if",   "while", "until", "unless", "before", "after", "because", "than"});
}

bool is_auxiliary(const Tokens& tokens, std::size_t at) {
    return tokens.word_of(at, {"will", "would", "has",  "have",   "had",  "is", "are", "was",  "were", "may",   "might",
                               "can",  "could", "must", "should", "does", "do", "did", "said", "says", "agreed"});
}

// Where the phrase whose head starts at `at` begins.
std::size_t phrase_start(const Tokens& tokens, std::size_t at, std::size_t least) {
    for (int k = 0; k < 6 && at > least && is_before_head(tokens, at - 1) && !tokens[at - 1].possessive; ++k) --at;
    return at;
}

// "of the United States", "in Brussels", "of South Korea's ruling party" after an office.
Name side_after(const Tokens& tokens, std::size_t at, std::size_t end) {
    if (!tokens.word_of(at, {"of", "in", "from", "at", "for"})) return {};
    for (std::size_t k = at + 1; k < std::min(end, at + 5); ++k) {
        if (const Name name = name_at(tokens, k, end); name.country >= 0) return name;
        if (!is_article(tokens, k) && !(tokens.word(k) && tokens[k].capital)) break;
    }
    return {};
}

void place(const Tokens& tokens, Mention& mention, std::size_t least) {
    const std::size_t start = phrase_start(tokens, mention.first, least);
    mention.first = std::max(start, least);
    if (start == 0) return;
    mention.subordinate = tokens.word_of(start - 1, {"unless", "if", "when", "while", "because", "after", "before",
                                                     "until", "as", "since", "where", "whether", "although", "once"});
    if (start == least) return;
    if (tokens.word(start - 1, "whose")) mention.acts = false;  // "Germany, whose carmakers sold": Germany acts
    // "of Chinese goods": what stands before the phrase decides whether it may be a subject.
    if (tokens.word(start - 1, "by")) {
        mention.agent = true;
        mention.acts = false;
    } else if (is_preposition(tokens, start - 1) || (tokens.sign(start - 1, "-") && tokens.glued(start - 1))) {
        mention.acts = false;
    }
}

bool joins(const Tokens& tokens, std::size_t from, std::size_t to) {
    bool any = false;
    for (std::size_t k = from; k < to; ++k) {
        if (!tokens.word_of(k, {"and", "the", "both"}) && !tokens.sign_of(k, {",", "&"})) return false;
        any = any || tokens.word(k, "and") || tokens.sign_of(k, {",", "&"});
    }
    return any;
}

// "China and Japan", acting together; whom a preposition takes as well ("between China and Japan") does not act.
void join_neighbours(const Tokens& tokens, std::vector<Mention>& mentions) {
    for (std::size_t k = 1; k < mentions.size(); ++k) {
        Mention& before = mentions[k - 1];
        Mention& here = mentions[k];
        if (before.owner || before.actor.pronoun || here.actor.pronoun || here.actor.countries.empty()) continue;
        if (!joins(tokens, before.end, here.first)) continue;
        const bool list = tokens.sign(before.end, ",") && !tokens.word(before.end + 1, "and");
        if (before.actor.countries.empty()) continue;
        if (before.acts && (here.acts || here.owner) && (!list || k + 1 < mentions.size())) {
            for (const int country : here.actor.countries) before.actor.countries.push_back(country);
            before.end = here.end;
            before.owner = here.owner;
            before.acts = here.acts;
            before.by_office = before.by_office || here.by_office;
            mentions.erase(mentions.begin() + static_cast<std::ptrdiff_t>(k--));
        } else if (!before.acts && !is_auxiliary(tokens, here.end)) {
            here.acts = false;
        }
    }
}

struct Finder {
    const Tokens& tokens;
    const Sentence& sentence;
    std::vector<Mention> mentions;

    std::size_t least() const { return mentions.empty() ? sentence.first : mentions.back().end; }

    std::size_t joint(std::size_t at) {
        std::size_t k = at;
        const bool both = tokens.word_of(k, {"both", "each"});
        if (both || tokens.word(k, "the")) ++k;
        const bool two = tokens.word_of(k, {"two", "three", "contracting"});
        if (two) ++k;
        if (tokens.word_of(k, {"trading", "negotiating"})) ++k;
        const bool sides = tokens.word_of(k, {"sides", "countries", "governments", "parties", "nations", "side",
                                              "leaders", "economies", "delegations"});
        const bool parties = at + 1 == k && tokens.word(k, "parties") && tokens[k].capital && tokens.word(at, "the");
        const bool alone = tokens.word(at, "both") && is_auxiliary(tokens, at + 1);
        if (!(sides && (both || (two && tokens.word(at, "the")))) && !parties && !alone) return 0;
        Mention mention;
        mention.actor.joint = true;
        mention.first = at;
        mention.end = alone ? at + 1 : k + 1;
        mention.acts = !(at > sentence.first && (is_preposition(tokens, at - 1) || tokens.word(at - 1, "by")));
        mention.owner = tokens[mention.end - 1].possessive;
        if (mention.owner) mention.acts = false;
        mentions.push_back(mention);
        return mention.end;
    }

    std::size_t pronoun(std::size_t at) {
        const bool first = tokens.word_of(
            at, {"we", "i", "our", "my", "we're", "i'm", "we've", "i've", "we'll", "i'll", "we'd", "i'd"});
        const bool whose = tokens.word_of(at, {"its", "their", "our", "his", "her", "my"});
        if (!first && !whose &&
            !tokens.word_of(at, {"it", "they", "he", "she", "they're", "it's", "they'll", "it'll", "he'll", "she'll"}))
            return 0;
        if (tokens.word(at, "i") && !tokens[at].capital) return 0;
        if (tokens.word(at, "i") && at > sentence.first &&
            tokens.word_of(at - 1, {"annex", "title", "part", "chapter", "appendix", "schedule", "war", "phase",
                                    "article", "table"}))
            return 0;
        Mention mention;
        mention.actor.pronoun = !first;
        mention.actor.first_person = first;
        mention.first = at;
        mention.end = at + 1;
        mention.owner = whose;
        mention.acts = !whose && !(at > sentence.first && is_preposition(tokens, at - 1));
        if (at > sentence.first)
            mention.subordinate = tokens.word_of(at - 1, {"unless", "if", "when", "while", "because", "after", "before",
                                                          "until", "as", "once", "since"});
        mentions.push_back(mention);
        return mention.end;
    }

    // The office that a country's name stands before: "Chinese government officials".
    std::size_t office_after(std::size_t at) const {
        std::size_t found = 0;
        for (std::size_t k = at; k < std::min(sentence.end, at + 5); ++k) {
            if (tokens.sign(k, "-") && tokens.glued(k)) continue;
            if (stops_a_phrase(tokens, k)) break;
            if (is_office(tokens, k)) found = k + 1;
            if (found > 0 && found <= k) break;
            if (tokens[k].possessive) break;
        }
        return found;
    }

    std::size_t country(std::size_t at) {
        const Name name = name_at(tokens, at, sentence.end);
        if (name.country < 0) return 0;
        Mention mention;
        mention.actor.countries = {name.country};
        mention.first = at;
        mention.end = name.end;
        const bool possessive = tokens[name.end - 1].possessive;
        const std::size_t office = office_after(name.end);
        if (office > 0) {
            mention.end = office;
            mention.by_office = true;
        }
        mention.owner = tokens[mention.end - 1].possessive;
        // Of a people's name or a possessive, only a thing can follow: it owns that thing.
        const bool thing = mention.end < sentence.end && !stops_a_phrase(tokens, mention.end);
        if (office == 0 && (possessive || (thing && modifies(at, name.end)))) mention.owner = true;
        mention.acts = !mention.owner;
        place(tokens, mention, least());
        mentions.push_back(mention);
        return mention.end;
    }

    std::size_t outsiders(std::size_t at) {
        if (!tokens.word_of(at, {"partners", "countries", "allies", "nations", "members"})) return 0;
        Mention mention;
        mention.outsiders = mention.by_office = true;
        mention.first = at;
        mention.end = at + 1;
        mention.owner = tokens[at].possessive;
        mention.acts = !mention.owner;
        place(tokens, mention, least());
        mentions.push_back(mention);
        return mention.end;
    }

    // "Chinese goods", "U.S. soybeans", "US-China talks", against "China wants".
    bool modifies(std::size_t first, std::size_t end) const {
        if (tokens.sign(end, "-") && tokens.glued(end)) return true;
        const std::string& last = tokens[end - 1].text;
        const bool adjective = last == "us" || last == "eu" || last == "uk" || last == "prc" ||
                               (last.size() > 3 && (last.ends_with("an") || last.ends_with("ese") ||
                                                    last.ends_with("ish") || last.ends_with("ian"))) ||
                               last == "french" || last == "dutch" || last == "swiss" || last == "greek" ||
                               last == "thai" || last == "saudi" || last == "czech" || last == "polish";
        if (!adjective || last == "japan" || last == "taiwan") return false;
        if (end - first == 1 && (last == "us" || last == "eu" || last == "uk" || last == "prc")) {
            // Abbreviations are nouns too: a verb may follow them.
            const std::string& next = tokens[end].text;
            return !next.ends_with("ed") &&
                   !tokens.word_of(end,
                                   {"wants",   "says",      "plans",     "seeks",   "refuses",  "demands", "insists",
                                    "offers",  "threatens", "rejects",   "expects", "believes", "also",    "now",
                                    "never",   "recently",  "still",     "calls",   "asks",     "agrees",  "intends",
                                    "imposes", "thinks",    "maintains", "raises",  "urges",    "opposes", "fears",
                                    "hopes",   "proposes",  "promises",  "doubts",  "warns",    "needs"});
        }
        return true;
    }

    std::size_t office(std::size_t at) {
        if (!is_office(tokens, at)) return 0;
        // "President Donald J. Trump": the title of a name that has a side itself.
        if (is_title(tokens, at))
            for (std::size_t k = at + 1; k < std::min(sentence.end, at + 6); ++k) {
                if (name_at(tokens, k, sentence.end).country >= 0 && tokens[k].capital) return 0;
                if (!(tokens.word(k) && tokens[k].capital) && !tokens.sign(k, ".")) break;
            }
        Mention mention;
        mention.by_office = true;
        mention.first = at;
        mention.end = at + 1;
        while (mention.end < sentence.end && is_office(tokens, mention.end)) ++mention.end;
        mention.owner = tokens[mention.end - 1].possessive;
        mention.acts = !mention.owner;
        if (const Name side = side_after(tokens, mention.end, sentence.end); side.country >= 0 && !mention.owner) {
            mention.actor.countries = {side.country};
            mention.end = side.end;
            if (tokens[side.end - 1].possessive)
                if (const std::size_t head = office_after(side.end); head > 0) mention.end = head;
        }
        place(tokens, mention, least());
        mentions.push_back(mention);
        return mention.end;
    }
};

}  // namespace

bool is_office(const Tokens& tokens, std::size_t at) {
    // "The Office of the US Trade Representative", not "took office".
    if (tokens.word(at, "office") && tokens[at].capital) return tokens.word(at + 1, "of");
    return tokens.word_of(
        at, {"government",   "governments",   "administration", "official",        "officials",  "minister",
             "ministers",    "ministry",      "leader",         "leaders",         "negotiator", "negotiators",
             "diplomat",     "diplomats",     "lawmaker",       "lawmakers",       "senator",    "senators",
             "congress",     "parliament",    "commission",     "commissioner",    "president",  "premier",
             "chancellor",   "secretary",     "representative", "representatives", "spokesman",  "spokeswoman",
             "spokesperson", "adviser",       "advisers",       "advisors",        "advisor",    "delegation",
             "delegates",    "envoy",         "envoys",         "ambassador",      "regulators", "regulator",
             "authorities",  "department",    "treasury",       "cabinet",         "council",    "party",
             "policymakers", "carmakers",     "automakers",     "steelmakers",     "chipmakers", "farmers",
             "ranchers",     "manufacturers", "producers",      "exporters",       "importers",  "companies",
             "firms",        "executives",    "association",    "federation",      "lobby",      "union",
             "unions",       "group",         "groups",         "economists",      "analysts",   "analyst",
             "participants", "lawyers",       "team",           "businesses",      "ministries", "institute",
             "embassy",      "retailers",     "mills",          "growers",         "chamber",    "mps",
             "legislators",  "politicians",   "insiders"});
}

bool is_title(const Tokens& tokens, std::size_t at) {
    return tokens.word_of(
        at, {"president",     "premier",  "minister",   "chancellor", "secretary",  "representative", "mr",
             "mrs",           "ms",       "dr",         "senator",    "ambassador", "commissioner",   "chairman",
             "chairwoman",    "governor", "general",    "king",       "queen",      "prince",         "congressman",
             "congresswoman", "envoy",    "negotiator", "leader",     "spokesman",  "spokeswoman",    "spokesperson",
             "director",      "adviser",  "advisor"});
}

std::vector<Mention> mentions_in(const Tokens& tokens, const Sentence& sentence) {
    Finder finder{tokens, sentence, {}};
    for (std::size_t at = sentence.first; at < sentence.end;) {
        std::size_t end = finder.joint(at);
        if (end == 0) end = finder.country(at);
        if (end == 0) end = finder.outsiders(at);
        if (end == 0) end = finder.office(at);
        if (end == 0) end = finder.pronoun(at);
        at = std::max(at + 1, end);
    }
    join_neighbours(tokens, finder.mentions);
    return finder.mentions;
}

}  // namespace parley::evidence::statements
