#pragma once
// Wars of duties that a brief shows beside its dispute.
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/pricing/setting.hpp"

namespace parley::cli {

/// The part `wars` of these documents of `parley war --json`. Throws InputError of one that is broken, or of another
/// world than the setting's.
[[nodiscard]] nlohmann::ordered_json wars_of(const std::vector<std::string>& files, const pricing::Setting& setting);

}  // namespace parley::cli
