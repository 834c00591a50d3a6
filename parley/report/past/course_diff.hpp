#pragma once
// What moved between two courses, or two forecasts that were written down, and what was changed between their files.
#include <string>

#include <nlohmann/json.hpp>

#include "parley/precedents/registered.hpp"
#include "parley/pricing/worth.hpp"

namespace parley::report::past {

/// What a course rests on: every statement, every number of the file, and the real income of every named outcome. So
/// two documents can be compared without their files.
[[nodiscard]] nlohmann::ordered_json course_basis_json(const pricing::Worth& worth);

/// Two documents parley/course/1, the first the older: shares, first moves and expected payoffs that moved by a
/// hundredth or more, the largest first; then the statements, numbers and prices that differ. Throws InputError of one
/// that is not whole: `a` and `b` name them.
[[nodiscard]] std::string course_diff_text(const std::string& a, const nlohmann::ordered_json& older,
                                           const std::string& b, const nlohmann::ordered_json& newer);
/// Two forecasts that were written down: chances that moved, and whether program or scenario are others.
[[nodiscard]] std::string registered_diff_text(const precedents::Registered& older,
                                               const precedents::Registered& newer);

/// The same as documents, docs/schema/diff-1.schema.json: every quantity of either, moved or not, and all that was
/// changed. `a` and `b` are the files.
[[nodiscard]] nlohmann::ordered_json course_diff_json(const std::string& a, const nlohmann::ordered_json& older,
                                                      const std::string& b, const nlohmann::ordered_json& newer);
[[nodiscard]] nlohmann::ordered_json registered_diff_json(const std::string& a, const precedents::Registered& older,
                                                          const std::string& b, const precedents::Registered& newer);

}  // namespace parley::report::past
