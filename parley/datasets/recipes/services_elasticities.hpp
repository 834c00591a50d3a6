#pragma once
// Trade elasticities with values for each service: the table of the 50 sectors of the OECD's tables.
#include <filesystem>
#include <string>

#include "parley/datasets/tables/import_icio.hpp"

namespace parley::datasets {

/// elasticities-icio50 in our sectors, under a name of its own: goods as they are; a group of services has the mean of
/// its services, weighted by what economies buy of each from abroad in icio2017-7x44, of those that the table has.
[[nodiscard]] world::ElasticitySource read_services_elasticities(const std::filesystem::path& folder,
                                                                 const Icio7x44& small);

/// The services of each group with their values and weights, and what is uncertain of them, as markdown.
[[nodiscard]] std::string services_table(const std::filesystem::path& folder, const Icio7x44& small);

[[nodiscard]] world::DataSource services_elasticities_source();

}  // namespace parley::datasets
