#include "parley/foresight/course_economics.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include <fmt/format.h>

#include "parley/core/sha256.hpp"

namespace parley::foresight {
namespace {

using pricing::OutcomeEconomics;

constexpr std::size_t no_level = std::numeric_limits<std::size_t>::max();

// By issue of the scenario: the priced level of a set.
std::vector<std::size_t> levels_by_issue(const pricing::Setting& setting, const std::vector<std::size_t>& set) {
    std::vector<std::size_t> result(setting.scenario().issues.size(), no_level);
    for (const std::size_t l : set) result[setting.levels[l].issue] = setting.levels[l].level;
    return result;
}

std::size_t issues_apart(const std::vector<std::size_t>& a, const std::vector<std::size_t>& b) {
    std::size_t count = 0;
    for (std::size_t k = 0; k < a.size(); ++k) count += a[k] != b[k] ? 1 : 0;
    return count;
}

bool settled(const OutcomeEconomics& each) {
    return each.status == model::Status::converged;
}

// As `own` is, moved as another one moved: docs/dispute/course.md.
OutcomeEconomics shifted(const OutcomeEconomics& own, const OutcomeEconomics& from, const OutcomeEconomics& to) {
    OutcomeEconomics result = own;
    const auto times = [](std::vector<double>& values, const std::vector<double>& a, const std::vector<double>& b) {
        for (std::size_t k = 0; k < values.size(); ++k) values[k] *= b[k] / a[k];
    };
    const auto plus = [](std::vector<double>& values, const std::vector<double>& a, const std::vector<double>& b) {
        for (std::size_t k = 0; k < values.size(); ++k) values[k] += b[k] - a[k];
    };
    times(result.income_factor, from.income_factor, to.income_factor);
    times(result.net_factor, from.net_factor, to.net_factor);
    plus(result.income_usd_m, from.income_usd_m, to.income_usd_m);
    plus(result.net_usd_m, from.net_usd_m, to.net_usd_m);
    plus(result.indicator, from.indicator, to.indicator);
    return result;
}

}  // namespace

std::vector<std::size_t> sets_that_matter(const pricing::Worth& worth, const analysis::course::CourseAnalysis& is,
                                          std::size_t most) {
    std::vector<std::size_t> result;
    std::vector<bool> in(worth.deal_space().sets.size());
    const auto take = [&](Outcome outcome) {
        const std::size_t set = worth.equilibrium[outcome.value];
        if (in[set] || result.size() >= most) return;
        in[set] = true;
        result.push_back(set);
    };
    take(worth.status_quo);
    take(worth.disagreement);
    take(is.record->no_deal_as_said);
    std::vector<std::size_t> visits(is.states.states.size(), 0), order(visits.size());
    for (const dispute::course::Path& path : is.walked.paths)
        for (const dispute::course::Step& step : path.steps) ++visits[step.to];
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return visits[a] > visits[b]; });
    for (const std::size_t s : order) take(is.states.states[s].outcome);
    for (const analysis::course::GroupOffered& group : is.of.groups)
        for (const Outcome content : group.content) take(content);
    std::sort(result.begin(), result.end());
    return result;
}

pricing::SharedSpace space_of_sets(const pricing::DealSpace& space, const std::vector<std::size_t>& sets) {
    pricing::DealSpace result = space;
    result.sets.clear();
    result.set_of.clear();
    for (const std::size_t set : sets) result.sets.push_back(space.sets[set]);
    result.families = families_of(result.setting(), result.sets);
    return std::make_shared<const pricing::DealSpace>(std::move(result));
}

pricing::SweepPlan plan_every_source(const pricing::DealSpace& space, const pricing::SweepOptions& options) {
    pricing::SweepPlan plan = plan_sweep(space, options);
    std::vector<pricing::SweepPoint> points;
    for (const pricing::SweepPoint& drawn : plan.points)
        for (std::size_t source = 0; source < plan.sources.size(); ++source) {
            points.push_back(drawn);
            points.back().source = source;
        }
    plan.points = std::move(points);
    // What a course can come to depends on more than the scenario: a store is of these very sets.
    std::string sets;
    for (const std::vector<std::size_t>& set : space.sets) sets += fmt::format("{};", fmt::join(set, ","));
    plan.of = fmt::format("{}, every source at each of {} points, {} equilibria {}", of_a_course, options.points,
                          space.sets.size(), sha256_hex(sets).substr(0, 12));
    return plan;
}

pricing::PointEconomics carried(const pricing::Prices& base, const std::vector<std::size_t>& sets,
                                const pricing::PointEconomics& there) {
    const pricing::DealSpace& space = base.deal_space();
    std::vector<std::vector<std::size_t>> solved;
    for (const std::size_t set : sets) solved.push_back(levels_by_issue(space.setting(), space.sets[set]));
    pricing::PointEconomics result;
    result.base_income = there.base_income;
    result.equilibria = base.equilibria;
    for (std::size_t k = 0; k < result.equilibria.size(); ++k) {
        OutcomeEconomics& each = result.equilibria[k];
        if (const auto own = std::lower_bound(sets.begin(), sets.end(), k); own != sets.end() && *own == k) {
            each = there.equilibria[static_cast<std::size_t>(own - sets.begin())];
            continue;
        }
        if (!settled(each)) continue;
        const std::vector<std::size_t> levels = levels_by_issue(space.setting(), space.sets[k]);
        std::size_t nearest = sets.size(), apart = no_level;
        for (std::size_t n = 0; n < sets.size(); ++n) {
            if (!settled(there.equilibria[n]) || !settled(base.equilibria[sets[n]])) continue;
            if (const std::size_t here = issues_apart(levels, solved[n]); here < apart) {
                nearest = n;
                apart = here;
            }
        }
        if (nearest < sets.size())
            each = shifted(each, base.equilibria[sets[nearest]], there.equilibria[nearest]);
        else
            each.status = model::Status::infeasible;
    }
    return result;
}

}  // namespace parley::foresight
