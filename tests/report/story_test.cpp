// What is told of a dispute before anything is computed: who wants what, when; and a conflict in sentences.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/analysis/findings/calendar.hpp"
#include "parley/analysis/findings/positions.hpp"
#include "parley/report/json/brief/brief_highlights.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/study/small_dispute.hpp"

namespace parley::testing::story_test {
namespace {

using analysis::findings::Position;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Json = nlohmann::ordered_json;

std::string with_stances() {
    std::string text = small_dispute();
    const std::string before = "  china: {name: China, economies: [CHN], assumption: known}\n";
    text.replace(text.find(before), before.size(),
                 "  china:\n    name: China\n    economies: [CHN]\n    assumption: known\n    ratification: leader\n"
                 "    factions: {banks: {name: The banks, assumption: so}}\n");
    return text + R"(
day: 2018-05-01
stances:
  - {party: usa, level: plan.ended, says: demand, evidence: {source: report, paragraph: 1}}
  - {party: china, level: plan.ended, says: refusal, assumption: its pride}
  - {party: usa, level: plan.ended, says: demand, evidence: {source: report, paragraph: 2}}
  - {party: china.banks, level: plan.ended, says: acceptance, evidence: {source: report, paragraph: 2}}
  - {party: china, level: tariffs.none, says: expectation, note: they will not dare, evidence: {source: report, paragraph: 1}}
  - {party: usa, level: tariffs.goods, says: threat, on: 2018-04-03, evidence: {source: report, paragraph: 2}}
outlasts:
  - {party: china, other: usa, evidence: {source: report, paragraph: 2}}
)";
}

scenario::Scenario read() {
    return scenario::read_scenario("told.yaml", with_stances());
}

std::string line(const Position& each) {
    return each.party + " " + heading_of(each.kind) + ": " + each.text + " | " + each.issue + " | " +
           (each.evidence.source.empty() ? "assumed: " + each.assumption
                                         : each.evidence.source + " " + std::to_string(each.evidence.paragraph));
}

TEST(Positions, are_by_party_and_kind_each_said_once_with_its_own_source) {
    std::vector<std::string> lines;
    for (const Position& each : analysis::findings::positions(read())) lines.push_back(line(each));
    EXPECT_THAT(lines, ElementsAre("usa Wants: ended | plan | report 1",  // the second time adds nothing
                                   "usa Threatens: goods | tariffs | report 2",
                                   "china Refuses: ended | plan | assumed: its pride",
                                   "china Believes: They will not dare | tariffs | report 1",
                                   "china Believes: It can outlast the other side: United States |  | report 2",
                                   "china At home: The banks: open to “ended” | plan | report 2"));
}

TEST(Positions, have_ids_that_no_other_has) {
    std::vector<std::string> ids;
    for (const Position& each : analysis::findings::positions(read())) ids.push_back(each.id);
    std::sort(ids.begin(), ids.end());
    EXPECT_EQ(std::adjacent_find(ids.begin(), ids.end()), ids.end());
    EXPECT_THAT(ids, ::testing::Contains("china/refuses/plan.ended"));
    EXPECT_THAT(ids, ::testing::Contains("china/at-home/banks/acceptance/plan.ended"));
}

TEST(Calendar, has_every_date_of_the_file_in_order) {
    std::vector<std::string> lines;
    for (const analysis::findings::DatedEvent& each : analysis::findings::calendar(read()))
        lines.push_back(each.date + " " + name_of(each.kind) + " " + each.party + " " + each.text);
    EXPECT_THAT(lines, ElementsAre("2018-04-03 said usa threatens “goods”", "2018-05-01 day  what is known here ends",
                                   "2018-05-03 talks  talks begin", "2018-06-02 talks  round 2 of talks",
                                   "2018-06-02 deadline  the talks end"));
}

// Two parties, one issue each: both hold out, and only one way of ending it rests by every test.
Json chicken() {
    const auto outcome = [](std::size_t number, const char* a, const char* b, double rank_a, double rank_b,
                            const Json& tests, const Json& steps) {
        return Json{{"number", number},
                    {"levels", {a, b}},
                    {"ranks", {rank_a, rank_b}},
                    {"equilibrium", tests},
                    {"improvements_from_today", steps}};
    };
    return {{"parties", {"Ada", "Bob"}},
            {"issues", {{{"name", "Ada's road"}}, {{"name", "Bob's road"}}}},
            {"today", 0},
            {"outcomes",
             {outcome(0, "straight", "straight", 1, 1, Json::array(), 0),
              outcome(1, "swerve", "straight", 2, 4, {"Nash", "GMR", "SMR", "SEQ", "SIM"}, 1),
              outcome(2, "straight", "swerve", 4, 2, {"GMR"}, nullptr),
              outcome(3, "swerve", "swerve", 3, 3, {"GMR", "SMR"}, 2)}}};
}

TEST(ConflictHighlights, name_the_issue_of_each_level_and_where_a_state_stands_in_each_order) {
    const std::vector<report::json::Highlight> all = report::json::conflict_highlights(chicken());
    ASSERT_EQ(all.size(), 3u);
    EXPECT_EQ(all[0].text,
              "One of the 4 states rests by every test, “Ada's road: swerve, Bob's road: straight”: 3rd of 4 for Ada, "
              "1st of 4 for Bob.");
    EXPECT_EQ(all[1].text,
              "Today, “Ada's road: straight, Bob's road: straight”, rests by no test: 4th of 4 for Ada, 4th of 4 for "
              "Bob.");
    EXPECT_EQ(all[2].text, "One improvement leads from today to “Ada's road: swerve, Bob's road: straight”.");
}

TEST(ConflictHighlights, claim_nothing_of_what_was_left_out) {
    Json conflict = chicken();
    for (Json& each : conflict["outcomes"]) each["equilibrium"] = nullptr;
    EXPECT_TRUE(report::json::conflict_highlights(conflict).empty());
    conflict = chicken();
    conflict["outcomes"][1]["improvements_from_today"] = nullptr;
    EXPECT_THAT(report::json::conflict_highlights(conflict).back().text, HasSubstr("No improvements"));
}

}  // namespace
}  // namespace parley::testing::story_test
