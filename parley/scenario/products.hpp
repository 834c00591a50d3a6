#pragma once
// Which measures are on the same products: docs/guide/scenario.md. Only read_scenario.cpp includes this.
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {

/// "tariffs.threat/1", "baseline/export-loans": what a measure is called where another refers to it.
[[nodiscard]] std::string name_of_measure(const Scenario& scenario, std::size_t issue, std::size_t level,
                                          std::size_t measure);

/// Gives each measure that covers part of the trade the name of its list of products, and those with
/// `same-products-as` the name of the other's. Throws InputError where there is no such measure, or it covers all.
void name_products(const ScenarioReader& reader, Scenario& scenario);

}  // namespace parley::scenario
