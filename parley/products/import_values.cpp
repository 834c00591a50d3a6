#include "parley/products/import_values.hpp"

#include <map>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"
#include "parley/products/bundled.hpp"
#include "parley/world/folder/columns.hpp"

namespace parley::products {

const ImportValues::Flow* ImportValues::find(const std::string& importer, const std::string& exporter) const {
    for (const Flow& flow : flows)
        if (flow.importer == importer && flow.exporter == exporter) return &flow;
    return nullptr;
}

ImportValues read_import_values(const std::string& file, std::string_view text, const Concordance& concordance) {
    const tables::Csv csv(file, text);
    world::refuse_unknown_columns(csv, world::with_party_columns({"hs6", "imports_usd_m"}));
    const std::size_t importer = world::importer_column(csv), exporter = world::exporter_column(csv);
    const std::size_t hs6 = csv.column({"hs6"}), value = csv.column({"imports_usd_m"});
    ImportValues table{file, {}};
    std::map<std::pair<std::string, std::string>, std::size_t> places;
    std::vector<world::FirstLines> first;
    for (std::size_t row = 0; row < csv.row_count(); ++row) {
        const std::string& code = csv.text(row, hs6);
        const std::size_t product = concordance.find(code);
        if (product == concordance.size()) csv.fail(row, "a code of HS 2012, HS 2017 or HS 2022", shown(code));
        const auto [place, is_new] =
            places.emplace(std::pair{csv.text(row, importer), csv.text(row, exporter)}, table.flows.size());
        if (is_new) {
            if (place->first.first.empty() || place->first.second.empty())
                csv.fail(row, "codes of the importer and the exporter", "a blank cell");
            table.flows.push_back({place->first.first, place->first.second, std::vector<double>(concordance.size())});
            first.emplace_back(concordance.size());
        }
        first[place->second].mark(csv, row, product, "importer, exporter and product", code);
        table.flows[place->second].usd_m[product] = csv.amount(row, value);
    }
    if (table.flows.empty()) throw InputError(file, 0, "at least one flow", "none");
    return table;
}

const BundledImports& bundled_imports() {
    const auto table = [](const char* name) {
        return read_import_values(std::string(name) + ".csv",
                                  bundled_table(name, "imports of the United States by product"),
                                  bundled_concordance());
    };
    static const BundledImports imports{table("us-from-china-2017"), table("us-imports-2024")};
    return imports;
}

}  // namespace parley::products
