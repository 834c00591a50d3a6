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
    IcioHeads(const tables::CsvLines& lines, const MappedCodes& mapped) : lines_(lines), mapped_(mapped) {
        std::unordered_map<std::string, std::size_t> seen;
        table.columns.emplace_back();
        for (std::size_t k = 1; k < lines.cells().size(); ++k) {
            if (!seen.emplace(lines.cells()[k], k).second)
                fail("each column once", "two columns " + shown(lines.cells()[k]));
            table.columns.push_back(column_of(lines.cells()[k]));
        }
        const auto count = [&](WideColumn::Kind kind) {
            return std::count_if(table.columns.begin(), table.columns.end(),
                                 [&](const WideColumn& column) { return column.kind == kind; });
        };
        // The edition of 2016 has no totals, but a column of discrepancies.
        const auto totals = count(WideColumn::Kind::total);
        has_discrepancies = count(WideColumn::Kind::discrepancy) > 0;
        if (totals != 1 && !(has_discrepancies && totals == 0)) fail("one column OUT", totals == 0 ? "none" : "more");
        if (sectors_.names().empty()) fail("columns such as USA_C29", "none");
        for (const std::string& code : economies_.names()) table.economies.push_back({code, code, {}});
        mapped.tell_goods(lines.file(), lines.line(), table.sectors, known_);
        if (parts)
            for (const char* code : {"CHN", "MEX"})
                if (const auto at = economies_.find(code)) table.in_parts.push_back(*at);
        table.total = "OUT";
        table.added = has_discrepancies ? "VA+TAXSUB" : "TLS and VA";
        table.needed = has_discrepancies ? std::vector<std::string>{"VA+TAXSUB", "OUT"}
                                         : std::vector<std::string>{"TLS", "VA", "OUT"};
        table.row_of = [this](const tables::CsvLines& row) { return row_of(row); };
    }
    IcioHeads(const IcioHeads&) = delete;
    IcioHeads& operator=(const IcioHeads&) = delete;

    // The newest edition that has all industries.
    std::string edition() const {
        for (std::size_t k = editions_.size(); k-- > 0;)
            if (editions_.test(k)) return icio_editions[k];
        return "";
    }

    WideTable table;
    bool parts = false;  ///< China or Mexico in several
    bool has_discrepancies = false;

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(lines_.file(), lines_.line(), expected, found);
    }

    std::size_t economy_at(const std::string& part, const std::string& head) {
        const std::string code = economy_name_of(part);
        if (!is_known_economy(code) && !mapped_.names_economy(code))
            fail("an economy by ISO 3166, ROW, CN1 to CN4, MX1 to MX3, or a code that a mapping names",
                 shown(part) + " in column " + shown(head));
        parts = parts || code != part;
        return economies_.position(code);
    }

    // As the world has it; those of several editions in one table are refused.
    std::size_t industry_at(const std::string& rest, const std::string& head) {
        const auto industry = icio_industry(rest);
        if (!industry && !mapped_.names_sector(rest))
            fail(
                "the code of an industry of the OECD's tables (A01, C24A, 01T02, D01T02, C01T05AGR), of final demand, "
                "or one that a mapping names",
                shown(rest) + " in column " + shown(head));
        const std::string code = industry ? industry->code : rest;
        const std::size_t at = sectors_.position(code);
        if (at < table.sectors.size()) return at;
        table.sectors.push_back({code, code, industry && industry->goods, true});
        known_.push_back(industry.has_value());
        if (!industry) return at;
        if ((editions_ & industry->editions).none())
            fail("industries of one edition of the OECD's tables, here of " + icio_edition_words(editions_),
                 shown(head) + ", of " + icio_edition_words(industry->editions));
        editions_ &= industry->editions;
        return at;
    }

    WideColumn column_of(const std::string& head) {
        if (head == "OUT" || head == "TOTAL") return {WideColumn::Kind::total, 0, 0};
        if (head == "DISC") return {WideColumn::Kind::discrepancy, 0, 0};
        const std::size_t mark = head.find('_');
        // HFCE_AUS in 2016, AUS_HFCE since.
        if (mark != std::string::npos && head.size() == mark + 4 && is_final_demand(head.substr(0, mark)))
            return {WideColumn::Kind::final_demand, economy_at(head.substr(mark + 1), head), 0};
        if (mark != 3 || head.size() < 5) fail("columns such as USA_C29, USA_HFCE and OUT", shown(head));
        const std::size_t economy = economy_at(head.substr(0, 3), head);
        const std::string rest = head.substr(4);
        if (is_final_demand(rest)) return {WideColumn::Kind::final_demand, economy, 0};
        return {WideColumn::Kind::industry, economy, industry_at(rest, head)};
    }

    WideRow row_of(const tables::CsvLines& row) const {
        const std::string& head = row.cells()[0];
        const auto is = [&](const char* a, const char* b) { return head == a || head == b; };
        // Editions that say to whom taxes go have a row for each economy: USA_TAXSUB.
        if (head == "TLS" || (head.size() > 7 && head.ends_with("_TAXSUB")))
            return {WideRow::Kind::value_added, head, "TLS", 0, 0};
        if (is("VA", "VALU")) return {WideRow::Kind::value_added, head, "VA", 0, 0};
        if (is("VA+TAXSUB", "VA.TAXSUB")) return {WideRow::Kind::value_added, head, "VA+TAXSUB", 0, 0};
        if (is("OUT", "OUTPUT")) return {WideRow::Kind::output, head, "OUT", 0, 0};
        std::optional<std::size_t> economy, sector;
        if (head.size() > 4 && head[3] == '_') {
            const std::string rest = head.substr(4);
            const auto industry = icio_industry(rest);
            economy = economies_.find(economy_name_of(head.substr(0, 3)));
            sector = sectors_.find(industry ? industry->code : rest);
        }
        if (!economy || !sector)
            throw InputError(row.file(), row.line(), "a row TLS, VA, OUT or of an industry that is also a column",
                             shown(head));
        return {WideRow::Kind::sales, head, "", *economy, *sector};
    }

    const tables::CsvLines& lines_;
    const MappedCodes& mapped_;
    Named economies_, sectors_;
    std::vector<bool> known_;  // by sector: an industry of the OECD's lists
    std::bitset<std::size(icio_editions)> editions_ = std::bitset<std::size(icio_editions)>{}.set();
};

InterCountry read_table(const std::string& file, std::string_view text, const OecdIcioOptions& options) {
    tables::CsvLines lines(file, text);
    if (!lines.next()) throw InputError(file, 0, "a line of column names", "an empty file");
    IcioHeads heads(lines, options.mapped);
    heads.table.tolerance = options.tolerance;
    InterCountry result = read_wide_rows(lines, lines.line(), heads.table);
    result.world.build_steps.push_back("industries of the OECD's edition of " + heads.edition());
    if (heads.parts) result.world.build_steps.push_back("China and Mexico, which the table has in parts, added up");
    if (heads.has_discrepancies)
        result.world.build_steps.push_back("the table's column of discrepancies (DISC) is nobody's purchase: left out");
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
    of_table.year = year_of_table(from, options, "2017_SML.csv or ICIO2021_2018.csv");
    of_table.mapped = mapped_codes(options);
    const std::string file = from.string();
    world::WorldRead read = read_oecd_icio(file, text_of_table(from), of_table);
    return built_from_table(std::move(read.world), options, file);
}

}  // namespace parley::datasets
