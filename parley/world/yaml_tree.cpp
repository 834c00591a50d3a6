#include "parley/world/yaml_tree.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/utf8.hpp"
#include "parley/world/csv.hpp"

namespace parley {
namespace {

constexpr std::size_t largest_text = 4'000'000;
constexpr std::size_t most_levels = 100;

std::size_t line_of(const YAML::Mark& mark) {
    return mark.line < 0 ? 0 : static_cast<std::size_t>(mark.line) + 1;
}

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

// Builds the tree as the parser goes.
class Builder : public YAML::EventHandler {
public:
    Builder(std::string file, bool columns) : file_(std::move(file)), columns_(columns) {}
    YamlNode root;

    void OnDocumentStart(const YAML::Mark&) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(mark, anchor, YamlNode::Kind::blank, {});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
        throw InputError(file_, line_of(mark), "each value written out", "an alias (*)", column_of(mark));
    }
    void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                  const std::string& value) override {
        if (!open_.empty() && open_.back().node.kind == YamlNode::Kind::map && !open_.back().has_key) {
            take_key(mark, value);
            return;
        }
        add(mark, anchor, YamlNode::Kind::scalar, value);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(mark, anchor, YamlNode::Kind::list);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(mark, anchor, YamlNode::Kind::map);
    }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        std::string key;
        bool has_key = false;
        std::size_t key_line = 0, key_column = 0;
        std::set<std::string> seen;
    };

    void take_key(const YAML::Mark& mark, const std::string& key) {
        Open& map = open_.back();
        if (!map.seen.insert(key).second)
            throw InputError(file_, line_of(mark), "each key once", "a second " + shown(key), column_of(mark));
        map.key = key;
        map.key_line = line_of(mark);
        map.key_column = column_of(mark);
        map.has_key = true;
    }
    void refuse_odd(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != YAML::NullAnchor)
            throw InputError(file_, line_of(mark), "each value written out", "an anchor (&)", column_of(mark));
        if (!open_.empty() && open_.back().node.kind == YamlNode::Kind::map && !open_.back().has_key)
            throw InputError(file_, line_of(mark), "a word as key", "something else", column_of(mark));
    }
    void add(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Kind kind, const std::string& text) {
        refuse_odd(mark, anchor);
        YamlNode node;
        node.kind = kind;
        node.line = line_of(mark);
        node.column = column_of(mark);
        node.text = text;
        put(std::move(node));
    }
    void open(const YAML::Mark& mark, YAML::anchor_t anchor, YamlNode::Kind kind) {
        refuse_odd(mark, anchor);
        if (open_.size() >= most_levels)
            throw InputError(file_, line_of(mark), "at most " + std::to_string(most_levels) + " levels", "more",
                             column_of(mark));
        open_.emplace_back();
        open_.back().node.kind = kind;
        open_.back().node.line = line_of(mark);
        open_.back().node.column = column_of(mark);
    }
    void close() {
        YamlNode node = std::move(open_.back().node);
        open_.pop_back();
        put(std::move(node));
    }
    std::size_t column_of(const YAML::Mark& mark) const {
        return columns_ && mark.column >= 0 ? static_cast<std::size_t>(mark.column) + 1 : 0;
    }
    void put(YamlNode node) {
        if (open_.empty()) {
            root = std::move(node);
        } else if (open_.back().node.kind == YamlNode::Kind::list) {
            open_.back().node.items.push_back(std::move(node));
        } else {
            Open& map = open_.back();
            node.key_line = map.key_line;
            node.key_column = map.key_column;
            map.node.keys.push_back({std::move(map.key), std::move(node)});
            map.has_key = false;
        }
    }

    std::string file_;
    bool columns_;
    std::vector<Open> open_;
};

}  // namespace

YamlNode at_key(const YamlNode& node) {
    YamlNode place;
    place.line = node.key_line;
    place.column = node.key_column;
    return place;
}

YamlNode parse_yaml(const std::string& file, std::string_view text, bool columns) {
    if (text.size() > largest_text)
        throw InputError(file, 0, "at most " + std::to_string(largest_text) + " bytes",
                         std::to_string(text.size()) + " bytes");
    if (const std::size_t valid = valid_utf8_length(text); valid < text.size() || text.find('\0') < text.size()) {
        const std::size_t at = std::min(valid, text.find('\0'));
        const auto line =
            1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
        throw InputError(file, line, "UTF-8 text", "other bytes (is this a YAML file?)");
    }
    Builder builder(file, columns);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) throw InputError(file, 0, "YAML", "an empty file");
        Builder rest(file, columns);
        if (parser.HandleNextDocument(rest)) throw InputError(file, rest.root.line, "one YAML document", "a second");
    } catch (const YAML::Exception& problem) {
        const auto column = columns && problem.mark.column >= 0 ? static_cast<std::size_t>(problem.mark.column) + 1 : 0;
        throw InputError(file, line_of(problem.mark), "YAML", problem.msg, column);
    }
    return std::move(builder.root);
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

}  // namespace parley
