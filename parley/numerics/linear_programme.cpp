#include "parley/numerics/linear_programme.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "parley/core/infinity.hpp"
#include "parley/numerics/dense.hpp"

namespace parley::numerics {
namespace {

// On coefficients scaled to at most one: a reduced cost that is worth a step, one that is when all others are done
// (about what rounding leaves), a number fit to divide by, no step.
constexpr double worth_a_step = 1e-10, worth_a_last_step = 1e-13, fit_to_divide = 1e-9, no_step = 1e-12;

// basic(i) = T(i, last) − Σ_j T(i, j)·nonbasic(j);  objective = −T(last, last) + Σ_j T(last, j)·nonbasic(j).
// Variables are numbered: those of the programme, then one slack for each row.
struct Dictionary {
    std::size_t rows, columns;
    std::vector<double> t;
    std::vector<std::size_t> basic, nonbasic;
    int pivots = 0;

    double& at(std::size_t i, std::size_t j) { return t[i * (columns + 1) + j]; }
    double at(std::size_t i, std::size_t j) const { return t[i * (columns + 1) + j]; }

    void pivot(std::size_t r, std::size_t s) {
        const double divisor = at(r, s);
        double* row_r = &at(r, 0);
        for (std::size_t j = 0; j <= columns; ++j) row_r[j] /= divisor;
        row_r[s] = 1.0 / divisor;
        for (std::size_t i = 0; i <= rows; ++i) {
            if (i == r) continue;
            double* row = &at(i, 0);
            const double factor = row[s];
            if (factor == 0.0) continue;
            for (std::size_t j = 0; j <= columns; ++j) row[j] -= factor * row_r[j];
            row[s] = -factor / divisor;
        }
        std::swap(basic[r], nonbasic[s]);
        ++pivots;
    }
};

Dictionary first_dictionary(const LinearProgramme& programme) {
    const std::size_t m = programme.rows, n = programme.columns;
    Dictionary result{m, n, std::vector<double>((m + 1) * (n + 1), 0.0), {}, {}};
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) result.at(i, j) = programme.at(i, j);
        result.at(i, n) = programme.b[i];
        result.basic.push_back(n + i);
    }
    for (std::size_t j = 0; j < n; ++j) {
        result.at(m, j) = programme.c[j];
        result.nonbasic.push_back(j);
    }
    return result;
}

// The dual's dictionary is the negative transpose.
Dictionary dual_of(const Dictionary& d) {
    Dictionary result{d.columns, d.rows, std::vector<double>(d.t.size()), d.nonbasic, d.basic, d.pivots};
    for (std::size_t i = 0; i <= d.rows; ++i)
        for (std::size_t j = 0; j <= d.columns; ++j) result.at(j, i) = -d.at(i, j);
    return result;
}

enum class Stopped { at_optimum, at_open_column, at_limit };
struct Stop {
    Stopped where;
    std::size_t column;  // that may grow for ever
};

// Primal simplex steps from a feasible dictionary.
Stop climb(Dictionary& d, double worth, std::size_t steps) {
    const int limit = d.pivots + static_cast<int>(steps);
    bool went_nowhere = false;
    while (true) {
        std::size_t s = d.columns;
        for (std::size_t j = 0; j < d.columns; ++j) {
            if (d.at(d.rows, j) <= worth) continue;
            const bool better =
                s == d.columns || (went_nowhere ? d.nonbasic[j] < d.nonbasic[s] : d.at(d.rows, j) > d.at(d.rows, s));
            if (better) s = j;
        }
        if (s == d.columns) return {Stopped::at_optimum, s};
        if (d.pivots >= limit) return {Stopped::at_limit, s};
        std::size_t r = d.rows;
        double shortest = infinity;
        for (std::size_t i = 0; i < d.rows; ++i) {
            if (d.at(i, s) <= fit_to_divide) continue;
            const double ratio = std::max(d.at(i, d.columns), 0.0) / d.at(i, s);
            const bool tied = r < d.rows && std::abs(ratio - shortest) <= no_step * (1 + shortest);
            const bool better =
                tied ? (went_nowhere ? d.basic[i] < d.basic[r] : d.at(i, s) > d.at(r, s)) : ratio < shortest;
            if (!better) continue;
            r = i;
            shortest = ratio;
        }
        if (r == d.rows) return {Stopped::at_open_column, s};
        went_nowhere = shortest <= no_step;
        d.pivot(r, s);
    }
}

Stop climb(Dictionary& d) {
    const std::size_t size = d.rows + d.columns;
    const Stop stop = climb(d, worth_a_step, 2000 + 50 * size);
    if (stop.where != Stopped::at_optimum) return stop;
    // The last steps gain so little that what they find, or that they do not end, changes nothing.
    climb(d, worth_a_last_step, size);
    return stop;
}

void set_objective(Dictionary& d, const std::vector<double>& c) {
    const auto cost = [&](std::size_t variable) { return variable < c.size() ? c[variable] : 0.0; };
    for (std::size_t j = 0; j < d.columns; ++j) d.at(d.rows, j) = cost(d.nonbasic[j]);
    d.at(d.rows, d.columns) = 0.0;
    for (std::size_t i = 0; i < d.rows; ++i)
        if (const double each = cost(d.basic[i]); each != 0.0)
            for (std::size_t j = 0; j <= d.columns; ++j) d.at(d.rows, j) -= each * d.at(i, j);
}

double power_of_two(double largest) {
    return largest > 0 && std::isfinite(largest) ? std::ldexp(1.0, -std::ilogb(largest)) : 1.0;
}

// The same programme with coefficients about one, by powers of two, so that nothing is rounded.
struct Scaled {
    LinearProgramme programme;
    std::vector<double> row, column;
    double b = 1.0, c = 1.0;

    explicit Scaled(const LinearProgramme& given) : programme(given) {
        const std::size_t m = given.rows, n = given.columns;
        double largest_b = 0.0, largest_c = 0.0;
        for (std::size_t i = 0; i < m; ++i) {
            double largest = 0.0;
            for (std::size_t j = 0; j < n; ++j) largest = std::max(largest, std::abs(given.at(i, j)));
            row.push_back(power_of_two(largest));
            largest_b = std::max(largest_b, std::abs(given.b[i] * row[i]));
        }
        for (std::size_t j = 0; j < n; ++j) {
            double largest = 0.0;
            for (std::size_t i = 0; i < m; ++i) largest = std::max(largest, std::abs(given.at(i, j)) * row[i]);
            column.push_back(power_of_two(largest));
            largest_c = std::max(largest_c, std::abs(given.c[j] * column[j]));
        }
        b = power_of_two(largest_b);
        c = power_of_two(largest_c);
        for (std::size_t i = 0; i < m; ++i) {
            programme.b[i] *= row[i] * b;
            for (std::size_t j = 0; j < n; ++j) programme.at(i, j) *= row[i] * column[j];
        }
        for (std::size_t j = 0; j < n; ++j) programme.c[j] *= column[j] * c;
    }
    void unscale(std::vector<double>& x, std::vector<double>& y) const {
        for (std::size_t j = 0; j < x.size(); ++j) x[j] *= column[j] / b;
        for (std::size_t i = 0; i < y.size(); ++i) y[i] *= row[i] / c;
    }
};

// x and y of the basis that the search ended with, from the programme itself: without the search's rounding.
void read_basis(const LinearProgramme& programme, const Dictionary& d, std::vector<double>& x, std::vector<double>& y) {
    const std::size_t n = programme.columns;
    x.assign(n, 0.0);
    y.assign(programme.rows, 0.0);
    std::vector<std::size_t> tight, used;  // rows without slack, columns above zero
    for (std::size_t j = 0; j < d.columns; ++j)
        if (d.nonbasic[j] >= n) {
            tight.push_back(d.nonbasic[j] - n);
            y[tight.back()] = -d.at(d.rows, j);
        }
    for (std::size_t i = 0; i < d.rows; ++i)
        if (d.basic[i] < n) {
            used.push_back(d.basic[i]);
            x[used.back()] = d.at(i, d.columns);
        }
    const std::size_t k = used.size();
    std::vector<double> a(k * k), a_transposed(k * k), b(k), c(k);
    for (std::size_t i = 0; i < k; ++i) {
        b[i] = programme.b[tight[i]];
        c[i] = programme.c[used[i]];
        for (std::size_t j = 0; j < k; ++j) {
            a[i * k + j] = programme.at(tight[i], used[j]);
            a_transposed[j * k + i] = a[i * k + j];
        }
    }
    const auto x_used = solve_dense(a, b), y_tight = solve_dense(a_transposed, c);
    for (std::size_t i = 0; x_used && i < k; ++i) x[used[i]] = (*x_used)[i];
    for (std::size_t i = 0; y_tight && i < k; ++i) y[tight[i]] = (*y_tight)[i];
}

void cut_rounding(std::vector<double>& values) {
    for (double& each : values)
        if (each < 0 && each > -no_step) each = 0.0;
}

// Σ terms and Σ |terms| of one side of a condition.
struct Sum {
    double value = 0.0, size = 0.0;
    void add(double term) {
        value += term;
        size += std::abs(term);
    }
};

double positive_part(double violation, double size) {
    // Not std::max: what is no number must not pass.
    return violation <= 0.0 ? 0.0 : std::isnan(violation) ? infinity : violation / (1.0 + size);
}

double negativity(const std::vector<double>& values) {
    double worst = 0.0;
    for (const double each : values) worst = std::max(worst, positive_part(-each, 0.0));
    return worst;
}

double primal_gap(const LinearProgramme& programme, const std::vector<double>& x, bool homogeneous) {
    double worst = negativity(x);
    for (std::size_t i = 0; i < programme.rows; ++i) {
        Sum sum;
        for (std::size_t j = 0; j < programme.columns; ++j) sum.add(programme.at(i, j) * x[j]);
        if (!homogeneous) sum.add(-programme.b[i]);
        worst = std::max(worst, positive_part(sum.value, sum.size));
    }
    return worst;
}

double dual_gap(const LinearProgramme& programme, const std::vector<double>& y, bool homogeneous) {
    double worst = negativity(y);
    std::vector<Sum> sums(programme.columns);
    for (std::size_t i = 0; i < programme.rows; ++i)
        for (std::size_t j = 0; j < programme.columns; ++j) sums[j].add(-programme.at(i, j) * y[i]);
    for (std::size_t j = 0; j < programme.columns; ++j) {
        if (!homogeneous) sums[j].add(programme.c[j]);
        worst = std::max(worst, positive_part(sums[j].value, sums[j].size));
    }
    return worst;
}

double product(const std::vector<double>& a, const std::vector<double>& b) {
    double result = 0.0;
    for (std::size_t k = 0; k < a.size(); ++k) result += a[k] * b[k];
    return result;
}

// Multipliers of the rows that add up to a row without solution.
std::vector<double> farkas_multipliers(const LinearProgramme& programme, const Dictionary& d, std::size_t r) {
    std::vector<double> y(programme.rows, 0.0);
    if (d.basic[r] >= programme.columns) y[d.basic[r] - programme.columns] = 1.0;
    for (std::size_t j = 0; j < d.columns; ++j)
        if (d.nonbasic[j] >= programme.columns) y[d.nonbasic[j] - programme.columns] = std::max(0.0, d.at(r, j));
    return y;
}

std::vector<double> open_ray(const LinearProgramme& programme, const Dictionary& d, std::size_t s) {
    std::vector<double> ray(programme.columns, 0.0);
    if (d.nonbasic[s] < programme.columns) ray[d.nonbasic[s]] = 1.0;
    for (std::size_t i = 0; i < d.rows; ++i)
        if (d.basic[i] < programme.columns) ray[d.basic[i]] = std::max(0.0, -d.at(i, s));
    return ray;
}

bool any_below(const Dictionary& d) {
    for (std::size_t i = 0; i < d.rows; ++i)
        if (d.at(i, d.columns) < -worth_a_step) return true;
    return false;
}

}  // namespace

LinearSolution solve(const LinearProgramme& given) {
    const Scaled scaled(given);
    const LinearProgramme& programme = scaled.programme;
    LinearSolution result;
    Dictionary d = first_dictionary(programme);
    Stop stop{Stopped::at_optimum, 0};
    if (any_below(d)) {
        // Where nothing would be gained without the conditions, the dual starts feasible and its steps lead to the
        // optimum; elsewhere the objective −Σx stands in until a feasible point is there.
        const bool costs_only =
            std::all_of(programme.c.begin(), programme.c.end(), [](double each) { return each <= 0.0; });
        if (!costs_only) set_objective(d, std::vector<double>(programme.columns, -1.0));
        Dictionary dual = dual_of(d);
        stop = climb(dual);
        d = dual_of(dual);
        if (!costs_only && stop.where == Stopped::at_optimum) set_objective(d, programme.c);
        if (stop.where == Stopped::at_open_column) {
            std::vector<double> no_x;
            result.y = farkas_multipliers(programme, d, stop.column);
            scaled.unscale(no_x, result.y);
            result.pivots = d.pivots;
            result.gap = infeasibility_gap(given, result.y);
            if (result.gap <= certificate_tolerance) result.certified = Certified::infeasible;
            return result;
        }
    }
    if (stop.where == Stopped::at_optimum) stop = climb(d);
    read_basis(programme, d, result.x, result.y);
    cut_rounding(result.x);
    cut_rounding(result.y);
    scaled.unscale(result.x, result.y);
    result.pivots = d.pivots;
    result.value = product(given.c, result.x);
    if (stop.where == Stopped::at_open_column) {
        std::vector<double> no_y;
        result.ray = open_ray(programme, d, stop.column);
        scaled.unscale(result.ray, no_y);
        result.gap = unboundedness_gap(given, result.x, result.ray);
        if (result.gap <= certificate_tolerance) result.certified = Certified::unbounded;
        return result;
    }
    result.gap = optimality_gap(given, result.x, result.y);
    if (result.gap <= certificate_tolerance) result.certified = Certified::optimum;
    return result;
}

double optimality_gap(const LinearProgramme& programme, const std::vector<double>& x, const std::vector<double>& y) {
    const double primal = product(programme.c, x), dual = product(programme.b, y);
    return std::max({primal_gap(programme, x, false), dual_gap(programme, y, false),
                     positive_part(dual - primal, std::abs(dual) + std::abs(primal))});
}

double infeasibility_gap(const LinearProgramme& programme, const std::vector<double>& y) {
    const double dual = product(programme.b, y);
    if (!(dual < 0)) return infinity;
    std::vector<double> unit = y;
    for (double& each : unit) each /= -dual;
    return dual_gap(programme, unit, true);
}

double unboundedness_gap(const LinearProgramme& programme, const std::vector<double>& x,
                         const std::vector<double>& ray) {
    const double slope = product(programme.c, ray);
    if (!(slope > 0)) return infinity;
    std::vector<double> unit = ray;
    for (double& each : unit) each /= slope;
    return std::max(primal_gap(programme, x, false), primal_gap(programme, unit, true));
}

}  // namespace parley::numerics
