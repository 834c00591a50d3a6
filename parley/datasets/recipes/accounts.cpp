#include "parley/datasets/recipes/accounts.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/datasets/pieces/report.hpp"

namespace parley::datasets {
namespace {

struct Invested {
    double rate = 0.0;
    std::string from;
};

// Of the economy, of those of its members that WIOD has, or of WIOD's rest of the world.
Invested of_wiod(const world::EconomyInfo& economy, const Wiod2011& wiod) {
    std::vector<std::string> codes{economy.code};
    if (economy.code != "ROW" && !economy.members.empty()) codes = economy.members;
    double investment = 0.0, value_added = 0.0;
    std::string absent;
    for (const std::string& code : codes)
        if (const auto k = wiod.economies.find(code)) {
            investment += wiod.investment_usd_m[*k];
            value_added += wiod.value_added_usd_m[*k];
        } else {
            absent += (absent.empty() ? "" : ", ") + code;
        }
    if (value_added > 0)
        return {investment / value_added, absent.empty() ? "WIOD 2011" : "WIOD 2011, members but " + absent};
    const std::size_t rest = wiod.economies.at("wiod2011-io/output.csv", 0, "ROW");
    return {wiod.investment_usd_m[rest] / wiod.value_added_usd_m[rest], "WIOD 2011, its rest of the world"};
}

std::string percent(double rate) {
    return fmt::format("{:.2f}", 100 * rate);
}

}  // namespace

YearAccounts read_year_accounts(const std::filesystem::path& folder, int year) {
    const tables::Csv csv = open_table(folder, "saving-2017-2022.csv");
    const std::size_t economy = csv.column({"economy"}), at = csv.column({"year"});
    const std::size_t saving = csv.column({"saving_pct"}), investment = csv.column({"investment_pct"});
    YearAccounts accounts{year, {}};
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (csv.text(row, at) != std::to_string(year)) continue;
        const auto [place, is_new] = accounts.rates.emplace(
            csv.text(row, economy),
            YearAccounts::Rates{csv.amount(row, investment) / 100, csv.number(row, saving) / 100});
        if (!is_new) csv.fail(row, "each economy and year once", place->first + " again");
    }
    if (accounts.rates.empty()) throw InputError(csv.file(), 0, fmt::format("rows of {}", year), "none");
    return accounts;
}

world::NationalAccounts national_accounts(const world::World& world, const YearAccounts& own, const Wiod2011& wiod) {
    const Table<Economy> none({world.economy_count()});
    world::NationalAccounts accounts{none, none, {}};
    for (const Economy n : world.each_economy()) {
        const world::EconomyInfo& economy = world.economies[n.value];
        const auto known = own.rates.find(economy.code);
        const Invested invested = known != own.rates.end()
                                      ? Invested{known->second.investment, fmt::format("IMF, {}", own.year)}
                                      : of_wiod(economy, wiod);
        accounts.investment_rate(n) = invested.rate;
        accounts.saving_rate(n) = invested.rate - world.deficit(n) / world.value_added(n);
        accounts.investment_from.push_back(invested.from);
    }
    return accounts;
}

std::string accounts_table(const world::World& world, const YearAccounts& own) {
    std::vector<std::vector<std::string>> rows{
        {"economy", "investment rate from", "investment %", "saving %", "national saving by the IMF, % of GDP"}};
    for (const Economy n : world.each_economy()) {
        const std::string& code = world.economies[n.value].code;
        const auto known = own.rates.find(code);
        rows.push_back({code, world.accounts.investment_from[n.value], percent(world.accounts.investment_rate(n)),
                        percent(world.accounts.saving_rate(n)),
                        known != own.rates.end() ? percent(known->second.saving) : "–"});
    }
    return markdown_table(rows) +
           "\nSaving is investment less the deficit of these tables, so that the base holds; national saving also has "
           "incomes from abroad. Shares of GDP are taken as shares of value added.\n";
}

world::DataSource imf_outlook(int year) {
    return {fmt::format("International Monetary Fund, World Economic Outlook, April 2026: investment and saving of the "
                        "United States and China, {}",
                        year),
            "facts; cite"};
}

}  // namespace parley::datasets
