#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/scenario/draft/drafter.hpp"
#include "parley/scenario/draft/own_words.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario::draft {
namespace {

using evidence::statements::Says;
using evidence::statements::Statement;
using tables::yaml_quoted;

bool has_any(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return text.find(word) != std::string::npos; });
}

}  // namespace

Draft Drafter::run() {
    find_parties();
    // What has a size first, so that what is said without one finds it.
    for (const bool sized : {true, false})
        for (const Statement& statement : reading_.statements)
            if (has_size(statement) == sized) place(statement);
    std::stable_sort(pieces_.stances.begin(), pieces_.stances.end(), [](const StanceDraft& a, const StanceDraft& b) {
        return std::pair(a.statement->paragraph, a.statement->sentence) <
               std::pair(b.statement->paragraph, b.statement->sentence);
    });
    std::stable_sort(pieces_.facts.begin(), pieces_.facts.end(), [](const Statement* a, const Statement* b) {
        return std::pair(a->paragraph, a->sentence) < std::pair(b->paragraph, b->sentence);
    });
    for (const auto& each : reading_.unplaced)
        pieces_.not_placed.push_back(
            fmt::format("P{}.s{} {}: {}", each.paragraph, each.sentence, each.why, unbroken(each.text)));
    Draft draft;
    pieces_.options = options_;
    pieces_.world = world_.name;
    pieces_.people = &reading_.people;
    draft.yaml = write_draft(pieces_);
    draft.parties = pieces_.parties.size();
    draft.issues = pieces_.issues.size();
    draft.read = reading_.statements.size();
    draft.placed = pieces_.placed;
    draft.assumed = pieces_.assumed;
    for (const IssueDraft& issue : pieces_.issues)
        for (const LevelDraft& level : issue.levels)
            draft.measures += level.measures.empty() && level.ends.empty() ? 0 : 1;
    draft.not_placed = pieces_.not_placed;
    return draft;
}

std::string Drafter::title_of(const evidence::Document& document) {
    for (const evidence::Paragraph& paragraph : document.paragraphs)
        if (paragraph.text.size() <= 160 && paragraph.text.size() > 12 && paragraph.text[0] != '-' &&
            paragraph.text[0] != '*' && paragraph.text.back() != ',' && paragraph.text.back() != '.')
            return paragraph.text;
    return "A dispute, drafted from a report";
}

bool Drafter::has_size(const Statement& statement) {
    return std::any_of(statement.figures.begin(), statement.figures.end(), [](const evidence::Figure& figure) {
        return figure.kind == evidence::FigureKind::money || figure.kind == evidence::FigureKind::share ||
               figure.kind == evidence::FigureKind::points;
    });
}

bool Drafter::has_rate(const Statement& statement) {
    return std::any_of(statement.figures.begin(), statement.figures.end(), [](const evidence::Figure& figure) {
        return figure.kind == evidence::FigureKind::share || figure.kind == evidence::FigureKind::points;
    });
}

std::string Drafter::economy_of(int country) const {
    const std::string code(evidence::statements::countries()[static_cast<std::size_t>(country)].code);
    for (const EconomyName& economy : world_.economies)
        if (economy.code == code ||
            std::find(economy.members.begin(), economy.members.end(), code) != economy.members.end())
            return economy.code;
    if (code == "EU27")
        for (const EconomyName& economy : world_.economies)
            if (economy.code.starts_with("EU")) return economy.code;
    return "";
}

void Drafter::find_parties() {
    std::set<int> speak;
    for (const Statement& statement : reading_.statements)
        for (const int country : statement.parties) speak.insert(country);
    for (std::size_t k = 0; k < reading_.parties.size() && pieces_.parties.size() < 8; ++k) {
        const int country = reading_.parties[k];
        if (!speak.contains(country) && k >= 2) continue;
        const auto& known = evidence::statements::countries()[static_cast<std::size_t>(country)];
        const std::string code = economy_of(country);
        if (code.empty()) {
            pieces_.not_placed.push_back(
                fmt::format("{} ({}) has no economy of its own in {}", known.name, known.code, world_.name));
            continue;
        }
        const auto same = std::find_if(pieces_.parties.begin(), pieces_.parties.end(),
                                       [&](const PartyDraft& party) { return party.code == code; });
        if (same != pieces_.parties.end()) {
            party_of_[country] = static_cast<std::size_t>(same - pieces_.parties.begin());
            continue;
        }
        party_of_[country] = pieces_.parties.size();
        pieces_.parties.push_back({std::string(known.id), std::string(known.name), code, reading_.first_named[k], {}});
    }
}

const PartyDraft* Drafter::party(int country) const {
    const auto found = party_of_.find(country);
    return found == party_of_.end() ? nullptr : &pieces_.parties[found->second];
}

const PartyDraft* Drafter::other(const Statement& statement, const PartyDraft& speaker) const {
    const std::string about = small_letters(statement.about);
    const PartyDraft* best = nullptr;
    std::size_t at = std::string::npos;
    for (const auto& [country, index] : party_of_) {
        const PartyDraft& candidate = pieces_.parties[index];
        if (&candidate == &speaker) continue;
        for (const std::string& word : names_of(country)) {
            const std::size_t place = about.find(word);
            if (place < at) {
                at = place;
                best = &candidate;
            }
        }
    }
    if (best != nullptr) return best;
    // "Canada refused a U.S. request": asked of who refuses it.
    for (const Statement& beside : reading_.statements)
        if (beside.says == Says::refusal && beside.paragraph == statement.paragraph &&
            beside.sentence == statement.sentence && beside.parties.size() == 1)
            if (const PartyDraft* refuses = party(beside.parties.front()); refuses != nullptr && refuses != &speaker)
                return refuses;
    for (const PartyDraft& candidate : pieces_.parties)
        if (&candidate != &speaker) return &candidate;
    return nullptr;
}

IssueDraft& Drafter::issue(const std::string& owner, Matter matter, const std::string& label) {
    const std::string id = owner + "-" + std::string(in_words(matter));
    for (IssueDraft& each : pieces_.issues)
        if (each.id == id) return each;
    pieces_.issues.push_back({id, label, owner, {}, {}});
    return pieces_.issues.back();
}

void Drafter::comment(std::vector<std::string>& comments, const Statement& statement) const {
    comments.push_back(fmt::format("draft, P{}.s{}, {} ({}, \"{}\"): {}", statement.paragraph, statement.sentence,
                                   in_words(statement.says), in_words(statement.confidence), statement.rule,
                                   unbroken(statement.text)));
}

void Drafter::fact(const Statement& statement) {
    pieces_.facts.push_back(&statement);
    ++pieces_.placed;
}

void Drafter::place(const Statement& statement) {
    const PartyDraft* speaker = nullptr;
    for (const int country : statement.doers.empty() ? statement.parties : statement.doers)
        if (speaker == nullptr) speaker = party(country);
    if (speaker == nullptr) {
        pieces_.not_placed.push_back(fmt::format("P{}.s{} {} of a party that the world has not: {}",
                                                 statement.paragraph, statement.sentence, in_words(statement.says),
                                                 statement.text));
        return;
    }
    faction(statement);
    const Statement own = in_its_own_words(statement);
    const std::string about = small_letters(own.about), sentence = small_letters(statement.text);
    const bool points_at_demands = statement.says == Says::refusal && has_any(about, {"demands", "requests"}) &&
                                   about.find("demands:") == std::string::npos;
    if (points_at_demands && refuse_all(statement, *speaker)) return;
    // A condition says itself what it is on; the rest of its sentence is what it is a condition of.
    // A rate ("suspending 24 points of that rate") is of something, and so is what a passive verb does ("would be
    // imposed").
    const bool alone = statement.says == Says::condition ||
                       !(points_back(about) || has_rate(own) || has_any(statement.rule, {" be ", " unchanged"}) ||
                         statement.rule == "unchanged");
    const Matter matter = matter_of(about, alone ? std::string() : sentence, statement.verb);
    if (statement.says == Says::expectation || matter == Matter::none || matter == Matter::investment ||
        (matter == Matter::duty && is_against(own, about)) || is_of_a_member(statement)) {
        fact(statement);
        return;
    }
    const PartyDraft* partner = other(statement, *speaker);
    if (partner == nullptr) {
        fact(statement);
        return;
    }
    // A threat to be taken back is a level of the issue it is on.
    if (statement.says == Says::condition && matter == Matter::duty && has_any(about, {"threat"}))
        for (IssueDraft& each : pieces_.issues)
            if (each.owner == partner->id && each.id.ends_with("-duties")) {
                add_stance(statement, *speaker, each.id + (each.threatened.empty() ? ".none" : ".withdrawn"));
                return;
            }
    LevelPlace at = level_for(own, matter, *speaker, *partner, about, sentence);
    if (at.level.empty()) {
        fact(statement);
        return;
    }
    add_stance(statement, *speaker, at.issue + "." + at.level);
}

bool Drafter::is_of_a_member(const Statement& statement) const {
    const auto code_of = [](int country) {
        return std::string(evidence::statements::countries()[static_cast<std::size_t>(country)].code);
    };
    const auto is_member = [&](int country) {
        const std::string economy = economy_of(country);
        return economy != code_of(country) && std::any_of(reading_.parties.begin(), reading_.parties.end(),
                                                          [&](int other) { return code_of(other) == economy; });
    };
    return !statement.parties.empty() && std::all_of(statement.parties.begin(), statement.parties.end(), is_member);
}

bool Drafter::refuse_all(const Statement& statement, const PartyDraft& speaker) {
    std::vector<std::string> levels;
    for (const StanceDraft& stance : pieces_.stances)
        if (stance.statement->says == Says::demand && stance.party != speaker.id &&
            std::find(levels.begin(), levels.end(), stance.level) == levels.end())
            levels.push_back(stance.level);
    if (levels.empty()) return false;
    for (const std::string& level : levels) add_stance(statement, speaker, level);
    pieces_.placed -= levels.size() - 1;
    return true;
}

void Drafter::add_stance(const Statement& statement, const PartyDraft& speaker, const std::string& level) {
    ++pieces_.placed;
    for (const StanceDraft& each : pieces_.stances)
        if (each.party == speaker.id && each.level == level && each.statement->says == statement.says) return;
    pieces_.stances.push_back({&statement, speaker.id, level});
}

void Drafter::faction(const Statement& statement) {
    if (!statement.by_office || statement.who.empty()) return;
    for (const int country : statement.parties) {
        const auto found = party_of_.find(country);
        if (found == party_of_.end() || statement.parties.size() > 1) continue;
        PartyDraft& party = pieces_.parties[found->second];
        std::string who = statement.who;
        for (const std::string_view verb : {" told ", " said ", " says "})
            if (const std::size_t at = who.find(verb); at != std::string::npos && at > 0) who.resize(at);
        for (const std::string_view ending : {"\u2019s", "'s", "\u2019", "'"})
            if (who.ends_with(ending)) who.resize(who.size() - ending.size());
        const std::string id = id_of(who, 30);
        const bool there = std::any_of(party.factions.begin(), party.factions.end(),
                                       [&](const auto& each) { return each.first == id; });
        if (!there && party.factions.size() < 12)
            party.factions.emplace_back(
                id, fmt::format("{{name: {}, evidence: {}}}", yaml_quoted(printable(who)), evidence_of(statement)));
    }
}

Draft draft_scenario(const evidence::Document& document, const evidence::statements::Reading& reading,
                     const DraftWorld& world, const DraftOptions& options) {
    return Drafter(document, reading, world, options).run();
}

}  // namespace parley::scenario::draft
