#pragma once
// What a dispute's course and its precedents say, as a forecast that is written down before its end is known, or
// printed beside it. docs/precedents.md.
#include <vector>

#include "parley/analysis/course/course.hpp"
#include "parley/histories/history.hpp"
#include "parley/precedents/printed.hpp"
#include "parley/precedents/registered.hpp"

namespace parley::foresight {

/// The printed chances of a dispute with its course; null: of its precedents alone. The record of a past dispute of the
/// program, all of which are `histories`, is read for its features and its demand where the scenario is that dispute's.
/// Refused as asked_of().
[[nodiscard]] OrRefusal<precedents::PrintedChances> printed_chances(const pricing::Setting& setting,
                                                                    const std::vector<histories::History>& histories,
                                                                    const pricing::Worth* worth,
                                                                    const analysis::course::CourseAnalysis* is,
                                                                    int threads = 1);

/// Rates, rates with features, the course and the pooled chances, of which one is what is printed.
[[nodiscard]] precedents::Registered written_down(const precedents::PrintedChances& chances, std::string program,
                                                  std::string on, std::string scenario_sha256);

}  // namespace parley::foresight
