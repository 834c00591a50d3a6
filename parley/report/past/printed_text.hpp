#pragma once
// The chances printed of a dispute under way, with their standing; the past disputes most like it.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/precedents/printed.hpp"

namespace parley::report::past {

/// "validated" or "not validated": for documents, and in words.
[[nodiscard]] const char* standing_words(bool validated);

/// The few most alike by name with what happened in them, then a line for each question: how often in past disputes,
/// and the chance. Begins with a heading.
[[nodiscard]] std::string precedents_first_text(const precedents::Precedents& precedents,
                                                const precedents::PrintedChances& chances);
/// Each question with its rate and chances; what they were learnt from and how they did. docs/schema/forecast-1.
[[nodiscard]] nlohmann::ordered_json printed_json(const precedents::PrintedChances& chances);

}  // namespace parley::report::past
