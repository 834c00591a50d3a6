// Where what was said is from: the stance on the level that a statement names, and on no other.
#include <gtest/gtest.h>

#include "parley/report/words/source_words.hpp"
#include "parley/scenario/read_scenario.hpp"

namespace parley::testing::source_words_test {
namespace {

constexpr const char* two_labels_with_one_ending = R"(parley: 2
title: Two labels that end alike
world: world-2022
sources:
  report: {title: A report, file: report.txt}
parties:
  usa: {name: United States, economies: [USA], assumption: known}
  china:
    name: China
    economies: [CHN]
    factions: {press: {name: The press, assumption: known}}
    assumption: known
issues:
  duties:
    owner: china
    levels:
      none: {label: As it is}
      ten: {label: 10 points}
      lifted: {label: "Lifted: 10 points"}
stances:
  - {party: china, level: duties.ten, says: offer, evidence: {source: report, paragraph: 1}}
  - {party: china, level: duties.lifted, says: offer, evidence: {source: report, paragraph: 2}}
outcomes:
  today: {label: As it is}
)";

TEST(SourceWords, match_a_label_as_a_whole_and_not_by_its_end) {
    const scenario::Scenario scenario = scenario::read_scenario("two.yaml", two_labels_with_one_ending);
    using dispute::record::Said;
    const auto from = [&](const std::string& name) {
        return report::words::said_where(scenario, 1, {name, Said::offer, {}, {}});
    };
    EXPECT_EQ(from("China offers: 10 points"), "report, paragraph 1");
    EXPECT_EQ(from("China offers: Lifted: 10 points"), "report, paragraph 2");
    EXPECT_EQ(from("The press (China) offers: 10 points"), "report, paragraph 1");
    EXPECT_EQ(from("China demands: 10 points"), "");
}

}  // namespace
}  // namespace parley::testing::source_words_test
