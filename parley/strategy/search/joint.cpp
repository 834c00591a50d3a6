#include "parley/strategy/search/joint.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace parley::strategy {
namespace {

// sum += factor · more
template <class Values>
void add_to(Values& sum, const Values& more, double factor) {
    if (more.empty()) return;
    if (sum.empty()) sum = Values(more.extents());
    for (std::size_t k = 0; k < more.size(); ++k) sum.data()[k] += factor * more.data()[k];
}

void add_to(ObjectiveAt& sum, const ObjectiveAt& more, double factor) {
    add_to(sum.by_point.log_wage, more.by_point.log_wage, factor);
    add_to(sum.by_point.log_price, more.by_point.log_price, factor);
    add_to(sum.by_point.expenditure, more.by_point.expenditure, factor);
    add_to(sum.by_point.output, more.by_point.output, factor);
    add_to(sum.by_point.income, more.by_point.income, factor);
    add_to(sum.by_point.log_return, more.by_point.log_return, factor);
    add_to(sum.by_wedge.log_duty, more.by_wedge.log_duty, factor);
    add_to(sum.by_wedge.log_export_tax, more.by_wedge.log_export_tax, factor);
    add_to(sum.by_wedge.log_subsidy_factor, more.by_wedge.log_subsidy_factor, factor);
}

// Of the smooth minimum, per unit of log gain.
constexpr double first_sharpness = 300.0, most_sharpness = 5000.0;
constexpr double alike = 3e-8;  // Σ multiplier · (gain − least gain), in logs: how far from the largest least gain
constexpr int most_rounds = 40;

}  // namespace

std::vector<Objective> objectives_of(const std::vector<Chooser>& choosers) {
    std::vector<Objective> result;
    for (const Chooser& chooser : choosers)
        result.push_back(chooser.objective ? chooser.objective : real_income(chooser.members));
    return result;
}

Objective combined(std::vector<Objective> objectives, Combine combine) {
    return [objectives = std::move(objectives), combine = std::move(combine)](
               const world::World& world, const model::Wedges& wedges, const model::Point& point) {
        std::vector<ObjectiveAt> each;
        std::vector<double> values;
        for (const Objective& objective : objectives) {
            each.push_back(objective(world, wedges, point));
            values.push_back(each.back().value);
        }
        const Combined all = combine(values);
        ObjectiveAt result;
        result.value = all.value;
        for (std::size_t k = 0; k < each.size(); ++k)
            if (all.slopes[k] != 0) add_to(result, each[k], all.slopes[k]);
        return result;
    };
}

double base_income(const world::World& world, const Chooser& chooser) {
    double result = 0.0;
    for (const Economy n : chooser.members) result += world.income(n);
    return result;
}

Objective joint_income(const world::World& world, const std::vector<Chooser>& choosers,
                       const std::vector<std::size_t>& club) {
    std::vector<Objective> objectives;
    std::vector<double> share;
    double total = 0.0;
    for (const std::size_t k : club) {
        objectives.push_back(choosers[k].objective ? choosers[k].objective : real_income(choosers[k].members));
        share.push_back(base_income(world, choosers[k]));
        total += share.back();
    }
    for (double& each : share) each /= total;
    return combined(std::move(objectives), [share](const std::vector<double>& values) {
        Combined result{0.0, share};
        for (std::size_t k = 0; k < values.size(); ++k) result.value += share[k] * values[k];
        return result;
    });
}

// The smallest gain, smoothed: −ln Σ m e^(−p gain) / p, and multipliers m that make the gains of all who have one the
// same (the exponential method of multipliers).
EqualGains equal_gains(Path& path, const std::vector<Objective>& objectives, const std::vector<double>& values_at_start,
                       const std::vector<double>& from, double tolerance, int max_steps) {
    const std::size_t sides = objectives.size();
    EqualGains result;
    std::vector<double> multiplier(sides, 1.0 / static_cast<double>(sides)), logs = from;
    for (int round = 0; round < most_rounds; ++round) {
        const double sharpness = std::min(first_sharpness * std::pow(1.5, round), most_sharpness);
        const auto weigh = [&, multiplier, sharpness](const std::vector<double>& values) {
            std::vector<double> weight(sides);
            double least = std::numeric_limits<double>::infinity(), sum = 0.0;
            for (std::size_t k = 0; k < sides; ++k) least = std::min(least, std::log(values[k] / values_at_start[k]));
            for (std::size_t k = 0; k < sides; ++k) {
                weight[k] = multiplier[k] * std::exp(-sharpness * (std::log(values[k] / values_at_start[k]) - least));
                sum += weight[k];
            }
            Combined all{least - std::log(sum) / sharpness, std::vector<double>(sides)};
            for (std::size_t k = 0; k < sides; ++k) all.slopes[k] = weight[k] / sum / values[k];
            return all;
        };
        result.climb = climb_together(path, combined(objectives, weigh), logs, tolerance, max_steps, round == 0);
        if (result.climb.verdict != Verdict::found && result.climb.verdict != Verdict::step_limit) return result;
        logs = result.climb.logs;
        double least = std::numeric_limits<double>::infinity(), apart = 0.0;
        std::vector<double> values, gains;
        for (std::size_t k = 0; k < sides; ++k) {
            values.push_back(objectives[k](*path.stage.world, path.wedges, path.equilibrium.point).value);
            gains.push_back(std::log(values[k] / values_at_start[k]));
            least = std::min(least, gains[k]);
        }
        result.gain = least;
        // The multipliers that the point is the optimum of: what they say nobody can have is the gap of duality.
        const Combined now = weigh(values);
        for (std::size_t k = 0; k < sides; ++k) {
            multiplier[k] = now.slopes[k] * values[k];
            apart += multiplier[k] * (gains[k] - least);
        }
        if (apart <= alike) break;
        if (round + 1 == most_rounds) result.climb.verdict = Verdict::step_limit;
    }
    return result;
}

}  // namespace parley::strategy
