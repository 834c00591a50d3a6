#include "parley/evidence/document.hpp"

#include <gmock/gmock.h>

namespace parley::evidence::document_test {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(const Document& document) {
    std::vector<std::string> result;
    for (const Paragraph& paragraph : document.paragraphs) result.push_back(paragraph.text);
    return result;
}

TEST(Document, every_line_with_words_is_a_paragraph) {
    const Document document = parse_document("Title\n\n- One.\n- Two.\n  \t\nThree.\n");
    EXPECT_FALSE(document.problem);
    EXPECT_FALSE(document.wrapped);
    EXPECT_THAT(texts(document), ElementsAre("Title", "- One.", "- Two.", "Three."));
    EXPECT_EQ(document.paragraphs[3].number, 4u);
    EXPECT_THAT(document.paragraphs[3].lines, ElementsAre(6u));
}

TEST(Document, line_ends_and_byte_order_marks_of_other_systems_change_nothing) {
    const std::vector<std::string> expected = {"One.", "Two."};
    for (const char* text : {"One.\nTwo.\n", "One.\r\nTwo.\r\n", "One.\rTwo.", "\xEF\xBB\xBFOne.\n\u00a0\nTwo."}) {
        EXPECT_EQ(texts(parse_document(text)), expected);
    }
    EXPECT_THAT(parse_document("One.\r\n\r\nTwo.\r\n").paragraphs[1].lines, ElementsAre(3u));
}

TEST(Document, a_repeated_paragraph_keeps_its_number_whatever_its_quotes) {
    const Document document = parse_document(
        "It\u2019s a \u201cdeal\u201d \u2014 of $100\u00a0billion.\nOther.\n"
        "It's a \"deal\" -- of  $100 billion. \nLast.\nOther.\n");
    ASSERT_EQ(document.paragraphs.size(), 3u);
    EXPECT_THAT(document.paragraphs[0].lines, ElementsAre(1u, 3u));
    EXPECT_THAT(document.paragraphs[1].lines, ElementsAre(2u, 5u));
    EXPECT_EQ(document.paragraphs[2].number, 3u);
    EXPECT_THAT(document.paragraphs[2].lines, ElementsAre(4u));
}

TEST(Document, paragraphs_that_differ_in_a_word_are_two) {
    EXPECT_EQ(parse_document("A $100 cut.\nA $101 cut.\n").paragraphs.size(), 2u);
}

TEST(Document, a_text_broken_into_lines_is_joined_between_blank_lines) {
    const Document document = parse_document(
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

TEST(Document, long_lines_or_whole_sentences_mean_a_paragraph_a_line) {
    EXPECT_FALSE(parse_document("broken\nlines\n\n" + std::string(101, 'x')).wrapped);
    EXPECT_FALSE(parse_document("One.\nTwo.\n\nThree.\n").wrapped);
    EXPECT_FALSE(parse_document("no blank\nlines here").wrapped);
    EXPECT_FALSE(parse_document("\n\nno blank\nlines inside\n\n\n").wrapped);
}

std::string broken_text(const std::string& more) {
    return "The first paragraph is broken\ninto lines that stop\nin the middle, as here.\n\nThe second one\nis, too." +
           more + "\n\nAnd there is\na third one.\n";
}

TEST(Document, a_long_line_does_not_change_how_the_others_are_joined) {
    const Document plain = parse_document(broken_text(""));
    ASSERT_TRUE(plain.wrapped);
    ASSERT_EQ(plain.paragraphs.size(), 3u);
    const std::string line = " It was " + std::string(5000, 'x');
    for (const std::string& more : {line, "\n" + line, line + "\nand so on"}) {
        const Document document = parse_document(broken_text(more));
        EXPECT_TRUE(document.wrapped);
        ASSERT_EQ(document.paragraphs.size(), 3u);
        EXPECT_EQ(document.paragraphs[0].text, plain.paragraphs[0].text);
        EXPECT_EQ(document.paragraphs[2].text, plain.paragraphs[2].text);
        EXPECT_EQ(
            joining_in_words(document),
            "blank lines part its 3 paragraphs, as most lines stop in the middle of a sentence (1 longer than 100 "
            "characters)");
    }
    EXPECT_EQ(joining_in_words(parse_document("One.\nTwo.\n")), "");
}

TEST(Document, headings_above_paragraphs_of_one_line_do_not_make_a_broken_text) {
    std::string text;
    for (int k = 0; k < 5; ++k)
        text += "A heading\n" + std::string(300, 'x') + ".\n\n" + std::string(200, 'y') + ".\n\n";
    const Document document = parse_document(text);
    EXPECT_FALSE(document.wrapped);
}

TEST(Document, words_cut_at_the_end_of_a_line_are_put_together) {
    const auto first = [](const std::string& text) {
        return parse_document(text + "\nand the text goes\non as it did.\n\nSo it\nends.\n").paragraphs[0];
    };
    EXPECT_EQ(first("It costs US$34 bil-\nlion a year").text,
              "It costs US$34 billion a year and the text goes on as it did.");
    EXPECT_EQ(first("It costs US$34 bil-\nlion a year").figures.front().value, 34e9);
    EXPECT_EQ(first("a duty of 25 per-\ncent on it").figures.front().kind, FigureKind::share);
    EXPECT_EQ(first("a duty of 25 per\u00ad\ncent on it").figures.front().kind, FigureKind::share);
    EXPECT_EQ(first("a duty of 25 per\u2010\ncent on it").figures.front().kind, FigureKind::share);
    EXPECT_EQ(first("a rise of 25-\npoint size on it").figures.front().kind, FigureKind::points);
    EXPECT_EQ(first("they want 40 mil-\nlion Aus-\ntralian dol-\nlars of it").figures.front().unit, "AUD");
    EXPECT_EQ(first("about twenty-\nfive percent of it").figures.front().printed, 25.0);
    EXPECT_EQ(first("of the govern-\nment that governs").text.substr(0, 18), "of the govern-ment") << "who knows?";
    EXPECT_EQ(first("the government, a govern-\nment that governs").text.substr(0, 28), "the government, a government");
}

TEST(Document, the_number_of_a_page_is_no_figure) {
    const Document document = parse_document("There are 3 of them.\n3\n- 4 -\n");
    ASSERT_EQ(document.paragraphs.size(), 3u);
    EXPECT_EQ(document.paragraphs[0].figures.size(), 1u);
    EXPECT_TRUE(document.paragraphs[1].figures.empty());
    EXPECT_TRUE(document.paragraphs[2].figures.empty());
}

TEST(Document, what_is_no_text_is_refused_in_words) {
    const auto found = [](std::string_view text) {
        const Document document = parse_document(text);
        EXPECT_TRUE(document.paragraphs.empty());
        return document.problem ? std::to_string(document.problem->line) + ": " + document.problem->found : "read";
    };
    EXPECT_EQ(found("One.\nTwo \xE9t\xE9.\n"), "2: bytes in another encoding: save it as UTF-8");
    EXPECT_EQ(found("\xFF\xFEO\0n\0"), "0: text in UTF-16: save it as UTF-8");
    EXPECT_EQ(found(std::string_view("a\nb\0c", 5)), "2: a zero byte: this is no text file");
    EXPECT_EQ(found(" \n\t\n"), "0: nothing but white space");
    EXPECT_EQ(found(""), "0: nothing but white space");
    EXPECT_EQ(found(std::string(most_document_bytes + 1, 'x')), "0: 2000001 bytes");
}

TEST(Document, the_longest_document_is_read_in_time_that_grows_with_its_length) {
    std::string text;
    while (text.size() + 40 < most_document_bytes)
        text += text.size() % 3 == 0 ? "1 a one \n" : "\n\n\n \u2014 half 2 $\n";
    EXPECT_FALSE(parse_document(text).problem);
    EXPECT_FALSE(parse_document("x" + std::string(most_document_bytes - 1, '\n')).problem);
}

}  // namespace
}  // namespace parley::evidence::document_test
