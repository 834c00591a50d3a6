#pragma once
#include <string>

#include "parley/precedents/precedents.hpp"

namespace parley::report::past {

/// At most 60 lines of 80 columns; `full`: all disputes by name.
[[nodiscard]] std::string precedents_text(const precedents::Precedents& precedents, bool full = false);
/// slug,title,day,later,alike_in,known,… one row for each precedent: features and answers.
[[nodiscard]] std::string precedents_csv(const precedents::Precedents& precedents);

}  // namespace parley::report::past
