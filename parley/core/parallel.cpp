#include "parley/core/parallel.hpp"

#include <algorithm>

#ifdef __EMSCRIPTEN__

// In a page each worker has one thread; more work goes to more workers.
namespace parley {

int thread_count(int) {
    return 1;
}

void parallel_for(std::size_t count, int, const std::function<void(std::size_t)>& work) {
    for (std::size_t k = 0; k < count; ++k) work(k);
}

struct Crew::State {};
Crew::Crew(int, std::size_t) {}
Crew::~Crew() = default;
std::size_t Crew::size() const {
    return 1;
}
void Crew::operator()(std::size_t count, const std::function<void(std::size_t)>& work) {
    parallel_for(count, 1, work);
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

#include <atomic>
#include <cassert>
#include <cstdint>
#include <exception>
#include <limits>
#include <mutex>
#include <thread>
#include <vector>

namespace parley {

int thread_count(int threads) {
    return threads > 0 ? threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

namespace {

// Until a number is another one: the next call of a crew is often only microseconds away, and a thread that sleeps
// takes longer than that to wake.
template <class Number>
void await_change(const std::atomic<Number>& number, Number from) {
    constexpr int looks = 2000;
    for (int look = 0; look < looks; ++look) {
        if (number.load(std::memory_order_acquire) != from) return;
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }
    while (number.load(std::memory_order_acquire) == from) number.wait(from, std::memory_order_acquire);
}

}  // namespace

struct Crew::State {
    // One call: pieces are taken in order by whoever is free.
    struct Pieces {
        std::size_t count;
        const std::function<void(std::size_t)>& work;
        std::atomic<std::size_t> next{0};
        std::atomic<bool> stop{false};
        std::mutex guard;
        std::exception_ptr problem;
        std::size_t problem_at = std::numeric_limits<std::size_t>::max();

        Pieces(std::size_t pieces, const std::function<void(std::size_t)>& of) : count(pieces), work(of) {}

        void run() {
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
        }
    };

    std::vector<std::thread> pool;
    std::atomic<std::uint32_t> calls{0};    // so far, and one more at the end
    std::atomic<std::uint32_t> working{0};  // of the pool
    Pieces* pieces = nullptr;               // of the last call; null: to end

    void follow() {
        for (std::uint32_t seen = 0;; ++seen) {
            await_change(calls, seen);
            if (pieces == nullptr) return;
            pieces->run();
            if (working.fetch_sub(1, std::memory_order_acq_rel) == 1) working.notify_one();
        }
    }
    void call(Pieces* of) {
        assert(working.load() == 0 && "a call from within another's work");
        pieces = of;
        working.store(static_cast<std::uint32_t>(pool.size()), std::memory_order_relaxed);
        calls.fetch_add(1, std::memory_order_release);
        calls.notify_all();
    }
};

Crew::Crew(int threads, std::size_t most) : state_(std::make_unique<State>()) {
    const std::size_t helpers = std::min(most, static_cast<std::size_t>(thread_count(threads)));
    for (std::size_t t = 1; t < helpers; ++t) {
        try {
            state_->pool.emplace_back([&state = *state_] { state.follow(); });
        } catch (const std::exception&) {
            break;  // no more threads, or no room for one: those that run do the work
        }
    }
}

Crew::~Crew() {
    state_->call(nullptr);
    for (std::thread& thread : state_->pool) thread.join();
}

std::size_t Crew::size() const {
    return state_->pool.size() + 1;
}

void Crew::operator()(std::size_t count, const std::function<void(std::size_t)>& work) {
    State::Pieces pieces(count, work);
    state_->call(&pieces);
    pieces.run();
    for (std::uint32_t left = 0; (left = state_->working.load(std::memory_order_acquire)) != 0;)
        await_change(state_->working, left);
    if (pieces.problem) std::rethrow_exception(pieces.problem);
}

void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work) {
    Crew crew(threads, count);
    crew(count, work);
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

void in_ranges(Crew* crew, std::size_t count, std::size_t piece,
               const std::function<void(std::size_t first, std::size_t last)>& work) {
    if (crew == nullptr || crew->size() == 1 || count <= piece) return work(0, count);
    (*crew)((count + piece - 1) / piece, [&](std::size_t at) { work(at * piece, std::min(count, (at + 1) * piece)); });
}

InTurn::InTurn() : state_(std::make_unique<State>()) {}
InTurn::~InTurn() = default;

}  // namespace parley
