#pragma once
// The scenarios that sit inside the program. Defined by what cmake/Embed.cmake generates; link
// parley_embedded_scenarios.
#include <string>
#include <string_view>
#include <vector>

namespace parley::scenario {

/// Names of the scenarios inside, the reference dispute first.
[[nodiscard]] std::vector<std::string> embedded_scenario_names();

/// The text of the scenario of this name; empty when it is not inside.
[[nodiscard]] std::string_view embedded_scenario(std::string_view name);

}  // namespace parley::scenario
