#pragma once
// YAML as a tree whose every node knows its line. No anchors and aliases, so a small text stays a small tree.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parley::tables {

struct YamlEntry;

struct YamlNode {
    enum class Kind { blank, scalar, list, map };
    Kind kind = Kind::blank;
    std::size_t line = 0;      ///< from 1
    std::size_t column = 0;    ///< from 1, or 0 when messages are to name the line only
    std::size_t key_line = 0;  ///< of the key that this is the value of; 0 when it is the value of none
    std::size_t key_column = 0;
    std::string text;             ///< of a scalar
    std::vector<YamlNode> items;  ///< of a list
    std::vector<YamlEntry> keys;  ///< of a map, in the order of the file, each key once
};

struct YamlEntry {
    std::string key;
    YamlNode value;
};

/// A node that stands for the place of the key whose value `node` is: all that a message about the key needs.
[[nodiscard]] YamlNode at_key(const YamlNode& node);

/// A map node of one file, read key by key; errors name file, line and key.
class YamlMap {
public:
    /// `what` is what the map describes ("an economy"); keys outside `known` are refused with the nearest known one.
    YamlMap(std::string file, const YamlNode& node, const std::string& what, std::vector<std::string> known);

    /// Nothing when the key is absent or blank.
    [[nodiscard]] const YamlNode* find(const std::string& key) const;
    [[nodiscard]] const YamlNode& need(const std::string& key) const;
    /// A scalar; `fallback` when absent.
    [[nodiscard]] std::string text(const std::string& key) const;
    [[nodiscard]] std::string text(const std::string& key, const std::string& fallback) const;
    [[nodiscard]] bool flag(const std::string& key, bool fallback) const;
    [[nodiscard]] double number(const std::string& key, double fallback) const;
    /// The items of a list; none when absent.
    [[nodiscard]] const std::vector<YamlNode>& list(const std::string& key) const;
    /// A list of scalars; none when absent.
    [[nodiscard]] std::vector<std::string> texts(const std::string& key) const;
    [[noreturn]] void fail(const YamlNode& node, const std::string& expected, const std::string& found) const;
    const YamlNode& node() const { return node_; }

private:
    std::string file_;
    const YamlNode& node_;
};

/// A double-quoted YAML scalar that reads back as `text`.
[[nodiscard]] std::string yaml_quoted(std::string_view text);

}  // namespace parley::tables
