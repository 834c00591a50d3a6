#include <fmt/format.h>

#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {

std::vector<Outlasts> ScenarioReader::outlasts(const std::vector<tables::YamlNode>& nodes,
                                               const std::vector<Party>& parties) {
    std::vector<Outlasts> result;
    for (const tables::YamlNode& node : nodes) {
        const tables::YamlMap map(file(), node, "who outlasts whom", {"party", "other", "evidence", "assumption"});
        Outlasts said{map.text("party"), map.text("other"), {}, node.line, node.column};
        for (const char* key : {"party", "other"}) one_of(map.need(key), "a party", map.text(key), ids_of(parties));
        for (const Outlasts& before : result)
            if (before.party == said.other && before.other == said.party)
                fail(node, "parties of which the one outlasts the other", "said both ways round");
        if (said.party == said.other) fail(node, "two parties", shown(said.party));
        grounds(map, fmt::format("outlasts, {} and {}", said.party, said.other), true, &said.assumption);
        result.push_back(std::move(said));
    }
    return result;
}

}  // namespace parley::scenario
