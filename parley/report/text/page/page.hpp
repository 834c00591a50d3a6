#pragma once
// A first page: sections of paragraphs and rows, shortened until they fit.
#include <string>
#include <vector>

namespace parley::report::text {

inline constexpr std::size_t page_letters = 80;  ///< letters
inline constexpr std::size_t page_lines = 60;

struct PageSection {
    std::string head;                ///< a line or more, without its end; empty: none
    std::vector<std::string> items;  ///< each one or more whole lines, the most important first
    std::size_t least = 1;           ///< items that stay as long as anything can go
};

/// `title`, the sections with a blank line before each, and `last`, which says what all of the text adds. Where that is
/// longer than a page, the last items of the longest section go, one after another, and their number is said.
[[nodiscard]] std::string page(const std::string& title, std::vector<PageSection> sections, const std::string& last);
/// A paragraph of the page, at most `width` letters wide, its first line two blanks in.
[[nodiscard]] std::string page_item(const std::string& sentences);
/// The paragraphs of a wider text that noted() made, each as one of the page; its headings are left out.
[[nodiscard]] std::vector<std::string> paragraphs_of(const std::string& wider);

/// Any text in the width of a page: paragraphs that are wider are broken anew, what goes on further in stays there;
/// lines that fit stay as they are.
[[nodiscard]] std::string narrowed(const std::string& text);

}  // namespace parley::report::text
