// Real texts whose statements were marked by hand: precision and recall, by kind.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "parley/core/input_error.hpp"
#include "parley/evidence/gold/gold.hpp"
#include "tests/support/shared_data.hpp"
#include "tests/support/verification.hpp"

namespace parley::evidence::gold::gold_statements_test {
namespace {

namespace fs = std::filesystem;

std::string read(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

fs::path text_beside(const fs::path& gold) {
    const std::string name = gold.filename().string();
    const fs::path beside = gold.parent_path() / (name.substr(0, name.find(".gold.yaml")) + ".txt");
    if (fs::exists(beside)) return beside;
    for (const auto& entry : fs::directory_iterator(gold.parent_path().parent_path() / "source"))
        if (entry.path().extension() == ".txt") return entry.path();
    return {};
}

TEST(GoldStatements, of_given_texts_are_read_with_the_precision_and_recall_that_the_page_prints) {
    const fs::path folder = testing::shared_folder() / "texts";
    if (testing::shared_folder().empty() || !fs::exists(folder)) GTEST_SKIP() << testing::shared_absent;
    std::vector<fs::path> golds;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".yaml" && !entry.path().filename().string().starts_with("m"))
            golds.push_back(entry.path());  // made-up texts are not measured
    std::sort(golds.begin(), golds.end());
    Measured all;
    for (const fs::path& path : golds) {
        const Document document = parse_document(read(text_beside(path)));
        const statements::Reading reading = statements::read_statements(document);
        all += measure(document, reading, read_gold(path.string(), read(path)));
    }
    for (const auto& [kind, score] : all.by_kind) {
        std::cout << kind << ": " << score.right << " right of " << score.given << " read, " << score.marked
                  << " marked\n";
        testing::record_verification("Statements marked by hand in twelve texts, on which the rules were tuned",
                                     kind + ": right of those read", score.given, score.right, score.given);
        testing::record_verification("Statements marked by hand in twelve texts, on which the rules were tuned",
                                     kind + ": right of those marked", score.marked, score.right, score.marked);
    }
    const Score& s = all.statements;
    const Score& f = all.figures;
    // Aimed at: 0.9 and 0.75 of statements, 0.97 and 0.95 of figures. On texts that the rules were not tuned on,
    // precision of statements falls short of it.
    testing::verify("Statements marked by hand in twelve texts, on which the rules were tuned",
                    "all: right of those read", s.given, s.right, 0.1 * s.given);
    testing::verify("Statements marked by hand in twelve texts, on which the rules were tuned",
                    "all: right of those marked", s.marked, s.right, 0.2 * s.marked);
    testing::verify("Figures marked by hand in twelve texts, on which the rules were tuned", "right of those read",
                    f.given, f.right, 0.03 * f.given);
    testing::verify("Figures marked by hand in twelve texts, on which the rules were tuned", "right of those marked",
                    f.marked, f.right, 0.05 * f.marked);
}

TEST(GoldStatements, count_each_once_and_by_kind_side_and_sentence) {
    const Document document =
        parse_document("Brazil refused to lower its duties. Chile offered to buy wheat. Peru will retaliate.");
    const statements::Reading reading = statements::read_statements(document);
    ASSERT_EQ(reading.statements.size(), 3u);
    const Gold gold = read_gold("g.yaml",
                                "parties: [{id: b, name: Brazil}, {id: c, name: Chile}, {id: p, name: Peru}]\n"
                                "figures: []\n"
                                "stances:\n"
                                "  - {who: b, says: refusal, at: P1.s1}\n"
                                "  - {who: b, says: refusal, at: P1.s1}\n"   // there is one of it
                                "  - {who: c, says: demand, at: P1.s2}\n"    // another kind
                                "  - {who: c, says: threat, at: P1.s3}\n");  // another side
    const Measured measured = measure(document, reading, gold);
    EXPECT_EQ(measured.statements.marked, 4);
    EXPECT_EQ(measured.statements.given, 3);
    EXPECT_EQ(measured.statements.right, 1);
    EXPECT_EQ(measured.by_kind.at("refusal").right, 1);
    EXPECT_EQ(measured.missed.size(), 3u);
    EXPECT_EQ(measured.wrong.size(), 2u);
}

TEST(GoldStatements, of_a_file_without_places_are_refused_with_their_line) {
    try {
        (void)read_gold("g.yaml", "stances:\n  - {who: us, says: demand}\n");
        FAIL();
    } catch (const InputError& problem) {
        EXPECT_STREQ(problem.what(), "g.yaml:2: expected a place such as at: P6.s2, found none");
    }
}

}  // namespace
}  // namespace parley::evidence::gold::gold_statements_test
