// The table of docs/guide/evidence.md says what is read.
#include <gtest/gtest.h>

#include <fstream>
#include <regex>

#include "tests/evidence/described.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::evidence::page_test {
namespace {

/// The rows between "| kind |" and the next empty line, cut at "|".
std::vector<std::vector<std::string>> rows() {
    std::ifstream page(testing::source_folder() / "docs/guide/evidence.md");
    std::vector<std::vector<std::string>> result;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("| kind |")) inside = true;
        if (!inside || line.starts_with("|--")) continue;
        if (line.empty()) break;
        std::vector<std::string> cells;
        std::istringstream row(line.substr(1));
        for (std::string cell; std::getline(row, cell, '|');) cells.push_back(cell);
        result.push_back(cells);
    }
    if (!result.empty()) result.erase(result.begin());
    return result;
}

/// What stands in quotes or backquotes; "" where a semicolon parts figures that are not the same.
std::vector<std::string> examples(const std::string& cell) {
    std::vector<std::string> result;
    const std::regex example("\"([^\"]+)\"|`([^`]+)`|(;)");
    for (std::sregex_iterator at(cell.begin(), cell.end(), example), end; at != end; ++at)
        result.push_back((*at)[1].str() + (*at)[2].str());
    return result;
}

TEST(EvidencePage, its_table_is_what_is_read_and_what_is_not) {
    std::size_t read = 0, unread = 0;
    for (const auto& cells : rows()) {
        ASSERT_EQ(cells.size(), 3U);
        std::vector<Figure> same;
        for (const std::string& text : examples(cells[1])) {
            if (text.empty()) {
                same.clear();
                continue;
            }
            const auto figures = figures_in(text);
            ASSERT_EQ(figures.size(), 1U) << text;
            EXPECT_TRUE(is_read(figures[0])) << text;
            for (const Figure& other : same) EXPECT_TRUE(same_figure(figures[0], other)) << text;
            same.push_back(figures[0]);
            ++read;
        }
        for (const std::string& text : examples(cells[2])) {
            const auto figures = figures_in(text);
            ASSERT_EQ(figures.size(), 1U) << text;
            EXPECT_FALSE(is_read(figures[0])) << text;
            ++unread;
        }
    }
    EXPECT_GT(read, 40U);
    EXPECT_GT(unread, 15U);
}

}  // namespace
}  // namespace parley::evidence::page_test
