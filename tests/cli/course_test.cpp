// parley course as a user runs it.
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>

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

// Two parties, a threat with a day, an answer, something to give: twelve outcomes.
const std::string two = R"(parley: 2
title: Two
day: 2018-05-01
sources: {report: {title: A report, file: report.txt, published: 2018-04-30}}
parties:
  usa: {name: United States, economies: [USA], assumption: known}
  china: {name: China, economies: [CHN], assumption: known}
issues:
  duties:
    owner: usa
    levels:
      none: {label: No duties}
      levied:
        label: Duties
        announced: {by: usa, on: 2018-04-03, due: 2018-06-01, assumption: said}
        measures: [{duty: {value: +10 points, range: [5 points, 15 points], assumption: so}, by: USA, on: CHN, sectors: goods}]
      more:
        label: More duties
        measures: [{duty: {value: +25 points, definition: so}, by: USA, on: CHN, sectors: goods}]
  answer:
    owner: china
    levels:
      none: {label: No answer}
      given:
        label: An answer
        announced: {by: china, on: 2018-04-04, due: none, if: duties.levied, assumption: said}
        measures: [{duty: {value: +10 points, definition: so}, by: CHN, on: USA, sectors: goods}]
  market:
    owner: china
    levels:
      closed: {label: Closed}
      open: {label: Open, measures: [{duty: {value: -3 points, definition: so}, by: CHN, on: USA, sectors: [C29]}]}
stances:
  - {party: usa, level: market.open, says: demand, on: 2018-04-03, assumption: said}
  - {party: usa, level: duties.levied, says: threat, on: 2018-04-03, assumption: said}
  - {party: china, level: market.open, says: offer, for: duties.withdrawn, on: 2018-04-05, assumption: said}
outcomes: {today: {label: Today}, struck: {levels: {duties: levied}}, signed: {levels: {duties: withdrawn, market: open}, signatories: [usa, china]}}
)";

const std::string course_schema = "docs/schema/course-1.schema.json";

json course_json(const std::string& arguments) {
    const Ran ran = shell("parley course " + arguments + " --json");
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const json result = json::parse(ran.out);
    EXPECT_EQ(schema_problem(json::parse(text_of(source_folder() / course_schema)), result), "");
    return result;
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

// A step names an agreement by a number: what it holds stands beside it, and who would sign it.
TEST(CourseCommand, says_what_each_agreement_holds_that_its_steps_name_and_between_whom_days_are_counted) {
    for (const std::string& of : {std::string("us-china-2018"), std::string("us-world-2025")}) {
        const json is = course_json(of);
        std::map<std::string, json> known;
        for (const json& each : is["agreements"]) known[each["name"]] = each;
        const auto look = [&](const auto& self, const json& branches) -> void {
            for (const json& each : branches) {
                if (each["act"] == "sign") {
                    const std::string words = each["words"];
                    const std::size_t from = words.find("agreement ");
                    ASSERT_NE(from, std::string::npos) << words;
                    const std::string name = words.substr(from, words.find(' ', from + 10) - from);
                    ASSERT_TRUE(known.contains(name)) << words;
                    EXPECT_FALSE(known[name]["words"].get<std::string>().empty());
                    const json& who = known[name]["signatories"];
                    EXPECT_NE(std::find(who.begin(), who.end(), each["party"]), who.end()) << words;
                }
                self(self, each["then"]);
            }
        };
        look(look, is["tree"]["then"]);
        EXPECT_FALSE(known.empty()) << of;
        EXPECT_EQ(is["between"], json::parse(R"(["usa", "china"])")) << of;
    }
}

// What most of one's own wants would not sign is no advice, nor what the others would not.
TEST(CourseCommand, advises_only_what_its_own_side_and_the_others_would_sign_and_says_when_there_is_none) {
    const Folder folder;
    const std::string file = folder.file("two.yaml", two);
    for (const std::string& of : {file, std::string("us-china-2018"), std::string("us-world-2025")}) {
        const json is = course_json(of);
        EXPECT_EQ(is["advice"].size() + is["no_advice"].size(), is["parties"].size()) << of;
        for (const json& each : is["advice"]) {
            EXPECT_GE(each["own_signs"].get<double>(), 0.5) << each;
            EXPECT_GE(each["others_sign"].get<double>(), 0.5) << each;
        }
        for (const json& each : is["no_advice"])
            if (!each["nearest"].is_null()) {
                EXPECT_LT(
                    std::min(each["nearest"]["own_signs"].get<double>(), each["nearest"]["others_sign"].get<double>()),
                    0.5)
                    << each;
            }
    }
    EXPECT_THAT(shell("parley course " + file + " --full").out, HasSubstr("\n  United States: nothing today"));
    // It is said of today, beside a tree that signs later.
    std::string page = shell("parley course us-china-2018").out;
    for (std::size_t at = 0; (at = page.find("\n    ", at)) != std::string::npos;) page.replace(at, 5, " ");
    EXPECT_THAT(page, HasSubstr("nothing today, though by 1 May 2020 something is signed for 7"));
}

// By the law of total expectation: what news moves returns by is nothing on average, before endings and at each fork.
TEST(CourseCommand, news_that_comes_on_average_moves_no_market) {
    const Folder folder;
    const json is = course_json(folder.file("two.yaml", two));
    const json& markets = is["markets"];
    ASSERT_EQ(markets["left_out"], 0.0);
    double largest = 0.0;
    for (const std::string party : {"usa", "china"}) {
        double mean = 0.0, goods = 0.0;
        for (const json& each : markets["endings"]) {
            const json& moves = each["moves"][party];
            mean += each["share"].get<double>() * moves["percent"].get<double>();
            goods += each["share"].get<double>() * moves["goods_percent"].get<double>();
            largest = std::max(largest, std::abs(moves["percent"].get<double>()));
        }
        EXPECT_NEAR(mean, 0.0, 1e-9);
        EXPECT_NEAR(goods, 0.0, 1e-9);
    }
    EXPECT_GT(largest, 1e-3) << "duties on all goods move something";
    const Ran csv = shell("parley course " + folder.path("two.yaml") + " --csv");
    EXPECT_THAT(csv.out, HasSubstr(",turns_on,market_percent_usa,market_percent_china\n"));
    EXPECT_EQ(static_cast<std::size_t>(std::count(csv.out.begin(), csv.out.end(), '\n')), 1 + markets["steps"].size());
}

// What ends in every measure gone moves the index by what solving that outcome in the short run says, over the mean.
TEST(CourseCommand, returns_are_those_of_a_short_run) {
    const Folder folder;
    const std::string file = folder.file("two.yaml", two);
    const json solved = json::parse(shell("parley solve " + file + " --factors specific --json --outcome struck").out);
    const json is = course_json(file);
    // Nothing new stands where the threat is withdrawn and nothing was signed: as today.
    for (const json& each : is["markets"]["endings"])
        if (each["ending"] == "withdrawn-nothing-signed") {
            EXPECT_NEAR(each["moves"]["usa"]["percent"].get<double>(),
                        -is["markets"]["expected"]["usa"]["percent"].get<double>(), 1e-9);
        }
    double carried_out = 0.0, index = 1.0;
    for (const json& each : is["markets"]["endings"])
        if (each["ending"] == "carried-out-unanswered")
            carried_out = each["moves"]["usa"]["percent"].get<double>() +
                          is["markets"]["expected"]["usa"]["percent"].get<double>();
    for (const json& each : solved["equilibria"].front()["markets"])
        if (each["economy"] == "USA") index = each["all_pct"].get<double>();
    EXPECT_NEAR(carried_out, index, 1e-6);
}

class CourseEconomics : public ::testing::Test {
protected:
    Folder folder;
    const std::string file = folder.file("two.yaml", two);
    const std::string course = "course " + file + " --horizon '6 months' --points 2 --seed 3 --json";
};

TEST_F(CourseEconomics, every_source_is_solved_at_each_point_and_the_page_stays_a_page) {
    const json at = course_json(file + " --horizon '6 months' --points 2")["economics"];
    EXPECT_EQ(at["points"].get<int>(), 2 * at["sources"].get<int>());
    EXPECT_GT(at["sources"], 1);
    EXPECT_LE(at["equilibria"], 100);
    for (const json& each : at["endings"]) {
        EXPECT_LE(each["lowest"], each["mean"]) << each;
        EXPECT_LE(each["mean"], each["highest"]) << each;
    }
    const Ran page = shell("parley course " + file + " --horizon '6 months' --points 1");
    EXPECT_THAT(page.out, HasSubstr("Under other economics: "));
    EXPECT_LE(std::count(page.out.begin(), page.out.end(), '\n'), 60);
    for (std::size_t from = 0, to; (to = page.out.find('\n', from)) != std::string::npos; from = to + 1)
        EXPECT_LE(letters(page.out.substr(from, to - from)), 80U) << page.out.substr(from, to - from);
}

// At the same points with every outcome solved: what is carried moves no share by more than the paths' own error.
TEST_F(CourseEconomics, what_is_carried_is_near_what_a_sweep_of_the_same_points_solves) {
    const std::string store = folder.path("sweep.sqlite"), options = " --elasticities CP";
    ASSERT_EQ(shell("parley sweep " + file + " --points 3 --seed 3 -o " + store + options).exit_code, 0);
    const std::string asked = file + " --horizon '6 months' --seed 3" + options;
    const json own = course_json(asked + " --points 3")["economics"],
               over = course_json(asked + " --store " + store)["economics"];
    EXPECT_EQ(own["sources"], 1);
    EXPECT_EQ(over["sources"], 0) << "one a point, by the draw";
    EXPECT_EQ(own["points"], over["points"]);
    EXPECT_LT(own["equilibria"], over["equilibria"]);
    EXPECT_EQ(over["equilibria"], over["equilibria_on_the_table"]);
    for (std::size_t e = 0; e < own["endings"].size(); ++e)
        for (const char* each : {"lowest", "mean", "highest"})
            EXPECT_NEAR(own["endings"][e][each].get<double>(), over["endings"][e][each].get<double>(), 0.02)
                << own["endings"][e]["ending"];
    EXPECT_EQ(own["leading_branch_holds"], over["leading_branch_holds"]);
}

TEST_F(CourseEconomics, killed_again_and_again_it_ends_with_the_same_bytes_and_solves_nothing_twice) {
    const std::string store = folder.path("kept.sqlite");
    const std::string whole = shell("parley " + course + " --threads 1").out;
    ASSERT_NE(whole, "");
    EXPECT_EQ(shell("parley " + course + " --threads 2").out, whole);
    EXPECT_EQ(shell("parley " + course + " --threads 4").out, whole);
    int kills = 0, done = 0;
    for (int tries = 0; tries < 30; ++tries) {
        // The program itself, not the shell's function of its name, is what is killed.
        const Ran ran = shell("'" PARLEY_PROGRAM "' " + course + " --threads 2 --store " + store + " & sleep " +
                              std::to_string(0.1 * std::pow(1.25, tries)) + "; kill -9 $!; wait $!");
        const Ran info = shell("parley store info --json " + store);
        if (info.exit_code == 0) {
            const int now = json::parse(info.out)["blocks_done"].get<int>();
            EXPECT_GE(now, done) << "what was solved stays";
            done = now;
        }
        if (ran.exit_code == 0) break;
        ++kills;
    }
    EXPECT_GE(kills, 1);
    EXPECT_EQ(shell("parley " + course + " --store " + store).out, whole);
    const std::string bytes = text_of(store);
    EXPECT_EQ(shell("parley " + course + " --store " + store).out, whole);
    EXPECT_EQ(text_of(store), bytes) << "nothing was solved or written again";
    // Points of the store, where none are asked for.
    EXPECT_EQ(shell("parley course " + file + " --horizon '6 months' --seed 3 --json --store " + store).out, whole);
    const Ran other = shell("parley course " + file + " --points 3 --seed 3 --store " + store);
    EXPECT_EQ(other.exit_code, 3);
    EXPECT_EQ(std::count(other.err.begin(), other.err.end(), '\n'), 1) << other.err;
}

// Changes what a store has of each course; with `hash` as if the program had written it.
std::string with_courses(const std::string& store, const std::string& course, bool hash) {
    return "python3 -c \"\nimport hashlib, sqlite3\nstore = sqlite3.connect('" + store +
           "')\nfor key, in store.execute('SELECT key FROM course').fetchall():\n    text = '" + course +
           "' + chr(10)\n    store.execute('UPDATE course SET course = ? WHERE key = ?', (text, key))\n    if " +
           (hash ? "True" : "False") +
           ": store.execute('UPDATE course SET sha256 = ? WHERE key = ?', (hashlib.sha256((key + chr(10) + "
           "text).encode()).hexdigest(), key))\nstore.commit()\n\"";
}

// A course that nobody played, planted in a store: it is said where that very course is asked for, and nowhere else.
TEST_F(CourseEconomics, a_course_that_is_kept_is_not_played_again_and_is_said_of_no_other) {
    const std::string store = folder.path("planted.sqlite"), with = " --store " + store;
    const std::string one = "course " + file + " --points 1 --elasticities CP --json --horizon ",
                      asked = one + "'6 months'", later = one + "'7 months'", learnt = asked + " --learning";
    const std::string own = shell("parley " + asked + with).out;
    ASSERT_NE(own, "");
    const std::string played_later = shell("parley " + later).out, played_learnt = shell("parley " + learnt).out;
    ASSERT_EQ(shell(with_courses(store, "endings 0 0 0 0 0 0 1", true)).exit_code, 0);
    const std::string planted = shell("parley " + asked + with).out;
    EXPECT_EQ(json::parse(planted)["economics"]["endings"].back()["mean"], 1.0);
    EXPECT_EQ(shell("parley " + later + with).out, played_later);
    EXPECT_EQ(shell("parley " + learnt + with).out, played_learnt);
    // Of a text that is none, nothing is said: it is played.
    ASSERT_EQ(shell(with_courses(store, "endings 0 0 0", true)).exit_code, 0);
    EXPECT_EQ(shell("parley " + asked + with).out, own);
    ASSERT_EQ(shell(with_courses(store, "endings 0 0 0 0 0 1 0", false)).exit_code, 0);
    for (const std::string& command : {asked + with, "store verify " + store}) {
        const Ran ran = shell("parley " + command);
        EXPECT_EQ(ran.exit_code, 3) << command;
        EXPECT_EQ(std::count(ran.err.begin(), ran.err.end(), '\n'), 1) << ran.err;
        EXPECT_THAT(ran.err, HasSubstr("damaged"));
    }
}

// The reference dispute once its prices and courses are kept: 6 seconds of two cores. PARLEY_SLOWER as below.
TEST(CourseCommand, of_the_reference_dispute_ends_in_time_cold_and_from_its_store) {
    if (std::getenv("PARLEY_SLOW") == nullptr) GTEST_SKIP() << "runs with PARLEY_SLOW";
    const char* slower = std::getenv("PARLEY_SLOWER");
    const double times = slower != nullptr ? std::atof(slower) : 1.0;
    const Folder folder;
    std::string first;
    for (const double limit : {45.0, 6.0}) {
        const auto start = std::chrono::steady_clock::now();
        const Ran ran = shell("ulimit -v 1048576\nparley course us-china-2018 --points 1 --threads 2 --store " +
                              folder.path("reference.sqlite"));
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        EXPECT_EQ(ran.exit_code, 0) << ran.err;
        EXPECT_LT(took, limit * times);
        EXPECT_EQ(ran.out, first.empty() ? ran.out : first);
        first = ran.out;
        std::printf("course us-china-2018 --points 1 --store: %.1f s\n", took);
    }
}

// Seven parties: what it takes, in seconds of two cores and in memory. PARLEY_SLOWER as in the guide's timings.
TEST(CourseCommand, of_seven_parties_ends_in_time_and_in_memory) {
    if (std::getenv("PARLEY_SLOW") == nullptr) GTEST_SKIP() << "runs with PARLEY_SLOW";
    const char* slower = std::getenv("PARLEY_SLOWER");
    const double times = slower != nullptr ? std::atof(slower) : 1.0;
    for (const char* command : {"course us-world-2025 --threads 2", "deals us-world-2025 --threads 2"}) {
        const auto start = std::chrono::steady_clock::now();
        // A limit on addresses is a stricter one than on what is held.
        const Ran ran = shell("ulimit -v 1048576\nparley " + std::string(command));
        const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        EXPECT_EQ(ran.exit_code, 0) << command << ": " << ran.err;
        EXPECT_LT(took, 45.0 * times) << command;
        std::printf("%s: %.1f s\n", command, took);
    }
}

}  // namespace
}  // namespace parley::testing::course_command_test
