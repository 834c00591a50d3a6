#include "parley/evidence/figures.hpp"

#include <gtest/gtest.h>

#include "tests/evidence/described.hpp"

namespace parley::evidence::figures_test {
namespace {

using support::described;
using support::expect_rows;

TEST(Figures, money_however_it_is_written) {
    expect_rows({
        {"a mandatory $100 billion cut", "100000000000 USD"},
        {"US$ 1.5bn", "1500000000 USD"},
        {"100bn USD", "100000000000 USD"},
        {"100 bn USD", "100000000000 USD"},
        {"USD 100 billion", "100000000000 USD"},
        {"USD100bn", "100000000000 USD"},
        {"100 billion US dollars", "100000000000 USD"},
        {"100 billion U.S. dollars", "100000000000 USD"},
        {"1,234.5 million dollars", "1234500000 USD"},
        {"one hundred billion dollars", "100000000000 USD"},
        {"one hundred and fifty billion dollars", "150000000000 USD"},
        {"a hundred billion dollars", "100000000000 USD"},
        {"half a billion dollars", "500000000 USD"},
        {"a half-billion-dollar deal", "500000000 USD"},
        {"a $60-billion plan", "60000000000 USD"},
        {"the 60-billion-dollar plan", "60000000000 USD"},
        {"one point five billion dollars", "1500000000 USD"},
        {"one and a half billion dollars", "1500000000 USD"},
        {"$100b and $5m and $3.2tn and $50k", "100000000000 USD; 5000000 USD; 3.2e+12 USD; 50000 USD"},
        {"100m USD", "100000000 USD"},
        {"$2,000", "2000 USD"},
        {"$.5 billion", "500000000 USD"},
        {"$1\u202f500 million", "1500000000 USD"},
        {"$100\u00a0billion", "100000000000 USD"},
        {"50 cents", "0.5 USD"},
        {"€5bn, £3 million, ¥500 billion", "5000000000 EUR; 3000000 GBP; 500000000000 JPY or CNY"},
        {"RMB 50 billion or 50 billion yuan", "50000000000 CNY; 50000000000 CNY"},
        {"A$5m; HK$7 billion; 7 billion Hong Kong dollars", "5000000 AUD; 7000000000 HKD; 7000000000 HKD"},
        {"$60 billion a year", "60000000000 USD a year"},
        {"$375 billion annual trade deficit", "375000000000 USD a year"},
        {"$5 billion per month", "5000000000 USD a month"},
        {"-$100 billion, $-100 billion, \u2212$100 billion", "-100000000000 USD; -100000000000 USD; -100000000000 USD"},
        {"A $100 billion cut in the $375 billion deficit", "100000000000 USD; 375000000000 USD"},
    });
}

TEST(Figures, shares_and_points_are_told_apart) {
    expect_rows({
        {"25 percent", "25 %"},
        {"25 per cent", "25 %"},
        {"25%", "25 %"},
        {"25 %", "25 %"},
        {"25 pct", "25 %"},
        {"a 25-percent duty", "25 %"},
        {"twenty-five percent", "25 %"},
        {"2½ percent", "2.5 %"},
        {"half a percent", "0.5 %"},
        {"10 % a year", "10 % a year"},
        {"two-fifths of their incomes", "40 %"},
        {"two fifths", "40 %"},
        {"2/5 of it", "40 %"},
        {"⅖ of it", "40 %"},
        {"two out of five households", "40 %"},
        {"one in five households", "20 %"},
        {"a quarter of it", "25 %"},
        {"half of it", "50 %"},
        {"fell by a third", "33.3333333333 %"},
        {"three quarters", "75 %"},
        {"three-quarters", "75 %"},
        {"minus 5 percent", "-5 %"},
        {"+25 points", "25 points"},
        {"25 percentage points", "25 points"},
        {"a 25-point rise", "25 points"},
        {"50 basis points", "0.5 points"},
        {"half a percentage point", "0.5 points"},
    });
}

TEST(Figures, counts_and_times) {
    expect_rows({
        {"A half-dozen senior officials", "6"},
        {"half a dozen", "6"},
        {"two dozen influential advisers", "24"},
        {"a dozen", "12"},
        {"150 billion", "150000000000"},
        {"two million five hundred thousand people", "2500000"},
        {"twelve hundred", "1200"},
        {"two hundred and three hundred", "200; 300"},
        {"a three-day seminar", "3 day"},
        {"a month from now", "1 month"},
        {"within a year", "1 year"},
        {"three months\u2019 notice", "3 month"},
        {"two and a half years", "2.5 year"},
        {"a year and a half", "1.5 year"},
        {"30 days", "30 day"},
        {"a quarter of a century", "0.25 century"},
        {"half an hour", "0.5 hour"},
        {"one month; one of them", "1 month"},
    });
}

TEST(Figures, a_range_gives_its_unit_to_both_ends) {
    expect_rows({
        {"10 to 25 percent", "10 %; 25 %"},
        {"between 10 and 25 percent", "10 %; 25 %"},
        {"10-25%", "10 %; 25 %"},
        {"10\u201325%", "10 %; 25 %"},
        {"10, 15 and 25 percent", "10 %; 15 %; 25 %"},
        {"$100-150 billion", "100000000000 USD; 150000000000 USD"},
        {"$20-30m", "20000000 USD; 30000000 USD"},
        {"from $20m to 30m", "20000000 USD; 30000000 USD"},
        {"$2-3b", "2000000000 USD; 3000000000 USD"},
        {"between 20 and 30m away", "20; unread"},  // metres, or millions
        {"$100 to $150 billion", "100000000000 USD; 150000000000 USD"},
        {"$500 million to $1 billion", "500000000 USD; 1000000000 USD"},
        {"$100 to $1 billion", "unread; 1000000000 USD"},  // a hundred dollars, or a hundred millions
        {"two or three months", "2 month; 3 month"},
        {"one to two months", "1 month; 2 month"},
        {"from $5 billion to 12 countries", "5000000000 USD; 12"},
        {"$5 billion and 25 percent", "5000000000 USD; 25 %"},
    });
    const std::string text = "raised by 10 to 25 percent";
    const Figure low = figures_in(text).front();
    EXPECT_EQ(text.substr(low.begin, low.length), "10 to 25 percent");
}

TEST(Figures, the_calendar_is_neither_money_nor_a_count) {
    expect_rows({
        {"in 2018", "year 2018"},
        {"by mid-2018", "year 2018"},
        {"2018-19", "year 2018; year 2019"},
        {"2018\u20132020", "year 2018; year 2020"},
        {"2,018 people", "2018"},
        {"2018 dollars", "2018 USD"},
        {"May 3, 2018", "date 20180503"},
        {"3rd of May", "date 503"},
        {"on June 28-29, 2019", "date 20190628"},
        {"on June 28\u201329", "date 628"},
        {"28-29 June 2019", "date 20190628"},
        {"the 10th-12th of May", "date 510"},
        {"June 28-29 percent", "28 %; 29 %"},
        {"Sept. 11", "date 911"},
        {"March 2018", "date 20180300"},
        {"2018-05-03", "date 20180503"},
        {"it may 25 percent of the time", "25 %"},
        {"In May 25 percent", "25 %"},
        {"February 29, 2027", "unread"},
        {"10^6 tonnes", "unread"},
        {"they save almost nothing", "vague"},
        {"29 February 2028", "date 20280229"},
        {"29 February", "date 229"},
        {"31 April", "unread"},
        {"the 31st of September 2026", "unread"},
        {"until 15 April. 3 days later", "date 415; 3 day"},
    });
    EXPECT_EQ(figures_in("It ends on 15 April.").front().length, 8u) << "the stop is the sentence's";
    EXPECT_EQ(figures_in("It ends on 15 Sept. 2026.").front().length, 13u) << "and here the month's";
}

TEST(Figures, what_looks_like_a_figure_and_is_none) {
    for (const char* text : {"first",
                             "the 3rd",
                             "twenty-first century",
                             "the twenty-fifth",
                             "5G",
                             "G20",
                             "F-35",
                             "COVID-19",
                             "term 2",
                             "Section 301",
                             "No. 5",
                             "Articles 5 and 6",
                             "the 1980s",
                             "10:30",
                             "9 a.m.",
                             "24/7",
                             "1.2.3",
                             "10,25",
                             "half-hearted",
                             "the first half",
                             "a third country",
                             "a third-party deal",
                             "the third quarter",
                             "once a month",
                             "one another",
                             "One of these demands",
                             "one-party rule",
                             "no one",
                             "[1]",
                             "second thoughts",
                             "a billionaire",
                             "99999999999999999999",
                             "Boeing 737-800",
                             "",
                             "$",
                             "-",
                             "a",
                             "%"})
        EXPECT_EQ(described(text), "") << "in: " << text;
}

TEST(Figures, neighbours_are_not_confused) {
    const auto same = [](const char* stands, const char* asked) {
        const auto a = parse_figure(stands), b = parse_figure(asked);
        EXPECT_TRUE(a && b) << stands << " / " << asked;
        return a && b && same_figure(*a, *b);
    };
    EXPECT_TRUE(same("1.5 billion dollars", "1,500 million USD"));
    EXPECT_FALSE(same("$1.5 billion", "15 bn USD"));
    EXPECT_FALSE(same("$100 million", "100 bn USD"));
    EXPECT_FALSE(same("two-fifths", "2.5"));
    EXPECT_FALSE(same("1,500", "150"));
    EXPECT_FALSE(same("-5 %", "5 %"));
    EXPECT_FALSE(same("€100 billion", "100 bn USD"));
    EXPECT_TRUE(same("¥100 billion", "100 bn CNY"));
    EXPECT_FALSE(same("25 percent", "25 points"));
    EXPECT_FALSE(same("2018", "2,018"));
    EXPECT_TRUE(same("two-fifths", "40 %"));
    EXPECT_FALSE(same("$375 billion", "375.2 bn USD")) << "more digits than the text prints";
    EXPECT_TRUE(same("1.1 billion dollars", "1,100 m USD"));
}

TEST(Figures, a_fraction_that_no_decimal_equals_agrees_with_its_rounding) {
    const Figure third = *parse_figure("a third");
    for (const char* text : {"33 %", "33.3 %", "33.33 percent", "one-third", "1/3"})
        EXPECT_TRUE(same_figure(third, *parse_figure(text))) << text;
    for (const char* text : {"30 %", "33.4 %", "34 %", "33.0 %"})
        EXPECT_FALSE(same_figure(third, *parse_figure(text))) << text;
    EXPECT_FALSE(same_figure(*parse_figure("two-fifths"), *parse_figure("40.3 %")));
    EXPECT_FALSE(same_figure(*parse_figure("three-eighths"), *parse_figure("38 %"))) << "37.5 can be written";
}

TEST(Figures, times_agree_across_units) {
    const auto same = [](const char* stands, const char* asked) {
        return same_figure(*parse_figure(stands), *parse_figure(asked));
    };
    EXPECT_TRUE(same("a month", "1 month"));
    EXPECT_TRUE(same("a month", "30 days"));
    EXPECT_TRUE(same("a year", "12 months"));
    EXPECT_TRUE(same("a year", "365 days"));
    EXPECT_TRUE(same("two weeks", "14 days"));
    EXPECT_FALSE(same("a year", "12 weeks"));
    EXPECT_FALSE(same("a month", "31 days"));
}

TEST(Figures, a_year_is_understood_but_other_spells_are_said) {
    const auto same = [](const char* stands, const char* asked) {
        return same_figure(*parse_figure(stands), *parse_figure(asked));
    };
    EXPECT_TRUE(same("$25 billion", "25 bn USD a year"));
    EXPECT_TRUE(same("$25 billion a year", "25 bn USD"));
    EXPECT_FALSE(same("$25 billion a month", "25 bn USD"));
    EXPECT_FALSE(same("$25 billion", "25 bn USD a month"));
}

TEST(Figures, a_scenario_writes_exactly_one_figure) {
    for (const char* text : {"100 bn USD", "40 %", "two-fifths", "25 points", "+25 points", "1 month", "375 bn USD",
                             "half-dozen", "two dozen", "24", "a month", "a third", "2018", "60 bn USD a year", "-27 %",
                             " 25 % ", "3 days", "10 % a year", "2018-05-03"})
        EXPECT_TRUE(parse_figure(text).has_value()) << text;
    for (const char* text : {"", "100 bnn USD", "bn USD", "100 or 200 bn USD", "25 % of it", "about 25 %", "one", "G20",
                             "10 to 25 %", "many", "first", "25 % 25 %"})
        EXPECT_FALSE(parse_figure(text).has_value()) << text;
}

TEST(Figures, words_are_quoted_byte_for_byte_from_the_text) {
    const std::string text =
        "China\u2019s deficit \u2014 \u201c$375\u00a0billion\u201d \u2014 is a\u00ad\u200b half\u2011dozen\u2019s "
        "worth";
    const auto figures = figures_in(text);
    ASSERT_EQ(figures.size(), 2u);
    EXPECT_EQ(text.substr(figures[0].begin, figures[0].length), "$375\u00a0billion");
    EXPECT_EQ(text.substr(figures[1].begin, figures[1].length), "a\u00ad\u200b half\u2011dozen\u2019s");
}

TEST(Figures, bytes_that_are_no_text_do_no_harm) {
    std::string bytes;
    for (int k = 0; k < 4096; ++k) bytes += static_cast<char>((k * 197 + k / 7) & 0xFF);
    for (const Figure& figure : figures_in(bytes)) EXPECT_LE(figure.begin + figure.length, bytes.size());
}

}  // namespace
}  // namespace parley::evidence::figures_test
