#pragma once
// Worlds from published tables: one importer file per source.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "parley/world/world.hpp"

namespace parley::datasets {

struct BuildOptions {
    /// The source's values include the duty: X = value / (1 + t). Otherwise the duty comes on top.
    bool purchaser_valuation = false;
    /// Drops the duties that some tables carry on services (icio2017, wiod2014).
    bool zero_service_duties = false;
    /// Name of a set of trade elasticities of the source; empty: the world's usual one.
    std::string elasticities;
};

struct BuiltWorld {
    world::World world;
    std::string source_md;                           ///< SOURCE.md: sources, terms, steps and what they changed
    std::map<std::string, std::string> extra_files;  ///< further files to write beside the world, by name
};

/// Names that build_world() knows.
[[nodiscard]] std::vector<std::string> buildable_worlds();

/// One line on what `--from` must hold for each of them.
[[nodiscard]] std::string build_sources(const std::string& name);

/// Reads the published tables under `from` and makes the world. InputError when a table is missing or broken, when the
/// name is unknown, or when an option does not apply. The same tables give the same bytes.
[[nodiscard]] BuiltWorld build_world(const std::string& name, const std::filesystem::path& from,
                                     const BuildOptions& options = {});

}  // namespace parley::datasets
