// How a dispute ends: every combination of the facts has one name.
#include <set>
#include <string>

#include <gtest/gtest.h>

#include "parley/dispute/endings/endings.hpp"

namespace parley::endings_test {
namespace {

using namespace dispute::endings;

struct Row {
    Facts facts;
    Ending ending;
};

// Signed by both · the threat · answered · beyond · what stands of the new measures → the ending.
std::vector<Row> table() {
    constexpr bool no = false, yes = true;
    const auto pending = Threat::pending, carried_out = Threat::carried_out, withdrawn = Threat::withdrawn;
    const auto none = Standing::none, part = Standing::part, all = Standing::all;
    const auto gone = Ending::agreement_measures_gone, stay = Ending::agreement_measures_stay;
    const auto escalated = Ending::escalated, answered = Ending::answered, unanswered = Ending::carried_out;
    const auto taken_back = Ending::withdrawn, as_today = Ending::pending;
    std::vector<Row> rows;
    const auto put = [&](bool is_signed, Threat threat, bool answer, bool beyond, std::array<Ending, 3> by_standing) {
        rows.push_back({{is_signed, threat, answer, beyond, none}, by_standing[0]});
        rows.push_back({{is_signed, threat, answer, beyond, part}, by_standing[1]});
        rows.push_back({{is_signed, threat, answer, beyond, all}, by_standing[2]});
    };
    put(yes, pending, no, no, {gone, stay, stay});
    put(yes, pending, no, yes, {gone, stay, stay});
    put(yes, pending, yes, no, {gone, stay, stay});
    put(yes, pending, yes, yes, {gone, stay, stay});
    put(yes, carried_out, no, no, {gone, stay, stay});
    put(yes, carried_out, no, yes, {gone, stay, stay});
    put(yes, carried_out, yes, no, {gone, stay, stay});
    put(yes, carried_out, yes, yes, {gone, stay, stay});
    put(yes, withdrawn, no, no, {gone, stay, stay});
    put(yes, withdrawn, no, yes, {gone, stay, stay});
    put(yes, withdrawn, yes, no, {gone, stay, stay});
    put(yes, withdrawn, yes, yes, {gone, stay, stay});
    put(no, pending, no, no, {as_today, as_today, as_today});
    put(no, pending, no, yes, {escalated, escalated, escalated});
    put(no, pending, yes, no, {answered, answered, answered});
    put(no, pending, yes, yes, {escalated, escalated, escalated});
    put(no, carried_out, no, no, {unanswered, unanswered, unanswered});
    put(no, carried_out, no, yes, {escalated, escalated, escalated});
    put(no, carried_out, yes, no, {answered, answered, answered});
    put(no, carried_out, yes, yes, {escalated, escalated, escalated});
    put(no, withdrawn, no, no, {taken_back, taken_back, taken_back});
    put(no, withdrawn, no, yes, {escalated, escalated, escalated});
    put(no, withdrawn, yes, no, {answered, answered, answered});
    put(no, withdrawn, yes, yes, {escalated, escalated, escalated});
    return rows;
}

TEST(Endings, every_combination_of_the_facts_has_the_ending_of_the_table) {
    const std::vector<Row> rows = table();
    ASSERT_EQ(rows.size(), 2U * 3U * 2U * 2U * 3U);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        EXPECT_EQ(ending_of(rows[k].facts), rows[k].ending) << "row " << k;
        for (std::size_t other = 0; other < k; ++other)
            EXPECT_FALSE(rows[k].facts == rows[other].facts) << k << " and " << other;
    }
}

TEST(Endings, each_has_a_name_and_words_of_its_own) {
    std::set<std::string> names, words;
    for (const Ending each : all_endings) {
        names.insert(name_of(each));
        words.insert(in_words(each));
    }
    EXPECT_EQ(names.size(), ending_count);
    EXPECT_EQ(words.size(), ending_count);
    EXPECT_EQ(names.count(""), 0U);
}

TEST(Endings, only_an_agreement_says_what_stands) {
    EXPECT_STREQ(standing_in_words({true, Threat::carried_out, false, false, Standing::part}), "in part");
    EXPECT_STREQ(standing_in_words({true, Threat::carried_out, false, false, Standing::all}), "all of them");
    EXPECT_STREQ(standing_in_words({true, Threat::withdrawn, false, false, Standing::none}), "");
    EXPECT_STREQ(standing_in_words({false, Threat::carried_out, false, false, Standing::all}), "");
}

}  // namespace
}  // namespace parley::endings_test
