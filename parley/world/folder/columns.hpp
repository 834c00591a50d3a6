#pragma once
// What the readers of CSV tables share: names of columns, units, codes, duplicate rows.
#include <cstddef>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parley/core/usual_rates.hpp"
#include "parley/tables/files/csv.hpp"
#include "parley/world/world.hpp"

namespace parley::world {

/// A rate above this is refused, unless the source declares how high it goes: most often it is percent read as a share.
using parley::usual_highest_rate;

/// The importer buys and levies the duty: importer, destination, iso3_d or importer_iso3.
[[nodiscard]] std::size_t importer_column(const tables::Csv& csv);
/// exporter, origin, iso3_o or exporter_iso3.
[[nodiscard]] std::size_t exporter_column(const tables::Csv& csv);

/// A column of numbers and what one of its units is in ours.
struct UnitColumn {
    std::size_t at = 0;
    double unit = 1.0;
};

/// Money in USD million: `stem`_usd, _usd_th, _usd_m or _usd_bn; InputError if there is not exactly one.
[[nodiscard]] UnitColumn money_column(const tables::Csv& csv, std::string_view stem);

/// A rate: one of `stems` + _rate (a share, 0.25) or _pct (percent, 25). A column that bears a bare stem is refused
/// with both readings. Nothing when there is none of them; InputError when there are two.
[[nodiscard]] std::optional<UnitColumn> rate_column(const tables::Csv& csv,
                                                    std::initializer_list<std::string_view> stems);

/// The rate in a cell, as a share: above `lowest` and at most `highest`, else InputError.
[[nodiscard]] double rate(const tables::Csv& csv, std::size_t row, const UnitColumn& column, double highest,
                          double lowest = -1.0);

/// A share between `least` and 1 in a cell, else InputError that asks whether it is percent.
[[nodiscard]] double share(const tables::Csv& csv, std::size_t row, std::size_t column, double least = 0.0);

/// Refuses a column that is none of `known` (so that a misspelt optional column is not passed over), naming the
/// nearest.
void refuse_unknown_columns(const tables::Csv& csv, const std::vector<std::string>& known);

/// The names under which importer_column() and exporter_column() look.
[[nodiscard]] std::vector<std::string> with_party_columns(std::vector<std::string> others);

/// Codes and their positions. `kind` is what messages call them ("economy").
class Codes {
public:
    Codes(std::string kind, std::vector<std::string> codes);
    [[nodiscard]] std::optional<std::size_t> find(std::string_view code) const;
    /// Position of the code in a cell; InputError that names the nearest known code.
    [[nodiscard]] std::size_t at(const tables::Csv& csv, std::size_t row, std::size_t column) const;
    /// The same for a code found elsewhere.
    [[nodiscard]] std::size_t at(const std::string& file, std::size_t line, std::string_view code) const;
    const std::vector<std::string>& all() const { return codes_; }

private:
    struct Hash {  // of a code where it stands, without a copy
        using is_transparent = void;
        std::size_t operator()(std::string_view code) const { return std::hash<std::string_view>()(code); }
    };
    std::string kind_;
    std::vector<std::string> codes_;
    std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> positions_;
};

/// The codes of one column, row after row: most often it is the one before, or the one after that in the world's order.
class CodeColumn {
public:
    /// Keeps references to both. `codes` are not empty, and each is there once.
    CodeColumn(const Codes& codes, const tables::Csv& csv, std::size_t column)
        : codes_(codes), csv_(csv), column_(column) {}
    /// As Codes::at().
    [[nodiscard]] std::size_t at(std::size_t row);

private:
    const Codes& codes_;
    const tables::Csv& csv_;
    std::size_t column_, last_ = 0;
};

[[nodiscard]] Codes economy_codes(const World& world);
[[nodiscard]] Codes sector_codes(const World& world);
/// The economies of a table, from its column `economy`, in the order in which they first appear.
[[nodiscard]] Codes economies_named_in(const tables::Csv& csv);

/// Remembers in which line each cell of a table was given, to refuse a second one and to find the missing.
class FirstLines {
public:
    explicit FirstLines(std::size_t cells) : lines_(cells, 0) {}
    /// Marks the cell; InputError when it was given before. `what` is "importer, exporter and sector", `key` its text.
    void mark(const tables::Csv& csv, std::size_t row, std::size_t cell, std::string_view what, const std::string& key);
    /// The same, with these columns of the row as its text.
    void mark(const tables::Csv& csv, std::size_t row, std::size_t cell, std::string_view what,
              std::initializer_list<std::size_t> key);
    [[nodiscard]] bool given(std::size_t cell) const { return lines_[cell] != 0; }

private:
    std::vector<std::size_t> lines_;
};

}  // namespace parley::world
