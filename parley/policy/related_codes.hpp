#pragma once
// Codes that a world does not have and that others there contain, or are part of.
#include <string>

#include "parley/world/world.hpp"

namespace parley::policy {

/// "; C24 is split there: C24A, C24B", "; C10 is part of C10T12 there", "; 7208 is a heading of the Harmonized System,
/// of C24A"; names are looked up too. Empty where nothing is related: spelling is then all there is.
[[nodiscard]] std::string related_sectors(const world::World& world, const std::string& code);

/// "; that is EU27 there" of EU, of GBR of UK, and of names; a country that is nowhere there by itself is said so.
[[nodiscard]] std::string related_economy(const world::World& world, const std::string& code);

}  // namespace parley::policy
