#pragma once
// What a solved course says: who moves first, what turns each branch, which threats are worth carrying out, what could
// be put forward.
#include "parley/analysis/course/course.hpp"

namespace parley::analysis::course {

void find_first_moves(CourseAnalysis& is);
void find_turnings(CourseAnalysis& is);
void find_credibility(CourseAnalysis& is);
void find_advice(CourseAnalysis& is);

}  // namespace parley::analysis::course
