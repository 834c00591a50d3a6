#include "parley/strategy/war.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "parley/core/parallel.hpp"
#include "parley/model/welfare.hpp"
#include "parley/strategy/search/joint.hpp"
#include "parley/strategy/search/rest.hpp"
#include "parley/strategy/search/stackelberg.hpp"

namespace parley::strategy {
namespace {

constexpr double same_nash = 1e-7;      // of objectives, by distance()
constexpr double no_trade_left = 1e-6;  // of world expenditure: autarky, which is always a Nash point

bool is_autarky(const world::World& world, const model::Wedges& wedges, const model::Point& point) {
    const Table<Buyer, Seller, Sector> flow = flows(world, wedges, point);
    double abroad = 0.0, all = 0.0;
    for (const Economy n : world.each_economy())
        for (const Economy i : world.each_economy())
            for (const Sector s : world.each_sector()) {
                all += flow(n, i, s);
                if (n != i) abroad += flow(n, i, s);
            }
    return abroad <= no_trade_left * all;
}

// Where nobody buys inputs a published formula says nearly where the war ends: eq:small-economy. It goes first.
std::vector<std::vector<double>> starts_of_war(const Stage& stage, const Layout& layout, int count) {
    std::vector<std::vector<double>> starts = starts_of(stage, layout, std::max(count, 2));
    if (!has_inputs(*stage.world)) std::swap(starts[0], starts[1]);
    starts.resize(static_cast<std::size_t>(std::max(count, 1)));
    return starts;
}

// The largest gain that a fresh optimiser finds for each side, from starts that are not where it stands.
void look_for_deviations(const Stage& stage, const std::vector<Chooser>& choosers,
                         const std::vector<Objective>& objectives, const WarOptions& options, std::size_t first,
                         War& war) {
    parallel_for(choosers.size() - first, options.threads, [&](std::size_t each) {
        const std::size_t side = first + each;
        const Layout own = layout_of(*stage.world, {choosers[side]});
        double largest = -std::numeric_limits<double>::infinity();
        for (const std::vector<double>& start : starts_of(stage, own, options.deviation_starts, false)) {
            Path path(stage, own, war.wedges);
            const Climb top = climb_to_the_top(path, objectives[side], start, options.tolerance, 200);
            if (top.verdict == Verdict::found || top.verdict == Verdict::step_limit)
                largest = std::max(largest, top.value - war.sides[side].value);
        }
        war.sides[side].deviation_gain = largest;
    });
    war.deviation_gain = -std::numeric_limits<double>::infinity();
    for (std::size_t side = first; side < choosers.size(); ++side)
        war.deviation_gain = std::max(war.deviation_gain, war.sides[side].deviation_gain);
}

}  // namespace

War war(const Stage& stage, const std::vector<Chooser>& choosers, const WarOptions& options,
        const model::Progress& progress) {
    War result;
    if ((result.refusal = chooser_refusal(stage, choosers))) {
        result.verdict = Verdict::refused;
        result.why = in_one_line(*result.refusal);
        return result;
    }
    const world::World& world = *stage.world;
    const Layout layout = layout_of(world, choosers);
    const std::vector<double> today = logs_in(world, layout, stage.today);
    std::vector<Objective> objectives;
    for (const Chooser& chooser : choosers)
        objectives.push_back(chooser.objective ? chooser.objective : real_income(chooser.members));
    const model::Equilibrium now = solve(world, stage.today, stage.options, progress);
    result.verdict = now.status == model::Status::cancelled ? Verdict::cancelled : Verdict::unsolved;
    result.why = now.worst_equation;
    if (now.status != model::Status::converged) return result;

    Path path(stage, layout, stage.today, progress);
    const bool leads = options.order == Order::first_moves && choosers.size() > 1;
    std::vector<Rest> found;
    std::optional<Rest> best;
    for (const std::vector<double>& start : starts_of_war(stage, layout, options.starts)) {
        RestOptions how;
        how.tolerance = options.tolerance;
        how.max_rounds = options.max_rounds;
        how.threads = options.threads;
        Rest rest = leads ? first_moves(path, objectives, start, how) : rest_at_once(path, objectives, start, how);
        if (!leads && (rest.verdict == Verdict::step_limit || rest.verdict == Verdict::unsolved))
            if (Rest turns = rest_in_turn(stage, choosers, layout, start, how); turns.verdict == Verdict::found)
                rest = std::move(turns);
        result.rounds += rest.rounds;
        if (rest.verdict == Verdict::cancelled) {
            result.verdict = Verdict::cancelled;
            return result;
        }
        if (rest.verdict == Verdict::found) {
            if (!path.go_to(rest.logs) || is_autarky(world, path.wedges, path.equilibrium.point)) continue;
            ++result.starts_arrived;
            const bool seen = std::any_of(found.begin(), found.end(), [&](const Rest& other) {
                return distance(other.logs, rest.logs, other.metric) <= same_nash;
            });
            if (!seen) found.push_back(rest);
        }
        if (!best || (best->verdict != Verdict::found && rest.verdict == Verdict::found)) best = std::move(rest);
    }
    result.nash_points_found = static_cast<int>(found.size());
    result.why = best ? best->why : "only autarky was found";
    if (!best || best->values.empty() || !path.go_to(best->logs) || !path.settle()) {
        result.verdict = Verdict::unsolved;
        return result;
    }
    result.verdict = best->verdict;
    result.wedges = path.wedges;
    result.equilibrium = path.equilibrium;
    result.welfare_factor = welfare(world, path.equilibrium.point, stage.options.closure).welfare_factor;
    for (std::size_t side = 0; side < choosers.size(); ++side) {
        WarSide each;
        each.name = choosers[side].name;
        each.value_today = objectives[side](world, stage.today, now.point).value;
        each.value = objectives[side](world, path.wedges, path.equilibrium.point).value;
        each.projected_gradient = best->projected[side];
        each.deviation_gain = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t k = layout.first[side]; k < layout.first[side + 1]; ++k) {
            const Variable& variable = layout.placed[k].variable;
            each.rates.push_back({variable, rate_of(variable.lever, best->logs[k]), rate_of(variable.lever, today[k]),
                                  best->gradient[k],
                                  best->logs[k] <= log_of(variable.lever, variable.least) ||
                                      best->logs[k] >= log_of(variable.lever, variable.most)});
        }
        result.sides.push_back(std::move(each));
    }
    result.deviation_gain = std::numeric_limits<double>::quiet_NaN();
    // Who moves first would answer otherwise afterwards, so that only the others are asked.
    if (options.verify && result.verdict == Verdict::found) {
        look_for_deviations(stage, choosers, objectives, options, leads ? 1 : 0, result);
        if (result.deviation_gain > options.deviation_gain) {
            result.verdict = Verdict::step_limit;
            result.why = "somebody gains by deviating";
        }
    }
    result.equilibria = path.equilibria;
    result.gradients = path.gradients;
    return result;
}

}  // namespace parley::strategy
