#include "parley/datasets/tables/oecd_icio_codes.hpp"

#include <algorithm>

namespace parley::datasets {
namespace {

using Editions = std::bitset<std::size(icio_editions)>;
enum Of : std::size_t { of_2016, of_2018, of_2021, of_2023, of_2025 };

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// The letter of a division of ISIC Rev. 4.
char section_of(int division) {
    constexpr int last[] = {3, 9, 33, 35, 39, 43, 47, 53, 56, 63, 66, 68, 75, 82, 84, 85, 88, 93, 96, 98, 99};
    const auto at = std::lower_bound(std::begin(last), std::end(last), division) - std::begin(last);
    return static_cast<char>('A' + std::min<std::ptrdiff_t>(at, 20));
}

constexpr std::string_view industries_of_2018[] = {
    "01T03", "05T06", "07T08", "09",    "10T12", "13T15", "16",    "17T18", "19",    "20T21", "22",    "23",
    "24",    "25",    "26",    "27",    "28",    "29",    "30",    "31T33", "35T39", "41T43", "45T47", "49T53",
    "55T56", "58T60", "61",    "62T63", "64T66", "68",    "69T82", "84",    "85",    "86T88", "90T96", "97T98"};
constexpr std::string_view industries_of_2021[] = {
    "01T02", "03",    "05T06", "07T08", "09", "10T12", "13T15", "16",    "17T18", "19",    "20",    "21",
    "22",    "23",    "24",    "25",    "26", "27",    "28",    "29",    "30",    "31T33", "35",    "36T39",
    "41T43", "45T47", "49",    "50",    "51", "52",    "53",    "55T56", "58T60", "61",    "62T63", "64T66",
    "68",    "69T75", "77T82", "84",    "85", "86T88", "90T93", "94T96", "97T98"};
constexpr std::string_view industries_of_2023[] = {
    "A01_02", "A03", "B05_06", "B07_08", "B09", "C10T12", "C13T15", "C16", "C17_18", "C19",    "C20",    "C21",
    "C22",    "C23", "C24",    "C25",    "C26", "C27",    "C28",    "C29", "C30",    "C31T33", "D",      "E",
    "F",      "G",   "H49",    "H50",    "H51", "H52",    "H53",    "I",   "J58T60", "J61",    "J62_63", "K",
    "L",      "M",   "N",      "O",      "P",   "Q",      "R",      "S",   "T"};
constexpr std::string_view industries_of_2025[] = {
    "A01",    "A02", "A03", "B05", "B06",  "B07",  "B08", "B09", "C10T12", "C13T15", "C16", "C17_18", "C19",
    "C20",    "C21", "C22", "C23", "C24A", "C24B", "C25", "C26", "C27",    "C28",    "C29", "C301",   "C302T309",
    "C31T33", "D",   "E",   "F",   "G",    "H49",  "H50", "H51", "H52",    "H53",    "I",   "J58T60", "J61",
    "J62_63", "K",   "L",   "M",   "N",    "O",    "P",   "Q",   "R",      "S",      "T"};
// As files have some of them.
constexpr std::string_view raw_heads[][2] = {{"C241_2431", "C24A"}, {"C242_2432", "C24B"}, {"C30X301", "C302T309"}};

template <std::size_t count>
void mark(Editions& editions, Of edition, const std::string_view (&codes)[count], std::string_view code) {
    if (std::find(std::begin(codes), std::end(codes), code) != std::end(codes)) editions.set(edition);
}

// C01T05AGR, C45CON, C30T33XCEQ: C, a division or a run of them, and a word.
std::optional<IcioIndustry> industry_of_2016(std::string_view head) {
    const auto digits = [&](std::size_t from) {
        return head.size() >= from + 2 && is_digit(head[from]) && is_digit(head[from + 1]);
    };
    if (head.empty() || head[0] != 'C' || !digits(1)) return {};
    std::size_t word = 3;
    if (head.size() > 3 && head[3] == 'T' && digits(4)) word = 6;
    if (head.size() < word + 3 || !std::all_of(head.begin() + static_cast<std::ptrdiff_t>(word), head.end(),
                                               [](char c) { return c >= 'A' && c <= 'Z'; }))
        return {};
    const int division = 10 * (head[1] - '0') + (head[2] - '0');
    constexpr int last_of_goods = 37, last = 95;  // of ISIC Rev. 3: 40 is electricity
    if (division < 1 || division > last) return {};
    return IcioIndustry{std::string(head), division <= last_of_goods, Editions{}.set(of_2016)};
}

}  // namespace

std::optional<IcioIndustry> icio_industry(std::string_view head) {
    if (const auto old = industry_of_2016(head)) return old;
    IcioIndustry industry{std::string(head), false, {}};
    for (const auto& [raw, code] : raw_heads)
        if (head == raw) industry.code = code;
    mark(industry.editions, of_2023, industries_of_2023, industry.code);
    mark(industry.editions, of_2025, industries_of_2025, industry.code);
    if (industry.editions.none()) {
        const std::string_view bare = head.size() > 1 && head[0] == 'D' ? head.substr(1) : head;
        mark(industry.editions, of_2018, industries_of_2018, bare);
        mark(industry.editions, of_2021, industries_of_2021, bare);
        if (industry.editions.none()) return {};
        industry.code = section_of(10 * (bare[0] - '0') + (bare[1] - '0')) + std::string(bare);
    }
    industry.goods = is_goods(industry.code);
    return industry;
}

std::string icio_edition_words(const Editions& editions) {
    std::string words;
    for (std::size_t k = 0; k < editions.size(); ++k)
        if (editions.test(k)) words += (words.empty() ? "" : " and ") + std::string(icio_editions[k]);
    return words;
}

bool is_final_demand(std::string_view category) {
    static constexpr std::string_view categories[] = {"HFCE",  "NPISH",  "GGFC", "GFCF",     "INVNT",
                                                      "DPABR", "NONRES", "P33",  "CONS_ABR", "CONS_NONRES",
                                                      "NPS",   "INV",    "DIRP"};  // the last three of 2016
    return std::find(std::begin(categories), std::end(categories), category) != std::end(categories);
}

bool is_goods(std::string_view sector) {
    return !sector.empty() && sector.front() >= 'A' && sector.front() <= 'C';
}

std::string economy_name_of(const std::string& code) {
    if (code.size() == 3 && code.starts_with("CN") && code[2] >= '1' && code[2] <= '4') return "CHN";
    if (code.size() == 3 && code.starts_with("MX") && code[2] >= '1' && code[2] <= '3') return "MEX";
    return code;
}

}  // namespace parley::datasets
