#include "parley/datasets/pieces/report.hpp"

#include <fmt/format.h>

namespace parley::datasets {
namespace {

double total(const Table<Economy>& table) {
    double sum = 0.0;
    for (const double value : table) sum += value;
    return sum;
}

std::string economy_totals(const world::World& world) {
    std::vector<std::vector<std::string>> rows{
        {"economy", "value added", "income", "deficit", "goods imports", "goods exports", "average duty on goods %"}};
    for (const Economy n : world.each_economy()) {
        double imports = 0.0, exports = 0.0, duties = 0.0;
        for (const Economy i : world.each_economy()) {
            if (i == n) continue;
            imports += goods_imports(world, n, i);
            exports += goods_imports(world, i, n);
            duties += goods_imports(world, n, i) * average_goods_duty(world, n, i);
        }
        rows.push_back({world.economies[n.value].code, fmt::format("{:.1f}", world.value_added(n) / 1e3),
                        fmt::format("{:.1f}", world.income(n) / 1e3), fmt::format("{:.1f}", world.deficit(n) / 1e3),
                        fmt::format("{:.1f}", imports / 1e3), fmt::format("{:.1f}", exports / 1e3),
                        fmt::format("{:.2f}", imports > 0 ? 100 * duties / imports : 0.0)});
    }
    return "USD bn.\n\n" + markdown_table(rows);
}

}  // namespace

std::string markdown_table(const std::vector<std::vector<std::string>>& rows) {
    std::string text;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        text += "|";
        for (const std::string& cell : rows[row]) text += " " + cell + " |";
        text += "\n";
        if (row > 0) continue;
        text += "|";
        for (std::size_t k = 0; k < rows[row].size(); ++k) text += "---|";
        text += "\n";
    }
    return text;
}

double goods_imports(const world::World& world, Economy n, Economy i) {
    double sum = 0.0;
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods) sum += world.flow(n, i, s);
    return sum;
}

double average_goods_duty(const world::World& world, Economy n, Economy i) {
    double duties = 0.0;
    for (const Sector s : world.each_sector())
        if (world.sectors[s.value].goods) duties += world.flow(n, i, s) * world.duty_rate(n, i, s);
    const double trade = goods_imports(world, n, i);
    return trade > 0 ? duties / trade : 0.0;
}

std::string source_page(const world::World& world, const std::vector<SourceSection>& sections) {
    std::string text = fmt::format(
        "# {}\n\nMade by `parley world build {}`. {} economies × {} sectors, {}, USD million at border prices; "
        "elasticities in use: {}.\n\n## Sources\n\n",
        world.name, world.name, world.economy_count(), world.sector_count(), world.year, world.elasticity_source);
    std::vector<std::vector<std::string>> sources{{"source", "terms"}};
    for (const world::DataSource& source : world.sources) sources.push_back({source.title, source.terms});
    text += markdown_table(sources) + "\n## Steps\n\n";
    for (std::size_t k = 0; k < world.build_steps.size(); ++k)
        text += fmt::format("{}. {}\n", k + 1, world.build_steps[k]);
    for (const SourceSection& section : sections) text += "\n## " + section.heading + "\n\n" + section.body;
    text += fmt::format("\n## Totals\n\nWorld value added {:.3f} trillion USD. ", total(world.value_added) / 1e6);
    return text + economy_totals(world);
}

}  // namespace parley::datasets
