#include "parley/pricing/resolved/lists_in_world.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

#include "parley/core/input_error.hpp"
#include "parley/policy/codes.hpp"

namespace parley::pricing {
namespace {

using scenario::MeasureWords;

// What rounding of published values may leave above the whole.
constexpr double rounding_of_values = 1e-6;

// A measure that names lists, and the flows that it is on.
struct Use {
    const MeasureWords* words;
    std::string name;
    std::size_t list;  // that it is on, or that it leaves out
    policy::FlowScope scope;
};

std::vector<Use> uses_of(const scenario::Scenario& scenario, const world::World& world) {
    std::vector<Use> result;
    const auto add = [&](const MeasureWords& words) {
        for (const std::string& name : {words.list, words.except_list})
            if (!name.empty())
                result.push_back({&words, name, scenario.lists.find(name), partners_of(scenario.file, words, world)});
    };
    for (const auto& [id, words] : scenario.baseline) add(words);
    for (const scenario::Issue& issue : scenario.issues)
        for (const scenario::Level& level : issue.levels)
            for (const MeasureWords& words : level.measures) add(words);
    return result;
}

// The cells of one buyer's purchases of one sector.
class Purchase {
public:
    Purchase(const world::World& world, const scenario::SectorCells& cells, Economy buyer, Sector sector)
        : world_(world),
          cells_(cells),
          buyer_(buyer),
          sector_(sector),
          known_(world.economy_count(), std::vector<std::optional<double>>(cells.on.size())) {}

    void know_shares() {
        for (const scenario::SectorCells::Shares& each : cells_.shares) {
            const auto seller = world_.find_economy(each.seller);
            if (each.buyer != world_.economies[buyer_.value].code || !seller || *seller == buyer_) continue;
            double total = 0.0;  // one but for rounding
            for (const double share : each.share) total += share;
            for (std::size_t c = 0; c < each.share.size(); ++c) known_[seller->value][c] = each.share[c] / total;
        }
    }

    // What a list says of its own products, as a part of the trade that the measure is on. What it does not say of a
    // seller keeps its proportions.
    void know_values(const std::string& file, const Use& use, double trade) {
        const std::vector<double>& values = cells_.values[use.list];
        double total = 0.0;
        for (const double value : values) total += value;
        if (total > trade * (1 + rounding_of_values))
            throw InputError(file, use.words->line,
                             fmt::format("values in {} that come to at most the trade in scope of {}, {:.6g} bn USD",
                                         use.name, cells_.sector, trade / 1000),
                             fmt::format("{:.6g} bn USD", total / 1000), use.words->column);
        if (!(trade > 0)) return;
        for (const Economy i : use.scope.sellers)
            for (std::size_t c = 0; c < values.size(); ++c)
                if (is_on(c, use.list)) said_[i.value][c] = std::min(values[c] / trade, 1.0);
    }

    Table<Seller, Group> shares(double odds) const {
        const std::vector<double> usual = mean(odds);
        Table<Seller, Group> result({world_.economy_count(), cells_.on.size()});
        for (const Economy i : world_.each_economy()) {
            const std::vector<double> own = of_seller(i, usual);
            for (std::size_t c = 0; c < own.size(); ++c) result(i, Group{c}) = own[c];
        }
        return result;
    }

private:
    bool is_on(std::size_t cell, std::size_t list) const {
        return std::any_of(cells_.on[cell].begin(), cells_.on[cell].end(),
                           [&](const auto& each) { return each.first == list; });
    }

    // The import-weighted mean of the sellers that are known, cell by cell; the first, on no list, has the rest. Then
    // the odds of those that are not known.
    std::vector<double> mean(double odds) const {
        std::vector<double> result(cells_.on.size());
        double listed = 0.0;
        for (std::size_t c = 1; c < result.size(); ++c) {
            double trade = 0.0;
            for (const Economy i : world_.each_economy()) {
                const std::optional<double> share = share_of(i, c);
                if (!share) continue;
                trade += world_.flow(buyer_, i, sector_);
                result[c] += *share * world_.flow(buyer_, i, sector_);
            }
            if (trade > 0) result[c] /= trade;
            listed += result[c];
        }
        // Means of different sellers may come to more than all.
        const double scale = listed > 1 ? 1 / listed : 1.0;
        const double rest = std::max(0.0, 1 - listed * scale);
        const double total = odds * listed * scale + rest;
        for (double& share : result) share *= odds * scale / total;
        result.front() = rest / total;
        return result;
    }

    std::optional<double> share_of(Economy i, std::size_t c) const {
        if (const auto said = said_.find(i.value); said != said_.end())
            if (const auto share = said->second.find(c); share != said->second.end()) return share->second;
        return known_[i.value][c];
    }

    // What the lists say of a seller; the rest in the proportions of the tables, or of the others.
    std::vector<double> of_seller(Economy i, const std::vector<double>& usual) const {
        std::vector<double> result(usual.size());
        const auto said = said_.find(i.value);
        double left = 1.0, weights = 0.0;
        for (std::size_t c = 0; c < result.size(); ++c) {
            if (said != said_.end() && said->second.count(c) > 0) {
                result[c] = said->second.at(c);
                left -= result[c];
            } else {
                result[c] = known_[i.value][c].value_or(usual[c]);
                weights += result[c];
            }
        }
        if (left < 0) {  // two lists that say more than there is
            for (double& share : result) share /= 1 - left;
            left = 0;
        }
        for (std::size_t c = 0; c < result.size(); ++c)
            if (said == said_.end() || said->second.count(c) == 0)
                result[c] = weights > 0 ? result[c] * left / weights : (c == 0 ? left : 0.0);
        return result;
    }

    const world::World& world_;
    const scenario::SectorCells& cells_;
    Economy buyer_;
    Sector sector_;
    std::vector<std::vector<std::optional<double>>> known_;      // by seller and cell, from the program's tables
    std::map<std::size_t, std::map<std::size_t, double>> said_;  // by seller and cell, from lists
};

}  // namespace

policy::FlowScope partners_of(const std::string& file, const MeasureWords& words, const world::World& world) {
    const auto economies = [&](const std::vector<std::string>& codes) {
        std::vector<Economy> result;
        for (const std::string& code : codes) {
            std::vector<Economy> found;
            if (const auto unknown = policy::find_economies(world, code, found))
                throw InputError(file, words.line, unknown->expected, unknown->found, words.column);
            result.insert(result.end(), found.begin(), found.end());
        }
        std::sort(result.begin(), result.end());
        result.erase(std::unique(result.begin(), result.end()), result.end());
        return result;
    };
    std::vector<Economy> by = economies(words.by), on = economies(words.on);
    for (const Economy left_out : economies(words.except)) {
        if (std::find(on.begin(), on.end(), left_out) == on.end())
            throw InputError(file, words.line, "exceptions from those whom the measure is on",
                             world.economies[left_out.value].code + ", which it is not on", words.column);
        std::erase(on, left_out);
    }
    if (on.empty())
        throw InputError(file, words.line, "somebody whom the measure is on", "exceptions for all", words.column);
    const bool of_seller = words.kind == scenario::MeasureKind::export_control ||
                           words.kind == scenario::MeasureKind::export_tax ||
                           words.kind == scenario::MeasureKind::export_subsidy;
    if (of_seller) std::swap(by, on);
    return {std::move(by), std::move(on), {}};
}

ListsInWorld::ListsInWorld(const scenario::Scenario& scenario, const world::World& world) : lists_(&scenario.lists) {
    const std::vector<Use> uses = uses_of(scenario, world);
    if (uses.empty()) return;
    std::set<Economy> buyers;
    for (const Use& use : uses) buyers.insert(use.scope.buyers.begin(), use.scope.buyers.end());
    auto cells = std::make_shared<policy::CellTable>();
    for (const Economy n : buyers)
        for (std::size_t k = 0; k < lists_->sectors.size(); ++k) {
            const scenario::SectorCells& sector = lists_->sectors[k];
            const auto at = world.find_sector(sector.sector);
            if (!at && sector.on.size() == 1) continue;  // on no list: there to be left out of nothing
            if (!at)
                throw InputError(scenario.file, uses.front().words->line, "a world with the sectors of world-2017",
                                 world.name + ", which has no " + sector.sector, uses.front().words->column);
            Purchase purchase(world, sector, n, *at);
            purchase.know_shares();
            for (const Use& use : uses) {
                if (sector.values[use.list].empty()) continue;
                if (std::find(use.scope.buyers.begin(), use.scope.buyers.end(), n) == use.scope.buyers.end()) continue;
                policy::FlowScope scope = use.scope;
                scope.sectors = {*at};
                purchase.know_values(scenario.file, use, trade_in_scope(world, scope));
            }
            cells->push_back({n, *at, purchase.shares(scenario.odds_of_being_listed.value)});
            from_.push_back(k);
        }
    cells_ = std::move(cells);
}

ListsInWorld ListsInWorld::of(const scenario::Scenario& scenario) const {
    ListsInWorld result = *this;
    result.lists_ = &scenario.lists;
    return result;
}

std::shared_ptr<const policy::ListedProducts> ListsInWorld::products_of(const MeasureWords& words) const {
    if (words.list.empty() && words.except_list.empty()) return {};
    assert(lists_ != nullptr);
    const std::size_t on = lists_->find(words.list), off = lists_->find(words.except_list), none = lists_->lists.size();
    auto result = std::make_shared<policy::ListedProducts>();
    result->cells = cells_;
    for (const std::size_t from : from_) {
        const scenario::SectorCells& sector = lists_->sectors[from];
        result->times.emplace_back(sector.on.size());
        for (std::size_t c = 0; c < sector.on.size(); ++c) {
            std::optional<double>& times = result->times.back()[c];
            if (on == none) times = 1.0;
            for (const auto& [list, rate] : sector.on[c])
                if (list == on) times = words.as_listed ? rate : 1.0;
            for (const auto& [list, rate] : sector.on[c])
                if (list == off) times.reset();
        }
    }
    return result;
}

std::vector<Sector> ListsInWorld::sectors_of(const policy::ListedProducts& listed) const {
    std::set<Sector> result;
    for (std::size_t k = 0; k < listed.times.size(); ++k)
        for (const std::optional<double>& times : listed.times[k])
            if (times) result.insert((*cells_)[k].sector);
    return {result.begin(), result.end()};
}

}  // namespace parley::pricing
