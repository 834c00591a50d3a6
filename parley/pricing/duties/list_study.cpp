#include "parley/pricing/duties/list_study.hpp"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"

namespace parley::pricing {
namespace {

using products::ProductList;

// What rounding of published values may leave above the whole.
constexpr double rounding = 1e-6;

std::vector<Economy> exporters_of(const world::World& world, const ListQuestion& question) {
    if (!question.importer) return {};
    std::vector<Economy> result;
    for (const Economy i : question.exporters.empty() ? policy::all_economies(world) : question.exporters)
        if (i != *question.importer) result.push_back(i);
    return result;
}

Sector sector_of(const world::World& world, const std::string& list, const std::string& code) {
    const auto sector = world.find_sector(code);
    if (!sector)
        throw InputError(list, 0, "a world with the sectors of world-2017", world.name + ", which has no " + code);
    return *sector;
}

// No points are nothing; a duty of zero is one.
bool bears(const ProductList& list, const products::ListedProduct& listed) {
    return list.says != ProductList::Says::points || listed.rate != 0.0;
}

// Counts and the list's own values: what needs no weights.
std::vector<SectorOfList> counted(const ProductList& list, const products::Concordance& concordance,
                                  const world::World& world) {
    std::vector<SectorOfList> sectors(world.sector_count());
    for (const Sector s : world.each_sector()) sectors[s.value].sector = s;
    for (const products::Product& product : concordance.all())
        if (!list.edition || has(product.editions, *list.edition))
            ++sectors[sector_of(world, list.name, product.sector).value].products;
    for (const products::ListedProduct& listed : list.products) {
        SectorOfList& sector = sectors[sector_of(world, list.name, concordance[listed.product].sector).value];
        ++sector.listed;
        if (!bears(list, listed)) continue;
        sector.value_usd_m += listed.value_usd_m * listed.covered_share;
    }
    return sectors;
}

double trade_of(const world::World& world, Economy importer, const std::vector<Economy>& exporters, Sector s) {
    double trade = 0.0;
    for (const Economy i : exporters) trade += world.flow(importer, i, s);
    return trade;
}

// The list's own values are of the world's trade; what they do not reach is not on the list.
void weigh_by_own_values(ListStudy& study, const products::Concordance& concordance, const world::World& world) {
    std::map<std::string, std::map<double, double>> by_rate;  // sector → rate → value
    for (const products::ListedProduct& listed : study.list.products)
        if (bears(study.list, listed))
            by_rate[concordance[listed.product].sector][listed.rate] += listed.value_usd_m * listed.covered_share;
    for (SectorOfList& sector : study.sectors) {
        const std::string& code = world.sectors[sector.sector.value].code;
        if (sector.value_usd_m > sector.trade_usd_m * (1 + rounding))
            throw InputError(study.list.name, 0,
                             fmt::format("products of {} worth at most {:.6g} USD million, the trade of {} in it", code,
                                         sector.trade_usd_m, world.name),
                             fmt::format("{:.6g} in column value_usd_m", sector.value_usd_m));
        sector.covered_share = sector.trade_usd_m > 0 ? sector.value_usd_m / sector.trade_usd_m : 0.0;
        std::vector<double> rates, weights;
        double sum = 0.0;
        for (const auto& [rate, value] : by_rate[code]) {
            rates.push_back(rate);
            weights.push_back(value);
            sum += rate * value;
        }
        if (study.list.says == ProductList::Says::codes || sector.value_usd_m <= 0) continue;
        sector.mean_rate = sum / sector.value_usd_m;
        std::map<double, double> classes;
        const std::vector<double> means = products::binned(rates, weights, study.question.classes);
        for (std::size_t k = 0; k < rates.size(); ++k) classes[means[k]] += weights[k] / sector.trade_usd_m;
        sector.classes.assign(classes.begin(), classes.end());
    }
}

// Shares of each flow from the table of imports, put together with the world's trade.
void weigh_by_table(ListStudy& study, const products::Concordance& concordance, const products::BundledImports& values,
                    const world::World& world, const std::vector<Economy>& exporters) {
    const Economy importer = *study.question.importer;
    std::vector<Economy> known;
    std::vector<std::vector<double>> flows;
    std::pair<bool, bool> years;  // 2017, 2024
    const auto in_edition = [&](const std::vector<double>& usd_m, products::Edition known_by) {
        return values_in_edition(concordance, usd_m, known_by, study.list.edition.value_or(known_by));
    };
    for (const Economy i : exporters) {
        const std::string &buyer = world.economies[importer.value].code, &seller = world.economies[i.value].code;
        const auto* of_2017 =
            study.list.edition == products::Edition::hs2022 ? nullptr : values.of_2017.find(buyer, seller);
        const auto* of_2024 = of_2017 != nullptr ? nullptr : values.of_2024.find(buyer, seller);
        if (of_2017 == nullptr && of_2024 == nullptr) continue;
        known.push_back(i);
        flows.push_back(of_2017 != nullptr ? in_edition(of_2017->usd_m, products::Edition::hs2017)
                                           : in_edition(of_2024->usd_m, products::Edition::hs2022));
        (of_2017 != nullptr ? years.first : years.second) = true;
    }
    if (known.empty()) return;
    study.weights = fmt::format("imports of {} by product, {}", world.economies[importer.value].code,
                                years.first && years.second ? "from CHN in 2017 (estimated), from others in 2024"
                                : years.first               ? "2017 (estimated)"
                                                            : "2024");
    for (const products::ListedProduct& listed : study.list.products)
        if (std::all_of(flows.begin(), flows.end(), [&](const auto& flow) { return flow[listed.product] <= 0; }))
            ++study.without_value;
    const bool has_rates = study.list.says != ProductList::Says::codes;
    for (const products::SectorGroups& groups :
         binned(refine(concordance, {&study.list}, flows), study.question.classes)) {
        SectorOfList& sector = study.sectors[sector_of(world, study.list.name, groups.sector).value];
        std::map<double, double> classes;
        double trade = 0.0, covered = 0.0, sum = 0.0;
        for (std::size_t k = 0; k < known.size(); ++k) {
            const double flow = world.flow(importer, known[k], sector.sector);
            if (groups.usd_m[k] <= 0) continue;
            trade += flow;
            double of_exporter = 0.0;
            for (const products::ProductGroup& group : groups.groups) {
                if (!group.rates[0]) continue;
                of_exporter += group.share[k];
                sum += *group.rates[0] * group.share[k] * flow;
                classes[*group.rates[0]] += group.share[k] * flow;
            }
            covered += of_exporter * flow;
            sector.by_exporter.emplace_back(known[k], of_exporter);
        }
        sector.covered_share = trade > 0 ? covered / trade : 0.0;
        if (!has_rates || covered <= 0) continue;
        sector.mean_rate = sum / covered;
        for (const auto& [rate, value] : classes) sector.classes.emplace_back(rate, value / trade);
        for (std::size_t k = 0; k < known.size(); ++k) {
            if (groups.usd_m[k] <= 0) continue;
            std::vector<double> shares(sector.classes.size());
            for (const products::ProductGroup& group : groups.groups)
                for (std::size_t at = 0; at < shares.size(); ++at)
                    if (group.rates[0] && *group.rates[0] == sector.classes[at].first) shares[at] += group.share[k];
            sector.classes_by_exporter.emplace_back(known[k], std::move(shares));
        }
    }
}

void add_up(ListStudy& study) {
    double covered = 0.0, sum = 0.0;
    for (const SectorOfList& sector : study.sectors) {
        study.all.listed += sector.listed;
        study.all.products += sector.products;
        study.all.value_usd_m += sector.value_usd_m;
        study.all.trade_usd_m += sector.trade_usd_m;
        const double part = sector.covered_share.value_or(0.0) * sector.trade_usd_m;
        covered += part;
        sum += sector.mean_rate.value_or(0.0) * part;
    }
    if (study.weights.empty()) return;
    study.all.covered_share = study.all.trade_usd_m > 0 ? covered / study.all.trade_usd_m : 0.0;
    if (study.list.says != ProductList::Says::codes && covered > 0) study.all.mean_rate = sum / covered;
}

// What each seller sells in each class of rates, where several are known: cells, the first of which is on no list. Of
// sellers nobody knows, home among them, the import-weighted mean, which is what the classes say. A base that is split
// has cells of its own.
std::shared_ptr<const policy::CellTable> cells_of(const ListStudy& study, const world::World& world) {
    auto cells = std::make_shared<policy::CellTable>();
    if (!world.split_purchases.empty()) return cells;
    for (const SectorOfList& sector : study.sectors) {
        if (sector.classes_by_exporter.size() < 2) continue;
        Table<Seller, Group> share({world.economy_count(), sector.classes.size() + 1});
        for (const Economy i : world.each_economy()) {
            std::vector<double> own;
            for (const auto& [rate, mean] : sector.classes) own.push_back(mean);
            for (const auto& [exporter, shares] : sector.classes_by_exporter)
                if (exporter == i) own = shares;
            double rest = 1.0;
            for (std::size_t at = 0; at < own.size(); ++at) {
                share(i, Group{at + 1}) = own[at];
                rest -= own[at];
            }
            share(i, Group{0}) = rest > rounding ? rest : 0.0;
        }
        cells->push_back({*study.question.importer, sector.sector, std::move(share)});
    }
    return cells;
}

// The products of one class of a sector.
std::shared_ptr<const policy::ListedProducts> products_of_class(const std::shared_ptr<const policy::CellTable>& cells,
                                                                Sector sector, std::size_t at) {
    auto result = std::make_shared<policy::ListedProducts>();
    result->cells = cells;
    bool any = false;
    for (const policy::ProductCells& each : *cells) {
        result->times.emplace_back(each.share.extents()[1]);
        if (each.sector != sector) continue;
        result->times.back()[at + 1] = 1.0;
        any = true;
    }
    return any ? result : nullptr;
}

}  // namespace

ListStudy study_list(ProductList list, const products::Concordance& concordance, const products::BundledImports& values,
                     const world::World& world, const ListQuestion& question) {
    ListStudy study{std::move(list), question, {}, {}, {}, 0};
    study.sectors = counted(study.list, concordance, world);
    const std::vector<Economy> exporters = exporters_of(world, question);
    if (question.importer)
        for (SectorOfList& sector : study.sectors)
            if (world.sectors[sector.sector.value].goods)
                sector.trade_usd_m = trade_of(world, *question.importer, exporters, sector.sector);
    if (question.importer && study.list.has_values) {
        study.weights = "value_usd_m of the list";
        weigh_by_own_values(study, concordance, world);
    } else if (question.importer) {
        weigh_by_table(study, concordance, values, world, exporters);
    }
    add_up(study);
    std::erase_if(study.sectors, [](const SectorOfList& sector) { return sector.listed == 0; });
    return study;
}

std::vector<DutyRow> duty_rows(const ListStudy& study, const world::World& world) {
    if (study.list.says == ProductList::Says::codes)
        throw InputError(study.list.name, 1, "a column rate_pct or add_points: the duty on each product", "codes only");
    if (!study.question.importer)
        throw InputError(Refusal{{Option::none, study.list.name, 1},
                                 "who levies the duties",
                                 "products only",
                                 Option::levied_by,
                                 "an importer"});
    const std::string& importer = world.economies[study.question.importer->value].code;
    if (study.weights.empty())
        throw InputError(study.list.name, 1,
                         "a column value_usd_m: what " + importer + " buys of each product, which weighs them",
                         "codes without values (the program has those of USA alone)");
    std::string exporters;
    std::vector<Economy> sellers = exporters_of(world, study.question);
    for (const Economy i : sellers) exporters += (exporters.empty() ? "" : ",") + world.economies[i.value].code;
    if (study.question.exporters.empty()) exporters = "*";
    std::vector<DutyRow> rows;
    const std::shared_ptr<const policy::CellTable> cells = cells_of(study, world);
    for (const SectorOfList& sector : study.sectors)
        for (std::size_t at = 0; at < sector.classes.size(); ++at) {
            const auto& [rate, share] = sector.classes[at];
            if (!(share > 0)) continue;
            DutyRow row{0, importer, exporters, world.sectors[sector.sector.value].code, {}};
            row.change.kind = study.list.says == ProductList::Says::level ? policy::DutyChange::Kind::set
                                                                          : policy::DutyChange::Kind::add;
            row.change.scope = {{*study.question.importer}, sellers, {sector.sector}};
            row.change.rate = rate;
            if (share < 1 - rounding) {
                row.change.covers_usd_m = share * sector.trade_usd_m;
                row.change.listed = products_of_class(cells, sector.sector, at);
            }
            rows.push_back(std::move(row));
        }
    return rows;
}

}  // namespace parley::pricing
