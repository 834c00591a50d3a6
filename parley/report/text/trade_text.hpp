#pragma once
// Imports and exports by partner and sector, and prices, after a change: as a table and as tidy CSV.
#include <array>
#include <string>

#include "parley/pricing/duties/duty_study.hpp"
#include "parley/pricing/named_outcomes.hpp"
#include "parley/report/words/shown.hpp"

namespace parley::report::text {

/// The flows that change most, and the prices that move most, of each party.
[[nodiscard]] std::string trade_table(const words::Shown& shown);

/// All of them, of every economy of the world: outcome, variable, economy, partner, sector, unit, before, after. A flow
/// that is not there has no row.
[[nodiscard]] std::string trade_csv(const pricing::NamedOutcomes& study);
[[nodiscard]] std::string trade_csv(const pricing::DutyStudy& study);

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
