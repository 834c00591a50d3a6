#include "parley/pricing/counterfactual/solve_many.hpp"

#include "parley/core/parallel.hpp"

namespace parley::pricing {
namespace {

model::SolveOptions with_slopes(const world::World& world, std::size_t count, const model::SolveOptions& options) {
    model::SolveOptions result = options;
    if (count > 1) result.threads = 1;  // those that there are have solves of their own
    if (count > 1 && !result.slopes) result.slopes = model::base_slopes(world, result.closure);
    return result;
}

// `solve_one(k, progress)` solves the k-th.
template <class SolveOne>
std::vector<model::Equilibrium> solve_each(std::size_t count, int threads, const BatchProgress& progress,
                                           const SolveOne& solve_one) {
    std::vector<model::Equilibrium> result(count);
    StopFlag stop;
    InTurn in_turn;
    std::size_t done = 0;
    const model::Progress watch = [&](int, double) { return !stop.is_set(); };
    parallel_for(count, threads, [&](std::size_t k) {
        if (stop.is_set()) {
            result[k].status = model::Status::cancelled;
            return;
        }
        result[k] = solve_one(k, watch);
        if (!progress) return;
        in_turn([&] {
            if (!progress(++done, count)) stop.set();
        });
    });
    return result;
}

}  // namespace

std::vector<model::Equilibrium> solve_many(const world::World& world, std::span<const model::Wedges> wedges,
                                           const model::SolveOptions& options, int threads,
                                           const BatchProgress& progress) {
    const model::SolveOptions shared = with_slopes(world, wedges.size(), options);
    return solve_each(wedges.size(), threads, progress, [&](std::size_t k, const model::Progress& watch) {
        return solve(world, wedges[k], shared, watch);
    });
}

std::vector<model::Equilibrium> solve_many(const world::World& world, std::size_t count, const WedgesOf& wedges_of,
                                           const model::SolveOptions& options, int threads,
                                           const BatchProgress& progress) {
    const model::SolveOptions shared = with_slopes(world, count, options);
    return solve_each(count, threads, progress, [&](std::size_t k, const model::Progress& watch) {
        return solve(world, wedges_of(k), shared, watch);
    });
}

}  // namespace parley::pricing
