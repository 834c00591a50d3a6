#pragma once
// Columns of a table of duties, under the names that WITS, MacMap and collections of researchers give them.
#include <optional>
#include <string>

#include "parley/tables/files/csv.hpp"

namespace parley::datasets {

struct DutyColumn {
    std::size_t at = 0;
    std::string name;   ///< as the file has it
    double unit = 1.0;  ///< a share; USD million
};

struct DutyColumns {
    DutyColumn importer, exporter, product;
    bool by_sector = false;                ///< `product` has codes of the world's sectors, not of the HS
    bool all_goods = false;                ///< there is no `product`: a rate of all goods, as in tables of pairs
    DutyColumn rate;                       ///< the weighted average where there is one
    std::optional<DutyColumn> other_rate;  ///< the simple one, where the weighted one is blank
    std::optional<DutyColumn> year, value;
    std::optional<DutyColumn> edition, native_edition;  ///< of the HS: of the codes, and before WITS changed them
    std::optional<DutyColumn> duty_type;                ///< of WITS: AHS, MFN, BND
};

/// By their names, whatever the case and what stands between words. A rate whose unit neither its name nor its source
/// says is refused with both readings. Throws InputError.
[[nodiscard]] DutyColumns duty_columns(const tables::Csv& csv);

}  // namespace parley::datasets
