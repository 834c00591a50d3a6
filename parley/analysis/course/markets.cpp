#include "parley/analysis/course/markets.hpp"

#include <algorithm>
#include <map>

#include "parley/core/parallel.hpp"
#include "parley/model/welfare.hpp"
#include "parley/pricing/counterfactual/noise.hpp"

namespace parley::analysis::course {
namespace {

using dispute::course::Branch;
using dispute::course::Path;

using ByParty = std::vector<Returns>;

Returns nothing(const world::World& world) {
    return {0.0, {}, {}, std::vector<double>(world.sectors.size(), 0.0)};
}

double percent(double worth, double earned) {
    return earned > 0.0 && !pricing::is_noise(worth / earned - 1.0, 1.0) ? 100 * (worth / earned - 1.0) : 0.0;
}

Returns returns_in(const world::World& world, const Table<Seller, Sector>& real, const std::vector<Economy>& of) {
    Returns result = nothing(world);
    double earned[2] = {}, worth[2] = {};  // services, goods
    for (const Sector s : world.each_sector()) {
        double here = 0.0, there = 0.0;
        for (const Economy n : of) {
            if (!model::uses_factor(world, n, s)) continue;
            const double weight = world.value_added_share(n, s) * world.output(n, s);
            here += weight;
            there += weight * real(n, s);
        }
        earned[world.sectors[s.value].goods] += here;
        worth[world.sectors[s.value].goods] += there;
        result.by_sector[s.value] = percent(there, here);
    }
    result.all = percent(worth[0] + worth[1], earned[0] + earned[1]);
    if (earned[1] > 0) result.goods = percent(worth[1], earned[1]);
    if (earned[0] > 0) result.services = percent(worth[0], earned[0]);
    return result;
}

// Of a set of measures in the short run; empty where it has none.
ByParty solved_returns(const pricing::Setting& setting, const std::vector<std::size_t>& set) {
    pricing::SetEquilibrium each = pricing::assemble(setting, set);
    if (solve(setting, each, {}, pricing::Detail::payoffs) || !each.priced.solved()) return {};
    const pricing::ShortRun short_run = pricing::short_run_of(setting, each);
    if (short_run.status != model::Status::converged) return {};
    const Table<Seller, Sector> real = model::real_returns(setting.world(), short_run.point);
    ByParty result;
    for (const std::vector<Economy>& of : setting.economies) result.push_back(returns_in(setting.world(), real, of));
    return result;
}

class Means {
public:
    Means(const world::World& world, std::size_t parties) : sum_(parties, nothing(world)) {}

    void add(const ByParty& of) {
        ++count_;
        for (std::size_t p = 0; p < sum_.size(); ++p) {
            sum_[p].all += of[p].all;
            if (of[p].goods) sum_[p].goods = sum_[p].goods.value_or(0.0) + *of[p].goods;
            if (of[p].services) sum_[p].services = sum_[p].services.value_or(0.0) + *of[p].services;
            for (std::size_t s = 0; s < sum_[p].by_sector.size(); ++s) sum_[p].by_sector[s] += of[p].by_sector[s];
        }
    }
    std::size_t count() const { return count_; }
    ByParty mean() const {
        ByParty result = sum_;
        const double n = count_ > 0 ? static_cast<double>(count_) : 1.0;
        for (Returns& each : result) {
            each.all /= n;
            if (each.goods) *each.goods /= n;
            if (each.services) *each.services /= n;
            for (double& sector : each.by_sector) sector /= n;
        }
        return result;
    }

private:
    ByParty sum_;
    std::size_t count_ = 0;
};

ByParty less(ByParty a, const ByParty& b) {
    for (std::size_t p = 0; p < a.size(); ++p) {
        a[p].all -= b[p].all;
        if (a[p].goods && b[p].goods) *a[p].goods -= *b[p].goods;
        if (a[p].services && b[p].services) *a[p].services -= *b[p].services;
        for (std::size_t s = 0; s < a[p].by_sector.size(); ++s) a[p].by_sector[s] -= b[p].by_sector[s];
    }
    return a;
}

class BranchMoves {
public:
    BranchMoves(const std::vector<Path>& paths, const std::vector<const ByParty*>& at, std::size_t parties,
                std::vector<std::vector<double>>& moves)
        : paths_(paths), at_(at), parties_(parties), moves_(moves) {}

    void add(const std::vector<Branch>& branches, const std::vector<std::size_t>& in, std::size_t depth) {
        const std::vector<double> before = index(in);
        for (const Branch& branch : branches) {
            std::vector<std::size_t> taken;
            for (const std::size_t k : in)
                if (paths_[k].steps.size() > depth && paths_[k].steps[depth].same_as(branch.step)) taken.push_back(k);
            std::vector<double> move = index(taken);
            for (std::size_t p = 0; p < parties_; ++p) move[p] -= before[p];
            moves_.push_back(std::move(move));
            add(branch.then, taken, depth + 1);
        }
    }

private:
    std::vector<double> index(const std::vector<std::size_t>& of) const {
        std::vector<double> sum(parties_, 0.0);
        double count = 0.0;
        for (const std::size_t k : of) {
            if (at_[k] == nullptr) continue;
            count += 1.0;
            for (std::size_t p = 0; p < parties_; ++p) sum[p] += (*at_[k])[p].all;
        }
        for (double& each : sum) each /= std::max(count, 1.0);
        return sum;
    }

    const std::vector<Path>& paths_;
    const std::vector<const ByParty*>& at_;
    std::size_t parties_;
    std::vector<std::vector<double>>& moves_;
};

}  // namespace

CourseMarkets markets_of(const pricing::Worth& worth, const CourseAnalysis& is, int threads) {
    const pricing::Setting& setting = worth.setting();
    const std::vector<Path>& paths = is.walked.paths;
    const std::size_t parties = setting.economies.size();
    const auto set_at = [&](const Path& path) { return worth.equilibrium[is.states.states[path.end].outcome.value]; };
    std::map<std::size_t, std::size_t> place;  // of a set of measures among those solved
    for (const Path& path : paths) place.emplace(set_at(path), 0);
    std::vector<std::size_t> sets;
    for (auto& [set, at] : place) {
        at = sets.size();
        sets.push_back(set);
    }
    std::vector<ByParty> solved(sets.size());
    parallel_for(sets.size(), threads,
                 [&](std::size_t k) { solved[k] = solved_returns(setting, worth.deal_space().sets[sets[k]]); });

    CourseMarkets result;
    result.equilibria = sets.size();
    std::vector<const ByParty*> at;  // by path; null: none
    Means all(setting.world(), parties);
    for (const Path& path : paths) {
        const ByParty& here = solved[place[set_at(path)]];
        at.push_back(here.empty() ? nullptr : &here);
        if (at.back() != nullptr) all.add(here);
    }
    result.without = 1.0 - static_cast<double>(all.count()) / static_cast<double>(paths.size());
    result.expected = all.mean();
    for (std::size_t e = 0; e < is.endings.size(); ++e) {
        Means ends(setting.world(), parties);
        for (std::size_t k = 0; k < paths.size(); ++k)
            if (at[k] != nullptr &&
                ending_of(facts_in(worth, is.states, paths[k].end)) == dispute::endings::all_endings[e])
                ends.add(*at[k]);
        if (ends.count() > 0) result.endings.push_back({e, is.endings[e].share, less(ends.mean(), result.expected)});
    }
    std::vector<std::size_t> every(paths.size());
    for (std::size_t k = 0; k < every.size(); ++k) every[k] = k;
    BranchMoves(paths, at, parties, result.branches).add(is.tree.then, every, 0);
    return result;
}

}  // namespace parley::analysis::course
