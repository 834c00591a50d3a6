#pragma once
#include <string>

#include "parley/precedents/precedents.hpp"

namespace parley::report::past {

/// At most 60 lines of 80 columns.
[[nodiscard]] std::string precedents_text(const precedents::Precedents& precedents);
/// slug,title,day,later,alike_in,known,… one row for each precedent: features and answers.
[[nodiscard]] std::string precedents_csv(const precedents::Precedents& precedents);

}  // namespace parley::report::past
