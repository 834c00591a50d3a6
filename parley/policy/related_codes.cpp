#include "parley/policy/related_codes.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <vector>

#include "parley/policy/country_codes.hpp"
#include "parley/world/european_union.hpp"

namespace parley::policy {
namespace {

char small(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
std::string small(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](char c) { return small(c); });
    return text;
}
bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

/// Divisions of an activity classification: letters A to U and numbers, as C10T12, C17_18, C24A, D_F and 01T02 have
/// them.
struct Divisions {
    std::string first, last;  ///< letters, "D" to "F"; empty: of numbers
    int from = 0, to = 0;     ///< 10 to 12; of a part of a division (24A) both are 24
    std::string part;         ///< "A" of C24A, "1" of C301
};

// The letter of a division of ISIC Rev. 4.
char section_of(int division) {
    constexpr struct {
        int to;
        char letter;
    } sections[] = {{3, 'A'},  {9, 'B'},  {33, 'C'}, {35, 'D'}, {39, 'E'}, {43, 'F'}, {47, 'G'},
                    {53, 'H'}, {56, 'I'}, {63, 'J'}, {66, 'K'}, {68, 'L'}, {75, 'M'}, {82, 'N'},
                    {84, 'O'}, {85, 'P'}, {88, 'Q'}, {93, 'R'}, {96, 'S'}, {98, 'T'}, {99, 'U'}};
    for (const auto& each : sections)
        if (division <= each.to) return each.letter;
    return 'U';
}

// C24A: letter, number, part. C302T309: groups 302 to 309 of division 30. D_F, G_I: letters.
std::optional<Divisions> divisions_of(const std::string& code) {
    Divisions result;
    std::size_t at = 0;
    const auto letter = [&](std::size_t k) { return k < code.size() && code[k] >= 'A' && code[k] <= 'U'; };
    if (letter(0) && (code.size() == 1 || (code.size() == 3 && (code[1] == '_' || code[1] == 'T') && letter(2)))) {
        result.first = code.substr(0, 1);
        result.last = code.size() == 3 ? code.substr(2, 1) : result.first;
        return result;
    }
    if (letter(0)) ++at;
    const auto digits = [&]() {
        std::string text;
        while (at < code.size() && code[at] >= '0' && code[at] <= '9' && text.size() < 4) text += code[at++];
        return text;
    };
    const std::string from = digits();
    if (from.size() < 2) return {};
    result.from = result.to = std::atoi(from.substr(0, 2).c_str());
    if (letter(0) && code[0] != section_of(result.from)) return {};  // C62 is no division of section C
    if (from.size() > 2) result.part = from.substr(2);
    if (at < code.size() && (code[at] == 'T' || code[at] == '_' || code[at] == '-')) {
        ++at;
        if (letter(at)) ++at;
        const std::string to = digits();
        if (to.size() < 2 || at != code.size()) return {};
        result.to = std::atoi(to.substr(0, 2).c_str());
        return result;
    }
    if (at < code.size()) result.part = code.substr(at);
    if (at + 1 < code.size()) return {};
    return result;
}

bool overlaps(const Divisions& asked, const Divisions& there) {
    if (asked.first.empty() && there.first.empty())
        return asked.from <= there.to && there.from <= asked.to &&
               (asked.part.empty() || there.part.empty() || asked.part == there.part);
    const auto letters = [](const Divisions& each) {
        return each.first.empty() ? std::pair(section_of(each.from), section_of(each.to))
                                  : std::pair(each.first[0], each.last[0]);
    };
    const auto a = letters(asked), b = letters(there);
    return a.first <= b.second && b.first <= a.second;
}

// Of a chapter of the Harmonized System, the divisions that most of its products are made in.
const char* sectors_of_chapter(int chapter) {
    constexpr struct {
        int to;
        const char* sectors;
    } chapters[] = {{1, "A01"},   {2, "C10"},   {3, "A03"},  {5, "C10"},  {10, "A01"}, {11, "C10"},  {14, "A01"},
                    {24, "C10"},  {26, "B07"},  {27, "B05"}, {29, "C20"}, {30, "C21"}, {38, "C20"},  {40, "C22"},
                    {43, "C13"},  {46, "C16"},  {49, "C17"}, {67, "C13"}, {70, "C23"}, {71, "C31"},  {72, "C24A"},
                    {73, "C25"},  {81, "C24B"}, {83, "C25"}, {84, "C28"}, {85, "C26"}, {86, "C302"}, {87, "C29"},
                    {88, "C302"}, {89, "C301"}, {93, "C25"}, {97, "C31"}};
    for (const auto& each : chapters)
        if (chapter <= each.to) return each.sectors;
    return nullptr;
}

std::string listed(const std::vector<std::string>& codes) {
    std::string text;
    for (std::size_t k = 0; k < codes.size(); ++k)
        text += (k == 0 ? "" : k + 1 == codes.size() ? " and " : ", ") + codes[k];
    return text;
}

std::vector<std::string> overlapping(const world::World& world, const Divisions& asked) {
    std::vector<std::string> result;
    for (const world::SectorInfo& sector : world.sectors)
        if (const auto there = divisions_of(sector.code); there && overlaps(asked, *there))
            result.push_back(sector.code);
    return result;
}

// What people call the goods of a sector whose name has other words.
std::string_view in_words_of_the_table(std::string_view asked) {
    constexpr struct {
        std::string_view word, name;
    } other_names[] = {{"car", "vehicle"},           {"auto", "vehicle"},
                       {"chip", "electronic"},       {"semiconductor", "electronic"},
                       {"drug", "pharma"},           {"medicine", "pharma"},
                       {"plane", "aircraft"},        {"aviation", "aircraft"},
                       {"agricultur", "crops"},      {"farm", "crops"},
                       {"clothes", "apparel"},       {"clothing", "apparel"},
                       {"aluminium", "non-ferrous"}, {"aluminum", "non-ferrous"},
                       {"copper", "non-ferrous"},    {"bank", "financ"},
                       {"lumber", "wood"},           {"timber", "wood"}};
    for (const auto& each : other_names)
        if (asked.substr(0, each.word.size()) == each.word) return each.name;
    return asked;
}

// "steel" in "Iron and steel": sectors with a word that begins like this one.
std::string named_like(const world::World& world, const std::string& asked) {
    const std::string word(in_words_of_the_table(asked));
    if (word.size() < 3) return "";
    std::vector<std::string> found;
    for (const world::SectorInfo& sector : world.sectors) {
        const std::string name = small(sector.name);
        for (std::size_t at = name.find(word); at != std::string::npos; at = name.find(word, at + 1))
            if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-') {
                found.push_back(sector.code + " (" + sector.name + ")");
                break;
            }
    }
    return found.empty() || found.size() > 3 ? "" : "; did you mean " + listed(found) + "?";
}

}  // namespace

std::string related_sectors(const world::World& world, const std::string& code) {
    for (const world::SectorInfo& sector : world.sectors)
        if (small(sector.name) == small(code) || small(sector.code) == small(code))
            return "; that is " + sector.code + " there";
    // Headings and subheadings have four digits or more; sectors of two are divisions.
    if (is_number(code) && (code.size() == 4 || code.size() == 6 || code.size() == 8 || code.size() == 10)) {
        const char* most = sectors_of_chapter(std::atoi(code.substr(0, 2).c_str()));
        const auto asked = most != nullptr ? divisions_of(most) : std::nullopt;
        const std::vector<std::string> there = asked ? overlapping(world, *asked) : std::vector<std::string>{};
        return "; a code of the Harmonized System names products, not a sector" +
               (there.empty() ? "" : ": those are mostly of " + listed(there)) + " ('products' takes lists of them)";
    }
    const auto asked = divisions_of(code);
    if (!asked) return named_like(world, small(code));
    const std::vector<std::string> there = overlapping(world, *asked);
    if (there.empty()) return "";
    if (there.size() == 1) return "; " + code + " is part of " + there.front() + " there";
    return "; " + code + " is split there: " + listed(there);
}

std::string related_economy(const world::World& world, const std::string& code) {
    const std::string asked = small(code);
    constexpr struct {
        const char *word, *code;
    } other_names[] = {{"uk", "GBR"},
                       {"eu", "EU27"},
                       {"eu27_2020", "EU27"},
                       {"eu28", "EU27"},
                       {"prc", "CHN"},
                       {"great britain", "GBR"},
                       {"britain", "GBR"},
                       {"korea", "KOR"},
                       {"united states of america", "USA"},
                       {"european union", "EU27"},
                       {"row", "ROW"},
                       {"rest of the world", "ROW"},
                       {"wld", "all"},
                       {"world", "all"}};
    std::string meant;
    for (const auto& each : other_names)
        if (asked == each.word) meant = each.code;
    if (meant.empty()) meant = country_code(asked);
    if (meant == "all") return "; all of them together are 'all'";
    for (const world::EconomyInfo& economy : world.economies) {
        if (economy.code == meant || small(economy.code) == asked || small(economy.name) == asked)
            return "; that is " + economy.code + " there";
        if (std::find(economy.members.begin(), economy.members.end(), meant) != economy.members.end())
            return "; that is part of " + economy.code + " there (" + economy.name + ")";
    }
    if (meant == "EU27")  // a union that is there under a code of its own
        for (const world::EconomyInfo& economy : world.economies)
            if (economy.code.rfind("EU", 0) == 0) return "; that is " + economy.code + " there";
    if (meant == "EU27" || code == "EU27") {
        std::vector<std::string> members;
        for (const std::string& each : world::eu27_members())
            if (world.find_economy(each)) members.push_back(each);
        if (!members.empty()) return "; its members stand there one by one: " + listed(members);
    }
    return "";
}

}  // namespace parley::policy
