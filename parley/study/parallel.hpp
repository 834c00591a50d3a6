#pragma once
#include <cstddef>
#include <functional>

namespace parley {

/// Calls `work(k)` for k = 0 … count−1 on `threads` threads (0: as many as the machine has), in no order that work may
/// rely on. An exception ends the whole: that of the lowest k among those thrown is rethrown here, after every thread
/// has stopped. `work` writes to its own place only; then the results do not depend on the number of threads.
void parallel_for(std::size_t count, int threads, const std::function<void(std::size_t)>& work);

/// The number of threads that `threads` stands for.
[[nodiscard]] int thread_count(int threads);

}  // namespace parley
