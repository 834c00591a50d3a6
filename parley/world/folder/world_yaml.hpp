#pragma once
// world.yaml: what a world is called, its economies and sectors, and how its tables are to be read.
#include <string>
#include <string_view>

#include "parley/world/folder/columns.hpp"
#include "parley/world/world.hpp"

namespace parley::world {

/// How flows.csv values trade.
enum class Valuation {
    border,    ///< the duty comes on top of the value
    purchaser  ///< the value includes the duty
};

struct WorldHead {
    World world;  ///< name, year, economies, sectors, sources, build steps; no tables
    Valuation valuation = Valuation::border;
    bool absent_flows_are_zero = false;  ///< else an absent row is an error
    double highest_rate = usual_highest_rate;
    std::string default_elasticities;
};

/// Throws InputError.
[[nodiscard]] WorldHead read_world_yaml(const std::string& file, std::string_view text);

/// What read_world_yaml() reads: values at border prices, absent flows zero. `highest_rate` is written when it is above
/// the usual.
[[nodiscard]] std::string world_yaml(const World& world, double highest_rate);

}  // namespace parley::world
