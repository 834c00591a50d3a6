#pragma once
// What the lenses of a dispute say of a past one, as chances of the questions that are asked of every dispute.
// docs/precedents.md.
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "parley/analysis/forecast.hpp"
#include "parley/foresight/course_chances.hpp"
#include "parley/precedents/backtest.hpp"
#include "parley/precedents/methods.hpp"

namespace parley::foresight {

/// Each lens, the mean of those that have an answer, and the course in its variants.
inline constexpr std::size_t n_views = analysis::all_lenses.size() + 1 + all_course_variants.size();
inline constexpr std::size_t mean_of_lenses = analysis::all_lenses.size(), first_course = mean_of_lenses + 1;
struct View {
    const char *id, *words;
};
inline constexpr std::array<View, n_views> views = {{{"bargaining", "lens: bargaining"},
                                                     {"conditions", "lens: conditions"},
                                                     {"moves", "lens: moves"},
                                                     {"attrition", "lens: attrition"},
                                                     {"talks", "lens: talks"},
                                                     {"forecast", "today's forecast"},
                                                     {"course", "the course alone"},
                                                     {"course-no-record", "the course without the record"},
                                                     {"course-no-prices", "the course without prices"}}};
/// By view. Not a number where a view says nothing of a question: the left-out rate stands in.
using ViewChances = std::array<precedents::Chances, n_views>;

/// Of a history coded as a scenario: `draws` over its ranges. Throws InputError where it cannot be priced.
[[nodiscard]] ViewChances view_chances(const histories::History& history, const std::string& file,
                                       std::string_view scenario, std::size_t draws, int threads,
                                       precedents::RecordSaysByUnit* record = nullptr);

/// The course's shares alone, for pooling.
[[nodiscard]] std::map<std::string, precedents::Chances> course_shares(
    const std::map<std::string, ViewChances>& by_slug);
/// One method for each view, from what is known of each case; its words say how many it has an answer to. Then rates,
/// due day and exposure pooled with the course.
[[nodiscard]] std::vector<precedents::Method> methods_of(const std::map<std::string, ViewChances>& by_slug);

}  // namespace parley::foresight
