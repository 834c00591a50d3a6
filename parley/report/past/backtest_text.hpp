#pragma once
#include <string>

#include "parley/precedents/backtest.hpp"

namespace parley::report::past {

/// A line for each method: scores, what they differ by, and what chance would do.
[[nodiscard]] std::string backtest_text(const precedents::Backtest& backtest);
/// docs/backtest.md: the same with the rules, reliability, and every chance beside what happened.
[[nodiscard]] std::string backtest_page(const precedents::Backtest& backtest);

}  // namespace parley::report::past
