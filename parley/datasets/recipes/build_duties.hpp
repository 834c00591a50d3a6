#pragma once
// data/duties: products and their sectors, duties by date, lists, and what weighs them.
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace parley::datasets {

/// Name and text of every file of the folder, SOURCE.md and NOTICE among them. `from` holds duties and hs6-to-sector.
/// InputError when a table is missing or broken. The same tables give the same bytes.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> build_duties(const std::filesystem::path& from);

}  // namespace parley::datasets
