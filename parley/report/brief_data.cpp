#include "parley/report/brief_data.hpp"

#include "parley/core/sha256.hpp"
#include "parley/report/tree_json.hpp"

namespace parley {

nlohmann::ordered_json engine_tree(const ScenarioText& text, const std::string& world_source) {
    return {{"file", text.file},
            {"id", text.id},
            {"sha256", sha256_hex(text.text)},
            {"world_source", world_source},
            {"root", tree_json(parse_yaml(text.file, text.text, true))}};
}

}  // namespace parley
