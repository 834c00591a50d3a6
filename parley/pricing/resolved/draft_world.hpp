#pragma once
// A world as the draft of a scenario sees it: codes, names and what is bought.
#include <memory>
#include <string>

#include "parley/scenario/draft/draft.hpp"
#include "parley/world/world.hpp"

namespace parley::pricing {

/// `name` is how the scenario names it. Economies and sectors are copied, trade is asked of `world`.
[[nodiscard]] scenario::draft::DraftWorld draft_world(const std::string& name,
                                                      std::shared_ptr<const world::World> world);

}  // namespace parley::pricing
