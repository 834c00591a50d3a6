#include "parley/tables/yaml_tree.hpp"

#include <algorithm>
#include <set>
#include <sstream>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/core/utf8.hpp"
#include "parley/tables/files/parse_yaml.hpp"

namespace parley::tables {
namespace {

constexpr std::size_t most_levels = 100;
constexpr std::size_t most_open_brackets = 1000;  // in quotes and comments too, which the builder knows apart

std::size_t line_of(const YAML::Mark& mark) {
    return mark.line < 0 ? 0 : static_cast<std::size_t>(mark.line) + 1;
}

std::size_t line_at(std::string_view text, std::size_t at) {
    return 1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
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
        refuse_obeyed(mark, value);
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
    // Written as it is or as an escape ("\e"); what is printed of a file must not steer the terminal that shows it.
    void refuse_obeyed(const YAML::Mark& mark, const std::string& text) {
        if (const std::size_t at = find_obeyed(text); at != std::string::npos)
            throw InputError(file_, line_of(mark), "text without control characters",
                             code_point(text, at) + " in " + shown(text), static_cast<std::size_t>(mark.column) + 1);
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

YamlNode parse_yaml(const std::string& file, std::string_view text, bool columns, const std::string& form) {
    if (text.size() > largest_yaml)
        throw InputError(file, 0, "at most " + std::to_string(largest_yaml) + " bytes",
                         std::to_string(text.size()) + " bytes");
    if (const std::size_t valid = valid_utf8_length(text); valid < text.size() || text.find('\0') < text.size()) {
        const std::size_t at = std::min(valid, text.find('\0'));
        throw InputError(file, line_at(text, at), "UTF-8 text", "other bytes (is this a " + form + " file?)");
    }
    if (const std::size_t at = find_nested(text, most_open_brackets); at < text.size())
        throw InputError(file, line_at(text, at), "at most " + std::to_string(most_levels) + " levels", "more");
    Builder builder(file, columns);
    try {
        std::istringstream stream{std::string(text)};
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) throw InputError(file, 0, form, "an empty file");
        Builder rest(file, columns);
        if (parser.HandleNextDocument(rest))
            throw InputError(file, rest.root.line, "one " + form + " document", "a second");
    } catch (const YAML::Exception& problem) {
        const auto column = columns && problem.mark.column >= 0 ? static_cast<std::size_t>(problem.mark.column) + 1 : 0;
        throw InputError(file, line_of(problem.mark), form, problem.msg, column);
    }
    return std::move(builder.root);
}

}  // namespace parley::tables
