#include "parley/scenario/form/migrate.hpp"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace parley::scenario {
namespace {

const tables::YamlNode* value_at(const tables::YamlNode& node, const std::string& key) {
    for (const tables::YamlEntry& entry : node.keys)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

tables::YamlNode scalar_at(const tables::YamlNode& place, const std::string& text) {
    tables::YamlNode node = place;
    node.kind = tables::YamlNode::Kind::scalar;
    node.items.clear();
    node.keys.clear();
    node.text = text;
    return node;
}

// Something of the text to be put in the place of something else.
struct Edit {
    std::size_t at, size;
    std::string by;
};

class Text {
public:
    explicit Text(const std::string& text) : text_(text) {
        lines_.push_back(0);
        for (std::size_t k = 0; k < text.size(); ++k)
            if (text[k] == '\n') lines_.push_back(k + 1);
    }
    std::size_t offset(std::size_t line, std::size_t column) const { return lines_[line - 1] + column - 1; }
    // The spaces before a key that begins its line; nothing where it stands within one.
    std::string own_line(std::size_t line, std::size_t column) const {
        const std::string before = text_.substr(lines_[line - 1], column - 1);
        return before.find_first_not_of(' ') == std::string::npos ? "\n" + before : "";
    }

private:
    const std::string& text_;
    std::vector<std::size_t> lines_;
};

}  // namespace

bool is_former(const tables::YamlNode& root) {
    const tables::YamlNode* format = value_at(root, "parley");
    return format != nullptr && format->kind == tables::YamlNode::Kind::scalar && format->text == "1";
}

tables::YamlNode migrated(tables::YamlNode root) {
    for (tables::YamlEntry& entry : root.keys) {
        if (entry.key == "parley") entry.value.text = "2";
        if (entry.key == "disagreement") {
            entry.key = "no-deal";
            tables::YamlNode map = entry.value;
            map.kind = tables::YamlNode::Kind::map;
            map.keys = {{"outcome", entry.value}, {"assumption", scalar_at(entry.value, former_grounds)}};
            entry.value = std::move(map);
        }
        if (entry.key == "talks" && value_at(entry.value, "rounds") != nullptr)
            entry.value.keys.push_back({"deadline", scalar_at(entry.value, "last-round")});
    }
    // The day of the base was a key of its own.
    if (const tables::YamlNode* in_force = value_at(root, "in-force");
        in_force != nullptr && in_force->text != by_date) {
        const bool has_day = value_at(root, "day") != nullptr;
        const tables::YamlNode day = *in_force;
        for (tables::YamlEntry& entry : root.keys)
            if (entry.key == "in-force") entry.value.text = by_date;
        if (!has_day) root.keys.push_back({"day", day});
    }
    return root;
}

std::string migrated(const std::string& text, const tables::YamlNode& root) {
    const Text places(text);
    std::vector<Edit> edits;
    const tables::YamlNode& format = *value_at(root, "parley");
    edits.push_back({places.offset(format.line, format.column), 1, "2"});
    if (text[edits.back().at] != '1') ++edits.back().at;  // in quotes
    if (const tables::YamlNode* outcome = value_at(root, "disagreement")) {
        const std::size_t key = places.offset(outcome->key_line, outcome->key_column);
        const std::size_t end = places.offset(outcome->line, outcome->column);
        const bool quoted = text[end] == '"' || text[end] == '\'';
        edits.push_back({key, end - key + outcome->text.size() + (quoted ? 2U : 0U),
                         fmt::format("no-deal: {{outcome: {}, assumption: \"{}\"}}", outcome->text, former_grounds)});
    }
    if (const tables::YamlNode* talks = value_at(root, "talks"))
        if (const tables::YamlNode* rounds = value_at(*talks, "rounds")) {
            const std::string line = places.own_line(rounds->key_line, rounds->key_column);
            edits.push_back({places.offset(rounds->key_line, rounds->key_column), 0,
                             "deadline: last-round" + (line.empty() ? ", " : line)});
        }
    if (const tables::YamlNode* in_force = value_at(root, "in-force");
        in_force != nullptr && in_force->text != by_date) {
        const std::size_t key = places.offset(in_force->key_line, in_force->key_column);
        const std::string line = places.own_line(in_force->key_line, in_force->key_column);
        const std::size_t end = places.offset(in_force->line, in_force->column);
        const bool quoted = text[end] == '"' || text[end] == '\'';
        std::string by;
        if (value_at(root, "day") == nullptr) by = "day: " + in_force->text + (line.empty() ? ", " : line);
        edits.push_back({key, end - key + in_force->text.size() + (quoted ? 2U : 0U), by + "in-force: " + by_date});
    }
    const std::string former_schema = "scenario-1.schema.json";
    if (const std::size_t at = text.find(former_schema); at != std::string::npos)
        edits.push_back({at, former_schema.size(), "scenario-2.schema.json"});
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.at > b.at; });
    std::string result = text;
    for (const Edit& edit : edits) result.replace(edit.at, edit.size, edit.by);
    return result;
}

}  // namespace parley::scenario
