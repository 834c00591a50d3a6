#pragma once
// What `parley score` and `parley backtest` print, as JSON.
#include <nlohmann/json.hpp>

#include "parley/precedents/backtest.hpp"
#include "parley/precedents/registered.hpp"

namespace parley::report::past {

/// docs/schema/score-1.schema.json.
[[nodiscard]] nlohmann::ordered_json score_json(const precedents::Registered& registered,
                                                const histories::After& after);

/// docs/schema/backtest-1.schema.json.
[[nodiscard]] nlohmann::ordered_json backtest_json(const precedents::Backtest& backtest);

/// Of one method the Brier and the log score of a forecast that was written down: of a question without a chance
/// nothing is scored.
[[nodiscard]] precedents::Scores scores_of(const precedents::Registered& registered,
                                           const precedents::MethodChances& method, const precedents::Answers& answers);

}  // namespace parley::report::past
