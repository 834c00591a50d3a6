#pragma once
// icio2017 (81 × 28), icio2017-7x44 and wiod2014 (44 × 16): tidy tables compiled from OECD ICIO and WIOD.
#include <filesystem>
#include <string>
#include <vector>

#include "parley/world/build_world.hpp"
#include "parley/world/import_tables.hpp"
#include "parley/world/technology.hpp"

namespace parley {

/// Flows, duties and elasticities in a source's own codes. Rows that icio2017 and wiod2014 leave out are zero flows.
struct FlowSource {
    Codes economies;
    Codes sectors;
    SourceFlows flows;
    std::vector<ElasticitySource> elasticities;
};
[[nodiscard]] FlowSource read_icio2017(const std::filesystem::path& folder);
[[nodiscard]] FlowSource read_wiod2014(const std::filesystem::path& folder);

/// icio2017-7x44 in full. Every cell must be given.
struct Icio7x44 {
    FlowSource trade;
    std::vector<std::string> sector_names;
    std::vector<bool> goods;                   ///< by sector
    std::vector<SourceTechnology> technology;  ///< by economy
    Table<Buyer, Sector> final_share;
    std::vector<ScaleSource> scale;
};
[[nodiscard]] Icio7x44 read_icio7x44(const std::filesystem::path& folder);

[[nodiscard]] BuiltWorld build_icio2017(const std::filesystem::path& from, const BuildOptions& options);
[[nodiscard]] BuiltWorld build_wiod2014(const std::filesystem::path& from, const BuildOptions& options);
[[nodiscard]] BuiltWorld build_icio7x44(const std::filesystem::path& from, const BuildOptions& options);

/// World with the flows of a source, its sectors given, no inputs yet: drops service duties and converts the valuation
/// as the options say. Not completed.
[[nodiscard]] World world_of_flows(const FlowSource& source, const std::vector<SectorInfo>& sectors,
                                   const BuildOptions& options);

// Sources and their terms, as SOURCE.md and world.yaml list them.
[[nodiscard]] DataSource oecd_icio_2025();
[[nodiscard]] DataSource teti_duties();
[[nodiscard]] DataSource lashkaripour_compilation();
[[nodiscard]] DataSource icio7x44_source();
[[nodiscard]] DataSource wiod_2016();
[[nodiscard]] DataSource wiod_2013();

}  // namespace parley
