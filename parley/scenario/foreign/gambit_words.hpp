#pragma once
// The words of Gambit's text formats: labels in quotes, numbers, braces. White space and commas part them.
#include <cstddef>
#include <string>
#include <string_view>

#include "parley/tables/files/text_places.hpp"

namespace parley::scenario::foreign {

class GambitWords {
public:
    GambitWords(const std::string& file, std::string_view text);

    bool at_end() const { return next_.at == places_.text().size(); }
    /// Whether the next word is this one, unquoted; takes it if so.
    bool take(std::string_view word);
    bool next_is(std::string_view word) const;
    bool next_is_label() const;
    void need(std::string_view word);
    /// A text in quotes, of at most most_label_bytes.
    std::string label(const std::string& what);
    /// A text in quotes of any length.
    std::string text(const std::string& what);
    /// "3", "-1.5e3" or "1/3".
    double number(const std::string& what);
    /// A whole number from 0 to `most`.
    std::size_t count(const std::string& what, std::size_t most);
    /// Of the next word, or the one last taken.
    [[noreturn]] void fail(const std::string& expected) const;
    [[noreturn]] void fail_at(std::size_t place, const std::string& expected, const std::string& found) const;
    std::size_t place() const;  ///< of the next word, for fail_at

private:
    struct Word {
        std::string text;
        bool quoted = false;
        std::size_t at = 0;
    };
    void advance();
    bool parse(double& value) const;  // the next word as a number

    tables::TextPlaces places_;
    std::size_t read_ = 0;  // up to where the text was read
    Word next_;             // at the end of the text: none
};

inline constexpr std::size_t largest_game = 16'000'000;  ///< bytes

}  // namespace parley::scenario::foreign
