#pragma once
// Steps 3 and 4: technology from those sources that have it, scaled until it fits what each economy buys.
#include <string>
#include <vector>

#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/tables/import_icio.hpp"
#include "parley/datasets/tables/import_wiod2011.hpp"

namespace parley::datasets {

/// What fitting did to one economy.
struct InputFit {
    std::string economy;
    std::string from;                   ///< whose technology it has
    double inputs_usd_m = 0.0;          ///< use of inputs as borrowed
    double moved_usd_m = 0.0;           ///< half the sum of absolute changes over cells, less half of what left
    double to_value_added_usd_m = 0.0;  ///< inputs that did not fit
    std::string scarcest;               ///< the good whose borrowed use exceeded its limit most
    double scarcest_use = 0.0;          ///< borrowed use of it over what the economy buys
    int passes = 0;
    double lowest_value_added_share = 1.0;  ///< over sectors with output
    double highest_value_added_share = 0.0;
};

/// At most this share of what an economy buys of a good is used as an input.
inline constexpr double most_input_use = 0.95;

/// Sets value-added, input and final shares of a world whose flows and duties are set and whose sectors are `joins`, so
/// that the base clears exactly. A sector without output in an economy has value added as all of its cost.
[[nodiscard]] std::vector<InputFit> give_technology(world::World& world, const std::vector<SectorJoin>& joins,
                                                    const Icio7x44& small, const Wiod2011& wiod);

/// The fits as a markdown table.
[[nodiscard]] std::string fit_table(const world::World& world, const std::vector<InputFit>& fits);

/// icio2017 with borrowed technology; `from` holds icio2017, icio2017-7x44 and wiod2011-io.
[[nodiscard]] BuiltWorld build_icio2017_inputs(const std::filesystem::path& from, const BuildOptions& options);

}  // namespace parley::datasets
