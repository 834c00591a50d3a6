// What parley/study/parallel.cpp does on all cores, for a page: there each worker has one thread.
#include "parley/study/parallel.hpp"

namespace parley {

int thread_count(int) {
    return 1;
}

void parallel_for(std::size_t count, int, const std::function<void(std::size_t)>& work) {
    for (std::size_t k = 0; k < count; ++k) work(k);
}

}  // namespace parley
