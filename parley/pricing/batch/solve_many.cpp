#include "parley/pricing/batch/solve_many.hpp"

#include <atomic>
#include <mutex>

#include "parley/core/parallel.hpp"

namespace parley::pricing {
namespace {

// `solve_one(k, progress)` solves the k-th.
template <class SolveOne>
std::vector<model::Equilibrium> solve_each(std::size_t count, int threads, const BatchProgress& progress,
                                           const SolveOne& solve_one) {
    std::vector<model::Equilibrium> result(count);
    std::atomic<bool> stop{false};
    std::mutex guard;
    std::size_t done = 0;
    const model::Progress watch = [&](int, double) { return !stop.load(std::memory_order_relaxed); };
    parallel_for(count, threads, [&](std::size_t k) {
        if (stop.load(std::memory_order_relaxed)) {
            result[k].status = model::Status::cancelled;
            return;
        }
        result[k] = solve_one(k, watch);
        if (!progress) return;
        const std::lock_guard lock(guard);
        if (!progress(++done, count)) stop.store(true);
    });
    return result;
}

}  // namespace

std::vector<model::Equilibrium> solve_many(const world::World& world, std::span<const model::Wedges> wedges,
                                           const model::SolveOptions& options, int threads,
                                           const BatchProgress& progress) {
    return solve_each(wedges.size(), threads, progress, [&](std::size_t k, const model::Progress& watch) {
        return solve(world, wedges[k], options, watch);
    });
}

std::vector<model::Equilibrium> solve_many(const world::World& world, std::size_t count, const WedgesOf& wedges_of,
                                           const model::SolveOptions& options, int threads,
                                           const BatchProgress& progress) {
    return solve_each(count, threads, progress, [&](std::size_t k, const model::Progress& watch) {
        return solve(world, wedges_of(k), options, watch);
    });
}

}  // namespace parley::pricing
