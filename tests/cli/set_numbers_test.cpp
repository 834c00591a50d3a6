// --set, and what it takes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"

namespace parley::testing::set_numbers_test {
namespace {

using ::testing::HasSubstr;

TEST(SetNumbers, are_listed_and_taken_by_their_ids_and_by_issue_level_and_part) {
    const Ran listed = shell("parley check us-china-2018 --numbers");
    EXPECT_EQ(listed.exit_code, 0) << listed.err;
    EXPECT_THAT(listed.out, HasSubstr("issues.tariffs.levels.threat.measures.1.duty = +25 points"));
    EXPECT_THAT(listed.out, HasSubstr("parties.usa.patience = "));
    const std::string solve = "parley solve us-china-2018 --outcome threat-carried-out --ranges none --csv --set ";
    const Ran whole = shell(solve + "'issues.tariffs.levels.threat.measures.1.duty=10 points'");
    ASSERT_EQ(whole.exit_code, 0) << whole.err;
    EXPECT_EQ(shell(solve + "'tariffs.threat.duty=10 points'").out, whole.out);
    EXPECT_NE(shell(solve + "'tariffs.threat.duty=11 points'").out, whole.out);
    EXPECT_THAT(shell(solve + "'tariffs.none.duty=10 points'").err,
                HasSubstr("expected the name of a number of the scenario, found 'tariffs.none.duty'"));
    EXPECT_THAT(shell(solve + "'wants.usa.x=1 points'").err, HasSubstr("expected the name of a number of the scenario"))
        << "not its unit: there is no such want";
    EXPECT_EQ(shell("parley check us-china-2018 --numbers --find-out").exit_code, 2);
}

}  // namespace
}  // namespace parley::testing::set_numbers_test
