#include <algorithm>
#include <map>

#include "parley/evidence/statements/clause.hpp"
#include "parley/evidence/statements/repeats.hpp"
#include "parley/evidence/statements/statement_reader.hpp"

namespace parley::evidence::statements {

Reading StatementReader::run() {
    count_parties();
    find_author();
    for (const Paragraph& paragraph : document_.paragraphs) read(paragraph);
    drop_repeats(reading_.statements);
    return std::move(reading_);
}

void StatementReader::count_parties() {
    std::map<int, int> weight;
    std::map<int, std::size_t> first;
    for (const Paragraph& paragraph : document_.paragraphs) {
        const ParagraphIn text(paragraph.text);
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

void StatementReader::find_author() {
    std::size_t seen = 0;
    for (const Paragraph& paragraph : document_.paragraphs) {
        if (++seen > 3) break;
        const ParagraphIn text(paragraph.text);
        bool paper = false;
        bool quoted = false;
        for (std::size_t k = 0; k < text.tokens.size(); ++k) {
            if (text.tokens.word(k, "joint")) joint_ = joint_ || seen == 1;
            if (text.tokens.sign(k, "\"")) quoted = !quoted;
            // "said in a statement", "in order to": no name of the paper.
            const bool by_the_way =
                k > 0 && text.tokens.word_of(k - 1, {"in", "a", "an", "its", "his", "her", "their"});
            paper = paper ||
                    (!quoted && !by_the_way &&
                     text.tokens.word_of(k, {"fact", "statement", "remarks", "notice", "order", "me", "my",
                                             "proclamation", "memorandum", "announces", "modifying", "determined"}));
        }
        if (joint_) return;
        for (const Sentence& sentence : text.sentences)
            for (const Mention& mention : mentions_in(text.tokens, sentence))
                if (paper && reading_.author < 0 && !mention.actor.countries.empty())
                    reading_.author = mention.actor.countries.front();
        if (reading_.author >= 0) return;
    }
}

// "I determine it necessary to:" and "The parties agreed to:" govern the items that follow, to one that opens none.
void StatementReader::find_list(const ParagraphIn& text) {
    const prose::Tokens& tokens = text.tokens;
    const bool marked = tokens.size() > 2 && (!tokens.word(0) || tokens.sign(1, ")"));
    if (!marked) list_holder_.clear();
    const std::size_t n = tokens.size();
    if (n < 3 || !tokens.sign(n - 1, ":") || !tokens.word(n - 2, "to")) return;
    list_holder_.clear();
    const SentenceIn in{tokens, text.sentences.back(), mentions_in(tokens, text.sentences.back())};
    std::size_t governs = 0;
    for (std::size_t k = n - 2; k-- > in.sentence.first && k + 8 > n;) {
        const Verb verb = verb_at(tokens, k).verb;
        if (verb == Verb::decide || verb == Verb::agree || verb == Verb::promise) governs = k;
    }
    for (const Mention& mention : in.mentions)
        if (mention.end <= governs && mention.acts) list_holder_ = resolved(in, mention).parties;
}

void StatementReader::read(const Paragraph& paragraph) {
    const ParagraphIn text(paragraph.text);
    before_.clear();
    find_list(text);
    bool quoted = false;
    for (std::size_t k = 0; k < std::min<std::size_t>(3, text.tokens.size()); ++k)
        quoted = quoted || text.tokens.sign(k, "\"");
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

std::size_t StatementReader::after_capitals(const prose::Tokens& tokens, const Sentence& sentence) {
    std::size_t words = 0;
    for (std::size_t k = sentence.first; k < sentence.end; ++k) {
        if (tokens.sign(k, ":") && words >= 3) return k + 1;
        if (!tokens.word(k)) continue;
        if (!tokens[k].capitals && tokens[k].text.size() > 1) break;
        ++words;
    }
    return sentence.first;
}

void StatementReader::find_speaker(const SentenceIn& in) {
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

void StatementReader::remember(const SentenceIn& in) {
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

void StatementReader::read(const Paragraph& paragraph, const ParagraphIn& text, const SentenceIn& in,
                           std::size_t number) {
    std::vector<Trigger> triggers;
    std::string why;
    const std::string sentence = paragraph.text.substr(text.begin(in.sentence.first),
                                                       text.end(in.sentence.end - 1) - text.begin(in.sentence.first));
    const bool question = sentence.ends_with("?");
    if (!question) {
        find_verbs(in, triggers);
        find_adjectives(in, triggers);
        find_nouns(in, triggers);
        find_conditions(in, triggers);
        find_enactments(in, triggers);
        if (triggers.empty() && number == 1 && !list_holder_.empty()) find_item(in, triggers);
        if (triggers.empty()) expected(in, triggers);
        const std::size_t all = triggers.size();
        std::erase_if(triggers, [&](const Trigger& each) { return is_background(in, each, reading_.author >= 0); });
        if (triggers.size() < all) why = "told as known, or denied, asked or supposed: nobody says it here";
    }
    leave_out_governed(triggers);
    std::stable_sort(triggers.begin(), triggers.end(), [](const Trigger& a, const Trigger& b) { return a.at < b.at; });
    const std::size_t had = reading_.statements.size();
    for (std::size_t k = 0; k < triggers.size(); ++k) add(paragraph, text, in, triggers, k, number, sentence, had, why);
    if (says_it_closer(in)) drop_announced(paragraph.number, number, had);
    if (reading_.statements.size() == had && (!why.empty() || speaks_of_measures(in)))
        reading_.unplaced.push_back({paragraph.number, number, sentence,
                                     why.empty() ? "no words that say who wants, offers or threatens what" : why});
}

// "will take measures against it. Specifically, it will stop": the second says what the first is.
void StatementReader::drop_announced(std::size_t paragraph, std::size_t sentence, std::size_t had) {
    std::vector<Statement>& all = reading_.statements;
    for (std::size_t k = had; k-- > 0;) {
        if (all[k].paragraph != paragraph || all[k].sentence + 1 != sentence || !all[k].figures.empty()) continue;
        const bool again =
            std::any_of(all.begin() + static_cast<std::ptrdiff_t>(had), all.end(),
                        [&](const auto& each) { return each.says == all[k].says && each.parties == all[k].parties; });
        if (again) all.erase(all.begin() + static_cast<std::ptrdiff_t>(k)), --had;
    }
}

bool StatementReader::speaks_of_measures(const SentenceIn& in) {
    bool duty = false;
    for (std::size_t k = in.sentence.first; k < in.sentence.end; ++k)
        duty = duty || is_duty_noun(in.tokens, k) || is_deal_noun(in.tokens, k);
    return duty && std::any_of(in.mentions.begin(), in.mentions.end(),
                               [](const Mention& each) { return !each.actor.countries.empty(); });
}

void StatementReader::leave_out_governed(std::vector<Trigger>& triggers) {
    std::vector<Trigger> kept;
    for (const Trigger& each : triggers) {
        const bool governed = std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& other) {
            const bool governs = other.says == Says::expectation || other.says == Says::demand ||
                                 other.says == Says::refusal || other.says == Says::offer ||
                                 other.says == Says::acceptance || other.says == Says::condition;
            const bool limit = each.says == Says::condition && other.says != Says::expectation;
            if (each.named && each.says == Says::threat) return false;
            return governs && !limit && !each.another && other.at < each.at && each.at < other.until &&
                   !(other.named && !each.named);
        });
        if (!governed || each.another) kept.push_back(each);
    }
    triggers = std::move(kept);
}

std::size_t StatementReader::trigger_subject(const SentenceIn& in, const Trigger& trigger) {
    for (std::size_t k = trigger.at; k > in.sentence.first && k + 4 > trigger.at; --k)
        if (in.tokens.word_of(k - 1, {"it", "it's"})) return k - 1;
    return trigger.at;
}

void StatementReader::expected(const SentenceIn& in, std::vector<Trigger>& triggers) const {
    std::size_t said = 0;
    for (std::size_t k = in.sentence.first; k < in.sentence.end; ++k) {
        const VerbForm verb = verb_at(in.tokens, k);
        const std::size_t before = k > in.sentence.first && in.tokens.word_of(k - 1, {"there", "here"}) ? k - 1 : k;
        if (verb.verb == Verb::say && in.actor_at(before) != nullptr && in.tokens.word(k + 1, "that")) said = k;
        const bool will =
            in.tokens.word_of(k, {"will", "would"}) || (in.tokens.word(k, "going") && in.tokens.word(k + 1, "to"));
        const bool quoted =
            !paragraph_speaker_.empty() && !in.tokens.word(k, "would") && !in.tokens.word(k - 1, "there");
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

bool StatementReader::own_subject(const SentenceIn& in, const std::vector<Trigger>& triggers, std::size_t at) {
    const Mention* here = in.actor_at(triggers[at].at);
    if (here == nullptr || at == 0 || here->first == in.sentence.first) return false;
    return here->first > triggers[at - 1].at &&
           (in.tokens.word(here->first - 1, "and") || in.tokens.sign(here->first - 1, ";"));
}

void StatementReader::add(const Paragraph& paragraph, const ParagraphIn& text, const SentenceIn& in,
                          const std::vector<Trigger>& triggers, std::size_t at, std::size_t number,
                          const std::string& sentence, std::size_t had, std::string& why) {
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
        // "This will boost trade. It will protect jobs": one thing that is expected goes on.
        if (!reading_.statements.empty()) {
            const Statement& last = reading_.statements.back();
            if (last.paragraph == paragraph.number && last.sentence + 1 == number && last.says == says &&
                last.parties == paragraph_speaker_)
                return;
        }
    }
    std::vector<int> doers;
    if (says == Says::fact && reading_.author >= 0 && paragraph_speaker_.empty() && !held.parties.empty() &&
        std::find(held.parties.begin(), held.parties.end(), reading_.author) == held.parties.end()) {
        doers = held.parties;  // what a paper says that others do is its author's report
        held.parties = {reading_.author};
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
    statement.doers = doers;
    const bool together = statement.parties.size() > 1;
    if (trigger.joint_only && !together) return;
    if (together && statement.says == Says::offer) statement.says = Says::acceptance;
    if (held.mention != nullptr) {
        Mention named = *held.mention;
        while (named.first + 1 < named.end && text.tokens.word_of(named.first, {"that", "this", "and", "but"}))
            ++named.first;
        held.mention = &named;
        statement.who = paragraph.text.substr(text.begin(held.mention->first),
                                              text.end(held.mention->end - 1) - text.begin(held.mention->first));
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
            const bool by_verb = triggers[k].holder == Holder::subject && triggers[k].at > first + 1;
            end = std::min(end, by_verb ? triggers[k].at : triggers[k].about);
            break;
        }
    statement.begin = text.begin(first);
    statement.about = paragraph.text.substr(statement.begin, text.end(end - 1) - statement.begin);
    for (const Figure& figure : paragraph.figures)
        if (figure.begin >= statement.begin && figure.begin < statement.begin + statement.about.size())
            statement.figures.push_back(figure);
    if (trigger.named) statement.rule = "named: " + statement.rule;
    last_holder_ = statement.parties;
    split_rates(std::move(statement));
}

// "a 25 % tariff on Canada and a 10 % tariff on China": two of one verb.
void StatementReader::split_rates(Statement statement) {
    const bool measure =
        statement.says == Says::fact || statement.says == Says::threat || statement.says == Says::offer;
    for (std::size_t k = 1; measure && k < statement.figures.size(); ++k) {
        const Figure& figure = statement.figures[k];
        if (figure.kind != FigureKind::share && figure.kind != FigureKind::points) continue;
        const std::size_t at = figure.begin - statement.begin;
        const std::string before = statement.about.substr(at > 8 ? at - 8 : 0, std::min<std::size_t>(8, at));
        if (!before.ends_with(" and a ") && !before.ends_with(" and an ")) continue;
        const std::size_t next = statement.about.find_first_of(".;", at + figure.length);
        const std::string after = statement.about.substr(at, next == std::string::npos ? next : next - at);
        if (after.find("tariff") == std::string::npos && after.find("dut") == std::string::npos &&
            after.find("lev") == std::string::npos)
            continue;
        Statement second = statement;
        second.about = statement.about.substr(at);
        second.begin = figure.begin;
        second.figures.assign(statement.figures.begin() + static_cast<std::ptrdiff_t>(k), statement.figures.end());
        statement.about.resize(at);
        statement.figures.resize(k);
        reading_.statements.push_back(std::move(statement));
        split_rates(std::move(second));
        return;
    }
    reading_.statements.push_back(std::move(statement));
}

Reading read_statements(const Document& document) {
    return StatementReader(document).run();
}

std::string_view in_words(Says says) {
    switch (says) {
        case Says::demand:
            return "demand";
        case Says::refusal:
            return "refusal";
        case Says::offer:
            return "offer";
        case Says::threat:
            return "threat";
        case Says::condition:
            return "condition";
        case Says::acceptance:
            return "acceptance";
        case Says::expectation:
            return "expectation";
        case Says::fact:
            return "report-of-fact";
    }
    return "";
}

std::string_view in_words(Confidence confidence) {
    return confidence == Confidence::high ? "high" : confidence == Confidence::medium ? "medium" : "low";
}

}  // namespace parley::evidence::statements
