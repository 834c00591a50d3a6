#include "parley/datasets/tables/wide_table.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::datasets {
namespace {

constexpr double small_usd_m = 0.01;  // sums are not compared more closely than this

class WideReader {
public:
    WideReader(tables::CsvLines& lines, std::size_t heads_line, const WideTable& table)
        : lines_(lines),
          heads_line_(heads_line),
          table_(table),
          result_(empty_inter_country(lines.file(), heads_line, table.economies, table.sectors)),
          output_({table.economies.size(), table.sectors.size()}),
          sold_({table.economies.size(), table.sectors.size()}),
          has_row_(table.economies.size() * table.sectors.size()),
          has_column_(has_row_.size()),
          has_total_(std::any_of(table.columns.begin(), table.columns.end(),
                                 [](const WideColumn& column) { return column.kind == WideColumn::Kind::total; })) {
        for (const WideColumn& column : table_.columns) {
            if (column.kind != WideColumn::Kind::industry) continue;
            // C24A and C241_2431 are one sector; of China in two parts there are two columns of each.
            const std::size_t cell = cell_of(column.economy, column.sector);
            if (has_column_[cell] && !is_in_parts(column.economy))
                fail_heads("each column once", "two for " + name(column.economy, column.sector));
            has_column_[cell] = true;
        }
    }

    InterCountry read() {
        while (lines_.next()) read_row();
        check_complete();
        check_columns();
        return std::move(result_);
    }

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(lines_.file(), lines_.line(), expected, found);
    }
    [[noreturn]] void fail_heads(const std::string& expected, const std::string& found) const {
        throw InputError(lines_.file(), heads_line_, expected, found);
    }
    std::size_t cell_of(std::size_t economy, std::size_t sector) const {
        return economy * table_.sectors.size() + sector;
    }
    bool is_in_parts(std::size_t economy) const {
        return std::find(table_.in_parts.begin(), table_.in_parts.end(), economy) != table_.in_parts.end();
    }
    std::string name(std::size_t economy, std::size_t sector) const {
        return table_.economies[economy].code + "_" + table_.sectors[sector].code;
    }
    std::string name(const WideColumn& column) const {
        if (column.kind == WideColumn::Kind::total) return table_.total;
        if (column.kind == WideColumn::Kind::discrepancy) return "of discrepancies";
        return column.kind == WideColumn::Kind::industry ? name(column.economy, column.sector)
                                                         : table_.economies[column.economy].code + " (final demand)";
    }
    double number(std::size_t k) const {
        double value = 0.0;
        const std::string& cell = lines_.cells()[k];
        if (!parse_number(cell, value))
            fail("a number in column " + name(table_.columns[k]), cell.empty() ? "a blank cell" : shown(cell));
        return value * table_.unit;
    }
    bool agrees(double sum, double total) const {
        return std::abs(sum - total) <= table_.tolerance * std::abs(total) + small_usd_m;
    }

    void read_row() {
        if (lines_.cells().size() != table_.columns.size())
            fail(fmt::format("{} cells", table_.columns.size()), fmt::format("{}", lines_.cells().size()));
        const WideRow row = table_.row_of(lines_);
        if (!heads_.insert(row.head).second)
            fail("each row once", "a second " + (row.kind == WideRow::Kind::sales ? shown(row.head) : row.head));
        if (!row.what.empty()) rows_.insert(row.what);
        if (row.kind == WideRow::Kind::sales) return read_sales(row);
        if (row.kind == WideRow::Kind::passed_over) return;
        Table<Buyer, Using>& into = row.kind == WideRow::Kind::output ? output_ : result_.value_added;
        for (std::size_t k = 0; k < table_.columns.size(); ++k) {
            const WideColumn& column = table_.columns[k];
            if (column.kind == WideColumn::Kind::industry)
                into(Economy{column.economy}, Sector{column.sector}) += number(k);
        }
    }

    void read_sales(const WideRow& row) {
        const Economy seller{row.economy};
        const Sector good{row.sector};
        const std::size_t cell = cell_of(row.economy, row.sector);
        if (has_row_[cell] && !is_in_parts(row.economy)) fail("each row once", "a second " + shown(row.head));
        has_row_[cell] = true;
        double sum = 0.0, total = 0.0;
        for (std::size_t k = 0; k < table_.columns.size(); ++k) {
            const WideColumn& column = table_.columns[k];
            if (column.kind == WideColumn::Kind::label) continue;
            const double value = number(k);
            if (column.kind == WideColumn::Kind::total) {
                total = value;
                continue;
            }
            sum += value;
            if (column.kind == WideColumn::Kind::discrepancy) continue;
            const Economy buyer{column.economy};
            if (column.kind == WideColumn::Kind::final_demand) {
                result_.add_final(seller, good, buyer, value);
                continue;
            }
            if (value < 0 && !table_.negative_inputs)
                fail("a number that is not negative in column " + name(column), shown(lines_.cells()[k]));
            result_.add_input(seller, good, buyer, Sector{column.sector}, value);
        }
        sold_(seller, good) += sum;
        if (has_total_ && !agrees(sum, total))
            fail(row.head + " to add up to its " + table_.total,
                 fmt::format("a sum of {:.10g} and {} of {:.10g}", sum, table_.total, total));
    }

    void check_complete() const {
        const auto missing = [&](const std::string& what) {
            throw InputError(lines_.file(), 0, "a row " + what, "none");
        };
        for (const std::string& each : table_.needed)
            if (rows_.count(each) == 0) missing(each);
        for (std::size_t n = 0; n < table_.economies.size(); ++n)
            for (std::size_t s = 0; s < table_.sectors.size(); ++s) {
                if (!has_row_[cell_of(n, s)]) missing(name(n, s));
                if (!has_column_[cell_of(n, s)]) fail_heads("a column " + name(n, s), "none");
            }
    }

    // With an output row columns add up to it, without one to what their industry sells.
    void check_columns() {
        const bool has_output = !table_.total.empty();
        const Table<Buyer, Using>& totals = has_output ? output_ : sold_;
        double world_output = 0.0, apart = 0.0;
        for (const Economy n : result_.world.each_economy())
            for (const Sector r : result_.world.each_sector()) {
                double sum = result_.value_added(n, r);
                for (const Sector s : result_.world.each_sector()) sum += result_.use(n, s, r);
                const double total = totals(n, r);
                if (has_output && !has_total_ && !agrees(sold_(n, r), total))
                    throw InputError(
                        lines_.file(), 0, name(n.value, r.value) + " to sell its " + table_.total,
                        fmt::format("sales of {:.10g} and {} of {:.10g}", sold_(n, r), table_.total, total));
                world_output += total;
                apart += std::abs(sum - total);
                if (table_.differ_in_all > 0 || agrees(sum, total)) continue;
                const std::string what = has_output ? "its " + table_.total : "what the industry sells";
                const std::string found = has_output ? fmt::format("{} of {:.10g}", table_.total, total)
                                                     : fmt::format("sales of {:.10g}", total);
                throw InputError(lines_.file(), 0, "column " + name(n.value, r.value) + " to add up to " + what,
                                 fmt::format("inputs, {} of {:.10g} and {}", table_.added, sum, found));
            }
        if (!(table_.differ_in_all > 0) || apart == 0) return;
        if (apart > table_.differ_in_all * world_output)
            throw InputError(lines_.file(), 0,
                             fmt::format("columns that add up to what industries sell, within {:g} % of the world's "
                                         "output",
                                         100 * table_.differ_in_all),
                             fmt::format("{:.3g} %", 100 * apart / world_output));
        result_.world.build_steps.push_back(fmt::format(
            "inputs and value added differ from sales by {:.2g} % of the world's output in all, industry by "
            "industry: sales are kept",
            100 * apart / world_output));
    }

    tables::CsvLines& lines_;
    const std::size_t heads_line_;
    const WideTable& table_;
    InterCountry result_;
    Table<Buyer, Using> output_, sold_;
    std::vector<bool> has_row_, has_column_;        // by economy and sector
    const bool has_total_;                          // a column of totals
    std::unordered_set<std::string> heads_, rows_;  // as the table has them; of those that it must have
};

}  // namespace

InterCountry read_wide_rows(tables::CsvLines& lines, std::size_t heads_line, const WideTable& table) {
    return WideReader(lines, heads_line, table).read();
}

}  // namespace parley::datasets
