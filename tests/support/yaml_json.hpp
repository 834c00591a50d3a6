#pragma once
// YAML as an editor sees it: plain words that are numbers, true, false or nothing are so (YAML 1.2, core schema).
#include <string>

#include <nlohmann/json.hpp>

namespace parley::testing {

/// Of one document without duplicate keys. Throws YAML::Exception for what is no YAML.
[[nodiscard]] nlohmann::json json_of_yaml(const std::string& text);

}  // namespace parley::testing
