#pragma once
// Worlds and settings from where they are kept: inside the program, or in folders.
#include <memory>
#include <string>

#include "parley/core/refusal.hpp"
#include "parley/pricing/setting.hpp"

namespace parley::pricing {

/// The bundled world of this name, or the world folder at this path (write ./name for a folder that is called like a
/// bundled world). Throws InputError; of a name that is neither, at the place that asked for it.
[[nodiscard]] LoadedWorld load_world(const std::string& name_or_folder, const Subject& asked_at = {Option::world});

/// The same as a base.
[[nodiscard]] Base load_base(const std::string& name_or_folder, const BaseOptions& options = {},
                             const model::Progress& progress = {});

/// The world that a scenario names: a bundled one, or a folder beside the scenario's file.
[[nodiscard]] std::shared_ptr<const LoadedWorld> world_of(const scenario::Scenario& scenario);

/// A scenario in the world that it names. Throws InputError.
[[nodiscard]] SharedSetting load_setting(scenario::Scenario scenario, const BaseOptions& options = {},
                                         const model::Progress& progress = {});

}  // namespace parley::pricing
