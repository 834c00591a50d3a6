#pragma once
#include <optional>

#include "parley/world/world.hpp"

namespace parley::world {

/// The first rule about codes that a world breaks: an economy's is an ISO 3166 alpha-3 code, or a group's whose members
/// are listed; no code and no member twice; a sector's has letters, digits and _ . - only.
[[nodiscard]] std::optional<Breach> check_names(const World& world);

}  // namespace parley::world
