// Records of past disputes and what happened after: what is read, and what is refused in one line.
#include <gmock/gmock.h>

#include "parley/core/input_error.hpp"
#include "parley/histories/day.hpp"
#include "parley/histories/history.hpp"
#include "tests/histories/past.hpp"

namespace parley::histories {
namespace {

using parley::testing::after_text;
using parley::testing::facts_text;
using parley::testing::with;
using ::testing::HasSubstr;

std::string refused_facts(const std::string& from, const std::string& to) {
    try {
        (void)read_facts("f.yaml", with(facts_text, from, to));
    } catch (const InputError& problem) {
        return problem.what();
    }
    return "nothing refused";
}

std::string refused_after(const std::string& from, const std::string& to) {
    try {
        (void)read_after("a.yaml", with(after_text, from, to));
    } catch (const InputError& problem) {
        return problem.what();
    }
    return "nothing refused";
}

TEST(Days, are_those_that_the_calendar_has) {
    EXPECT_EQ(*day_number("2010-06-01") - *day_number("2010-05-10"), 22);
    EXPECT_EQ(*day_number("1970-01-01"), 0);
    EXPECT_FALSE(day_number("2010-02-30"));
    EXPECT_FALSE(day_number("2010-2-3"));
    EXPECT_EQ(first_day_in("from 2010-06-01, or 2010-07-01"), "2010-06-01");
    EXPECT_EQ(first_day_in("none fixed"), "");
}

TEST(Records, hold_what_stood_on_the_cut_off_day) {
    const Facts facts = read_facts("f.yaml", facts_text);
    EXPECT_EQ(facts.threat.due, "2010-06-01");
    EXPECT_EQ(facts.issues[1].at_cutoff, 0U);
    EXPECT_EQ(find_level(facts, "b-rules.gone")->level, 2U);
    EXPECT_EQ(facts.statements.size(), 2U);
    EXPECT_DOUBLE_EQ(*facts.trade_usd_bn, 50.0);
}

TEST(Records, a_day_before_the_cut_off_is_no_day_that_a_threat_is_due_on) {
    const std::string text = with(facts_text, "deadline: 2010-06-01 or later", "deadline: 60 days after 2010-03-04");
    EXPECT_EQ(read_facts("f.yaml", text).threat.due, "");
}

TEST(Records, a_statement_after_the_cut_off_is_refused_in_one_line) {
    EXPECT_EQ(refused_facts("{date: 2010-05-10, by: b", "{date: 2010-05-11, by: b"),
              "f.yaml:17:12: expected a statement of the cut-off day or before, 2010-05-10, found 2010-05-11");
}

TEST(Records, what_is_not_there_is_refused_in_one_line) {
    EXPECT_THAT(refused_facts("level: all, deadline", "level: some, deadline"), HasSubstr("found 'a-duties.some'"));
    EXPECT_THAT(refused_facts("by: b, says: offer", "by: c, says: offer"),
                HasSubstr("a party of the record, found 'c'"));
    EXPECT_THAT(refused_facts("says: offer", "says: hint"), HasSubstr("found 'hint'"));
    EXPECT_THAT(refused_facts("at_cutoff: kept", "at_cutoff: lost"), HasSubstr("a level of b-rules"));
    EXPECT_THAT(refused_facts("bn_usd: 50", "bn_usd: -5"), HasSubstr("or unknown"));
    EXPECT_THAT(refused_facts("economies: [EU27]", "economies: []"), HasSubstr("the codes of its economies"));
    EXPECT_THAT(refused_facts("kind:", "kinds:"), HasSubstr("did you mean kind?"));
}

TEST(Outcomes, have_where_each_issue_stood_and_nothing_where_it_is_not_known) {
    const std::string levels = "levels_at:\n  a-duties: {m3: all, m6: none, m12: unknown, m24: unknown}\nanswers:";
    const After after = read_after("a.yaml", with(after_text, "answers:", levels));
    ASSERT_EQ(after.levels_at.size(), 1U);
    EXPECT_EQ(after.levels_at[0].issue, "a-duties");
    EXPECT_EQ(after.levels_at[0].levels, (std::array<std::string, 4>{"all", "none", "", ""}));
    EXPECT_THAT(refused_after("answers:", "levels_at: {a-duties: {m3: all, m6: all, m12: all, m9: all}}\nanswers:"),
                HasSubstr("m9"));
}

TEST(Outcomes, are_read_by_the_words_of_each_question) {
    const After after = read_after("a.yaml", after_text);
    EXPECT_EQ(after.carried_out[0], Answer(true));
    EXPECT_EQ(after.answered, Answer(false));
    EXPECT_EQ(after.agreed[0], Answer(true));
    EXPECT_TRUE(after.truce_by_6);
    EXPECT_EQ(after.met_in_part, Answer(true));
    EXPECT_EQ(after.met_in_full, Answer(false));
    EXPECT_FALSE(after.gone);
}

TEST(Outcomes, what_happened_before_the_cut_off_and_strange_words_are_refused) {
    EXPECT_THAT(refused_after("{date: 2010-06-01, what", "{date: 2010-05-01, what"), HasSubstr("cut-off day or later"));
    EXPECT_THAT(refused_after("m6: full", "m6: perhaps"), HasSubstr("full, part, not or unknown, found 'perhaps'"));
}

TEST(Histories, of_the_program_keep_the_cut_off_and_their_clusters) {
    const std::vector<History> histories = bundled_histories(Opened::with_what_happened);
    ASSERT_EQ(histories.size(), 27U);
    std::size_t known = 0, chinese = 0;
    for (const History& each : histories) {
        known += each.after ? 1 : 0;
        chinese += each.coding.cluster == "us-china" ? 1 : 0;
    }
    EXPECT_EQ(known, 23U);
    EXPECT_EQ(chinese, 4U);
    for (const History& each : bundled_histories(Opened::record_only)) EXPECT_FALSE(each.after);
}

}  // namespace
}  // namespace parley::histories
