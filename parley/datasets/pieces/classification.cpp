#include "parley/datasets/pieces/classification.hpp"

#include <algorithm>
#include <utility>

#include "parley/world/european_union.hpp"

namespace parley::datasets {
namespace {

constexpr std::pair<const char*, const char*> sector_names[] = {
    {"AGO", "Angola"},
    {"ARE", "United Arab Emirates"},
    {"ARG", "Argentina"},
    {"AUS", "Australia"},
    {"AUT", "Austria"},
    {"BEL", "Belgium"},
    {"BGD", "Bangladesh"},
    {"BGR", "Bulgaria"},
    {"BLR", "Belarus"},
    {"BRA", "Brazil"},
    {"BRN", "Brunei"},
    {"CAN", "Canada"},
    {"CHE", "Switzerland"},
    {"CHL", "Chile"},
    {"CHN", "China"},
    {"CIV", "Côte d'Ivoire"},
    {"CMR", "Cameroon"},
    {"COD", "DR Congo"},
    {"COL", "Colombia"},
    {"CRI", "Costa Rica"},
    {"CYP", "Cyprus"},
    {"CZE", "Czechia"},
    {"DEU", "Germany"},
    {"DNK", "Denmark"},
    {"EGY", "Egypt"},
    {"ESP", "Spain"},
    {"EST", "Estonia"},
    {"EU", "European Union (28)"},
    {"EU27", "European Union (27)"},
    {"FIN", "Finland"},
    {"FRA", "France"},
    {"GBR", "United Kingdom"},
    {"GRC", "Greece"},
    {"HKG", "Hong Kong"},
    {"HRV", "Croatia"},
    {"HUN", "Hungary"},
    {"IDN", "Indonesia"},
    {"IND", "India"},
    {"IRL", "Ireland"},
    {"ISL", "Iceland"},
    {"ISR", "Israel"},
    {"ITA", "Italy"},
    {"JOR", "Jordan"},
    {"JPN", "Japan"},
    {"KAZ", "Kazakhstan"},
    {"KHM", "Cambodia"},
    {"KOR", "South Korea"},
    {"LAO", "Laos"},
    {"LTU", "Lithuania"},
    {"LUX", "Luxembourg"},
    {"LVA", "Latvia"},
    {"MAR", "Morocco"},
    {"MEX", "Mexico"},
    {"MLT", "Malta"},
    {"MMR", "Myanmar"},
    {"MYS", "Malaysia"},
    {"NGA", "Nigeria"},
    {"NLD", "Netherlands"},
    {"NOR", "Norway"},
    {"NZL", "New Zealand"},
    {"PAK", "Pakistan"},
    {"PER", "Peru"},
    {"PHL", "Philippines"},
    {"POL", "Poland"},
    {"PRT", "Portugal"},
    {"ROU", "Romania"},
    {"ROW", "Rest of the world"},
    {"RUS", "Russia"},
    {"SAU", "Saudi Arabia"},
    {"SEN", "Senegal"},
    {"SGP", "Singapore"},
    {"STP", "São Tomé and Príncipe"},
    {"SVK", "Slovakia"},
    {"SVN", "Slovenia"},
    {"SWE", "Sweden"},
    {"THA", "Thailand"},
    {"TUN", "Tunisia"},
    {"TUR", "Turkey"},
    {"TWN", "Taiwan"},
    {"UKR", "Ukraine"},
    {"USA", "United States"},
    {"VNM", "Vietnam"},
    {"ZAF", "South Africa"},
};

SectorJoin good(const char* code, const char* name, std::vector<std::string> in_7x44, std::vector<std::string> wiod) {
    return {{code, name, true, true}, code, std::move(in_7x44), std::move(wiod)};
}
SectorJoin service(const char* code, const char* name, std::vector<std::string> in_7x44,
                   std::vector<std::string> wiod) {
    return {{code, name, false, true}, "Services", std::move(in_7x44), std::move(wiod)};
}

}  // namespace

std::string economy_name(const std::string& code) {
    for (const auto& [known, name] : sector_names)
        if (code == known) return name;
    return code;
}

std::string group_in_7x44(const std::string& code) {
    for (const char* own : {"BRA", "CHN", "IND", "JPN", "USA"})
        if (code == own) return code;
    const auto& members = world::eu27_members();
    if (code == "EU27" || code == "GBR" || std::find(members.begin(), members.end(), code) != members.end())
        return "EU";
    return "ROW";
}

bool technology_from_wiod(const std::string& code) {
    for (const char* own : {"CAN", "MEX", "KOR", "TWN", "AUS", "RUS", "TUR", "IDN"})
        if (code == own) return true;
    return false;
}

const std::vector<SectorJoin>& sectors_of_world_2017() {
    static const std::vector<SectorJoin> sectors{
        good("A01", "Crops and livestock", {"A01_02"}, {"1"}),
        good("A02", "Forestry", {"A01_02"}, {"1"}),
        good("A03", "Fishing", {"A03"}, {"1"}),
        good("B05", "Coal", {"B05_06"}, {"2"}),
        good("B06", "Oil and gas", {"B05_06"}, {"2"}),
        good("B07", "Metal ores", {"B07_08"}, {"2"}),
        good("B08", "Other mining", {"B07_08"}, {"2"}),
        good("B09", "Mining support", {"B09"}, {"2"}),
        good("C10T12", "Food, beverages, tobacco", {"C10T12"}, {"3"}),
        good("C13T15", "Textiles, apparel, leather", {"C13T15"}, {"4", "5"}),
        good("C16", "Wood", {"C16"}, {"6"}),
        good("C17_18", "Paper, printing", {"C17_18"}, {"7"}),
        good("C19", "Coke, refined petroleum", {"C19"}, {"8"}),
        good("C20", "Chemicals", {"C20"}, {"9"}),
        good("C21", "Pharmaceuticals", {"C21"}, {"9"}),
        good("C22", "Rubber, plastics", {"C22"}, {"10"}),
        good("C23", "Non-metallic minerals", {"C23"}, {"11"}),
        good("C24A", "Iron and steel", {"C24"}, {"12"}),
        good("C24B", "Non-ferrous metals", {"C24"}, {"12"}),
        good("C25", "Fabricated metals", {"C25"}, {"12"}),
        good("C26", "Computers, electronics, optical", {"C26"}, {"14"}),
        good("C27", "Electrical equipment", {"C27"}, {"14"}),
        good("C28", "Machinery", {"C28"}, {"13"}),
        good("C29", "Motor vehicles", {"C29"}, {"15"}),
        good("C301", "Ships and boats", {"C30"}, {"15"}),
        good("C302T309", "Aircraft, rail, other transport equipment", {"C30"}, {"15"}),
        good("C31T33", "Other manufacturing; repair", {"C31T33"}, {"16"}),
        service("D_F", "Utilities and construction", {"D", "E", "F"}, {"17", "18"}),
        service("G_I", "Trade, transport, accommodation", {"G", "H49", "H50", "H51", "H52", "H53", "I"},
                {"19", "20", "21", "22", "23", "24", "25", "26"}),
        service("J", "Information", {"J58T60", "J61", "J62_63"}, {"27"}),
        service("K", "Finance", {"K"}, {"28"}),
        service("L_S", "Other services", {"L", "M", "N", "O", "P", "Q", "R", "S"},
                {"29", "30", "31", "32", "33", "34", "35"}),
    };
    return sectors;
}

const std::vector<SectorJoin>& sectors_of_icio2017() {
    static const std::vector<SectorJoin> sectors = [] {
        std::vector<SectorJoin> result;
        SectorJoin services = service("Services", "Services", {}, {});
        for (const SectorJoin& each : sectors_of_world_2017()) {
            if (each.sector.goods) {
                result.push_back(each);
                continue;
            }
            services.in_7x44.insert(services.in_7x44.end(), each.in_7x44.begin(), each.in_7x44.end());
            services.in_wiod2011.insert(services.in_wiod2011.end(), each.in_wiod2011.begin(), each.in_wiod2011.end());
        }
        result.push_back(services);
        return result;
    }();
    return sectors;
}

const std::vector<world::EconomyInfo>& economies_of_world_2017() {
    static const std::vector<world::EconomyInfo> economies = [] {
        std::vector<world::EconomyInfo> result;
        for (const char* code : {"USA", "CHN", "EU27", "GBR", "JPN", "KOR", "TWN", "CAN", "MEX", "BRA", "ARG", "AUS",
                                 "IND", "IDN", "VNM",  "THA", "MYS", "SGP", "RUS", "SAU", "TUR", "CHE", "ZAF", "ROW"})
            result.push_back({code, economy_name(code), {}});
        result[2].members = world::eu27_members();
        return result;
    }();
    return economies;
}

std::vector<std::size_t> places_in(const std::vector<world::EconomyInfo>& groups, const std::vector<std::string>& codes,
                                   const std::string& rest) {
    std::vector<std::size_t> places;
    for (const std::string& code : codes) {
        std::size_t place = groups.size(), last = groups.size();
        for (std::size_t k = 0; k < groups.size(); ++k) {
            const auto& members = groups[k].members;
            if (groups[k].code == code || std::find(members.begin(), members.end(), code) != members.end()) place = k;
            if (groups[k].code == rest) last = k;
        }
        places.push_back(place < groups.size() ? place : last);
    }
    return places;
}

}  // namespace parley::datasets
