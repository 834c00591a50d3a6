#pragma once
// ossa2014: the data of Ossa (2014), 7 economies × 33 sectors of goods, 2007, with the duties and the political weights
// of his trade wars.
#include <filesystem>

#include "parley/datasets/pieces/built_world.hpp"

namespace parley::datasets {

/// Duties of 2007 reach 513 % there, and those that were measured without cooperation 720 %.
inline constexpr double highest_rate_of_ossa2014 = 8.0;

struct Ossa2014 {
    world::World world;                             ///< completed; ρ = 1/(σ − 1), z = −ρ, θ = σ − 1
    Table<Buyer, Sector> noncooperative_duty_rate;  ///< by importer, the same on every partner
    Table<Economy, Sector> political_weight;        ///< λ(n,s), of mean one in each economy
};
[[nodiscard]] Ossa2014 import_ossa2014(const std::filesystem::path& folder);

/// The world, with duties-noncooperative.csv and political-weights.csv beside it.
[[nodiscard]] BuiltWorld build_ossa2014(const std::filesystem::path& from, const BuildOptions& options);

}  // namespace parley::datasets
