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

}  // namespace
}  // namespace parley::evidence::money_test
