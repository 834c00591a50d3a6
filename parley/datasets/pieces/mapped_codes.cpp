#include "parley/datasets/pieces/mapped_codes.hpp"

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/datasets/pieces/iso_codes.hpp"
#include "parley/world/isic_codes.hpp"

namespace parley::datasets {

MappedCodes::MappedCodes(const std::string& file, std::string_view text) {
    const tables::Csv csv(file, text);
    const std::size_t kind = csv.column({"kind"}), from = csv.column({"from"}), to = csv.column({"to"});
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string &code = csv.text(row, from), &of = csv.text(row, kind);
        if (code == "*") continue;
        if (of == "economy") economies_.emplace(code, csv.text(row, to));
        if (of == "sector") sectors_.emplace(code, csv.text(row, to));
    }
}

void MappedCodes::tell_goods(const std::string& file, std::size_t line, std::vector<world::SectorInfo>& sectors,
                             const std::vector<bool>& known) const {
    std::map<std::string, bool> goods;  // by what sectors become
    for (std::size_t s = 0; s < sectors.size(); ++s)
        if (const auto row = sectors_.find(sectors[s].code); known[s] && row != sectors_.end())
            goods.emplace(row->second, sectors[s].goods);
    for (std::size_t s = 0; s < sectors.size(); ++s) {
        if (known[s]) continue;
        const std::string& to = sectors_.at(sectors[s].code);
        const auto among = goods.find(to);
        if (among == goods.end() && world::isic_classes(to).none())
            throw InputError(file, line,
                             "a row of the mapping that puts " + sectors[s].code +
                                 " together with a sector of the table, or gives it a code of ISIC (C29, G): it has to "
                                 "say whether these are goods",
                             shown(to));
        sectors[s].goods = among != goods.end() ? among->second : to.front() >= 'A' && to.front() <= 'C';
    }
}

bool is_known_economy(const std::string& code) {
    return code == "ROW" || alpha3_of(code) == code;
}

}  // namespace parley::datasets
