#include "parley/histories/facts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/histories/day.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::histories {
namespace {

using tables::YamlMap;
using tables::YamlNode;

constexpr const char* kinds_of_statement[] = {"demand",    "offer",      "refusal",    "threat",
                                              "condition", "acceptance", "expectation"};

class FactsReader {
public:
    FactsReader(std::string file, Facts& facts) : file_(std::move(file)), facts_(facts) {}

    void read(const YamlNode& root) {
        const YamlMap map(
            file_, root, "a record of a past dispute",
            {"histories", "slug", "title", "kind", "cutoff", "cutoff_note", "horizon_months", "parties", "issues",
             "threat", "first_demand", "statements", "dates", "domestic", "trade_at_stake", "sources_in"});
        if (map.text("histories") != "1") map.fail(map.need("histories"), "format 1", shown(map.text("histories")));
        facts_.slug = map.text("slug");
        facts_.title = map.text("title");
        facts_.kind = map.text("kind");
        facts_.cutoff = day(map, "cutoff");
        for (const auto& [id, node] : entries(map, "parties")) party(id, node);
        for (const auto& [id, node] : entries(map, "issues")) issue(id, node);
        threat(map.need("threat"));
        demand(map.need("first_demand"));
        for (const YamlNode& node : map.list("statements")) statement(node);
        for (const YamlNode& node : map.list("domestic"))
            (void)YamlMap(file_, node, "a domestic fact", {"of", "what", "src"});
        for (const YamlNode& node : map.list("dates"))  // what lies ahead may be known: dates are not statements
            (void)day(YamlMap(file_, node, "a date", {"date", "what", "src"}), "date");
        trade(map.need("trade_at_stake"));
    }

private:
    std::string day(const YamlMap& map, const std::string& key) const {
        const std::string text = map.text(key);
        if (!day_number(text)) map.fail(map.need(key), "a day such as 2018-05-01", shown(text));
        return text;
    }

    const std::vector<tables::YamlEntry>& entries(const YamlMap& map, const std::string& key) const {
        const YamlNode& node = map.need(key);
        if (node.kind != YamlNode::Kind::map || node.keys.empty()) map.fail(node, key + " by id", "none");
        return node.keys;
    }

    void party(const std::string& id, const YamlNode& node) {
        const YamlMap map(file_, node, "a party", {"name", "economies", "role", "factions", "decides"});
        const std::string role = map.text("role");
        if (role != "threatener" && role != "target") map.fail(map.need("role"), "threatener or target", shown(role));
        if (map.texts("economies").empty()) map.fail(map.node(), "the codes of its economies", "none");
        facts_.parties.push_back({id, map.text("name"), map.texts("economies"), role == "threatener"});
    }

    void known_party(const YamlMap& map, const std::string& key, bool groups) const {
        const std::string id = map.text(key);
        if (groups && (id == "both" || id == "all")) return;
        for (const Party& party : facts_.parties)
            if (party.id == id) return;
        map.fail(map.need(key), "a party of the record", shown(id));
    }

    void issue(const std::string& id, const YamlNode& node) {
        const YamlMap map(file_, node, "an issue", {"label", "owner", "wanted_by", "decides", "at_cutoff", "levels"});
        Issue issue{id, map.text("label"), map.text("owner"), {}, {}, 0};
        known_party(map, "owner", false);
        for (const YamlNode& level : map.list("levels")) {
            const YamlMap of(file_, level, "a level", {"id", "what"});
            issue.levels.push_back(of.text("id"));
            issue.words.push_back(of.text("what"));
        }
        const auto held = std::find(issue.levels.begin(), issue.levels.end(), map.text("at_cutoff"));
        if (held == issue.levels.end())
            map.fail(map.need("at_cutoff"), fmt::format("a level of {}", id), shown(map.text("at_cutoff")));
        issue.at_cutoff = static_cast<std::size_t>(held - issue.levels.begin());
        facts_.issues.push_back(std::move(issue));
    }

    void known_level(const YamlMap& map, const YamlNode& node, const std::string& level) const {
        if (!find_level(facts_, level)) map.fail(node, "a level of the record, issue.level", shown(level));
    }

    void threat(const YamlNode& node) {
        const YamlMap map(file_, node, "the threat", {"by", "issue", "level", "deadline", "condition"});
        known_party(map, "by", false);
        known_level(map, map.need("level"), map.text("issue") + "." + map.text("level"));
        // A day before the cut-off ("60 days after 2019-03-04") is no day that the threat is due on.
        std::string due{first_day_in(map.text("deadline"))};
        if (due <= facts_.cutoff) due.clear();
        facts_.threat = {map.text("by"), map.text("issue"), map.text("level"), due, map.text("condition")};
    }

    void demand(const YamlNode& node) {
        const YamlMap map(file_, node, "the first demand", {"by", "what", "levels"});
        known_party(map, "by", false);
        facts_.demand = map.text("what");
        facts_.demand_levels = map.texts("levels");
        for (const std::string& level : facts_.demand_levels) known_level(map, map.need("levels"), level);
    }

    void statement(const YamlNode& node) {
        const YamlMap map(file_, node, "a statement", {"date", "by", "says", "level", "what", "src"});
        Statement each{day(map, "date"), map.text("by"), map.text("says"), map.text("level", ""), map.text("what")};
        if (each.date > facts_.cutoff)
            map.fail(map.need("date"), "a statement of the cut-off day or before, " + facts_.cutoff, each.date);
        known_party(map, "by", true);
        if (std::find(std::begin(kinds_of_statement), std::end(kinds_of_statement), each.says) ==
            std::end(kinds_of_statement))
            map.fail(map.need("says"), fmt::format("{}", fmt::join(kinds_of_statement, ", ")), shown(each.says));
        if (!each.level.empty()) known_level(map, map.need("level"), each.level);
        facts_.statements.push_back(std::move(each));
    }

    void trade(const YamlNode& node) {
        const YamlMap map(file_, node, "the trade at stake", {"bn_usd", "year", "what", "src"});
        const std::string amount = map.text("bn_usd");
        double value = 0.0;
        if (amount == "unknown") return;
        if (!parse_number(amount, value) || !(value > 0.0))
            map.fail(map.need("bn_usd"), "billions of USD above zero, or unknown", shown(amount));
        facts_.trade_usd_bn = value;
    }

    std::string file_;
    Facts& facts_;
};

}  // namespace

Facts read_facts(const std::string& file, std::string_view text) {
    Facts facts;
    FactsReader(file, facts).read(tables::parse_yaml(file, text, true));
    return facts;
}

const Issue* find_issue(const Facts& facts, std::string_view id) {
    for (const Issue& issue : facts.issues)
        if (issue.id == id) return &issue;
    return nullptr;
}

std::optional<LevelPlace> find_level(const Facts& facts, std::string_view issue_and_level) {
    const std::size_t dot = issue_and_level.find('.');
    if (dot == std::string_view::npos) return {};
    const Issue* issue = find_issue(facts, issue_and_level.substr(0, dot));
    if (issue == nullptr) return {};
    const auto found = std::find(issue->levels.begin(), issue->levels.end(), issue_and_level.substr(dot + 1));
    if (found == issue->levels.end()) return {};
    return LevelPlace{issue, static_cast<std::size_t>(found - issue->levels.begin())};
}

}  // namespace parley::histories
