#pragma once
#include <string>

#include "parley/precedents/backtest.hpp"
#include "parley/precedents/pooling.hpp"

namespace parley::report::past {

/// A line for each method: scores, what they differ by, and what chance would do.
[[nodiscard]] std::string backtest_text(const precedents::Backtest& backtest);
/// A dispute coded twice, by the same coder with another reading of the levels: the Brier score of each view by either.
struct TwiceCoded {
    std::string slug;
    std::vector<std::string> words;  ///< by view
    std::vector<double> first, second;
};
[[nodiscard]] std::vector<TwiceCoded> coded_twice(const std::vector<precedents::Case>& cases,
                                                  const std::vector<precedents::Method>& first,
                                                  const std::vector<precedents::Method>& second,
                                                  const std::vector<std::string>& slugs);
/// A method as it once was, with the scores that it had: histories/variants.csv.
struct Variant {
    std::string words, brier, log, primary, note;
};
/// How much the record of a past dispute says, in points and in stakes.
struct RecordRow {
    std::string slug;
    precedents::RecordSaysByUnit by_unit;
};
/// Whether the course is validated, alone and pooled, and how much of it the pooled chances take over: a section of the
/// page; empty where it was not asked.
[[nodiscard]] std::string pooling_text(const precedents::Backtest& backtest, const precedents::PoolingWeight& weight);
/// docs/backtest.md: the same with the rules, reliability, and every chance beside what happened.
[[nodiscard]] std::string backtest_page(const precedents::Backtest& backtest, const std::vector<RecordRow>& record,
                                        const std::vector<TwiceCoded>& twice, const std::vector<Variant>& variants,
                                        const std::string& standing = {});

}  // namespace parley::report::past
