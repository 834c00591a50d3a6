#include <filesystem>
#include <stdexcept>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/pricing/by_date/place_in_force.hpp"
#include "parley/pricing/files/load_world.hpp"
#include "parley/world/binary.hpp"
#include "parley/world/folder/embedded.hpp"
#include "parley/world/folder/world_folder.hpp"

namespace parley::pricing {

LoadedWorld load_world(const std::string& name_or_folder, const Subject& asked_at) {
    if (const std::string_view bytes = world::embedded_world(name_or_folder); !bytes.empty()) {
        world::BinaryWorld read = world::from_binary(bytes);
        if (!read.world) throw std::logic_error("the bundled world is broken: " + read.error);
        return {std::move(*read.world), "bundled", {}};
    }
    std::error_code problem;
    if (std::filesystem::is_directory(name_or_folder, problem)) {
        world::WorldRead read = world::load_world_folder(name_or_folder);
        return {std::move(read.world), printable(name_or_folder), std::move(read.notes)};
    }
    const std::vector<std::string> bundled = world::embedded_world_names();
    const std::string meant = nearest(name_or_folder, bundled);
    throw InputError(Refusal{asked_at,
                             bundled.empty()
                                 ? "a world folder (no world is bundled with this build)"
                                 : fmt::format("a bundled world ({}) or a world folder", fmt::join(bundled, ", ")),
                             shown(name_or_folder) + (meant.empty() ? "" : "; did you mean " + meant + "?")});
}

Base load_base(const std::string& name_or_folder, const BaseOptions& options, const model::Progress& progress) {
    LoadedWorld loaded = load_world(name_or_folder);
    Base base = prepare_base(std::move(loaded.world), options, progress);
    base.source = loaded.source;
    return base;
}

std::shared_ptr<const LoadedWorld> world_of(const scenario::Scenario& scenario) {
    std::string name = scenario.world;
    if (world::embedded_world(name).empty()) {
        const std::filesystem::path beside = std::filesystem::path(scenario.file).parent_path() / name;
        std::error_code ignored;
        if (std::filesystem::is_directory(beside, ignored)) name = beside.string();
    }
    return std::make_shared<const LoadedWorld>(
        load_world(name, {Option::none, scenario.file, scenario.world_line, scenario.world_column}));
}

SharedSetting load_setting(scenario::Scenario scenario, const BaseOptions& options, const model::Progress& progress) {
    auto world = world_of(scenario);
    place_in_force(scenario, world->world);
    return setting_of(std::make_shared<const scenario::Scenario>(std::move(scenario)), std::move(world), options,
                      progress);
}

}  // namespace parley::pricing
