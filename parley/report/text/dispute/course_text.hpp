#pragma once
// What `parley course` prints.
#include <string>

#include "parley/analysis/course/markets.hpp"

namespace parley::report::text {

/// Its parts, which the first page has too: whence it begins and how it ends; who moves first; the tree's likeliest
/// branches, at most so many; what could be put forward; what the agreements that are spoken of hold.
[[nodiscard]] std::string course_title(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);
[[nodiscard]] std::string course_findings_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);
[[nodiscard]] std::string first_moves_heading(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);
[[nodiscard]] std::string first_moves_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);
[[nodiscard]] std::string course_tree_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                           std::size_t most);
[[nodiscard]] std::string put_forward_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);
[[nodiscard]] std::string course_contents_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is);
/// All of it, with what each step is worth and what it rests on.
[[nodiscard]] std::string course_text(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                      const analysis::course::CourseMarkets& markets);
/// A row for each branch of the tree, with what its news moves each party's markets by.
[[nodiscard]] std::string course_csv(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                     const analysis::course::CourseMarkets& markets);

}  // namespace parley::report::text
