#pragma once
// XML as a tree whose every element knows its line.
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::tables {

struct XmlNode {
    std::string name;
    std::size_t line = 0, column = 0;  ///< where the name stands, from 1
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlNode> children;  ///< elements; text between them is passed over

    /// The value of an attribute, or nothing.
    [[nodiscard]] const std::string* find(std::string_view attribute) const;
};

inline constexpr std::size_t largest_xml = 4'000'000;

/// The root element of a document of at most `largest_xml` bytes and 100 levels, UTF-8. Entities other than the five
/// that XML has are refused, and so are the declaration that would make them and whatever stands beside the root but
/// comments and instructions. `file` names the text in messages. Throws InputError.
[[nodiscard]] XmlNode parse_xml(const std::string& file, std::string_view text);

}  // namespace parley::tables
