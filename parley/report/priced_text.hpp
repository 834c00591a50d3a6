#pragma once
// The tables that every priced set of measures is shown with.
#include <string>
#include <utility>
#include <vector>

#include "parley/study/base.hpp"
#include "parley/study/priced.hpp"

namespace parley {

/// One priced set of measures and whom it is shown for.
struct Shown {
    const World& world;
    const Priced& priced;                            ///< solved
    std::vector<Economy> parties;                    ///< in the order shown
    std::vector<std::pair<Economy, Economy>> pairs;  ///< whose balances are shown
    std::vector<Economy> levying;                    ///< whose duty revenue is shown
};

inline constexpr std::size_t text_width = 100;

/// Real income and real wage of the parties and of the most affected others, and the world's sum. Where saving moves
/// deficits, what is spent and income net of borrowing stand beside each other.
[[nodiscard]] std::string income_table(const Shown& shown);
/// Balances and duty revenue, before, after and change.
[[nodiscard]] std::string money_table(const Shown& shown);
/// The three most affected sectors of each party.
[[nodiscard]] std::string sector_table(const Shown& shown);
/// Indices of sectors' returns with the three that move most; empty where the factor is mobile.
[[nodiscard]] std::string market_table(const Shown& shown);
/// Terms of trade, volume and the rest, by the exact decomposition and the one-step formula.
[[nodiscard]] std::string parts_table(const Shown& shown);

/// One thing assumed or noted, as a wrapped paragraph.
[[nodiscard]] std::string noted(const std::string& what);
/// What is held fixed, each in a sentence or two: deficits, factors, scale.
[[nodiscard]] std::vector<std::string> closure_in_words(const Base& base, const BaseOptions& options);
/// How saving and investment decide deficits, where they do.
[[nodiscard]] std::string saving_in_words(const SavingRule& saving);

}  // namespace parley
