#pragma once
// A world as a folder of text files, as `parley world build` and `export` write them (docs/guide/cli.md). Files:
// world.yaml, flows.csv, elasticities.csv; optional production.csv, technology.csv, final.csv, scale.csv, accounts.csv,
// value_added.csv (of a world without technology.csv: economy, share of output that is value added).
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "parley/world/world.hpp"

namespace parley::world {

/// Name of a file in the folder → its bytes.
using WorldFiles = std::map<std::string, std::string>;

struct WorldRead {
    World world;
    std::vector<std::string> notes;  ///< how the files were understood, in words for their author
};

/// A world from the files of a folder; `folder` stands before their names in messages. Throws InputError.
/// The world is complete()d. Without final.csv it is a base (base_breach() is empty); with it, it may have to be
/// settled first (model/rebase.hpp).
[[nodiscard]] WorldRead read_world(WorldFiles files, const std::string& folder = "");

/// The same from a disk.
[[nodiscard]] WorldRead load_world_folder(const std::filesystem::path& folder);
[[nodiscard]] World read_world_folder(const std::filesystem::path& folder);

/// The files that read back as the same world, every primitive bit for bit. The world must be complete()d.
/// final.csv is among them only if final shares are not what is left of expenditure after inputs, or do not clear the
/// markets.
[[nodiscard]] WorldFiles world_files(const World& world);

/// Writes them beside `folder` first and then puts them in its place, so that no half-written world is ever found
/// there. Other files of a world folder (SOURCE.md) are kept. Throws InputError when `folder` holds something else, or
/// cannot be written.
void write_world_folder(const World& world, const std::filesystem::path& folder);

}  // namespace parley::world
