#pragma once
// The numbers of a scenario by name, so that a reader can move them.
#include <string>
#include <utility>
#include <vector>

#include "parley/scenario/scenario.hpp"
#include "parley/tables/yaml_tree.hpp"

namespace parley::scenario {

/// A number that something depends on. Its name is its place in the file, positions in lists counted from 1:
/// "issues.tariffs.levels.threat.measures.1.duty", "parties.usa.patience", "payoffs.china.2.weight".
struct ScenarioNumber {
    std::string name;
    std::string what;                    ///< in words
    const Quantity* quantity = nullptr;  ///< into the scenario
    bool moves_equilibria = false;       ///< false: it changes what outcomes are worth, not the outcomes
};
[[nodiscard]] std::vector<ScenarioNumber> numbers_of(const Scenario& scenario);

/// "duty_rate" is the one name of all new duties that are on the table: every duty that comes on top, above zero.
inline constexpr const char* duty_rate_name = "duty_rate";
[[nodiscard]] std::vector<ScenarioNumber> duty_rates_of(const Scenario& scenario);

/// Puts `value` (model's units: 0.25, USD million) where a number of this name stands in the tree of the scenario; a
/// range that does not hold it is widened, and evidence, which says another, is dropped. The tree is then to be read
/// again, which checks it. Throws InputError for a name that is not there.
void set_number(tables::YamlNode& root, const Scenario& scenario, const std::string& name, double value);

}  // namespace parley::scenario
