// What a scenario cites of a document, and what it leaves out.
#include <gmock/gmock.h>

#include "parley/scenario/check_evidence.hpp"

namespace parley::evidence::citations_test {
namespace {

using ::testing::ElementsAre;

scenario::Scenario citing(const std::string& figure) {
    scenario::Citation citation;
    citation.evidence.source = "report";
    citation.evidence.paragraph = 1;
    citation.evidence.figures = {figure};
    scenario::Scenario result;
    result.citations = {citation};
    return result;
}

TEST(Citations, every_figure_that_nothing_cites_is_listed_whatever_its_form_and_whether_it_is_read) {
    const std::map<std::string, Document> documents = {
        {"report",
         parse_document("It costs $5 billion, Z$7 billion or tens of billions, says Order 14257 of May 2, 2025.\n"
                        "Some 10m people, 3,000 tonnes, a third of it, 25 index points and $1,5 billion.\n")}};
    EXPECT_THAT(
        uncited_figures(citing("5 bn USD"), documents),
        ElementsAre("'Z$7 billion' (paragraph 1, unit not read)", "'tens of billions' (paragraph 1, no number)",
                    "'10m' (paragraph 2, unit not read)", "'3,000 tonnes' (paragraph 2)", "'a third' (paragraph 2)",
                    "'25 index points' (paragraph 2, unit not read)", "'$1,5 billion' (paragraph 2, unit not read)"));
}

TEST(Citations, how_lines_were_joined_goes_with_what_was_found) {
    const std::string broken = "It costs $5 bil-\nlion a year, and\nmore of it later.\n\nSo it\nis.\n";
    const auto checks = check_evidence(citing("5 bn USD"), {{"report", parse_document(broken)}});
    ASSERT_EQ(checks.size(), 1U);
    EXPECT_TRUE(checks[0].sound());
    EXPECT_EQ(checks[0].joining, "blank lines part its 2 paragraphs, as most lines stop in the middle of a sentence");
    EXPECT_EQ(check_evidence(citing("5 bn USD"), {{"report", parse_document("It costs $5 billion.\n")}})[0].joining,
              "");
}

}  // namespace
}  // namespace parley::evidence::citations_test
