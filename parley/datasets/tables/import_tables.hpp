#pragma once
// What the importers of published tables share. Each table keeps its authors' column names; what is not in the file
// and what is not a number is named with its line, never guessed.
#include <filesystem>
#include <string>
#include <vector>

#include "parley/datasets/pieces/built_world.hpp"
#include "parley/datasets/pieces/mapped_codes.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/folder/columns.hpp"
#include "parley/world/world.hpp"

namespace parley::datasets {

/// `folder`/`name` as a table.
[[nodiscard]] tables::Csv open_table(const std::filesystem::path& folder, const std::string& name);

/// The codes in a column, in the order of the file, each once. `kind` is what messages call them ("sector").
[[nodiscard]] world::Codes read_code_list(const tables::Csv& csv, const std::string& column, const std::string& kind);

/// What an absent row of a table means: its source says so, or nothing does.
enum class AbsentRows { are_zero, are_errors };

/// Flows and duties of a source in its own economies and sectors.
struct SourceFlows {
    Table<Buyer, Seller, Sector> value_usd_m;
    Table<Buyer, Seller, Sector> duty_rate;  ///< 0 at home
};

/// importer, exporter, sector, value (its unit in the name of the column), tariff_rate or tariff_pct.
[[nodiscard]] SourceFlows read_source_flows(const tables::Csv& csv, const world::Codes& economies,
                                            const world::Codes& sectors, AbsentRows absent,
                                            double highest_rate = world::usual_highest_rate);

/// source, sector and a usable elasticity for each sector of each source (`column`: theta), or one not below zero
/// (`psi`).
struct SourceNumbers {
    std::string source;
    std::vector<double> by_sector;
};
[[nodiscard]] std::vector<SourceNumbers> read_source_numbers(const tables::Csv& csv, const std::string& column,
                                                             const world::Codes& sectors);

/// The same as sets of trade elasticities.
[[nodiscard]] std::vector<world::ElasticitySource> read_elasticity_sources(const tables::Csv& csv,
                                                                           const world::Codes& sectors);

/// Reads the values as including the duty: X = value / (1 + t).
void take_duty_out(SourceFlows& flows);

/// Switches to the elasticities of `source`, or of `usual` when it is empty; InputError that lists those there are.
void choose_elasticities(world::World& world, const std::string& source, const std::string& usual,
                         const std::string& file);

/// The year in the name of a published input-output table, whose values exclude duties: InputError when the name has
/// none (`example`: names that have), or when they are asked to be read as including them.
[[nodiscard]] int year_of_table(const std::filesystem::path& from, const BuildOptions& options,
                                const std::string& example);

/// The codes that the options' mapping names; none without one.
[[nodiscard]] MappedCodes mapped_codes(const BuildOptions& options);

/// Its text. Workbooks and MATLAB's files are refused with what to do about them.
[[nodiscard]] std::string text_of_table(const std::filesystem::path& from);

/// The world of such a table, with its page; its elasticities are assumed unless somebody gives others.
[[nodiscard]] BuiltWorld built_from_table(world::World world, const BuildOptions& options, const std::string& file);

/// complete(), with a breach told as InputError about `file`.
void complete_or_throw(world::World& world, const std::string& file);

}  // namespace parley::datasets
