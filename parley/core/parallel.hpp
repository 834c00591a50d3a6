#pragma once
// Work on several threads. In a page each worker has one: there everything below does its work at once.
#include <cstddef>
#include <functional>
#include <memory>

namespace parley {

/// Calls `work(k)` for k = 0 … count−1 on `threads` threads (0: as many as the machine has), in no order that work may
/// rely on. An exception ends the whole: that of the lowest k among those thrown is rethrown here, after every thread
/// has stopped. `work` writes to its own place only; then the results do not depend on the number of threads.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

/// parallel_for over and over, by threads that stay: where pieces are too short to start some for each. Calls follow
/// one another, from one thread, and none comes from within the work of another.
class Crew {
public:
    /// `threads` as of parallel_for, and no more than `most`: each of them takes part in each call.
    Crew(int threads, std::size_t most);
    ~Crew();
    [[nodiscard]] std::size_t size() const;  ///< threads, the caller's among them
    void operator()(std::size_t count, const std::function<void(std::size_t)>& work);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// `work(first, last)` for ranges of `piece` that together are all below `count`, by a crew; null: one range, here.
void in_ranges(Crew* crew, std::size_t count, std::size_t piece,
               const std::function<void(std::size_t first, std::size_t last)>& work);

/// After each piece of work: how many are done. Called from one thread at a time; returns false to stop.
using BatchProgress = std::function<bool(std::size_t done, std::size_t of)>;

/// The number of threads that `threads` stands for.
[[nodiscard]] int thread_count(int threads);

/// Set by any thread, seen by all.
class StopFlag {
public:
    StopFlag();
    ~StopFlag();
    void set();
    [[nodiscard]] bool is_set() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// One thread at a time.
class InTurn {
public:
    InTurn();
    ~InTurn();
    void operator()(const std::function<void()>& work);

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace parley
