#include "parley/policy/product_groups.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <utility>

#include "parley/policy/cell_names.hpp"
#include "parley/policy/words.hpp"

namespace parley::policy {
namespace {

constexpr double whole = 1 - 1e-12;    // of a flow: no products are left out
constexpr double same_share = 1e-9;    // two statements of one coverage
constexpr double least_width = 1e-12;  // of a group

std::string billions(double usd_m, const char* format) {
    return number(usd_m / 1000, format) + " bn USD";
}

// Products that one or more measures cover, in one buyer's purchases of one sector.
struct List {
    double share = 0.0;
    std::vector<bool> seller;  // whose products bear a measure
    std::vector<std::size_t> measures;
    std::string name;  // empty: of one measure alone
    std::pair<std::size_t, double> order;
};

// The widest first; then by what they are, not by their place among the measures.
bool comes_before(const List& a, const List& b) {
    return std::tie(b.share, a.seller, a.name, a.order) < std::tie(a.share, b.seller, b.name, b.order);
}

bool share_a_seller(const List& a, const List& b) {
    for (std::size_t i = 0; i < a.seller.size(); ++i)
        if (a.seller[i] && b.seller[i]) return true;
    return false;
}

// A stretch of products and the lists that they are on.
struct Stretch {
    double width = 0.0;
    std::vector<std::size_t> lists;
};

// Products that measures with lists treat alike: which of these are on them, and at what times their rates.
struct Alike {
    std::vector<std::pair<std::size_t, double>> on;
    std::vector<std::size_t> cells;
    std::vector<double> share;  // by seller
};

// A group: a stretch of products that are alike, in a group of the base.
struct Piece {
    std::size_t parent = 0;
    Stretch stretch;
    Alike alike;
};

class Builder {
public:
    Builder(const world::World& world, std::span<const Coverage> coverages) : world_(world), coverages_(coverages) {}

    Groups build() {
        for (std::size_t k = 0; k < coverages_.size() && !result_.refusal; ++k) measure(k);
        for (const auto& [place, measures] : cells_) {
            if (result_.refusal) break;
            cell(place.first, place.second, measures);
        }
        if (result_.refusal) result_.list.clear();
        return std::move(result_);
    }

private:
    void measure(std::size_t k) {
        const Coverage& coverage = coverages_[k];
        shares_.push_back(1.0);
        result_.on_part.push_back(false);
        if (coverage.listed != nullptr) {
            result_.on_part.back() = true;
            const std::vector<ProductCells>& table = *coverage.listed->cells;
            for (std::size_t at = 0; at < table.size(); ++at) {
                const auto& times = coverage.listed->times[at];
                if (in_scope(coverage.scope, table[at].buyer, table[at].sector) &&
                    std::any_of(times.begin(), times.end(), [](const auto& each) { return each.has_value(); }))
                    cells_[{table[at].buyer, table[at].sector}].push_back(k);
            }
            return;
        }
        if (!coverage.usd_m) return;
        // A list that the base knows is the groups that are on it, whatever their trade has come to since.
        const bool of_base =
            std::any_of(world_.split_purchases.begin(), world_.split_purchases.end(),
                        [&](const world::SplitPurchase& split) { return is_of_base(split, coverage.products); });
        if (of_base) {
            result_.on_part.back() = true;
            for (const world::SplitPurchase& split : world_.split_purchases)
                if (is_of_base(split, coverage.products) && in_scope(coverage.scope, split.buyer, split.sector))
                    cells_[{split.buyer, split.sector}].push_back(k);
            return;
        }
        const double trade = trade_in_scope(world_, coverage.scope);
        shares_.back() = *coverage.usd_m / trade;
        // Also catches scopes without trade, and coverages that are not numbers.
        if (!(shares_.back() > 0 && shares_.back() <= 1)) {
            result_.refusal = Refusal{k,
                                      {},
                                      "a coverage above 0 and at most the trade in scope, " + billions(trade, "%.1f"),
                                      billions(*coverage.usd_m, "%.6g")};
            return;
        }
        if (shares_.back() >= whole) return;
        result_.on_part.back() = true;
        for (const Economy n : coverage.scope.buyers)
            for (const Sector s : coverage.scope.sectors) {
                const bool trades = std::any_of(coverage.scope.sellers.begin(), coverage.scope.sellers.end(),
                                                [&](Economy i) { return i != n && world_.flow(n, i, s) > 0; });
                std::vector<std::size_t>& here = cells_[{n, s}];
                if (trades && (here.empty() || here.back() != k)) here.push_back(k);
            }
    }

    static bool in_scope(const FlowScope& scope, Economy n, Sector s) {
        return std::find(scope.buyers.begin(), scope.buyers.end(), n) != scope.buyers.end() &&
               std::find(scope.sectors.begin(), scope.sectors.end(), s) != scope.sectors.end();
    }

    std::string place(Economy n, Sector s) const {
        return world_.economies[n.value].code + "'s purchases of " + world_.sectors[s.value].code;
    }

    // The lists without codes of one purchase; nothing if two measures on the same products say different shares.
    std::vector<List> lists_of(Economy n, Sector s, const std::vector<std::size_t>& measures) {
        std::vector<List> lists;
        for (const std::size_t k : measures) {
            const bool in_codes = coverages_[k].listed != nullptr;
            if (in_codes && coverages_[k].listed_share >= whole) continue;
            const std::string name = in_codes ? std::string() : coverages_[k].products;
            auto list = std::find_if(lists.begin(), lists.end(),
                                     [&](const List& each) { return !name.empty() && each.name == name; });
            if (list == lists.end())
                list = lists.insert(lists.end(), {in_codes ? coverages_[k].listed_share : shares_[k],
                                                  std::vector<bool>(world_.economy_count()),
                                                  {},
                                                  name,
                                                  coverages_[k].order});
            if (!in_codes && std::abs(list->share - shares_[k]) > same_share) {
                result_.refusal = Refusal{k, list->measures.front(), "one coverage of the same products",
                                          percent(shares_[k]) + " and " + percent(list->share) + " of " + place(n, s)};
                return {};
            }
            list->measures.push_back(k);
            list->order = std::min(list->order, coverages_[k].order);
            for (const Economy i : coverages_[k].scope.sellers)
                if (i != n) list->seller[i.value] = true;
        }
        std::stable_sort(lists.begin(), lists.end(), comes_before);
        return lists;
    }

    // Puts a list on the first products that are on no other list of its sellers.
    bool lay(const std::vector<List>& lists, std::size_t which, std::vector<Stretch>& line) {
        double left = lists[which].share;
        std::size_t in_the_way = which;
        for (std::size_t k = 0; k < line.size() && left > least_width; ++k) {
            const auto clash = std::find_if(line[k].lists.begin(), line[k].lists.end(), [&](std::size_t other) {
                return share_a_seller(lists[which], lists[other]);
            });
            if (clash != line[k].lists.end()) {
                in_the_way = *clash;
                continue;
            }
            if (line[k].width > left + least_width) {
                Stretch rest = line[k];
                rest.width -= left;
                line[k].width = left;
                line.insert(line.begin() + static_cast<std::ptrdiff_t>(k) + 1, std::move(rest));
            }
            line[k].lists.push_back(which);
            left -= line[k].width;
        }
        if (left <= same_share) return true;
        does_not_fit(lists, which, in_the_way);
        return false;
    }

    void does_not_fit(const std::vector<List>& lists, std::size_t which, std::size_t in_the_way) {
        double most = 0.0;  // of one seller's trade
        for (std::size_t i = 0; i < world_.economy_count(); ++i) {
            double total = 0.0;
            for (std::size_t k = 0; k <= which; ++k)
                if (lists[which].seller[i] && lists[k].seller[i]) total += lists[k].share;
            most = std::max(most, total);
        }
        const std::size_t a = lists[which].measures.front(), b = lists[in_the_way].measures.front();
        result_.refusal = Refusal{std::max(a, b), std::min(a, b),
                                  "lists of products that fit beside each other into the trade that they are about, or "
                                  "measures that say they are on the same products",
                                  percent(most) + " of it"};
    }

    void cell(Economy n, Sector s, const std::vector<std::size_t>& measures) {
        if (measures.empty()) return;
        const std::vector<List> lists = lists_of(n, s, measures);
        if (result_.refusal) return;
        const auto base = std::find_if(world_.split_purchases.begin(), world_.split_purchases.end(),
                                       [&](const auto& each) { return each.buyer == n && each.sector == s; });
        const world::SplitPurchase* split = base == world_.split_purchases.end() ? nullptr : &*base;
        std::vector<Piece> groups;
        for (std::size_t parent = 0; parent < (split != nullptr ? split->group_count() : 1); ++parent)
            for (Alike& alike : alike_in(n, s, measures, split, parent)) {
                std::vector<Stretch> line{{1.0, {}}};
                for (std::size_t k = 0; k < lists.size(); ++k)
                    if (split != nullptr && is_of_base(*split, lists[k].name)) {
                        const std::vector<std::string>& names = split->lists[parent];
                        if (std::find(names.begin(), names.end(), lists[k].name) != names.end())
                            for (Stretch& each : line) each.lists.push_back(k);
                    } else if (is_elsewhere(lists[k], alike)) {
                        continue;
                    } else if (!lay(lists, k, line)) {
                        return;
                    }
                for (Stretch& each : line) groups.push_back({parent, std::move(each), alike});
            }
        add(n, s, lists, groups);
    }

    // A part of products with codes, of which there are none here.
    bool is_elsewhere(const List& list, const Alike& alike) const {
        const std::size_t k = list.measures.front();
        return coverages_[k].listed != nullptr &&
               std::none_of(alike.on.begin(), alike.on.end(), [&](const auto& each) { return each.first == k; });
    }

    // Cells of one group of the base that the measures with lists treat alike; without such measures one of everything.
    std::vector<Alike> alike_in(Economy n, Sector s, const std::vector<std::size_t>& measures,
                                const world::SplitPurchase* split, std::size_t parent) const {
        const ListedProducts* any = nullptr;
        std::size_t at = 0;
        for (const std::size_t k : measures)
            if (const ListedProducts* listed = coverages_[k].listed.get(); listed != nullptr) {
                any = listed;
                at = *listed->find(n, s);
            }
        if (any == nullptr) return {{{}, {}, std::vector<double>(world_.economy_count(), 1.0)}};
        const Table<Seller, Group>& share = (*any->cells)[at].share;
        std::vector<std::size_t> inside = cells_of(split, parent);
        if (inside.empty())
            for (std::size_t c = 0; c < share.extents()[1]; ++c) inside.push_back(c);
        std::vector<Alike> result;
        for (const std::size_t c : inside) {
            std::vector<std::pair<std::size_t, double>> on;
            for (const std::size_t k : measures)
                if (coverages_[k].listed != nullptr)
                    if (const std::optional<double>& times = coverages_[k].listed->times[at][c])
                        on.emplace_back(k, *times);
            auto same = std::find_if(result.begin(), result.end(), [&](const Alike& each) { return each.on == on; });
            if (same == result.end())
                same = result.insert(result.end(), {on, {}, std::vector<double>(world_.economy_count())});
            same->cells.push_back(c);
            for (const Economy i : world_.each_economy()) same->share[i.value] += share(i, Group{c});
        }
        // Of the group of the base; a seller without any trade there is in the first, wherever it is.
        for (const Economy i : world_.each_economy()) {
            double total = 0.0;
            for (const Alike& each : result) total += each.share[i.value];
            for (Alike& each : result)
                each.share[i.value] = total > 0 ? each.share[i.value] / total : (&each == &result.front() ? 1.0 : 0.0);
        }
        const auto is_bought = [&](const Alike& each) {
            for (const Economy i : world_.each_economy()) {
                const double flow = split != nullptr ? split->flow(i, Group{parent}) : world_.flow(n, i, s);
                if (flow > 0 && each.share[i.value] > 0) return true;
            }
            return false;
        };
        std::erase_if(result, [&](const Alike& each) { return !is_bought(each); });
        return result;
    }

    // A list that the base's own groups know.
    static bool is_of_base(const world::SplitPurchase& split, const std::string& name) {
        return !name.empty() && std::any_of(split.lists.begin(), split.lists.end(), [&](const auto& names) {
            return std::find(names.begin(), names.end(), name) != names.end();
        });
    }

    void add(Economy n, Sector s, const std::vector<List>& lists, const std::vector<Piece>& groups) {
        PurchaseGroups made{n, s, Table<Seller, Group>({world_.economy_count(), groups.size()}), {}, {}};
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto& [parent, stretch, alike] = groups[g];
            made.parent.push_back(parent);
            made.cells.push_back(alike.cells);
            made.covered_by.emplace_back();
            made.times.emplace_back();
            for (const Economy i : world_.each_economy())
                made.share(i, Group{g}) = stretch.width * alike.share[i.value];
            const auto cover = [&](std::size_t measure, double times) {
                made.covered_by.back().push_back(measure);
                made.times.back().push_back(times);
            };
            for (const auto& [measure, times] : alike.on)
                if (coverages_[measure].listed_share >= whole) cover(measure, times);
            for (const std::size_t list : stretch.lists)
                for (const std::size_t measure : lists[list].measures) {
                    const auto on = std::find_if(alike.on.begin(), alike.on.end(),
                                                 [&](const auto& each) { return each.first == measure; });
                    cover(measure, on != alike.on.end() ? on->second : 1.0);
                }
        }
        result_.list.push_back(std::move(made));
    }

    const world::World& world_;
    std::span<const Coverage> coverages_;
    std::vector<double> shares_;
    std::map<std::pair<Economy, Sector>, std::vector<std::size_t>> cells_;
    Groups result_;
};

}  // namespace

Groups groups_by_coverage(const world::World& world, std::span<const Coverage> coverages) {
    return Builder(world, coverages).build();
}

}  // namespace parley::policy
