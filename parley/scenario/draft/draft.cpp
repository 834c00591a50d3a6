#include "parley/scenario/draft/draft.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/scenario/draft/issues.hpp"
#include "parley/scenario/draft/write_draft.hpp"
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

// Whether what is done lowers a barrier or lifts a measure.
bool lowers(const Statement& statement, const std::string& about) {
    static const std::set<std::string, std::less<>> down = {
        "lift",    "remove", "lower",   "reduce",   "cut",     "eliminate",  "end",       "halt",      "stop",
        "ease",    "relax",  "loosen",  "exempt",   "drop",    "withdraw",   "waive",     "terminate", "scrap",
        "suspend", "pause",  "delay",   "postpone", "abolish", "halve",      "rescind",   "revoke",    "repeal",
        "freeze",  "phase",  "roll",    "allow",    "let",     "open",       "decrease",  "dismantle", "extend",
        "grant",   "issue",  "restore", "unblock",  "remedy",  "not impose", "not apply", "not adopt"};
    static const std::set<std::string, std::less<>> up = {
        "raise",  "impose", "levy",     "hike",     "increase", "slap", "hit",   "retaliate", "respond",
        "answer", "ban",    "restrict", "block",    "charge",   "put",  "place", "implement", "introduce",
        "expand", "double", "triple",   "reimpose", "apply",    "set",  "take",  "tighten",   "curb"};
    if (down.contains(statement.verb)) return true;
    if (up.contains(statement.verb)) return false;
    if (statement.says == Says::threat || statement.says == Says::fact) return false;
    if (has_any(about, {"a tariff of", "duties of", "impose", "tariff on"}) &&
        !has_any(about, {"lift", "remov", "lower", "suspend", "free of"}))
        return false;
    return true;
}

class Drafter {
public:
    Drafter(const evidence::Document& document, const evidence::statements::Reading& reading, const DraftWorld& world,
            const DraftOptions& options)
        : reading_(reading), world_(world), options_(options), sizes_(world, pieces_.assumed) {
        pieces_.title = !options.title.empty() ? options.title : title_of(document);
    }

    Draft run() {
        find_parties();
        // What has a size first, so that what is said without one finds it.
        for (const bool sized : {true, false})
            for (const Statement& statement : reading_.statements)
                if (has_size(statement) == sized) place(statement);
        std::stable_sort(pieces_.stances.begin(), pieces_.stances.end(),
                         [](const StanceDraft& a, const StanceDraft& b) {
                             return std::pair(a.statement->paragraph, a.statement->sentence) <
                                    std::pair(b.statement->paragraph, b.statement->sentence);
                         });
        std::stable_sort(pieces_.facts.begin(), pieces_.facts.end(), [](const Statement* a, const Statement* b) {
            return std::pair(a->paragraph, a->sentence) < std::pair(b->paragraph, b->sentence);
        });
        for (const auto& each : reading_.unplaced)
            pieces_.not_placed.push_back(
                fmt::format("P{}.s{} {}: {}", each.paragraph, each.sentence, each.why, each.text));
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

private:
    static std::string title_of(const evidence::Document& document) {
        for (const evidence::Paragraph& paragraph : document.paragraphs)
            if (paragraph.text.size() <= 160 && paragraph.text.size() > 12) return paragraph.text;
        return "A dispute, drafted from a report";
    }

    static bool has_size(const Statement& statement) {
        return std::any_of(statement.figures.begin(), statement.figures.end(), [](const evidence::Figure& figure) {
            return figure.kind == evidence::FigureKind::money || figure.kind == evidence::FigureKind::share ||
                   figure.kind == evidence::FigureKind::points;
        });
    }

    // The economy of a country in the world; empty when it has none.
    std::string economy_of(int country) const {
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

    // Those who say something, and those of whom it is said.
    void find_parties() {
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
            pieces_.parties.push_back(
                {std::string(known.id), std::string(known.name), code, reading_.first_named[k], {}});
        }
    }

    const PartyDraft* party(int country) const {
        const auto found = party_of_.find(country);
        return found == party_of_.end() ? nullptr : &pieces_.parties[found->second];
    }

    // The other side of a statement: whom its words name, else the first party that is not the speaker.
    const PartyDraft* other(const Statement& statement, const PartyDraft& speaker) const {
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
        for (const PartyDraft& candidate : pieces_.parties)
            if (&candidate != &speaker) return &candidate;
        return nullptr;
    }
    static std::vector<std::string> names_of(int country) { return evidence::statements::names_of(country); }

    IssueDraft& issue(const std::string& owner, Matter matter, const std::string& label) {
        const std::string id = owner + "-" + std::string(in_words(matter));
        for (IssueDraft& each : pieces_.issues)
            if (each.id == id) return each;
        pieces_.issues.push_back({id, label, owner, {}, {}});
        return pieces_.issues.back();
    }

    void comment(std::vector<std::string>& comments, const Statement& statement) const {
        comments.push_back(fmt::format("draft, P{}.s{}, {} ({}, \"{}\"): {}", statement.paragraph, statement.sentence,
                                       in_words(statement.says), in_words(statement.confidence), statement.rule,
                                       statement.text));
    }

    void fact(const Statement& statement) {
        pieces_.facts.push_back(&statement);
        ++pieces_.placed;
    }

    void place(const Statement& statement) {
        const PartyDraft* speaker = nullptr;
        for (const int country : statement.parties)
            if (speaker == nullptr) speaker = party(country);
        if (speaker == nullptr) {
            pieces_.not_placed.push_back(fmt::format("P{}.s{} {} of a party that the world has not: {}",
                                                     statement.paragraph, statement.sentence, in_words(statement.says),
                                                     statement.text));
            return;
        }
        faction(statement);
        const std::string about = small_letters(statement.about), sentence = small_letters(statement.text);
        const bool points_at_demands = statement.says == Says::refusal && has_any(about, {"demands", "requests"}) &&
                                       about.find("demands:") == std::string::npos;
        if (points_at_demands && refuse_all(statement, *speaker)) return;
        const Matter matter = matter_of(about, sentence, statement.verb);
        if (statement.says == Says::expectation || matter == Matter::none || matter == Matter::investment) {
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
                if (each.owner == partner->id && !each.threatened.empty()) {
                    add_stance(statement, *speaker, each.id + ".withdrawn");
                    return;
                }
        LevelPlace at = level_for(statement, matter, *speaker, *partner, about, sentence);
        if (at.level.empty()) {
            fact(statement);
            return;
        }
        add_stance(statement, *speaker, at.issue + "." + at.level);
    }

    struct LevelPlace {
        std::string issue, level;
    };

    bool refuse_all(const Statement& statement, const PartyDraft& speaker) {
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

    void add_stance(const Statement& statement, const PartyDraft& speaker, const std::string& level) {
        ++pieces_.placed;
        for (const StanceDraft& each : pieces_.stances)
            if (each.party == speaker.id && each.level == level && each.statement->says == statement.says) return;
        pieces_.stances.push_back({&statement, speaker.id, level});
    }

    void faction(const Statement& statement) {
        if (!statement.by_office || statement.who.empty()) return;
        for (const int country : statement.parties) {
            const auto found = party_of_.find(country);
            if (found == party_of_.end() || statement.parties.size() > 1) continue;
            PartyDraft& party = pieces_.parties[found->second];
            const std::string id = id_of(statement.who, 30);
            const bool there = std::any_of(party.factions.begin(), party.factions.end(),
                                           [&](const auto& each) { return each.first == id; });
            if (!there && party.factions.size() < 12)
                party.factions.emplace_back(
                    id, fmt::format("{{name: {}, evidence: {}}}", yaml_quoted(printable(statement.who)),
                                    evidence_of(statement)));
        }
    }

    LevelPlace level_for(const Statement& statement, Matter matter, const PartyDraft& speaker,
                         const PartyDraft& partner, const std::string& about, const std::string& sentence);

    const evidence::statements::Reading& reading_;
    const DraftWorld& world_;
    const DraftOptions& options_;
    Pieces pieces_;
    Sizes sizes_;
    std::map<int, std::size_t> party_of_;
};

Drafter::LevelPlace Drafter::level_for(const Statement& statement, Matter matter, const PartyDraft& speaker,
                                       const PartyDraft& partner, const std::string& about,
                                       const std::string& sentence) {
    const bool down = lowers(statement, about);
    // Who would move: who offers, threatens or refuses; of a demand or condition, the other side.
    const bool of_other = (statement.says == Says::demand || statement.says == Says::condition) &&
                          !(matter == Matter::duty && !down && statement.says == Says::demand);
    const PartyDraft& owner = of_other ? partner : speaker;
    const PartyDraft& counterpart = of_other ? speaker : partner;
    const bool on_all = has_any(about, {"all countries", "all trading partners", "all partners", "every country"});
    const std::string on = on_all ? "all" : counterpart.code;
    std::vector<std::string> sectors = sectors_of(about, world_.sectors);
    if (sectors.empty() && (matter == Matter::purchase || matter == Matter::subsidy))
        sectors = sectors_of(sentence, world_.sectors);
    std::string sector_text;
    for (const std::string& code : sectors) sector_text += (sector_text.empty() ? "[" : ", ") + code;
    sector_text = sectors.empty() ? "goods" : sector_text + "]";
    const std::string scope = fmt::format("by: {}, on: {}, sectors: {}", owner.code, on, sector_text);

    IssueDraft& table = matter == Matter::balance ? issue("joint", matter, "The trade deficit")
                                                  : issue(owner.id, matter, label_of(matter, owner.name));
    for (LevelDraft& level : table.levels)
        if (level.lowers == down && (!has_size(statement) || matter == Matter::balance || matter == Matter::subsidy) &&
            (sectors.empty() || level.sectors == sectors || level.sectors.empty())) {
            comment(level.comments, statement);
            return {table.id, level.id};
        }
    LevelDraft level;
    level.lowers = down;
    level.sectors = sectors;
    level.sized = has_size(statement);
    comment(level.comments, statement);
    std::string note;
    const std::string on_what = sectors.empty() ? "" : fmt::format(" ({})", fmt::join(sectors, ", "));
    switch (matter) {
        case Matter::duty: {
            const Amount amount = sizes_.duty(statement, false);
            const std::string covers = down ? "" : sizes_.covers(statement, owner.code, on, sectors, note);
            const std::string duty =
                fmt::format("duty: {{value: {}{}}}, {}{}", amount.value, amount.grounds, scope, covers);
            level.label = fmt::format("{} {}{}{}", down ? "Lifted:" : "Levied:", amount.value.substr(1),
                                      amount.from_text ? "" : " (size assumed)", on_what);
            if (down) {
                BaselineDraft base{
                    fmt::format("{}-duty-{}", owner.id, pieces_.baseline.size() + 1), "{" + duty + "}", {}};
                base.comments.push_back("What is lifted is taken to be in force today, on top of the world's duties.");
                level.ends = base.id;
                pieces_.baseline.push_back(std::move(base));
            } else {
                level.measures = "{" + duty + "}";
            }
            level.id = id_of(fmt::format("{}{}{}", down ? "lifted-" : "levied-", amount.value.substr(1),
                                         sectors.empty() ? "" : "-" + sectors.front()));
            break;
        }
        case Matter::purchase: {
            const Amount amount = sizes_.purchase(statement, owner.code, counterpart.code, sectors);
            level.measures = fmt::format("{{purchase: {{value: {}{}}}, by: {}, from: {}, sectors: {}}}", amount.value,
                                         amount.grounds, owner.code, counterpart.code, sector_text);
            level.label = fmt::format("Buys more{}{}", on_what, amount.from_text ? "" : " (size assumed)");
            level.id = "more" + (sectors.empty() ? std::string() : "-" + id_of(sectors.front()));
            break;
        }
        case Matter::balance: {
            const bool speaker_has = !world_.trade || world_.trade(speaker.code, partner.code, {}) >
                                                          world_.trade(partner.code, speaker.code, {});
            const PartyDraft& of = speaker_has ? speaker : partner;
            const PartyDraft& with = speaker_has ? partner : speaker;
            const std::optional<Amount> amount = sizes_.balance(statement, of.code, with.code);
            if (!amount) return {};
            level.measures = fmt::format(
                "{{balance_target: {{value: {}{}}}, of: {}, with: {}, by-means-of: purchases, sectors: goods}}",
                amount->value, amount->grounds, of.code, with.code);
            level.label = fmt::format("A smaller deficit{}",
                                      amount->from_text ? ": " + amount->value.substr(1) + " less" : " (size assumed)");
            level.id = "smaller";
            break;
        }
        case Matter::subsidy: {
            std::string over;
            const Amount amount = sizes_.subsidy(statement, over);
            const bool goods_only = sectors.empty();
            BaselineDraft base{
                fmt::format("{}-support-{}", owner.id, pieces_.baseline.size() + 1),
                fmt::format("{{production_subsidy: {{value: {}{}}}{}, by: {}, sectors: {}}}", amount.value,
                            amount.grounds, over, owner.code, goods_only ? "goods" : sector_text),
                {}};
            base.comments.push_back("What is to be curbed is taken to be in force today.");
            level.ends = base.id;
            level.label = fmt::format("Support of industry ends{}", on_what);
            level.id = "ended";
            pieces_.baseline.push_back(std::move(base));
            break;
        }
        case Matter::opening:
        case Matter::rules:
        case Matter::quota:
        case Matter::ban: {
            const double size = matter == Matter::rules ? 3 : 10;
            const Amount amount = down || statement.says == Says::offer || statement.says == Says::demand
                                      ? sizes_.equivalent(-size, -2 * size, -size / 3, std::string(in_words(matter)))
                                      : sizes_.equivalent(size, size / 3, 2 * size, std::string(in_words(matter)));
            const bool rises = amount.value[0] == '+';
            const std::string what = matter == Matter::rules && sectors.empty() ? research(sector_text) : sector_text;
            level.measures = fmt::format("{{barrier: {{value: {}{}}}, by: {}, on: {}, sectors: {}}}", amount.value,
                                         amount.grounds, owner.code, on, what);
            level.label = fmt::format("{}{} (size assumed)", rises ? "More barriers" : "Fewer barriers", on_what);
            level.lowers = !rises;
            level.id =
                fmt::format("{}{}", rises ? "closed" : "opened", sectors.empty() ? "" : "-" + id_of(sectors.front()));
            break;
        }
        case Matter::controls: {
            const Amount amount = down ? sizes_.equivalent(-10, -20, -3, "export controls")
                                       : sizes_.equivalent(10, 3, 20, "export controls");
            level.measures = fmt::format("{{export_control: {{value: {}{}}}, by: {}, on: {}, sectors: {}}}",
                                         amount.value, amount.grounds, owner.code, on, sector_text);
            level.label = fmt::format("{}{} (size assumed)", down ? "Controls eased" : "Controls tightened", on_what);
            level.id =
                fmt::format("{}{}", down ? "eased" : "tightened", sectors.empty() ? "" : "-" + id_of(sectors.front()));
            break;
        }
        case Matter::investment:
        case Matter::none:
            return {};
    }
    if (!note.empty()) level.comments.push_back(note);
    for (int k = 2; std::any_of(table.levels.begin(), table.levels.end(),
                                [&](const LevelDraft& each) { return each.id == level.id; }) ||
                    level.id == "none";
         ++k)
        level.id = fmt::format("{}-{}", level.id.substr(0, level.id.find("--")), "-" + std::to_string(k)).substr(0, 50);
    if (const std::size_t twice = level.id.find("--"); twice != std::string::npos) level.id.erase(twice, 1);
    if (statement.says == Says::threat && !options_.published.empty() && table.owner != "joint" &&
        table.threatened.empty()) {
        level.announced = fmt::format("{{by: {}, on: {}, due: {}, evidence: {}}}", owner.id, options_.published,
                                      due_of(statement, options_.published), evidence_of(statement));
        table.threatened = level.id;
    }
    const LevelPlace place{table.id, level.id};
    table.levels.push_back(std::move(level));
    return place;
}

}  // namespace

Draft draft_scenario(const evidence::Document& document, const evidence::statements::Reading& reading,
                     const DraftWorld& world, const DraftOptions& options) {
    return Drafter(document, reading, world, options).run();
}

}  // namespace parley::scenario::draft
