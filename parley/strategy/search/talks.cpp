#include "parley/strategy/talks.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "parley/model/welfare.hpp"
#include "parley/strategy/search/joint.hpp"

namespace parley::strategy {
namespace {

constexpr double tight = 1e-12;      // of equilibria on the way
constexpr double better_off = 1e-9;  // of a value: who signs

std::vector<double> values_at(const Stage& stage, const std::vector<Objective>& objectives, const model::Wedges& wedges,
                              const model::Point& point) {
    std::vector<double> result;
    for (const Objective& objective : objectives) result.push_back(objective(*stage.world, wedges, point).value);
    return result;
}

// eq:nash-bargaining, scaled to the size of a value at `reference`.
Objective nash_product(const std::vector<Objective>& objectives, const std::vector<double>& start,
                       const std::vector<double>& weights, const std::vector<double>& reference) {
    double scale = 0.0;
    for (std::size_t k = 0; k < start.size(); ++k) scale += weights[k] / (reference[k] - start[k]);
    return combined(objectives, [=](const std::vector<double>& values) {
        Combined all{0.0, std::vector<double>(values.size(), 0.0)};
        for (std::size_t k = 0; k < values.size(); ++k) {
            const double gain = values[k] - start[k];
            if (!(gain > 0)) {
                all.value = -std::numeric_limits<double>::infinity();
                return all;
            }
            all.value += weights[k] * std::log(gain) / scale;
            all.slopes[k] = weights[k] / gain / scale;
        }
        return all;
    });
}

Objective weighted_sum(const std::vector<Objective>& objectives, std::vector<double> weights) {
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (double& each : weights) each /= sum;
    return combined(objectives, [=](const std::vector<double>& values) {
        Combined all{0.0, weights};
        for (std::size_t k = 0; k < values.size(); ++k) all.value += weights[k] * values[k];
        return all;
    });
}

std::optional<Refusal> options_refusal(const std::vector<Chooser>& choosers, const TalksOptions& options) {
    if (choosers.size() < 2)
        return Refusal{Subject{Option::none, "talks"}, "two choosers or more", std::to_string(choosers.size())};
    if (options.weights.empty()) return {};
    const bool positive =
        std::all_of(options.weights.begin(), options.weights.end(), [](double weight) { return weight > 0; });
    if (options.weights.size() == choosers.size() && positive) return {};
    return Refusal{Subject{Option::none, "weights"}, "one above 0 for each chooser",
                   std::to_string(options.weights.size()) + (positive ? "" : ", some not above 0")};
}

}  // namespace

Talks talks(const Stage& stage, const std::vector<Chooser>& choosers, const TalksOptions& options,
            const model::Progress& progress) {
    Talks result;
    result.refusal = chooser_refusal(stage, choosers);
    if (!result.refusal) result.refusal = options_refusal(choosers, options);
    if (result.refusal) {
        result.verdict = Verdict::refused;
        result.why = in_one_line(*result.refusal);
        return result;
    }
    const world::World& world = *stage.world;
    const Layout layout = layout_of(world, choosers);
    const std::vector<Objective> objectives = objectives_of(choosers);
    const std::size_t sides = choosers.size();
    const std::vector<double> weights = options.weights.empty() ? std::vector<double>(sides, 1.0) : options.weights;
    const auto fail = [&](Verdict verdict, const std::string& why) {
        result.verdict = verdict;
        result.why = why;
        return result;
    };

    const model::Equilibrium now = solve(world, stage.today, stage.options, progress);
    if (now.status != model::Status::converged) return fail(Verdict::unsolved, now.worst_equation);
    const std::vector<double> values_today = values_at(stage, objectives, stage.today, now.point);
    result.start = stage.today;
    std::vector<double> values_start = values_today;
    if (options.from == TalksFrom::war) {
        const War fought = war(stage, choosers, options.war, progress);
        if (fought.verdict != Verdict::found) return fail(fought.verdict, "the war: " + fought.why);
        result.start = fought.wedges;
        values_start = values_at(stage, objectives, fought.wedges, fought.equilibrium.point);
    } else if (options.from == TalksFrom::free) {
        set_logs(layout, std::vector<double>(layout.size(), 0.0), result.start);
        const model::Equilibrium open = solve(world, result.start, stage.options, progress);
        if (open.status != model::Status::converged) return fail(Verdict::unsolved, open.worst_equation);
        values_start = values_at(stage, objectives, result.start, open.point);
    }

    // Where many rates trade off against each other the last digits of values decide which step climbs.
    Stage exact = stage;
    exact.options.tolerance = std::min(stage.options.tolerance, tight);
    Path path(exact, layout, result.start, progress);
    const std::vector<double> today = logs_in(world, layout, stage.today);
    const EqualGains equal = equal_gains(path, objectives, values_start, logs_in(world, layout, result.start),
                                         options.tolerance, options.max_steps);
    if (equal.climb.metric.empty()) return fail(equal.climb.verdict, equal.climb.why);
    result.efficiency_gap = std::expm1(equal.gain);
    Climb agreed = equal.climb;
    if (options.side_payments) {
        std::vector<double> incomes;
        for (const Chooser& chooser : choosers) incomes.push_back(base_income(world, chooser));
        agreed = climb_together(path, weighted_sum(objectives, incomes), equal.climb.logs, options.tolerance,
                                options.max_steps, false);
    } else if (options.rule == TalksRule::weights) {
        agreed = climb_together(path, weighted_sum(objectives, weights), equal.climb.logs, options.tolerance,
                                options.max_steps, false);
    } else if (options.rule == TalksRule::nash_bargaining && equal.gain > better_off) {
        const std::vector<double> reference = values_at(stage, objectives, path.wedges, path.equilibrium.point);
        agreed = climb_together(path, nash_product(objectives, values_start, weights, reference), equal.climb.logs,
                                options.tolerance, options.max_steps, false);
    }
    result.verdict = agreed.verdict;
    result.why = agreed.why;
    if (agreed.metric.empty() || !path.go_to(agreed.logs) || !path.settle()) return fail(Verdict::unsolved, path.why);
    result.wedges = path.wedges;
    result.equilibrium = path.equilibrium;
    result.projected_gradient = agreed.projected_gradient;
    result.equilibria = path.equilibria;
    result.gradients = path.gradients;
    result.welfare_factor = welfare(world, path.equilibrium.point, stage.options.closure).welfare_factor;
    const std::vector<double> values = values_at(stage, objectives, path.wedges, path.equilibrium.point);

    // eq:side-payments: the surplus in USD at base prices, divided by weight.
    double surplus = 0.0, all_weights = 0.0;
    for (std::size_t k = 0; k < sides; ++k) {
        surplus += base_income(world, choosers[k]) * (values[k] - values_start[k]);
        all_weights += weights[k];
    }
    for (std::size_t k = 0; k < sides; ++k) {
        TalksSide side;
        side.name = choosers[k].name;
        side.value_today = values_today[k];
        side.value_start = values_start[k];
        side.value = values[k];
        const double income = base_income(world, choosers[k]);
        if (options.side_payments)
            side.side_payment_usd_m = surplus * weights[k] / all_weights - income * (values[k] - values_start[k]);
        side.signs = values[k] + side.side_payment_usd_m / income > values_start[k] + better_off;
        for (std::size_t v = layout.first[k]; v < layout.first[k + 1]; ++v) {
            const Variable& variable = layout.placed[v].variable;
            side.rates.push_back({variable, rate_of(variable.lever, agreed.logs[v]), rate_of(variable.lever, today[v]),
                                  agreed.gradient[v],
                                  agreed.logs[v] <= log_of(variable.lever, variable.least) ||
                                      agreed.logs[v] >= log_of(variable.lever, variable.most)});
        }
        result.sides.push_back(std::move(side));
    }
    return result;
}

}  // namespace parley::strategy
