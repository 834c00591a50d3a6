// parley course as a user runs it.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::course_command_test {
namespace {

using ::testing::HasSubstr;

std::size_t letters(const std::string& line) {
    return static_cast<std::size_t>(
        std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TEST(CourseCommand, says_that_it_is_not_validated_and_that_where_it_begins_is_not_today) {
    const Ran ran = shell("parley course us-china-2018 --from tariffs.threat --horizon '3 months' --full");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("not validated"));
    EXPECT_THAT(ran.out, HasSubstr("It does not begin at today but where this holds: 25 points on 150 bn USD"));
    EXPECT_THAT(ran.out, HasSubstr("\nWho moves first away from where it begins\n"));
    EXPECT_THAT(ran.out, HasSubstr("\nEach step"));
    for (std::size_t from = 0, to; (to = ran.out.find('\n', from)) != std::string::npos; from = to + 1)
        EXPECT_LE(letters(ran.out.substr(from, to - from)), 100U) << ran.out.substr(from, to - from);
}

TEST(CourseCommand, is_the_same_on_one_thread_and_on_three_and_keeps_its_schema) {
    const std::string course =
        std::string("parley course us-china-2018 --json") + (at_full_length() ? "" : " --horizon '6 months'");
    const Ran one = shell(course + " --threads 1"), three = shell(course + " --threads 3");
    ASSERT_EQ(one.exit_code, 0) << one.err;
    EXPECT_EQ(one.out, three.out);
    const json result = json::parse(one.out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/course-1.schema.json")), result), "");
    double sum = 0.0;
    for (const json& each : result["endings"]) sum += each["share"].get<double>();
    EXPECT_NEAR(sum, 1.0, 1e-9);
}

TEST(CourseCommand, what_cannot_be_is_one_line) {
    const auto refused = [](const std::string& options, const std::string& says) {
        const Ran ran = shell("parley course us-china-2018 " + options);
        EXPECT_EQ(ran.exit_code, 3) << options;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr(says));
    };
    refused("--horizon never", "--horizon");
    refused("--horizon '0 months'", "from 1 month to 120 months");
    refused("--horizon '11 years'", "from 1 month to 120 months");
    refused("--from tarifs.threat", "tariffs");
    refused("--from tariffs.nothing", "a level of tariffs");
    refused("--from tariffs.threat,tariffs.threat", "each issue once");
    EXPECT_EQ(shell("parley course us-china-2018 --csv --json").exit_code, 2);
}

TEST(CourseCommand, begins_where_it_is_told) {
    const Ran ran = shell("parley course us-china-2018 --from tariffs.threat --horizon '6 months' --csv");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("branch,after,depth,share"));
}

}  // namespace
}  // namespace parley::testing::course_command_test
