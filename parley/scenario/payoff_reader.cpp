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

}  // namespace

const char* name_of(PayoffKind kind) {
    for (const Indicator& each : indicators())
        if (each.kind == kind) return each.word;
    for (const Fact& each : facts)
        if (each.kind == kind) return each.word;
    return "level";
}

PayoffWords ScenarioReader::payoff(const tables::YamlNode& node, const std::string& party) const {
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
        const tables::YamlMap word(file_, node, "a payoff",
                                   {"indicator", "of", "with", "sectors", "weight", "once", "label", "if"});
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
    keys.insert(keys.end(), {"weight", "once", "label", "if"});
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
    result.weight = stated_number(map.need("weight"), "a weight", {Unit::points}, "'0.1 points'");
    for (const double weight : {result.weight.value, result.weight.low, result.weight.high})
        if (!(std::abs(weight) <= largest_weight))
            fail(map.need("weight"), weights_within, amount_like(weight, Unit::points, result.weight.text));
    return result;
}

std::vector<PayoffWords> ScenarioReader::payoffs(const tables::YamlNode& node) const {
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

std::vector<Outlasts> ScenarioReader::outlasts(const std::vector<tables::YamlNode>& nodes,
                                               const std::vector<Party>& parties) {
    std::vector<Outlasts> result;
    for (const tables::YamlNode& node : nodes) {
        const tables::YamlMap map(file(), node, "who outlasts whom", {"party", "other", "evidence", "assumption"});
        Outlasts said{map.text("party"), map.text("other"), {}, node.line, node.column};
        for (const char* key : {"party", "other"}) one_of(map.need(key), "a party", map.text(key), ids_of(parties));
        for (const Outlasts& before : result)
            if (before.party == said.other && before.other == said.party)
                fail(node, "parties of which the one outlasts the other", "said both ways round");
        if (said.party == said.other) fail(node, "two parties", shown(said.party));
        grounds(map, fmt::format("outlasts, {} and {}", said.party, said.other), true, &said.assumption);
        result.push_back(std::move(said));
    }
    return result;
}

}  // namespace parley::scenario
