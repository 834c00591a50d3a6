// Reading a tree key by key: no parser, so that a page can too.
#include <algorithm>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::tables {
namespace {

std::string name_of(YamlNode::Kind kind) {
    switch (kind) {
        case YamlNode::Kind::blank:
            return "nothing";
        case YamlNode::Kind::scalar:
            return "a single value";
        case YamlNode::Kind::list:
            return "a list";
        case YamlNode::Kind::map:
            return "a map of keys";
    }
    return "";
}

}  // namespace

YamlNode at_key(const YamlNode& node) {
    YamlNode place;
    place.line = node.key_line;
    place.column = node.key_column;
    return place;
}

YamlMap::YamlMap(std::string file, const YamlNode& node, const std::string& what, std::vector<std::string> known)
    : file_(std::move(file)), node_(node) {
    if (node.kind != YamlNode::Kind::map) fail(node, "the keys of " + what, name_of(node.kind));
    for (const auto& [key, value] : node.keys) {
        if (std::find(known.begin(), known.end(), key) != known.end()) continue;
        const std::string meant = nearest(key, known);
        fail(at_key(value), "a key of " + what, shown(key) + (meant.empty() ? "" : "; did you mean " + meant + "?"));
    }
}

const YamlNode* YamlMap::find(const std::string& key) const {
    for (const auto& [name, value] : node_.keys)
        if (name == key) return value.kind == YamlNode::Kind::blank ? nullptr : &value;
    return nullptr;
}

const YamlNode& YamlMap::need(const std::string& key) const {
    if (const YamlNode* value = find(key)) return *value;
    fail(node_, "a key " + key, "none");
}

std::string YamlMap::text(const std::string& key) const {
    const YamlNode& value = need(key);
    if (value.kind != YamlNode::Kind::scalar) fail(value, "a single value as " + key, name_of(value.kind));
    return value.text;
}

std::string YamlMap::text(const std::string& key, const std::string& fallback) const {
    return find(key) == nullptr ? fallback : text(key);
}

bool YamlMap::flag(const std::string& key, bool fallback) const {
    if (find(key) == nullptr) return fallback;
    const std::string value = text(key);
    if (value != "true" && value != "false") fail(need(key), "true or false as " + key, shown(value));
    return value == "true";
}

double YamlMap::number(const std::string& key, double fallback) const {
    if (find(key) == nullptr) return fallback;
    double value = 0.0;
    if (!parse_number(text(key), value)) fail(need(key), "a number as " + key, shown(text(key)));
    return value;
}

const std::vector<YamlNode>& YamlMap::list(const std::string& key) const {
    static const std::vector<YamlNode> none;
    const YamlNode* value = find(key);
    if (value == nullptr) return none;
    if (value->kind != YamlNode::Kind::list) fail(*value, "a list as " + key, name_of(value->kind));
    return value->items;
}

std::vector<std::string> YamlMap::texts(const std::string& key) const {
    std::vector<std::string> result;
    for (const YamlNode& item : list(key)) {
        if (item.kind != YamlNode::Kind::scalar) fail(item, "single values in " + key, name_of(item.kind));
        result.push_back(item.text);
    }
    return result;
}

void YamlMap::fail(const YamlNode& node, const std::string& expected, const std::string& found) const {
    throw InputError(file_, node.line, expected, found, node.column);
}

std::string yaml_quoted(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string result = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (byte < 0x20 || byte == 0x7f) {
            result += "\\x";
            result += digits[byte >> 4];
            result += digits[byte & 15];
        } else {
            result += c;
        }
    }
    return result + "\"";
}

}  // namespace parley::tables
