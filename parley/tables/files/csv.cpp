#include "parley/tables/files/csv.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

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

std::string_view without_mark(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    return text;
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

// Of a line without its end; `last`: there is no more text after it.
void check_length(const std::string& file, std::size_t line, std::size_t size, bool last) {
    if (size > longest_line) throw InputError(file, line, "a line of at most 1 MB", std::to_string(size) + " bytes");
    if (size == 0 && !last) throw InputError(file, line, "a row", "an empty line");
}

// The first line of `text` without its end, which is taken off it.
std::string_view take_record(std::string_view& text) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view record = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (record.ends_with('\r')) record.remove_suffix(1);
    return record;
}

// The cell at this position, emptied; what it held lends its memory.
std::string& open_cell(std::vector<std::string>& cells, std::size_t position) {
    if (position == cells.size()) return cells.emplace_back();
    cells[position].clear();
    return cells[position];
}

void split_record(const std::string& file, std::size_t line, std::string_view record, char separator,
                  std::vector<std::string>& cells) {
    if (const std::size_t at = find_obeyed(record); at != std::string_view::npos)
        throw InputError(file, line, "text",
                         "the control character " + code_point(record, at) + " (is this a CSV file?)", at + 1);
    if (const std::size_t valid = valid_utf8_length(record); valid < record.size())
        throw InputError(file, line, "UTF-8 text", "the byte " + hexadecimal(record[valid]) + " (is this Latin-1?)");

    std::size_t count = 1;
    if (record.find('"') == std::string_view::npos) {
        std::size_t comma = 0;
        for (; (comma = record.find(separator)) != std::string_view::npos; record.remove_prefix(comma + 1))
            open_cell(cells, count++ - 1).assign(record, 0, comma);
        open_cell(cells, count - 1).assign(record);
        cells.resize(count);
        return;
    }
    std::string* cell = &open_cell(cells, 0);
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
        } else if (c == separator) {
            cell = &open_cell(cells, count++);
            was_quoted = false;
        } else if (c == '"' && cell->empty() && !was_quoted) {
            quoted = was_quoted = true;
        } else if (was_quoted || c == '"') {
            throw InputError(file, line, "a comma after a quoted cell", shown(record.substr(k)));
        } else {
            *cell += c;
        }
    }
    if (quoted) throw InputError(file, line, "a closing quote", "the end of the line");
    cells.resize(count);
}

constexpr std::size_t block = 64;

// Whether every byte is printable ASCII, a tab or part of a line end, and none a quote: then there is nothing in the
// text to refuse or to take off but what its lines and cells are counted for. Blocks of a fixed length go in vectors.
bool is_plain(std::string_view text) {
    const auto odd = [](char c, char next) {
        const auto byte = static_cast<unsigned char>(c);
        const bool printable = (byte >= 0x20) & (byte < 0x7F) & (byte != '"');
        const bool ends_line = (byte == '\n') | ((byte == '\r') & (next == '\n'));
        return static_cast<unsigned char>(!(printable | ends_line | (byte == '\t')));
    };
    std::size_t at = 0;
    for (; at + block < text.size(); at += block) {
        unsigned char any = 0;
        const char* const bytes = text.data() + at;
        for (std::size_t k = 0; k < block; ++k) any |= odd(bytes[k], bytes[k + 1]);
        if (any != 0) return false;
    }
    for (; at < text.size(); ++at)
        if (odd(text[at], at + 1 < text.size() ? text[at + 1] : '\n') != 0) return false;
    return true;
}

// One bit for each of 64 bytes: whether it is a comma or ends a line.
std::uint64_t marks_of(const char* bytes) {
    std::uint64_t result = 0;
#ifdef __SSE2__
    const __m128i comma = _mm_set1_epi8(','), line_end = _mm_set1_epi8('\n');
    for (std::size_t k = 0; k < block; k += 16) {
        const __m128i some = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + k));
        const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(some, comma), _mm_cmpeq_epi8(some, line_end));
        result |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(found))) << k;
    }
#else
    for (std::size_t k = 0; k < block; ++k)
        result |= static_cast<std::uint64_t>(bytes[k] == ',' || bytes[k] == '\n') << k;
#endif
    return result;
}

// Calls `take` with the place of each comma and line end, and with the text's end if no line end stands there.
template <class Take>
void each_mark(std::string_view text, std::size_t from, Take take) {
    for (; from < text.size(); from += block) {
        std::array<char, block> rest{};
        const bool whole = text.size() - from >= block;
        if (!whole) std::memcpy(rest.data(), text.data() + from, text.size() - from);
        for (std::uint64_t left = marks_of(whole ? text.data() + from : rest.data()); left != 0; left &= left - 1)
            take(from + static_cast<std::size_t>(std::countr_zero(left)));
    }
    if (!text.ends_with('\n')) take(text.size());
}

}  // namespace

CsvLines::CsvLines(std::string file, std::string_view text, char separator)
    : file_(std::move(file)), text_(without_mark(text)), separator_(separator) {}

bool CsvLines::next() {
    if (text_.empty()) return false;
    ++line_;
    const std::string_view record = take_record(text_);
    check_length(file_, line_, record.size(), text_.empty());
    if (record.empty()) return false;
    split_record(file_, line_, record, separator_, cells_);
    return true;
}

Csv::Csv(std::string file, std::string text) : file_(std::move(file)), text_(std::move(text)) {
    if (text_.size() > std::numeric_limits<std::uint32_t>::max())
        throw InputError(file_, 0, "less than 4 GB", std::to_string(text_.size()) + " bytes");
    CsvLines first(file_, text_);
    if (!first.next()) throw InputError(file_, 0, "a line of column names", "an empty file");
    columns_ = first.cells();
    std::vector<std::string> names = columns_;
    std::sort(names.begin(), names.end());
    if (const auto twice = std::adjacent_find(names.begin(), names.end()); twice != names.end())
        throw InputError(file_, first.line(), "each column once", "two columns " + shown(*twice));
    const std::size_t rows_from = std::min(text_.find('\n'), text_.size() - 1) + 1;
    // Room for all at once, though for no more than so many bytes can hold.
    const std::string_view rows = std::string_view(text_).substr(rows_from);
    const auto lines = static_cast<std::size_t>(std::count(rows.begin(), rows.end(), '\n')) + 1;
    cells_.reserve(std::min(lines * columns_.size(), rows.size() + 1));
    if (is_plain(rows))
        split_plain(rows_from);
    else
        split_any(rows_from);
    row_count_ = cells_.size() / columns_.size();
}

// After the last cell of a row, the first of which is `first`.
void Csv::check_row(std::size_t first, std::size_t line) const {
    if (const std::size_t found = cells_.size() - first; found != columns_.size())
        throw InputError(file_, line, std::to_string(columns_.size()) + " cells", std::to_string(found));
}

void Csv::split_plain(std::size_t from) {
    std::size_t cell = from, row = from, first = 0, line = 2;  // where each begins
    const std::size_t size = text_.size();
    const char* const bytes = text_.data();
    each_mark(text_, from, [&](std::size_t at) {
        if (at < size && bytes[at] == ',') {
            cells_.push_back({static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(at - cell)});
            cell = at + 1;
            return;
        }
        const std::size_t end = at > row && bytes[at - 1] == '\r' ? at - 1 : at, next = std::min(at + 1, size);
        check_length(file_, line, end - row, next == size);
        if (end > row) {
            cells_.push_back({static_cast<std::uint32_t>(cell), static_cast<std::uint32_t>(end - cell)});
            check_row(first, line);
        }
        cell = row = next;
        first = cells_.size();
        ++line;
    });
}

// With quotes taken off a cell is shorter: it is put back where its row stood.
void Csv::split_any(std::size_t from) {
    std::vector<std::string> cells;
    std::string_view rest = std::string_view(text_).substr(from);
    for (std::size_t line = 2; !rest.empty(); ++line) {
        auto to = static_cast<std::size_t>(rest.data() - text_.data());
        const std::string_view record = take_record(rest);
        check_length(file_, line, record.size(), rest.empty());
        if (record.empty()) return;
        split_record(file_, line, record, ',', cells);
        const std::size_t first = cells_.size();
        for (const std::string& each : cells) {
            std::memcpy(text_.data() + to, each.data(), each.size());
            cells_.push_back({static_cast<std::uint32_t>(to), static_cast<std::uint32_t>(each.size())});
            to += each.size();
        }
        check_row(first, line);
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
    std::string wanted;
    for (const std::string_view name : names) wanted += (wanted.empty() ? "" : " or ") + std::string(name);
    throw InputError(file_, 1, "a column " + wanted, shown_columns());
}

std::string Csv::shown_columns() const {
    std::string all;
    for (const std::string& name : columns_) all += (all.empty() ? "" : ",") + name;
    return shown(all) + separator_hint(columns_);
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
