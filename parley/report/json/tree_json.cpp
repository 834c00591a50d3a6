#include "parley/report/json/tree_json.hpp"

#include "parley/core/input_error.hpp"

namespace parley::report::json {
namespace {

using Json = nlohmann::ordered_json;

}  // namespace

Json tree_json(const tables::YamlNode& node) {
    Json holds;
    switch (node.kind) {
        case tables::YamlNode::Kind::blank:
            break;
        case tables::YamlNode::Kind::scalar:
            holds = node.text;
            break;
        case tables::YamlNode::Kind::list:
            holds = Json::array();
            for (const tables::YamlNode& item : node.items) holds.push_back(tree_json(item));
            break;
        case tables::YamlNode::Kind::map:
            holds = Json::object();
            for (const tables::YamlEntry& entry : node.keys) holds[entry.key] = tree_json(entry.value);
            break;
    }
    return Json::array({node.line, node.column, node.key_line, node.key_column, std::move(holds)});
}

tables::YamlNode tree_of(const nlohmann::ordered_json& json) {
    bool fits = json.is_array() && json.size() == 5;
    for (std::size_t k = 0; fits && k < 4; ++k) fits = json[k].is_number_unsigned();
    if (!fits) throw InputError("tree", 0, "[line, column, line of the key, column of the key, what it holds]", "none");
    tables::YamlNode node;
    node.line = json[0].get<std::size_t>();
    node.column = json[1].get<std::size_t>();
    node.key_line = json[2].get<std::size_t>();
    node.key_column = json[3].get<std::size_t>();
    const auto& holds = json[4];
    if (holds.is_string()) {
        node.kind = tables::YamlNode::Kind::scalar;
        node.text = holds.get<std::string>();
    } else if (holds.is_array()) {
        node.kind = tables::YamlNode::Kind::list;
        for (const auto& item : holds) node.items.push_back(tree_of(item));
    } else if (holds.is_object()) {
        node.kind = tables::YamlNode::Kind::map;
        for (const auto& [key, value] : holds.items()) node.keys.push_back({key, tree_of(value)});
    } else if (!holds.is_null()) {
        throw InputError("tree", node.line, "null, a text, an array or an object", "something else");
    }
    return node;
}

}  // namespace parley::report::json
