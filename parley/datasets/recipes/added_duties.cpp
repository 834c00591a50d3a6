#include "parley/datasets/recipes/added_duties.hpp"

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::datasets {

AddedDuties read_added_duties(const std::filesystem::path& folder, const std::string& month, const FlowSource& table) {
    const tables::Csv csv = open_table(folder, "us-china-2018-2020-sectors.csv");
    const std::size_t importer = world::importer_column(csv), exporter = world::exporter_column(csv);
    const std::size_t sector = csv.column({"sector"}), at = csv.column({"month"});
    const std::size_t points = csv.column({"added_points"});
    const std::size_t count = table.economies.all().size(), sectors = table.sectors.all().size();
    AddedDuties added{month, Table<Buyer, Seller, Sector>({count, count, sectors}), {}};
    world::FirstLines first(count * count * sectors);
    bool found = false;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        if (csv.text(row, at) != month) continue;
        found = true;
        const std::size_t n = table.economies.at(csv, row, importer), i = table.economies.at(csv, row, exporter);
        const std::size_t s = table.sectors.at(csv, row, sector);
        first.mark(csv, row, (n * count + i) * sectors + s, "importer, exporter and sector",
                   csv.text(row, importer) + ", " + csv.text(row, exporter) + ", " + csv.text(row, sector));
        added.rate(Economy{n}, Economy{i}, Sector{s}) = csv.amount(row, points) / 100;
    }
    if (!found) throw InputError(csv.file(), 0, "rows of the month " + month, "none");
    const std::size_t usa = table.economies.at(csv.file(), 0, "USA"), chn = table.economies.at(csv.file(), 0, "CHN");
    for (std::size_t s = 0; s < sectors; ++s) {
        if (table.sectors.all()[s] == services_of_icio) continue;
        for (const auto& [n, i] : {std::pair{usa, chn}, std::pair{chn, usa}})
            if (!first.given((n * count + i) * sectors + s))
                added.without_rate.push_back(table.sectors.all()[s] + " (" + table.economies.all()[n] + " on " +
                                             table.economies.all()[i] + ")");
    }
    return added;
}

CollectedDuties read_collected_2024(const std::filesystem::path& folder, const FlowSource& table) {
    const tables::Csv csv = open_table(folder, "us-2025-2026.csv");
    const std::size_t date = csv.column({"date"}), partner = csv.column({"partner"}), sector = csv.column({"sector"});
    const std::size_t imports = csv.column({"imports_2024_usd_m"}), rate = csv.column({"duty_2024_pct"});
    const std::size_t sectors = table.sectors.all().size();
    CollectedDuties collected{std::vector<double>(sectors), std::vector<double>(sectors), 0.0};
    double duty = 0.0, total = 0.0;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        // The same for every date of the later duties.
        if (csv.text(row, partner) != "CHN" || csv.text(row, date) != csv.text(0, date)) continue;
        const std::size_t s = table.sectors.at(csv, row, sector);
        collected.imports_usd_m[s] = csv.amount(row, imports);
        collected.rate[s] = csv.amount(row, rate) / 100;
        duty += collected.imports_usd_m[s] * collected.rate[s];
        total += collected.imports_usd_m[s];
    }
    if (!(total > 0)) throw InputError(csv.file(), 0, "imports from CHN", "none");
    collected.mean_rate = duty / total;
    return collected;
}

}  // namespace parley::datasets
