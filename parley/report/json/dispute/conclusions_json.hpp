#pragma once
// Conclusions of the lenses with what they rest on.
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/analysis/findings/lens_conclusions.hpp"

namespace parley::report::json {

[[nodiscard]] nlohmann::ordered_json conclusions_json(const pricing::Worth& worth, const analysis::Footing& footing,
                                                      const std::vector<analysis::Conclusion>& conclusions);

}  // namespace parley::report::json
