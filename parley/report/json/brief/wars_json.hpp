#pragma once
// Of wars of duties and talks over them (`parley war` in JSON): what a brief shows.
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "parley/core/refusal.hpp"
#include "parley/world/world.hpp"

namespace parley::report::json {

/// A document of `parley war` in JSON as it was read, and what messages call it.
struct WarDocument {
    std::string file;
    nlohmann::ordered_json document;
};

/// The part `wars` of docs/schema/brief-1: a war, talks over it, or both, each with the sides' real income and every
/// duty by buyer, seller and sector. Refused are a play without duties for each side, one that was not found, other
/// instruments than duties, another world than this, two of a kind, and two that are not of the same sides.
[[nodiscard]] OrRefusal<nlohmann::ordered_json> wars_json(const std::vector<WarDocument>& documents,
                                                          const world::World& world, const std::string& world_sha256);
/// What they find, as sentences: where a war leaves each side, and what talks over the same duties gain over it.
[[nodiscard]] std::vector<std::string> war_findings(const nlohmann::ordered_json& wars);

}  // namespace parley::report::json
