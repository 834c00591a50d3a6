#pragma once
// The contender that counts: one fixed-point loop over wages, prices and spending, Anderson acceleration, no
// preconditioning; what somebody writes who knows the trick. Duties only. anderson.py is the same in numpy; depth and
// wage step are those that do best in it among depths of 5, 10 and 15 and steps of 0.1 to 0.5.
#include <optional>
#include <string>

#include "parley/core/table.hpp"
#include "parley/model/wedges.hpp"
#include "parley/world/world.hpp"

namespace parley::bench {

struct AndersonResult {
    bool converged = false;
    int iterations = 0;
    Table<Economy> wage_hat;
    Table<Buyer, Sector> price_hat;
};

/// Plain loops of its own; with our_kernels the three that read the trade array are ours.
enum class Loops { own, our_kernels };
[[nodiscard]] AndersonResult anderson(const world::World& world, const Table<Buyer, Seller, Sector>& duty_rate_new,
                                      Loops loops);

/// anderson.py in a process of its own, one thread; nothing, with the reason, where there is no numpy or no answer.
struct NumpyResult {
    std::string skipped;
    AndersonResult answer;
    double median_seconds = 0.0, least_seconds = 0.0;  ///< of processor time
};
[[nodiscard]] NumpyResult anderson_in_numpy(const world::World& world,
                                            const Table<Buyer, Seller, Sector>& duty_rate_new, int repetitions);

}  // namespace parley::bench
