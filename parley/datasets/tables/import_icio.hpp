#pragma once
// icio2017 and icio2022 (81 × 28), icio2017-7x44 and wiod2014 (44 × 16): tidy tables compiled from OECD ICIO and WIOD.
#include <filesystem>
#include <string>
#include <vector>

#include "parley/datasets/pieces/built_world.hpp"
#include "parley/datasets/pieces/technology.hpp"
#include "parley/datasets/tables/import_tables.hpp"

namespace parley::datasets {

/// The one aggregate of services in the tables icioYEAR.
inline constexpr const char* services_of_icio = "Services";

/// Flows, duties and elasticities in a source's own codes. Rows that icioYEAR and wiod2014 leave out are zero flows.
struct FlowSource {
    world::Codes economies;
    world::Codes sectors;
    SourceFlows flows;
    std::vector<world::ElasticitySource> elasticities;
};
[[nodiscard]] FlowSource read_icio(const std::filesystem::path& folder);
[[nodiscard]] FlowSource read_wiod2014(const std::filesystem::path& folder);

/// icio2017-7x44 in full. Every cell must be given.
struct Icio7x44 {
    FlowSource trade;
    std::vector<std::string> sector_names;
    std::vector<bool> goods;                   ///< by sector
    std::vector<SourceTechnology> technology;  ///< by economy
    Table<Buyer, Sector> final_share;
    std::vector<world::ScaleSource> scale;
};
[[nodiscard]] Icio7x44 read_icio7x44(const std::filesystem::path& folder);

/// The table of one year as a world of that name, icio2017.
[[nodiscard]] BuiltWorld build_icio(int year, const std::filesystem::path& from, const BuildOptions& options);
[[nodiscard]] BuiltWorld build_wiod2014(const std::filesystem::path& from, const BuildOptions& options);
[[nodiscard]] BuiltWorld build_icio7x44(const std::filesystem::path& from, const BuildOptions& options);

/// World with the flows of a source, its sectors given, no inputs yet: drops service duties and converts the valuation
/// as the options say. Not completed.
[[nodiscard]] world::World world_of_flows(const FlowSource& source, const std::vector<world::SectorInfo>& sectors,
                                          const BuildOptions& options);

// Sources and their terms, as SOURCE.md and world.yaml list them.
[[nodiscard]] world::DataSource oecd_icio_2025(int year);
[[nodiscard]] world::DataSource teti_duties();
[[nodiscard]] world::DataSource lashkaripour_compilation();
[[nodiscard]] world::DataSource icio7x44_source();
[[nodiscard]] world::DataSource wiod_2016();
[[nodiscard]] world::DataSource wiod_2013();
[[nodiscard]] world::DataSource us_duties_2018_2020();
[[nodiscard]] world::DataSource china_duties_2018_2020();

}  // namespace parley::datasets
