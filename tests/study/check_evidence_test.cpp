// Scenarios whose evidence is wrong: the check says what is wrong with it, and with nothing else.
#include "parley/scenario/check_evidence.hpp"

#include <algorithm>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parley/report/text/check_text.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/scenario/parameters.hpp"
#include "tests/study/scenario_texts.hpp"

namespace parley::check_evidence_test {
namespace {

using namespace parley::testing;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

using Lines = std::vector<std::string>;
using Documents = std::map<std::string, evidence::Document>;

Lines problems(const std::string& scenario, const Documents& documents) {
    const scenario::Scenario read = scenario::read_scenario("s.yaml", scenario);
    return report::text::unsound(read, check_evidence(read, documents));
}

std::string line_of(const std::string& text, const std::string& words) {
    const std::size_t at = text.find(words);
    if (at == std::string::npos) throw std::logic_error("the test's text does not hold '" + words + "'");
    return std::to_string(1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

// The third line repeats the first in other quotes: it is the first paragraph again.
const std::string note =
    "The ministry wants a cut of $100 billion in the deficit of \u201c$375 billion\u201d.\n"
    "Duties of 25 percent on 40 goods may follow, on top of a fee of 100 dollars.\n"
    "The ministry wants a cut of $100 billion in the deficit of \"$375 billion\".\n"
    "Households save two-fifths of their incomes; the talks last three days.\n"
    "By 2025, or on 3 May, a further $7 million goes to ports, and $7 million to roads.\n";

const std::string dispute =
    "parley: 2\n"
    "title: A note\n"
    "sources:\n"
    "  note: {title: A note, file: note.txt}\n"
    "  memo: {title: Another, file: memo.txt}\n"
    "  table: {title: A table, data: true}\n"
    "parties:\n"
    "  usa: {name: United States, economies: [USA], evidence: {source: note, paragraph: 1}}\n"
    "  china: {name: China, economies: [CHN], evidence: {source: memo, paragraph: 7}}\n"
    "issues:\n"
    "  cut:\n"
    "    owner: joint\n"
    "    levels:\n"
    "      none: {}\n"
    "      made:\n"
    "        measures:\n"
    "          - balance_target: {value: -100 bn USD a year, evidence: {source: note, paragraph: 1, figures: [100 bn "
    "USD, 375 bn USD]}}\n"
    "            of: USA\n"
    "            with: CHN\n"
    "            by-means-of: duty\n"
    "  duty:\n"
    "    owner: usa\n"
    "    levels:\n"
    "      none: {}\n"
    "      levied:\n"
    "        measures:\n"
    "          - {duty: {value: 25 %, evidence: {source: note, paragraph: 2, figures: [25 %]}}, by: USA, on: CHN, "
    "sectors: goods}\n"
    "          - {barrier: {value: +3 points, evidence: {source: table}}, by: USA, on: CHN, sectors: goods}\n"
    "statements:\n"
    "  saving: {text: Saving, amount: {value: 40 %, evidence: {source: note, paragraph: 3, figures: [two-fifths]}}}\n"
    "  days: {text: Talks, amount: {value: 3 days, evidence: {source: note, paragraph: 3, figures: [three days]}}}\n"
    "  goods: {text: A list, evidence: {source: note, paragraph: 2, figures: ['40']}}\n"
    "outcomes:\n"
    "  today: {}\n";

Documents the_note(const std::string& text = note) {
    return {{"note", evidence::parse_document(text)}};
}

Lines problems_of_note(const std::string& from, const std::string& to) {
    return problems(replaced(dispute, from, to), the_note());
}

// One complaint, about the measure at the line of `place`.
auto only(const std::string& place, const std::string& message) {
    return ElementsAre("s.yaml:" + line_of(dispute, place) + ": " + message);
}

TEST(CheckEvidence, what_a_document_says_is_found_and_data_and_absent_documents_are_not_looked_up) {
    const scenario::Scenario read = scenario::read_scenario("s.yaml", dispute);
    const std::vector<scenario::CitationCheck> checks = check_evidence(read, the_note());
    EXPECT_EQ(scenario::citations(read).size(), 8U);
    EXPECT_EQ(checks.size(), 6U) << "all but the memo's and the table's";
    for (const scenario::CitationCheck& check : checks) {
        EXPECT_TRUE(check.sound()) << check.citation.where;
        EXPECT_EQ(check.findings.size(), std::max<std::size_t>(check.citation.evidence.figures.size(), 1));
    }
    EXPECT_THAT(report::text::unsound(read, checks), IsEmpty());
    EXPECT_THAT(check_evidence(read, {}), IsEmpty());
    const std::string text = report::text::check_text(read, checks, {}, {"memo"});
    EXPECT_THAT(text, HasSubstr("Evidence: 6 of 6 figures found where cited, 1 paragraph cited for their words\n"));
    EXPECT_THAT(text, HasSubstr("'two-fifths' found in paragraph 3: \"two-fifths\"  (statements.saving)\n"));
    EXPECT_THAT(text, HasSubstr("'375 bn USD' found in paragraph 1: \"$375 billion\"  (issues.cut.made)\n"));
    EXPECT_THAT(text, HasSubstr("Evidence of 'memo' not looked up: its document is not at hand (document)\n"));
}

TEST(CheckEvidence, a_wrong_figure_is_said_to_stand_nowhere) {
    EXPECT_THAT(problems_of_note("25 %, evidence: {source: note, paragraph: 2, figures: [25 %]",
                                 "35 %, evidence: {source: note, paragraph: 2, figures: [35 %]"),
                only("{duty: ",
                     "issues.duty.levied: '35 %' is nowhere in the document; paragraph 2 has '25 percent', '40', '100 "
                     "dollars'"));
}

TEST(CheckEvidence, a_wrong_paragraph_is_said_with_the_one_that_has_the_figure) {
    EXPECT_THAT(problems_of_note("paragraph: 2, figures: [25 %]", "paragraph: 3, figures: [25 %]"),
                only("{duty: ", "issues.duty.levied: '25 %' is not in paragraph 3 but in paragraph 2"));
    EXPECT_THAT(
        problems_of_note("paragraph: 2, figures: [25 %]", "paragraph: 5, figures: [25 %]"),
        only("{duty: ", "issues.duty.levied: there is no paragraph 5, the document has 4; '25 %' is in paragraph 2"))
        << "a repeated paragraph counts once";
    EXPECT_THAT(problems_of_note("{source: note, paragraph: 1}}", "{source: note, paragraph: 9}}"),
                only("usa: {", "parties.usa: there is no paragraph 9, the document has 4"));
}

TEST(CheckEvidence, a_wrong_unit_is_said_with_the_words_that_stand_there) {
    EXPECT_THAT(problems_of_note("25 %, evidence: {source: note, paragraph: 2, figures: [25 %]",
                                 "+25 points, evidence: {source: note, paragraph: 2, figures: [25 points]"),
                only("{duty: ",
                     "issues.duty.levied: '25 points' is not in paragraph 2: the number stands there as "
                     "'25 percent' (a share)"));
    EXPECT_THAT(problems_of_note("-100 bn USD a year, evidence: {source: note, paragraph: 1, figures: [100 bn USD",
                                 "-100 mn USD a year, evidence: {source: note, paragraph: 1, figures: [100 mn USD"),
                only("balance_target: ",
                     "issues.cut.made: '100 mn USD' is not in paragraph 1: the number stands "
                     "there as '$100 billion' (money in USD)"));
}

TEST(CheckEvidence, a_figure_that_stands_elsewhere_does_not_hold_for_the_number_in_another_unit_here) {
    EXPECT_THAT(
        problems_of_note("paragraph: 1, figures: [100 bn USD, 375 bn USD]", "paragraph: 2, figures: [100 bn USD]"),
        only("balance_target: ",
             "issues.cut.made: '100 bn USD' is not in paragraph 2 but in paragraph 1; the number stands there "
             "as '100 dollars' (money in USD)"));
}

TEST(CheckEvidence, a_document_that_says_otherwise_turns_every_citation_of_it_red) {
    const std::string moved = "A line more at its top.\n" + note;
    EXPECT_THAT(problems(dispute, the_note(moved)),
                ElementsAre(HasSubstr("'100 bn USD' is not in paragraph 1 but in paragraph 2"),
                            HasSubstr("'375 bn USD' is not in paragraph 1 but in paragraph 2"),
                            HasSubstr("'25 %' is not in paragraph 2 but in paragraph 3"),
                            HasSubstr("'two-fifths' is not in paragraph 3 but in paragraph 4"),
                            HasSubstr("'three days' is not in paragraph 3 but in paragraph 4"),
                            HasSubstr("'40' is not in paragraph 2 but in paragraph 3")));
    EXPECT_THAT(problems(dispute, the_note(replaced(note, "25 percent", "26 percent"))),
                only("{duty: ",
                     "issues.duty.levied: '25 %' is nowhere in the document; paragraph 2 has '26 percent', "
                     "'40', '100 dollars'"));
}

TEST(CheckEvidence, figures_that_nothing_cites_are_listed_once_and_years_and_dates_are_not) {
    const scenario::Scenario scenario = scenario::read_scenario("s.yaml", dispute);
    EXPECT_THAT(uncited_figures(scenario, the_note()),
                ElementsAre("'100 dollars' (paragraph 2)", "'$7 million' (paragraph 4)"));
    EXPECT_THAT(uncited_figures(scenario, {}), IsEmpty());
}

TEST(CheckEvidence, a_figure_bears_out_its_number_whatever_the_direction_and_no_other) {
    const auto bears = [](const std::string& figure, const std::string& value) {
        return scenario::bears_out({"note", 1, {figure}, 0, 0}, value);
    };
    EXPECT_TRUE(bears("100 bn USD", "-100 bn USD a year"));
    EXPECT_TRUE(bears("two-fifths", "40 %"));
    EXPECT_TRUE(bears("a month", "30 days"));
    EXPECT_FALSE(bears("100 bn USD", "-100 mn USD"));
    EXPECT_FALSE(bears("25 %", "+25 points"));
    EXPECT_FALSE(bears("25 %", "26 %"));
    EXPECT_FALSE(scenario::bears_out({"note", 1, {}, 0, 0}, "26 %"));
}

// The reference dispute and its own report. The report may not be shipped.
class ReferenceEvidence : public ::testing::Test {
protected:
    void SetUp() override {
        const std::filesystem::path path = shared_folder() / "source/000_a9c1d9645ce3d0de.txt";
        if (shared_folder().empty() || !std::filesystem::exists(path))
            GTEST_SKIP() << "the report of 2018: " << shared_absent;
        report = tables::read_file(path.string());
        documents = {{"report", evidence::parse_document(report)}};
        // Its paragraphs without the reader's help: one a line, repeats dropped.
        std::istringstream lines(report);
        for (std::string line; std::getline(lines, line);)
            if (std::find(paragraphs.begin(), paragraphs.end(), line) == paragraphs.end()) paragraphs.push_back(line);
    }
    Lines planted(const std::string& from, const std::string& to) const {
        return problems(replaced(bundled_text(), from, to), documents);
    }
    std::string report;
    Documents documents;
    Lines paragraphs;
};

TEST_F(ReferenceEvidence, holds_and_leaves_no_figure_of_the_report_out) {
    EXPECT_EQ(documents.at("report").paragraphs.size(), 21U);
    EXPECT_THAT(problems(bundled_text(), documents), IsEmpty());
    const scenario::Scenario scenario = scenario::read_scenario("s.yaml", bundled_text());
    EXPECT_GE(check_evidence(scenario, documents).size(), 40U);
    EXPECT_THAT(uncited_figures(scenario, documents), Not(Contains(HasSubstr("billion"))));
}

TEST_F(ReferenceEvidence, every_figure_that_is_cited_stands_in_its_paragraph_word_for_word) {
    const std::map<std::string, std::string> words{
        {"100 bn USD", "$100 billion"}, {"375 bn USD", "$375 billion"}, {"300 bn USD", "$300 billion"},
        {"150 bn USD", "$150 billion"}, {"half-dozen", "half-dozen"},   {"two dozen", "two dozen"},
        {"two-fifths", "two-fifths"},   {"three-day", "three-day"},     {"a month", "a month from now"}};
    std::size_t figures = 0;
    ASSERT_EQ(paragraphs.size(), 21U);
    const scenario::Scenario scenario = scenario::read_scenario("s.yaml", bundled_text());
    for (const scenario::Citation& citation : scenario::citations(scenario))
        for (const std::string& figure : citation.evidence.figures) {
            ASSERT_EQ(words.count(figure), 1U) << figure << " is new: say here how the report writes it";
            for (std::size_t p = 1; p <= paragraphs.size(); ++p)
                EXPECT_EQ(static_cast<bool>(find_figure(documents.at("report"), p, figure)),
                          paragraphs[p - 1].find(words.at(figure)) != std::string::npos)
                    << figure << " in paragraph " << p;
            EXPECT_THAT(paragraphs.at(citation.evidence.paragraph - 1), HasSubstr(words.at(figure))) << citation.where;
            ++figures;
        }
    EXPECT_GE(figures, 15U);
}

TEST_F(ReferenceEvidence, a_wrong_figure_turns_it_red) {
    EXPECT_THAT(planted("{value: 150 bn USD, evidence: {source: report, paragraph: 11, figures: [150 bn USD]}}",
                        "{value: 155 bn USD, evidence: {source: report, paragraph: 11, figures: [155 bn USD]}}"),
                ElementsAre("s.yaml:" + line_of(bundled_text(), "covers: {value: 150 bn USD") +
                            ": issues.tariffs.threat, covers: '155 bn USD' is nowhere in the document; paragraph 11 "
                            "has '$150 billion'"));
}

TEST_F(ReferenceEvidence, a_wrong_paragraph_turns_it_red) {
    EXPECT_THAT(planted("{value: 150 bn USD, evidence: {source: report, paragraph: 11,",
                        "{value: 150 bn USD, evidence: {source: report, paragraph: 12,"),
                ElementsAre("s.yaml:" + line_of(bundled_text(), "covers: {value: 150 bn USD") +
                            ": issues.tariffs.threat, covers: '150 bn USD' is not in paragraph 12 but in paragraph "
                            "11"));
    EXPECT_THAT(planted("advisers: {name: Influential advisers, evidence: {source: report, paragraph: 8",
                        "advisers: {name: Influential advisers, evidence: {source: report, paragraph: 30"),
                ElementsAre(HasSubstr("parties.china.advisers: there is no paragraph 30, the document has 21; 'two "
                                      "dozen' is in paragraph 8")))
        << "the document has the second half of its paragraphs twice";
}

TEST_F(ReferenceEvidence, a_wrong_unit_turns_it_red) {
    EXPECT_THAT(planted("amount: {value: 375 bn USD, evidence: {source: report, paragraph: 6, figures: [375 bn USD]}}",
                        "amount: {value: 375 mn USD, evidence: {source: report, paragraph: 6, figures: [375 mn USD]}}"),
                ElementsAre(HasSubstr("statements.deficit: '375 mn USD' is not in paragraph 6: the number stands "
                                      "there as '$375 billion' (money in USD)")));
    EXPECT_THAT(planted("amount: {value: 40 %, evidence: {source: report, paragraph: 17, figures: [two-fifths]}}",
                        "amount: {value: 40 days, evidence: {source: report, paragraph: 17, figures: [40 days]}}"),
                ElementsAre(StartsWith("s.yaml:" + line_of(bundled_text(), "chinese-saving: ") +
                                       ": statements.chinese-saving: '40 days' is n")));
}

TEST_F(ReferenceEvidence, a_figure_that_stands_elsewhere_turns_it_red) {
    EXPECT_THAT(planted("{value: 300 bn USD, evidence: {source: report, paragraph: 6, figures: [300 bn USD]}}",
                        "{value: 300 bn USD, evidence: {source: report, paragraph: 21, figures: [300 bn USD]}}"),
                ElementsAre(HasSubstr("baseline.industrial-plan: '300 bn USD' is not in paragraph 21 but in paragraph "
                                      "6")));
    EXPECT_THAT(planted("paragraph: 6, figures: [100 bn USD, 375 bn USD]}}\n            of: USA",
                        "paragraph: 10, figures: [100 bn USD, 375 bn USD]}}\n            of: USA"),
                ElementsAre(HasSubstr("'100 bn USD' is not in paragraph 10 but in paragraphs 6, 16 and 20"),
                            HasSubstr("'375 bn USD' is not in paragraph 10 but in paragraphs 6 and 19")));
}

}  // namespace
}  // namespace parley::check_evidence_test
