#pragma once
// What every importer takes and gives.
#include <map>
#include <string>

#include "parley/core/usual_rates.hpp"
#include "parley/world/world.hpp"

namespace parley::datasets {

struct BuildOptions {
    /// The source's values include the duty: X = value / (1 + t). Otherwise the duty comes on top.
    bool purchaser_valuation = false;
    /// Drops the duties that some tables carry on services (icio2017, wiod2014).
    bool zero_service_duties = false;
    /// Name of a set of trade elasticities of the source; empty: the world's usual one.
    std::string elasticities;
    /// US dollars a euro, of tables in euros; 0: the European Central Bank's mean of the year.
    double usd_per_eur = 0.0;
    /// A file that puts economies and sectors together: world/folder/mapping.hpp. Of each kind that it has rows for it
    /// must have all codes. Empty: none.
    std::string mapping;
    /// A table of duties to put on the world, before its mapping: duties/levied.hpp. Empty: none.
    std::string duties;
    double highest_duty_pct = 100 * usual_highest_rate;  ///< in that table
};

struct BuiltWorld {
    world::World world;
    std::string source_md;                                ///< SOURCE.md: sources, terms, steps and what they changed
    std::map<std::string, std::string> extra_files = {};  ///< further files to write beside the world, by name
    std::string summary = "";                             ///< what whoever builds should see; lines, or empty
};

}  // namespace parley::datasets
