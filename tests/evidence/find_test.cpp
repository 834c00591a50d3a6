#include "parley/evidence/find.hpp"

#include <gmock/gmock.h>

#include <fstream>
#include <sstream>

#include "tests/support/shared_data.hpp"

namespace parley::evidence::find_test {
namespace {

using ::testing::ElementsAre;

const char* const report =
    "The demand: a mandatory $100 billion cut in the \u201c$375 billion\u201d annual deficit.\n"
    "Tariffs on $150 billion of goods; 25 percent.\n"
    "The deficit of $375 billion might shrink by 40 days or 100 people.\n"
    "The demand: a mandatory $100 billion cut in the \"$375 billion\" annual deficit.\n";

std::string says(std::size_t paragraph, const char* figure) {
    return in_words(find_figure(evidence::parse_document(report), paragraph, figure));
}

TEST(Find, a_figure_in_the_paragraph_that_is_cited) {
    const evidence::Finding finding = find_figure(evidence::parse_document(report), 1, "100 bn USD");
    EXPECT_EQ(finding.verdict, evidence::Verdict::found);
    EXPECT_EQ(finding.words, "$100 billion");
    EXPECT_EQ(finding.line, 1u);
    EXPECT_EQ(in_words(finding), "'100 bn USD' is in paragraph 1: '$100 billion'");
    EXPECT_EQ(says(2, "25 percent"), "'25 percent' is in paragraph 2");
}

TEST(Find, a_wrong_figure_is_nowhere_and_the_paragraph_says_what_it_has) {
    EXPECT_EQ(find_figure(evidence::parse_document(report), 1, "120 bn USD").verdict, evidence::Verdict::not_found);
    EXPECT_EQ(says(1, "120 bn USD"),
              "'120 bn USD' is nowhere in the document; paragraph 1 has '$100 billion', '$375 billion'");
    EXPECT_EQ(says(2, "15 bn USD"),
              "'15 bn USD' is nowhere in the document; paragraph 2 has '$150 billion', '25 percent'");
}

TEST(Find, a_figure_that_stands_elsewhere_is_said_to_and_repeats_count_once) {
    const evidence::Finding finding = find_figure(evidence::parse_document(report), 2, "375 bn USD");
    EXPECT_EQ(finding.verdict, evidence::Verdict::elsewhere);
    EXPECT_THAT(finding.elsewhere, ElementsAre(1u, 3u));
    EXPECT_EQ(in_words(finding), "'375 bn USD' is not in paragraph 2 but in paragraphs 1 and 3");
    EXPECT_EQ(says(3, "100 bn USD"),
              "'100 bn USD' is not in paragraph 3 but in paragraph 1; the number stands there as '100' (a number "
              "without a unit)");
}

TEST(Find, a_number_with_another_unit_scale_or_sign_is_said_to) {
    EXPECT_EQ(find_figure(evidence::parse_document(report), 1, "100 %").verdict, evidence::Verdict::otherwise);
    EXPECT_EQ(says(1, "100 %"),
              "'100 %' is not in paragraph 1: the number stands there as '$100 billion' (money in USD)");
    for (const char* figure : {"100 m USD", "100 million USD", "100 bn EUR", "-100 bn USD", "100 bn", "100 days",
                               "100 points", "375 bn USD a month"})
        EXPECT_EQ(find_figure(evidence::parse_document(report), 1, figure).verdict, evidence::Verdict::otherwise)
            << figure;
}

TEST(Find, a_paragraph_that_is_not_there) {
    EXPECT_EQ(find_figure(evidence::parse_document(report), 4, "100 bn USD").verdict,
              evidence::Verdict::no_such_paragraph);
    EXPECT_EQ(says(4, "100 bn USD"), "there is no paragraph 4, the document has 3; '100 bn USD' is in paragraph 1");
    EXPECT_EQ(says(0, "5 bn USD"), "there is no paragraph 0, the document has 3");
    EXPECT_EQ(find_words(evidence::parse_document(report), 7).verdict, evidence::Verdict::no_such_paragraph);
}

TEST(Find, what_is_no_figure_is_not_looked_up) {
    EXPECT_EQ(says(1, "100 bnn USD"),
              "'100 bnn USD' is no figure with its unit, such as '100 bn USD', '25 %', '25 points', '1 month'");
}

TEST(Find, a_document_that_could_not_be_read_bears_nothing_out) {
    EXPECT_EQ(find_figure(evidence::parse_document(""), 1, "100 bn USD").verdict, evidence::Verdict::no_such_paragraph);
    EXPECT_FALSE(find_figure(evidence::Document{}, 1, "100 bn USD"));
    EXPECT_EQ(in_words(evidence::Finding{}), "not looked up");
}

TEST(Find, words_are_looked_up_without_case_and_typography) {
    const evidence::Document document =
        evidence::parse_document("China\u2019s tariff\u2010free party.\nNo art here.\n");
    EXPECT_EQ(find_words(document, 1).verdict, evidence::Verdict::found);
    EXPECT_EQ(find_words(document, 1, "CHINA'S Tariff-Free").verdict, evidence::Verdict::found);
    EXPECT_EQ(find_words(document, 1, "free part").verdict, evidence::Verdict::found);
    const evidence::Finding art = find_words(document, 1, "art");
    EXPECT_EQ(art.verdict, evidence::Verdict::elsewhere) << "not the end of 'part'";
    EXPECT_THAT(art.elsewhere, ElementsAre(2u));
    EXPECT_EQ(find_words(document, 1, "quota").verdict, evidence::Verdict::not_found);
}

TEST(Find, what_is_said_fits_a_line_whatever_is_cited_or_stands_there) {
    const evidence::Document document = evidence::parse_document("A cut of $100\tbillion.\n");
    EXPECT_EQ(in_words(find_figure(document, 1, "100\nbn\tUSD")), "'100 bn USD' is in paragraph 1: '$100 billion'");
    EXPECT_EQ(in_words(find_figure(document, 1, "1\n%")),
              "'1 %' is nowhere in the document; paragraph 1 has '$100 billion'");
    EXPECT_EQ(in_words(find_words(document, 1, "a\ncut")), "'a cut' is in paragraph 1");
}

TEST(Find, a_bound_is_found_and_said_to_be_one) {
    const Document document = parse_document("It is less than $1 trillion.\nIt is over $5 bn; then it is $5 bn.\n");
    const Finding finding = find_figure(document, 1, "1,000 bn USD");
    EXPECT_EQ(finding.verdict, Verdict::found);
    EXPECT_EQ(finding.bound, "less than");
    EXPECT_EQ(in_words(finding), "'1,000 bn USD' is in paragraph 1 as a bound (less than): '$1 trillion'");
    EXPECT_EQ(in_words(find_figure(document, 2, "5 bn USD")), "'5 bn USD' is in paragraph 2: '$5 bn'")
        << "where it also stands without one";
}

TEST(Find, what_is_not_read_is_named_and_bears_nothing_out) {
    const Document document = parse_document("It costs Z$47 billion.\nIt costs $45 billion Canadian imports.\n");
    EXPECT_EQ(in_words(find_figure(document, 1, "47 bn USD")),
              "'47 bn USD' is not in paragraph 1: the number stands there as 'Z$47 billion' (unit not read)");
    EXPECT_EQ(in_words(find_figure(document, 2, "45 bn CAD")),
              "'45 bn CAD' is not in paragraph 2: the number stands there as '$45 billion Canadian' (unit not read)");
}

TEST(Find, evidence_gives_one_finding_for_every_figure_or_one_for_its_words) {
    EvidenceRef evidence;
    evidence.paragraph = 1;
    EXPECT_EQ(check_evidence(evidence::parse_document(report), evidence).size(), 1u);
    EXPECT_EQ(in_words(check_evidence(evidence::parse_document(report), evidence)[0]),
              "paragraph 1 is there, cited for its words");
    evidence.figures = {"100 bn USD", "375 bn USD", "150 bn USD"};
    const auto findings = check_evidence(evidence::parse_document(report), evidence);
    ASSERT_EQ(findings.size(), 3u);
    EXPECT_TRUE(findings[0]);
    EXPECT_TRUE(findings[1]);
    EXPECT_EQ(findings[2].verdict, evidence::Verdict::elsewhere);
}

class ReferenceDocument : public ::testing::Test {
protected:
    void SetUp() override {
        const auto folder = testing::shared_folder();
        if (folder.empty() || !std::filesystem::exists(folder / "source")) GTEST_SKIP() << testing::shared_absent;
        for (const auto& entry : std::filesystem::directory_iterator(folder / "source")) {
            if (entry.path().extension() != ".txt") continue;
            std::ostringstream text;
            text << std::ifstream(entry.path(), std::ios::binary).rdbuf();
            document = evidence::parse_document(text.str());
        }
        ASSERT_FALSE(document.problem);
    }
    evidence::Document document;
};

TEST_F(ReferenceDocument, has_twenty_one_paragraphs_the_last_sixteen_of_them_twice) {
    ASSERT_EQ(document.paragraphs.size(), 21u);
    EXPECT_FALSE(document.wrapped);
    for (std::size_t k = 0; k < 21; ++k) {
        ASSERT_EQ(document.paragraphs[k].lines.size(), k < 5 ? 1u : 2u) << k + 1;
        EXPECT_EQ(document.paragraphs[k].lines[0], k + 1);
        if (k >= 5) {
            EXPECT_EQ(document.paragraphs[k].lines[1], k + 17);
        }
    }
}

// Every figure of the dispute, and every paragraph that has it, read off the document by eye.
TEST_F(ReferenceDocument, has_every_figure_of_the_dispute_where_it_stands_and_nowhere_else) {
    const struct {
        const char* figure;
        std::vector<std::size_t> paragraphs;
        const char* words;
    } rows[] = {
        {"100 bn USD", {6, 16, 20}, "$100 billion"},
        {"375 bn USD", {6, 19}, "$375 billion"},
        {"375 bn USD a year", {6, 19}, "$375 billion"},
        {"300 bn USD", {6}, "$300 billion"},
        {"150 bn USD", {11}, "$150 billion"},
        {"two-fifths", {17}, "two-fifths"},
        {"40 %", {17}, "two-fifths"},
        {"a month", {9}, "a month"},
        {"1 month", {9}, "a month"},
        {"30 days", {9}, "a month"},
        {"three-day", {8}, "three-day"},
        {"3 days", {8}, "three-day"},
        {"half-dozen", {8}, "A half-dozen"},
        {"6", {8}, "A half-dozen"},
        {"two dozen", {8}, "two dozen"},
        {"24", {8}, "two dozen"},
    };
    for (const auto& row : rows)
        for (std::size_t number = 1; number <= 21; ++number) {
            const bool there = std::find(row.paragraphs.begin(), row.paragraphs.end(), number) != row.paragraphs.end();
            const evidence::Finding finding = find_figure(document, number, row.figure);
            EXPECT_EQ(finding.verdict, there ? evidence::Verdict::found : evidence::Verdict::elsewhere)
                << row.figure << " in " << number;
            if (there) {
                EXPECT_EQ(finding.words, row.words);
            } else {
                EXPECT_EQ(finding.elsewhere, row.paragraphs);
            }
        }
}

TEST_F(ReferenceDocument, bears_out_no_planted_mistake) {
    const struct {
        std::size_t paragraph;
        const char* figure;
        evidence::Verdict verdict;
    } rows[] = {
        {6, "200 bn USD", evidence::Verdict::not_found},
        {6, "10 bn USD", evidence::Verdict::not_found},
        {6, "37.5 bn USD", evidence::Verdict::not_found},
        {11, "25 points", evidence::Verdict::not_found},
        {17, "50 %", evidence::Verdict::not_found},
        {11, "100 bn USD", evidence::Verdict::elsewhere},
        {5, "375 bn USD", evidence::Verdict::elsewhere},
        {16, "two-fifths", evidence::Verdict::elsewhere},
        {6, "100 million USD", evidence::Verdict::otherwise},
        {6, "375 bn EUR", evidence::Verdict::otherwise},
        {11, "150 %", evidence::Verdict::otherwise},
        {8, "3 weeks", evidence::Verdict::otherwise},
        {9, "1 year", evidence::Verdict::otherwise},
        {8, "24 %", evidence::Verdict::otherwise},
        {22, "100 bn USD", evidence::Verdict::no_such_paragraph},
    };
    for (const auto& row : rows)
        EXPECT_EQ(find_figure(document, row.paragraph, row.figure).verdict, row.verdict)
            << row.figure << ": " << in_words(find_figure(document, row.paragraph, row.figure));
}

}  // namespace
}  // namespace parley::evidence::find_test
