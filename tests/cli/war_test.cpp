// `parley best-answer` and `parley war`: what they print and deliver, and what they refuse in one line.
#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::war_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

class War : public ::testing::Test {
protected:
    void SetUp() override { write_world_folder(small_world(), folder.path("small")); }
    std::string world() const { return " --world " + folder.path("small") + " "; }
    Ran run(const std::string& words) const { return shell("parley " + words + world()); }
    json result(const std::string& words) const {
        const Ran ran = run(words + " --json");
        EXPECT_EQ(ran.exit_code, 0) << words << ": " << ran.err;
        json document = json::parse(ran.out);
        EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/war-1.schema.json")), document), "")
            << words;
        EXPECT_EQ(document["verdict"], "found") << words << ": " << document["why"];
        return document;
    }
    Folder folder;
};

// Bad input is one line on standard error, and the code that says so.
void expect_refused(const Ran& ran, int code, const std::string& line) {
    EXPECT_EQ(ran.exit_code, code) << ran.out;
    EXPECT_EQ(ran.out, "");
    EXPECT_THAT(ran.err, HasSubstr(line));
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
}

TEST_F(War, a_best_answer_gains_and_its_page_fits_a_screen) {
    const Ran ran = run("best-answer CHN --on USA");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_EQ(ran.err, "");
    EXPECT_THAT(ran.out, StartsWith("What China would levy to its own advantage"));
    for (const char* part : {"Real income, %", "Duties of China by sector, %", "How firm", "Assumed"})
        EXPECT_THAT(ran.out, HasSubstr(part));
    EXPECT_LE(std::count(ran.out.begin(), ran.out.end(), '\n'), 60);
    std::istringstream lines(ran.out);
    for (std::string line; std::getline(lines, line);)
        EXPECT_LE(line.size(), 90u) << line;  // bytes: a dash takes three

    const json answer = result("best-answer CHN --on USA");
    const json& side = answer["sides"][0];
    EXPECT_GT(side["gain_pct"].get<double>(), 0);
    EXPECT_EQ(side["rates"].size(), 2u) << "two sectors of goods";
    for (const json& rate : side["rates"]) EXPECT_GT(rate["rate_pct"].get<double>(), 1);
    EXPECT_LE(answer["max_residual"].get<double>(), 2e-10);
    const json& search = answer["search"];
    EXPECT_EQ(search["starts"], 8);
    EXPECT_EQ(search["starts_arrived"], 8);
    EXPECT_EQ(search["optima_found"], 1);
    ASSERT_EQ(search["optimum_gains_pct"].size(), 1u);
    EXPECT_NEAR(search["optimum_gains_pct"][0].get<double>(), side["gain_pct"].get<double>(), 1e-9);
    EXPECT_THAT(ran.out, HasSubstr("8 of 8 starts arrived, at 1 optimum."));
}

TEST_F(War, coarser_rates_gain_less) {
    const auto gain = [&](const std::string& rates) {
        return result("best-answer USA --rates " + rates)["sides"][0]["gain_pct"].get<double>();
    };
    const double uniform = gain("uniform"), sector = gain("by-sector"), partner = gain("by-partner"),
                 both = gain("by-partner-sector");
    EXPECT_GT(uniform, 0);
    EXPECT_GE(sector, uniform - 1e-9);
    EXPECT_GE(partner, uniform - 1e-9);
    EXPECT_GE(both, std::max(sector, partner) - 1e-9);
}

TEST_F(War, the_rates_are_a_file_that_solve_reads_and_that_gives_the_same_real_income) {
    const std::string rates = folder.path("rates.csv");
    const json answer = result("best-answer CHN --on USA --rates-file " + rates);
    EXPECT_THAT(text_of(rates), StartsWith("importer,exporter,sector,rate_pct,note\nCHN,USA,C26,"));
    const Ran solved = run("solve --closure balanced --ranges none --json --highest-duty 1000 --duties " + rates);
    ASSERT_EQ(solved.exit_code, 0) << solved.err;
    const json there = json::parse(solved.out);
    for (std::size_t n = 0; n < there["economies"].size(); ++n)
        EXPECT_NEAR(there["economies"][n]["welfare_pct"].get<double>(),
                    answer["economies"][n]["after_pct"].get<double>(), 1e-7);
    EXPECT_EQ(run("best-answer CHN --on USA --csv").out, text_of(rates));
}

TEST_F(War, an_answer_to_duties_is_counted_from_where_they_lead) {
    const std::string duties = folder.file("d.csv", "importer,exporter,sector,add_points\nUSA,CHN,goods,25\n");
    const json answer = result("best-answer CHN --on USA --to " + duties);
    const json& china = answer["economies"][1];
    EXPECT_LT(china["before_pct"].get<double>(), 0);
    EXPECT_GT(china["change_pct"].get<double>(), 0);
    EXPECT_THAT(run("best-answer CHN --on USA --to " + duties).out, HasSubstr("under them"));
}

TEST_F(War, in_a_war_nobody_gains_by_deviating) {
    const json war = result("war USA CHN --rates uniform --starts 3");
    EXPECT_LE(war["search"]["deviation_gain"].get<double>(), 1e-8);
    EXPECT_EQ(war["search"]["nash_points_found"], 1);
    ASSERT_EQ(war["sides"].size(), 2u);
    EXPECT_THAT(run("war USA CHN --rates uniform").out, HasSubstr("still gain by setting other duties alone"));
}

TEST_F(War, talks_from_a_war_gain_for_all_and_clubs_are_listed) {
    const json talks = result("war USA CHN EU27 --rates uniform --talks --from war --unverified");
    for (const json& side : talks["sides"]) EXPECT_GT(side["gain_pct"].get<double>(), 0) << side["name"];
    for (const json& each : talks["search"]["signing"]) EXPECT_TRUE(each["signs"].get<bool>());
    const json clubs = result("war USA CHN EU27 --rates uniform --clubs --unverified");
    EXPECT_EQ(clubs["clubs"].size(), 5u) << "alone, three pairs, all";
    EXPECT_THAT(run("war USA CHN EU27 --rates uniform --clubs --unverified").out, HasSubstr("everybody alone"));
}

TEST_F(War, who_moves_first_does_no_worse_than_at_once) {
    const auto usa = [&](const std::string& order) {
        return result("war USA CHN --rates uniform --unverified --order " + order)["sides"][0]["gain_pct"]
            .get<double>();
    };
    EXPECT_GE(usa("first-moves"), usa("at-once") - 1e-7);
    EXPECT_THAT(run("war USA CHN --rates uniform --order in-kind").out, HasSubstr("answering in kind: duties"));
}

TEST_F(War, what_cannot_be_asked_is_refused_in_one_line) {
    expect_refused(run("best-answer XXX"), 3, "WHO: expected");
    expect_refused(run("best-answer CHN --on CHN"), 3, "--on: expected partners of CHN, found none but itself");
    expect_refused(run("best-answer CHN --least 50 --most 10"), 3,
                   "--least and --most: expected the least rate below the most, found 50 and 10 %");
    expect_refused(run("best-answer CHN --sectors steel"), 3, "--sectors: expected");
    expect_refused(run("best-answer CHN --subsidies --factors specific"), 3, "factors that can move");
    expect_refused(run("war USA"), 2, "war needs two sides or more");
    expect_refused(run("war USA CHN --from war"), 2, "--from goes with --talks");
    expect_refused(run("war USA CHN --talks --clubs"), 2, "cannot be used together");
    expect_refused(run("war USA CHN --talks --order first-moves"), 2, "--order goes with a war");
    expect_refused(run("war USA USA+CHN"), 3, "each economy in one party");
    expect_refused(run("best-answer CHN --json --csv"), 2, "cannot be used together");
    expect_refused(run("war USA CHN --clubs --csv"), 2, "go with one state");
    expect_refused(run("best-answer CHN --rates all"), 2, "--rates");
}

TEST_F(War, weights_that_do_not_fit_are_refused_and_those_that_do_move_duties_to_their_sector) {
    const auto weighed = [&](const std::string& rows) {
        return folder.file("w.csv", "economy,sector,weight\n" + rows);
    };
    const auto refused = [&](const std::string& rows, const std::string& line) {
        expect_refused(run("best-answer CHN --weights " + weighed(rows)), 3, line);
    };
    refused("CHN,C26,1\nCHN,C29,1\n", "expected a weight for each sector that a side makes, found none for CHN,J");
    refused("CHN,C26,1\nCHN,C26,1\n", "expected each economy and sector once, found CHN,C26 as in line 2");
    refused("CHN,C26,-1\nCHN,C29,1\nCHN,J,1\n", "w.csv:2");
    refused("CHN,C26,0\nCHN,C29,0\nCHN,J,0\n", "expected a weight above 0 for each side, found only zeros for CHN");
    refused("CHN,STEEL,1\n", "w.csv:2: expected a known sector, found 'STEEL'");
    const auto duty = [&](const std::string& rows) {
        const json answer = result("best-answer CHN --weights " + weighed(rows));
        return answer["sides"][0]["summary"]["duty"]["by_sector"]["C29"]["mean_pct"].get<double>() -
               answer["sides"][0]["summary"]["duty"]["by_sector"]["C26"]["mean_pct"].get<double>();
    };
    EXPECT_GT(duty("CHN,C26,0.9\nCHN,C29,1.2\nCHN,J,0.9\n"), duty("CHN,C26,1.2\nCHN,C29,0.9\nCHN,J,0.9\n") + 5);
}

TEST_F(War, the_same_question_is_answered_in_the_same_bytes_on_any_number_of_threads) {
    const std::string words = "war USA CHN EU27 --rates uniform --json";
    const std::string once = run(words + " --threads 1").out;
    EXPECT_EQ(run(words + " --threads 1").out, once);
    EXPECT_EQ(run(words + " --threads 2").out, once);
}

}  // namespace
}  // namespace parley::testing::war_test
