#include "bench/solve/stream.hpp"

#include "parley/numerics/vector_widths.hpp"

namespace parley::bench {

PARLEY_VECTOR
double stream(const double* values, std::size_t count) {
    constexpr std::size_t lanes = 32;
    double sum[lanes] = {};
    std::size_t k = 0;
    for (; k + lanes <= count; k += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane) sum[lane] += values[k + lane];
    for (; k < count; ++k) sum[0] += values[k];
    double total = 0.0;
    for (const double part : sum) total += part;
    return total;
}

}  // namespace parley::bench
