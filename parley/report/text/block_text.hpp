#pragma once
// What is made of goods and services, in three blocks.
#include <array>
#include <string>

#include "parley/report/words/shown.hpp"

namespace parley::report::text {

/// Of an economy: farms, forests, mines and energy; manufacturing; services.
struct Block {
    const char* name = "";
    double base_usd_m = 0.0;    ///< output of the base
    double change_usd_m = 0.0;  ///< at prices of the base
};
/// Goods whose code is not of manufacturing (C and a digit, as ISIC has it) are the first. A world with codes of its
/// own has its goods there.
[[nodiscard]] std::array<Block, 3> blocks_of(const world::World& world, const pricing::OutcomeResult& priced,
                                             Economy economy);
/// A row for each economy that has one elsewhere.
[[nodiscard]] std::string block_table(const words::Shown& shown);

}  // namespace parley::report::text
