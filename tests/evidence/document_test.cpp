#include "parley/evidence/document.hpp"

#include <gmock/gmock.h>

namespace parley::document_test {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(const evidence::Document& document) {
    std::vector<std::string> result;
    for (const evidence::Paragraph& paragraph : document.paragraphs) result.push_back(paragraph.text);
    return result;
}

TEST(Document, every_line_with_words_is_a_paragraph) {
    const evidence::Document document = evidence::parse_document("Title\n\n- One.\n- Two.\n  \t\nThree.\n");
    EXPECT_FALSE(document.problem);
    EXPECT_FALSE(document.wrapped);
    EXPECT_THAT(texts(document), ElementsAre("Title", "- One.", "- Two.", "Three."));
    EXPECT_EQ(document.paragraphs[3].number, 4u);
    EXPECT_THAT(document.paragraphs[3].lines, ElementsAre(6u));
}

TEST(Document, line_ends_and_byte_order_marks_of_other_systems_change_nothing) {
    const std::vector<std::string> expected = {"One.", "Two."};
    for (const char* text : {"One.\nTwo.\n", "One.\r\nTwo.\r\n", "One.\rTwo.", "\xEF\xBB\xBFOne.\n\u00a0\nTwo."}) {
        EXPECT_EQ(texts(evidence::parse_document(text)), expected);
    }
    EXPECT_THAT(evidence::parse_document("One.\r\n\r\nTwo.\r\n").paragraphs[1].lines, ElementsAre(3u));
}

TEST(Document, a_repeated_paragraph_keeps_its_number_whatever_its_quotes) {
    const evidence::Document document = evidence::parse_document(
        "It\u2019s a \u201cdeal\u201d \u2014 of $100\u00a0billion.\nOther.\n"
        "It's a \"deal\" -- of  $100 billion. \nLast.\nOther.\n");
    ASSERT_EQ(document.paragraphs.size(), 3u);
    EXPECT_THAT(document.paragraphs[0].lines, ElementsAre(1u, 3u));
    EXPECT_THAT(document.paragraphs[1].lines, ElementsAre(2u, 5u));
    EXPECT_EQ(document.paragraphs[2].number, 3u);
    EXPECT_THAT(document.paragraphs[2].lines, ElementsAre(4u));
}

TEST(Document, paragraphs_that_differ_in_a_word_are_two) {
    EXPECT_EQ(evidence::parse_document("A $100 cut.\nA $101 cut.\n").paragraphs.size(), 2u);
}

TEST(Document, a_text_broken_into_lines_is_joined_between_blank_lines) {
    const evidence::Document document = evidence::parse_document(
        "The deficit was put at $375\nbillion, and a three-\nday meeting ended there.\n\nIt said so\n- first item of\n"
        "  two lines\n- second\n");
    EXPECT_TRUE(document.wrapped);
    EXPECT_THAT(texts(document),
                ElementsAre("The deficit was put at $375 billion, and a three-day meeting ended there.", "It said so",
                            "- first item of two lines", "- second"));
    EXPECT_THAT(document.paragraphs[0].lines, ElementsAre(1u));
    EXPECT_THAT(document.paragraphs[3].lines, ElementsAre(8u));
    ASSERT_EQ(document.paragraphs[0].figures.size(), 2u);
    EXPECT_EQ(document.paragraphs[0].figures[0].value, 375e9);
}

TEST(Document, one_long_line_or_whole_sentences_mean_a_paragraph_a_line) {
    EXPECT_FALSE(evidence::parse_document("broken\nlines\n\n" + std::string(101, 'x')).wrapped);
    EXPECT_FALSE(evidence::parse_document("One.\nTwo.\n\nThree.\n").wrapped);
    EXPECT_FALSE(evidence::parse_document("no blank\nlines here").wrapped);
    EXPECT_FALSE(evidence::parse_document("\n\nno blank\nlines inside\n\n\n").wrapped);
}

TEST(Document, what_is_no_text_is_refused_in_words) {
    const auto found = [](std::string_view text) {
        const evidence::Document document = evidence::parse_document(text);
        EXPECT_TRUE(document.paragraphs.empty());
        return document.problem ? std::to_string(document.problem->line) + ": " + document.problem->found : "read";
    };
    EXPECT_EQ(found("One.\nTwo \xE9t\xE9.\n"), "2: bytes in another encoding: save it as UTF-8");
    EXPECT_EQ(found("\xFF\xFEO\0n\0"), "0: text in UTF-16: save it as UTF-8");
    EXPECT_EQ(found(std::string_view("a\nb\0c", 5)), "2: a zero byte: this is no text file");
    EXPECT_EQ(found(" \n\t\n"), "0: nothing but white space");
    EXPECT_EQ(found(""), "0: nothing but white space");
    EXPECT_EQ(found(std::string(evidence::most_document_bytes + 1, 'x')), "0: 2000001 bytes");
}

TEST(Document, the_longest_document_is_read_in_time_that_grows_with_its_length) {
    std::string text;
    while (text.size() + 40 < evidence::most_document_bytes)
        text += text.size() % 3 == 0 ? "1 a one \n" : "\n\n\n \u2014 half 2 $\n";
    EXPECT_FALSE(evidence::parse_document(text).problem);
    EXPECT_FALSE(evidence::parse_document("x" + std::string(evidence::most_document_bytes - 1, '\n')).problem);
}

}  // namespace
}  // namespace parley::document_test
