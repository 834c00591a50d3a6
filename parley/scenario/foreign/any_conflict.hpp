#pragma once
// A conflict in our own form or in that of another program, told apart by the first words of the file.
#include <string>
#include <string_view>
#include <vector>

#include "parley/scenario/files/conflict_file.hpp"
#include "parley/scenario/foreign/genius.hpp"

namespace parley::scenario::foreign {

enum class ConflictForm { own, gmcr, nfg, efg, genius };

/// By the end of the file's name (.gmcr) or by how the text begins: NFG, EFG, < or { (JSON with decisionMakers); where
/// it begins like none of them, by the end of the name (.nfg, .efg, .xml).
[[nodiscard]] ConflictForm form_of(const std::string& file, std::string_view text);

/// Throws InputError with line and column. `profiles` belong to a domain of GENIUS, and to nothing else.
[[nodiscard]] Conflict read_any_conflict(const std::string& file, std::string_view text,
                                         const std::vector<XmlText>& profiles = {});

}  // namespace parley::scenario::foreign
