#include "parley/datasets/tables/figaro.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <unordered_set>

#include <fmt/format.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/tables/figaro_codes.hpp"
#include "parley/datasets/tables/import_tables.hpp"
#include "parley/datasets/tables/wide_table.hpp"

namespace parley::datasets {
namespace {

constexpr double figaro_tolerance = 1e-4;
constexpr const char* figaro_added = "taxes, purchases abroad and value added";

InterCountry read_matrix(tables::CsvLines& lines, double usd_per_eur, const MappedCodes& mapped) {
    FigaroCodes codes(lines, mapped);
    WideTable table;
    table.columns.emplace_back();
    std::unordered_set<std::string> seen;
    for (std::size_t k = 1; k < lines.cells().size(); ++k) {
        const std::string& name = lines.cells()[k];
        if (!seen.insert(name).second)
            throw InputError(lines.file(), lines.line(), "each column once", "two columns " + shown(name));
        const FigaroHead head = codes.take(name);
        if (head.kind == FigaroKind::addition)
            throw InputError(lines.file(), lines.line(), "columns of industries and final demand", shown(name));
        table.columns.push_back(
            {head.kind == FigaroKind::industry ? WideColumn::Kind::industry : WideColumn::Kind::final_demand,
             head.economy, head.sector});
    }
    if (codes.sectors.empty()) throw InputError(lines.file(), lines.line(), "columns such as DE_C29", "none");
    codes.tell_goods(lines.line());
    table.economies = codes.economies;
    table.sectors = codes.sectors;
    table.added = figaro_added;
    table.needed.assign(std::begin(figaro_additions), std::end(figaro_additions));
    table.negative_inputs = true;
    table.tolerance = figaro_tolerance;
    table.unit = usd_per_eur;
    const std::size_t economies = codes.economies.size(), sectors = codes.sectors.size();
    table.row_of = [&codes, economies, sectors](const tables::CsvLines& row) -> WideRow {
        const std::string& name = row.cells()[0];
        const FigaroHead head = codes.take(name);
        if (head.kind == FigaroKind::addition)
            return {WideRow::Kind::value_added, name, std::string(figaro_additions[head.sector]), 0, 0};
        if (head.kind != FigaroKind::industry || head.economy >= economies || head.sector >= sectors)
            throw InputError(row.file(), row.line(), "a row of W2 or of an industry that is also a column",
                             shown(name));
        return {WideRow::Kind::sales, name, "", head.economy, head.sector};
    };
    return read_wide_rows(lines, lines.line(), table);
}

// The flat file: a row for each cell.
class FlatReader {
public:
    FlatReader(const std::string& file, std::string_view text, char separator, double usd_per_eur,
               const MappedCodes& mapped)
        : file_(file),
          text_(text),
          separator_(separator),
          usd_per_eur_(usd_per_eur),
          lines_(file, text, separator),
          codes_(lines_, mapped) {}

    InterCountry read() {
        find_columns();
        while (lines_.next()) {
            check_width();
            (void)codes_.take(cell(row_area_), cell(row_code_));
            (void)codes_.take(cell(column_area_), cell(column_code_));
        }
        if (codes_.sectors.empty()) throw InputError(file_, 0, "industries such as C29 of DE", "none");
        codes_.tell_goods(0);
        economies_ = codes_.economies.size();
        sectors_ = codes_.sectors.size();
        result_ = empty_inter_country(file_, 0, codes_.economies, codes_.sectors);
        sold_ = Table<Buyer, Using>({economies_, sectors_});
        width_ = economies_ * (sectors_ + 1);
        given_.assign((economies_ * sectors_ + std::size(figaro_additions)) * width_, 0);
        lines_ = tables::CsvLines(file_, text_, separator_);
        (void)lines_.next();
        while (lines_.next()) take_cell();
        check();
        return std::move(result_);
    }

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(file_, lines_.line(), expected, found);
    }
    const std::string& cell(std::size_t k) const { return lines_.cells()[k]; }
    void check_width() const {
        if (lines_.cells().size() != cell_count_)
            fail(fmt::format("{} cells", cell_count_), fmt::format("{}", lines_.cells().size()));
    }

    void find_columns() {
        (void)lines_.next();
        cell_count_ = lines_.cells().size();
        const auto column = [&](std::initializer_list<const char*> names) {
            for (const char* name : names) {
                const auto at = std::find(lines_.cells().begin(), lines_.cells().end(), name);
                if (at != lines_.cells().end()) return static_cast<std::size_t>(at - lines_.cells().begin());
            }
            fail(std::string("a column ") + *names.begin(), "none");
        };
        row_area_ = column({"refArea"});
        row_code_ = column({"rowPi", "rowIi"});
        column_area_ = column({"counterpartArea"});
        column_code_ = column({"colPi", "colIi"});
        value_ = column({"obsValue"});
    }

    void take_cell() {
        const FigaroHead row = codes_.take(cell(row_area_), cell(row_code_));
        const FigaroHead column = codes_.take(cell(column_area_), cell(column_code_));
        if (row.kind == FigaroKind::final_demand) fail("an industry or W2 in the row", shown(cell(row_code_)));
        if (column.kind == FigaroKind::addition)
            fail("an industry or final demand in the column", shown(cell(column_code_)));
        double value = 0.0;
        if (!parse_number(cell(value_), value))
            fail("a number in column obsValue", cell(value_).empty() ? "a blank cell" : shown(cell(value_)));
        value *= usd_per_eur_;
        const bool is_final = column.kind == FigaroKind::final_demand;
        const std::size_t down =
            row.kind == FigaroKind::addition ? economies_ * sectors_ + row.sector : row.economy * sectors_ + row.sector;
        const std::size_t across = column.economy * (sectors_ + 1) + (is_final ? sectors_ : column.sector);
        // Final demand has several codes that share a place: how many, 8 bits long.
        unsigned char& given = given_[down * width_ + across];
        const unsigned char mark = is_final ? final_mark(cell(column_code_)) : 1;
        if ((given & mark) != 0)
            fail("each cell once", fmt::format("a second one of {} {} by {} {}", cell(row_area_), cell(row_code_),
                                               cell(column_area_), cell(column_code_)));
        given = static_cast<unsigned char>(given | mark);
        const Economy seller{row.economy}, buyer{column.economy};
        const Sector good{row.sector}, industry{column.sector};
        if (row.kind == FigaroKind::addition) {
            if (!is_final) result_.value_added(buyer, industry) += value;
            return;
        }
        sold_(seller, good) += value;
        if (is_final)
            result_.add_final(seller, good, buyer, value);
        else
            result_.add_input(seller, good, buyer, industry, value);
    }

    static unsigned char final_mark(const std::string& code) {
        // P3_S13, P3_S14, P3_S15, P51G, P5M
        if (code.starts_with("P3_S1")) return static_cast<unsigned char>(1 << (code.back() - '3'));
        return code == "P51G" ? 8 : 16;
    }

    // Missing is not zero: every industry sells to every industry and to final demand, or says 0.
    void check() const {
        for (std::size_t down = 0; down < economies_ * sectors_ + std::size(figaro_additions); ++down)
            for (std::size_t across = 0; across < width_; ++across) {
                const std::size_t at = across % (sectors_ + 1), of = across / (sectors_ + 1);
                const bool is_addition = down >= economies_ * sectors_;
                if (given_[down * width_ + across] != 0 || (is_addition && at == sectors_)) continue;
                const std::string row =
                    is_addition ? "W2 " + std::string(figaro_additions[down - economies_ * sectors_])
                                : codes_.economies[down / sectors_].code + " " + codes_.sectors[down % sectors_].code;
                throw InputError(file_, 0, "a row for each cell of the table",
                                 "none of " + row + " by " + codes_.economies[of].code + " " +
                                     (at == sectors_ ? "final demand" : codes_.sectors[at].code));
            }
        for (const Economy n : result_.world.each_economy())
            for (const Sector r : result_.world.each_sector()) {
                double sum = result_.value_added(n, r);
                for (const Sector s : result_.world.each_sector()) sum += result_.use(n, s, r);
                if (std::abs(sum - sold_(n, r)) > figaro_tolerance * std::abs(sold_(n, r)) + 0.01)
                    throw InputError(
                        file_, 0,
                        "column " + codes_.economies[n.value].code + "_" + codes_.sectors[r.value].code +
                            " to add up to what the industry sells",
                        fmt::format("inputs, {} of {:.10g} and sales of {:.10g}", figaro_added, sum, sold_(n, r)));
            }
    }

    const std::string& file_;
    const std::string_view text_;
    const char separator_;
    const double usd_per_eur_;
    tables::CsvLines lines_;
    FigaroCodes codes_;
    std::size_t cell_count_ = 0, row_area_ = 0, row_code_ = 0, column_area_ = 0, column_code_ = 0, value_ = 0;
    std::size_t economies_ = 0, sectors_ = 0, width_ = 0;
    InterCountry result_;
    Table<Buyer, Using> sold_;
    std::vector<unsigned char> given_;  ///< by row and column, final demand one column with a bit a code
};

}  // namespace

InterCountry read_figaro(const std::string& file, std::string_view text, double usd_per_eur,
                         const MappedCodes& mapped) {
    const std::string_view first = text.substr(0, text.find('\n'));
    const char separator = first.find(';') != std::string_view::npos ? ';' : ',';
    tables::CsvLines lines(file, text, separator);
    if (!lines.next()) throw InputError(file, 0, "a table of FIGARO", "an empty file");
    const auto has = [&](const char* name) {
        return std::find(lines.cells().begin(), lines.cells().end(), name) != lines.cells().end();
    };
    for (const char* other : {"icsupRow", "icuseRow"})
        if (has(other))
            throw InputError(file, 1, "an input-output table of industries by industries (ind-by-ind)",
                             other == std::string_view("icsupRow") ? "a supply table" : "a use table");
    InterCountry result = has("refArea") ? FlatReader(file, text, separator, usd_per_eur, mapped).read()
                                         : read_matrix(lines, usd_per_eur, mapped);
    result.world.name = "figaro";
    result.world.sources = {{"Eurostat, FIGARO inter-country input-output tables, industry by industry", "CC BY 4.0"}};
    result.world.build_steps.push_back(
        "value added takes taxes less subsidies on inputs and purchases of residents abroad and of non-residents");
    return result;
}

double mean_usd_per_eur(int year) {
    constexpr int first = 2010;
    constexpr double means[] = {1.3257, 1.3920, 1.2848, 1.3281, 1.3285, 1.1095, 1.1069, 1.1297,
                                1.1810, 1.1195, 1.1422, 1.1827, 1.0530, 1.0813, 1.0824};
    const auto at = static_cast<std::size_t>(year - first);
    return year < first || at >= std::size(means) ? 0.0 : means[at];
}

BuiltWorld build_figaro(const std::filesystem::path& from, const BuildOptions& options) {
    const std::string file = from.string();
    const int year = year_of_table(from, options, "matrix_eu-ic-io_ind-by-ind_25ed_2021.csv");
    const double usd_per_eur = options.usd_per_eur > 0 ? options.usd_per_eur : mean_usd_per_eur(year);
    if (!(usd_per_eur > 0))
        throw InputError(file, 0, "a rate of the euro in US dollars: the table is in euros",
                         fmt::format("no mean of {} here", year));
    InterCountry table = read_figaro(file, text_of_table(from), usd_per_eur, mapped_codes(options));
    table.world.year = year;
    table.world.build_steps.push_back(
        fmt::format("euros at {:g} US dollars, {}", usd_per_eur,
                    options.usd_per_eur > 0 ? "as given" : "the European Central Bank's mean of the year"));
    return built_from_table(close(file, std::move(table)), options, file);
}

}  // namespace parley::datasets
