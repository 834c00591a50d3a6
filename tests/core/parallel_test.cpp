#include "parley/core/parallel.hpp"

#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

#include <gtest/gtest.h>

namespace parley::parallel_test {
namespace {

TEST(Crew, works_call_after_call_and_sees_what_the_last_one_wrote) {
    for (const int threads : {1, 2, 5}) {
        Crew crew(threads, 100);
        EXPECT_EQ(crew.size(), static_cast<std::size_t>(threads));
        std::vector<long> now(37), then(37);
        std::iota(now.begin(), now.end(), 0);
        long sum = std::accumulate(now.begin(), now.end(), 0L);
        for (int call = 0; call < 2000; ++call) {
            // Each reads what its neighbour was.
            crew(now.size(), [&](std::size_t k) { then[k] = now[(k + 1) % now.size()] + 1; });
            std::swap(now, then);
            sum += 37;
        }
        EXPECT_EQ(std::accumulate(now.begin(), now.end(), 0L), sum);
        EXPECT_EQ(now[0], 2000 + 2000 % 37);
    }
}

TEST(Crew, no_work_is_no_work_and_one_piece_is_done_once) {
    Crew crew(3, 3);
    crew(0, [](std::size_t) { FAIL(); });
    std::atomic<int> done{0};
    crew(1, [&](std::size_t) { ++done; });
    EXPECT_EQ(done, 1);
}

TEST(Crew, goes_on_after_an_exception_which_is_the_lowest_ones) {
    for (const int threads : {1, 4}) {
        Crew crew(threads, 4);
        for (int call = 0; call < 100; ++call) {
            std::atomic<int> running{0};
            try {
                crew(64, [&](std::size_t k) {
                    ++running;
                    --running;
                    if (k == 0) throw std::runtime_error("none");
                    if (k == 3) throw std::runtime_error("three");
                });
                FAIL();
            } catch (const std::runtime_error& e) {
                EXPECT_STREQ(e.what(), "none");
            }
            EXPECT_EQ(running, 0);
            std::atomic<int> visits{0};
            crew(64, [&](std::size_t) { ++visits; });
            EXPECT_EQ(visits, 64);
        }
    }
}

TEST(Crew, that_is_never_called_ends) {
    for (int k = 0; k < 50; ++k) Crew crew(4, 4);
    for (int k = 0; k < 50; ++k) Crew(4, 2)(1, [](std::size_t) {});
}

}  // namespace
}  // namespace parley::parallel_test
