#include "parley/evidence/prose/currency_names.hpp"

#include <array>
#include <string>

namespace parley::evidence::prose {
namespace {

constexpr std::string_view codes =
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF "
    "CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG "
    "HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA "
    "MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
    "RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX "
    "USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWL";
constexpr std::string_view small_too =
    "USD EUR GBP JPY CNY KRW INR RUB CHF CAD AUD NZD HKD SGD TWD MXN BRL SEK NOK DKK PLN ZAR";
constexpr std::string_view words_in_capitals = "ALL AMD COP CUP MAD PEN SOS TOP TRY";
constexpr std::string_view dollars =
    "USD CAD AUD NZD HKD SGD TWD MXN BRL ARS CLP COP UYU JMD FJD XCD BBD BSD BZD BMD KYD LRD NAD TTD GYD SRD SBD BND "
    "DOP CUP ZWL NIO";

struct Spelling {
    std::string_view text, unit;
};

constexpr auto dollar_letters = std::to_array<Spelling>({
    {"us", "USD"},  {"u", "USD"},   {"a", "AUD"},  {"au", "AUD"}, {"aus", "AUD"}, {"c", "CAD"},   {"ca", "CAD"},
    {"can", "CAD"}, {"cdn", "CAD"}, {"hk", "HKD"}, {"nz", "NZD"}, {"s", "SGD"},   {"sg", "SGD"},  {"nt", "TWD"},
    {"ntd", "TWD"}, {"tw", "TWD"},  {"r", "BRL"},  {"mx", "MXN"}, {"mex", "MXN"}, {"j", "JMD"},   {"fj", "FJD"},
    {"ec", "XCD"},  {"tt", "TTD"},  {"rd", "DOP"}, {"cl", "CLP"}, {"ar", "ARS"},  {"bds", "BBD"},
});
constexpr auto abbreviations = std::to_array<Spelling>({
    {"rs", "INR"},
    {"rmb", "CNY"},
    {"rm", "MYR"},
    {"rp", "IDR"},
    {"r", "ZAR"},
    {"sfr", "CHF"},
    {"tk", "BDT"},
});
constexpr auto signs = std::to_array<Spelling>({
    {"$", "USD"},
    {"€", "EUR"},
    {"£", "GBP"},
    {"¥", "JPY or CNY"},
    {"₹", "INR"},
    {"₩", "KRW"},
    {"₽", "RUB"},
    {"₺", "TRY"},
    {"₫", "VND"},
    {"₱", "PHP"},
    {"₪", "ILS"},
    {"₴", "UAH"},
    {"₦", "NGN"},
    {"฿", "THB"},
});

constexpr auto countries = std::to_array<Spelling>({
    {"us", "us"},
    {"american", "us"},
    {"canadian", "canada"},
    {"australian", "australia"},
    {"new zealand", "zealand"},
    {"hong kong", "hong-kong"},
    {"singapore", "singapore"},
    {"singaporean", "singapore"},
    {"taiwan", "taiwan"},
    {"taiwanese", "taiwan"},
    {"jamaican", "jamaica"},
    {"fijian", "fiji"},
    {"mexican", "mexico"},
    {"argentine", "argentina"},
    {"argentinian", "argentina"},
    {"chilean", "chile"},
    {"colombian", "colombia"},
    {"philippine", "philippines"},
    {"uruguayan", "uruguay"},
    {"brazilian", "brazil"},
    {"british", "uk"},
    {"uk", "uk"},
    {"egyptian", "egypt"},
    {"lebanese", "lebanon"},
    {"indian", "india"},
    {"pakistani", "pakistan"},
    {"sri lankan", "sri-lanka"},
    {"nepalese", "nepal"},
    {"south korean", "korea"},
    {"korean", "korea"},
    {"north korean", "dprk"},
    {"japanese", "japan"},
    {"chinese", "china"},
    {"swiss", "switzerland"},
    {"swedish", "sweden"},
    {"norwegian", "norway"},
    {"danish", "denmark"},
    {"icelandic", "iceland"},
    {"turkish", "turkey"},
    {"saudi", "saudi"},
    {"qatari", "qatar"},
    {"iranian", "iran"},
    {"kuwaiti", "kuwait"},
    {"iraqi", "iraq"},
    {"jordanian", "jordan"},
    {"serbian", "serbia"},
    {"emirati", "emirates"},
    {"uae", "emirates"},
    {"moroccan", "morocco"},
    {"russian", "russia"},
    {"belarusian", "belarus"},
    {"indonesian", "indonesia"},
    {"malaysian", "malaysia"},
    {"thai", "thailand"},
    {"vietnamese", "vietnam"},
    {"south african", "africa"},
    {"israeli", "israel"},
    {"polish", "poland"},
    {"hungarian", "hungary"},
    {"ukrainian", "ukraine"},
    {"nigerian", "nigeria"},
    {"czech", "czechia"},
    {"cfa", "cfa"},
});

struct Noun {
    std::string_view text, family, usual;
};
constexpr auto nouns = std::to_array<Noun>({
    {"dollar", "dollar", "USD"},   {"dollars", "dollar", "USD"},  {"euro", "euro", "EUR"},
    {"euros", "euro", "EUR"},      {"pound", "pound", "GBP"},     {"pounds", "pound", "GBP"},
    {"sterling", "pound", "GBP"},  {"yen", "yen", "JPY"},         {"yuan", "yuan", "CNY"},
    {"renminbi", "yuan", "CNY"},   {"rmb", "yuan", "CNY"},        {"won", "won", "KRW"},
    {"rupee", "rupee", "INR"},     {"rupees", "rupee", "INR"},    {"peso", "peso", "MXN"},
    {"pesos", "peso", "MXN"},      {"reais", "real", "BRL"},      {"rouble", "rouble", "RUB"},
    {"roubles", "rouble", "RUB"},  {"ruble", "rouble", "RUB"},    {"rubles", "rouble", "RUB"},
    {"franc", "franc", ""},        {"francs", "franc", ""},       {"krona", "crown", ""},
    {"kronor", "crown", "SEK"},    {"krone", "crown", ""},        {"kroner", "crown", ""},
    {"kronur", "crown", "ISK"},    {"koruna", "crown", "CZK"},    {"crowns", "crown", ""},
    {"lira", "lira", "TRY"},       {"liras", "lira", "TRY"},      {"rand", "rand", "ZAR"},
    {"ringgit", "ringgit", "MYR"}, {"rupiah", "rupiah", "IDR"},   {"baht", "baht", "THB"},
    {"dong", "dong", "VND"},       {"zloty", "zloty", "PLN"},     {"zlotys", "zloty", "PLN"},
    {"forint", "forint", "HUF"},   {"forints", "forint", "HUF"},  {"shekel", "shekel", "ILS"},
    {"shekels", "shekel", "ILS"},  {"hryvnia", "hryvnia", "UAH"}, {"naira", "naira", "NGN"},
    {"taka", "taka", "BDT"},       {"riyal", "riyal", ""},        {"riyals", "riyal", ""},
    {"rial", "riyal", ""},         {"rials", "riyal", ""},        {"dirham", "dirham", ""},
    {"dirhams", "dirham", ""},     {"dinar", "dinar", ""},        {"dinars", "dinar", ""},
});

struct National {
    std::string_view country, family, unit;
};
constexpr auto nationals = std::to_array<National>({
    {"us", "dollar", "USD"},         {"canada", "dollar", "CAD"},    {"australia", "dollar", "AUD"},
    {"zealand", "dollar", "NZD"},    {"hong-kong", "dollar", "HKD"}, {"singapore", "dollar", "SGD"},
    {"taiwan", "dollar", "TWD"},     {"jamaica", "dollar", "JMD"},   {"fiji", "dollar", "FJD"},
    {"mexico", "peso", "MXN"},       {"argentina", "peso", "ARS"},   {"chile", "peso", "CLP"},
    {"colombia", "peso", "COP"},     {"philippines", "peso", "PHP"}, {"uruguay", "peso", "UYU"},
    {"brazil", "real", "BRL"},       {"uk", "pound", "GBP"},         {"egypt", "pound", "EGP"},
    {"lebanon", "pound", "LBP"},     {"india", "rupee", "INR"},      {"pakistan", "rupee", "PKR"},
    {"sri-lanka", "rupee", "LKR"},   {"nepal", "rupee", "NPR"},      {"korea", "won", "KRW"},
    {"dprk", "won", "KPW"},          {"japan", "yen", "JPY"},        {"china", "yuan", "CNY"},
    {"switzerland", "franc", "CHF"}, {"sweden", "crown", "SEK"},     {"norway", "crown", "NOK"},
    {"denmark", "crown", "DKK"},     {"iceland", "crown", "ISK"},    {"czechia", "crown", "CZK"},
    {"turkey", "lira", "TRY"},       {"saudi", "riyal", "SAR"},      {"qatar", "riyal", "QAR"},
    {"iran", "riyal", "IRR"},        {"kuwait", "dinar", "KWD"},     {"iraq", "dinar", "IQD"},
    {"jordan", "dinar", "JOD"},      {"serbia", "dinar", "RSD"},     {"emirates", "dirham", "AED"},
    {"morocco", "dirham", "MAD"},    {"russia", "rouble", "RUB"},    {"belarus", "rouble", "BYN"},
    {"indonesia", "rupiah", "IDR"},  {"malaysia", "ringgit", "MYR"}, {"thailand", "baht", "THB"},
    {"vietnam", "dong", "VND"},      {"africa", "rand", "ZAR"},      {"israel", "shekel", "ILS"},
    {"poland", "zloty", "PLN"},      {"hungary", "forint", "HUF"},   {"ukraine", "hryvnia", "UAH"},
    {"nigeria", "naira", "NGN"},
});

template <std::size_t N>
std::string_view look_up(const std::array<Spelling, N>& words, std::string_view text) {
    for (const Spelling& word : words)
        if (word.text == text) return word.unit;
    return {};
}

/// The code in the list, which lasts; empty when it is not there.
std::string_view in_list(std::string_view list, std::string_view text) {
    if (text.size() != 3) return {};
    std::string code(text);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    for (std::size_t at = 0; at + 3 <= list.size(); at += 4)
        if (list.substr(at, 3) == code) return list.substr(at, 3);
    return {};
}

}  // namespace

std::string_view currency_code(std::string_view text, bool capitals) {
    return in_list(capitals ? codes : small_too, text);
}

bool is_word_in_capitals(std::string_view text) {
    return !in_list(words_in_capitals, text).empty();
}

std::string_view dollar_of_letters(std::string_view text) {
    const auto unit = look_up(dollar_letters, text);
    return unit.empty() ? in_list(dollars, text) : unit;
}

std::string_view currency_of_abbreviation(std::string_view text) {
    return look_up(abbreviations, text);
}

std::string_view currency_of_sign(std::string_view sign) {
    return look_up(signs, sign);
}

bool sign_may_be(std::string_view sign, std::string_view unit) {
    if (sign == "$") return !in_list(dollars, unit).empty();
    if (sign == "¥") return unit == "JPY" || unit == "CNY";
    if (sign == "£") return unit == "GBP" || unit == "EGP" || unit == "LBP";
    return currency_of_sign(sign) == unit;
}

std::string_view country_name(std::string_view text) {
    return look_up(countries, text);
}

bool is_adjective(std::string_view text) {
    for (const std::string_view noun : {"new", "hong", "singapore", "taiwan"})
        if (text == noun) return false;
    return true;
}

CurrencyNoun currency_noun(std::string_view text) {
    for (const Noun& noun : nouns)
        if (noun.text == text) return {noun.family, noun.usual};
    return {};
}

std::string_view currency_of(std::string_view country, std::string_view family) {
    for (const National& national : nationals)
        if (national.country == country && national.family == family) return national.unit;
    return {};
}

std::string_view currency_with_sign(std::string_view sign, std::string_view country) {
    for (const National& national : nationals)
        if (national.country == country && sign_may_be(sign, national.unit)) return national.unit;
    return {};
}

}  // namespace parley::evidence::prose
