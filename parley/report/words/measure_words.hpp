#pragma once
// Measures as sentences.
#include <string>
#include <vector>

#include "parley/policy/duties.hpp"
#include "parley/pricing/named_outcomes.hpp"

namespace parley::report::words {

/// "USA and MEX", "every economy", from codes as people write them.
[[nodiscard]] std::string economies_in_words(const std::vector<std::string>& codes);
/// "C29 (Motor vehicles)", "all goods and services", "goods".
[[nodiscard]] std::string sectors_in_words(const world::World& world, const std::vector<std::string>& codes);

/// "USA adds 25 points to its duties on goods from CHN, on 150 bn USD of the 367.8 bn (40.8 %)".
[[nodiscard]] std::string duty_in_words(const world::World& world, const policy::DutyChange& change,
                                        const std::vector<std::string>& importers,
                                        const std::vector<std::string>& exporters,
                                        const std::vector<std::string>& sectors, double trade_in_scope_usd_m);

/// What a scenario's measure does, as a sentence without full stop.
[[nodiscard]] std::string measure_in_words(const world::World& world, const scenario::MeasureWords& words,
                                           const pricing::ResolvedMeasure& resolved);
/// The same for a baseline measure that ends; `rate` is what it was in force at.
[[nodiscard]] std::string ending_in_words(const world::World& world, const scenario::MeasureWords& words, double rate);

/// What is assumed where measures are on lists of products.
[[nodiscard]] std::string lists_in_words(const scenario::Scenario& scenario);
/// What is assumed of measures on part of the products. `substitution` is as written, with its range and grounds.
[[nodiscard]] std::string groups_in_words(const std::string& substitution);

/// Where a number is from: "150 bn USD (report, paragraph 11)", "+25 points (10 points to 25 points; assumed: …)".
[[nodiscard]] std::string grounds_in_words(const StatedNumber& quantity);

}  // namespace parley::report::words
