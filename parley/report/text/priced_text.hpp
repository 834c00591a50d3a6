#pragma once
// The tables that every priced set of measures is shown with.
#include <string>

#include "parley/report/words/shown.hpp"

namespace parley::report::text {

inline constexpr std::size_t text_width = 100;

/// Who has a row in the tables: whose policy it is, and the parties, those most affected where they are many.
[[nodiscard]] std::vector<Economy> parties_to_show(const words::Shown& shown);
/// Real income and real wage of the parties and of the most affected others, and the world's sum. Where saving moves
/// deficits, what is spent and income net of borrowing stand beside each other.
[[nodiscard]] std::string income_table(const words::Shown& shown);
/// What the parties' purchases cost at the wages of before, and which part of that is duties.
[[nodiscard]] std::string price_table(const words::Shown& shown);
/// What least and most are over, and where nothing settled; empty without ranges.
[[nodiscard]] std::string ranges_note(const pricing::Elsewhere& elsewhere);
/// Balances and duty revenue, before, after and change.
[[nodiscard]] std::string money_table(const words::Shown& shown);
/// The three most affected sectors of each party.
[[nodiscard]] std::string sector_table(const words::Shown& shown);
/// Indices of sectors' returns with the three that move most; empty where the factor is mobile.
[[nodiscard]] std::string market_table(const words::Shown& shown);
/// Terms of trade, volume and the rest, by the exact decomposition and the one-step formula.
[[nodiscard]] std::string parts_table(const words::Shown& shown);

/// One thing assumed or noted, as a wrapped paragraph.
[[nodiscard]] std::string noted(const std::string& what);

}  // namespace parley::report::text
