#pragma once
// Where in a text something stands, for messages: what readers of other programs' formats share.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace parley::tables {

/// A text of one file that is UTF-8 without control characters, at most `largest` bytes; carriage returns and a byte
/// order mark are taken out. Throws InputError.
class TextPlaces {
public:
    TextPlaces(std::string file, std::string_view text, std::size_t largest);

    const std::string& file() const { return file_; }
    std::string_view text() const { return text_; }
    std::size_t line(std::size_t at) const;    ///< of a byte, from 1
    std::size_t column(std::size_t at) const;  ///< in bytes, from 1
    [[noreturn]] void fail(std::size_t at, const std::string& expected, const std::string& found) const;

private:
    std::string file_, text_;
    std::vector<std::size_t> ends_;  // of lines
};

}  // namespace parley::tables
