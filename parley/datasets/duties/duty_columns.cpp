#include "parley/datasets/duties/duty_columns.hpp"

#include <initializer_list>
#include <string_view>

#include "parley/core/input_error.hpp"
#include "parley/core/text.hpp"

namespace parley::datasets {
namespace {

// Letters and digits, small: "Tariff Year", tariff_year and TariffYear are one name.
std::string bare(std::string_view name) {
    std::string text;
    for (const char c : name) {
        if (c >= 'A' && c <= 'Z') text += static_cast<char>(c - 'A' + 'a');
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) text += c;
    }
    return text;
}

struct KnownColumn {
    const char* name;
    double unit = 1.0;
};

std::optional<DutyColumn> look(const tables::Csv& csv, std::initializer_list<KnownColumn> names) {
    for (const KnownColumn& known : names)
        for (std::size_t k = 0; k < csv.columns().size(); ++k)
            if (bare(csv.columns()[k]) == known.name) return DutyColumn{k, csv.columns()[k], known.unit};
    return {};
}

DutyColumn need(const tables::Csv& csv, const char* what, std::initializer_list<KnownColumn> names) {
    if (const auto found = look(csv, names)) return *found;
    std::string columns;
    for (const std::string& name : csv.columns()) columns += (columns.empty() ? "" : ",") + name;
    throw InputError(csv.file(), 1, what, shown(columns));
}

constexpr double of_percent = 0.01;

}  // namespace

DutyColumns duty_columns(const tables::Csv& csv) {
    DutyColumns columns;
    columns.importer = need(csv, "a column of who levies: Reporter, importer or reporter_iso3",
                            {{"reporteriso3"},
                             {"reportercode"},
                             {"reporter"},
                             {"importeriso3"},
                             {"importer"},
                             {"iso3d"},
                             {"destination"},
                             {"iso1"}});
    columns.exporter = need(csv, "a column of whose goods: Partner, exporter or partner_iso3",
                            {{"partneriso3"},
                             {"partnercode"},
                             {"partner"},
                             {"exporteriso3"},
                             {"exporter"},
                             {"iso3o"},
                             {"origin"},
                             {"iso2"}});
    // Teti's Global Tariff Database: who levies is iso1, rates are percent.
    const bool of_teti = look(csv, {{"iso1"}}) && look(csv, {{"iso2"}});
    if (const auto old = look(csv, {{"hs62007"}, {"hs62002"}, {"hs61996"}, {"hs61992"}}))
        throw InputError(
            csv.file(), 1, "products by a code of HS 2012, 2017 or 2022",
            "a column " + shown(old->name) + ": convert its codes first, as the United Nations' tables say");
    if (const auto product = look(csv, {{"hs6"}, {"productcode"}, {"product"}, {"hscode"}, {"hs"}})) {
        columns.product = *product;
    } else if (of_teti && !look(csv, {{"sector"}})) {
        columns.all_goods = true;
    } else {
        columns.product =
            need(csv, "a column of products: Product, ProductCode, hs6, or of sectors: sector", {{"sector"}});
        columns.by_sector = true;
    }
    // WITS states percent; a name that says its unit is believed.
    auto weighted =
        look(csv, {{"weightedaverage", of_percent}, {"weightedaveragepct", of_percent}, {"weightedaveragerate"}});
    if (!weighted && of_teti) weighted = look(csv, {{"tariffw", of_percent}});
    auto simple = look(csv, {{"simpleaverage", of_percent},
                             {"simpleaveragepct", of_percent},
                             {"simpleaveragerate"},
                             {"avepct", of_percent},
                             {"averate"},
                             {"tariffpct", of_percent},
                             {"tariffrate"},
                             {"dutypct", of_percent},
                             {"dutyrate"}});
    if (!simple && of_teti) simple = look(csv, {{"tariff", of_percent}});
    if (!weighted && !simple) {
        if (const auto unsaid = look(csv, {{"tariff"}, {"ave"}, {"adv"}, {"duty"}, {"rate"}}))
            throw InputError(csv.file(), 1,
                             "a rate whose name says its unit: tariff_rate (0.25 is 25 %) or tariff_pct (25 is 25 %)",
                             shown(unsaid->name));
        columns.rate = need(csv, "a column of rates: Simple Average, Weighted Average, tariff_pct or tariff_rate", {});
    }
    columns.rate = weighted ? *weighted : *simple;
    if (weighted && simple) columns.other_rate = simple;
    columns.year = look(csv, {{"tariffyear"}, {"year"}});
    columns.edition = look(csv, {{"selectednomen"}, {"nomencode"}, {"nomenclature"}, {"edition"}, {"hsedition"}});
    columns.native_edition = look(csv, {{"nativenomen"}});
    columns.duty_type = look(csv, {{"dutytype"}});
    columns.value = look(csv, {{"importsvaluein1000usd", 1e-3},
                               {"tradevaluein1000usd", 1e-3},
                               {"importvaluein1000usd", 1e-3},
                               {"valueusdth", 1e-3},
                               {"importsusdm"},
                               {"valueusdm"},
                               {"valueusd", 1e-6}});
    return columns;
}

}  // namespace parley::datasets
