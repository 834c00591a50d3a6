#pragma once
// What an economy invests and saves, as shares of its value added.
#include <filesystem>
#include <map>
#include <string>

#include "parley/datasets/tables/import_wiod2011.hpp"

namespace parley::datasets {

/// National accounts of one year, shares of GDP, by economy: few have any.
struct YearAccounts {
    struct Rates {
        double investment = 0.0;
        double saving = 0.0;  ///< gross national: includes incomes from abroad
    };
    int year = 0;
    std::map<std::string, Rates> rates;
};

/// From saving-2017-2022.csv in `folder`. InputError when it has no row of the year.
[[nodiscard]] YearAccounts read_year_accounts(const std::filesystem::path& folder, int year);

/// Investment over value added: of the year's accounts where an economy is in them, else of WIOD 2011 (EU27 its
/// members), else of WIOD's rest of the world. Saving is what closes the base, σ = ι − D/VA. The world must be
/// completed.
[[nodiscard]] world::NationalAccounts national_accounts(const world::World& world, const YearAccounts& own,
                                                        const Wiod2011& wiod);

/// The same as a markdown table, with the saving that the year's accounts have.
[[nodiscard]] std::string accounts_table(const world::World& world, const YearAccounts& own);

[[nodiscard]] world::DataSource imf_outlook(int year);

}  // namespace parley::datasets
