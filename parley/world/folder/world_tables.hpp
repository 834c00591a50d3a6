#pragma once
// The CSV tables of a world folder, one function each. All throw InputError; the world's economies, sectors and tables
// must be set up (allocate()).
#include <string>
#include <vector>

#include "parley/tables/files/csv.hpp"
#include "parley/world/folder/world_yaml.hpp"

namespace parley::world {

/// importer, exporter, sector, value, duty_rate, optional export_tax_rate, and optional group (from 1) and lists, where
/// a purchase is split: values at border prices afterwards.
void read_flows(const tables::Csv& csv, WorldHead& head, std::vector<std::string>& notes);

/// economy, sector, subsidy_rate; an absent row is no subsidy.
void read_production(const tables::Csv& csv, WorldHead& head);

/// economy, using_sector, supplying_sector, share; supplying_sector VA is value added, which no sector may lack. An
/// absent input is none: the shares of a sector must sum to one.
void read_technology(const tables::Csv& csv, World& world);

/// source, sector, theta: every source has every sector.
void read_elasticities(const tables::Csv& csv, WorldHead& head);

/// source, sector, psi: every source has every sector.
void read_scale(const tables::Csv& csv, World& world);

/// economy, sector, share: every row, and each economy's sum to one.
void read_final(const tables::Csv& csv, World& world);

/// economy, saving_rate, investment_rate: every economy.
void read_accounts(const tables::Csv& csv, WorldHead& head);
void read_value_added(const tables::Csv& csv, World& world);

}  // namespace parley::world
