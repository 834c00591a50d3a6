#include "parley/strategy/search/stackelberg.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/numerics/anderson.hpp"

namespace parley::strategy {
namespace {

constexpr double response_step = 1e-4;  // in logs
constexpr std::size_t depth_of_leader = 12, depth_of_response = 30;
constexpr int most_responses = 60;
constexpr double response_gap = 1e-4;  // of the right side: what differences know
constexpr double longest_lead = 0.3;

struct Leading {
    Path& path;
    const std::vector<Objective>& objectives;
    const std::vector<double> least, most;

    // Σ over followers of ∂²G_k/∂u_k∂u · z_k, by all variables: differences of G_k's gradient along z_k.
    bool pushed(const std::vector<double>& logs, const std::vector<double>& along, std::vector<double>& result) {
        const Layout& layout = path.layout;
        result.assign(layout.size(), 0.0);
        for (std::size_t side = 1; side < objectives.size(); ++side) {
            double longest = 0.0;
            for (std::size_t k = layout.first[side]; k < layout.first[side + 1]; ++k)
                longest = std::max(longest, std::abs(along[k]));
            if (longest == 0) continue;
            const double step = response_step / longest;
            for (const double sign : {1.0, -1.0}) {
                std::vector<double> moved = logs;
                for (std::size_t k = layout.first[side]; k < layout.first[side + 1]; ++k)
                    moved[k] += sign * step * along[k];
                if (!path.go_to(moved)) return false;
                const Path::Slope slope =
                    path.slope_of(objectives[side](*path.stage.world, path.wedges, path.equilibrium.point));
                if (!slope.found) return false;
                for (std::size_t k = 0; k < layout.size(); ++k) result[k] += sign * slope.gradient[k] / (2 * step);
            }
        }
        return true;
    }

    // dG/du of the leader with the followers' answers in it, by its own variables.
    bool total_slope(const Rest& rest, const Path::Slope& direct, const std::vector<double>& metric,
                     std::vector<double>& result) {
        const Layout& layout = path.layout;
        const std::size_t size = layout.size();
        std::vector<double> right(size, 0.0), multiplier(size, 0.0), product(size);
        double largest = 0.0;
        for (std::size_t k = layout.first[1]; k < size; ++k) {
            const bool held = rest.logs[k] <= least[k] || rest.logs[k] >= most[k];
            right[k] = held ? 0.0 : direct.gradient[k];
            if (!held) largest = std::max(largest, std::abs(right[k]) / std::sqrt(metric[k]));
        }
        // Mᵀ z = ∂G_L/∂u_F, M the followers' slopes; the metric is nearly −M's diagonal.
        numerics::Anderson anderson(size, depth_of_response);
        std::vector<double> scaled(size, 0.0), step(size, 0.0);
        for (int iteration = 0; iteration < most_responses && largest > 0; ++iteration) {
            for (std::size_t k = layout.first[1]; k < size; ++k) multiplier[k] = scaled[k] / std::sqrt(metric[k]);
            if (!pushed(rest.logs, multiplier, product)) return false;
            double gap = 0.0;
            for (std::size_t k = layout.first[1]; k < size; ++k) {
                const bool held = rest.logs[k] <= least[k] || rest.logs[k] >= most[k];
                step[k] = held ? 0.0 : -(right[k] - product[k]) / std::sqrt(metric[k]);
                gap = std::max(gap, std::abs(step[k]));
            }
            if (gap <= response_gap * largest) break;
            anderson.advance(scaled, step, 1.0);
        }
        result.assign(size, 0.0);
        for (std::size_t k = 0; k < layout.first[1]; ++k) result[k] = direct.gradient[k] - product[k];
        if (largest == 0)
            for (std::size_t k = 0; k < layout.first[1]; ++k) result[k] = direct.gradient[k];
        return true;
    }
};

}  // namespace

Rest first_moves(Path& path, const std::vector<Objective>& objectives, std::vector<double> start,
                 const RestOptions& options) {
    const world::World& world = *path.stage.world;
    const Layout& layout = path.layout;
    Leading leading{path, objectives, least_logs(layout), most_logs(layout)};
    RestOptions nash = options, followers = options;
    followers.moves.assign(objectives.size(), true);
    followers.moves[0] = false;
    followers.tolerance = options.tolerance / 10;
    // From the Nash point: there everybody's slopes are known to be finite.
    Rest rest = rest_at_once(path, objectives, std::move(start), nash);
    if (rest.verdict != Verdict::found) return rest;
    numerics::Anderson anderson(layout.first[1], depth_of_leader);
    std::vector<double> scale;
    double best = -std::numeric_limits<double>::infinity(), damping = 1.0;
    std::vector<double> best_logs = rest.logs;
    const int rounds_of_nash = rest.rounds;
    for (int round = 0; round < options.max_rounds; ++round) {
        followers.afresh = false;
        rest = rest_at_once(path, objectives, rest.logs, followers);
        rest.rounds = rounds_of_nash + round;
        if (rest.verdict != Verdict::found) return rest;
        // Differences lose half of the digits; what the leader gains or loses by a step does not.
        if (rest.values[0] < best - 1e-9) {
            damping /= 2;
            anderson.restart();
            if (damping < 1e-3) {
                rest.verdict = Verdict::step_limit;
                return rest;
            }
            for (std::size_t k = 0; k < layout.first[1]; ++k)
                rest.logs[k] = best_logs[k] + 0.5 * (rest.logs[k] - best_logs[k]);
            continue;
        }
        best = std::max(best, rest.values[0]);
        best_logs = rest.logs;
        const Path::Slope direct = path.slope_of(objectives[0](world, path.wedges, path.equilibrium.point));
        if (!direct.found) break;
        const OwnStep own =
            own_step(world, path.wedges, layout, direct.shadow, rest.logs, direct.gradient, longest_lead, 0);
        std::vector<double> metric = rest.metric, total;
        for (std::size_t k = 0; k < layout.first[1]; ++k) metric[k] = own.metric[k];
        if (!leading.total_slope(rest, direct, metric, total)) break;
        rest.projected[0] = 0.0;
        for (std::size_t k = 0; k < layout.first[1]; ++k) {
            rest.gradient[k] = total[k];
            rest.metric[k] = own.metric[k];
            rest.projected[0] = std::max(
                rest.projected[0], std::abs(projected(total[k], rest.logs[k], leading.least[k], leading.most[k])));
        }
        if (rest.projected[0] <= 100 * options.tolerance) {
            rest.verdict = Verdict::found;
            return rest;
        }
        const OwnStep step = own_step(world, path.wedges, layout, direct.shadow, rest.logs, total, longest_lead, 0);
        if (scale.empty())
            for (std::size_t k = 0; k < layout.first[1]; ++k) scale.push_back(std::sqrt(own.metric[k]));
        std::vector<double> point, scaled;
        for (std::size_t k = 0; k < layout.first[1]; ++k) {
            point.push_back(rest.logs[k] * scale[k]);
            scaled.push_back(step.step[k] * scale[k]);
        }
        anderson.advance(point, scaled, damping);
        for (std::size_t k = 0; k < layout.first[1]; ++k)
            rest.logs[k] = std::clamp(point[k] / scale[k], std::max(leading.least[k], rest.logs[k] - longest_lead),
                                      std::min(leading.most[k], rest.logs[k] + longest_lead));
    }
    rest.verdict = Verdict::step_limit;
    return rest;
}

}  // namespace parley::strategy
