#include "parley/strategy/search/rest.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "parley/core/parallel.hpp"
#include "parley/numerics/anderson.hpp"

namespace parley::strategy {
namespace {

constexpr std::size_t depth_of_rest = 12;
constexpr double longest_answer = 0.5;  // of a rate's factor in one round
constexpr int patience_of_rest = 12;    // rounds without a new best before steps are shortened
constexpr double least_answer = 0.1;    // of a step

}  // namespace

double Rest::largest() const {
    double result = 0.0;
    for (const double each : projected) result = std::max(result, each);
    return result;
}

Rest rest_at_once(Path& path, const std::vector<Objective>& objectives, std::vector<double> start,
                  const RestOptions& options) {
    const world::World& world = *path.stage.world;
    const Layout& layout = path.layout;
    const std::size_t size = layout.size(), sides = objectives.size();
    const std::vector<double> least = least_logs(layout), most = most_logs(layout);
    const auto moves = [&](std::size_t side) { return options.moves.empty() || options.moves[side]; };
    const auto within = [&](std::vector<double>& logs) {
        for (std::size_t k = 0; k < size; ++k)
            if (moves(layout.placed[k].chooser)) logs[k] = std::clamp(logs[k], least[k], most[k]);
    };
    Rest result, best;
    result.verdict = Verdict::unsolved;
    within(start);
    result.logs = std::move(start);
    if (!path.go_to(result.logs, options.afresh)) {
        result.why = path.why;
        if (path.cancelled) result.verdict = Verdict::cancelled;
        return result;
    }
    numerics::Anderson anderson(size, depth_of_rest);
    std::vector<double> scale;
    double best_gap = std::numeric_limits<double>::infinity(), damping = 1.0;
    int since_best = 0;
    for (; result.rounds < options.max_rounds; ++result.rounds) {
        std::vector<ObjectiveAt> at;
        std::vector<std::size_t> asked;
        result.values.assign(sides, 0.0);
        for (std::size_t side = 0; side < sides; ++side) {
            ObjectiveAt each = objectives[side](world, path.wedges, path.equilibrium.point);
            result.values[side] = each.value;
            if (!moves(side)) continue;
            asked.push_back(side);
            at.push_back(std::move(each));
        }
        const model::DirectAdjoint direct =
            direct_adjoint(world, path.wedges, path.stage.options.closure, path.equilibrium.point);
        const std::vector<Path::Slope> slopes = path.slopes_of(at, options.threads, &asked, direct ? &direct : nullptr);
        result.gradient.assign(size, 0.0);
        result.projected.assign(sides, 0.0);
        OwnStep own{std::vector<double>(size, 0.0), std::vector<double>(size, 0.0)};
        const std::vector<double>& step = own.step;
        for (const Path::Slope& slope : slopes)
            if (!slope.found) {
                result.why = path.why;
                return result;
            }
        // Sides have rates of their own: each writes its part.
        parallel_for(asked.size(), options.threads, [&](std::size_t each) {
            const std::size_t side = asked[each];
            std::copy(slopes[each].gradient.begin(), slopes[each].gradient.end(),
                      result.gradient.begin() + static_cast<std::ptrdiff_t>(layout.first[side]));
            take_own_step(world, path.wedges, layout, slopes[each].shadow, result.logs, result.gradient, longest_answer,
                          side, own);
        });
        result.metric = own.metric;
        double worth = 0.0;  // what everybody's steps promise, to second order
        for (const std::size_t side : asked)
            for (std::size_t k = layout.first[side]; k < layout.first[side + 1]; ++k) {
                const double left = projected(result.gradient[k], result.logs[k], least[k], most[k]);
                result.projected[side] = std::max(result.projected[side], std::abs(left));
                worth += left * step[k];
            }
        if (result.largest() <= options.tolerance) {
            result.verdict = Verdict::found;
            return result;
        }
        if (worth < best_gap) {
            best_gap = worth;
            best = result;
            since_best = 0;
        } else if (++since_best >= patience_of_rest) {
            damping /= 2;
            if (damping < least_answer) break;
            since_best = 0;
            anderson.restart();
            const int rounds = result.rounds;
            result = best;
            result.rounds = rounds;
            if (!path.go_to(result.logs)) break;
            continue;
        }
        if (scale.empty())
            for (const double each : result.metric) scale.push_back(each > 0 ? std::sqrt(each) : 0.0);
        std::vector<double> point(size), scaled(size), next = result.logs;
        for (std::size_t k = 0; k < size; ++k) {
            point[k] = result.logs[k] * scale[k];
            scaled[k] = step[k] * scale[k];
        }
        anderson.advance(point, scaled, damping);
        for (std::size_t k = 0; k < size; ++k)
            if (scale[k] > 0)
                next[k] += std::clamp(point[k] / scale[k] - result.logs[k], -2 * longest_answer, 2 * longest_answer);
        within(next);
        bool moved = path.go_to(next);
        for (double length = damping / 2; !moved && !path.cancelled && length > 1e-3; length /= 2) {
            anderson.restart();
            for (std::size_t k = 0; k < size; ++k) next[k] = result.logs[k] + length * step[k];
            within(next);
            moved = path.go_to(next);
        }
        if (!moved) {
            result.why = path.why;
            if (path.cancelled) result.verdict = Verdict::cancelled;
            return result;
        }
        result.logs = std::move(next);
    }
    result = best;
    result.verdict = Verdict::step_limit;
    return result;
}

Rest rest_in_turn(const Stage& stage, const std::vector<Chooser>& choosers, const Layout& layout,
                  const std::vector<double>& start, const RestOptions& options) {
    std::vector<Objective> objectives;
    for (const Chooser& chooser : choosers)
        objectives.push_back(chooser.objective ? chooser.objective : real_income(chooser.members));
    std::vector<double> logs = start;
    std::vector<double> scale;
    Path everybody(stage, layout, stage.today);
    RestOptions one_look = options;
    one_look.max_rounds = 1;
    Rest result = rest_at_once(everybody, objectives, logs, one_look);
    std::optional<numerics::Anderson> anderson;
    for (int round = 0; round < options.max_rounds && result.verdict != Verdict::found; ++round) {
        std::vector<double> answers = logs;
        for (std::size_t side = 0; side < choosers.size(); ++side) {
            if (!options.moves.empty() && !options.moves[side]) continue;
            const Layout own = layout_of(*stage.world, {choosers[side]});
            model::Wedges others = stage.today;
            set_logs(layout, answers, others);
            Path path(stage, own, std::move(others));
            const auto from = answers.begin() + static_cast<std::ptrdiff_t>(layout.first[side]);
            const Climb top = climb(path, objectives[side], {from, from + static_cast<std::ptrdiff_t>(own.size())},
                                    options.tolerance / 4, options.max_rounds);
            if (top.verdict != Verdict::found) {
                result.verdict = Verdict::unsolved;
                result.why = choosers[side].name + ": " + name_of(top.verdict);
                return result;
            }
            std::copy(top.logs.begin(), top.logs.end(),
                      answers.begin() + static_cast<std::ptrdiff_t>(layout.first[side]));
        }
        if (!anderson) anderson.emplace(logs.size(), depth_of_rest);
        if (scale.empty())
            for (const double each : result.metric) scale.push_back(each > 0 ? std::sqrt(each) : 1.0);
        if (scale.empty()) scale.assign(logs.size(), 1.0);
        std::vector<double> point(logs.size()), step(logs.size());
        for (std::size_t k = 0; k < logs.size(); ++k) {
            point[k] = logs[k] * scale[k];
            step[k] = (answers[k] - logs[k]) * scale[k];
        }
        anderson->advance(point, step, 1.0);
        for (std::size_t k = 0; k < logs.size(); ++k) logs[k] = point[k] / scale[k];
        const int rounds = result.rounds;
        result = rest_at_once(everybody, objectives, logs, one_look);
        result.rounds = rounds + 1;
        logs = result.logs;
    }
    return result;
}

}  // namespace parley::strategy
