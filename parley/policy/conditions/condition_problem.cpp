#include "parley/policy/conditions/condition_problem.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::policy::conditions {
namespace {

constexpr double same_structure = 1e-3;  // in u: nearer than this, shares and so slopes_at() hardly differ

std::vector<double> log_ratios(const std::vector<Sides>& sides) {
    std::vector<double> result;
    for (const Sides& each : sides) {
        const double ratio = each.need > 0 ? std::log(each.have / each.need) : certain;
        result.push_back(std::clamp(std::isnan(ratio) ? -certain : ratio, -certain, certain));
    }
    return result;
}

// at·Π (other/base)^weight, value by value, where all of them are above zero.
void extrapolate(const double* base, const std::vector<const double*>& others, const std::vector<double>& weight,
                 std::size_t count, double* at) {
    std::vector<double> exponent(count, 0.0), ratio(count);
    for (std::size_t r = 0; r < others.size(); ++r) {
        for (std::size_t k = 0; k < count; ++k)
            ratio[k] = base[k] > 0 && others[r][k] > 0 ? others[r][k] / base[k] : 1.0;
        numerics::kernels::log(ratio.data(), count, ratio.data());
        for (std::size_t k = 0; k < count; ++k) exponent[k] += weight[r] * ratio[k];
    }
    numerics::kernels::exp(exponent.data(), count, exponent.data());
    for (std::size_t k = 0; k < count; ++k) at[k] *= exponent[k];
}

// Along the last few trials, extended to `u` by least squares, in logs.
model::Point extended_to(const std::vector<double>& u, const Trial& from, std::span<const Trial> past) {
    model::Point start = from.equilibrium.point;
    std::vector<const Trial*> used;
    for (const Trial& each : past)
        if (distance(each.u, from.u) > 1e-6) used.push_back(&each);
    const std::size_t size = used.size();
    if (size == 0 || distance(u, from.u) == 0) return start;
    std::vector<double> matrix(size * size), weight(size);
    double largest = 0.0;
    for (std::size_t r = 0; r < size; ++r)
        for (std::size_t k = 0; k < u.size(); ++k) {
            const double change = used[r]->u[k] - from.u[k];
            weight[r] += change * (u[k] - from.u[k]);
            for (std::size_t c = 0; c < size; ++c) matrix[r * size + c] += change * (used[c]->u[k] - from.u[k]);
        }
    for (std::size_t r = 0; r < size; ++r) largest = std::max(largest, matrix[r * size + r]);
    for (std::size_t r = 0; r < size; ++r) matrix[r * size + r] += 1e-8 * largest;
    const auto solution = numerics::solve_dense(matrix, weight, numerics::singular_pivot);
    if (!solution) return start;
    for (const double each : *solution)
        if (!(std::abs(each) <= 2)) return start;
    const auto extend = [&](const auto& of) {
        std::vector<const double*> others;
        for (const Trial* each : used) others.push_back(of(each->equilibrium.point).data());
        extrapolate(of(from.equilibrium.point).data(), others, *solution, of(start).size(), of(start).data());
    };
    extend([](auto& point) -> auto& { return point.wage_hat; });
    extend([](auto& point) -> auto& { return point.price_hat; });
    extend([](auto& point) -> auto& { return point.expenditure_new; });
    return start;
}

}  // namespace

Problem::Problem(const world::World& world, std::span<const Condition> conditions, const model::Wedges& without,
                 const model::SolveOptions& options, const model::Progress& progress)
    : world_(world),
      conditions_(conditions),
      without_(without),
      options_(options),
      progress_(progress),
      wedges_(without) {}

// Only the flows of the conditions are written: the wedges are not copied for every trial.
bool Problem::set_wedges(const std::vector<double>& wedge) {
    for (const Condition& condition : conditions_) {
        for (const Pull& pull : condition.pulls)
            for (const Flow& f : pull.flows) {
                duty_rate(wedges_, f) = duty_rate(without_, f);
                export_tax_rate(wedges_, f) = export_tax_rate(without_, f);
                barrier_factor(wedges_, f) = barrier_factor(without_, f);
            }
        for (const Sector s : condition.producing)
            wedges_.production_subsidy_rate(condition.producer, s) =
                without_.production_subsidy_rate(condition.producer, s);
    }
    return add_wedges(conditions_, wedge, wedges_);
}

Trial Problem::evaluate(const std::vector<double>& u, double tolerance, const model::Point* near) {
    return solve_at(u, tolerance, options_.max_iterations, near, nullptr);
}

Trial Problem::evaluate(const std::vector<double>& u, double tolerance, const Trial& from,
                        std::span<const Trial> past) {
    const model::Point start = extended_to(u, from, past);
    return solve_at(u, tolerance, std::min(options_.max_iterations, most_iterations_a_trial), &start,
                    distance(u, from.u) < same_structure ? &from : nullptr);
}

Trial Problem::solve_at(const std::vector<double>& u, double tolerance, int max_iterations, const model::Point* start,
                        const Trial* alike) {
    Trial trial;
    trial.u = u;
    trial.tolerance = tolerance;
    const std::vector<double> wedge = wedge_of(conditions_, u);
    if (!set_wedges(wedge)) return trial;
    model::SolveOptions options = options_;
    options.tolerance = tolerance;
    options.max_iterations = max_iterations;
    // Equilibria on the way lead to the last one, which is checked: confirm().
    options.check_residual = checks_all_ && tolerance <= options_.tolerance;
    options.closure = add_saving(world_, conditions_, wedge, options_.closure);
    model::Progress count_on;
    if (progress_)
        count_on = [this](int iteration, double largest_gap) {
            return progress_(iterations_ + iteration, largest_gap);
        };
    trial.equilibrium = solve(world_, wedges_, options, count_on, start);
    // A search asks for more than its call does, so that slopes are smooth: as much as arithmetic gives will do.
    if (trial.equilibrium.status == model::Status::rounding_limit &&
        trial.equilibrium.max_residual <= options_.tolerance)
        trial.equilibrium.status = model::Status::converged;
    iterations_ += trial.equilibrium.iterations;
    passes_ += trial.equilibrium.passes;
    cancelled_ = cancelled_ || trial.equilibrium.status == model::Status::cancelled;
    if (!trial.solved() || conditions_.empty()) return trial;
    const std::vector<Sides> sides = sides_at(world_, conditions_, wedge, wedges_, trial.equilibrium.point);
    trial.g = log_ratios(sides);
    trial.structure =
        alike != nullptr ? alike->structure : slopes_at(world_, conditions_, wedge, wedges_, trial.equilibrium.point);
    for (std::size_t k = 0; k < sides.size(); ++k) {
        trial.miss.push_back(missed_by(conditions_[k], wedge[k], sides[k]));
        trial.slack.push_back(sides[k].slack() / conditions_[k].base_flow);
    }
    return trial;
}

bool Problem::confirm(Trial& trial) {
    if (checks_all_) return true;
    const std::vector<double> wedge = wedge_of(conditions_, trial.u);
    (void)set_wedges(wedge);
    const model::Residual gaps =
        residual(world_, wedges_, add_saving(world_, conditions_, wedge, options_.closure), trial.equilibrium.point);
    passes_ += model::residual_passes;
    trial.equilibrium.max_residual = gaps.largest;
    if (trial.solved()) trial.equilibrium.worst_equation = gaps.worst;
    return gaps.rounding <= options_.tolerance && gaps.largest <= options_.tolerance;
}

Trial Problem::at_base_prices(const std::vector<double>& u) {
    Trial trial;
    trial.u = u;
    trial.equilibrium.point = model::base_point(world_);
    const std::vector<double> wedge = wedge_of(conditions_, u);
    (void)set_wedges(wedge);
    trial.structure = slopes_at(world_, conditions_, wedge, wedges_, trial.equilibrium.point);
    trial.g = log_ratios(sides_at(world_, conditions_, wedge, wedges_, trial.equilibrium.point));
    return trial;
}

std::vector<double> wedge_of(std::span<const Condition> conditions, const std::vector<double>& u) {
    std::vector<double> result;
    for (std::size_t k = 0; k < u.size(); ++k) result.push_back(conditions[k].wedge(u[k]));
    return result;
}

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double largest = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) largest = std::max(largest, std::abs(a[k] - b[k]));
    return largest;
}

double gap(const Trial& trial, const Goal& goal) {
    double largest = 0.0;
    for (std::size_t k = 0; k < trial.u.size(); ++k) {
        const double g = trial.g[k] - goal.shift[k];
        if (goal.pairing[k] == numerics::Pairing::complementary)
            largest = std::max(largest, std::abs(numerics::complementarity(trial.u[k], g)));
        if (goal.pairing[k] == numerics::Pairing::equation) largest = std::max(largest, std::abs(g));
    }
    return largest;
}

bool reached(const Problem& problem, const Trial& trial, const Goal& goal) {
    if (gap(trial, goal) > goal.tolerance) return false;
    if (!goal.final) return true;
    if (trial.tolerance > problem.tolerance()) return false;
    for (std::size_t k = 0; k < trial.miss.size(); ++k)
        if (goal.pairing[k] != numerics::Pairing::held && trial.miss[k] > goal.tolerance) return false;
    return true;
}

}  // namespace parley::policy::conditions
