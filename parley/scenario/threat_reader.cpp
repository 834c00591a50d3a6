// What is announced: levels that are pending, and the conditions on them.
#include <algorithm>

#include "parley/core/text.hpp"
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {
namespace {

Condition condition(const ScenarioReader& reader, const tables::YamlNode& node) {
    Condition result;
    result.line = node.line;
    result.column = node.column;
    if (node.kind != tables::YamlNode::Kind::scalar)
        reader.fail(node, "issue.level, or 'not issue.level'", "something else");
    std::string text = node.text;
    if (text.starts_with("not ")) {
        result.holds = false;
        text = text.substr(text.find_first_not_of(' ', 4));
    }
    const std::size_t dot = text.find('.');
    if (dot == std::string::npos) reader.fail(node, "issue.level, or 'not issue.level'", shown(node.text));
    result.issue = text.substr(0, dot);
    result.level = text.substr(dot + 1);
    return result;
}

}  // namespace

std::vector<Condition> ScenarioReader::conditions(const tables::YamlMap& map, const std::string& key) const {
    std::vector<Condition> result;
    const tables::YamlNode* node = map.find(key);
    if (node == nullptr) return result;
    if (node->kind != tables::YamlNode::Kind::list) return {condition(*this, *node)};
    for (const tables::YamlNode& item : node->items) result.push_back(condition(*this, item));
    if (result.empty()) fail(*node, "at least one in " + key, "none");
    return result;
}

std::string ScenarioReader::date(const tables::YamlMap& map, const std::string& key) const {
    const std::string text = map.text(key, "");
    if (!text.empty() && !is_date(text)) fail(map.need(key), "a date such as 2018-05-01", shown(text));
    return text;
}

Announcement ScenarioReader::announcement(const tables::YamlNode& node, const std::string& where) {
    const tables::YamlMap map(file_, node, "an announcement",
                              {"by", "on", "due", "against", "if", "evidence", "assumption"});
    Announcement result;
    result.line = node.line;
    result.column = node.column;
    const std::vector<std::string> parties = ids_of(scenario_.parties);
    result.by = one_of(map.need("by"), "a party", map.text("by"), parties);
    if (map.find("on") == nullptr) fail(node, "the day it was announced, as 'on'", "none");
    result.on = date(map, "on");
    if (map.find("due") == nullptr) fail(node, "the day it is due, or 'due: none'", "nothing");
    if (map.text("due") != "none") {
        if (!is_date(map.text("due")))
            fail(map.need("due"), "a date such as 2018-06-01, or none", shown(map.text("due")));
        result.due = map.text("due");
        if (result.due < result.on) fail(map.need("due"), "a day not before " + result.on, result.due);
    }
    if (map.find("against") != nullptr)
        for (const std::string& party : words(map, "against")) {
            one_of(map.need("against"), "a party", party, parties);
            if (party == result.by) fail(map.need("against"), "another party than " + party, party);
            result.against.push_back(party);
        }
    result.only_if = conditions(map, "if");
    grounds(map, where, true, &result.assumption);
    return result;
}

}  // namespace parley::scenario
