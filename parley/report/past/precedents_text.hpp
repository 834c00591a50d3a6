#pragma once
#include <string>

#include "parley/precedents/precedents.hpp"

namespace parley::report::past {

/// At most 60 lines of 80 columns; `full`: all disputes by name.
[[nodiscard]] std::string precedents_text(const precedents::Precedents& precedents, bool full = false);
/// "16 of these 19 came after 2018-05-01."; empty: none did.
[[nodiscard]] std::string later_in_words(const precedents::Precedents& precedents);
/// slug,title,day,later,alike_in,known,… one row for each precedent: features and answers.
[[nodiscard]] std::string precedents_csv(const precedents::Precedents& precedents);

}  // namespace parley::report::past
