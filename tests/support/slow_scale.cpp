// Whether scale economies run away, by the slow model.
#include <cmath>

#include "tests/support/slow_newton.hpp"

namespace parley::testing {

using namespace slow;

double slow_scale_radius(const world::World& world, const model::Wedges& wedges, const SlowClosure& closure) {
    const Levels levels(world, wedges, closure);
    Vector unknown(levels.unknowns(), 0);
    SlowOutcome solution;
    if (!walk(levels, 0, 1, unknown, solution)) return -1;
    // From here on productivity is given: no ψ, and what scale added is in A.
    SlowClosure given = closure;
    given.psi.clear();
    const Levels frozen(world, wedges, given);
    const std::size_t sectors = levels.sectors();
    std::vector<std::size_t> cells;
    Policy policy = levels.policy(1);
    for (std::size_t n = 0; n < levels.economies(); ++n)
        for (std::size_t r = 0; r < sectors; ++r) {
            const std::size_t k = n * sectors + r;
            policy.productivity[k] *= std::exp(levels.psi(r) * solution.factor.log_amount[k]);
            if (levels.hires(n, r)) cells.push_back(k);
        }
    const Real nudge = 1e-5L;
    std::vector<Vector> matrix(cells.size(), Vector(cells.size(), 0));
    for (std::size_t column = 0; column < cells.size(); ++column) {
        Vector ends[2];
        for (const int side : {0, 1}) {
            Policy nudged = policy;
            nudged.productivity[cells[column]] *=
                std::exp((side == 0 ? -1 : 1) * nudge * levels.psi(cells[column] % sectors));
            Vector wages(unknown.begin(), unknown.begin() + static_cast<std::ptrdiff_t>(frozen.unknowns()));
            SlowOutcome there = solution;
            if (!newton(frozen, nudged, wages, there)) return -1;
            ends[side] = there.factor.log_amount;
        }
        for (std::size_t row = 0; row < cells.size(); ++row)
            matrix[row][column] = (ends[1][cells[row]] - ends[0][cells[row]]) / (2 * nudge);
    }
    // Growth of a vector under the matrix, over many rounds after many more.
    Vector vector(cells.size(), 0);
    for (std::size_t k = 0; k < cells.size(); ++k) vector[k] = 1 + std::sin(Real(3 * k));
    Real growth = 0;
    const int warm = 4000, counted = 4000;
    for (int round = 0; round < warm + counted; ++round) {
        Vector next(cells.size(), 0);
        Real size = 0;
        for (std::size_t row = 0; row < cells.size(); ++row) {
            for (std::size_t column = 0; column < cells.size(); ++column)
                next[row] += matrix[row][column] * vector[column];
            size = std::fmax(size, std::fabs(next[row]));
        }
        if (!(size > 0)) return 0;
        for (Real& value : next) value /= size;
        vector = next;
        if (round >= warm) growth += std::log(size) / counted;
    }
    return static_cast<double>(std::exp(growth));
}

}  // namespace parley::testing
