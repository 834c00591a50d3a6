#pragma once
// What came after a dispute's day, for the last section of its brief. Only this part of the command opens it.
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "parley/analysis/brief.hpp"
#include "parley/analysis/course/course.hpp"
#include "parley/histories/after.hpp"

namespace parley::cli {

/// Nothing where no file is named. Throws InputError unless it is of this scenario: the same name and day.
[[nodiscard]] std::optional<histories::After> after_of(const std::string& file, const pricing::Setting& setting);

/// Adds the part `happened`, and its sentence to what the sections find. `course`: null where there is none.
void add_what_happened(nlohmann::ordered_json& data, const analysis::Brief& brief,
                       const analysis::course::CourseAnalysis* course, const histories::After& after);

}  // namespace parley::cli
