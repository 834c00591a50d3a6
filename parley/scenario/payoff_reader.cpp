// The `payoffs` of a scenario: what each party wants besides real income.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "parley/core/text.hpp"
#include "parley/scenario/parameter_limits.hpp"
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {
namespace {

struct Indicator {
    const char* word;
    PayoffKind kind;
    std::vector<std::string> keys;  // besides weight, once and label
};

const std::array<Indicator, 5>& indicators() {
    static const std::array<Indicator, 5> all{Indicator{"balance", PayoffKind::balance, {"of", "with"}},
                                              Indicator{"output", PayoffKind::output, {"of", "sectors"}},
                                              Indicator{"duty-revenue", PayoffKind::duty_revenue, {"of"}},
                                              Indicator{"consumer-prices", PayoffKind::consumer_prices, {"of"}},
                                              Indicator{"market-index", PayoffKind::market_index, {"of", "sectors"}}};
    return all;
}

// What is no indicator: the key that says it is its name.
struct Fact {
    const char* word;
    PayoffKind kind;
};
constexpr std::array<Fact, 4> facts{Fact{"level", PayoffKind::level}, Fact{"backing-down", PayoffKind::backing_down},
                                    Fact{"reciprocity", PayoffKind::reciprocity},
                                    Fact{"breaking", PayoffKind::breaking}};

bool has(const tables::YamlNode& node, const std::string& key) {
    return std::any_of(node.keys.begin(), node.keys.end(),
                       [&](const tables::YamlEntry& entry) { return entry.key == key; });
}

// Whether it follows from what was said that a party outlasts another.
bool outlasted_by(const std::vector<Outlasts>& said, const std::string& party, const std::string& other) {
    std::vector<std::string> reached{party};
    for (std::size_t k = 0; k < reached.size(); ++k)
        for (const Outlasts& each : said)
            if (each.party == reached[k] && std::find(reached.begin(), reached.end(), each.other) == reached.end())
                reached.push_back(each.other);
    return party != other && std::find(reached.begin(), reached.end(), other) != reached.end();
}

}  // namespace

const char* name_of(PayoffKind kind) {
    for (const Indicator& each : indicators())
        if (each.kind == kind) return each.word;
    for (const Fact& each : facts)
        if (each.kind == kind) return each.word;
    return "level";
}

PayoffWords ScenarioReader::payoff(const tables::YamlNode& node, const std::string& party) {
    PayoffWords result;
    result.party = party;
    result.line = node.line;
    result.column = node.column;
    std::string about;
    std::vector<std::string> keys{"level"};
    for (const Fact& each : facts) {
        if (!has(node, each.word)) continue;
        result.kind = each.kind;
        keys = {each.word};
    }
    if (has(node, "indicator")) {
        const tables::YamlMap word(
            file_, node, "a payoff",
            {"indicator", "of", "with", "sectors", "weight", "wants", "once", "label", "if", "evidence", "assumption"});
        std::vector<std::string> known;
        for (const Indicator& each : indicators()) known.emplace_back(each.word);
        about = one_of(word.need("indicator"), "an indicator", word.text("indicator"), known);
        for (const Indicator& each : indicators()) {
            if (about != each.word) continue;
            result.kind = each.kind;
            keys = each.keys;
        }
        keys.emplace_back("indicator");
    }
    keys.insert(keys.end(), {"weight", "wants", "once", "label", "if", "evidence", "assumption"});
    const tables::YamlMap map(file_, node, about.empty() ? "a payoff" : "a payoff from " + about, keys);
    if (about.empty() && result.kind == PayoffKind::backing_down) {
        result.issue = one_of(map.need("backing-down"), "an issue", map.text("backing-down"), ids_of(scenario_.issues));
    } else if (about.empty() && result.kind == PayoffKind::reciprocity) {
        result.other = one_of(map.need("reciprocity"), "a party", map.text("reciprocity"), ids_of(scenario_.parties));
        if (result.other == party) fail(map.need("reciprocity"), "another party than " + party, party);
    } else if (about.empty() && result.kind == PayoffKind::breaking) {
        result.other = map.text("breaking");
    } else if (about.empty()) {
        const std::string text = map.text("level");
        const std::size_t dot = text.find('.');
        const tables::YamlNode& at = map.need("level");
        if (dot == std::string::npos) fail(at, "issue.level", shown(text));
        result.issue = one_of(at, "an issue", text.substr(0, dot), ids_of(scenario_.issues));
        const Issue& issue = scenario_.issues[issue_position(scenario_, result.issue)];
        result.level = one_of(at, "a level of " + issue.id, text.substr(dot + 1), ids_of(issue.levels));
        about = text;
    } else {
        result.of = words(map, "of");
        if (result.kind == PayoffKind::balance) result.with = words(map, "with");
        if (result.kind == PayoffKind::output) result.sectors = words(map, "sectors");
        if (result.kind == PayoffKind::market_index)
            result.sectors = map.find("sectors") != nullptr ? words(map, "sectors") : std::vector<std::string>{"all"};
    }
    result.label = map.text("label", "");
    result.once = map.flag("once", false);
    result.only_if = conditions(map, "if");
    if (map.find("weight") == nullptr) {
        read_unsized(map, about.empty() ? "backing-down." + result.issue : about, result);
        return result;
    }
    for (const char* key : {"wants", "evidence", "assumption"})
        if (map.find(key) != nullptr) map.fail(map.need(key), "a weight with its own grounds, or none", shown(key));
    const StatedNumber number = stated_number(map.need("weight"), "a weight", {Unit::points}, "'0.1 points'");
    for (const double weight : {number.value, number.low, number.high})
        if (!(std::abs(weight) <= largest_weight))
            fail(map.need("weight"), weights_within, amount_like(weight, Unit::points, number.text));
    result.weight = number;
    return result;
}

// A wish whose size nobody said: that it is one has grounds of its own.
void ScenarioReader::read_unsized(const tables::YamlMap& map, const std::string& about, PayoffWords& result) {
    if (result.once) map.fail(map.need("once"), "'once' only of a wish with a weight", "none");
    if (map.find("wants") != nullptr)
        result.less = one_of(map.need("wants"), "what it wants of it", map.text("wants"), {"more", "less"}) == "less";
    else
        result.less = result.kind == PayoffKind::backing_down;
    if (map.find("evidence") == nullptr && map.find("assumption") == nullptr) (void)map.need("weight");
    grounds(map, "payoffs." + result.party + ", " + about, true, &result.assumption);
}

std::vector<PayoffWords> ScenarioReader::payoffs(const tables::YamlNode& node) {
    std::vector<PayoffWords> result;
    if (node.kind != tables::YamlNode::Kind::map || node.keys.empty()) fail(node, "payoffs by party", "none");
    for (const auto& [who, terms] : node.keys) {
        const std::size_t dot = who.find('.');
        const std::string party = who.substr(0, dot);
        one_of(at_key(terms), "a party", party, ids_of(scenario_.parties));
        const std::string faction = dot == std::string::npos ? "" : who.substr(dot + 1);
        if (dot != std::string::npos)
            for (const Party& each : scenario_.parties)
                if (each.id == party) one_of(at_key(terms), "a faction of " + party, faction, ids_of(each.factions));
        if (terms.kind != tables::YamlNode::Kind::list) fail(terms, "a list of payoffs", "something else");
        for (const tables::YamlNode& term : terms.items) {
            result.push_back(payoff(term, party));
            result.back().faction = faction;
        }
    }
    return result;
}

// A file that types a size of its own is taken at its word, unless it says that the others follow from what was said.
WantsFrom ScenarioReader::wants_from(const tables::YamlMap& map) const {
    if (map.find("wants") != nullptr)
        return one_of(map.need("wants"), "where wants are from", map.text("wants"), {"said", "typed"}) == "typed"
                   ? WantsFrom::typed
                   : WantsFrom::said;
    const bool typed = std::any_of(scenario_.payoffs.begin(), scenario_.payoffs.end(),
                                   [](const PayoffWords& each) { return each.weight.has_value(); }) ||
                       std::any_of(scenario_.stances.begin(), scenario_.stances.end(),
                                   [](const Stance& each) { return each.says == "refusal" && each.cost.has_value(); });
    return typed ? WantsFrom::typed : WantsFrom::said;
}

std::vector<Outlasts> ScenarioReader::outlasts(const std::vector<tables::YamlNode>& nodes,
                                               const std::vector<Party>& parties) {
    std::vector<Outlasts> result;
    for (const tables::YamlNode& node : nodes) {
        const tables::YamlMap map(file(), node, "who outlasts whom", {"party", "other", "evidence", "assumption"});
        Outlasts said{map.text("party"), map.text("other"), {}, node.line, node.column};
        for (const char* key : {"party", "other"}) one_of(map.need(key), "a party", map.text(key), ids_of(parties));
        if (outlasted_by(result, said.other, said.party))
            fail(node, "parties of which the one outlasts the other",
                 std::any_of(result.begin(), result.end(),
                             [&](const Outlasts& e) { return e.party == said.other && e.other == said.party; })
                     ? "said both ways round"
                     : "said in a circle");
        if (said.party == said.other) fail(node, "two parties", shown(said.party));
        grounds(map, fmt::format("outlasts, {} and {}", said.party, said.other), true, &said.assumption);
        result.push_back(std::move(said));
    }
    return result;
}

}  // namespace parley::scenario
