// Writes what a page is given for a scenario: page_reference SCENARIO OUT_FOLDER leaves world.bin and tree.json there.
#include <fstream>
#include <string>

#include "parley/pricing/counterfactual/base.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/report/json/brief/brief_data.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/world/binary.hpp"

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::string folder = words[2];
    const parley::scenario::ScenarioFile found = parley::scenario::find_scenario(words[1]);
    const auto setting = parley::pricing::load_setting(scenario_of(found));
    std::ofstream(folder + "/world.bin", std::ios::binary) << parley::world::to_binary(setting->read->world);
    std::ofstream(folder + "/tree.json") << parley::report::json::engine_tree(*setting, found.root).dump();
}
