// What differs between the bases of two courses, whatever their size.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include <fmt/format.h>

#include "parley/report/past/course_diff.hpp"
#include "tests/study/scenario_texts.hpp"

namespace parley::testing::course_diff_test {
namespace {

using Json = nlohmann::ordered_json;
using report::past::course_diff_text;
using ::testing::HasSubstr;

Json course(Json basis) {
    return {{"endings", Json::array()},
            {"by", Json::array()},
            {"first_moves", Json::array()},
            {"expected", Json::object()},
            {"basis", std::move(basis)}};
}

TEST(CourseDiff, statements_numbers_and_prices_that_differ_are_listed) {
    const Json older = course({{"statements", {"a says yes", "b says no"}},
                               {"numbers", {{"x", "1"}, {"y", "2"}}},
                               {"income_usd_m", {{"war", {{"a", -1000.0}, {"b", 5.0}}}, {"gone", {{"a", 1.0}}}}}}),
               newer = course({{"statements", {"b says no", "c says no"}},
                               {"numbers", {{"y", "3"}, {"z", "4"}}},
                               {"income_usd_m", {{"war", {{"a", -2000.0}, {"b", 5.0}}}}}});
    const std::string text = course_diff_text("a", older, "b", newer);
    for (const char* line : {"no longer said: a says yes", "newly said: c says no", "x: no longer there, was 1",
                             "y: 2, now 3", "z: new, 4", "real income of a where “war”: "})
        EXPECT_THAT(text, HasSubstr(line));
    for (const char* same : {"b says no", "real income of b", "gone"}) EXPECT_EQ(text.find(same), text.npos) << same;
}

TEST(CourseDiff, a_basis_of_the_wrong_kind_is_refused) {
    const Json whole =
        course({{"statements", Json::array()}, {"numbers", Json::object()}, {"income_usd_m", Json::object()}});
    for (const char* part : {"numbers", "income_usd_m"}) {
        Json wrong = whole;
        wrong["basis"][part] = 5;
        EXPECT_THAT(complaint([&] { (void)course_diff_text("a", wrong, "b", whole); }),
                    HasSubstr("a: expected a course as a JSON document"))
            << part;
    }
}

TEST(CourseDiff, a_large_basis_takes_no_longer_than_it_is) {
    const auto large = [](int from) {
        Json statements = Json::array();
        Json::object_t numbers;
        for (int k = from; k < from + 30000; ++k) {
            statements.push_back(fmt::format("says {}", k));
            numbers.Json::object_t::Container::emplace_back(fmt::format("n{}", k), "1");
        }
        return course({{"statements", statements}, {"numbers", numbers}, {"income_usd_m", Json::object()}});
    };
    const Json older = large(0), newer = large(1);
    const auto from = std::chrono::steady_clock::now();
    const std::string text = course_diff_text("a", older, "b", newer);
    EXPECT_LT(std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count(), 10.0);
    EXPECT_THAT(text, HasSubstr("newly said: says 30000"));
    EXPECT_THAT(text, HasSubstr("n0: no longer there, was 1"));
}

}  // namespace
}  // namespace parley::testing::course_diff_test
