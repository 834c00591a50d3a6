#include "tests/support/verification.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace parley::testing {

namespace {

std::string quoted(const std::string& text) {
    std::string result = "\"";
    for (const char c : text) result += c == '"' ? "\"\"" : std::string(1, c);
    return result + "\"";
}

}  // namespace

double printed(int digits) {
    return 0.5 * std::pow(10.0, -digits) * (1.0 + 1e-9);
}

void record_verification(const std::string& table, const std::string& row, double theirs, double ours,
                         double tolerance) {
    const char* folder = std::getenv("PARLEY_VERIFICATION_DIR");
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    if (folder == nullptr || test == nullptr) return;
    std::filesystem::create_directories(folder);
    // One file per test, started anew by its first row: tests run as processes of their own, in any order.
    std::string name = fmt::format("{}.{}", test->test_suite_name(), test->name());
    std::replace(name.begin(), name.end(), '/', '.');  // as those of tests with parameters have
    static std::string open_test;
    const bool first = open_test != name;
    open_test = name;
    std::ofstream out(std::filesystem::path(folder) / (name + ".csv"), first ? std::ios::trunc : std::ios::app);
    EXPECT_TRUE(out) << "the row cannot be recorded in " << folder;
    if (first) out << "table,row,theirs,ours,tolerance\n";
    out << fmt::format("{},{},{},{},{}\n", quoted(table), quoted(row), theirs, ours, tolerance);
}

void verify(const std::string& table, const std::string& row, double theirs, double ours, double tolerance) {
    EXPECT_NEAR(ours, theirs, tolerance) << table << ": " << row;
    record_verification(table, row, theirs, ours, tolerance);
}

}  // namespace parley::testing
