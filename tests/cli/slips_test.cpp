// Percent read as a share, a zero too many: refused on every way in, and let through where it is said to be meant.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::testing::slips_test {
namespace {

using ::testing::HasSubstr;

class Slips : public ::testing::Test {
protected:
    // The line that refuses it; empty where it is taken.
    static std::string refusal(const std::string& command) {
        const Ran ran = shell("parley " + command);
        if (ran.exit_code == 0) return "";
        EXPECT_EQ(ran.exit_code, 3) << command << ": " << ran.err;
        EXPECT_EQ(ran.out, "") << command;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        return ran.err;
    }
    std::string scenario(const std::string& from, const std::string& to) const {
        return folder.file("changed.yaml", replaced(small_dispute(), from, to));
    }
    Folder folder;
    const std::string world = " --world " + small_world_folder() + " ";
    const std::string duty = "{value: +25 points", by_levels = "duty: {value: -10 points";
};

TEST_F(Slips, are_refused_wherever_a_rate_comes_in) {
    for (const char* rate : {"2000", "1e308"}) {
        const std::string points = std::string("+") + rate, row = std::string("USA,CHN,goods,") + rate + "\n";
        EXPECT_THAT(refusal("solve --by USA --duty CHN:" + points + ":goods" + world), HasSubstr("at most 150 %"))
            << rate;
        EXPECT_THAT(refusal("solve --by USA --duty CHN:-2000:goods" + world), HasSubstr("at most 150 %"));
        EXPECT_THAT(
            refusal("solve --duties " + folder.file("d.csv", "importer,exporter,sector,add_points\n" + row) + world),
            HasSubstr("at most 150 points"));
        EXPECT_THAT(
            refusal("deals " + folder.file("s.yaml", small_dispute()) + " --set 'duty_rate=" + rate + " points'"),
            HasSubstr("a rate of at most 500 % either way"));
        EXPECT_THAT(refusal("deals " + scenario(by_levels, "duty: {value: " + points + " points")),
                    HasSubstr("a rate of at most 500 % either way"));
    }
    EXPECT_EQ(refusal("solve --by USA --duty CHN:+200:goods --highest-duty 300" + world), "") << "it is meant";
    EXPECT_EQ(refusal("check " + scenario(by_levels, "duty: {value: +300 points")), "") << "sanctions";
    const std::string meant = replaced(small_dispute(), by_levels, "duty: {value: +700 points");
    EXPECT_EQ(refusal("check " + folder.file("m.yaml", replaced(meant, "title:", "highest_rate: 800 %\ntitle:"))), "");
}

TEST_F(Slips, a_duty_that_falls_below_zero_has_to_be_meant) {
    const std::string cut = "solve --by USA --duty CHN:-5:goods" + world;
    EXPECT_THAT(refusal(cut), HasSubstr("a duty not below zero"));
    EXPECT_THAT(refusal(cut), HasSubstr("(--import-subsidy allows it)"));
    EXPECT_EQ(refusal(cut + "--import-subsidy"), "");
}

TEST_F(Slips, weights_without_measure_are_refused) {
    const std::string text = bundled_text(), wish = "wants: less, evidence: {source: report, paragraph: 19}";
    const std::size_t at = text.find(wish), end = at + wish.size();
    ASSERT_NE(at, std::string::npos);
    for (const char* weight :
         {"1e308 points", "-1e308 points", "2000000 points", "1 point, range: [0 points, 1e308 points]"}) {
        const std::string path = folder.file(
            "w.yaml", text.substr(0, at) + "weight: {value: " + weight + ", definition: so}" + text.substr(end));
        EXPECT_THAT(refusal("deals " + path), HasSubstr("a weight of at most a million points either way")) << weight;
    }
}

}  // namespace
}  // namespace parley::testing::slips_test
