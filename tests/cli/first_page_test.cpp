// What a reader sees first, whatever is asked: a page, in 80 columns; and words for what it says.
#include <algorithm>
#include <filesystem>
#include <sstream>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/report/text/page/page.hpp"
#include "parley/report/words/dispute_words.hpp"
#include "parley/report/words/glossary.hpp"
#include "parley/world/folder/world_folder.hpp"
#include "tests/cli/program.hpp"
#include "tests/study/small_world.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/shared_data.hpp"

namespace parley::testing::first_page_test {
namespace {

using ::testing::AnyOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

// Letters, not bytes.
std::size_t letters(const std::string& line) {
    return static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void expect_a_page(const std::string& text, std::size_t most_lines, const std::string& of) {
    std::istringstream lines(text);
    std::size_t count = 0;
    for (std::string line; std::getline(lines, line); ++count) EXPECT_LE(letters(line), 80U) << of << ": " << line;
    EXPECT_LE(count, most_lines) << of;
    EXPECT_GT(count, 10U) << of;
}

TEST(FirstPage, of_solve_is_one_in_80_columns_for_two_parties_three_and_seven) {
    for (const char* scenario : {"us-china-2018", "steel-2018", "us-world-2025"}) {
        const Ran ran = shell(std::string("parley solve ") + scenario);
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        expect_a_page(ran.out, 60, scenario);
        EXPECT_THAT(ran.out, HasSubstr("It hangs on these most")) << scenario;
        EXPECT_THAT(ran.out, HasSubstr("--full: everything")) << scenario;
    }
    const Ran plain = shell("parley solve us-world-2025 --ranges none");
    expect_a_page(plain.out, 60, "without ranges");
    EXPECT_THAT(plain.out, HasSubstr("CHE")) << "all seven have a column";
}

// What a page says without explaining it there.
const std::vector<std::string>& jargon() {
    static const std::vector<std::string> words{"wants that fit",
                                                "Nash",
                                                "Kalai–Smorodinsky",
                                                "equal gains",
                                                "greatest total",
                                                "Protocol 1",
                                                "point-years",
                                                "GMR",
                                                "SMR",
                                                "SEQ",
                                                "SIM",
                                                "no deal",
                                                "agreement",
                                                "solved",
                                                "assumed",
                                                "trade elasticity",
                                                "turns with",
                                                "meant",
                                                "refuses",
                                                "backing down",
                                                "credible",
                                                "half lie in",
                                                "bounded",
                                                "names a day",
                                                "puts off",
                                                "lifts",
                                                "in force",
                                                "not validated",
                                                "exposure",
                                                "draws",
                                                "95 % interval",
                                                "answered",
                                                "carried out",
                                                "beyond",
                                                "pending",
                                                "withdrawn",
                                                "course",
                                                "wants",
                                                "record",
                                                "posterior",
                                                "ending",
                                                "threat",
                                                "hinge",
                                                "QRE",
                                                "tremble",
                                                "pooling",
                                                "Brier",
                                                "points",
                                                "half of the wants that fit",
                                                "attrition",
                                                "committed",
                                                "demand met",
                                                "nats",
                                                "precedents",
                                                "stages"};
    return words;
}

class DisputePages : public ::testing::TestWithParam<const char*> {};

TEST_P(DisputePages, are_60_lines_of_80_columns_begin_with_findings_and_say_what_full_adds) {
    for (const char* command : {"deals", "standoff", "talks", "record", "course", "precedents", "forecast"}) {
        // The course takes long where there are many types, and a forecast has it in it: a short one will do.
        const bool many_types = std::string(GetParam()) != "us-china-2018";
        if (std::string(command) == "forecast" && many_types && !at_full_length()) continue;
        std::string of = std::string(command) + " " + GetParam();
        if (std::string(command) == "forecast") of += " --draws 100";
        if (std::string(command) == "course" && many_types && !at_full_length()) of += " --horizon '3 months'";
        const Ran& ran = ran_once("parley " + of);
        ASSERT_EQ(ran.exit_code, 0) << of << ": " << ran.err;
        expect_a_page(ran.out, 60, of);
        const std::size_t end = ran.out.rfind("--full: ");
        ASSERT_NE(end, std::string::npos) << of;
        EXPECT_EQ(ran.out.find("\n\n", end), std::string::npos) << of << " ends with it";
        EXPECT_THAT(ran.out, Not(HasSubstr("\n\n\n"))) << of;
        EXPECT_THAT(ran.out, Not(HasSubstr("..\n"))) << of;
    }
}

INSTANTIATE_TEST_SUITE_P(OfBundledScenarios, DisputePages,
                         ::testing::Values("us-china-2018", "steel-2018", "us-world-2025"));

TEST(DisputePages, full_has_what_a_page_leaves_out) {
    EXPECT_THAT(shell("parley talks steel-2018 --ranges none --full").out, HasSubstr("\nWanted, by what was said\n"));
    EXPECT_THAT(shell("parley talks steel-2018 --ranges none").out, Not(HasSubstr("Wanted, by what was said")));
}

TEST(DisputePages, words_that_they_use_are_explained) {
    for (const std::string& word : jargon()) EXPECT_NE(report::words::explained(word), nullptr) << word;
}

TEST(DisputePages, a_long_one_loses_the_last_items_of_its_longest_section_and_says_how_many) {
    report::text::PageSection many{"Many", {}, 1}, few{"Few", {"  one\n", "  two\n"}, 1};
    for (int k = 0; k < 100; ++k) many.items.push_back("  item " + std::to_string(k) + "\n");
    const std::string text = report::text::page("Title", {many, few}, "End.");
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 60);
    EXPECT_THAT(text, HasSubstr("  two\n"));
    EXPECT_THAT(text, HasSubstr("  item 0\n"));
    EXPECT_THAT(text, Not(HasSubstr("item 99")));
    // A line of the title, six of blanks, heads, "more" and the end, two of the few: 60 of which 50 are items.
    EXPECT_THAT(text, HasSubstr("  and 50 more\n"));
}

TEST(Percents, of_what_excludes_each_other_add_up_to_100_by_largest_remainders) {
    using report::words::percents;
    using V = std::vector<std::string>;
    EXPECT_EQ(percents({1.0 / 3, 1.0 / 3, 1.0 / 3}), (V{"34 %", "33 %", "33 %"}));
    EXPECT_EQ(percents({0.415, 0.335, 0.25}), (V{"42 %", "33 %", "25 %"}));
    EXPECT_EQ(percents({0.996, 0.004}), (V{"over 99 %", "under 1 %"}));
    EXPECT_EQ(percents({0.29, 0.71, 0.0}), (V{"29 %", "71 %", "0 %"}));
    EXPECT_EQ(percents({1.0, 0.0}), (V{"100 %", "0 %"}));
    EXPECT_EQ(percents({0.125, 0.125, 0.125, 0.125, 0.5}), (V{"13 %", "13 %", "12 %", "12 %", "50 %"}));
}

TEST(Check, says_what_a_file_is_ready_for_and_names_parties_by_their_names) {
    const Ran ran = shell("parley check us-china-2018");
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("Ready for: solve, deals, standoff, talks, record, course, forecast,\n"
                                   "  precedents, brief\n"));
    EXPECT_THAT(ran.out, HasSubstr("parley war USA CHN --world world-2017\n"));
    EXPECT_THAT(ran.out, HasSubstr("how much China wants: Output of the plan's industries"));
    EXPECT_THAT(ran.out, EndsWith("us-china-2018 --find-out\n")) << "it says how, at the end";
    const Ran asked = shell("parley check steel-2018 --find-out");
    EXPECT_EQ(asked.exit_code, 0) << asked.err;
    EXPECT_THAT(asked.out, HasSubstr("no statement bounds it"));
    EXPECT_THAT(asked.out, Not(HasSubstr("--find-out")));
    // A want that the record leaves open is named once.
    const Ran plan = shell("parley check us-china-2018 --find-out");
    EXPECT_EQ(plan.exit_code, 0) << plan.err;
    const std::size_t once = plan.out.find("Output of the plan's industries");
    ASSERT_NE(once, std::string::npos);
    EXPECT_EQ(plan.out.find("Output of the plan's industries", once + 1), std::string::npos) << plan.out;
}

// Eight levels, each of which somebody wants and nobody speaks of; one that says something; `measure` of the last.
std::string asked_about(const std::string& measure) {
    std::string levels, wants;
    for (int k = 1; k <= 8; ++k) {
        levels += fmt::format("      l{}: {{label: Level {}{}}}\n", k, k, k == 8 ? measure : "");
        wants += fmt::format(
            "    - {{level: talks.l{}, label: Want {}, weight: {{value: 0.1 points, range: [0.01 points, 1 points], "
            "assumption: made up}}}}\n",
            k, k);
    }
    return "parley: 2\ntitle: Made up\nworld: world-2017\nparties:\n"
           "  usa: {name: United States, economies: [USA], assumption: known}\n"
           "  china: {name: China, economies: [CHN], assumption: known}\n"
           "issues:\n  talks:\n    owner: china\n    levels:\n      none: {label: As it is}\n" +
           levels +
           "stances:\n  - {party: china, level: talks.l8, says: offer, assumption: known}\n"
           "payoffs:\n  usa:\n" +
           wants + "outcomes:\n  today: {label: As it is}\n";
}

TEST(Check, says_how_many_questions_it_does_not_print_and_asks_the_record_once) {
    const Folder folder;
    const std::string plain = folder.file("plain.yaml", asked_about(""));
    const Ran ran = shell("parley check " + plain);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("how much the United States wants: Want 6 "));
    EXPECT_THAT(ran.out, Not(HasSubstr("Want 7")));
    EXPECT_THAT(ran.out, HasSubstr("  and 2 more wants that nothing said bears on\n"));
    EXPECT_THAT(ran.out, EndsWith(plain + " --find-out\n"));
    const Ran asked = shell("parley check " + plain + " --find-out");
    EXPECT_EQ(asked.exit_code, 0) << asked.err;
    EXPECT_THAT(asked.out, Not(HasSubstr("--find-out"))) << "who has asked is not told to ask";
    EXPECT_THAT(asked.out, AnyOf(HasSubstr("no statement bounds it"), HasSubstr("nothing of the record: ")));
}

TEST(Check, of_what_does_not_settle_prints_what_is_known_and_ends_with_4) {
    const Folder folder;
    const std::string file = folder.file(
        "far.yaml", asked_about(", measures: [{production_subsidy: {value: 90 points, definition: far too much}, by: "
                                "CHN, sectors: [C26]}]"));
    EXPECT_EQ(shell("parley check " + file).exit_code, 0) << "it is not priced";
    const Ran ran = shell("parley check " + file + " --find-out");
    EXPECT_EQ(ran.exit_code, 4);
    EXPECT_THAT(ran.err, HasSubstr("no result: an outcome did not settle"));
    EXPECT_THAT(ran.out, HasSubstr("Ready for: solve"));
    EXPECT_THAT(ran.out, Not(HasSubstr("--find-out")));
    const std::string both = shell("parley check " + file + " --find-out 2>&1").out;
    EXPECT_GT(both.find("no result: an outcome did not settle"), both.find("Ready for: solve"))
        << "said last: " << both;
}

TEST(FirstPage, of_duties_is_one_and_all_of_it_is_kept_for_full) {
    for (const char* duties : {"--duty CHN:+25:goods --by USA", "--date 2025-08-07 --by USA",
                               "--duty CHN,MEX,CAN,EU27,JPN,KOR,VNM,IND:+10:all --by USA",
                               "--duty CHN:+20:goods --by USA --duty USA:+20:goods --by CHN"}) {
        const Ran ran = shell(std::string("parley solve ") + duties);
        ASSERT_EQ(ran.exit_code, 0) << ran.err;
        expect_a_page(ran.out, 60, duties);
        EXPECT_THAT(ran.out, HasSubstr("\n  USA ")) << "who acts has a row";
        EXPECT_THAT(ran.out, HasSubstr("manufacturing"));
    }
    const Ran full = shell("parley solve --duty CHN:+25:goods --by USA --full");
    EXPECT_THAT(full.out, HasSubstr("Where it comes from"));
    EXPECT_THAT(full.out, HasSubstr("Output, by block"));
}

TEST(FirstPage, of_a_scenario_is_followed_by_what_is_asked_for) {
    const Ran one = shell("parley solve us-china-2018 --outcome threat-carried-out --ranges none");
    EXPECT_THAT(one.out, HasSubstr("\nThe threat carried out [threat-carried-out]\n  USA adds 25 points"));
    EXPECT_THAT(one.out, Not(HasSubstr("\nAssumed\n")));
    const Ran assumed = shell("parley solve us-china-2018 --outcome threat-carried-out --ranges none --assumed");
    EXPECT_THAT(assumed.out, HasSubstr("\nAssumed\n"));
    EXPECT_THAT(assumed.out, HasSubstr("In force: industrial-plan")) << "whose level it is";
    const std::string all = shell("parley solve us-china-2018 --full --ranges none").out;
    std::size_t count = 0;
    const std::string sentence = "Elasticity of substitution between groups of products";
    for (std::size_t at = all.find(sentence); at != std::string::npos; at = all.find(sentence, at + 1)) ++count;
    EXPECT_EQ(count, 1U);
}

TEST(FirstPage, of_the_program_is_one_of_thirty_lines_with_every_command) {
    const Ran ran = shell("parley");
    EXPECT_EQ(ran.exit_code, 2);
    expect_a_page(ran.err, 30, "parley");
    std::istringstream help(shell("parley --help").out);
    bool commands = false;
    std::size_t checked = 0;
    for (std::string line; std::getline(help, line);) {
        commands = commands || line.starts_with("SUBCOMMANDS") || line.starts_with("Subcommands");
        if (!commands || line.size() < 4 || line[0] != ' ' || line[2] == ' ') continue;
        const std::string name = line.substr(2, line.find(' ', 2) - 2);
        if (name == "parley") continue;
        ++checked;
        EXPECT_THAT(ran.err, HasSubstr(name));
    }
    EXPECT_GT(checked, 15U);
}

TEST(Explain, says_what_a_word_means_and_where_it_is_written_down) {
    const Ran ran = shell("parley explain gmr");
    EXPECT_EQ(ran.exit_code, 0);
    EXPECT_THAT(ran.out, HasSubstr("GMR, also general metarationality\n"));
    EXPECT_THAT(ran.out, HasSubstr("docs/dispute/graph-model.md"));
    EXPECT_THAT(shell("parley explain trade elasticity").out, HasSubstr("docs/model/equilibrium.md"));
    EXPECT_THAT(shell("parley explain").out, HasSubstr("SEQ"));
    const Ran typo = shell("parley explain Shaply");
    EXPECT_EQ(typo.exit_code, 3);
    EXPECT_THAT(typo.err, HasSubstr("did you mean Shapley?"));
}

TEST(Explain, has_pages_that_are_there_and_each_word_once) {
    std::vector<std::string> names;
    for (const report::words::GlossaryEntry& entry : report::words::glossary()) {
        EXPECT_TRUE(std::filesystem::exists(source_folder() / "docs" / entry.page)) << entry.page;
        for (const std::string& name : entry.names) {
            EXPECT_EQ(report::words::explained(name), &entry) << name;
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

class DutiesInWords : public ::testing::Test {
protected:
    void SetUp() override { write_world_folder(small_world(), folder.path("small")); }
    std::string solve(const std::string& rest) const {
        return "parley solve --world " + folder.path("small") + " --ranges none " + rest;
    }
    json economies(const std::string& rest) const {
        const Ran ran = shell(solve(rest) + " --json");
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        return json::parse(ran.out)["economies"];
    }
    Folder folder;
};

TEST_F(DutiesInWords, of_two_sides_are_said_in_words_each_with_its_own_importer) {
    const std::string file =
        folder.file("d.csv", "importer,exporter,sector,add_points\nUSA,CHN,goods,20\nCHN,USA,goods,+20\nCHN,USA,J,5\n");
    EXPECT_EQ(economies("--duty CHN:+20:goods --by USA --duty USA:+20:goods --duty USA:+5:J --by CHN"),
              economies("--duties " + file));
    const Ran without = shell(solve("--duty CHN:+20:goods --by USA --duty USA:+20:goods --by CHN --duty EU27:+1:J"));
    EXPECT_EQ(without.exit_code, 2);
    EXPECT_THAT(without.err, HasSubstr("the last --duty has no --by after it"));
    EXPECT_EQ(shell(solve("--by USA --by CHN --date 2019-09-01")).exit_code, 2);
    EXPECT_THAT(shell(solve("--duty CHN:+20:goods")).err, HasSubstr("--duty needs --by IMPORTER"));
    EXPECT_EQ(economies("--by USA --duty CHN:+20:goods"), economies("--duty CHN:+20:goods --by USA"));
}

TEST_F(DutiesInWords, below_a_point_are_meant_where_they_have_a_sign) {
    const json words = economies("--duty CHN:+0.75:goods --by USA");
    EXPECT_EQ(words, economies("--duties " +
                               folder.file("a.csv", "importer,exporter,sector,add_points\nUSA,CHN,goods,+0.75\n")));
    EXPECT_EQ(words, economies("--duties " +
                               folder.file("b.csv", "importer,exporter,sector,add_rate\nUSA,CHN,goods,0.0075\n")));
    const Ran slip =
        shell(solve("--duties " + folder.file("c.csv", "importer,exporter,sector,add_points\nUSA,CHN,goods,0.75\n")));
    EXPECT_EQ(slip.exit_code, 3);
    EXPECT_THAT(slip.err, HasSubstr("which look like shares"));
    EXPECT_THAT(shell(solve("--duty CHN:0.75:goods --by USA")).err, HasSubstr("+0.75 is 0.75 points on top"));
}

TEST(Options, without_a_value_are_refused) {
    const Ran ran = shell("parley solve us-china-2018 --elasticities ''");
    EXPECT_EQ(ran.exit_code, 2);
    EXPECT_THAT(ran.err, HasSubstr("--elasticities: expected a value, found ''"));
    EXPECT_EQ(shell("parley world info ''").exit_code, 2);
    EXPECT_EQ(shell("parley check ''").exit_code, 2);
}

TEST(Options, a_forecast_is_not_written_down_where_the_rest_cannot_be_written) {
    const Folder folder;
    const Ran ran = shell("parley precedents us-brazil-2025 --register " + folder.path("r.csv") + " -o " +
                          folder.path("none/o.txt"));
    EXPECT_EQ(ran.exit_code, 3);
    EXPECT_EQ(folder.content(), "");
    const std::string head = folder.file("head.csv", "slug,day,program,method,question,chance\n");
    const Ran score =
        shell("parley score " + head + " " + (source_folder() / "histories/us-brazil-2025/after.yaml").string());
    EXPECT_EQ(score.exit_code, 3);
    EXPECT_THAT(score.err, HasSubstr("head.csv: expected a forecast, a chance a row, found a head and no rows"));
}

TEST(Options, what_a_list_of_a_scenario_lacks_points_to_the_scenario) {
    const Folder folder;
    const auto scenario = [&](const std::string& list) {
        return folder.file("s.yaml",
                           "parley: 2\ntitle: A list\nparties: {usa: {name: US, economies: [USA], assumption: so}, "
                           "china: {name: China, "
                           "economies: [CHN], assumption: so}}\nissues:\n  a:\n    owner: usa\n    levels:\n      "
                           "none: {}\n      some: "
                           "{measures: [{duty: as listed, by: USA, on: CHN, products: " +
                               list + "}]}\noutcomes: {today: {}, some: {levels: {a: some}}}\n");
    };
    const Ran none = shell("parley check " + scenario("nofile.csv"));
    EXPECT_EQ(none.exit_code, 3);
    EXPECT_THAT(none.err, HasSubstr("s.yaml:9:"));
    EXPECT_THAT(none.err, HasSubstr("'nofile.csv', which is not there"));
    (void)folder.file("high.csv", "hs6,add_points\n284590,700\n");
    const Ran high = shell("parley check " + scenario("high.csv"));
    EXPECT_EQ(high.exit_code, 3);
    EXPECT_THAT(high.err, Not(HasSubstr("--highest-duty")));
    EXPECT_THAT(high.err, HasSubstr("'highest_rate' that says more in"));
}

}  // namespace
}  // namespace parley::testing::first_page_test
