// What is announced, what it means together, and files of the former format.
#include <gtest/gtest.h>

#include "fuzz/dispute.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/form/migrate.hpp"
#include "parley/tables/files/parse_yaml.hpp"
#include "tests/study/scenario_texts.hpp"
#include "tests/support/json_schema.hpp"
#include "tests/support/yaml_json.hpp"

namespace parley::threats_scenario_test {
namespace {

using namespace parley::testing;

// Two parties, a threat, an answer to it, something to give.
const std::string text = R"(parley: 2
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
      levied: {label: Duties, announced: {by: usa, on: 2018-04-03, due: 2018-06-01, assumption: said}}
      more: {label: More duties}
  answer:
    owner: china
    levels:
      none: {label: No answer}
      given: {label: An answer, announced: {by: china, on: 2018-04-04, due: none, if: duties.levied, assumption: said}}
  market:
    owner: china
    levels: {closed: {}, open: {}}
stances:
  - {party: china, level: market.open, says: offer, for: duties.withdrawn, on: 2018-04-05, assumption: said}
payoffs:
  usa:
    - {backing-down: duties, weight: {value: -0.1 points, definition: so}}
    - {level: duties.levied, if: answer.none, weight: {value: 0.2 points, definition: so}}
outcomes: {today: {label: Today}, signed: {levels: {duties: withdrawn, market: open}, signatories: [usa, china]}}
agreements: {opening: {signatories: [usa, china], levels: {market: open}, assumption: known}}
talks: {rounds: [2018-05-03, +1 month], breakdown: {value: 20 %, definition: so}}
)";

std::string said(const std::string& from, const std::string& to) {
    return complaint([&] { (void)scenario::read_scenario("s.yaml", replaced(text, from, to)); });
}

TEST(Threats, an_issue_on_which_there_is_a_threat_has_a_level_at_which_it_is_withdrawn) {
    const scenario::Scenario read = scenario::read_scenario("s.yaml", text);
    EXPECT_EQ(ids_of(read.issues[0].levels), (std::vector<std::string>{"none", "levied", "more", "withdrawn"}));
    EXPECT_EQ(read.issues[0].levels.back().label, "Withdrawn: Duties");
    EXPECT_EQ(ids_of(read.issues[1].levels), (std::vector<std::string>{"none", "given"}));
    EXPECT_FALSE(is_answer(read, *read.issues[0].levels[1].announced));
    EXPECT_TRUE(is_answer(read, *read.issues[1].levels[1].announced));
    EXPECT_EQ(read.issues[0].levels[1].announced->due, "2018-06-01");
    EXPECT_EQ(read.issues[1].levels[1].announced->due, "");
    EXPECT_EQ(read.outcomes[1].signatories.size(), 2U);
    EXPECT_FALSE(read.no_deal);
}

TEST(Threats, a_threat_on_what_another_gives_is_a_threat_and_one_on_what_it_threatens_an_answer) {
    const auto with = [](const std::string& condition) {
        const scenario::Scenario read =
            scenario::read_scenario("s.yaml", replaced(text, "if: duties.levied", "if: " + condition));
        return is_answer(read, *read.issues[1].levels[1].announced);
    };
    EXPECT_TRUE(with("not duties.none"));
    EXPECT_TRUE(with("[duties.more, duties.more]"));
    EXPECT_FALSE(with("duties.none"));
    EXPECT_FALSE(with("market.closed"));
    EXPECT_FALSE(with("duties.withdrawn"));
}

TEST(Threats, a_withdrawal_may_have_a_label_and_nothing_else) {
    const std::string labelled = replaced(text, "more: {label: More duties}", "withdrawn: {label: Taken back}");
    EXPECT_EQ(scenario::read_scenario("s.yaml", labelled).issues[0].levels.back().label, "Taken back");
    EXPECT_EQ(said("more: {label: More duties}", "withdrawn: {counterfactual: true}"),
              "s.yaml:14:18: expected nothing but a label, and what it requires, of a level at which a threat is "
              "withdrawn, found duties.withdrawn");
    EXPECT_EQ(said("{closed: {}, open: {}}", "{closed: {}, open: {}, withdrawn: {}}"),
              "s.yaml:22:47: expected the level 'withdrawn' on an issue with an announced level that is no answer, "
              "found market");
}

TEST(Threats, what_does_not_hang_together_is_refused_in_one_line) {
    EXPECT_EQ(said("on: 2018-04-03, ", ""), "s.yaml:13:42: expected the day it was announced, as 'on', found none");
    EXPECT_EQ(said(", due: 2018-06-01", ""), "s.yaml:13:42: expected the day it is due, or 'due: none', found nothing");
    EXPECT_EQ(said("due: 2018-06-01", "due: June"),
              "s.yaml:13:73: expected a date such as 2018-06-01, or none, found 'June'");
    EXPECT_EQ(said("due: 2018-06-01", "due: 2018-04-02"),
              "s.yaml:13:73: expected a day not before 2018-04-03, found 2018-04-02");
    EXPECT_EQ(said("due: 2018-06-01", "due: 2018-04-30"),
              "s.yaml:13:42: expected a due date not before 2018-05-01, the day of the file, found 2018-04-30");
    EXPECT_EQ(said("on: 2018-04-03", "on: 2018-05-02"),
              "s.yaml:13:42: expected what is announced by 2018-05-01, the day of the file, found 2018-05-02");
    EXPECT_EQ(said("on: 2018-04-05", "on: 2018-05-05"),
              "s.yaml:24: expected what is said by 2018-05-01, the day of the file, found 2018-05-05");
    EXPECT_EQ(said("published: 2018-04-30", "published: 2018-05-02"),
              "s.yaml:4: expected what is published by 2018-05-01, the day of the file, found 2018-05-02");
    EXPECT_EQ(said("by: usa, on", "by: china, on"),
              "s.yaml:13:42: expected an announcement by usa, which owns duties, found china");
    EXPECT_EQ(said("owner: usa", "owner: joint"),
              "s.yaml:13:42: expected an announced level on an issue that one party owns, found a joint one");
    EXPECT_EQ(said("due: none, if: duties.levied", "due: none, if: duties.lavied"),
              "s.yaml:19:87: expected a level of duties (none, levied, more, withdrawn), found 'lavied'; did you mean "
              "levied?");
    const std::string more = replaced(text, "more: {label: More duties}",
                                      "more: {announced: {by: usa, on: 2018-04-05, due: none, if: answer.given, "
                                      "assumption: said}}");
    EXPECT_EQ(complaint([&] { (void)scenario::read_scenario("s.yaml", more); }), "no error");
    EXPECT_EQ(complaint([&] {
                  (void)scenario::read_scenario("s.yaml", replaced(more, "if: duties.levied", "if: duties.more"));
              }),
              "s.yaml:14:25: expected conditions that are no circle, found duties.more > answer.given > duties.more");
    EXPECT_EQ(complaint([&] {
                  (void)scenario::read_scenario("s.yaml", replaced(more, "if: duties.levied", "if: not duties.none"));
              }),
              "s.yaml:14:25: expected conditions that are no circle, found duties.more > answer.given > duties.more");
    EXPECT_EQ(said("signatories: [usa, china], levels: {market: open}, ", "levels: {market: open}, "),
              "s.yaml:30:23: expected a key signatories, found none");
    EXPECT_EQ(said("signatories: [usa, china], levels: {market: open}, ", "signatories: [usa], "),
              "s.yaml:30:37: expected two signatories or more of an agreement, found one");
    EXPECT_EQ(said("for: duties.withdrawn, ", "before: deal, "),
              "s.yaml:24:61: expected 'before' only of a condition, found offer");
    EXPECT_EQ(said("backing-down: duties", "backing-down: market"),
              "s.yaml:27:7: expected an issue on which a level is announced that is no answer, found market");
    EXPECT_EQ(said("breakdown: {value: 20 %", "breakdown: {value: 120 %"),
              "s.yaml:31:52: expected a chance from 0 to 100 %, found '120 %'");
    EXPECT_EQ(said("+1 month]", "+1 month], ends: today"),
              "s.yaml:31:47: expected 'ends', what a deadline leads to, only with a 'deadline', found none");
}

TEST(Threats, a_party_that_can_do_nothing_may_be_hit_and_neither_signs_nor_offers) {
    const std::string china = "  china: {name: China, economies: [CHN], assumption: known}\n";
    const std::string three = replaced(text, china, china + "  eu: {name: EU, economies: [EU27], assumption: known}\n");
    EXPECT_EQ(complaint([&] { (void)scenario::read_scenario("s.yaml", three); }), "no error");
    const char* refused =
        "s.yaml:8: expected an issue that each party which signs, threatens or offers owns, alone or with others, "
        "found "
        "none of eu";
    const std::string signs =
        replaced(three, "signatories: [usa, china], levels: {market: open}", "signatories: [usa, china, eu]");
    const std::string offers = replaced(three, "{party: china, level: market.open, says: offer",
                                        "{party: eu, level: market.open, says: offer");
    for (const std::string& each : {signs, offers})
        EXPECT_EQ(complaint([&] { (void)scenario::read_scenario("s.yaml", each); }), refused);
}

TEST(FormerFormat, is_read_as_what_migrate_makes_of_it) {
    const std::string seed = tables::read_file((source_folder() / "fuzz/seeds/scenario/former.yaml").string());
    EXPECT_EQ(scenario::read_scenario("s.yaml", seed).format, scenario::former_format);
    std::string former = replaced(fuzz::dispute, "parley: 2", "# scenario-1.schema.json\nparley: 1");
    former = replaced(former, "no-deal: {outcome: war, assumption: so}",
                      "disagreement: war  # so\ntalks:\n  ends: war\n  rounds: [2018-05-03, +1 month]");
    const std::string newest = scenario::migrated(former, tables::parse_yaml("s.yaml", former, true));
    EXPECT_NE(newest.find("# scenario-2.schema.json\nparley: 2\n"), std::string::npos) << newest;
    EXPECT_NE(
        newest.find("\nno-deal: {outcome: war, assumption: \"set in a file of format 1, which gave no grounds\"}  # "
                    "so\ntalks:\n  ends: war\n  deadline: last-round\n  rounds: [2018-05-03, +1 month]\n"),
        std::string::npos)
        << newest;
    EXPECT_EQ(schema_problem(scenario_schema(), json_of_yaml(newest)), "");
    const scenario::Scenario one = scenario::read_scenario("s.yaml", former),
                             two = scenario::read_scenario("s.yaml", newest);
    EXPECT_EQ(one.format, scenario::former_format);
    EXPECT_EQ(two.format, scenario::newest_format);
    EXPECT_EQ(one.no_deal->outcome, two.no_deal->outcome);
    EXPECT_EQ(one.no_deal->assumption, two.no_deal->assumption);
    EXPECT_EQ(one.talks->deadline, two.talks->deadline);
    EXPECT_EQ(one.talks->ends, two.talks->ends);
    EXPECT_EQ(ids_of(one.issues), ids_of(two.issues));
}

TEST(FormerFormat, talks_within_a_line_get_their_deadline_there) {
    const std::string former = replaced(replaced(fuzz::dispute, "parley: 2", "parley: '1'"),
                                        "no-deal: {outcome: war, assumption: so}", "talks: {rounds: [2018-05-03]}");
    const std::string newest = scenario::migrated(former, tables::parse_yaml("s.yaml", former, true));
    EXPECT_NE(newest.find("parley: '2'\n"), std::string::npos);
    EXPECT_NE(newest.find("talks: {deadline: last-round, rounds: [2018-05-03]}"), std::string::npos) << newest;
}

}  // namespace
}  // namespace parley::threats_scenario_test
