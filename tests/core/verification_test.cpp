// Rows of docs/verification.md reach the file that the page is made from.
#include "tests/support/verification.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace parley::testing::verification_test {
namespace {

class Recorded : public ::testing::TestWithParam<const char*> {};
INSTANTIATE_TEST_SUITE_P(Cases, Recorded, ::testing::Values("one"), [](const auto& row) { return row.param; });

TEST_P(Recorded, a_row_of_a_test_with_parameters_is_not_lost) {
    const char* before = std::getenv("PARLEY_VERIFICATION_DIR");
    const std::string kept = before == nullptr ? "" : before;
    const std::filesystem::path folder = std::filesystem::path(::testing::TempDir()) / "parley_recorded_rows";
    std::filesystem::remove_all(folder);
    setenv("PARLEY_VERIFICATION_DIR", folder.c_str(), 1);
    verify("table", GetParam(), 1.0, 1.25, 0.5);
    if (before == nullptr)
        unsetenv("PARLEY_VERIFICATION_DIR");
    else
        setenv("PARLEY_VERIFICATION_DIR", kept.c_str(), 1);
    ASSERT_TRUE(std::filesystem::exists(folder));
    std::ostringstream text;
    for (const auto& file : std::filesystem::directory_iterator(folder)) text << std::ifstream(file.path()).rdbuf();
    EXPECT_EQ(text.str(), "table,row,theirs,ours,tolerance\n\"table\",\"one\",1,1.25,0.5\n");
    std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace parley::testing::verification_test
