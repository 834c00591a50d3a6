// A forecast beside what came: what leaned the wrong way is told, and what is not known is on no side.
#include <limits>

#include <gmock/gmock.h>

#include "parley/report/past/happened_json.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/histories/past.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::testing::happened_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using Json = nlohmann::ordered_json;

precedents::PrintedChances chances(double each) {
    precedents::PrintedChances result;
    result.rates.fill(0.5);
    result.features.fill(each);
    result.course.fill(std::numeric_limits<double>::quiet_NaN());
    result.pooled = result.course;
    return result;
}

// Carried out, unanswered, not beyond, a truce by 6 months, signed by 24, met in part, not in full; gone: not known.
histories::After came() {
    return histories::read_after("a.yaml", after_text);
}

Json beside(double each) {
    return report::past::happened_json(chances(each), scenario::read_scenario("s.yaml", small_dispute()), came(),
                                       nullptr);
}

TEST(Happened, what_leaned_the_wrong_way_is_told_by_name) {
    const Json high = beside(0.9), low = beside(0.1);
    EXPECT_THAT(high["summary"][0].get<std::string>(), HasSubstr("Of 7 questions"));
    EXPECT_THAT(high["summary"][0].get<std::string>(), HasSubstr("leaned the wrong way on 3;"));
    EXPECT_THAT(high["summary"][1].get<std::string>(),
                HasSubstr("“gone beyond within 12 months” had 90 %, and it did not come"));
    EXPECT_THAT(low["summary"][0].get<std::string>(), HasSubstr("leaned the wrong way on 4;"));
    EXPECT_THAT(low["summary"][1].get<std::string>(), HasSubstr("“an agreement by 6 months” had 10 %, and it came"));
    EXPECT_EQ(high["questions"][3]["fact"], "yes, a truce, 2010-10-01");
    EXPECT_NEAR(high["scores"]["chance"]["brier"].get<double>(), (3 * 0.81 + 4 * 0.01) / 7, 1e-12);
    EXPECT_NEAR(high["scores"]["rate"]["brier"].get<double>(), 0.25, 1e-12);
}

TEST(Happened, half_is_on_neither_side_and_what_is_not_known_on_none) {
    const Json half = beside(0.5), high = beside(0.9);
    EXPECT_EQ(half["scores"]["chance"]["leaned_wrong"], 0);
    EXPECT_THAT(half["summary"][0].get<std::string>(), HasSubstr("on none;"));
    EXPECT_TRUE(high["questions"][7]["came"].is_null());
    EXPECT_EQ(high["questions"][7]["chance_leaned_wrong"], false);
    EXPECT_EQ(high["questions"][7]["fact"], "not known, or not asked");
    EXPECT_TRUE(high["scores"]["course_share"]["brier"].is_null());
    for (const Json& sentence : high["summary"]) EXPECT_THAT(sentence.get<std::string>(), Not(HasSubstr("The course")));
}

TEST(Happened, as_text_is_a_line_a_question) {
    const std::string text = report::past::happened_text(beside(0.9));
    EXPECT_THAT(text, HasSubstr("gone beyond within 12 months             50 %     90 %        -  no: leaned the wrong "
                                "way\n"));
    EXPECT_THAT(text, HasSubstr("the new measures gone by 24 months       50 %     90 %        -  not known, or not "
                                "asked\n"));
}

}  // namespace
}  // namespace parley::testing::happened_test
