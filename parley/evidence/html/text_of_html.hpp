#pragma once
// A page of the web as text: tags gone, structure kept.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parley::evidence::html {

/// Whether a text begins as a page does: white space, comments and a byte order mark apart, with <!doctype html>, or
/// with <html>, <head> or <body> near its beginning.
[[nodiscard]] bool is_html(std::string_view text);

struct PageText {
    std::string text;
    /// Where a tag, a comment or an element that is left out begins which nothing ends: from there on it cannot be said
    /// what a reader of the page sees, and `text` stops before it.
    std::optional<std::size_t> unclosed;
};

/// What a reader of the page sees: each block (paragraph, heading, list item, row of a table) is a paragraph, list
/// items begin with "- ", cells are apart by " | ". Scripts, styles, forms' choices, pictures and the page's own
/// navigation are left out; entities become their characters, those that are not known stay as they stand. UTF-8 in and
/// out. Places are in bytes of `page`.
[[nodiscard]] PageText text_of_html(std::string_view page);

}  // namespace parley::evidence::html
