// Short texts made up here, as newspapers, ministries and lawyers write them: every figure, and nothing else.
#include <gmock/gmock.h>

#include "parley/evidence/find.hpp"
#include "tests/evidence/described.hpp"

namespace parley::evidence::own_texts_test {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> paragraphs(const Document& document) {
    std::vector<std::string> result;
    for (const Paragraph& paragraph : document.paragraphs) result.push_back(support::described(paragraph.text, true));
    return result;
}

TEST(OwnTexts, a_newspaper_that_counts_in_many_currencies) {
    const Document document = parse_document(
        "OTTAWA: Canada will answer with duties on $155 billion Canadian of goods, the first $30 billion of it at "
        "once.\n"
        "Canberra put the loss at almost $US2.4bn, or $A3.7bn; Wellington, at $900m NZ, some 4,500 jobs among it.\n"
        "Delhi set aside Rs 25,000 crore for exporters. The rupee lost 2 per cent.\n"
        "Seoul's fund of 33 trillion won ($23 billion) is half-a-trillion smaller than the last.\n"
        "Harare, not asked, offered Z$5 billion, and Brussels €1,5 billion more than a year and a half ago.\n"
        "The index fell 300 points; the duty rose 25 points, to 27.5 percent from 2.5.\n");
    EXPECT_THAT(paragraphs(document),
                ElementsAre("155000000000 CAD; 30000000000 USD",
                            "about 2400000000 USD; 3700000000 AUD; 900000000 NZD; about 4500", "250000000000 INR; 2 %",
                            "3.3e+13 KRW; 23000000000 USD; 500000000000", "unread; unread; more than 1.5 year",
                            "unread; 25 points; 27.5 %; 2.5 %"));
    EXPECT_EQ(in_words(find_figure(document, 1, "155 bn USD")),
              "'155 bn USD' is not in paragraph 1: the number stands there as '$155 billion Canadian' (money in CAD)");
    EXPECT_EQ(in_words(find_figure(document, 5, "5 bn USD")),
              "'5 bn USD' is not in paragraph 5: the number stands there as 'Z$5 billion' (unit not read)");
    EXPECT_EQ(find_figure(document, 2, "2.4 bn AUD").verdict, Verdict::otherwise);
}

TEST(OwnTexts, a_ministry_whose_report_was_taken_from_a_page) {
    const Document document = parse_document(
        "The levy covers steel and aluminium worth about US$34 bil-\n"
        "lion a year, of which less than one-\n"
        "fifth is duty-free. It rises by 25 per-\n"
        "centage points.\u00b9\n"
        "\n"
        "12\n"
        "\n"
        "Imports came to 3.3 million metric tons in 2024, up from 2.9 million, and this line was never broken since a\n"
        "machine wrote it. More than 21,000 pounds of scrap went\n"
        "missing in the six short months to Novem\u00ad\n"
        "ber.\n");
    EXPECT_TRUE(document.wrapped);
    EXPECT_EQ(document.long_lines, 1U);
    ASSERT_EQ(document.paragraphs.size(), 3U);
    EXPECT_THAT(paragraphs(document)[0], "about 34000000000 USD a year; less than 20 %; 25 points");
    EXPECT_TRUE(document.paragraphs[1].figures.empty()) << "a page's number";
    EXPECT_THAT(paragraphs(document)[2],
                "3300000 tonne; year 2024; 2900000 tonne; more than 21000 lb; 6 month; date 1100");
}

TEST(OwnTexts, an_order_whose_numbers_are_mostly_names) {
    const Document document = parse_document(
        "By the authority of the Act (22 U.S.C. 1701 et seq.) and section 604 of the Trade Act of 1974, I order:\n"
        "Sec. 2. (a) Heading 9903.88.03 is amended by striking \"10 percent\" and inserting \"25 percent\" each "
        "place.\n"
        "(b) Executive Order 13808 of August 24, 2017, as amended, applies for ninety (90) days from 12:01 a.m.\n"
        "3. The duty on items in note 20(c)(iii) of chapter 99 is raised from 75 dollars to 100 dollars.\n"
        "4. Zero tariffs apply to the first 100,000 tonnes; see 83 Fed. Reg. 40823, No. 7 of 2018 and List 3.\n");
    EXPECT_THAT(paragraphs(document),
                ElementsAre("", "10 %; 25 %", "date 20170824; 90 day", "75 USD; 100 USD", "0 %; 100000 tonne"));
}

}  // namespace
}  // namespace parley::evidence::own_texts_test
