#include "parley/core/parallel.hpp"

#ifdef __EMSCRIPTEN__

// In a page each worker has one thread; more work goes to more workers.
namespace parley {

int thread_count(int) {
    return 1;
}

void parallel_for(std::size_t count, int, const std::function<void(std::size_t)>& work) {
    for (std::size_t k = 0; k < count; ++k) work(k);
}

struct StopFlag::State {
    bool is_set = false;
};
void StopFlag::set() {
    state_->is_set = true;
}
bool StopFlag::is_set() const {
    return state_->is_set;
}

struct InTurn::State {};
void InTurn::operator()(const std::function<void()>& work) {
    work();
}

}  // namespace parley

#else

#include <algorithm>
#include <atomic>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace parley {

int thread_count(int threads) {
    return threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
    std::atomic<std::size_t> next{0};
    std::atomic<bool> stop{false};
    std::mutex guard;
    std::exception_ptr problem;
    std::size_t problem_at = std::numeric_limits<std::size_t>::max();

    const auto run = [&] {
        while (!stop.load(std::memory_order_relaxed)) {
            const std::size_t k = next.fetch_add(1);
            if (k >= count) return;
            try {
                work(k);
            } catch (...) {
                const std::lock_guard lock(guard);
                if (k < problem_at) {
                    problem = std::current_exception();
                    problem_at = k;
                }
                stop.store(true);
            }
        }
    };

    const std::size_t helpers = std::min(count, static_cast<std::size_t>(thread_count(threads)));
    std::vector<std::thread> pool;  // joined whatever happens: nothing below throws
    for (std::size_t t = 1; t < helpers; ++t) {
        try {
            pool.emplace_back(run);
        } catch (const std::exception&) {
            break;  // no more threads, or no room for one: those that run do the work
        }
    }
    run();
    for (std::thread& thread : pool) thread.join();
    if (problem) std::rethrow_exception(problem);
}

struct StopFlag::State {
    std::atomic<bool> is_set{false};
};
void StopFlag::set() {
    state_->is_set.store(true);
}
bool StopFlag::is_set() const {
    return state_->is_set.load(std::memory_order_relaxed);
}

struct InTurn::State {
    std::mutex guard;
};
void InTurn::operator()(const std::function<void()>& work) {
    const std::lock_guard lock(state_->guard);
    work();
}

}  // namespace parley

#endif

namespace parley {

StopFlag::StopFlag() : state_(std::make_unique<State>()) {}
StopFlag::~StopFlag() = default;

InTurn::InTurn() : state_(std::make_unique<State>()) {}
InTurn::~InTurn() = default;

}  // namespace parley
