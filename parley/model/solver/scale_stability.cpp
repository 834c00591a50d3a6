#include "parley/model/scale_stability.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include "parley/model/solver/economy_blocks.hpp"
#include "parley/numerics/anderson.hpp"
#include "parley/numerics/dense.hpp"
#include "parley/numerics/kernels.hpp"

namespace parley::model {
namespace {

constexpr std::size_t anderson_depth_of_scale = 30;
constexpr int most_iterations = 200;          // to one response
constexpr double response_tolerance = 1e-6;   // of the largest change of the gaps
constexpr std::size_t most_directions = 120;  // of the Krylov space
constexpr std::size_t look_every = 3;
constexpr double radius_tolerance = 1e-3;  // of its distance from one, which is taken as 0.01 at least
constexpr double invariant = 1e-10;        // a direction that is nearly spanned by the others

// What the factor in each sector does when productivities change for good, to first order.
class Response {
public:
    Response(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point)
        : world_(world), closure_(closure), evaluation_(world, wedges, closure) {
        evaluation_.evaluate(evaluation_.state_of(point));
        blocks_.emplace(evaluation_, true);
        for (const Economy n : world.each_economy())
            for (const Sector r : world.each_sector())
                if (uses_factor(world, n, r) && closure.psi_of(r) > 0)
                    cells_.push_back(n.value * world.sector_count() + r.value);
    }
    std::size_t size() const { return cells_.size(); }
    int passes() const { return evaluation_.passes(); }
    bool converged() const { return converged_; }

    /// d ln L_new in the direction d ln L, both over the cells with scale economies.
    std::vector<double> of(const std::vector<double>& log_factor) {
        const std::size_t sectors = world_.sector_count();
        std::vector<double> productivity(world_.economy_count() * sectors, 0.0), none = productivity;
        for (std::size_t k = 0; k < cells_.size(); ++k)
            productivity[cells_[k]] = closure_.psi[cells_[k] % sectors] * log_factor[k];
        solver::State change(world_.economy_count(), sectors, true), pushed = change, gap = change;
        evaluation_.differentiate(change, productivity, true, pushed);
        const double target = response_tolerance * largest(pushed);
        numerics::Anderson anderson(change.values.size(), anderson_depth_of_scale);
        bool arrived = false;
        gap = pushed;
        for (int iteration = 0; iteration < most_iterations && !arrived; ++iteration) {
            solver::State step = gap;
            blocks_->precondition(step);
            evaluation_.count_passes(2);
            anderson.advance(change.values, step.values, 1.0);
            evaluation_.differentiate(change, none, true, gap);
            for (std::size_t k = 0; k < gap.values.size(); ++k) gap.values[k] += pushed.values[k];
            arrived = largest(gap) <= target;
        }
        converged_ = converged_ && arrived;
        std::vector<double> result(cells_.size());
        for (std::size_t k = 0; k < cells_.size(); ++k) {
            const std::size_t n = cells_[k] / sectors;
            result[k] = (1 - closure_.factors.stickiness()) *
                        (change.log_output(n)[cells_[k] % sectors] - change.log_wage()[n]);
        }
        return result;
    }

private:
    static double largest(const solver::State& state) {
        double result = 0.0;
        for (const double value : state.values) result = std::max(result, std::abs(value));
        return result;
    }

    const world::World& world_;
    const Closure& closure_;
    solver::Evaluation evaluation_;
    std::optional<solver::EconomyBlocks> blocks_;
    std::vector<std::size_t> cells_;
    bool converged_ = true;
};

}  // namespace

// Arnoldi's method: the radius of the response on a growing space of directions.
ScaleRadius scale_radius(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point) {
    Response response(world, wedges, closure, point);
    const std::size_t size = response.size(), most = std::min(size, most_directions);
    ScaleRadius result;
    std::vector<std::vector<double>> basis(1, std::vector<double>(size));
    std::uint64_t bits = 1;
    for (double& value : basis[0]) {  // every direction a little, the same on every machine
        bits = bits * 6364136223846793005ULL + 1442695040888963407ULL;
        value = 0.5 + static_cast<double>(bits >> 40) / static_cast<double>(1ULL << 24);
    }
    std::vector<double> hessenberg(most * most, 0.0);
    double norm = std::sqrt(numerics::kernels::dot(basis[0].data(), basis[0].data(), size));
    for (double& value : basis[0]) value /= norm;
    for (std::size_t k = 0; k < most; ++k) {
        std::vector<double> next = response.of(basis[k]);
        const double before = std::sqrt(numerics::kernels::dot(next.data(), next.data(), size));
        for (int twice = 0; twice < 2; ++twice)
            for (std::size_t j = 0; j <= k; ++j) {
                const double along = numerics::kernels::dot(basis[j].data(), next.data(), size);
                hessenberg[j * most + k] += along;
                numerics::kernels::add_scaled(-along, basis[j].data(), size, next.data());
            }
        norm = std::sqrt(numerics::kernels::dot(next.data(), next.data(), size));
        const bool closed = k + 1 == most || norm <= invariant * before;
        if (closed || (k + 1) % look_every == 0) {
            std::vector<double> square((k + 1) * (k + 1));
            for (std::size_t r = 0; r <= k; ++r)
                std::copy_n(hessenberg.begin() + static_cast<std::ptrdiff_t>(r * most), k + 1,
                            square.begin() + static_cast<std::ptrdiff_t>(r * (k + 1)));
            const double radius = numerics::spectral_radius(std::move(square), k + 1);
            const bool at_rest =
                std::abs(radius - result.radius) <= radius_tolerance * std::max(std::abs(1 - radius), 0.01);
            result.radius = radius;
            result.converged = at_rest || norm <= invariant * before || most == size;
            if (closed || at_rest) break;
        }
        hessenberg[(k + 1) * most + k] = norm;
        for (double& value : next) value /= norm;
        basis.push_back(std::move(next));
    }
    result.converged = result.converged && response.converged();
    result.passes = response.passes();
    return result;
}

// eq:scale-stability
ScaleVerdict judge_scale(const world::World& world, const Wedges& wedges, const Closure& closure, const Point& point,
                         const char* where) {
    ScaleVerdict verdict;
    // Where the factor cannot move there is nothing to run away.
    if (!closure.has_scale() || closure.factors == specific) return verdict;
    verdict.found = scale_radius(world, wedges, closure, point);
    if (verdict.found.converged && verdict.found.radius < 1) return verdict;
    char text[80];
    std::snprintf(text, sizeof text, verdict.found.converged ? "%.6g %s" : "about %.6g %s, not settled",
                  verdict.found.radius, where);
    verdict.breach = world::Breach{"scale economies with a spectral radius of d ln L_new / d ln L below 1", text};
    return verdict;
}

}  // namespace parley::model
