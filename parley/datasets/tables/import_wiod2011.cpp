#include "parley/datasets/tables/import_wiod2011.hpp"

#include <cmath>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::datasets {
namespace {

// Capital formation, changes in inventories and valuables.
constexpr const char* investment_categories[] = {"4", "5"};

// inputs(s, r) of each economy, USD m.
std::vector<Table<Supplying, Using>> read_inputs(const tables::Csv& csv, const world::Codes& economies,
                                                 const world::Codes& sectors) {
    const std::size_t count = sectors.all().size();
    const std::size_t economy = csv.column({"economy"}), supplying = csv.column({"supplying_sector"});
    const std::size_t user = csv.column({"using_sector"});
    const world::UnitColumn value = world::money_column(csv, "value");
    std::vector<Table<Supplying, Using>> inputs(economies.all().size(), Table<Supplying, Using>({count, count}));
    world::FirstLines first(inputs.size() * count * count);
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::size_t n = economies.at(csv, row, economy);
        const std::size_t s = sectors.at(csv, row, supplying), r = sectors.at(csv, row, user);
        first.mark(csv, row, (n * count + s) * count + r, "economy, supplying and using sector",
                   csv.text(row, economy) + ", " + csv.text(row, supplying) + ", " + csv.text(row, user));
        inputs[n](Sector{s}, Sector{r}) = csv.amount(row, value.at) * value.unit;
    }
    return inputs;
}

void read_investment(Wiod2011& data, const tables::Csv& csv, const world::Codes& categories) {
    const std::size_t economy = csv.column({"economy"}), sector = csv.column({"sector"});
    const std::size_t category = csv.column({"category"});
    const world::UnitColumn value = world::money_column(csv, "value");
    const std::size_t count = data.sectors.all().size(), kinds = categories.all().size();
    world::FirstLines first(data.economies.all().size() * count * kinds);
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::size_t n = data.economies.at(csv, row, economy), s = data.sectors.at(csv, row, sector);
        const std::size_t kind = categories.at(csv, row, category);
        first.mark(csv, row, (n * count + s) * kinds + kind, "economy, sector and category",
                   csv.text(row, economy) + ", " + csv.text(row, sector) + ", " + csv.text(row, category));
        const double amount = csv.number(row, value.at) * value.unit;  // inventories may fall
        for (const char* investment : investment_categories)
            if (csv.text(row, category) == investment) data.investment_usd_m[n] += amount;
    }
}

}  // namespace

Wiod2011 read_wiod2011(const std::filesystem::path& folder) {
    const tables::Csv output_table = open_table(folder, "output.csv"), input_table = open_table(folder, "inputs.csv");
    const tables::Csv category_table = open_table(folder, "categories.csv");
    const world::Codes economies = world::economies_named_in(output_table);
    Wiod2011 data{economies, read_code_list(open_table(folder, "sectors.csv"), "id", "sector"), {}, {}, {}};
    const world::Codes categories = read_code_list(category_table, "id", "category");
    for (const char* needed : investment_categories)
        if (!categories.find(needed))
            throw InputError(category_table.file(), 0, std::string("a category ") + needed + " of investment", "none");
    const std::size_t count = data.sectors.all().size(), size = economies.all().size();
    data.value_added_usd_m.assign(size, 0.0);
    data.investment_usd_m.assign(size, 0.0);
    const auto inputs = read_inputs(input_table, economies, data.sectors);
    for (const std::string& code : economies.all())
        data.technology.push_back({code + " of wiod2011-io",
                                   {std::vector<double>(count, 1.0), Table<Supplying, Using>({count, count})},
                                   std::vector<double>(count)});

    const std::size_t economy = output_table.column({"economy"}), sector = output_table.column({"sector"});
    const world::UnitColumn output = world::money_column(output_table, "gross_output");
    const world::UnitColumn intermediate = world::money_column(output_table, "intermediate");
    world::FirstLines first(size * count);
    for (std::size_t row = 0; row < output_table.row_count(); ++row) {
        const std::size_t n = economies.at(output_table, row, economy), r = data.sectors.at(output_table, row, sector);
        first.mark(output_table, row, n * count + r, "economy and sector",
                   output_table.text(row, economy) + ", " + output_table.text(row, sector));
        const double produced = output_table.amount(row, output.at) * output.unit;
        const double used = output_table.amount(row, intermediate.at) * intermediate.unit;
        double sum = 0.0;
        for (std::size_t s = 0; s < count; ++s) sum += inputs[n](Sector{s}, Sector{r});
        // Each cell and the total are rounded to half a million.
        if (std::abs(sum - used) > 0.5 * static_cast<double>(count + 1))
            output_table.fail(row, fmt::format("intermediate use of {:g} as in inputs.csv", sum),
                              shown(output_table.text(row, intermediate.at)));
        if (produced > 0 ? used >= produced : used > 0)
            output_table.fail(row, "intermediate use below gross output", fmt::format("{:g} of {:g}", used, produced));
        data.value_added_usd_m[n] += produced - used;
        data.technology[n].output_usd_m[r] = produced;
        if (produced == 0) continue;
        Technology& shares = data.technology[n].shares;
        for (std::size_t s = 0; s < count; ++s)
            shares.input_share(Sector{s}, Sector{r}) = inputs[n](Sector{s}, Sector{r}) / produced;
        shares.value_added_share[r] = 1 - sum / produced;
    }
    for (std::size_t cell = 0; cell < size * count; ++cell)
        if (!first.given(cell))
            throw InputError(output_table.file(), 0, "a row for each economy and sector",
                             "none for " + economies.all()[cell / count] + ", " + data.sectors.all()[cell % count]);
    read_investment(data, open_table(folder, "final.csv"), categories);
    return data;
}

}  // namespace parley::datasets
