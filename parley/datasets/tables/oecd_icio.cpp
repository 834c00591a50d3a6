#include "parley/datasets/tables/oecd_icio.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/report.hpp"
#include "parley/datasets/tables/import_tables.hpp"
#include "parley/datasets/tables/oecd_icio_codes.hpp"
#include "parley/datasets/tables/wide_table.hpp"
#include "parley/world/folder/world_tables.hpp"

namespace parley::datasets {
namespace {

// Codes in the order in which they first appear.
class Named {
public:
    std::size_t position(const std::string& name) {
        const auto [found, is_new] = at_.emplace(name, names_.size());
        if (is_new) names_.push_back(name);
        return found->second;
    }
    std::optional<std::size_t> find(const std::string& name) const {
        const auto found = at_.find(name);
        if (found == at_.end()) return {};
        return found->second;
    }
    const std::vector<std::string>& names() const { return names_; }

private:
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::size_t> at_;
};

class IcioHeads {
public:
    explicit IcioHeads(const tables::CsvLines& lines) : lines_(lines) {
        std::unordered_map<std::string, std::size_t> seen;
        table.columns.emplace_back();
        for (std::size_t k = 1; k < lines.cells().size(); ++k) {
            if (!seen.emplace(lines.cells()[k], k).second)
                fail("each column once", "two columns " + shown(lines.cells()[k]));
            table.columns.push_back(column_of(lines.cells()[k]));
        }
        const auto totals = std::count_if(table.columns.begin(), table.columns.end(), [](const WideColumn& column) {
            return column.kind == WideColumn::Kind::total;
        });
        if (totals != 1) fail("one column OUT", totals == 0 ? "none" : "more");
        if (sectors_.names().empty()) fail("columns such as USA_C29", "none");
        for (const std::string& code : economies_.names()) table.economies.push_back({code, code, {}});
        for (const std::string& code : sectors_.names()) table.sectors.push_back({code, code, is_goods(code), true});
        if (parts)
            for (const char* code : {"CHN", "MEX"})
                if (const auto at = economies_.find(code)) table.in_parts.push_back(*at);
        table.total = "OUT";
        table.added = "TLS and VA";
        table.needed = {"TLS", "VA", "OUT"};
        table.row_of = [this](const tables::CsvLines& row) { return row_of(row); };
    }
    IcioHeads(const IcioHeads&) = delete;
    IcioHeads& operator=(const IcioHeads&) = delete;

    WideTable table;
    bool parts = false;  ///< China or Mexico in two parts

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(lines_.file(), lines_.line(), expected, found);
    }

    WideColumn column_of(const std::string& head) {
        if (head == "OUT" || head == "TOTAL") return {WideColumn::Kind::total, 0, 0};
        const std::size_t mark = head.find('_');
        if (mark != 3 || head.size() < 5) fail("columns such as USA_C29, USA_HFCE and OUT", shown(head));
        const std::string rest = head.substr(4), code = economy_name_of(head.substr(0, 3));
        const std::size_t economy = economies_.position(code);
        parts = parts || code != head.substr(0, 3);
        if (is_final_demand(rest)) return {WideColumn::Kind::final_demand, economy, 0};
        const std::string sector = sector_name(rest);
        if (sector.empty())
            fail("the code of an industry of the OECD's tables (A01, C24A, 01T02, D01T02) or of final demand",
                 shown(head));
        return {WideColumn::Kind::industry, economy, sectors_.position(sector)};
    }

    WideRow row_of(const tables::CsvLines& row) const {
        const std::string& head = row.cells()[0];
        const auto is = [&](const char* a, const char* b) { return head == a || head == b; };
        // Editions that say to whom taxes go have a row for each economy: USA_TAXSUB.
        if (head == "TLS" || (head.size() > 7 && head.ends_with("_TAXSUB")))
            return {WideRow::Kind::value_added, head, "TLS", 0, 0};
        if (is("VA", "VALU")) return {WideRow::Kind::value_added, head, "VA", 0, 0};
        if (is("OUT", "OUTPUT")) return {WideRow::Kind::output, head, "OUT", 0, 0};
        std::optional<std::size_t> economy, sector;
        if (head.size() > 4 && head[3] == '_') {
            economy = economies_.find(economy_name_of(head.substr(0, 3)));
            sector = sectors_.find(sector_name(head.substr(4)));
        }
        if (!economy || !sector) fail("a row TLS, VA, OUT or of an industry that is also a column", shown(head));
        return {WideRow::Kind::sales, head, "", *economy, *sector};
    }

    const tables::CsvLines& lines_;
    Named economies_, sectors_;
};

InterCountry read_table(const std::string& file, std::string_view text, const OecdIcioOptions& options) {
    tables::CsvLines lines(file, text);
    if (!lines.next()) throw InputError(file, 0, "a line of column names", "an empty file");
    IcioHeads heads(lines);
    heads.table.tolerance = options.tolerance;
    InterCountry result = read_wide_rows(lines, lines.line(), heads.table);
    if (heads.parts) result.world.build_steps.push_back("China and Mexico, which the table has in two parts, added up");
    return result;
}

}  // namespace

world::WorldRead read_oecd_icio(const std::string& file, std::string_view text, const OecdIcioOptions& options) {
    InterCountry table = read_table(file, text, options);
    table.world.name = options.name;
    table.world.year = options.year;
    table.world.sources = {{"OECD Inter-Country Input-Output tables", "CC BY 4.0"}};
    if (!options.elasticities.empty()) {
        world::WorldHead head;
        head.world = std::move(table.world);
        read_elasticities(tables::Csv(options.elasticities_file, options.elasticities), head);
        table.world = std::move(head.world);
    }
    world::WorldRead result;
    result.world = close(file, std::move(table), options.assumed_theta);
    result.notes.push_back(file + ": no duties in an input-output table; values are at basic prices");
    return result;
}

BuiltWorld build_oecd_icio(const std::filesystem::path& from, const BuildOptions& options) {
    OecdIcioOptions of_table;
    of_table.year = year_of_table(from, options, "2017_SML.csv or ICIO2022.csv");
    const std::string file = from.string();
    world::WorldRead read = read_oecd_icio(file, text_of_table(from), of_table);
    return built_from_table(std::move(read.world), options, file);
}

}  // namespace parley::datasets
