#pragma once
// Tidy CSV as tables of text with line numbers, and the checks that every reader of numbers needs.
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parley/core/large_memory.hpp"

namespace parley::tables {

/// The lines of a CSV text one by one, for tables too large to hold: RFC 4180 quoting without line breaks in cells, LF
/// or CRLF, UTF-8. A line may hold at most 1 MB, a cell no control characters. Throws InputError when the text is not
/// that.
class CsvLines {
public:
    /// `file` names the text in messages; `text` must outlive this. Cells end at `separator`.
    CsvLines(std::string file, std::string_view text, char separator = ',');
    /// Reads the next line; false at the end of the text. An empty line is refused unless it is the last.
    bool next();
    const std::string& file() const { return file_; }
    /// Of the cells below, from 1.
    std::size_t line() const { return line_; }
    const std::vector<std::string>& cells() const { return cells_; }

private:
    std::string file_;
    std::string_view text_;
    char separator_;
    std::size_t line_ = 0;
    std::vector<std::string> cells_;
};

/// One CSV file in memory, first line the column names. Throws InputError when the text is not that, or is empty.
class Csv {
public:
    /// `file` names the text in messages. The text is kept: cells are where they stand in it.
    Csv(std::string file, std::string text);
    Csv(std::string file, std::string_view text) : Csv(std::move(file), std::string(text)) {}

    const std::string& file() const { return file_; }
    const std::vector<std::string>& columns() const { return columns_; }
    /// The names of the columns for a message, with what may be wrong where other separators stand between them.
    [[nodiscard]] std::string shown_columns() const;
    std::size_t row_count() const { return row_count_; }
    /// Line of a row in the file, from 1; a row is counted from 0. There are no empty lines between rows.
    std::size_t line(std::size_t row) const { return row + 2; }

    bool has_column(std::string_view name) const;
    /// Position of the first of these names that is a column; InputError that lists the names and the columns found.
    std::size_t column(std::initializer_list<std::string_view> names) const;
    /// What a cell holds; the view is as good as the table.
    std::string_view cell(std::size_t row, std::size_t column) const {
        const Cell& at = cells_[row * columns_.size() + column];
        return {text_.data() + at.begin, at.size};
    }
    std::string text(std::size_t row, std::size_t column) const { return std::string(cell(row, column)); }
    /// A finite number. Blank, NA and NaN are not numbers, and not zero: InputError.
    double number(std::size_t row, std::size_t column) const;
    /// As number(), and not negative.
    double amount(std::size_t row, std::size_t column) const;
    [[noreturn]] void fail(std::size_t row, const std::string& expected, const std::string& found) const;

private:
    struct Cell {  // of a text of less than 4 GB
        std::uint32_t begin, size;
    };
    void split_plain(std::size_t from);
    void split_any(std::size_t from);
    void check_row(std::size_t first, std::size_t line) const;

    std::string file_, text_;
    std::vector<std::string> columns_;
    std::vector<Cell, LargeMemory<Cell>> cells_;  // row after row
    std::size_t row_count_ = 0;
};

/// The bytes of a file; InputError if it is missing or cannot be read.
/// A file of more than `largest` bytes is refused before it is read.
inline constexpr std::size_t largest_file = std::size_t{1} << 31;
[[nodiscard]] std::string read_file(const std::string& path, std::size_t largest = largest_file);

}  // namespace parley::tables
