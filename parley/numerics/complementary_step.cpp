#include "parley/numerics/complementary_step.hpp"

#include <algorithm>
#include <cmath>

#include "parley/numerics/dense.hpp"

namespace parley::numerics {
namespace {

constexpr double rounding = 1e-14;

// The tangent's solution for a choice of what binds; `u_next` has what does not.
bool solve_binding(const std::vector<double>& slope, const std::vector<double>& u, const std::vector<double>& g,
                   const std::vector<std::size_t>& binding, std::vector<double>& u_next) {
    const std::size_t count = u.size(), size = binding.size();
    std::vector<double> matrix(size * size), right(size);
    for (std::size_t r = 0; r < size; ++r) {
        const double* row = slope.data() + binding[r] * count;
        double value = -g[binding[r]];
        for (std::size_t c = 0; c < count; ++c) value -= row[c] * (u_next[c] - u[c]);
        for (std::size_t c = 0; c < size; ++c) {
            matrix[r * size + c] = row[binding[c]];
            value += row[binding[c]] * (u_next[binding[c]] - u[binding[c]]);
        }
        right[r] = value;
    }
    const auto step = solve_dense(matrix, right, singular_pivot);
    if (!step) return false;
    for (std::size_t r = 0; r < size; ++r) u_next[binding[r]] = u[binding[r]] + (*step)[r];
    return true;
}

// The first pairing that a candidate breaks; the number of pairings if none.
std::size_t first_broken(const std::vector<double>& slope, const std::vector<double>& u, const std::vector<double>& g,
                         const std::vector<Pairing>& pairing, const std::vector<bool>& binds,
                         const std::vector<double>& u_next) {
    const std::size_t count = u.size();
    for (std::size_t j = 0; j < count; ++j) {
        if (pairing[j] != Pairing::complementary) continue;
        if (binds[j]) {
            if (u_next[j] < -rounding) return j;
            continue;
        }
        double tangent = g[j];
        for (std::size_t c = 0; c < count; ++c) tangent += slope[j * count + c] * (u_next[c] - u[c]);
        if (tangent < -rounding) return j;
    }
    return count;
}

std::optional<std::vector<double>> by_pivoting(const std::vector<double>& slope, const std::vector<double>& u,
                                               const std::vector<double>& g, const std::vector<Pairing>& pairing) {
    const std::size_t count = u.size();
    std::vector<bool> binds(count);
    for (std::size_t j = 0; j < count; ++j)
        binds[j] = pairing[j] == Pairing::equation || (pairing[j] == Pairing::complementary && u[j] > g[j]);
    for (std::size_t pivots = 0; pivots < 20 * count + 20; ++pivots) {
        std::vector<double> u_next = u;
        std::vector<std::size_t> binding;
        for (std::size_t j = 0; j < count; ++j) {
            if (binds[j]) binding.push_back(j);
            if (!binds[j] && pairing[j] == Pairing::complementary) u_next[j] = 0.0;
        }
        if (!solve_binding(slope, u, g, binding, u_next)) return {};
        const std::size_t broken = first_broken(slope, u, g, pairing, binds, u_next);
        if (broken == count) {
            for (std::size_t j = 0; j < count; ++j)
                if (pairing[j] == Pairing::complementary) u_next[j] = std::max(u_next[j], 0.0);
            return u_next;
        }
        binds[broken] = !binds[broken];
    }
    return {};
}

std::optional<std::vector<double>> by_fischer_burmeister(const std::vector<double>& slope, const std::vector<double>& u,
                                                         const std::vector<double>& g,
                                                         const std::vector<Pairing>& pairing) {
    const std::size_t count = u.size();
    std::vector<double> matrix(count * count), right(count);
    for (std::size_t j = 0; j < count; ++j) {
        double to_u = 0.0, to_g = 1.0, value = g[j];
        if (pairing[j] == Pairing::complementary) {
            const double size = std::hypot(u[j], g[j]);
            to_u = size > 0 ? 1 - u[j] / size : 1 - std::sqrt(0.5);
            to_g = size > 0 ? 1 - g[j] / size : 1 - std::sqrt(0.5);
            value = complementarity(u[j], g[j]);
        } else if (pairing[j] == Pairing::held) {
            to_u = 1.0;
            to_g = value = 0.0;
        }
        for (std::size_t c = 0; c < count; ++c) matrix[j * count + c] = to_g * slope[j * count + c];
        matrix[j * count + j] += to_u;
        right[j] = -value;
    }
    auto next = solve_dense(matrix, right, singular_pivot);
    if (!next) return {};
    for (std::size_t j = 0; j < count; ++j) {
        (*next)[j] += u[j];
        if (pairing[j] == Pairing::complementary) (*next)[j] = std::max((*next)[j], 0.0);
    }
    return next;
}

}  // namespace

double complementarity(double a, double b) {
    // a + b − √(a²+b²) without the cancellation where both are positive.
    const double size = std::hypot(a, b);
    return a + b > 0 ? 2 * a * b / (a + b + size) : a + b - size;
}

std::optional<std::vector<double>> complementary_step(const std::vector<double>& slope, const std::vector<double>& u,
                                                      const std::vector<double>& g,
                                                      const std::vector<Pairing>& pairing) {
    if (auto found = by_pivoting(slope, u, g, pairing)) return found;
    return by_fischer_burmeister(slope, u, g, pairing);
}

}  // namespace parley::numerics
