#pragma once
// What makes one dispute like another, fixed beforehand and read off its record by rule. docs/precedents.md.
#include <optional>
#include <string>
#include <vector>

#include "parley/histories/history.hpp"

namespace parley::precedents {

struct Features {
    std::string day;                 ///< of the record
    std::optional<long> due_in;      ///< days to the day that the threat takes effect; none: no day is fixed
    std::optional<double> exposure;  ///< trade × rate / the targets' GDP, in percent; none: not known
    bool other_aim = false;          ///< the first demand is about something other than trade
    bool offer = false;              ///< a target has offered something
    bool answer_announced = false;   ///< a target has threatened to answer
    std::string threatener;          ///< its economies
    std::string target;              ///< of the first target
    std::string government;          ///< of the threatener, on the day
};

[[nodiscard]] Features features_of(const histories::History& history);

/// Who governs an economy on a day, as far as the table of governments goes; else the economy itself.
[[nodiscard]] std::string government_of(const std::string& economy, std::string_view day);
/// One code for the Union, whatever its members were on the day.
[[nodiscard]] std::string lasting_code(const std::string& economy);

/// By feature whether two disputes are alike in it; nothing where one of them does not know.
inline constexpr std::size_t n_features = 7;
inline constexpr const char* feature_words[n_features] = {
    "a due day", "exposure within three times", "aim", "an offer", "an answer announced", "pair", "government"};
[[nodiscard]] std::vector<std::optional<bool>> alike(const Features& a, const Features& b);

}  // namespace parley::precedents
