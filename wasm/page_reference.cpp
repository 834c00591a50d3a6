// Writes what a page is given for a scenario: page_reference SCENARIO OUT_FOLDER leaves world.bin and tree.json there.
#include <fstream>
#include <string>

#include "parley/report/brief_data.hpp"
#include "parley/study/base.hpp"
#include "parley/study/read_scenario.hpp"
#include "parley/world/binary.hpp"

int main(int count, char** words) {
    if (count != 3) return 2;
    const std::string folder = words[2];
    const parley::ScenarioText found = parley::find_scenario(words[1]);
    const parley::Scenario scenario = parley::read_scenario(found.file, found.text);
    std::ofstream(folder + "/world.bin", std::ios::binary)
        << parley::to_binary(parley::load_world(scenario.world).world);
    std::ofstream(folder + "/tree.json") << parley::engine_tree(found, "bundled").dump();
}
