#include <gtest/gtest.h>

#include "tests/evidence/described.hpp"
#include "tests/evidence/money_forms.hpp"

namespace parley::evidence::money_test {
namespace {

using namespace support;

TEST(Money, every_currency_in_every_position_with_every_multiplier_is_read_right_or_not_at_all) {
    std::size_t read = 0, known = 0;
    for (const char* frame : {"%", "The plan costs %.", "A loss of %, it said.", "It put % into steel."})
        for (const CurrencyForm& currency : currency_forms())
            for (const SizeForm& size : size_forms()) {
                if (!go_together(currency, size)) continue;
                const MoneyForm form = money_form(currency, size);
                std::string text = frame;
                text.replace(text.find('%'), 1, form.text);
                const auto figures = figures_in(text);
                EXPECT_FALSE(figures.empty()) << "not even listed: " << text;
                bool is_read_right = false;
                for (const Figure& figure : figures) {
                    EXPECT_TRUE(right_or_not_at_all(figure, form)) << text << " is read as " << described(text);
                    is_read_right = is_read_right || is_read(figure);
                }
                if (form.unit.empty() || form.value == 0.0) continue;
                ++known;
                read += is_read_right ? 1 : 0;
                if (!is_read_right) std::cout << "not read: " << text << "\n";
            }
    // What is known is read, too: not reading anything would be right as well.
    EXPECT_GT(known, 5000U);
    EXPECT_EQ(read, known);
}

TEST(Money, a_bare_sign_beside_the_same_sum_in_us_dollars_is_some_other_country_s) {
    expect_rows({
        {"$5 billion (US$3.6 billion)", "unread; 3600000000 USD"},
        {"US$3.6 billion, or about $5 billion", "3600000000 USD; unread"},
        {"$5 billion (US$5 billion)", "5000000000 USD; 5000000000 USD"},
        {"$5 billion (A$7 billion)", "5000000000 USD; 7000000000 AUD"},
        {"C$5 billion ($3.6 billion)", "5000000000 CAD; 3600000000 USD"},
        {"$5 billion and US$3.6 billion", "5000000000 USD; 3600000000 USD"},
    });
}

TEST(Money, words_that_may_belong_to_the_next_one_leave_a_sum_unread) {
    expect_rows({
        {"$45 billion Canadian imports", "unread"},
        {"the Canadian $45 billion surplus", "unread"},
        {"$5 billion in Canadian funds", "unread"},
        {"$5 billion in Canadian dollar bonds", "unread"},
        {"$5 billion in Canadian currency", "5000000000 CAD"},
        {"$150 billion Chinese goods", "150000000000 USD"},
        {"$11 billion Taiwan arms sale", "11000000000 USD"},
        {"$3 billion IMF loan", "3000000000 USD"},
        {"it gave us $5 billion", "5000000000 USD"},
        {"A $5 billion fund", "5000000000 USD"},
    });
}

}  // namespace
}  // namespace parley::evidence::money_test
