#include "parley/products/groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace parley::products {
namespace {

using Rates = std::vector<std::optional<double>>;

// A part of a product on the same lists, and how large it is.
struct Part {
    Rates rates;
    double share = 0.0;
};

// What the lists say of one product.
struct Mention {
    std::size_t list = 0;
    double rate = 0.0;
    double covered = 1.0;
};

// The lists lie on a circle of length one, each beginning where the last one ended: disjoint while they fit.
std::vector<Part> parts_of(const std::vector<Mention>& mentions, std::size_t lists) {
    std::vector<double> cuts{0.0, 1.0}, begins;
    double begin = 0.0;
    for (const Mention& each : mentions) {
        begins.push_back(begin);
        begin += each.covered;
        if (begin >= 1.0) begin -= 1.0;
        cuts.push_back(begin);
    }
    std::sort(cuts.begin(), cuts.end());
    std::vector<Part> parts;
    for (std::size_t k = 0; k + 1 < cuts.size(); ++k) {
        const double size = cuts[k + 1] - cuts[k], middle = cuts[k] + size / 2;
        if (!(size > 1e-12)) continue;
        Part part{Rates(lists), size};
        for (std::size_t m = 0; m < mentions.size(); ++m) {
            const double from_begin = middle - begins[m] + (middle < begins[m] ? 1.0 : 0.0);
            if (from_begin < mentions[m].covered) part.rates[mentions[m].list] = mentions[m].rate;
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

double total_usd_m(const SectorGroups& sector, const ProductGroup& group) {
    double total = 0.0;
    for (std::size_t i = 0; i < sector.usd_m.size(); ++i) total += sector.usd_m[i] * group.share[i];
    return total;
}

}  // namespace

std::vector<double> values_in_edition(const Concordance& concordance, std::vector<double> usd_m, Edition known_by,
                                      Edition as) {
    std::map<std::string, std::vector<std::size_t>> gone, instead;  // by heading
    for (std::size_t k = 0; k < concordance.size(); ++k) {
        const Product& product = concordance[k];
        const bool was = has(product.editions, known_by), is = has(product.editions, as);
        if (was != is) (is ? instead : gone)[product.hs6.substr(0, 4)].push_back(k);
    }
    for (const auto& [heading, codes] : gone) {
        const auto to = instead.find(heading);
        if (to == instead.end()) continue;
        double moved = 0.0;
        for (const std::size_t k : codes) moved += std::exchange(usd_m[k], 0.0);
        for (const std::size_t k : to->second) usd_m[k] += moved / static_cast<double>(to->second.size());
    }
    return usd_m;
}

std::vector<SectorGroups> refine(const Concordance& concordance, const std::vector<const ProductList*>& lists,
                                 const std::vector<std::vector<double>>& flows) {
    std::vector<std::vector<Mention>> mentions(concordance.size());
    for (std::size_t l = 0; l < lists.size(); ++l)
        for (const ListedProduct& listed : lists[l]->products) {
            if (lists[l]->says == ProductList::Says::points && listed.rate == 0.0) continue;  // as if not on it
            mentions[listed.product].push_back({l, listed.rate, listed.covered_share});
        }

    std::map<std::string, std::map<Rates, std::vector<double>>> sectors;  // sector → lists' rates → value by flow
    for (std::size_t k = 0; k < concordance.size(); ++k)
        for (const Part& part : parts_of(mentions[k], lists.size())) {
            std::vector<double>& values = sectors[concordance[k].sector][part.rates];
            values.resize(flows.size());
            for (std::size_t i = 0; i < flows.size(); ++i) values[i] += part.share * flows[i][k];
        }

    std::vector<SectorGroups> result;
    for (auto& [code, groups] : sectors) {
        SectorGroups sector{code, std::vector<double>(flows.size()), {}};
        for (const auto& [rates, values] : groups)
            for (std::size_t i = 0; i < flows.size(); ++i) sector.usd_m[i] += values[i];
        for (auto& [rates, values] : groups) {  // nothing sorts before a rate: those on no list come first
            for (std::size_t i = 0; i < flows.size(); ++i)
                values[i] = sector.usd_m[i] > 0 ? values[i] / sector.usd_m[i] : 0.0;
            if (std::any_of(values.begin(), values.end(), [](double share) { return share > 0; }))
                sector.groups.push_back({rates, std::move(values)});
        }
        result.push_back(std::move(sector));
    }
    return result;
}

std::vector<double> binned(const std::vector<double>& rates, const std::vector<double>& weights, std::size_t classes) {
    std::vector<std::size_t> order;
    for (std::size_t k = 0; k < rates.size(); ++k)
        if (rates[k] != 0.0) order.push_back(k);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return rates[a] < rates[b]; });
    const std::size_t count = order.size();
    classes = std::min(classes, count);
    // Sums up to the k-th rate, of which the spread of any run follows.
    std::vector<double> w(count + 1), wr(count + 1), wrr(count + 1);
    for (std::size_t k = 0; k < count; ++k) {
        // What has no trade still has a place: a weight that moves no mean.
        const double weight = std::max(weights[order[k]], 1e-12), rate = rates[order[k]];
        w[k + 1] = w[k] + weight;
        wr[k + 1] = wr[k] + weight * rate;
        wrr[k + 1] = wrr[k] + weight * rate * rate;
    }
    const auto mean = [&](std::size_t a, std::size_t b) { return (wr[b] - wr[a]) / (w[b] - w[a]); };
    const auto spread = [&](std::size_t a, std::size_t b) {
        return std::max(0.0, wrr[b] - wrr[a] - (wr[b] - wr[a]) * mean(a, b));
    };
    // Fisher's exact clustering in one dimension: best[c][k] of the first k rates in c classes.
    std::vector<std::vector<double>> best(classes + 1, std::vector<double>(count + 1, INFINITY));
    std::vector<std::vector<std::size_t>> cut(classes + 1, std::vector<std::size_t>(count + 1));
    best[0][0] = 0.0;
    for (std::size_t c = 1; c <= classes; ++c)
        for (std::size_t k = c; k <= count; ++k)
            for (std::size_t from = c - 1; from < k; ++from) {
                const double sum = best[c - 1][from] + spread(from, k);
                if (sum < best[c][k]) {
                    best[c][k] = sum;
                    cut[c][k] = from;
                }
            }
    std::vector<double> result(rates.size(), 0.0);
    for (std::size_t c = classes, end = count; c > 0; end = cut[c][end], --c)
        for (std::size_t k = cut[c][end]; k < end; ++k) result[order[k]] = mean(cut[c][end], end);
    return result;
}

std::vector<SectorGroups> binned(std::vector<SectorGroups> sectors, std::size_t classes) {
    for (SectorGroups& sector : sectors) {
        const std::size_t lists = sector.groups.empty() ? 0 : sector.groups.front().rates.size();
        for (std::size_t l = 0; l < lists; ++l) {
            std::map<double, double> value_of_rate;
            for (const ProductGroup& group : sector.groups)
                if (group.rates[l]) value_of_rate[*group.rates[l]] += total_usd_m(sector, group);
            std::vector<double> rates, weights;
            for (const auto& [rate, value] : value_of_rate) {
                rates.push_back(rate);
                weights.push_back(value);
            }
            const std::vector<double> means = binned(rates, weights, classes);
            for (ProductGroup& group : sector.groups)
                if (group.rates[l])
                    group.rates[l] = means[static_cast<std::size_t>(
                        std::distance(value_of_rate.begin(), value_of_rate.find(*group.rates[l])))];
        }
        std::map<Rates, ProductGroup> merged;
        for (ProductGroup& group : sector.groups) {
            const auto [same, is_new] = merged.emplace(group.rates, group);
            if (is_new) continue;
            for (std::size_t i = 0; i < group.share.size(); ++i) same->second.share[i] += group.share[i];
        }
        sector.groups.clear();
        for (auto& [rates, group] : merged) sector.groups.push_back(std::move(group));
    }
    return sectors;
}

}  // namespace parley::products
