// Forecasts that are written down, compared and scored, as a user runs them.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::registered_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const std::string histories = (source_folder() / "histories").string() + "/";
const std::string brazil = histories + "us-brazil-2025/scenario.yaml";

// What is wrong with a document by its schema.
std::string follows(const std::string& schema, const json& document) {
    return schema_problem(json::parse(text_of(source_folder() / ("docs/schema/" + schema + ".schema.json"))), document);
}

void one_line(const Ran& ran, const std::string& says) {
    EXPECT_EQ(ran.exit_code, 3) << ran.out;
    EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
    EXPECT_THAT(ran.err, HasSubstr(says));
}

TEST(RegisteredForecasts, a_course_is_written_down_once_and_scored) {
    const Folder folder;
    const std::string file = folder.path("brazil.csv");
    const Ran written = shell("SOURCE_DATE_EPOCH=0 parley course " + brazil + " --register " + file);
    ASSERT_EQ(written.exit_code, 0) << written.err;
    const std::string text = text_of(file);
    EXPECT_THAT(text, HasSubstr("us-brazil-2025,2025-07-09,"));
    EXPECT_THAT(text, HasSubstr(",1970-01-01,"));
    EXPECT_THAT(text, HasSubstr(",course,carried-out-6,0.99"));  // as docs/backtest.md's method says of it
    EXPECT_THAT(text, HasSubstr(",printed,signed-24,"));
    one_line(shell("parley course " + brazil + " --register " + file), "a file that is not there");
    EXPECT_EQ(text_of(file), text);
    const std::string after = histories + "us-brazil-2025/after.yaml";
    EXPECT_THAT(shell("parley score " + file + " " + after + " --scenario " + brazil).out, HasSubstr("Brier"));
    const json scored = json::parse(shell("parley score " + file + " " + after + " --json").out);
    EXPECT_EQ(follows("score-1", scored), "");
    EXPECT_EQ(scored["questions"][0]["happened"], true);
    EXPECT_EQ(scored["questions"].size(), 8U);
    const json same = json::parse(shell("parley diff " + file + " " + file + " --json").out);
    EXPECT_EQ(follows("diff-1", same), "");
    EXPECT_TRUE(same["changes"].empty());
    for (const json& each : same["values"]) EXPECT_EQ(each["older"], each["newer"]) << each;
    one_line(shell("parley score " + file + " " + after + " --scenario " + histories + "us-india-2025/scenario.yaml"),
             "the scenario that the forecast was made of");
    std::string changed = text;
    changed.replace(changed.find(",course,carried-out-6,0.99"), 26, ",course,carried-out-6,0.12");
    one_line(shell("parley score " + folder.file("changed.csv", changed) + " " + after),
             "not as they were written down");
    EXPECT_EQ(
        shell("parley course " + brazil + " --horizon '6 months' --register " + folder.path("short.csv")).exit_code, 2);
    // Without its seal, or with another day in one row, it is not as it was written down.
    std::string unsealed;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        const std::string row = text.substr(at, end - at);
        unsealed += row.substr(0, row.rfind(',')) + "\n";
        at = end + 1;
    }
    one_line(shell("parley score " + folder.file("unsealed.csv", unsealed) + " " + after), "a column 'seal'");
    // It is written last: what fails before it can be asked again.
    const std::string again = folder.path("again.csv");
    EXPECT_EQ(shell("parley course " + brazil + " -o " + folder.path("none/o.txt") + " --register " + again).exit_code,
              3);
    EXPECT_FALSE(std::filesystem::exists(again));
    EXPECT_EQ(shell("parley course " + brazil + " -o " + again + " --register " + again).exit_code, 2);
}

TEST(RegisteredForecasts, the_file_of_a_past_disputes_own_rates_is_not_overwritten_either) {
    const Folder folder;
    const std::string file = folder.file("rates.csv", "something\n");
    one_line(shell("parley precedents us-brazil-2025 --register " + file), "a file that is not there");
    EXPECT_EQ(text_of(file), "something\n");
}

TEST(CourseDiff, names_what_moved_and_what_was_changed_and_claims_no_more) {
    const Folder folder;
    const std::string older = folder.path("a.json"), newer = folder.path("b.json"), words = text_of(brazil);
    const std::string said = "  - {party: usa, level: bra-trial.ended, says: demand";
    ASSERT_NE(words.find(said), std::string::npos);
    std::string silent = words;  // without what the United States demanded
    const std::size_t at = silent.find(said);
    silent.erase(at, silent.find('\n', at) + 1 - at);
    ASSERT_EQ(shell("parley course " + brazil + " --json -o " + older).exit_code, 0);
    ASSERT_EQ(shell("parley course " + folder.file("silent.yaml", silent) + " --json -o " + newer).exit_code, 0);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/course-1.schema.json")),
                             json::parse(text_of(older))),
              "");
    const Ran ran = shell("parley diff " + older + " " + newer);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("no longer said: usa: "));
    const json moved = json::parse(shell("parley diff " + older + " " + newer + " --json").out);
    EXPECT_EQ(follows("diff-1", moved), "");
    EXPECT_EQ(moved["changes"][0]["of"], "statement");
    EXPECT_THAT(moved["changes"][0]["words"].get<std::string>(), HasSubstr("no longer said: usa: "));
    EXPECT_TRUE(std::any_of(moved["values"].begin(), moved["values"].end(),
                            [](const json& each) { return each["older"] != each["newer"]; }));
    const Ran same = shell("parley diff " + older + " " + older);
    EXPECT_THAT(same.out, HasSubstr("Nothing by a hundredth or more."));
    EXPECT_THAT(same.out, HasSubstr("The file is the same."));
    EXPECT_THAT(same.out, Not(HasSubstr("no longer said")));
    EXPECT_THAT(ran.out, HasSubstr("1 change of the file is listed; days, rules, levels and announcements may differ"));
    // What one says nothing of has not moved, and what no list names may have.
    json less = json::parse(text_of(older));
    less["by"].erase(less["by"].size() - 1);
    less["manifest"]["scenario_sha256"] = "another";
    const Ran shorter = shell("parley diff " + older + " " + folder.file("less.json", less.dump()));
    EXPECT_THAT(shorter.out, HasSubstr("only in the older"));
    EXPECT_THAT(shorter.out, Not(HasSubstr("to 0 %")));
    EXPECT_THAT(shorter.out, HasSubstr("its days, rules, levels or announcements may differ"));
}

TEST(CourseDiff, what_cannot_be_compared_is_one_line) {
    const Folder folder;
    const std::string course = folder.file("c.json", R"({"schema": "parley/course/1", "status": "converged"})"),
                      other = folder.file("o.json", R"({"schema": "parley/deals/1"})"),
                      broken = folder.file("b.json", "{\"schema\":"), words = folder.file("w.csv", "slug,day\nx,y\n");
    one_line(shell("parley diff " + course + " " + course), "a part is missing");
    const std::string
        figures = R"("endings":[],"by":[],"first_moves":[],"expected":{},"basis":{"statements":[],"income_usd_m":{},)",
        head = R"({"schema":"parley/course/1","status":"converged",)";
    const std::string number = folder.file("n.json", head + figures + R"("numbers":{"a":1}}})"),
                      empty = folder.file("e.json", head + figures + R"("numbers":{}}})");
    one_line(shell("parley diff " + number + " " + empty), "n.json: expected a course");
    EXPECT_EQ(shell("parley diff " + empty + " " + empty).exit_code, 0);
    one_line(shell("parley diff " + other + " " + course), "parley/deals/1");
    one_line(shell("parley diff " + broken + " " + course), "JSON that is not whole");
    one_line(shell("parley diff " + words + " " + course), "w.csv");
    one_line(
        shell("parley diff " + folder.file("deep.json", "{\"schema\":" + std::string(600'000, '[')) + " " + course),
        "brackets open");
    const std::string basis =
        R"("endings":[],"by":[],"first_moves":[],"expected":{},"basis":{"statements":[],"numbers":{},)";
    for (const char* incomes :
         {R"("income_usd_m":{"o":[]}}})", R"("income_usd_m":{"o":null}}})", R"("income_usd_m":[]}})"})
        one_line(shell("parley diff " + folder.file("i.json", head + basis + incomes) + " " + empty),
                 "i.json: expected a course");
    one_line(shell("parley diff " + folder.path("none") + " " + course), "none");
    EXPECT_EQ(shell("parley diff " + course).exit_code, 2);
}

TEST(ForecastCommand, says_what_happened_elsewhere_before_it_says_how_the_lenses_have_it) {
    const Ran& ran = ran_once("parley forecast us-china-2018 --draws 100");
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    const std::size_t past = ran.out.find("Disputes like this one"), chances = ran.out.find("Chances, not validated"),
                      tree = ran.out.find("What could happen"), lenses = ran.out.find("Beside it, as diagnostics");
    ASSERT_NE(lenses, std::string::npos) << ran.out;
    EXPECT_LT(past, chances);
    EXPECT_LT(chances, tree);
    EXPECT_LT(tree, lenses);
    const Ran document = shell("parley forecast us-china-2018 --draws 20 --json");
    const json result = json::parse(document.out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / "docs/schema/forecast-1.schema.json")), result), "");
    EXPECT_EQ(result["chances"]["standing"], "not validated");
    EXPECT_EQ(result["chances"]["questions"].size(), 8U);
    // Its agreements hold the cut that the threatener demands, and its record is coded with levels of other names: what
    // is met of a demand is read off the file, and is about as likely as that something is signed.
    const json &signed_within = result["chances"]["questions"][4], &met = result["chances"]["questions"][5];
    EXPECT_GT(met["course_share"], 0.9 * signed_within["course_share"].get<double>());
    EXPECT_GT(signed_within["course_share"], 0.5);
}

}  // namespace
}  // namespace parley::testing::registered_test
