// What other commands print first: a page in 80 columns too.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

#include "parley/report/text/page/page.hpp"
#include "tests/cli/program.hpp"

namespace parley::testing::other_pages_test {
namespace {

std::size_t letters(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void expect_a_page(const std::string& text, std::size_t most_lines, const std::string& of) {
    std::istringstream lines(text);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(letters(line), 80U) << of << ": " << line;
    EXPECT_LE(count, most_lines) << of;
}

// Whatever is asked without --full.
TEST(OtherPages, are_60_lines_of_80_columns) {
    for (const std::string of :
         {"check us-china-2018", "check us-world-2025", "check steel-2018", "world info", "world info world-2017",
          "world list", "world check world-2022", "attribute --balance USA:CHN", "duties --date 2019-09-01",
          "duties us-301-1 us-301-2", "backtest --no-lenses --draws 9", "war USA CHN --rates uniform --no-inputs",
          "best-answer CHN --on USA --no-inputs", "explain", "explain GMR", "schema"}) {
        const Ran& ran = ran_once("parley " + std::string(of));
        ASSERT_EQ(ran.exit_code, 0) << of << ": " << ran.err;
        expect_a_page(ran.out, 60, of);
    }
}

TEST(OtherPages, prose_that_is_wider_is_broken_anew_and_what_fits_stays) {
    const std::string wide = "  source           " + std::string(30, 'a') + " " + std::string(30, 'b');
    const std::string text =
        report::text::narrowed("Title\n" + wide + "\n    and more of it\n\n  short  1.0\n  row    2.0\n");
    EXPECT_EQ(text, "Title\n" + wide + "\n    and more of it\n\n  short  1.0\n  row    2.0\n") << "it fits";
    EXPECT_EQ(report::text::narrowed("  source  " + std::string(66, 'a') + " " + std::string(30, 'c') +
                                     "\n    and more\n\n  row  1\n"),
              "  source  " + std::string(66, 'a') + "\n    " + std::string(30, 'c') + " and more\n\n  row  1\n");
    const std::string row = "  name" + std::string(60, ' ') + "1.00      2.00      3.00";
    EXPECT_EQ(report::text::narrowed(row + "\n"), row + "\n") << "a row of figures is none when it is broken";
}

}  // namespace
}  // namespace parley::testing::other_pages_test
