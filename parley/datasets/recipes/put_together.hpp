#pragma once
#include <string>

#include "parley/datasets/pieces/built_world.hpp"

namespace parley::datasets {

/// Puts economies and sectors of a built world together as the file of a mapping says (world/folder/mapping.hpp), which
/// must have all codes of each kind that it has rows for. SOURCE.md says so, and keeps what was said of the world
/// before. Throws InputError.
void put_together(BuiltWorld& built, const std::string& mapping_file);

/// Puts the duties of a published table on it (duties/levied.hpp), with the concordance of the program. Throws
/// InputError.
void put_duties(BuiltWorld& built, const BuildOptions& options);

/// SOURCE.md of a built world that something was done to, with the page of before as a section.
[[nodiscard]] std::string page_after(const BuiltWorld& built, const std::string& what);

}  // namespace parley::datasets
