#pragma once
// The steps of a course in words: the same in text and JSON.
#include <string>
#include <utility>
#include <vector>

#include "parley/analysis/course/course.hpp"

namespace parley::report::words {

/// "announce", "sign": for documents.
[[nodiscard]] const char* name_of(dispute::course::Act act);
/// "1 June 2018" after so many months; "month 3" where the file has no day.
[[nodiscard]] std::string date_in_words(const pricing::Worth& worth, double months);
/// "China offers agreement 3 and America signs".
[[nodiscard]] std::string step_in_words(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                        const dispute::course::Step& step);
/// What an agreement holds: "“…”; “…”".
[[nodiscard]] std::string content_in_words(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                           std::size_t group, std::size_t content);
/// "agreement 3": contents are counted over all groups.
[[nodiscard]] std::string agreement_name(const analysis::course::CourseAnalysis& is, std::size_t group,
                                         std::size_t content);
/// The agreements that the tree or what could be put forward speaks of by their numbers, by group and content.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> agreements_spoken_of(
    const analysis::course::CourseAnalysis& is);
/// "America and China".
[[nodiscard]] std::string members_in_words(const pricing::Worth& worth, dispute::course::Parties members);
/// "America wants “…” more (median +0.31 against +0.05)"; empty where nothing tells.
[[nodiscard]] std::string turning_in_words(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                           const analysis::course::Turning& turning);

}  // namespace parley::report::words
