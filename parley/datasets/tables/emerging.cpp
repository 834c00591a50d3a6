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
constexpr int unused_chapter = 77;  // of the HS, and of EMERGING's codes

// 1 to 135, as 1, 01 and "01 Live animals" say it; 0: something else.
int emerging_sector(std::string_view code) {
    int number = 0;
    const std::string_view digits = code.substr(0, code.find(' '));
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool is_number = !digits.empty() && digits.front() != '-' && digits.size() <= 3 && read.ec == std::errc() &&
                           read.ptr == digits.data() + digits.size();
    return is_number && number >= 1 && number <= last_sector ? number : 0;
}

std::string emerging_name(int sector) {
    constexpr const char* energy[] = {"Electricity", "Gas distribution", "Water", "Coal", "Oil", "Gas", "Petroleum"};
    if (sector == last_chapter) return "Goods not specified by kind";
    if (sector < last_chapter) return fmt::format("HS chapter {:02}", sector);
    if (sector <= last_fuel) return energy[sector - last_chapter - 1];
    return fmt::format("Service {}", sector);
}

class EmergingHeads {
public:
    EmergingHeads(const tables::CsvLines& lines, const MappedCodes& mapped) : lines_(lines), mapped_(mapped) {
        std::unordered_map<std::string, std::size_t> seen;
        table.columns.emplace_back();
        for (std::size_t k = 1; k < lines.cells().size(); ++k) {
            const std::string& head = lines.cells()[k];
            if (!seen.emplace(head, k).second) fail("each column once", "two columns " + shown(head));
            const std::string code = split(head);
            check_economy(head);
            const auto [economy, is_new_economy] = economy_at_.emplace(head.substr(0, 3), table.economies.size());
            if (is_new_economy) table.economies.push_back({economy->first, economy_name(economy->first), {}});
            if (code == "F1" || code == "F2" || code == "F3") {
                table.columns.push_back({WideColumn::Kind::final_demand, economy->second, 0});
                continue;
            }
            table.columns.push_back({WideColumn::Kind::industry, economy->second, sector_of(code, head)});
        }
        mapped.tell_goods(lines.file(), lines.line(), table.sectors, known_);
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
    void check_economy(const std::string& head) const {
        const std::string code = head.substr(0, 3);
        if (!is_known_economy(code) && !mapped_.names_economy(code))
            fail("an economy by ISO 3166, ROW, or a code that a mapping names",
                 shown(code) + " in column " + shown(head));
    }
    // "1" for 1, 01 and "01 Live animals".
    static std::string plain(const std::string& code) {
        const int number = emerging_sector(code);
        return number > 0 ? std::to_string(number) : code;
    }
    std::size_t sector_of(const std::string& head_code, const std::string& head) {
        const int number = emerging_sector(head_code);
        if (number == unused_chapter)
            fail(
                "sectors by the numbers that EMERGING's sector_list begins with, which leave out 77 (and, in its "
                "second version, 27), not by their places",
                shown(head));
        const std::string code = plain(head_code);
        if (number == 0 && !mapped_.names_sector(code))
            fail("a sector of EMERGING, 1 to 135, F1, F2, F3 for final demand, or a code that a mapping names",
                 shown(head));
        const auto [sector, is_new] = sector_at_.emplace(code, table.sectors.size());
        if (is_new) {
            const bool goods = number > 0 && (number <= last_chapter || (number >= first_fuel && number <= last_fuel));
            table.sectors.push_back({code, number > 0 ? emerging_name(number) : code, goods, true});
            known_.push_back(number > 0);
        }
        return sector->second;
    }
    std::string split(const std::string& head) const {
        if (head.size() < 5 || head[3] != '_') fail("heads such as USA_1 and USA_F1", shown(head));
        return head.substr(4);
    }
    WideRow row_of(const std::string& head) const {
        if (head == "va") return {WideRow::Kind::value_added, head, head, 0, 0};
        if (head == "X") return {WideRow::Kind::passed_over, head, "", 0, 0};
        const std::string code = plain(split(head));
        const auto economy = economy_at_.find(head.substr(0, 3));
        const auto sector = sector_at_.find(code);
        if (economy == economy_at_.end() || sector == sector_at_.end())
            fail("a row va, X or of a sector that is also a column", shown(head));
        return {WideRow::Kind::sales, head, "", economy->second, sector->second};
    }

    const tables::CsvLines& lines_;
    const MappedCodes& mapped_;
    std::vector<bool> known_;  // by sector: one of EMERGING's
    std::unordered_map<std::string, std::size_t> economy_at_, sector_at_;
};

}  // namespace

InterCountry read_emerging(const std::string& file, std::string_view text, const MappedCodes& mapped) {
    tables::CsvLines lines(file, text);
    if (!lines.next()) throw InputError(file, 0, "a line of column names", "an empty file");
    const EmergingHeads heads(lines, mapped);
    InterCountry result = read_wide_rows(lines, lines.line(), heads.table);
    result.world.name = "emerging";
    result.world.sources = {{"EMERGING multi-regional input-output table (Huo et al. 2022)", "CC BY 4.0"}};
    result.world.build_steps.push_back(
        "EMERGING is published as MATLAB's matrices: this reader of them as a CSV was tried on made-up tables alone");
    return result;
}

BuiltWorld build_emerging(const std::filesystem::path& from, const BuildOptions& options) {
    const std::string file = from.string();
    const int year = year_of_table(from, options, "EMERGING_V2_2021_m.csv");
    InterCountry table = read_emerging(file, text_of_table(from), mapped_codes(options));
    table.world.year = year;
    return built_from_table(close(file, std::move(table)), options, file);
}

}  // namespace parley::datasets
