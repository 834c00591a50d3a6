#pragma once
// Lines of a text, and how they are joined to paragraphs.
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace parley::evidence {

/// Texts that are broken into lines seldom have longer ones.
inline constexpr std::size_t longest_wrapped_line = 100;  // characters

inline constexpr std::string_view soft_hyphen = "\u00ad";

struct Line {
    std::size_t number = 0;  ///< from 1
    std::string_view text;
    bool blank = false;
};

/// Lines that end in LF, CR LF or CR.
[[nodiscard]] std::vector<Line> lines_of(std::string_view text);

/// What most lines do.
struct Layout {
    bool wrapped = false;          ///< blank lines part the paragraphs
    std::size_t long_lines = 0;    ///< longer than longest_wrapped_line
    std::size_t broken_lines = 0;  ///< not longer, followed by another, and stop in the middle of a sentence
};

/// A text is taken for one broken into lines when it has blank lines inside, most of the lines that another follows
/// directly are broken, and more lines are broken than are long. So a long line or two change nothing.
[[nodiscard]] Layout layout_of(const std::vector<Line>& lines);

/// "- ", "* ", "1. ": a line that starts a paragraph of its own in such a text.
[[nodiscard]] bool starts_item(std::string_view line);

/// Joins lines to paragraphs: with a space, or without where a word is parted. A hyphen at a line's end goes when the
/// word without it stands elsewhere in the text or is a figure's ("bil-", "lion"); else it stays ("three-", "day").
class LineJoiner {
public:
    explicit LineJoiner(const std::vector<Line>& lines);
    void join(std::string& paragraph, std::string_view line) const;

private:
    std::unordered_set<std::string> words_;  ///< of the text, in small letters
};

}  // namespace parley::evidence
