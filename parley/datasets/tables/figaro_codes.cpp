#include "parley/datasets/tables/figaro_codes.hpp"

#include <algorithm>
#include <iterator>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/classification.hpp"
#include "parley/datasets/pieces/iso_codes.hpp"
#include "parley/datasets/tables/oecd_icio_codes.hpp"

namespace parley::datasets {
namespace {

constexpr std::string_view figaro_industries[] = {
    "A01", "A02",    "A03",    "B",      "C10T12", "C13T15", "C16",    "C17", "C18", "C19",    "C20",
    "C21", "C22",    "C23",    "C24",    "C25",    "C26",    "C27",    "C28", "C29", "C30",    "C31_32",
    "C33", "D35",    "E36",    "E37T39", "F",      "G45",    "G46",    "G47", "H49", "H50",    "H51",
    "H52", "H53",    "I",      "J58",    "J59_60", "J61",    "J62_63", "K64", "K65", "K66",    "L",
    "L68", "M69_70", "M71",    "M72",    "M73",    "M74_75", "N77",    "N78", "N79", "N80T82", "O84",
    "P85", "Q86",    "Q87_88", "R90T92", "R93",    "S94",    "S95",    "S96", "T",   "U"};
constexpr std::string_view figaro_final_demand[] = {"P3_S13", "P3_S14", "P3_S15", "P51G", "P5M"};

template <std::size_t count>
bool is_one_of(const std::string_view (&names)[count], std::string_view name) {
    return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

}  // namespace

void FigaroCodes::fail(const std::string& expected, const std::string& found) const {
    throw InputError(lines_.file(), lines_.line(), expected, found);
}

FigaroHead FigaroCodes::take(const std::string& area, const std::string& code) {
    if (code.starts_with("CPA_"))
        fail("a table of industries by industries (ind-by-ind)", "the product " + shown(code));
    if (area == "W2") {
        const auto at = std::find(std::begin(figaro_additions), std::end(figaro_additions), code);
        if (at == std::end(figaro_additions)) fail("D21X31, OP_RES, OP_NRES, D1, D29X39 or B2A3G with W2", shown(code));
        return {FigaroKind::addition, 0, static_cast<std::size_t>(at - std::begin(figaro_additions))};
    }
    const bool is_final = is_one_of(figaro_final_demand, code);
    const bool is_known = is_one_of(figaro_industries, code);
    if (!is_final && !is_known && !mapped_.names_sector(code))
        fail(
            "an industry of FIGARO (A01, C10T12, U), final demand (P3_S13, P3_S14, P3_S15, P51G, P5M), or a code that "
            "a mapping names",
            shown(code) + " of " + shown(area));
    FigaroHead head{is_final ? FigaroKind::final_demand : FigaroKind::industry, 0, 0};
    const auto known = areas_.find(area);
    if (known != areas_.end()) {
        head.economy = known->second;
    } else {
        const std::string economy = area == "FIGW1" ? "ROW" : mapped_.names_economy(area) ? area : alpha3_of(area);
        if (economy.empty())
            fail("an area of FIGARO: a country by ISO 3166, FIGW1 or W2, or a code that a mapping names",
                 shown(area) + " with " + shown(code));
        head.economy = economies.size();
        areas_.emplace(area, head.economy);
        economies.push_back({economy, economy_name(economy), {}});
    }
    if (is_final) return head;
    const auto [found, is_new] = industries_.emplace(code, sectors.size());
    if (is_new) {
        sectors.push_back({code, code, is_known && is_goods(code), true});
        known_.push_back(is_known);
    }
    head.sector = found->second;
    return head;
}

FigaroHead FigaroCodes::take(const std::string& head) {
    const auto known = heads_.find(head);
    if (known != heads_.end()) return known->second;
    const std::size_t mark = head.find('_');
    if (mark == std::string::npos || mark == 0) fail("an area and a code, as DE_C29", shown(head));
    const FigaroHead taken = take(head.substr(0, mark), head.substr(mark + 1));
    heads_.emplace(head, taken);
    return taken;
}

}  // namespace parley::datasets
