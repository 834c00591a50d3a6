// Lists of products: what is read, and what is refused in one line.
#include <map>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/core/input_error.hpp"
#include "parley/products/bundled.hpp"
#include "parley/products/product_list.hpp"
#include "parley/tables/packed_lines.hpp"

namespace parley::products_lists_test {
namespace {

using namespace parley::products;
using ::testing::HasSubstr;

// 851712 was divided in HS 2022, 851713 is one of its heirs.
const Concordance& concordance() {
    return bundled_concordance();
}

std::string refusal(const std::string& text) {
    try {
        (void)read_product_list("l.csv", text, concordance());
    } catch (const InputError& error) {
        return error.what();
    }
    return "read";
}

TEST(ProductLists, codes_rates_and_values_are_read) {
    const ProductList list = read_product_list(
        "l.csv", "hs6,add_points,value_usd_m,covered_pct,note\n720810,25,12.5,40,steel\n010121,0,3,100,\n",
        concordance());
    EXPECT_EQ(list.says, ProductList::Says::points);
    EXPECT_TRUE(list.has_values);
    ASSERT_EQ(list.products.size(), 2u);
    EXPECT_EQ(concordance()[list.products[0].product].hs6, "720810");
    EXPECT_EQ(concordance()[list.products[0].product].sector, "C24A");
    EXPECT_DOUBLE_EQ(list.products[0].rate, 0.25);
    EXPECT_DOUBLE_EQ(list.products[0].covered_share, 0.4);
    EXPECT_DOUBLE_EQ(list.products[0].value_usd_m, 12.5);
}

TEST(ProductLists, codes_alone_are_a_list) {
    EXPECT_EQ(read_product_list("l.csv", "hs6\n720810\n", concordance()).says, ProductList::Says::codes);
}

struct Bad {
    const char* text;
    const char* expected;
    const char* found;
};

class BadLists : public ::testing::TestWithParam<Bad> {};

TEST_P(BadLists, are_refused_in_one_line_that_says_where_what_was_expected_and_what_was_found) {
    const std::string message = refusal(GetParam().text);
    EXPECT_THAT(message, HasSubstr("l.csv"));
    EXPECT_THAT(message, HasSubstr(": expected "));
    EXPECT_THAT(message, HasSubstr(GetParam().expected));
    EXPECT_THAT(message, HasSubstr(GetParam().found));
    EXPECT_EQ(message.find('\n'), std::string::npos);
}

INSTANTIATE_TEST_SUITE_P(
    Each, BadLists,
    ::testing::Values(
        Bad{"hts8,list,ch99_code\n72081015,1,9903.88.01\n", "a column hs6", "a column 'hts8'"},
        Bad{"sector,rate_pct\nC29,25\n", "hs6", "sector"}, Bad{"hs6,rate\n720810,25\n", "rate_pct", "'rate'"},
        Bad{"hs6,rate_pct\n", "at least one product", "none"}, Bad{"hs6,rate_pct\n,25\n", "six digits", "a blank cell"},
        Bad{"hs6,value_usd_m\n,25\n", "six digits", "a blank cell"},
        Bad{"hs6,rate_pct\n720810,\n", "a number in column rate_pct", "a blank cell"},
        Bad{"hs6,rate_pct\n720810,NA\n", "a number", "NA"},
        Bad{"hs6,rate_pct\n72081015,25\n", "six digits", "a national line of 8 digits"},
        Bad{"hs6,rate_pct\n7208,25\n", "six digits", "a heading"},
        Bad{"hs6,rate_pct\n72,25\n", "six digits", "a chapter"},
        Bad{"hs6,rate_pct\n10121,25\n", "six digits", "a leading zero lost? Write 010121"},
        Bad{"hs6,rate_pct\n7208.10,25\n", "six digits", "write 720810"},
        Bad{"hs6,rate_pct\nsteel1,25\n", "six digits", "digits only"},
        Bad{"hs6,rate_pct\n999999,25\n", "six digits", "chapters 98 and 99"},
        Bad{"hs6,rate_pct\n720899,25\n", "a code of HS 2012, HS 2017 or HS 2022", "misspelt, or of another edition"},
        Bad{"hs6,rate_pct\n720810,25\n720825,10\n720810,25\n", "each product once", "720810 as in line 2"},
        Bad{"hs6,rate_pct\n851712,25\n851713,25\n", "codes of one edition (851712 is HS 2012 and HS 2017, line 2)",
            "851713, HS 2022; HS 2022 has 1 of the 2 of the list's codes"},
        Bad{"hs6\n690710\n690790\n720810\n690721\n",
            "l.csv:5: expected codes of one edition (690710 is HS 2012, line 2)",
            "690721, HS 2017 and HS 2022; HS 2012 has 3 of the 4 of the list's codes"},
        Bad{"hs6,edition\n720810,2017\n690710,2017\n690790,2017\n",
            "l.csv:3: expected codes of HS 2017, as column edition says",
            "690710, HS 2012; HS 2012 has all of the list's codes"},
        Bad{"hs6,edition\n720810,H4\n851713,H4\n", "codes of HS 2012, as column edition says",
            "851713, HS 2022; HS 2022 has all of the list's codes"},
        Bad{"hs6,edition\n720810,2007\n", "2012, 2017 or 2022 in column edition", "'2007'"},
        Bad{"hs6,edition\n720810,\n", "2012, 2017 or 2022 in column edition", "a blank cell"},
        Bad{"hs6,edition\n720810,2017\n720825,2022\n", "one edition in the whole list, HS 2017 as above", "'2022'"},
        Bad{"hs6,rate_pct\n720810,0.25\n720825,0.1\n", "percent in column rate_pct", "write 25 for 25 %"},
        Bad{"hs6,add_points\n720810,1\n", "percent in column add_points", "0.01 in column add_rate"},
        Bad{"hs6,duty_rate\n720810,25\n", "at most 1.5 in column duty_rate", "which looks like percent"},
        Bad{"hs6,rate_pct\n720810,1000\n", "at most 150 in column rate_pct", "'1000'"},
        Bad{"hs6,rate_pct\n720810,-5\n", "a duty that is not negative", "'-5'"},
        Bad{"hs6,rate_pct,add_points\n720810,25,25\n", "one column that says the rate", "both rate_pct and add_points"},
        Bad{"hs6,value_usd_m\n720810,-3\n", "not negative", "-3"},
        Bad{"hs6,covered_pct\n720810,0\n", "above 0 and up to 100", "'0'"},
        Bad{"hs6,covered_pct\n720810,120\n", "above 0 and up to 100", "'120'"},
        Bad{"hs6,covers\n720810,1\n", "only columns that this table has", "covers"}));

TEST(ProductLists, a_percent_of_one_can_be_said_as_a_share) {
    EXPECT_DOUBLE_EQ(read_product_list("l.csv", "hs6,add_rate\n720810,0.01\n", concordance()).products[0].rate, 0.01);
}

TEST(ProductLists, those_of_section_301_are_inside_and_of_hs_2017) {
    EXPECT_EQ(bundled_lists(),
              (std::vector<std::string>{"us-301-1", "us-301-2", "us-301-3", "us-301-4a", "us-301-4b"}));
    EXPECT_EQ(load_product_list("us-301-4b", concordance()).edition, Edition::hs2017);
    EXPECT_THROW((void)load_product_list("us-301-5", concordance()), InputError);
}

TEST(ProductLists, say_their_edition_or_their_codes_tell_it) {
    const auto edition = [](const std::string& text) {
        return read_product_list("l.csv", text, concordance()).edition;
    };
    EXPECT_EQ(edition("hs6\n720810\n690721\n"), std::nullopt) << "HS 2017 and HS 2022 have both";
    EXPECT_EQ(edition("hs6\n720810\n690710\n"), Edition::hs2012);
    EXPECT_EQ(edition("hs6\n720810\n851712\n"), Edition::hs2017) << "HS 2012 has them too";
    EXPECT_EQ(edition("hs6,edition\n720810,2012\n851712,2012\n"), Edition::hs2012);
    EXPECT_EQ(edition("hs6,edition\n720810,H6\n"), Edition::hs2022);
    EXPECT_EQ(edition("hs6,edition\n720810,HS 2017\n"), Edition::hs2017);
}

TEST(PackedLines, come_back_as_they_were) {
    const std::string text =
        "a,b\n010121,5\n010122,6\n\n" + std::string(200, 'x') + "\n" + std::string(200, 'x') + "y\n";
    EXPECT_EQ(tables::unpack_lines(tables::pack_lines(text)), text);
}

std::string concordance_refusal(const std::string& text) {
    try {
        (void)read_concordance("c.csv", text);
    } catch (const InputError& error) {
        return error.what();
    }
    return "read";
}

TEST(Concordances, that_are_broken_are_refused) {
    EXPECT_THAT(concordance_refusal("hs6,sector,editions\n010121,A01,2012+2007\n"),
                HasSubstr("years of 2012, 2017 and 2022 with + between"));
    EXPECT_THAT(concordance_refusal("hs6,sector,editions\n10121,A01,2017\n"), HasSubstr("leading zero"));
    EXPECT_THAT(concordance_refusal("hs6,sector,editions\n010121,,2017\n"), HasSubstr("a sector"));
    EXPECT_THAT(concordance_refusal("hs6,sector,editions\n010121,A01,2017\n010121,A02,2017\n"),
                HasSubstr("as in line 2"));
    EXPECT_THAT(concordance_refusal("hs6,sector,editions\n"), HasSubstr("at least one product"));
}

TEST(Concordances, the_one_inside_has_every_goods_sector_with_goods_and_no_other) {
    std::set<std::string> sectors;
    for (const Product& product : concordance().all()) sectors.insert(product.sector);
    EXPECT_EQ(concordance().size(), 5745u + 81u - 8u);
    EXPECT_EQ(sectors.size(), 26u + 1u);  // all goods of world-2017 but mining support, and electricity
    EXPECT_EQ(sectors.count("B09"), 0u);
}

// The World Customs Organization counts 5205 and 5387 subheadings in these two.
TEST(Concordances, the_one_inside_has_all_of_hs_2012_and_hs_2017) {
    std::map<Edition, std::size_t> codes;
    for (const Product& product : concordance().all())
        for (const Edition each : all_editions) codes[each] += has(product.editions, each) ? 1 : 0;
    EXPECT_EQ(codes[Edition::hs2012], 5205u);
    EXPECT_EQ(codes[Edition::hs2017], 5387u);
    const auto sector = [](const char* code) { return concordance()[concordance().find(code)].sector; };
    EXPECT_EQ(sector("690890"), "C23") << "ceramic tiles";
    EXPECT_EQ(sector("846900"), "C28") << "typewriters";
    EXPECT_EQ(sector("847310"), "C28") << "their parts";
    EXPECT_EQ(sector("441900"), "C16");
    EXPECT_EQ(sector("300210"), "C21");
}

}  // namespace
}  // namespace parley::products_lists_test
