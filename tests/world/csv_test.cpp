#include "parley/tables/files/csv.hpp"

#include <optional>

#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "tests/support/random_world.hpp"

namespace parley::csv_test {
namespace {

using testing::Draws;

struct Read {
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines;
    std::string refused;
    bool operator==(const Read&) const = default;
};

Read at_once(const std::string& text) {
    Read result;
    try {
        const tables::Csv csv("f.csv", text);
        for (std::size_t row = 0; row < csv.row_count(); ++row) {
            result.lines.push_back(csv.line(row));
            result.rows.emplace_back();
            for (std::size_t at = 0; at < csv.columns().size(); ++at) result.rows.back().push_back(csv.text(row, at));
        }
    } catch (const InputError& error) {
        result = {{}, {}, error.what()};
    }
    return result;
}

// What a table of columns `a` and `b` is, line by line.
Read line_by_line(const std::string& text) {
    Read result;
    try {
        tables::CsvLines lines("f.csv", text);
        if (!lines.next()) throw InputError("f.csv", 0, "a line of column names", "an empty file");
        while (lines.next()) {
            if (lines.cells().size() != 2)
                throw InputError("f.csv", lines.line(), "2 cells", std::to_string(lines.cells().size()));
            result.rows.push_back(lines.cells());
            result.lines.push_back(lines.line());
        }
    } catch (const InputError& error) {
        result = {{}, {}, error.what()};
    }
    return result;
}

TEST(Csv, a_table_is_read_at_once_as_it_is_line_by_line) {
    const std::vector<std::string> plain{"x", "7.5", "EU27", ",", ",", "\n", "\n", "\r\n", "\t", " "};
    const std::vector<std::string> any{"x", ",", "\n", "\r", "\"", "\"\"", "\xC3\xA9", "\xE9", "\x01", "long"};
    std::size_t read = 0;
    for (std::uint64_t seed = 1; seed <= 20'000; ++seed) {
        Draws draws(seed);
        const std::vector<std::string>& pieces = seed % 4 != 0 ? plain : any;
        std::string text = seed % 7 == 0 ? "\xEF\xBB\xBF" : "";
        text += "a,b\n";
        for (std::size_t rows = draws.whole(0, 12); rows > 0; --rows) text += "1234567890123,123456\n";
        for (std::size_t left = draws.whole(0, 8); left > 0; --left) text += pieces[draws.whole(0, pieces.size() - 1)];
        const Read found = at_once(text);
        EXPECT_EQ(found, line_by_line(text)) << "seed " << seed << ": " << text;
        read += found.refused.empty() && !found.rows.empty();
    }
    EXPECT_GT(read, 1'000U) << "nearly nothing but refusals compares nothing";
}

TEST(Csv, quotes_change_no_cell) {
    std::string plain = "a,b\n", quoted = "\"a\",\"b\"\r\n";
    for (int row = 0; row < 300; ++row) {
        const std::string first = "E" + std::to_string(row), second = std::to_string(row * row) + ".25";
        plain += first + "," + second + "\n";
        quoted += "\"" + first + "\",\"" + second + "\"\r\n";
    }
    EXPECT_EQ(at_once(quoted), at_once(plain));
    EXPECT_EQ(at_once(plain).rows.size(), 300U);
    EXPECT_EQ(at_once("a,b\n\"say \"\"no\"\"\",\"1,5\"\n").rows.at(0), (std::vector<std::string>{"say \"no\"", "1,5"}));
}

TEST(Csv, a_moved_table_has_its_cells) {
    std::optional<tables::Csv> first(std::in_place, "f.csv", std::string("a\nb\n"));
    const tables::Csv second = std::move(*first);
    first.reset();
    EXPECT_EQ(second.cell(0, 0), "b");
}

}  // namespace
}  // namespace parley::csv_test
