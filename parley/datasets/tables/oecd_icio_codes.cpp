#include "parley/datasets/tables/oecd_icio_codes.hpp"

#include <algorithm>
#include <iterator>

namespace parley::datasets {
namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The letter of a division of ISIC Rev. 4.
char section_of(int division) {
    constexpr int last[] = {3, 9, 33, 35, 39, 43, 47, 53, 56, 63, 66, 68, 75, 82, 84, 85, 88, 93, 96, 98, 99};
    const auto at = std::lower_bound(std::begin(last), std::end(last), division) - std::begin(last);
    return static_cast<char>('A' + std::min<std::ptrdiff_t>(at, 20));
}

}  // namespace

bool is_final_demand(std::string_view category) {
    static constexpr std::string_view categories[] = {"HFCE",  "NPISH",  "GGFC", "GFCF",     "INVNT",
                                                      "DPABR", "NONRES", "P33",  "CONS_ABR", "CONS_NONRES"};
    return std::find(std::begin(categories), std::end(categories), category) != std::end(categories);
}

std::string sector_name(std::string_view head) {
    const std::size_t from = head.size() > 2 && head[0] == 'D' && is_digit(head[1]) && is_digit(head[2]) ? 1 : 0;
    if (head.size() >= from + 2 && is_digit(head[from]) && is_digit(head[from + 1])) {
        const int division = 10 * (head[from] - '0') + (head[from + 1] - '0');
        if (division < 1) return "";
        return section_of(division) + std::string(head.substr(from));
    }
    const bool letter = !head.empty() && head[0] >= 'A' && head[0] <= 'U';
    if (!letter || (head.size() > 1 && !is_digit(head[1]) && head[1] != '_' && head[1] != 'T')) return "";
    if (head == "C241_2431") return "C24A";
    if (head == "C242_2432") return "C24B";
    if (head == "C30X301") return "C302T309";
    return std::string(head);
}

bool is_goods(std::string_view sector) {
    return !sector.empty() && sector.front() >= 'A' && sector.front() <= 'C';
}

std::string economy_name_of(const std::string& code) {
    if (code == "CN1" || code == "CN2") return "CHN";
    if (code == "MX1" || code == "MX2") return "MEX";
    return code;
}

}  // namespace parley::datasets
