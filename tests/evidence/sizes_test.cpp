// Numbers to their end, with what the text says of them.
#include <gtest/gtest.h>

#include "tests/evidence/described.hpp"

namespace parley::evidence::sizes_test {
namespace {

using support::described;
using support::expect_rows;

TEST(Sizes, a_number_is_read_to_its_end_or_not_at_all) {
    expect_rows({
        {"a trillion and a half dollars", "1.5e+12 USD"},
        {"one-and-a-half billion euros", "1500000000 EUR"},
        {"two and three quarters billion", "2750000000"},
        {"$300-odd billion", "300000000000 USD"},
        {"a billion or so dollars", "1000000000 USD"},
        {"half-a-million tonnes", "500000 tonne"},
        {"three-quarters of a million barrels", "750000 barrel"},
        {"a hundred-odd million people", "100000000"},
        {"two and a bit billion dollars", "2000000000 USD"},
        {"two dozen", "24"},
        {"800k", "800000"},
        {"12m tons", "12000000 tonne"},
        {"5,000 crore rupees", "50000000000 INR"},
        {"\u20b93 lakh crore", "3e+12 INR"},
        {"past year and a half", "1.5 year"},
        {"three years and a half", "3.5 year"},
        {"a point and a half", "1.5 points"},
        {"a half of it and a quarter of that", "50 %; 25 %"},
        {"$300 squillion", "unread"},
        {"$300 assorted billion", "unread"},
        {"$300 (or thereabouts) billion", "unread"},
        {"a billion dollars and a half", "unread"},
        {"12 345 tonnes", "unread"},
        {"12\u00a0345 tonnes; 12\u2007345 tonnes; 12\u202f345 tonnes", "12345 tonne; 12345 tonne; 12345 tonne"},
        {"6,4 percent", "unread"},
        {"\u20ac6.400,5", "unread"},
        {"60 percent or 6", "60 %; 6"},
        {"12m people", "unread"},  // twelve metres?
        {"28nm chips", "unread"},
        {"duty=15%", "unread"},
        {"half of 1 percent", "0.5 %"},
        {"half of 10 percent", "unread"},
        {"fifty1 thousand", "50; unread"},
    });
}

TEST(Sizes, what_the_text_says_of_a_figure_is_kept) {
    const auto bound = [](const char* text) {
        const auto figures = figures_in(text);
        EXPECT_EQ(figures.size(), 1U) << text;
        return figures.empty() ? Bound::none : figures.front().bound;
    };
    for (const char* text :
         {"more than $5", "over $5 billion", "in excess of 5 percent", "can exceed 125%", "upwards of 12 tonnes",
          "lasted over 16 years", "above 5 %", ">5 %", "greater than a third"})
        EXPECT_EQ(bound(text), Bound::more_than) << text;
    for (const char* text : {"at least 5 %", "no less than $5", "not fewer than 12", "a minimum of 5 percent",
                             "5 percent or more", "$200-plus billion", "$200+ billion", "as little as $5", ">= 5 %"})
        EXPECT_EQ(bound(text), Bound::at_least) << text;
    for (const char* text :
         {"less than $1 trillion", "fewer than 12", "under 5 percent", "below $5", "just under $5", "short of 5 %"})
        EXPECT_EQ(bound(text), Bound::less_than) << text;
    for (const char* text : {"up to 5 percent", "no more than $5", "at most 12", "as much as $5 billion",
                             "as many as 12", "a maximum of 5 %", "capped at 5 percent", "5 percent or less"})
        EXPECT_EQ(bound(text), Bound::up_to) << text;
    for (const char* text :
         {"about 5 %", "roughly two-fifths", "nearly $5 billion", "almost half", "close to a fifth", "some 12 tonnes",
          "around 5", "approximately 5 %", "$300-odd billion", "5 percent or so", "~5 %", "nearly tripled"})
        EXPECT_EQ(bound(text), Bound::about) << text;
    for (const char* text : {"$5 billion", "talks over three years", "a further 5 percent", "only $5", "up 5 percent",
                             "another 12 tonnes", "a row over $5 billion", "5 percent more", "not $5"})
        EXPECT_EQ(bound(text), Bound::none) << text;
}

TEST(Sizes, about_is_said_of_both_ends_of_a_range) {
    EXPECT_EQ(described("about 10 to 15 percent", true), "about 10 %; about 15 %");
    EXPECT_EQ(described("up to 10 or 15 percent", true), "up to 10 %; 15 %");
}

TEST(Sizes, a_bound_is_no_part_of_the_words_and_no_scenario_cites_one) {
    const std::string text = "worth less than $1 trillion";
    const Figure figure = figures_in(text).front();
    EXPECT_EQ(text.substr(figure.begin, figure.length), "$1 trillion");
    for (const char* cited : {"about 5 %", "5 percent or more", "$300-odd billion", "$200+ billion", "tens of billions",
                              "Z$5 billion", "500 pounds"})
        EXPECT_FALSE(parse_figure(cited)) << cited;
}

TEST(Sizes, percent_and_points_in_every_form_and_the_points_of_an_index_in_none) {
    for (const char* text : {"25 percent", "25 per cent", "25 per-cent", "25pc", "25 pc", "25 pct", "25 p.c.", "25%",
                             "25\u00a0%", "25\u202f%", "\uff12\uff15\uff05", "25\u2011percent", "25\u00adpercent"})
        EXPECT_EQ(described(text), "25 %") << text;
    for (const char* text : {"25 percentage points", "25 pct pts", "25 pct. pts", "25 pct points", "25pp", "25 p.p.",
                             "25 per cent points", "25 % points", "25 ppts", "25-point", "2,500 basis points"})
        EXPECT_EQ(described(text), "25 points") << text;
    for (const char* text : {"25 index points", "the index fell 25 points", "The Nikkei lost 25 points",
                             "shares were down 25 points", "a 25-point plan", "25\u2030", "in 25 percentiles"})
        EXPECT_EQ(described(text), "unread") << text;
    EXPECT_EQ(described("Stocks fell. The duty rose 25 points"), "25 points");
}

TEST(Sizes, ranges_whatever_joins_their_ends) {
    expect_rows({
        {"10 to 15 per cent", "10 %; 15 %"},
        {"10\u201315 percent", "10 %; 15 %"},
        {"10 \u2013 15 percent", "10 %; 15 %"},
        {"10\u201415 percent", "10 %; 15 %"},
        {"10\u221215 percent", "10 %; 15 %"},
        {"to 25 from 10 percent", "25 %; 10 %"},
        {"from 90 to 120 percent", "90 %; 120 %"},
        {"from 10 percent to 25.", "10 %; 25 %"},
        {"from 10 percent to 25 countries", "10 %; 25"},
        {"600 tonnes free of duty, up from 450.", "600 tonne; 450 tonne"},
        {"to 25 percent, down from 30 last year", "25 %; 30 %"},
        {"$20 to 15 billion", "20000000000 USD; 15000000000 USD"},
        {"between 100,000 and 1 million dollars", "100000 USD; 1000000 USD"},
        {"$5, $10 and $15 billion", "unread; unread; 15000000000 USD"},
        {"a billion or two", "1000000000; unread"},
    });
}

TEST(Sizes, a_change_has_a_from_and_a_to_and_a_range_has_not) {
    const auto sides = [](const char* text) {
        std::vector<Side> result;
        for (const Figure& figure : figures_in(text)) result.push_back(figure.side);
        return result;
    };
    using Sides = std::vector<Side>;
    EXPECT_EQ(sides("raised from 90 to 120 percent"), (Sides{Side::from, Side::to}));
    EXPECT_EQ(sides("raised to 25 from 10 percent"), (Sides{Side::to, Side::from}));
    EXPECT_EQ(sides("25 percent, up from 10."), (Sides{Side::to, Side::from}));
    EXPECT_EQ(sides("from 75 dollars to 100 dollars"), (Sides{Side::from, Side::to}));
    EXPECT_EQ(sides("duties of 10 to 15 percent"), (Sides{Side::none, Side::none}));
}

TEST(Sizes, weights_multiples_and_zero_duties) {
    expect_rows({
        {"12 million metric tons", "12000000 tonne"},
        {"25 MMT", "25000000 tonne"},
        {"600,000 tonnes", "600000 tonne"},
        {"3 short tons", "3 short ton"},
        {"900 pounds of cocaine", "900 lb"},
        {"900 lbs", "900 lb"},
        {"900 pounds", "unread"},
        {"It cost Britain 9 million pounds", "9000000 GBP"},
        {"5 Mt", "unread"},
        {"2 million barrels a day", "2000000 barrel a day"},
        {"tripled", "3 times"},
        {"a tenfold rise", "10 times"},
        {"grew five-fold in a year", "5 times; 1 year"},
        {"1.5 mln t of soy", "1500000 tonne"},
        {"zero customs duties", "0 %"},
        {"cut tariffs to zero", "0 %"},
        {"zero people", "0"},
        {"six short months", "6 month"},
        {"thirty (30) days", "30 day"},
        {"two more weeks", "2 week"},
    });
}

TEST(Sizes, months_and_days_in_words) {
    expect_rows({
        {"in November", "date 1100"},
        {"by mid-March", "date 300"},
        {"the repeal in March", "date 300"},
        {"It lapses in November.", "date 1100"},
        {"the second of April", "date 402"},
        {"April the second, 2025", "date 20250402"},
        {"the thirty-first of May", "date 531"},
        {"this eighth day of March", "date 308"},
        {"They march on; it may be", ""},
        {"April Smith said", ""},
        {"the second of three", "3"},
    });
    EXPECT_TRUE(parse_figure("November"));
}

TEST(Sizes, what_has_no_number_is_listed_and_bears_nothing_out) {
    for (const char* text : {"tens of billions", "hundreds of thousands", "billions of dollars", "several hundred",
                             "a few dozen", "a couple of million", "multi-billion", "dozens"}) {
        EXPECT_EQ(described(text), "vague") << text;
        const Figure figure = figures_in(text).front();
        EXPECT_FALSE(same_figure(figure, figure)) << text;
        EXPECT_FALSE(same_number_otherwise(figure, *parse_figure("0 %"))) << text;
    }
}

}  // namespace
}  // namespace parley::evidence::sizes_test
