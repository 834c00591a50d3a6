#pragma once
// The rows of a wide input-output table: a column for each industry of each economy and each kind of its final demand.
#include <functional>
#include <string>
#include <vector>

#include "parley/datasets/pieces/inter_country.hpp"
#include "parley/tables/files/csv.hpp"

namespace parley::datasets {

struct WideColumn {
    enum class Kind {
        label,
        industry,
        final_demand,
        total,
        discrepancy  ///< counted in what an industry sells, but bought by nobody
    };
    Kind kind = Kind::label;
    std::size_t economy = 0, sector = 0;
};

struct WideRow {
    enum class Kind { sales, value_added, output, passed_over };
    Kind kind = Kind::passed_over;
    std::string head;  ///< as the table has it; each once
    std::string what;  ///< of value added and output: which of the rows that a table must have
    std::size_t economy = 0, sector = 0;
};

/// What the columns of a table are, and how its rows are told apart.
struct WideTable {
    std::vector<world::EconomyInfo> economies;
    std::vector<world::SectorInfo> sectors;
    std::vector<WideColumn> columns;
    std::string total;                  ///< what messages call the totals: OUT; empty: the table has none
    std::string added;                  ///< what messages call all that is no input: "TLS and VA"
    std::vector<std::string> needed;    ///< rows that must be there
    std::vector<std::size_t> in_parts;  ///< economies of which several columns and rows add up
    std::function<WideRow(const tables::CsvLines&)> row_of;  ///< InputError for a row that no such table has
    bool negative_inputs = false;                            ///< by-products may stand as inputs below zero
    double tolerance =
        1e-4;           ///< a row or column may miss its total by this share of it (published figures are rounded)
    double unit = 1.0;  ///< USD million
    /// Where rows and columns need not agree one by one, by how much of the world's output they may differ in all.
    double differ_in_all = 0.0;
};

/// Reads the rows from the next line of `lines`. Refused in one line: cells that are not numbers, rows and columns
/// that do not add up to their totals (or, without totals, to each other), an industry without a row or a column.
/// `heads_line`: where the heads stood. Throws InputError.
[[nodiscard]] InterCountry read_wide_rows(tables::CsvLines& lines, std::size_t heads_line, const WideTable& table);

}  // namespace parley::datasets
