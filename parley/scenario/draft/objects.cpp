#include "parley/scenario/draft/objects.hpp"

#include <algorithm>
#include <initializer_list>

#include "parley/evidence/prose/fold.hpp"

namespace parley::scenario::draft {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0;
}

// A word that begins with `start`: "subsid" has "subsidies"; one that ends in a dot is the whole word.
std::size_t find_word(std::string_view text, std::string_view start) {
    const bool whole = start.back() == '.';
    if (whole) start.remove_suffix(1);
    for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
        const bool begins = at == 0 || !is_letter(text[at - 1]);
        std::size_t end = at + start.size();
        if (whole && end < text.size() && text[end] == 's') ++end;
        if (begins && (!whole || end >= text.size() || !is_letter(text[end]))) return at;
    }
    return std::string_view::npos;
}

bool has(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return find_word(text, word) != std::string_view::npos; });
}

Matter by_words(std::string_view text, std::string_view verb) {
    if (has(text, {"deficit", "imbalance", "surplus"}) && !has(text, {"tariff", "duty.", "duties"}))
        return Matter::balance;
    if (has(text,
            {"intellectual property", "patent", "counterfeit", "copyright", "technology transfer", "trade secret"}))
        return Matter::rules;
    if (has(text, {"industrial polic", "subsid", "state aid", "industrial upgrade", "bankroll", "state loan",
                   "cheap loan", "government support", "excess capacity", "overcapacity", "dumping"}) &&
        !has(text, {"tariff", "countervailing", "anti-dumping dut", "antidumping dut"}))
        return Matter::subsidy;
    if (has(text,
            {"export control", "export restriction", "export curb",     "export ban", "exports of", "export licen",
             "general licen",  "rare earth",         "licence",         "licens",     "blacklist",  "entity list",
             "end user",       "curbs on",           "trusted partner", "shipment",   "export tax", "export levy",
             "export levies",  "export fee",         "export dut"}) &&
        !has(text, {"tariff", "industrial", "curbs on import"}))
        return Matter::controls;
    if (has(text, {"quota", "tonnes", "metric ton", "tons."}) && !has(text, {"purchas", "buy."})) return Matter::quota;
    if (has(text, {"tariff", "duty.", "duties", "levy.", "levies", "surcharge", "surtax", "ad valorem"}))
        return Matter::duty;
    if (verb == "buy" || verb == "purchase" || has(text, {"purchas", "buy.", "buying"})) return Matter::purchase;
    if (has(text, {"sanction", "embargo", "boycott", "ban.", "banned", "countermeasure"})) return Matter::ban;
    if (verb == "invest" || has(text, {"investment", "invest."})) return Matter::investment;
    if (has(text, {"market access", "barrier", "open its", "opening", "access", "procurement", "open the",
                   "further open", "non-tariff", "licensing", "inspection", "customs procedure", "digital tax",
                   "digital services tax", "usage fee"}) ||
        verb == "open" || verb == "liberalise" || verb == "liberalize")
        return Matter::opening;
    return Matter::none;
}

struct Goods {
    std::string_view words;  ///< apart at |
    std::string_view codes;  ///< of the bundled classification, apart at spaces
};
constexpr Goods goods[] = {
    {"soybean|soya|wheat|corn.|maize|sorghum|cotton|almond|walnut|pistachio|nut.|apple.|fruit|vegetable|grain|farm|"
     "agricultur|cattle|crops|"
     "rice.|coffee|banana|avocado|tomato|flower",
     "A01"},
    {"beef|pork|chicken|poultry|meat|dairy|cheese|wine|whisk|bourbon|beer|spirits|sugar|food|olive "
     "oil|ethanol|tobacco|seafood|cognac|barley malt",
     "C10T12"},
    {"fish|aquatic|lobster|salmon|shrimp", "A03"},
    {"lumber|timber|plywood|softwood", "C16"},
    {"logs.", "A02"},
    {"coal", "B05"},
    {"crude|natural gas|lng|oil.|energy|fuel", "B06"},
    {"refined|petrol|diesel|fossil fuel|fuels", "C19"},
    {"rare earth|ore.|ores|copper ore|lithium|gallium|germanium|graphite|critical mineral|antimony", "B07"},
    {"textile|clothing|apparel|garment|shoe|footwear|leather", "C13T15"},
    {"paper|pulp", "C17_18"},
    {"chemical|fertili|precursor", "C20"},
    {"pharma|medicine|drugs.|vaccine", "C21"},
    {"tyre|tire.|rubber|plastic", "C22"},
    {"cement|glass|ceramic", "C23"},
    {"steel|iron.", "C24A"},
    {"alumin|copper|nickel|zinc", "C24B"},
    {"semiconductor|chip.|chips|electronic|computer|smartphone|telecom equipment|high-tech|technology goods|medical "
     "device",
     "C26"},
    {"solar|batter|appliance|washing machine|electrical", "C27"},
    {"machinery|machine tool|tractor|equipment", "C28"},
    {"car.|cars|auto.|autos|automotive|automobile|vehicle|truck|evs.", "C29"},
    {"ship.|ships|shipbuild|vessel|maritime", "C301"},
    {"aircraft|aeroplane|airplane|plane.|aerospace|boeing|airbus|jet.|jets|rail|motorcycle|motorbike|bicycle",
     "C302T309"},
    {"furniture|toy.|toys|jewel", "C31T33"},
    {"financial|finance|bank.|insurance", "K"},
    {"digital|software|streaming|data flow|cloud|telecom", "J"},
};

// "Petrol cars" are cars, "fuel pumps" pumps: a fuel right before what runs on it is not the good.
std::string without_what_drives(std::string_view words) {
    std::string text(words);
    for (const std::string_view fuel : {"petrol", "diesel", "gas"})
        for (const std::string_view what : {" car", " vehicle", " engine", " truck", "-engine", " suv", "-powered"})
            for (std::size_t at = 0; (at = text.find(std::string(fuel) + std::string(what), at)) != std::string::npos;)
                text.erase(at, fuel.size());
    return text;
}

// Each of several words apart at `sign`.
template <class Do>
void each_of(std::string_view list, char sign, const Do& act) {
    while (!list.empty()) {
        const std::size_t end = std::min(list.find(sign), list.size());
        act(list.substr(0, end));
        list.remove_prefix(std::min(end + 1, list.size()));
    }
}

}  // namespace

std::string_view in_words(Matter matter) {
    switch (matter) {
        case Matter::duty:
            return "duties";
        case Matter::purchase:
            return "purchases";
        case Matter::balance:
            return "deficit";
        case Matter::subsidy:
            return "industrial-policy";
        case Matter::opening:
            return "market";
        case Matter::rules:
            return "rules";
        case Matter::controls:
            return "export-controls";
        case Matter::quota:
            return "quota";
        case Matter::ban:
            return "restrictions";
        case Matter::investment:
            return "investment";
        case Matter::none:
            break;
    }
    return "other";
}

std::string small_letters(std::string_view text) {
    std::string result = evidence::prose::fold(text).text;
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

Matter matter_of(std::string_view about, std::string_view sentence, std::string_view verb) {
    const Matter matter = by_words(about, verb);
    if (matter != Matter::none) return matter;
    return by_words(sentence, "");
}

std::vector<std::string> sectors_of(std::string_view named_in, const std::vector<SectorName>& sectors) {
    const std::string words = without_what_drives(named_in);
    std::vector<std::string> named;
    for (const Goods& row : goods) {
        bool there = false;
        each_of(row.words, '|',
                [&](std::string_view word) { there = there || find_word(words, word) != std::string_view::npos; });
        if (there) each_of(row.codes, ' ', [&](std::string_view code) { named.emplace_back(code); });
    }
    std::vector<std::string> result;
    for (const SectorName& sector : sectors) {
        bool there = std::find(named.begin(), named.end(), sector.code) != named.end();
        // Another classification: by the first word of the sector's name.
        if (!there && named.empty()) {
            const std::string name = small_letters(sector.name);
            const std::string first = name.substr(0, name.find_first_of(" ,;"));
            there = first.size() > 4 && first != "other" && first != "trade" && first != "information" &&
                    find_word(words, first) != std::string_view::npos;
        }
        if (there) result.push_back(sector.code);
    }
    return result;
}

}  // namespace parley::scenario::draft
