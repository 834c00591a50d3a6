#include <algorithm>
#include <map>
#include <string>

#include "parley/evidence/statements/actors.hpp"

namespace parley::evidence::statements {
namespace {

struct CountryRow {
    Country country;
    std::string_view words;  ///< names, peoples, capitals, governments, and leaders since the nineties, apart at |
};

// Leaders are public facts of who held an office; whoever is not here needs a title or a country beside the name.
constexpr CountryRow country_rows[] = {
    {{"USA", "usa", "United States"},
     "united states of america|united states|us|usa|america|american|americans|washington|white "
     "house|trump|biden|obama|"
     "clinton|bush|ustr|us trade representative|united states trade representative|capitol hill|us congress|us "
     "treasury|"
     "lighthizer|mnuchin|bessent|greer|lutnick|navarro|raimondo|yellen|wilbur ross|katherine tai|uncle sam|us senate"},
    {{"CHN", "china", "China"},
     "people's republic of china|china|chinese|beijing|prc|xi jinping|xi|hu jintao|li keqiang|li qiang|he lifeng|liu "
     "he|"
     "mofcom|state council|wang wentao|zhong shan|li chenggang"},
    {{"EU27", "eu", "European Union"},
     "european union|eu|european commission|brussels|europe|european|europeans|eu commission|juncker|von der leyen|"
     "malmstrom|malmström|sefcovic|šefčovič|tusk|dombrovskis|eurozone|euro area|european council|european parliament"},
    {{"GBR", "uk", "United Kingdom"},
     "united kingdom|uk|britain|great britain|british|britons|london|downing street|whitehall|starmer|theresa may|"
     "boris johnson|sunak|westminster"},
    {{"JPN", "japan", "Japan"}, "japan|japanese|tokyo|shinzo abe|abe|kishida|ishiba|takaichi|akazawa|meti"},
    {{"KOR", "korea", "South Korea"},
     "republic of korea|south korea|south korean|south koreans|korea|korean|koreans|seoul|moon jae-in|yoon|lee "
     "jae-myung"},
    {{"TWN", "taiwan", "Taiwan"}, "taiwan|taiwanese|taipei|chinese taipei"},
    {{"CAN", "canada", "Canada"}, "canada|canadian|canadians|ottawa|trudeau|carney|freeland|harper|leblanc"},
    {{"MEX", "mexico", "Mexico"},
     "mexico|mexican|mexicans|mexico city|sheinbaum|lopez obrador|lópez obrador|pena nieto|ebrard|guajardo"},
    {{"BRA", "brazil", "Brazil"}, "brazil|brazilian|brazilians|brasilia|brasília|lula|bolsonaro"},
    {{"ARG", "argentina", "Argentina"}, "argentina|argentine|argentinian|argentines|buenos aires|milei|macri"},
    {{"AUS", "australia", "Australia"}, "australia|australian|australians|canberra|albanese|scott morrison"},
    {{"IND", "india", "India"}, "india|indian|indians|new delhi|delhi|modi|piyush goyal|goyal"},
    {{"IDN", "indonesia", "Indonesia"}, "indonesia|indonesian|indonesians|jakarta|prabowo|jokowi"},
    {{"VNM", "vietnam", "Vietnam"}, "viet nam|vietnam|vietnamese|hanoi"},
    {{"THA", "thailand", "Thailand"}, "thailand|thai|thais|bangkok"},
    {{"MYS", "malaysia", "Malaysia"}, "malaysia|malaysian|malaysians|kuala lumpur|putrajaya"},
    {{"SGP", "singapore", "Singapore"}, "singapore|singaporean|singaporeans"},
    {{"RUS", "russia", "Russia"}, "russian federation|russia|russian|russians|moscow|kremlin|putin"},
    {{"SAU", "saudi-arabia", "Saudi Arabia"}, "saudi arabia|saudi|saudis|riyadh"},
    {{"TUR", "turkey", "Turkey"}, "turkey|türkiye|turkiye|turkish|turks|ankara|erdogan|erdoğan"},
    {{"CHE", "switzerland", "Switzerland"}, "switzerland|swiss|bern|berne|keller-sutter"},
    {{"ZAF", "south-africa", "South Africa"}, "south africa|south african|south africans|pretoria|ramaphosa"},
    {{"NOR", "norway", "Norway"}, "norway|norwegian|norwegians|oslo"},
    {{"NZL", "new-zealand", "New Zealand"}, "new zealand|new zealanders|wellington|ardern|luxon"},
    {{"ISR", "israel", "Israel"}, "israel|israeli|israelis|jerusalem|netanyahu"},
    {{"UKR", "ukraine", "Ukraine"}, "ukraine|ukrainian|ukrainians|kyiv|kiev|zelensky|zelenskyy"},
    {{"DEU", "germany", "Germany"}, "germany|german|germans|berlin|merkel|scholz|merz"},
    {{"FRA", "france", "France"}, "france|french|paris|macron|elysee|élysée"},
    {{"ITA", "italy", "Italy"}, "italy|italian|italians|rome|meloni"},
    {{"ESP", "spain", "Spain"}, "spain|spanish|spaniards|madrid"},
    {{"NLD", "netherlands", "Netherlands"}, "netherlands|dutch|the hague"},
    {{"BEL", "belgium", "Belgium"}, "belgium|belgian|belgians"},
    {{"IRL", "ireland", "Ireland"}, "ireland|irish|dublin"},
    {{"POL", "poland", "Poland"}, "poland|polish|poles|warsaw"},
    {{"SWE", "sweden", "Sweden"}, "sweden|swedish|swedes|stockholm"},
    {{"DNK", "denmark", "Denmark"}, "denmark|danish|danes|copenhagen"},
    {{"AUT", "austria", "Austria"}, "austria|austrian|austrians|vienna"},
    {{"GRC", "greece", "Greece"}, "greece|greek|greeks|athens"},
    {{"PRT", "portugal", "Portugal"}, "portugal|portuguese|lisbon"},
    {{"HUN", "hungary", "Hungary"}, "hungary|hungarian|hungarians|budapest"},
    {{"CZE", "czechia", "Czechia"}, "czech republic|czechia|czech|czechs|prague"},
    {{"FIN", "finland", "Finland"}, "finland|finnish|finns|helsinki"},
    {{"ROU", "romania", "Romania"}, "romania|romanian|romanians|bucharest"},
    {{"COL", "colombia", "Colombia"}, "colombia|colombian|colombians|bogota|bogotá"},
    {{"CHL", "chile", "Chile"}, "chile|chilean|chileans|santiago"},
    {{"PER", "peru", "Peru"}, "peru|peruvian|peruvians|lima"},
    {{"VEN", "venezuela", "Venezuela"}, "venezuela|venezuelan|caracas"},
    {{"IRN", "iran", "Iran"}, "iran|iranian|iranians|tehran"},
    {{"IRQ", "iraq", "Iraq"}, "iraq|iraqi|baghdad"},
    {{"ARE", "emirates", "United Arab Emirates"}, "united arab emirates|uae|emirati|abu dhabi|dubai"},
    {{"QAT", "qatar", "Qatar"}, "qatar|qatari|doha"},
    {{"EGY", "egypt", "Egypt"}, "egypt|egyptian|egyptians|cairo"},
    {{"NGA", "nigeria", "Nigeria"}, "nigeria|nigerian|nigerians|abuja"},
    {{"KEN", "kenya", "Kenya"}, "kenya|kenyan|kenyans|nairobi"},
    {{"PAK", "pakistan", "Pakistan"}, "pakistan|pakistani|pakistanis|islamabad"},
    {{"BGD", "bangladesh", "Bangladesh"}, "bangladesh|bangladeshi|dhaka"},
    {{"LKA", "sri-lanka", "Sri Lanka"}, "sri lanka|sri lankan|colombo"},
    {{"KHM", "cambodia", "Cambodia"}, "cambodia|cambodian|phnom penh"},
    {{"PHL", "philippines", "Philippines"}, "philippines|philippine|filipino|filipinos|manila"},
    {{"KAZ", "kazakhstan", "Kazakhstan"}, "kazakhstan|kazakh|astana"},
    {{"HKG", "hong-kong", "Hong Kong"}, "hong kong"},
    {{"ISL", "iceland", "Iceland"}, "iceland|icelandic|reykjavik"},
    {{"PRK", "north-korea", "North Korea"}, "north korea|north korean|pyongyang"},
};

const std::map<std::string, int, std::less<>>& by_word() {
    static const std::map<std::string, int, std::less<>> table = [] {
        std::map<std::string, int, std::less<>> result;
        int at = 0;
        for (const CountryRow& row : country_rows) {
            std::string_view rest = row.words;
            while (!rest.empty()) {
                const std::size_t bar = std::min(rest.find('|'), rest.size());
                result.emplace(std::string(rest.substr(0, bar)), at);
                rest.remove_prefix(std::min(bar + 1, rest.size()));
            }
            ++at;
        }
        return result;
    }();
    return table;
}

}  // namespace

const std::vector<Country>& countries() {
    static const std::vector<Country> result = [] {
        std::vector<Country> each;
        for (const CountryRow& row : country_rows) each.push_back(row.country);
        return each;
    }();
    return result;
}

std::vector<std::string> names_of(int country) {
    std::vector<std::string> result;
    for (const auto& [word, index] : by_word())
        if (index == country && word != "us" && word != "xi" && word != "abe") result.push_back(word);
    return result;
}

int country_of(std::string_view words) {
    const auto found = by_word().find(words);
    return found == by_word().end() ? -1 : found->second;
}

}  // namespace parley::evidence::statements
