#include "parley/datasets/tables/emerging.hpp"

#include <algorithm>
#include <charconv>
#include <unordered_map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/tables/import_tables.hpp"
#include "parley/datasets/tables/wide_table.hpp"

namespace parley::datasets {
namespace {

constexpr int last_chapter = 98, first_fuel = 102, last_fuel = 105, last_sector = 135;

// 1 to 135; 0: something else.
int emerging_sector(std::string_view code) {
    int number = 0;
    const auto read = std::from_chars(code.data(), code.data() + code.size(), number);
    const bool is_number = !code.empty() && code.front() != '0' && code.front() != '-' && read.ec == std::errc() &&
                           read.ptr == code.data() + code.size();
    return is_number && number >= 1 && number <= last_sector ? number : 0;
}

std::string emerging_name(int sector) {
    constexpr const char* energy[] = {"Electricity", "Gas distribution", "Water", "Coal", "Oil", "Gas", "Petroleum"};
    if (sector <= last_chapter) return fmt::format("HS chapter {:02}", sector);
    if (sector <= last_fuel) return energy[sector - last_chapter - 1];
    return fmt::format("Service {}", sector);
}

class EmergingHeads {
public:
    explicit EmergingHeads(const tables::CsvLines& lines) : lines_(lines) {
        std::unordered_map<std::string, std::size_t> seen;
        table.columns.emplace_back();
        for (std::size_t k = 1; k < lines.cells().size(); ++k) {
            const std::string& head = lines.cells()[k];
            if (!seen.emplace(head, k).second) fail("each column once", "two columns " + shown(head));
            const std::string code = split(head);
            const auto [economy, is_new_economy] = economy_at_.emplace(head.substr(0, 3), table.economies.size());
            if (is_new_economy) table.economies.push_back({economy->first, economy_name(economy->first), {}});
            if (code == "F1" || code == "F2" || code == "F3") {
                table.columns.push_back({WideColumn::Kind::final_demand, economy->second, 0});
                continue;
            }
            const int number = emerging_sector(code);
            if (number == 0) fail("a sector of EMERGING, 1 to 135, or F1, F2, F3 for final demand", shown(head));
            const auto [sector, is_new] = sector_at_.emplace(code, table.sectors.size());
            if (is_new)
                table.sectors.push_back({code, emerging_name(number),
                                         number <= last_chapter || (number >= first_fuel && number <= last_fuel),
                                         true});
            table.columns.push_back({WideColumn::Kind::industry, economy->second, sector->second});
        }
        if (table.sectors.empty()) fail("columns such as USA_1", "none");
        table.added = "va";
        table.needed = {"va"};
        table.negative_inputs = true;
        table.differ_in_all = 0.05;
        table.row_of = [this](const tables::CsvLines& row) { return row_of(row.cells()[0]); };
    }
    EmergingHeads(const EmergingHeads&) = delete;
    EmergingHeads& operator=(const EmergingHeads&) = delete;

    WideTable table;

private:
    [[noreturn]] void fail(const std::string& expected, const std::string& found) const {
        throw InputError(lines_.file(), lines_.line(), expected, found);
    }
    std::string split(const std::string& head) const {
        if (head.size() < 5 || head[3] != '_') fail("heads such as USA_1 and USA_F1", shown(head));
        return head.substr(4);
    }
    WideRow row_of(const std::string& head) const {
        if (head == "va") return {WideRow::Kind::value_added, head, head, 0, 0};
        if (head == "X") return {WideRow::Kind::passed_over, head, "", 0, 0};
        const std::string code = split(head);
        const auto economy = economy_at_.find(head.substr(0, 3));
        const auto sector = sector_at_.find(code);
        if (economy == economy_at_.end() || sector == sector_at_.end())
            fail("a row va, X or of a sector that is also a column", shown(head));
        return {WideRow::Kind::sales, head, "", economy->second, sector->second};
    }

    const tables::CsvLines& lines_;
    std::unordered_map<std::string, std::size_t> economy_at_, sector_at_;
};

}  // namespace

InterCountry read_emerging(const std::string& file, std::string_view text) {
    tables::CsvLines lines(file, text);
    if (!lines.next()) throw InputError(file, 0, "a line of column names", "an empty file");
    const EmergingHeads heads(lines);
    InterCountry result = read_wide_rows(lines, lines.line(), heads.table);
    result.world.name = "emerging";
    result.world.sources = {{"EMERGING multi-regional input-output table (Huo et al. 2022)", "as its record says"}};
    return result;
}

BuiltWorld build_emerging(const std::filesystem::path& from, const BuildOptions& options) {
    const std::string file = from.string();
    const int year = year_of_table(from, options, "EMERGING_V2_2021_m.csv");
    InterCountry table = read_emerging(file, text_of_table(from));
    table.world.year = year;
    return built_from_table(close(file, std::move(table)), options, file);
}

}  // namespace parley::datasets
