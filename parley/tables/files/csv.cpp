#include "parley/tables/files/csv.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/core/utf8.hpp"

namespace parley::tables {
namespace {

constexpr std::size_t longest_line = 1'000'000;

std::string hexadecimal(char c) {
    static constexpr char digits[] = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {digits[byte >> 4], digits[byte & 15]};
}

// How a number is written that other programs write otherwise; empty: nothing is known of it.
std::string number_hint(std::string_view cell) {
    if (cell.ends_with('%')) return "; without the % sign";
    if (cell.find("\u2212") != cell.npos || cell.find("\u2013") != cell.npos) return "; the minus sign is '-'";
    const bool plain = cell.find_first_not_of("0123456789,.+- ") == cell.npos && cell.find(',') != cell.npos;
    if (plain) return "; decimals stand after a point, and nothing between thousands";
    return {};
}

// A head of one cell that has other programs' separators in it.
const char* separator_hint(const std::vector<std::string>& columns) {
    if (columns.size() != 1) return "";
    if (columns[0].find(';') != std::string::npos)
        return "; its cells are apart at semicolons: here they are at commas";
    return columns[0].find('|') != std::string::npos ? "; its cells are apart at bars: here they are at commas" : "";
}

}  // namespace

CsvLines::CsvLines(std::string file, std::string_view text, char separator)
    : file_(std::move(file)), text_(text), separator_(separator) {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
}

// The cell at this position, emptied; what it held lends its memory.
std::string& CsvLines::open_cell(std::size_t position) {
    if (position == cells_.size()) return cells_.emplace_back();
    cells_[position].clear();
    return cells_[position];
}

bool CsvLines::next() {
    if (text_.empty()) return false;
    ++line_;
    const std::size_t end = std::min(text_.find('\n'), text_.size());
    std::string_view record = text_.substr(0, end);
    text_.remove_prefix(std::min(end + 1, text_.size()));
    if (record.ends_with('\r')) record.remove_suffix(1);
    if (record.size() > longest_line)
        throw InputError(file_, line_, "a line of at most 1 MB", std::to_string(record.size()) + " bytes");
    if (record.empty()) {
        if (text_.empty()) return false;
        throw InputError(file_, line_, "a row", "an empty line");
    }
    if (const std::size_t at = find_obeyed(record); at != std::string_view::npos)
        throw InputError(file_, line_, "text",
                         "the control character " + code_point(record, at) + " (is this a CSV file?)", at + 1);
    if (const std::size_t valid = valid_utf8_length(record); valid < record.size())
        throw InputError(file_, line_, "UTF-8 text", "the byte " + hexadecimal(record[valid]) + " (is this Latin-1?)");

    std::size_t count = 1;
    if (record.find('"') == std::string_view::npos) {
        std::size_t comma = 0;
        for (; (comma = record.find(separator_)) != std::string_view::npos; record.remove_prefix(comma + 1))
            open_cell(count++ - 1).assign(record, 0, comma);
        open_cell(count - 1).assign(record);
        cells_.resize(count);
        return true;
    }
    std::string* cell = &open_cell(0);
    bool quoted = false, was_quoted = false;
    for (std::size_t k = 0; k < record.size(); ++k) {
        const char c = record[k];
        if (quoted) {
            if (c != '"')
                *cell += c;
            else if (k + 1 < record.size() && record[k + 1] == '"')
                *cell += record[++k];
            else
                quoted = false;
        } else if (c == separator_) {
            cell = &open_cell(count++);
            was_quoted = false;
        } else if (c == '"' && cell->empty() && !was_quoted) {
            quoted = was_quoted = true;
        } else if (was_quoted || c == '"') {
            throw InputError(file_, line_, "a comma after a quoted cell", shown(record.substr(k)));
        } else {
            *cell += c;
        }
    }
    if (quoted) throw InputError(file_, line_, "a closing quote", "the end of the line");
    cells_.resize(count);
    return true;
}

Csv::Csv(std::string file, std::string_view text) : file_(std::move(file)) {
    CsvLines lines(file_, text);
    if (!lines.next()) throw InputError(file_, 0, "a line of column names", "an empty file");
    columns_ = lines.cells();
    std::vector<std::string> names = columns_;
    std::sort(names.begin(), names.end());
    if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
        throw InputError(file_, lines.line(), "each column once", "two columns " + shown(*twice));
    // Room for all at once, though for no more than so many bytes can hold.
    const auto rows = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    cells_.reserve(text.size());
    ends_.reserve(rows < text.size() / columns_.size() ? rows * columns_.size() : text.size());
    lines_.reserve(rows);
    while (lines.next()) {
        if (lines.cells().size() != columns_.size())
            throw InputError(file_, lines.line(), std::to_string(columns_.size()) + " cells",
                             std::to_string(lines.cells().size()));
        for (const std::string& each : lines.cells()) {
            cells_ += each;
            ends_.push_back(cells_.size());
        }
        lines_.push_back(lines.line());
    }
}

bool Csv::has_column(std::string_view name) const {
    return std::find(columns_.begin(), columns_.end(), name) != columns_.end();
}

std::size_t Csv::column(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
        const auto at = std::find(columns_.begin(), columns_.end(), name);
        if (at != columns_.end()) return static_cast<std::size_t>(at - columns_.begin());
    }
    std::string wanted, found;
    for (const std::string_view name : names) wanted += (wanted.empty() ? "" : " or ") + std::string(name);
    for (const std::string& name : columns_) found += (found.empty() ? "" : ",") + name;
    throw InputError(file_, 1, "a column " + wanted, shown(found) + separator_hint(columns_));
}

double Csv::number(std::size_t row, std::size_t column) const {
    const std::string_view cell = this->cell(row, column);
    double value = 0.0;
    // Changes are written with their sign: "+25".
    const bool signed_up = cell.size() > 1 && cell[0] == '+' && (cell[1] == '.' || (cell[1] >= '0' && cell[1] <= '9'));
    if (!parse_number(signed_up ? cell.substr(1) : cell, value))
        fail(row, "a number in column " + columns_[column],
             cell.empty() ? "a blank cell" : shown(cell) + number_hint(cell));
    return value;
}

double Csv::amount(std::size_t row, std::size_t column) const {
    const double value = number(row, column);
    if (value < 0) fail(row, "a number that is not negative in column " + columns_[column], shown(text(row, column)));
    return value;
}

void Csv::fail(std::size_t row, const std::string& expected, const std::string& found) const {
    throw InputError(file_, line(row), expected, found);
}

}  // namespace parley::tables
