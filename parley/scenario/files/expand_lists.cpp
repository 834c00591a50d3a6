#include "parley/scenario/files/expand_lists.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "parley/core/decimal.hpp"
#include "parley/core/input_error.hpp"
#include "parley/core/nearest.hpp"
#include "parley/core/text.hpp"
#include "parley/core/usual_rates.hpp"
#include "parley/products/bundled.hpp"
#include "parley/products/groups.hpp"
#include "parley/products/import_values.hpp"
#include "parley/scenario/carried/product_lists.hpp"
#include "parley/scenario/form/amounts.hpp"
#include "parley/scenario/measure_kinds.hpp"

namespace parley::scenario {
namespace {

using products::ProductList;
using tables::YamlNode;

const YamlNode* find(const YamlNode& map, std::string_view key) {
    if (map.kind != YamlNode::Kind::map) return nullptr;
    for (const tables::YamlEntry& entry : map.keys)
        if (entry.key == key) return &entry.value;
    return nullptr;
}

// Calls `visit(measure)` for what stands where measures do.
template <class Visit>
void for_each_measure(const YamlNode& root, const Visit& visit) {
    if (const YamlNode* baseline = find(root, "baseline"))
        for (const tables::YamlEntry& entry : baseline->keys) visit(entry.value);
    if (const YamlNode* issues = find(root, "issues"))
        for (const tables::YamlEntry& issue : issues->keys)
            if (const YamlNode* levels = find(issue.value, "levels"))
                for (const tables::YamlEntry& level : levels->keys)
                    if (const YamlNode* measures = find(level.value, "measures"))
                        for (const YamlNode& measure : measures->items) visit(measure);
}

// A list that measures name, and who buys what is on it.
struct Named {
    std::string name;
    std::vector<std::string> buyers;  // as measures write them, sorted
    const YamlNode* at = nullptr;     // where it is named first
    ProductList list;
};

// Exports are bought by those whom the measure is on.
std::vector<std::string> buyers_of(const YamlNode& measure) {
    const bool of_seller = find(measure, name_of(MeasureKind::export_control)) != nullptr ||
                           find(measure, name_of(MeasureKind::export_tax)) != nullptr ||
                           find(measure, name_of(MeasureKind::export_subsidy)) != nullptr;
    const YamlNode* who = find(measure, of_seller ? "on" : "by");
    std::vector<std::string> result;
    if (who == nullptr) return result;
    if (who->kind == YamlNode::Kind::scalar) result.push_back(who->text);
    for (const YamlNode& item : who->items) result.push_back(item.text);
    return result;
}

bool names_list(const std::string& text) {
    const std::vector<std::string> bundled = products::bundled_lists();
    return text.ends_with(".csv") || std::find(bundled.begin(), bundled.end(), text) != bundled.end();
}

std::vector<Named> named_lists(const std::string& file, const YamlNode& root) {
    std::map<std::string, Named> found;
    for_each_measure(root, [&](const YamlNode& measure) {
        for (const char* key : {"products", "except"}) {
            const YamlNode* node = find(measure, key);
            if (node == nullptr || node->kind != YamlNode::Kind::scalar) continue;
            if (!names_list(node->text)) {
                if (std::string_view(key) == "except") continue;  // economies
                const std::vector<std::string> bundled = products::bundled_lists();
                const std::string meant = nearest(node->text, bundled);
                throw InputError(file, node->line,
                                 fmt::format("a list in the program ({}) or a file whose name ends in .csv",
                                             fmt::join(bundled, ", ")),
                                 shown(node->text) + (meant.empty() ? "" : "; did you mean " + meant + "?"),
                                 node->column);
            }
            Named& named = found.try_emplace(node->text, Named{node->text, {}, node, {}}).first->second;
            for (std::string& buyer : buyers_of(measure)) named.buyers.push_back(std::move(buyer));
        }
    });
    std::vector<Named> result;
    for (auto& [name, named] : found) {
        std::sort(named.buyers.begin(), named.buyers.end());
        named.buyers.erase(std::unique(named.buyers.begin(), named.buyers.end()), named.buyers.end());
        result.push_back(std::move(named));
    }
    // Those of one buyer beside each other: parts of a product are disjoint in that order.
    std::stable_sort(result.begin(), result.end(), [](const Named& a, const Named& b) { return a.buyers < b.buyers; });
    return result;
}

// What weighs the products: by flow, the values of each product.
struct Weights {
    struct Flow {
        std::string buyer, seller;  // of a flow of the program's tables
        std::size_t list = 0;       // of values that a list says itself
    };
    std::vector<Flow> of;
    std::vector<std::vector<double>> usd_m;
    std::string words;
};

constexpr const char* known_buyer = "USA";  // whose purchases by product the program has

// The program's own, for lists that bring none; all of one edition.
void weigh_by_tables(const std::string& file, const std::vector<Named>& lists, const products::Concordance& concordance,
                     Weights& weights) {
    const Named* edition = nullptr;
    bool any = false;
    for (const Named& named : lists) {
        if (named.list.has_values) continue;
        any = true;
        for (const std::string& buyer : named.buyers)
            if (buyer != known_buyer)
                throw InputError(file, named.at->line,
                                 fmt::format("a column value_usd_m in {}: what {} buys of each product, which weighs "
                                             "them",
                                             named.name, printable(buyer)),
                                 "codes without values (the program has those of USA alone)", named.at->column);
        if (!named.list.edition) continue;
        if (edition != nullptr && edition->list.edition != named.list.edition)
            throw InputError(
                file, named.at->line,
                fmt::format("lists of one edition ({} is {})", edition->name, edition_words(*edition->list.edition)),
                fmt::format("{}, {}", named.name, edition_words(*named.list.edition)), named.at->column);
        edition = &named;
    }
    if (!any) return;
    const auto in_edition = [&](const std::vector<double>& usd_m, products::Edition known_by) {
        return values_in_edition(concordance, usd_m, known_by,
                                 edition != nullptr ? edition->list.edition.value_or(known_by) : known_by);
    };
    const products::BundledImports& values = products::bundled_imports();
    std::set<std::string> of_2017;
    if (edition == nullptr || edition->list.edition != products::Edition::hs2022)
        for (const products::ImportValues::Flow& flow : values.of_2017.flows) {
            of_2017.insert(flow.exporter);
            weights.of.push_back({flow.importer, flow.exporter, 0});
            weights.usd_m.push_back(in_edition(flow.usd_m, products::Edition::hs2017));
        }
    for (const products::ImportValues::Flow& flow : values.of_2024.flows) {
        if (of_2017.count(flow.exporter) > 0) continue;
        weights.of.push_back({flow.importer, flow.exporter, 0});
        weights.usd_m.push_back(in_edition(flow.usd_m, products::Edition::hs2022));
    }
    weights.words = of_2017.empty() ? "imports of USA by product, 2024"
                                    : "imports of USA by product, from CHN in 2017 (estimated), from others in 2024";
}

void weigh_by_lists(const std::vector<Named>& lists, const products::Concordance& concordance, Weights& weights) {
    for (std::size_t k = 0; k < lists.size(); ++k) {
        if (!lists[k].list.has_values) continue;
        weights.of.push_back({"", "", k});
        weights.usd_m.emplace_back(concordance.size());
        for (const products::ListedProduct& listed : lists[k].list.products)
            weights.usd_m.back()[listed.product] += listed.value_usd_m;
    }
}

SectorCells cells_of(const products::SectorGroups& groups, const std::vector<Named>& lists, const Weights& weights) {
    SectorCells result{groups.sector, {{}}, {}, std::vector<std::vector<double>>(lists.size())};
    std::vector<const products::ProductGroup*> from{nullptr};
    for (const products::ProductGroup& group : groups.groups) {
        std::vector<std::pair<std::size_t, double>> on;
        for (std::size_t k = 0; k < lists.size(); ++k)
            if (group.rates[k])
                on.emplace_back(k, lists[k].list.says == ProductList::Says::codes ? 1 : *group.rates[k]);
        if (on.empty()) {
            from.front() = &group;
        } else {
            result.on.push_back(std::move(on));
            from.push_back(&group);
        }
    }
    for (std::size_t f = 0; f < weights.of.size(); ++f) {
        if (!(groups.usd_m[f] > 0)) continue;
        std::vector<double> share;
        for (const products::ProductGroup* group : from) share.push_back(group != nullptr ? group->share[f] : 0.0);
        if (const Weights::Flow& flow = weights.of[f]; !flow.buyer.empty()) {
            result.shares.push_back({flow.buyer, flow.seller, std::move(share)});
        } else {
            // What a list says of products is what it says of those that are on it.
            for (std::size_t c = 0; c < share.size(); ++c) {
                const bool on_it = std::any_of(result.on[c].begin(), result.on[c].end(),
                                               [&](const auto& each) { return each.first == flow.list; });
                share[c] = on_it ? share[c] * groups.usd_m[f] : 0.0;
            }
            result.values[flow.list] = std::move(share);
        }
    }
    return result;
}

// In how many classes each sector's rates are put.
std::size_t classes_of(const std::string& file, const YamlNode& root) {
    const YamlNode* node = find(root, rate_classes_key);
    if (node == nullptr) return products::usual_classes;
    double classes = 0.0;
    if (!parse_number(node->text, classes) || !(classes >= 1 && classes <= 20) || classes != std::floor(classes))
        throw InputError(file, node->line, "a number of classes from 1 to 20", shown(node->text), node->column);
    return static_cast<std::size_t>(classes);
}

// The list that is named; what is refused of it points to the scenario.
ProductList list_of(const std::string& file, const FileBeside& beside, const Named& named, double highest_rate,
                    const products::Concordance& concordance) {
    try {
        if (!named.name.ends_with(".csv")) return products::bundled_list(named.name, concordance, highest_rate);
        const std::optional<ListFile> found = beside(named.name);
        if (!found)
            throw InputError(file, named.at->line, "a list of products, a file beside the scenario",
                             shown(named.name) + ", which is not there", named.at->column);
        return products::read_product_list(found->file, found->text, concordance, highest_rate);
    } catch (const InputError& error) {
        Refusal refusal = error.refusal();
        if (refusal.leave != Option::highest_duty) throw;
        refusal.leave = Option::none;
        refusal.expected += fmt::format(", or a 'highest_rate' that says more in {}", file);
        throw InputError(refusal);
    }
}

// Rates of measures beyond it are slips: lists, which say the rates of measures, are held to the same.
double highest_rate_of(const YamlNode& root) {
    const YamlNode* node = find(root, "highest_rate");
    const std::optional<Amount> said = node != nullptr ? parse_amount(node->text, {Unit::share}) : std::nullopt;
    return said ? said->value : usual_highest_measure;
}

}  // namespace

std::string expand_lists(const std::string& file, const FileBeside& beside, YamlNode& root) {
    if (const YamlNode* written = find(root, product_lists_key))
        throw InputError(file, written->key_line, "lists of products by their names, under 'products' of a measure",
                         std::string(product_lists_key) + ", which the program writes", written->key_column);
    std::vector<Named> lists = named_lists(file, root);
    if (lists.empty()) return {};
    const products::Concordance& concordance = products::bundled_concordance();
    std::vector<const ProductList*> read;
    std::string hashes;
    ProductLists result;
    for (Named& named : lists) {
        named.list = list_of(file, beside, named, highest_rate_of(root), concordance);
        read.push_back(&named.list);
        hashes += named.list.sha256;
        result.lists.push_back({named.name, named.list.sha256, std::to_string(named.list.products.size()),
                                static_cast<NamedList::Says>(named.list.says), named.list.has_values});
    }
    bool leaves_out = false;
    for_each_measure(root, [&](const YamlNode& measure) {
        leaves_out = leaves_out || (find(measure, "except") != nullptr && find(measure, "products") == nullptr);
    });
    Weights weights;
    weigh_by_tables(file, lists, concordance, weights);
    weigh_by_lists(lists, concordance, weights);
    result.weights = weights.words;
    for (const products::SectorGroups& groups :
         binned(refine(concordance, read, weights.usd_m), classes_of(file, root))) {
        SectorCells cells = cells_of(groups, lists, weights);
        // What is left out of all products of a sector leaves out nothing where the list has none.
        if (cells.on.size() > 1 || leaves_out) result.sectors.push_back(std::move(cells));
    }
    root.keys.push_back({product_lists_key, product_lists_tree(result)});
    return hashes;
}

}  // namespace parley::scenario
