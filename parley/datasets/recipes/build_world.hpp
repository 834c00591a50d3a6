#pragma once
// Worlds from published tables: one importer file per source.
#include <filesystem>
#include <string>
#include <vector>

#include "parley/datasets/pieces/built_world.hpp"

namespace parley::datasets {

/// Names that build_world() knows.
[[nodiscard]] std::vector<std::string> buildable_worlds();

/// One line on what `--from` must hold for each of them.
[[nodiscard]] std::string build_sources(const std::string& name);

/// Reads the published tables under `from`, or the one that it is, and makes the world. InputError when a table is
/// missing or broken, when the name is unknown, or when an option does not apply. The same tables give the same bytes.
[[nodiscard]] BuiltWorld build_world(const std::string& name, const std::filesystem::path& from,
                                     const BuildOptions& options = {});

}  // namespace parley::datasets
