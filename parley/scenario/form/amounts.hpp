#pragma once
// Numbers of a scenario file: "+25 points", "100 bn USD a year", "10 % a year", "1 month". Units are written, never
// guessed.
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "parley/core/stated_number.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// A number with its unit in the model's units; nothing when `text` is not exactly that, or in none of these units.
struct Amount {
    double value = 0.0;
    Unit unit = Unit::rate;
};
[[nodiscard]] std::optional<Amount> parse_amount(std::string_view text, std::initializer_list<Unit> units);

/// `value`, in the model's units, written as `text` is: with its words for the unit, and its sign if that has one.
[[nodiscard]] std::string amount_like(double value, Unit unit, std::string_view text);

/// "points or % (25 points)": what is expected of such a number, with an example.
[[nodiscard]] std::string in_words(std::initializer_list<Unit> units);

/// A node that is a map with value, and range, distribution, evidence or assumption; a bare value is refused, since it
/// says neither where it is from nor that it is assumed. `what` names it in messages, `example` shows how it is
/// written where its units alone do not say.
[[nodiscard]] StatedNumber read_stated_number(const std::string& file, const tables::YamlNode& node,
                                              const std::string& what, std::initializer_list<Unit> units,
                                              std::string_view example = {});

/// The ends of its range as they are written, or the value when it has none.
[[nodiscard]] const std::string& low_of(const StatedNumber& quantity);
[[nodiscard]] const std::string& high_of(const StatedNumber& quantity);

/// evidence: {source, paragraph, figures}
[[nodiscard]] EvidenceRef read_evidence(const std::string& file, const tables::YamlNode& node);

}  // namespace parley::scenario
