#include "parley/policy/conditions/condition_search.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace parley::policy::conditions {
namespace {

constexpr double loosest_solve = 1e-6;   // tolerance of equilibria while the conditions are far off
constexpr double near_solve = 1e-8;      // of the first, where it sets out from one near by
constexpr double solve_per_gap = 1e-5;   // and in proportion to the conditions' gap when they are near
constexpr double noise = 100;            // ln of a flow moves by up to so much times the gap of its equilibrium
constexpr double same_structure = 1e-3;  // in u: nearer than this, shares and so slopes_at() hardly differ
constexpr double longest_step = 1.5;     // in u: prices move by up to e^1.5
constexpr double shortest_step = 1e-9;   // a step that has been cut to this leads nowhere
constexpr int most_rounds = 40;          // Newton steps to one goal
constexpr std::size_t patience = 6;      // Newton steps in which the gap must halve
constexpr int most_rejected = 6;         // in a row
constexpr int most_iterations_a_trial = 300;
constexpr double difference_step = 1e-4;  // in u
constexpr double smallest_start = 1e-3;   // in u, of a budget
constexpr double certain = 50.0;          // ln(have/need) of a condition that needs nothing

double distance(const std::vector<double>& a, const std::vector<double>& b) {
    double largest = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) largest = std::max(largest, std::abs(a[k] - b[k]));
    return largest;
}

std::vector<double> log_ratios(const std::vector<Sides>& sides) {
    std::vector<double> result;
    for (const Sides& each : sides) {
        const double ratio = each.need > 0 ? std::log(each.have / each.need) : certain;
        result.push_back(std::clamp(std::isnan(ratio) ? -certain : ratio, -certain, certain));
    }
    return result;
}

// at·(to/from)^weight, value by value.
template <class Values>
void extrapolate(Values& at, const Values& from, const Values& to, double weight) {
    auto base = from.begin(), other = to.begin();
    for (double& value : at) {
        if (*base > 0 && *other > 0) value *= std::pow(*other / *base, weight);
        ++base;
        ++other;
    }
}

}  // namespace

QuantitySearch::QuantitySearch(const world::World& world, const std::vector<Condition>& conditions,
                               const model::Wedges& without, const model::SolveOptions& options,
                               const model::Progress& progress)
    : world_(world),
      conditions_(conditions),
      without_(without),
      options_(options),
      progress_(progress),
      wedges_(without) {}

std::vector<double> QuantitySearch::wedge_of(const std::vector<double>& u) const {
    std::vector<double> result;
    for (std::size_t k = 0; k < u.size(); ++k) result.push_back(conditions_[k].wedge(u[k]));
    return result;
}

// Only the flows of the conditions are written: the wedges are not copied for every trial.
bool QuantitySearch::set_wedges(const std::vector<double>& wedge) {
    for (const Condition& condition : conditions_) {
        for (const Pull& pull : condition.pulls)
            for (const Flow& f : pull.flows) {
                wedges_.duty_rate(f.buyer, f.seller, f.sector) = without_.duty_rate(f.buyer, f.seller, f.sector);
                wedges_.export_tax_rate(f.buyer, f.seller, f.sector) =
                    without_.export_tax_rate(f.buyer, f.seller, f.sector);
            }
        for (const Sector s : condition.producing)
            wedges_.production_subsidy_rate(condition.producer, s) =
                without_.production_subsidy_rate(condition.producer, s);
    }
    return add_wedges(conditions_, wedge, wedges_);
}

model::Wedges QuantitySearch::wedges() const {
    model::Wedges result = without_;
    (void)add_wedges(conditions_, wedge(), result);
    return result;
}

model::Equilibrium QuantitySearch::equilibrium() const {
    model::Equilibrium result = here_.equilibrium;
    result.iterations = iterations_;
    result.passes = passes_;
    return result;
}

// Along the last few trials, extended to `u` by least squares, in logs.
model::Point QuantitySearch::start_for(const std::vector<double>& u, const Trial& from) const {
    model::Point start = from.equilibrium.point;
    std::vector<const Trial*> used;
    for (const Trial& each : past_)
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
    if (!numerics::solve_dense(std::move(matrix), weight)) return start;
    for (const double each : weight)
        if (!(std::abs(each) <= 2)) return start;
    for (std::size_t r = 0; r < size; ++r) {
        const model::Point &base = from.equilibrium.point, &other = used[r]->equilibrium.point;
        extrapolate(start.wage_hat, base.wage_hat, other.wage_hat, weight[r]);
        extrapolate(start.price_hat, base.price_hat, other.price_hat, weight[r]);
        extrapolate(start.expenditure_new, base.expenditure_new, other.expenditure_new, weight[r]);
    }
    return start;
}

// The equilibrium at given unknowns; not solved if their wedges leave their range or it does not settle.
QuantitySearch::Trial QuantitySearch::look(const std::vector<double>& u, double tolerance, const Trial* from,
                                           const model::Point* near) {
    Trial trial;
    trial.u = u;
    trial.tolerance = tolerance;
    const std::vector<double> wedge = wedge_of(u);
    if (!set_wedges(wedge)) return trial;
    model::SolveOptions options = options_;
    options.tolerance = tolerance;
    // Equilibria on the way lead to the last one, which is checked.
    options.check_residual = tolerance <= options_.tolerance;
    if (options.memory == nullptr && !conditions_.empty()) options.memory = &own_memory_;
    options.closure = add_saving(world_, conditions_, wedge, options_.closure);
    if (from != nullptr) options.max_iterations = std::min(options.max_iterations, most_iterations_a_trial);
    model::Progress count_on;
    if (progress_)
        count_on = [this](int iteration, double largest_gap) {
            return progress_(iterations_ + iteration, largest_gap);
        };
    std::optional<model::Point> start;
    if (from != nullptr) start = start_for(u, *from);
    trial.equilibrium = solve(world_, wedges_, options, count_on, start ? &*start : near);
    iterations_ += trial.equilibrium.iterations;
    passes_ += trial.equilibrium.passes;
    cancelled_ = cancelled_ || trial.equilibrium.status == model::Status::cancelled;
    if (!trial.solved() || conditions_.empty()) return trial;
    const std::vector<Sides> sides = sides_at(world_, conditions_, wedge, wedges_, trial.equilibrium.point);
    trial.g = log_ratios(sides);
    trial.structure = from != nullptr && distance(u, from->u) < same_structure
                          ? from->structure
                          : slopes_at(world_, conditions_, wedge, wedges_, trial.equilibrium.point);
    for (std::size_t k = 0; k < sides.size(); ++k) {
        trial.miss.push_back(missed_by(conditions_[k], wedge[k], sides[k]));
        trial.slack.push_back(sides[k].slack() / conditions_[k].base_flow);
    }
    return trial;
}

// Where the tangent meets the goal, within bounds; nothing if it does not.
std::vector<double> QuantitySearch::step_towards(const Goal& goal, const std::vector<double>& u, std::vector<double> g,
                                                 double longest) const {
    for (std::size_t k = 0; k < g.size(); ++k) g[k] -= goal.shift[k];
    const auto next = complementary_step(slope_, u, g, goal.pairing);
    if (!next) return {};
    const double length = distance(*next, u);
    std::vector<double> result = u;
    for (std::size_t k = 0; k < u.size(); ++k) {
        result[k] += (length > longest ? longest / length : 1.0) * ((*next)[k] - u[k]);
        if (conditions_[k].is_budget()) result[k] = std::max(result[k], u[k] / 4);
        result[k] = std::min(result[k], furthest);
    }
    return result;
}

double QuantitySearch::gap(const Trial& trial, const Goal& goal) const {
    double largest = 0.0;
    for (std::size_t k = 0; k < trial.u.size(); ++k) {
        const double g = trial.g[k] - goal.shift[k];
        if (goal.pairing[k] == numerics::Pairing::complementary)
            largest = std::max(largest, std::abs(numerics::complementarity(trial.u[k], g)));
        if (goal.pairing[k] == numerics::Pairing::equation) largest = std::max(largest, std::abs(g));
    }
    return largest;
}

bool QuantitySearch::reached(const Trial& trial, const Goal& goal) const {
    if (gap(trial, goal) > goal.tolerance) return false;
    if (!goal.final) return true;
    if (trial.tolerance > options_.tolerance) return false;
    for (std::size_t k = 0; k < trial.miss.size(); ++k)
        if (goal.pairing[k] != numerics::Pairing::held && trial.miss[k] > goal.tolerance) return false;
    return true;
}

// Broyden's (1965) update: the slopes that agree with the last step and else change least, about half way along it;
// from there to its end they change as those of slopes_at() do.
void QuantitySearch::learn(const Trial& from, const Trial& to) {
    const std::size_t count = from.u.size();
    double length = 0.0;
    for (std::size_t k = 0; k < count; ++k) length += (to.u[k] - from.u[k]) * (to.u[k] - from.u[k]);
    if (!(length > 0)) return;
    past_.push_back(from);
    if (past_.size() > count) past_.erase(past_.begin());
    // A step so short that the flows' changes are the solver's noise teaches nothing.
    if (distance(from.u, to.u) < noise * std::max(from.tolerance, to.tolerance)) return;
    for (std::size_t j = 0; j < count; ++j) {
        if (std::abs(from.g[j]) == certain || std::abs(to.g[j]) == certain) continue;
        double* slope = slope_.data() + j * count;
        const auto bend = [&] {
            for (std::size_t k = 0; k < count; ++k)
                slope[k] += (to.structure[j * count + k] - from.structure[j * count + k]) / 2;
        };
        bend();
        double surprise = to.g[j] - from.g[j];
        for (std::size_t k = 0; k < count; ++k) surprise -= slope[k] * (to.u[k] - from.u[k]);
        for (std::size_t k = 0; k < count; ++k) slope[k] += surprise * (to.u[k] - from.u[k]) / length;
        bend();
    }
}

// The slopes at `here_`, each from a solve close by.
bool QuantitySearch::difference_slopes(const Goal& goal) {
    const std::size_t count = here_.u.size();
    const double tolerance = std::min(options_.tolerance, 1e-10);
    Trial here = look(here_.u, tolerance, &here_);
    if (!here.solved()) return false;
    here_ = std::move(here);
    for (std::size_t k = 0; k < count; ++k) {
        if (goal.pairing[k] == numerics::Pairing::held) continue;
        for (const double step : {difference_step, -difference_step}) {
            std::vector<double> u = here_.u;
            if (u[k] + step < 0) continue;
            u[k] += step;
            const Trial trial = look(u, tolerance, &here_);
            if (cancelled_) return false;
            if (!trial.solved()) continue;
            for (std::size_t j = 0; j < count; ++j) slope_[j * count + k] = (trial.g[j] - here_.g[j]) / step;
            break;
        }
    }
    return true;
}

// Newton from `here_`, which must be solved; on failure `here_` is the nearest it came.
bool QuantitySearch::settle(const Goal& goal) {
    double longest = longest_step, tightest = options_.tolerance;
    int rejected = 0;
    std::vector<double> gaps;
    for (int round = 0; round < most_rounds && !cancelled_; ++round) {
        if (reached(here_, goal)) return true;
        const double before = gap(here_, goal);
        gaps.push_back(before);
        if (gaps.size() > patience && before > gaps[gaps.size() - 1 - patience] / 2) return false;
        const double tolerance = std::clamp(solve_per_gap * before, tightest, std::max(tightest, loosest_solve));
        if (before <= goal.tolerance && here_.tolerance > tightest) {
            Trial again = look(here_.u, tightest, &here_);
            if (!again.solved()) return false;
            here_ = std::move(again);
            continue;
        }
        const std::vector<double> u = step_towards(goal, here_.u, here_.g, longest);
        if (u.empty()) return false;
        const double length = distance(u, here_.u);
        Trial trial = look(u, tolerance, &here_);
        if (cancelled_) return false;
        if (!trial.solved()) {
            longest = length / 4;
            if (longest < shortest_step || ++rejected > most_rejected) return false;
            continue;
        }
        const double after = gap(trial, goal);
        // A trial that is solved better may look worse.
        if (after < before || (trial.tolerance < here_.tolerance && after < noise * here_.tolerance)) {
            learn(here_, trial);
            here_ = std::move(trial);
            rejected = 0;
            longest = std::min(2 * longest, longest_step);
            continue;
        }
        learn(here_, trial);
        for (std::size_t k = 0; k < slope_.size(); ++k) slope_[k] += here_.structure[k] - trial.structure[k];
        if (++rejected > most_rejected) return false;
        // Close by, what disturbs is how far the equilibria were solved; further off, the slopes.
        if (before <= 1e3 * goal.tolerance)
            tightest = std::max(tightest / 10, 1e-14);
        else if (rejected % 2 == 0 && !difference_slopes(goal))
            return false;
        longest = length / 2;
    }
    return false;
}

// Without wedges but those of budgets; and those smaller where the economy could not pay them.
QuantitySearch::Trial QuantitySearch::start(std::vector<double> u, double tolerance) {
    for (;;) {
        Trial trial = look(u, tolerance, nullptr);
        const double largest = *std::max_element(u.begin(), u.end());
        if (trial.solved() || cancelled_ || largest < smallest_start) return trial;
        for (double& each : u) each /= 2;
    }
}

void QuantitySearch::run(const PolicyStart* from) {
    const std::size_t count = conditions_.size();
    std::vector<double> u(count);
    Goal goal{std::vector<double>(count), std::vector<numerics::Pairing>(count, numerics::Pairing::complementary),
              options_.tolerance, true};
    for (std::size_t k = 0; k < count; ++k) {
        const Condition& condition = conditions_[k];
        if (!condition.has_trade()) goal.pairing[k] = numerics::Pairing::held;
        if (!condition.is_budget()) continue;
        goal.pairing[k] = numerics::Pairing::equation;
        // The rate that costs the budget when receipts are given: w·R/(room − w) = budget.
        double output = 0.0;
        for (const Sector s : condition.producing) output += world_.output(condition.producer, s);
        const double room = condition.ceiling;
        u[k] = condition.unknown(room * condition.needed / (room * output + condition.needed));
    }
    if (count == 0) {
        here_ = look(u, options_.tolerance, nullptr, from != nullptr ? &from->point : nullptr);
        return;
    }
    // The first guess is where the conditions would hold if buyers changed sellers and nothing else moved.
    const double loose = std::max(loosest_solve, options_.tolerance);
    const model::Point base = model::base_point(world_);
    (void)set_wedges(wedge_of(u));
    slope_ = slopes_at(world_, conditions_, wedge_of(u), wedges_, base);
    std::vector<double> guess =
        step_towards(goal, u, log_ratios(sides_at(world_, conditions_, wedge_of(u), wedges_, base)), longest_step);
    if (guess.empty()) guess = u;
    const model::Point* near = nullptr;
    if (from != nullptr && from->wedge_rates.size() == count) {
        near = &from->point;
        for (std::size_t k = 0; k < count; ++k)
            if (goal.pairing[k] != numerics::Pairing::held)
                guess[k] = std::min(conditions_[k].unknown(from->wedge_rates[k]), furthest);
    }
    here_ = look(guess, near != nullptr ? std::max(near_solve, options_.tolerance) : loose, nullptr, near);
    if (!here_.solved() && !cancelled_) here_ = start(u, loose);
    if (!here_.solved()) return;
    slope_ = here_.structure;
    if (near != nullptr && from->slopes.size() == slope_.size()) slope_ = from->slopes;
    if (!settle(goal) && !cancelled_) {
        past_.clear();
        here_ = start(u, loose);
        if (!here_.solved()) return;
        if (difference_slopes(goal) && !approach(goal) && !cancelled_) find_limit(goal);
    }
    if (cancelled_) {
        here_.equilibrium.status = model::Status::cancelled;
        return;
    }
    if (limits_.empty() && !reached(here_, goal)) {
        here_.equilibrium.status = model::Status::diverged;
        return;
    }
    for (std::size_t k = 0; k < count; ++k)
        if (!conditions_[k].has_trade() && here_.g[k] < -goal.tolerance) limits_.push_back(k);
    if (limits_.empty()) return;
    if (here_.tolerance > options_.tolerance)
        if (Trial again = look(here_.u, options_.tolerance, &here_); again.solved()) here_ = std::move(again);
    if (options_.max_iterations < most_iterations_a_trial) {
        here_.equilibrium.status = model::Status::iteration_limit;  // more might have been enough
        limits_.clear();
        return;
    }
    here_.equilibrium.status = model::Status::infeasible;
    here_.equilibrium.worst_equation = conditions_[limits_.front()].what;
}

}  // namespace parley::policy::conditions
