#pragma once
// What an inter-country input-output table adds up to, whatever its layout, and how it becomes a world.
#include <string>
#include <vector>

#include "parley/world/world.hpp"

namespace parley::datasets {

/// Trade elasticities of a table that has none: an assumption, and build_steps says so.
inline constexpr double usual_assumed_theta = 5.0;

/// A table without its layout: who buys what of whom, what each industry uses of anything, and what it adds.
struct InterCountry {
    world::World world;                  ///< economies, sectors and `flow`, in USD million
    Table<Buyer, Supplying, Using> use;  ///< inputs from anywhere
    Table<Buyer, Using> value_added;     ///< with whatever else is no input: taxes less subsidies, margins

    /// Intermediate purchases of `good` of the seller by an industry of the buyer.
    void add_input(Economy seller, Sector good, Economy buyer, Sector industry, double usd_m) {
        world.flow(buyer, seller, good) += usd_m;
        use(buyer, good, industry) += usd_m;
    }
    /// Final purchases, which are less than zero where inventories run down.
    void add_final(Economy seller, Sector good, Economy buyer, double usd_m) {
        world.flow(buyer, seller, good) += usd_m;
    }
};

/// Nothing bought yet. InputError about `line` of `file` for too many of them, or for a name that no world takes.
[[nodiscard]] InterCountry empty_inter_country(const std::string& file, std::size_t line,
                                               std::vector<world::EconomyInfo> economies,
                                               std::vector<world::SectorInfo> sectors);

/// The world of a table that is read: flows below zero (inventories run down) become zero, technology is each economy's
/// use of inputs from anywhere, value added at least 0.01 of cost; final shares are what is left after inputs, hence
/// final demand. Where that is negative the share is zero and the base has to be settled before use. Without trade
/// elasticities in `table.world` they are `assumed_theta` in every sector. build_steps says all that. Throws InputError
/// about `file`.
[[nodiscard]] world::World close(const std::string& file, InterCountry table,
                                 double assumed_theta = usual_assumed_theta);

/// The last bare year in the name of a published table, as of 2017_SML.csv and, where an edition stands before it, of
/// ICIO2021_2018.csv; 0 when there is none.
[[nodiscard]] int year_in_name(const std::string& name);

}  // namespace parley::datasets
