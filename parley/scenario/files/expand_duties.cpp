#include "parley/scenario/files/expand_duties.hpp"

#include <cstdlib>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/products/duties_by_date.hpp"
#include "parley/scenario/carried/duties_in_force.hpp"
#include "parley/scenario/form/migrate.hpp"
#include "parley/scenario/scenario_reader.hpp"

namespace parley::scenario {
namespace {

// What the table has of the same cell in the middle of each year of it.
std::vector<std::pair<int, double>> points_by_year(const products::DutiesByDate& table,
                                                   const products::DatedDuty& cell) {
    std::vector<std::pair<int, double>> result;
    for (const products::DatedDuty& duty : table.all()) {
        if (duty.is_level || duty.importer != cell.importer || duty.exporter != cell.exporter ||
            duty.sector != cell.sector)
            continue;
        for (int year = std::atoi(duty.from.c_str()); year <= std::atoi(duty.until.c_str()); ++year) {
            const std::string middle = std::to_string(year) + "-07-02";
            if (duty.from <= middle && middle <= duty.until && duty.rate != 0) result.emplace_back(year, duty.rate);
        }
    }
    return result;
}

}  // namespace

void expand_duties(const std::string& file, tables::YamlNode& root) {
    const tables::YamlNode *day = nullptr, *wanted = nullptr;
    for (const tables::YamlEntry& entry : root.keys) {
        if (entry.key == duties_in_force_key)
            throw InputError(file, entry.value.key_line, fmt::format("'in-force: {}'", by_date),
                             std::string(duties_in_force_key) + ", which the program writes", entry.value.key_column);
        if (entry.key == "day") day = &entry.value;
        if (entry.key == "in-force") wanted = &entry.value;
    }
    if (wanted == nullptr || wanted->text != by_date || day == nullptr || !is_date(day->text)) return;
    const products::DutiesByDate& table = products::bundled_duties();
    std::vector<DutyInForce> duties;
    try {
        for (const products::DatedDuty& duty : in_force(table, day->text, "", ""))
            duties.push_back({duty.importer, duty.exporter, duty.sector, duty.is_level, duty.rate,
                              duty.covered_share.value_or(1.0) > 0 ? duty.covered_share.value_or(1.0) : 1.0,
                              duty.weight(),
                              duty.is_level ? std::vector<std::pair<int, double>>{} : points_by_year(table, duty)});
    } catch (const InputError& error) {
        throw InputError(file, day->line, error.expected(), error.found(), day->column);
    }
    root.keys.push_back({duties_in_force_key, duties_in_force_tree(duties)});
}

}  // namespace parley::scenario
