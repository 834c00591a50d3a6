#include "parley/scenario/read_scenario.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/scenario/economics.hpp"
#include "parley/scenario/form/migrate.hpp"
#include "parley/scenario/meaning.hpp"
#include "parley/scenario/products.hpp"
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {
namespace {

std::vector<ScenarioSource> read_sources(const ScenarioReader& reader, const tables::YamlNode& node) {
    std::vector<ScenarioSource> result;
    for (const auto& [id, value] : reader.ids(node, "sources")) {
        const tables::YamlMap map(reader.file(), value, "a source", {"title", "file", "published", "data"});
        ScenarioSource source{
            id,        map.text("title"), map.text("file", ""), map.text("published", ""), map.flag("data", false),
            value.line};
        if (source.data != source.file.empty())
            reader.fail(value, "a document with 'file', or 'data: true'", source.data ? "both" : "neither");
        if (!source.published.empty() && !is_date(source.published))
            map.fail(map.need("published"), "a date such as 2018-05-01", shown(source.published));
        result.push_back(std::move(source));
    }
    return result;
}

std::vector<Faction> read_factions(ScenarioReader& reader, const tables::YamlNode& node, const std::string& party) {
    std::vector<Faction> result;
    for (const auto& [id, value] : reader.ids(node, "factions")) {
        const tables::YamlMap map(reader.file(), value, "a faction",
                                  {"name", "votes", "veto", "leads", "evidence", "assumption"});
        std::string assumption;
        reader.grounds(map, "parties." + party + "." + id, true, &assumption);
        Faction faction{id, map.text("name"), map.number("votes", 1.0), map.flag("veto", false),
                        map.flag("leads", false)};
        if (!(faction.votes >= 0)) reader.fail(map.need("votes"), "votes of 0 or more", shown(map.text("votes")));
        if (faction.leads && faction.votes == 0) reader.fail(map.need("votes"), "a leader with a vote", "one without");
        if (faction.leads)
            for (const Faction& other : result)
                if (other.leads) reader.fail(map.need("leads"), "one faction that leads", "a second");
        result.push_back(std::move(faction));
    }
    return result;
}

std::vector<Party> read_parties(ScenarioReader& reader, const tables::YamlNode& node) {
    std::vector<Party> result;
    for (const auto& [id, value] : reader.ids(node, "parties")) {
        const tables::YamlMap map(reader.file(), value, "a party",
                                  {"name", "economies", "patience", "committed", "ratification", "factions",
                                   "elections", "evidence", "assumption"});
        const std::string where = "parties." + id;
        Party party;
        party.id = id;
        party.line = value.line;
        party.name = map.text("name");
        party.economies = reader.words(map, "economies");
        for (auto code = party.economies.begin(); code != party.economies.end(); ++code)
            if (std::find(party.economies.begin(), code, *code) != code)
                reader.fail(map.need("economies"), "each economy once", shown(*code) + " twice");
        std::string assumption;
        reader.grounds(map, where, true, &assumption);
        if (const tables::YamlNode* patience = map.find("patience")) {
            party.patience = reader.stated_number(*patience, "patience", {Unit::a_year});
            if (!(party.patience->low > 0))
                reader.fail(*patience, "a discount rate above zero", shown(low_of(*party.patience)));
        }
        if (const tables::YamlNode* committed = map.find("committed")) {
            party.committed = reader.stated_number(*committed, "a chance", {Unit::share});
            if (!(party.committed->low >= 0 && party.committed->high <= 1))
                reader.fail(*committed, "a chance from 0 to 100 %",
                            shown(party.committed->low < 0 ? low_of(*party.committed) : high_of(*party.committed)));
        }
        party.ratification = map.text("ratification", "leader");
        if (map.find("ratification") != nullptr)
            reader.one_of(map.need("ratification"), "a rule", party.ratification,
                          {"leader", "weighted-majority", "unanimity", "veto"});
        party.elections = reader.dates(map, "elections");
        if (const tables::YamlNode* factions = map.find("factions"))
            party.factions = read_factions(reader, *factions, id);
        result.push_back(std::move(party));
    }
    return result;
}

Level read_level(ScenarioReader& reader, const tables::YamlEntry& entry, const std::string& issue) {
    const tables::YamlMap map(reader.file(), entry.value, "a level",
                              {"label", "announced", "measures", "ends", "requires", "counterfactual"});
    Level level;
    level.id = entry.key;
    level.line = entry.value.line;
    level.column = entry.value.column;
    level.label = map.text("label", entry.key);
    for (const tables::YamlNode& measure : map.list("measures")) level.measures.push_back(reader.measure(measure));
    for (const MeasureWords& measure : level.measures)
        if (!measure.in_force_from.empty() || !measure.in_force_until.empty())
            throw InputError(reader.file(), measure.line,
                             "'from' and 'until' a date in measures of 'baseline' only, which are in force",
                             measure.in_force_from.empty() ? measure.in_force_until : measure.in_force_from,
                             measure.column);
    if (map.find("ends") != nullptr) level.ends = reader.words(map, "ends");
    level.counterfactual = map.flag("counterfactual", false);
    if (const tables::YamlNode* announced = map.find("announced"))
        level.announced = reader.announcement(*announced, fmt::format("issues.{}.{}, announced", issue, entry.key));
    if (const tables::YamlNode* needs = map.find("requires"))
        for (const auto& [other, value] : reader.ids(*needs, "levels that are required")) {
            if (value.kind != tables::YamlNode::Kind::scalar)
                reader.fail(value, "one level of " + other, "something else");
            level.needs[other] = value.text;
        }
    return level;
}

// "usa"; "joint", among all; [usa, china]: joint among these.
void read_owner(const ScenarioReader& reader, const tables::YamlMap& map, const std::vector<std::string>& owners,
                Issue& issue) {
    const tables::YamlNode& owner = map.need("owner");
    if (owner.kind == tables::YamlNode::Kind::scalar) {
        issue.owner = reader.one_of(owner, "an owner", owner.text, owners);
        if (issue.owner == "joint") issue.owner.clear();
        return;
    }
    issue.among = map.texts("owner");
    for (auto party = issue.among.begin(); party != issue.among.end(); ++party) {
        if (*party == "joint" || std::find(issue.among.begin(), party, *party) != party)
            reader.fail(owner, "parties, each once", shown(*party));
        reader.one_of(owner, "an owner", *party, owners);
    }
    if (issue.among.size() < 2)
        reader.fail(owner, "one owner, 'joint' for what moves by agreement of all, or two parties or more",
                    issue.among.empty() ? "none" : "a list of one");
}

std::vector<Issue> read_issues(ScenarioReader& reader, const tables::YamlNode& node,
                               const std::vector<Party>& parties) {
    std::vector<std::string> owners;
    for (const Party& party : parties) owners.push_back(party.id);
    owners.emplace_back("joint");
    std::vector<Issue> result;
    for (const auto& [id, value] : reader.ids(node, "issues")) {
        const tables::YamlMap map(reader.file(), value, "an issue",
                                  {"label", "owner", "levels", "irreversible", "binding", "counterfactual"});
        Issue issue;
        issue.id = id;
        issue.line = value.line;
        issue.column = value.column;
        issue.label = map.text("label", id);
        read_owner(reader, map, owners, issue);
        issue.irreversible = map.flag("irreversible", false);
        issue.binding = map.flag("binding", false);
        issue.counterfactual = map.flag("counterfactual", false);
        if (issue.binding && !issue.owner.empty())
            reader.fail(map.need("binding"), "binding only for a joint issue", "one that " + issue.owner + " owns");
        for (const tables::YamlEntry& level : reader.ids(map.need("levels"), "levels"))
            issue.levels.push_back(read_level(reader, level, id));
        if (issue.levels.size() < 2)
            reader.fail(map.need("levels"), "at least two levels, the present one first", "one");
        if (issue.levels.front().counterfactual)
            reader.fail(map.need("levels").keys.front().value, "the present level, which holds, first",
                        "one that is counterfactual");
        result.push_back(std::move(issue));
    }
    return result;
}

// "party" or "party.faction", "issue.level".
std::pair<std::string, std::string> split(const std::string& text) {
    const std::size_t dot = text.find('.');
    return dot == std::string::npos ? std::pair(text, std::string())
                                    : std::pair(text.substr(0, dot), text.substr(dot + 1));
}

std::vector<Stance> read_stances(ScenarioReader& reader, const std::vector<tables::YamlNode>& nodes) {
    std::vector<Stance> result;
    for (const tables::YamlNode& node : nodes) {
        const tables::YamlMap map(
            reader.file(), node, "a stance",
            {"party", "level", "says", "on", "before", "for", "note", "cost", "evidence", "assumption"});
        Stance stance;
        stance.line = node.line;
        std::tie(stance.party, stance.faction) = split(map.text("party"));
        std::tie(stance.issue, stance.level) = split(map.text("level"));
        stance.says = reader.one_of(map.need("says"), "a stance", map.text("says"),
                                    {"demand", "offer", "refusal", "threat", "condition", "expectation", "acceptance"});
        stance.on = reader.date(map, "on");
        stance.in_return = reader.conditions(map, "for");
        if (!stance.in_return.empty() && stance.says != "offer")
            reader.fail(map.need("for"), "'for' only of an offer", stance.says);
        stance.note = map.text("note", "");
        const std::string where =
            fmt::format("stances, {} of {} by {}", stance.says, map.text("level"), map.text("party"));
        if (map.find("before") != nullptr) {
            if (stance.says != "condition")
                reader.fail(map.need("before"), "'before' only of a condition", stance.says);
            stance.before =
                reader.one_of(map.need("before"), "what the condition precedes", map.text("before"), {"deal", "talks"});
        }
        if (const tables::YamlNode* cost = map.find("cost"))
            stance.cost = reader.stated_number(*cost, "a cost", {Unit::points});
        if (stance.says == "refusal" && stance.cost && stance.cost->low < 0)
            reader.fail(map.need("cost"), "a cost of crossing the line, not below zero", shown(low_of(*stance.cost)));
        reader.grounds(map, where, true, &stance.assumption);
        result.push_back(std::move(stance));
    }
    return result;
}

std::vector<Statement> read_statements(ScenarioReader& reader, const tables::YamlNode& node) {
    std::vector<Statement> result;
    for (const auto& [id, value] : reader.ids(node, "statements")) {
        const tables::YamlMap map(reader.file(), value, "a statement",
                                  {"text", "amount", "goods-deficit", "evidence", "assumption"});
        Statement statement;
        statement.id = id;
        statement.text = map.text("text");
        statement.line = value.line;
        statement.column = value.column;
        if (const tables::YamlNode* deficit = map.find("goods-deficit")) {
            const tables::YamlMap of(reader.file(), *deficit, "a goods deficit", {"of", "with"});
            statement.deficit_of = of.text("of");
            statement.deficit_with = of.text("with");
            for (const std::string& code : {statement.deficit_of, statement.deficit_with})
                if (code == "all" || code == "*") of.fail(*deficit, "the code of one economy", shown(code));
            if (statement.deficit_of == statement.deficit_with)
                of.fail(*deficit, "two economies", shown(statement.deficit_of) + " twice");
        }
        const std::string where = "statements." + id;
        if (const tables::YamlNode* amount = map.find("amount"))
            statement.amount = reader.stated_number(
                *amount, "an amount", {Unit::rate, Unit::usd_m, Unit::usd_m_a_year, Unit::days, Unit::years});
        reader.grounds(map, where, !statement.amount, &statement.assumption);
        result.push_back(std::move(statement));
    }
    return result;
}

std::vector<NamedOutcome> read_outcomes(const ScenarioReader& reader, const tables::YamlNode& node) {
    std::vector<NamedOutcome> result;
    for (const auto& [id, value] : reader.ids(node, "outcomes")) {
        const tables::YamlMap map(reader.file(), value, "an outcome",
                                  {"label", "levels", "signatories", "after-the-event", "note"});
        NamedOutcome outcome;
        outcome.id = id;
        outcome.line = value.line;
        outcome.column = value.column;
        outcome.label = map.text("label", id);
        outcome.note = map.text("note", "");
        outcome.after_the_event = map.flag("after-the-event", false);
        outcome.levels = reader.levels(map);
        if (map.find("signatories") != nullptr) outcome.signatories = reader.signatories(map, "an outcome");
        result.push_back(std::move(outcome));
    }
    return result;
}

std::size_t whole(const tables::YamlMap& map, const std::string& key, std::size_t fallback, double highest) {
    const double value = map.number(key, static_cast<double>(fallback));
    if (!(value >= 0 && value <= highest && value == std::floor(value)))
        map.fail(map.need(key), fmt::format("a whole number from 0 to {}", highest), shown(map.text(key)));
    return static_cast<std::size_t>(value);
}

}  // namespace

Scenario read_scenario(const std::string& file, const tables::YamlNode& root) {
    if (is_former(root)) {
        Scenario scenario = read_scenario(file, migrated(root));
        scenario.format = former_format;
        return scenario;
    }
    const tables::YamlMap map(file, root, "a scenario",
                              {"parley",
                               "title",
                               "day",
                               "world",
                               "highest_rate",
                               "group_substitution",
                               "odds_of_being_listed",
                               product_lists_key,
                               rate_classes_key,
                               "in-force",
                               duties_in_force_key,
                               "sources",
                               "parties",
                               "baseline",
                               "issues",
                               "stances",
                               "outlasts",
                               "payoffs",
                               "wants",
                               "statements",
                               "outcomes",
                               "agreements",
                               "no-deal",
                               "talks",
                               "draws"});
    if (map.text("parley") != "2") map.fail(map.need("parley"), "format 2", shown(map.text("parley")));
    Scenario scenario;
    ScenarioReader reader(file, scenario);
    scenario.file = file;
    scenario.title = map.text("title");
    scenario.day = reader.date(map, "day");
    scenario.world = map.text("world", newest_world);
    if (const tables::YamlNode* world = map.find("world")) {
        scenario.world_line = world->line;
        scenario.world_column = world->column;
    }
    if (const tables::YamlNode* highest = map.find("highest_rate")) {
        const std::optional<Amount> rate = parse_amount(map.text("highest_rate"), {Unit::share});
        if (!rate || !(rate->value > 0 && rate->value <= highest_rate_of_all))
            map.fail(*highest, "a rate above zero, at most 10000 %, such as '300 %'", shown(map.text("highest_rate")));
        scenario.highest_rate = rate->value;
    }
    read_economics(reader, map, scenario);
    if (const tables::YamlNode* sources = map.find("sources")) scenario.sources = read_sources(reader, *sources);
    scenario.parties = read_parties(reader, map.need("parties"));
    if (const tables::YamlNode* baseline = map.find("baseline"))
        for (const auto& [id, value] : reader.ids(*baseline, "baseline measures"))
            scenario.baseline.emplace_back(id, reader.measure(value));
    for (const auto& [id, measure] : scenario.baseline)
        if (!measure.in_force_until.empty() && scenario.day.empty())
            throw InputError(file, measure.line, "the day of the file, 'day', where a measure has an 'until'", "none",
                             measure.column);
    scenario.issues = read_issues(reader, map.need("issues"), scenario.parties);
    add_withdrawals(scenario);
    scenario.stances = read_stances(reader, map.list("stances"));
    scenario.outlasts = reader.outlasts(map.list("outlasts"), scenario.parties);
    if (const tables::YamlNode* payoffs = map.find("payoffs")) scenario.payoffs = reader.payoffs(*payoffs);
    scenario.wants_from = reader.wants_from(map);
    if (const tables::YamlNode* statements = map.find("statements"))
        scenario.statements = read_statements(reader, *statements);
    scenario.outcomes = read_outcomes(reader, map.need("outcomes"));
    if (const tables::YamlNode* agreements = map.find("agreements"))
        scenario.agreements = reader.agreements(*agreements);
    if (const tables::YamlNode* no_deal = map.find("no-deal")) scenario.no_deal = reader.no_deal(*no_deal);
    if (const tables::YamlNode* talks = map.find("talks")) scenario.talks = reader.talks(*talks);
    if (const tables::YamlNode* draws = map.find("draws")) {
        const tables::YamlMap of(file, *draws, "draws", {"seed", "count"});
        scenario.draws = Draws{whole(of, "seed", 1, 1e15), whole(of, "count", 1000, 1e6)};
        if (scenario.draws->count == 0) of.fail(of.need("count"), "one draw or more", "0");
    }
    name_products(reader, scenario);
    check_meaning(reader, root, scenario);
    return scenario;
}

std::size_t party_position(const Scenario& scenario, const std::string& id) {
    const auto at =
        std::find_if(scenario.parties.begin(), scenario.parties.end(), [&](const Party& p) { return p.id == id; });
    assert(at != scenario.parties.end());
    return static_cast<std::size_t>(at - scenario.parties.begin());
}

std::size_t issue_position(const Scenario& scenario, const std::string& id) {
    const auto at =
        std::find_if(scenario.issues.begin(), scenario.issues.end(), [&](const Issue& i) { return i.id == id; });
    assert(at != scenario.issues.end());
    return static_cast<std::size_t>(at - scenario.issues.begin());
}

std::size_t level_position(const Issue& issue, const std::string& id) {
    const auto at = std::find_if(issue.levels.begin(), issue.levels.end(), [&](const Level& l) { return l.id == id; });
    assert(at != issue.levels.end());
    return static_cast<std::size_t>(at - issue.levels.begin());
}

std::vector<std::size_t> levels_of(const Scenario& scenario, const NamedOutcome& outcome) {
    std::vector<std::size_t> result(scenario.issues.size(), 0);
    for (const auto& [issue, level] : outcome.levels) {
        const std::size_t k = issue_position(scenario, issue);
        result[k] = level_position(scenario.issues[k], level);
    }
    return result;
}

}  // namespace parley::scenario
