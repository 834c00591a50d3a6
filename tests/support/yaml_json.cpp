#include "tests/support/yaml_json.hpp"

#include <regex>

#include <yaml-cpp/yaml.h>

namespace parley::testing {
namespace {

nlohmann::json json_of_scalar(const std::string& text, bool plain) {
    static const std::regex whole("[-+]?[0-9]+"), number("[-+]?([.][0-9]+|[0-9]+([.][0-9]*)?)([eE][-+]?[0-9]+)?");
    if (!plain) return text;
    if (text.empty() || text == "~" || text == "null") return nullptr;
    if (text == "true" || text == "false") return text == "true";
    if (text.size() < 16 && std::regex_match(text, whole)) return std::stoll(text);
    if (text.size() < 300 && std::regex_match(text, number)) return std::stod(text);
    return text;
}

nlohmann::json json_of_yaml(const YAML::Node& node) {
    if (node.IsScalar()) return json_of_scalar(node.Scalar(), node.Tag() == "?");
    if (node.IsSequence()) {
        nlohmann::json result = nlohmann::json::array();
        for (const YAML::Node& item : node) result.push_back(json_of_yaml(item));
        return result;
    }
    if (!node.IsMap()) return nullptr;
    nlohmann::json result = nlohmann::json::object();
    for (const auto& entry : node) result[entry.first.Scalar()] = json_of_yaml(entry.second);
    return result;
}

}  // namespace

nlohmann::json json_of_yaml(const std::string& text) {
    return json_of_yaml(YAML::Load(text));
}

}  // namespace parley::testing
