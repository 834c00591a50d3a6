#include "parley/datasets/tables/wiod2016.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/tables/import_tables.hpp"
#include "parley/datasets/tables/oecd_icio_codes.hpp"
#include "parley/datasets/tables/wide_table.hpp"

namespace parley::datasets {
namespace {

constexpr std::array<std::string_view, 56> wiod_industries{
    "A01",     "A02",     "A03", "B",       "C10-C12", "C13-C15", "C16", "C17", "C18",     "C19",     "C20", "C21",
    "C22",     "C23",     "C24", "C25",     "C26",     "C27",     "C28", "C29", "C30",     "C31_C32", "C33", "D35",
    "E36",     "E37-E39", "F",   "G45",     "G46",     "G47",     "H49", "H50", "H51",     "H52",     "H53", "I",
    "J58",     "J59_J60", "J61", "J62_J63", "K64",     "K65",     "K66", "L68", "M69_M70", "M71",     "M72", "M73",
    "M74_M75", "N",       "O84", "P85",     "Q",       "R_S",     "T",   "U"};
constexpr std::array<std::string_view, 44> wiod_economies{
    "AUS", "AUT", "BEL", "BGR", "BRA", "CAN", "CHE", "CHN", "CYP", "CZE", "DEU", "DNK", "ESP", "EST", "FIN",
    "FRA", "GBR", "GRC", "HRV", "HUN", "IDN", "IND", "IRL", "ITA", "JPN", "KOR", "LTU", "LUX", "LVA", "MEX",
    "MLT", "NLD", "NOR", "POL", "PRT", "ROU", "ROW", "RUS", "SVK", "SVN", "SWE", "TUR", "TWN", "USA"};
constexpr std::array<std::string_view, 5> wiod_final_demand{"CONS_h", "CONS_np", "CONS_g", "GFCF", "INVEN"};
constexpr std::array<std::string_view, 6> wiod_additions{"TXSP", "EXP_adj", "PURR", "PURNR", "VA", "IntTTM"};

template <std::size_t count>
std::optional<std::size_t> place_in(const std::array<std::string_view, count>& names, std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    if (at == names.end()) return {};
    return static_cast<std::size_t>(at - names.begin());
}

// The number that a head ends with, as in AUS57, and what stands before it.
std::size_t number_at_end(std::string_view& head) {
    const std::size_t from = head.find_last_not_of("0123456789") + 1;
    std::size_t number = 0;
    std::from_chars(head.data() + from, head.data() + head.size(), number);
    head = head.substr(0, from);
    return number;
}

class WiodHeads {
public:
    WiodHeads(tables::CsvLines& lines, const MappedCodes& mapped) : lines_(lines), mapped_(mapped) {
        if (!lines.next()) throw InputError(lines.file(), 0, "a table of the WIOD's release of 2016", "an empty file");
        const auto& cells = lines.cells();
        const auto has = [&](const char* name) { return std::find(cells.begin(), cells.end(), name) != cells.end(); };
        if (has("IndustryCode"))
            read_frame();
        else
            read_sheet();
        place_industries();
        table.total = "GO";
        table.added = "taxes, margins and VA";
        table.needed = {"TXSP", "EXP_adj", "PURR", "PURNR", "VA", "IntTTM", "GO"};
        table.negative_inputs = true;
        table.row_of = [this](const tables::CsvLines& row) { return row_of(row.cells()); };
    }
    WiodHeads(const WiodHeads&) = delete;
    WiodHeads& operator=(const WiodHeads&) = delete;

    WideTable table;

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(lines_.file(), lines_.line(), expected, found);
    }
    std::size_t economy(std::string_view code, std::string_view with) {
        if (!place_in(wiod_economies, code) && !mapped_.names_economy(std::string(code)))
            fail("an economy of the WIOD's release of 2016 (AUS to USA, ROW), TOT, or a code that a mapping names",
                 shown(std::string(code)) + " with " + shown(std::string(with)));
        const auto [found, is_new] = economy_at_.emplace(std::string(code), table.economies.size());
        if (is_new) table.economies.push_back({std::string(code), economy_name(std::string(code)), {}});
        return found->second;
    }
    WideColumn column(std::string_view code, std::string_view of) {
        if (code == "GO" && of == "TOT") return {WideColumn::Kind::total, 0, 0};
        if (place_in(wiod_final_demand, code)) return {WideColumn::Kind::final_demand, economy(of, code), 0};
        return {WideColumn::Kind::industry, economy(of, code), industry(code, of)};
    }

    // The release's order, then what only the mapping names.
    std::optional<std::size_t> find_industry(std::string_view code) const {
        if (const auto known = place_in(wiod_industries, code)) return known;
        const auto other = std::find(others_.begin(), others_.end(), code);
        if (other == others_.end()) return {};
        return wiod_industries.size() + static_cast<std::size_t>(other - others_.begin());
    }
    std::string industry_code(std::size_t k) const {
        return k < wiod_industries.size() ? std::string(wiod_industries[k]) : others_[k - wiod_industries.size()];
    }
    std::size_t industry(std::string_view code, std::string_view of) {
        if (const auto found = find_industry(code)) return *found;
        if (!mapped_.names_sector(std::string(code)))
            fail(
                "an industry of the WIOD's release of 2016 (A01, C10-C12, U), of final demand (CONS_h, INVEN), GO, or "
                "one that a mapping names",
                shown(std::string(code)) + " of " + shown(std::string(of)));
        others_.emplace_back(code);
        return wiod_industries.size() + others_.size() - 1;
    }

    // The sheet: industries in the third line, economies in the fifth, numbers in the sixth.
    void read_sheet() {
        std::vector<std::vector<std::string>> heads;
        for (heads.push_back(lines_.cells()); heads.size() < 6; heads.push_back(lines_.cells())) {
            if (heads.size() == 2 && heads[1][0].find("previous year") != std::string::npos)
                fail("a table in current prices", "one in previous years' prices: " + shown(heads[1][0]));
            if (!lines_.next())
                throw InputError(lines_.file(), 0, "six lines of heads, as in WIOT2014_Nov16_ROW.xlsb saved as CSV",
                                 std::to_string(heads.size()));
        }
        const auto& codes = heads[2];
        const auto& economies = heads[4];
        if (codes[0] != "(industry-by-industry)" || codes.size() < 6 || codes.size() != economies.size())
            throw InputError(lines_.file(), 3,
                             "(industry-by-industry) and the codes of industries, as in WIOT2014_Nov16_ROW.xlsb saved "
                             "as CSV, or a column IndustryCode in line 1",
                             shown(codes[0]));
        code_ = 0;
        country_ = 2;
        table.columns.resize(4);
        for (std::size_t k = 4; k < codes.size(); ++k) table.columns.push_back(column(codes[k], economies[k]));
    }

    // The frame: AUS1 to AUS56 are industries, AUS57 to AUS61 final demand.
    void read_frame() {
        for (std::size_t k = 0; k < lines_.cells().size(); ++k) {
            const std::string& head = lines_.cells()[k];
            if (head == "IndustryCode") code_ = k;
            if (head == "Country") country_ = k;
            if (head.empty() || head == "IndustryCode" || head == "IndustryDescription" || head == "Country" ||
                head == "RNr" || head == "Year") {
                table.columns.emplace_back();
                continue;
            }
            std::string_view rest = head;
            if (rest.size() > 3 && rest.front() == 'v') rest.remove_prefix(1);  // of Stata, where names are small
            if (rest == "TOT") {
                table.columns.push_back({WideColumn::Kind::total, 0, 0});
                continue;
            }
            const std::size_t number = number_at_end(rest);
            if (rest.size() != 3 || number < 1 || number > 61)
                fail("columns such as AUS1 to AUS61 and TOT", shown(head));
            table.columns.push_back(number <= 56 ? column(wiod_industries[number - 1], rest)
                                                 : column(wiod_final_demand[number - 57], rest));
        }
        if (country_ == none) fail("a column Country", "none");
    }

    // Only the industries that are there, in the release's order.
    void place_industries() {
        const std::size_t count = wiod_industries.size() + others_.size();
        std::vector<bool> there(count), known;
        std::size_t totals = 0;
        for (const WideColumn& each : table.columns) {
            if (each.kind == WideColumn::Kind::industry) there[each.sector] = true;
            if (each.kind == WideColumn::Kind::total) ++totals;
        }
        if (totals != 1) fail("one column of output (GO of TOT)", totals == 0 ? "none" : "more");
        industry_at_.assign(count, none);
        for (std::size_t k = 0; k < count; ++k) {
            if (!there[k]) continue;
            const std::string code = industry_code(k);
            industry_at_[k] = table.sectors.size();
            known.push_back(k < wiod_industries.size());
            table.sectors.push_back({code, code, known.back() && is_goods(code), true});
        }
        mapped_.tell_goods(lines_.file(), lines_.line(), table.sectors, known);
        for (WideColumn& each : table.columns)
            if (each.kind == WideColumn::Kind::industry) each.sector = industry_at_[each.sector];
    }

    WideRow row_of(const std::vector<std::string>& cells) const {
        const std::string &code = cells[code_], &of = cells[country_];
        if (of == "TOT") {
            if (code == "II_fob") return {WideRow::Kind::passed_over, code, "", 0, 0};
            if (code == "GO") return {WideRow::Kind::output, code, code, 0, 0};
            if (place_in(wiod_additions, code)) return {WideRow::Kind::value_added, code, code, 0, 0};
        }
        const auto economy = economy_at_.find(of);
        const auto industry = find_industry(code);
        if (economy == economy_at_.end() || !industry || industry_at_[*industry] == none)
            fail(
                "a row II_fob, TXSP, EXP_adj, PURR, PURNR, VA, IntTTM or GO of TOT, or of an industry that is also a "
                "column",
                shown(code) + " of " + shown(of));
        return {WideRow::Kind::sales, of + "_" + code, "", economy->second, industry_at_[*industry]};
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    tables::CsvLines& lines_;
    const MappedCodes& mapped_;
    std::vector<std::string> others_;  // industries that only the mapping names
    std::size_t code_ = none, country_ = none;
    std::map<std::string, std::size_t, std::less<>> economy_at_;
    std::vector<std::size_t> industry_at_;
};

}  // namespace

InterCountry read_wiod2016(const std::string& file, std::string_view text, const MappedCodes& mapped) {
    tables::CsvLines lines(file, text);
    const WiodHeads heads(lines, mapped);
    InterCountry result = read_wide_rows(lines, lines.line(), heads.table);
    result.world.name = "wiod2016";
    result.world.sources = {{"World Input-Output Database, release of 2016 (Timmer et al. 2015)", "CC BY 4.0"}};
    result.world.build_steps.push_back(
        "value added takes taxes less subsidies on inputs, purchases abroad and international transport margins");
    return result;
}

BuiltWorld build_wiod2016(const std::filesystem::path& from, const BuildOptions& options) {
    const std::string file = from.string();
    const int year = year_of_table(from, options, "WIOT2014_Nov16_ROW.csv");
    InterCountry table = read_wiod2016(file, text_of_table(from), mapped_codes(options));
    table.world.year = year;
    return built_from_table(close(file, std::move(table)), options, file);
}

}  // namespace parley::datasets
