#pragma once
// Prices of equilibria on their way from one engine to another.
#include <optional>

#include <nlohmann/json.hpp>

#include "parley/core/refusal.hpp"
#include "parley/pricing/prices.hpp"

namespace parley::wasm {

[[nodiscard]] nlohmann::ordered_json price_json(const pricing::OutcomeEconomics& of);
/// Refused is what is not as price_json() writes it, with a number for every economy, party and payoff of the space.
[[nodiscard]] OrRefusal<pricing::OutcomeEconomics> price_of(const nlohmann::ordered_json& json,
                                                            const pricing::DealSpace& space);

}  // namespace parley::wasm
