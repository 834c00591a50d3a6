#pragma once
// A forecast made of a record up to its day, beside what came after it: the last section of a brief.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/precedents/printed.hpp"
#include "parley/scenario/scenario.hpp"

namespace parley::report::past {

/// Each chance and each statement beside the fact, and sentences that say where the chances leaned the wrong way: the
/// part `happened` of docs/schema/brief-1. `record`: of the same dispute, coded beforehand; null: the program has none.
[[nodiscard]] nlohmann::ordered_json happened_json(const precedents::PrintedChances& chances,
                                                   const scenario::Scenario& scenario, const histories::After& after,
                                                   const histories::Facts* record);

/// The same as text, of that part: the sentences, a line for each question, a line for each statement.
[[nodiscard]] std::string happened_text(const nlohmann::ordered_json& happened);

}  // namespace parley::report::past
