// A statement as a level: whose, which way, by how much.
#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/scenario/draft/drafter.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario::draft {
namespace {

using evidence::statements::Says;
using evidence::statements::Statement;

bool names_one(const std::string& text, std::initializer_list<const char*> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return text.find(word) != std::string::npos; });
}

// "On all Indian goods", "all imports from Canada": no goods of the sentence narrow it.
bool is_on_all_goods(const std::string& about) {
    const std::size_t all = about.find("all ");
    if (all == std::string::npos || (all > 0 && about[all - 1] != ' ')) return false;
    const std::string few = about.substr(all, 40);
    return names_one(few, {"goods", "imports", "products"});
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
        "raise",     "impose",    "levy",   "hike",     "increase", "slap",     "hit",   "retaliate",
        "respond",   "answer",    "ban",    "restrict", "block",    "charge",   "put",   "place",
        "implement", "introduce", "expand", "double",   "triple",   "reimpose", "apply", "set",
        "take",      "tighten",   "curb",   "limit",    "cap",      "restrain"};
    if (down.contains(statement.verb)) return true;
    if (up.contains(statement.verb)) return false;
    if (statement.says == Says::threat || statement.says == Says::fact) return false;
    if (names_one(about, {"a tariff of", "duties of", "impose", "tariff on", "export tax", "export levy"}) &&
        !names_one(about, {"lift", "remov", "lower", "suspend", "free of"}))
        return false;
    return true;
}

}  // namespace

std::string Drafter::partners_in(const std::string& about, const PartyDraft& owner,
                                 const PartyDraft& counterpart) const {
    std::vector<std::string> codes;
    for (const int country : reading_.parties) {
        const std::string code = economy_of(country);
        if (code.empty() || code == owner.code || std::find(codes.begin(), codes.end(), code) != codes.end()) continue;
        for (const std::string& name : names_of(country))
            if (about.find("from " + name) != std::string::npos || about.find("on " + name) != std::string::npos ||
                about.find("and " + name) != std::string::npos || about.find(", " + name) != std::string::npos) {
                codes.push_back(code);
                break;
            }
    }
    if (codes.empty()) return counterpart.code;
    return codes.size() == 1 ? codes.front() : fmt::format("[{}]", fmt::join(codes, ", "));
}

std::string Drafter::research() const {
    std::vector<std::string> codes;
    for (const SectorName& sector : world_.sectors)
        if (sector.code == "C21" || sector.code == "C26" || sector.code == "C28" || sector.code == "J")
            codes.push_back(sector.code);
    return codes.empty() ? "goods" : fmt::format("[{}]", fmt::join(codes, ", "));
}

bool Drafter::says_the_opposite(const Statement& statement, const PartyDraft& speaker, const std::string& level) const {
    const bool offers = statement.says == Says::offer || statement.says == Says::acceptance;
    if (!offers && statement.says != Says::refusal) return false;
    return std::any_of(pieces_.stances.begin(), pieces_.stances.end(), [&](const StanceDraft& each) {
        const bool refused = each.statement->says == Says::refusal;
        const bool offered = each.statement->says == Says::offer || each.statement->says == Says::acceptance;
        return each.party == speaker.id && each.level == level && (offers ? refused : offered);
    });
}

Drafter::LevelPlace Drafter::level_for(const Statement& statement, Matter matter, const PartyDraft& speaker,
                                       const PartyDraft& partner, const std::string& about,
                                       const std::string& sentence) {
    // Who accepts a quota or limits shipments holds its own exports back.
    const bool holds_back =
        (matter == Matter::quota && names_one(about, {"accept a quota", "accept quota", "accept an export quota",
                                                      "agree to a quota", "accept a cap"})) ||
        ((matter == Matter::quota || matter == Matter::controls) &&
         (statement.verb == "limit" || names_one(about, {"limit its", "limit their", "limit shipments", "limit exports",
                                                         "cap its", "cap their", "restrain its", "restrain their"})));
    if (holds_back) matter = Matter::controls;
    const bool down = statement.verb != "pay" && !holds_back && lowers(statement, about);
    // Who would move: who offers, threatens or refuses; of a demand or condition, the other side.
    const bool own = statement.says == Says::condition && matter == Matter::purchase;  // "by buying more"
    const bool pays = statement.verb == "pay" && matter == Matter::duty;               // the other's duty
    const bool of_other = pays || (!own && (statement.says == Says::demand || statement.says == Says::condition) &&
                                   !(matter == Matter::duty && !down && statement.says == Says::demand));
    const PartyDraft& owner = of_other ? partner : speaker;
    const PartyDraft& counterpart = of_other ? speaker : partner;
    const bool on_all = names_one(about, {"all countries", "all trading partners", "all partners", "every country"});
    const std::string on = on_all ? "all" : partners_in(about, owner, counterpart);
    std::vector<std::string> sectors;
    if (!is_on_all_goods(about)) sectors = sectors_of(about, world_.sectors);
    if (sectors.empty() && (matter == Matter::purchase || matter == Matter::subsidy))
        sectors = sectors_of(sentence, world_.sectors);
    std::string sector_text;
    for (const std::string& code : sectors) sector_text += (sector_text.empty() ? "[" : ", ") + code;
    sector_text = sectors.empty() ? "goods" : sector_text + "]";
    const std::string scope = fmt::format("by: {}, on: {}, sectors: {}", owner.code, on, sector_text);

    IssueDraft& table = matter == Matter::balance ? issue("joint", matter, "The trade deficit")
                                                  : issue(owner.id, matter, label_of(matter, owner.name));
    // What somebody refuses is not what it offers: "will not discuss fishing … and will offer a larger quota instead".
    const bool vague = !has_size(statement) && sectors.empty() && matter != Matter::balance;
    for (LevelDraft& level : table.levels)
        if (vague && says_the_opposite(statement, speaker, table.id + "." + level.id))
            continue;
        else if (level.lowers == down &&
                 (!has_size(statement) || matter == Matter::balance || matter == Matter::subsidy) &&
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
            const std::string size = amount.value.substr(amount.value.find_first_not_of("+-"));
            level.label = fmt::format("{} {}{}{}", down ? "Lifted:" : "Levied:", size,
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
            level.id = id_of(fmt::format("{}{}{}", down ? "lifted-" : "levied-", size,
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
            const std::string what = matter == Matter::rules && sectors.empty() ? research() : sector_text;
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

}  // namespace parley::scenario::draft
