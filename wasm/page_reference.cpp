// Writes what a page is given for a scenario: page_reference SCENARIO OUT_FOLDER leaves world.bin and tree.json there.
#include <fstream>
#include <string>

#include "parley/pricing/base.hpp"
#include "parley/report/json/brief_data.hpp"
#include "parley/scenario/files/load_scenario.hpp"
#include "parley/world/binary.hpp"
#include "parley/pricing/files/load_world.hpp"

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::string folder = words[2];
    const parley::scenario::ScenarioText found = parley::scenario::find_scenario(words[1]);
    const parley::scenario::Scenario scenario = parley::scenario::read_scenario(found.file, found.text);
    std::ofstream(folder + "/world.bin", std::ios::binary)
        << parley::world::to_binary(parley::pricing::load_world(scenario.world).world);
    std::ofstream(folder + "/tree.json") << parley::report::json::engine_tree(found, "bundled").dump();
}
