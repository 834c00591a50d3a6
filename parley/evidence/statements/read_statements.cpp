#include <algorithm>
#include <map>
#include <set>

#include "parley/evidence/prose/fold.hpp"
#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/repeats.hpp"
#include "parley/evidence/statements/triggers.hpp"

namespace parley::evidence::statements {
namespace {

using prose::Tokens;

/// A paragraph as the rules see it.
struct Text {
    prose::Folded folded;
    Tokens tokens;
    std::vector<Sentence> sentences;

    explicit Text(const std::string& paragraph)
        : folded(prose::fold(paragraph)), tokens(folded), sentences(sentences_of(tokens, folded)) {}

    std::size_t begin(std::size_t token) const { return folded.origin[tokens[token].begin]; }
    std::size_t end(std::size_t token) const { return folded.origin[tokens[token].end]; }
};

class Reader {
public:
    explicit Reader(const Document& document) : document_(document) {}

    Reading run() {
        count_parties();
        find_author();
        for (const Paragraph& paragraph : document_.paragraphs) read(paragraph);
        drop_repeats(reading_.statements);
        return std::move(reading_);
    }

private:
    void count_parties() {
        std::map<int, int> weight;
        std::map<int, std::size_t> first;
        for (const Paragraph& paragraph : document_.paragraphs) {
            const Text text(paragraph.text);
            for (const Sentence& sentence : text.sentences)
                for (const Mention& mention : mentions_in(text.tokens, sentence))
                    for (const int country : mention.actor.countries) {
                        weight[country] += mention.acts ? 3 : 1;
                        first.try_emplace(country, paragraph.number);
                    }
        }
        for (const auto& [country, count] : weight) reading_.parties.push_back(country);
        std::stable_sort(reading_.parties.begin(), reading_.parties.end(),
                         [&](int a, int b) { return weight[a] > weight[b]; });
        for (const int country : reading_.parties) reading_.first_named.push_back(first[country]);
    }

    // Fact sheets, orders and remarks are one government's; joint statements are nobody's alone.
    void find_author() {
        std::size_t seen = 0;
        for (const Paragraph& paragraph : document_.paragraphs) {
            if (++seen > 3) break;
            const Text text(paragraph.text);
            bool paper = false;
            for (std::size_t k = 0; k < text.tokens.size(); ++k) {
                if (text.tokens.word(k, "joint")) joint_ = joint_ || seen == 1;
                paper = paper || text.tokens.word_of(k, {"fact", "statement", "remarks", "notice", "order", "me", "my", "proclamation",
                                                         "memorandum", "announces", "modifying", "determined"});
            }
            if (joint_) return;
            for (const Sentence& sentence : text.sentences)
                for (const Mention& mention : mentions_in(text.tokens, sentence))
                    if (paper && reading_.author < 0 && !mention.actor.countries.empty())
                        reading_.author = mention.actor.countries.front();
            if (reading_.author >= 0) return;
        }
    }

    std::vector<int> principals() const {
        std::vector<int> two(reading_.parties.begin(), reading_.parties.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(2, reading_.parties.size())));
        return two;
    }

    // Who speaks in the first person: "…," said X; NAME: "…"; else the paper's author.
    std::vector<int> speaker(const SentenceIn& in) const {
        const Tokens& tokens = in.tokens;
        for (std::size_t k = in.sentence.first; k + 1 < in.sentence.end; ++k) {
            if (!tokens.word_of(k, {"said", "says", "added", "told"})) continue;
            for (const Mention& mention : in.mentions)
                if (mention.first >= k && !mention.actor.countries.empty()) return mention.actor.countries;
            for (const Mention& mention : in.mentions)
                if (mention.end <= k && mention.acts && !mention.actor.countries.empty()) return mention.actor.countries;
        }
        if (!paragraph_speaker_.empty()) return paragraph_speaker_;
        if (reading_.author >= 0) return {reading_.author};
        return {};
    }

    struct Held {
        std::vector<int> parties;
        const Mention* mention = nullptr;
        Confidence confidence = Confidence::high;
    };

    Held resolved(const SentenceIn& in, const Mention& mention, int depth = 0) const {
        Held held;
        if (mention.outsiders) return held;
        held.mention = &mention;
        if (!mention.actor.countries.empty()) {
            held.parties = mention.actor.countries;
            return held;
        }
        held.confidence = Confidence::medium;
        if (mention.actor.joint) {
            held.parties = principals();
            held.confidence = Confidence::high;
            return held;
        }
        if (mention.actor.first_person) {
            // "The two countries agreed, and we committed": we are both.
            if (in.tokens.word_of(mention.first, {"we", "our"}) && paragraph_speaker_.empty()) {
                for (const Mention& before : in.mentions)
                    if (before.end <= mention.first && before.acts && (before.actor.joint || before.actor.countries.size() > 1))
                        held.parties = before.actor.joint ? principals() : before.actor.countries;
                if (held.parties.empty() && before_.size() > 1) held.parties = before_;
                if (!held.parties.empty()) return held;
                if (joint_) held.parties = principals();
                if (!held.parties.empty()) return held;
            }
            held.parties = speaker(in);
            return held;
        }
        // A pronoun, or an office without a country: who acted before.
        for (std::size_t k = in.mentions.size(); k-- > 0 && depth < 3;) {
            const Mention& before = in.mentions[k];
            if (before.end > mention.first || !(before.acts || before.agent) || before.actor.pronoun || before.outsiders) continue;
            if (mention.actor.pronoun && before.actor.countries.empty() && !before.actor.joint) continue;
            if (before.subordinate && passed_on(in, before, mention.first)) continue;
            Held found = resolved(in, before, depth + 1);
            if (found.parties.empty()) continue;
            found.confidence = mention.actor.pronoun ? Confidence::high : Confidence::low;
            if (!mention.actor.pronoun) found.mention = &mention;
            return found;
        }
        held.parties = before_;
        return held;
    }

    // "unless Tokyo lifts them, and said that it": the main clause goes on, with its own subject.
    static bool passed_on(const SentenceIn& in, const Mention& mention, std::size_t at) {
        bool past = false, other = false;
        for (std::size_t k = mention.end; k < at; ++k) past = past || in.tokens.sign(k, ",") || in.tokens.word(k, "and");
        for (const Mention& before : in.mentions) other = other || (before.end <= mention.first && before.acts && !before.subordinate);
        return past && other;
    }

    // Objects of verbs do not act: "urged Britain to".
    static void take_out_objects(SentenceIn& in) {
        const Tokens& tokens = in.tokens;
        for (Mention& mention : in.mentions) {
            if (!mention.acts || mention.first <= in.sentence.first || mention.actor.first_person) continue;
            const VerbForm before = verb_at(tokens, mention.first - 1);
            if (before.verb == Verb::none && !tokens.word_of(mention.first - 1, {"on", "upon", "off", "allowing", "forcing", "making"})) continue;
            std::size_t next = mention.end;
            while (next < in.sentence.end && is_filler(tokens, next)) ++next;
            const bool finite = tokens.word_of(next, {"will", "would", "is", "are", "was", "were", "has", "have", "had", "could", "may",
                                                      "might", "can", "should", "must", "needs", "does", "do", "did", "wants"}) ||
                                verb_at(tokens, next).form == Form::third || verb_at(tokens, next).form == Form::past;
            const bool saying = before.verb == Verb::say || before.verb == Verb::believe || before.verb == Verb::doubt || before.verb == Verb::warn;
            if (!(finite && (saying || before.verb == Verb::insist))) mention.acts = false;
        }
    }

    Held holder(const SentenceIn& in, const Trigger& trigger) const {
        if (trigger.holder == Holder::author) {
            for (const Mention& mention : in.mentions)
                if (mention.end <= trigger.at && (mention.owner || mention.acts) && !mention.actor.countries.empty()) return resolved(in, mention);
            Held held;
            if (!paragraph_speaker_.empty()) held.parties = paragraph_speaker_;
            else if (reading_.author >= 0) held.parties = {reading_.author};
            held.confidence = Confidence::low;
            return held;
        }
        if (trigger.holder == Holder::after) {
            for (const Mention& mention : in.mentions)
                if (mention.end > trigger.at && (mention.first <= trigger.at + 2 || mention.acts)) return resolved(in, mention);
            return {};
        }
        if (trigger.holder == Holder::owner) {
            const Mention* owner = nullptr;
            for (const Mention& mention : in.mentions)
                if (mention.owner && mention.end <= trigger.at) owner = &mention;
            return owner != nullptr ? resolved(in, *owner) : Held{};
        }
        // "X, who has": whoever stands right before.
        for (std::size_t k = trigger.at; k-- > in.sentence.first;) {
            const Mention* nearest = nullptr;
            for (const Mention& mention : in.mentions)
                if (mention.end <= k + 1 && mention.end + 2 > k) nearest = &mention;
            if (in.actor_at(k + 1) != nullptr) break;
            if (in.tokens.word_of(k, {"who"}) && nearest != nullptr && !in.acts_between(k, trigger.at)) return resolved(in, *nearest);
        }
        const Mention* subject = nullptr;
        const Mention* sayer = nullptr;
        for (const Mention& mention : in.mentions) {
            if (mention.end > trigger.at) continue;
            const bool stance = mention.owner && noun_of_view(in.tokens, mention.end);
            if (!mention.acts && !stance) continue;
            if (mention.subordinate && passed_on(in, mention, trigger.at)) continue;
            for (std::size_t k = mention.end; k < std::min(trigger.at, mention.end + 12); ++k) {
                const Verb verb = verb_at(in.tokens, k).verb;
                if ((verb == Verb::say || verb == Verb::decide || verb == Verb::insist) || stance) sayer = &mention;
            }
            subject = &mention;
        }
        if (trigger.holder == Holder::sayer) {
            if (sayer == nullptr && subject != nullptr && in.tokens.word(subject->end, "finds")) sayer = subject;
            if (sayer == nullptr && subject != nullptr && trigger.says == Says::refusal) sayer = subject;
            if (sayer != nullptr) return resolved(in, *sayer);
            return {};
        }
        // What is said that one must do is demanded by who says it.
        if (trigger.rule == "must" || trigger.rule == "should" || trigger.rule == "has" || trigger.rule == "have" || trigger.rule == "needs" || trigger.rule == "need")
            return sayer != nullptr ? resolved(in, *sayer) : Held{};
        if (subject == nullptr && trigger.says == Says::condition) {
            Held held;
            held.parties = !before_.empty() ? before_ : joint_ ? principals() : speaker(in);
            held.confidence = Confidence::low;
            return held;
        }
        if (subject == nullptr) {
            // "…," said an official: the quote stands before its speaker.
            const std::vector<int> said = in.tokens.sign(in.sentence.first, "\"") ? speaker(in) : std::vector<int>{};
            Held held;
            held.parties = said;
            held.confidence = Confidence::medium;
            return held;
        }
        // In a quote, "we" of the first words is the speaker's.
        return resolved(in, *subject);
    }

    static bool noun_of_view(const Tokens& tokens, std::size_t at) {
        return tokens.word_of(at, {"position", "stance", "view", "line"}) || tokens.word_of(at + 1, {"position", "stance", "view"});
    }

    void read(const Paragraph& paragraph) {
        const Text text(paragraph.text);
        before_.clear();
        bool quoted = false;
        for (std::size_t k = 0; k < std::min<std::size_t>(3, text.tokens.size()); ++k) quoted = quoted || text.tokens.sign(k, "\"");
        if (!quoted) paragraph_speaker_.clear();
        // A title says what the text says again.
        const bool title = paragraph.number == 1 && document_.paragraphs.size() > 1 && text.tokens.size() > 0 &&
                           !text.tokens.sign_of(text.tokens.size() - 1, {".", "!", "?", "\""});
        std::size_t number = 0;
        for (Sentence sentence : text.sentences) {
            if (number == 0) sentence.first = after_capitals(text.tokens, sentence);
            if (sentence.first >= sentence.end) continue;
            SentenceIn in{text.tokens, sentence, mentions_in(text.tokens, sentence)};
            ++number;
            if (number == 1) find_speaker(in);
            take_out_objects(in);
            people(paragraph, text, sentence);
            if (title) continue;
            read(paragraph, text, in, number);
            remember(in);
        }
    }

    // "A HEADING IN CAPITALS: the sentence".
    static std::size_t after_capitals(const Tokens& tokens, const Sentence& sentence) {
        std::size_t words = 0;
        for (std::size_t k = sentence.first; k < sentence.end; ++k) {
            if (tokens.sign(k, ":") && words >= 3) return k + 1;
            if (!tokens.word(k)) continue;
            if (!tokens[k].capitals && tokens[k].text.size() > 1) break;
            ++words;
        }
        return sentence.first;
    }

    // Secretary X: "…"
    void find_speaker(const SentenceIn& in) {
        for (std::size_t k = in.sentence.first; k + 1 < std::min(in.sentence.end, in.sentence.first + 14); ++k) {
            if (!in.tokens.sign(k, ":")) continue;
            if (!in.tokens.sign(k + 1, "\"")) return;
            for (const Mention& mention : in.mentions)
                if (mention.first < k && !mention.actor.countries.empty()) {
                    paragraph_speaker_ = mention.actor.countries;
                    return;
                }
        }
    }

    void people(const Paragraph& paragraph, const Text& text, const Sentence& sentence) {
        for (const PersonAt& at : people_in(text.tokens, sentence)) {
            Person person;
            person.name = paragraph.text.substr(text.begin(at.first), text.end(at.end - 1) - text.begin(at.first));
            if (text.tokens[at.end - 1].possessive && person.name.size() > 2) {
                const std::size_t cut = person.name.find_last_of('s');
                person.name.resize(person.name.size() - (person.name.ends_with("'s") ? 2 : person.name.size() - cut + 3));
            }
            if (at.title_first < at.first)
                person.title = paragraph.text.substr(text.begin(at.title_first), text.end(at.first - 1) - text.begin(at.title_first));
            while (!person.title.empty() && (person.title.back() == ',' || person.title.back() == ' ')) person.title.pop_back();
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

    void remember(const SentenceIn& in) {
        // "…," said X. "…": X goes on to the paragraph's end.
        if (in.tokens.sign(in.sentence.first, "\""))
            for (std::size_t k = in.sentence.first + 2; k + 1 < in.sentence.end; ++k)
                if (in.tokens.word_of(k, {"said", "says", "added"}))
                    if (const std::vector<int> who = speaker(in); !who.empty()) paragraph_speaker_ = who;
        for (const Mention& mention : in.mentions) {
            if (!mention.acts || mention.actor.first_person || mention.actor.pronoun) continue;
            const Held held = resolved(in, mention);
            if (!held.parties.empty()) {
                before_ = held.parties;
                break;
            }
        }
        // Who says or wants is the one that "they" of the next sentence is.
        if (!last_holder_.empty()) before_ = last_holder_;
        last_holder_.clear();
    }

    void read(const Paragraph& paragraph, const Text& text, const SentenceIn& in, std::size_t number) {
        std::vector<Trigger> triggers;
        const std::string sentence = paragraph.text.substr(text.begin(in.sentence.first), text.end(in.sentence.end - 1) - text.begin(in.sentence.first));
        const bool question = sentence.ends_with("?");
        if (!question) {
            find_verbs(in, triggers);
            find_adjectives(in, triggers);
            find_nouns(in, triggers);
            find_conditions(in, triggers);
            if (triggers.empty()) expected(in, triggers);
        }
        leave_out_governed(triggers);
        std::stable_sort(triggers.begin(), triggers.end(), [](const Trigger& a, const Trigger& b) { return a.at < b.at; });
        const std::size_t had = reading_.statements.size();
        std::string why;
        for (std::size_t k = 0; k < triggers.size(); ++k) add(paragraph, text, in, triggers, k, number, sentence, had, why);
        if (reading_.statements.size() == had && (!why.empty() || speaks_of_measures(in)))
            reading_.unplaced.push_back({paragraph.number, number, sentence, why.empty() ? "no words that say who wants, offers or threatens what" : why});
    }

    // Of a sentence without a statement, whether it is worth a look by eye.
    static bool speaks_of_measures(const SentenceIn& in) {
        bool duty = false;
        for (std::size_t k = in.sentence.first; k < in.sentence.end; ++k) duty = duty || is_duty_noun(in.tokens, k) || is_deal_noun(in.tokens, k);
        return duty && std::any_of(in.mentions.begin(), in.mentions.end(), [](const Mention& each) { return !each.actor.countries.empty(); });
    }

    // What stands inside what somebody demands, expects or makes a condition of is no statement of its own.
    static void leave_out_governed(std::vector<Trigger>& triggers) {
        std::vector<Trigger> kept;
        for (const Trigger& each : triggers) {
            const bool governed = std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& other) {
                const bool governs = other.says == Says::expectation || other.says == Says::demand || other.says == Says::refusal ||
                                     other.says == Says::offer || other.says == Says::acceptance || other.says == Says::condition;
                const bool limit = each.says == Says::condition && other.says != Says::expectation;
                if (each.named && each.says == Says::threat) return false;
                return governs && !limit && !each.another && other.at < each.at && each.at < other.until && !(other.named && !each.named);
            });
            if (!governed || each.another) kept.push_back(each);
        }
        triggers = std::move(kept);
    }

    static std::size_t trigger_subject(const SentenceIn& in, const Trigger& trigger) {
        for (std::size_t k = trigger.at; k > in.sentence.first && k + 4 > trigger.at; --k)
            if (in.tokens.word_of(k - 1, {"it", "it's"})) return k - 1;
        return trigger.at;
    }

    // What X says that things or others will do, where nothing else is read in the sentence.
    void expected(const SentenceIn& in, std::vector<Trigger>& triggers) const {
        std::size_t said = 0;
        for (std::size_t k = in.sentence.first; k < in.sentence.end; ++k) {
            const VerbForm verb = verb_at(in.tokens, k);
            const std::size_t before = k > in.sentence.first && in.tokens.word_of(k - 1, {"there", "here"}) ? k - 1 : k;
            if (verb.verb == Verb::say && in.actor_at(before) != nullptr && in.tokens.word(k + 1, "that")) said = k;
            const bool will = in.tokens.word_of(k, {"will", "would"}) || (in.tokens.word(k, "going") && in.tokens.word(k + 1, "to"));
            const bool quoted = !paragraph_speaker_.empty() && !in.tokens.word(k, "would") && !in.tokens.word(k - 1, "there");
            const Mention* who = in.actor_at(k);
            if (!will || (said == 0 && !quoted) || (who != nullptr && !who->actor.first_person)) continue;
            if (said > 0 && in.acts_between(said, k)) continue;
            Trigger trigger;
            trigger.says = Says::expectation;
            trigger.holder = said > 0 ? Holder::subject : Holder::author;
            trigger.at = said > 0 ? said : in.sentence.first;
            trigger.about = said > 0 ? said + 1 : in.sentence.first;
            trigger.until = in.sentence.end;
            trigger.rule = in.words(said > 0 ? said : k, (said > 0 ? said : k) + 1);
            trigger.confidence = Confidence::low;
            triggers.push_back(trigger);
            return;
        }
    }

    // "…, and we committed": somebody acts again, right before the verb.
    static bool own_subject(const SentenceIn& in, const std::vector<Trigger>& triggers, std::size_t at) {
        const Mention* here = in.actor_at(triggers[at].at);
        if (here == nullptr || at == 0 || here->first == in.sentence.first) return false;
        return here->first > triggers[at - 1].at && (in.tokens.word(here->first - 1, "and") || in.tokens.sign(here->first - 1, ";"));
    }

    void add(const Paragraph& paragraph, const Text& text, const SentenceIn& in, const std::vector<Trigger>& triggers, std::size_t at,
             std::size_t number, const std::string& sentence, std::size_t had, std::string& why) {
        const Trigger& trigger = triggers[at];
        Held held = holder(in, trigger);
        Says says = trigger.says;
        // In the words of X, "the UK will lower" is what X expects, and "it" is no side.
        if (!paragraph_speaker_.empty() && held.mention != nullptr && held.parties != paragraph_speaker_ &&
            (says == Says::offer || says == Says::threat || says == Says::acceptance)) {
            says = Says::expectation;
            held.parties = paragraph_speaker_;
            held.confidence = Confidence::medium;
        } else if (!paragraph_speaker_.empty() && held.mention != nullptr && held.mention->actor.countries.empty() &&
                   in.tokens.word_of(trigger_subject(in, trigger), {"it", "it's"})) {
            says = Says::expectation;
        }
        if (held.parties.empty()) {
            why = "whose it is, is not said: \"" + trigger.rule + "\"";
            return;
        }
        Statement statement;
        statement.says = says;
        statement.parties = held.parties;
        std::sort(statement.parties.begin(), statement.parties.end());
        statement.parties.erase(std::unique(statement.parties.begin(), statement.parties.end()), statement.parties.end());
        const bool together = statement.parties.size() > 1;
        if (trigger.joint_only && !together) return;
        if (together && statement.says == Says::offer) statement.says = Says::acceptance;
        if (held.mention != nullptr) {
            Mention named = *held.mention;
            while (named.first + 1 < named.end && text.tokens.word_of(named.first, {"that", "this", "and", "but"})) ++named.first;
            held.mention = &named;
            statement.who = paragraph.text.substr(text.begin(held.mention->first), text.end(held.mention->end - 1) - text.begin(held.mention->first));
            statement.by_office = held.mention->by_office;
        }
        // The same side says it once in a sentence, unless it goes on to another.
        if (!trigger.another)
            for (std::size_t k = had; k < reading_.statements.size(); ++k)
                if (reading_.statements[k].says == statement.says && reading_.statements[k].parties == statement.parties &&
                    !(own_subject(in, triggers, at) && !trigger.named))
                    return;
        statement.paragraph = paragraph.number;
        statement.sentence = number;
        statement.text = sentence;
        statement.rule = trigger.rule;
        statement.verb = trigger.verb;
        statement.confidence = std::max(trigger.confidence, held.confidence);
        std::size_t first = std::min(trigger.about, in.sentence.end - 1), end = in.sentence.end;
        for (std::size_t k = at + 1; k < triggers.size(); ++k)
            if (triggers[k].about > first + 1) {
                end = std::min(end, std::max(triggers[k].holder == Holder::subject ? triggers[k].at : triggers[k].about, first + 1));
                break;
            }
        statement.begin = text.begin(first);
        statement.about = paragraph.text.substr(statement.begin, text.end(end - 1) - statement.begin);
        for (const Figure& figure : paragraph.figures)
            if (figure.begin >= statement.begin && figure.begin < statement.begin + statement.about.size()) statement.figures.push_back(figure);
        if (trigger.named) statement.rule = "named: " + statement.rule;
        last_holder_ = statement.parties;
        reading_.statements.push_back(std::move(statement));
    }

    const Document& document_;
    Reading reading_;
    bool joint_ = false;  ///< a joint statement
    std::vector<int> paragraph_speaker_, before_, last_holder_;
};

}  // namespace

Reading read_statements(const Document& document) {
    return Reader(document).run();
}

std::string_view in_words(Says says) {
    switch (says) {
        case Says::demand: return "demand";
        case Says::refusal: return "refusal";
        case Says::offer: return "offer";
        case Says::threat: return "threat";
        case Says::condition: return "condition";
        case Says::acceptance: return "acceptance";
        case Says::expectation: return "expectation";
        case Says::fact: return "report-of-fact";
    }
    return "";
}

std::string_view in_words(Confidence confidence) {
    return confidence == Confidence::high ? "high" : confidence == Confidence::medium ? "medium" : "low";
}

}  // namespace parley::evidence::statements
